/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the windows: set-up of gettext and the switch at run time. */
#include "config.h"

#include "ui/common/language.h"

#include "core/text.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/**
 * loket_language_set_up:
 *
 * To be called first in main().  gettext gives no translations at all in the locale "C", so that
 * one is replaced; catalogues are found in $LOKET_LOCALE_DIR or where they are installed.
 */
void
loket_language_set_up (void)
{
  const char *folder = g_getenv ("LOKET_LOCALE_DIR");
  const char *locale = setlocale (LC_ALL, "");

  if (locale == NULL || strcmp (setlocale (LC_MESSAGES, NULL), "C") == 0 ||
      strcmp (setlocale (LC_MESSAGES, NULL), "POSIX") == 0) {
    g_setenv ("LC_ALL", "C.UTF-8", TRUE);
    setlocale (LC_ALL, "");
  }
  bindtextdomain (LOKET_GETTEXT_DOMAIN, folder != NULL ? folder : LOKET_LOCALE_DIR);
  bind_textdomain_codeset (LOKET_GETTEXT_DOMAIN, "UTF-8");
  textdomain (LOKET_GETTEXT_DOMAIN);
}

/**
 * loket_language_use:
 * @language: "id", "jv" or "en"
 *
 * From now on gettext answers in @language.  Texts that stand in a window already stay as they are:
 * the caller rebuilds its page.
 */
void
loket_language_use (const char *language)
{
  g_return_if_fail (loket_language_is_known (language));
  g_setenv ("LANGUAGE", language, TRUE);
  /* glibc looks at LANGUAGE again only after setlocale() or a new binding. */
  textdomain (LOKET_GETTEXT_DOMAIN);
  setlocale (LC_MESSAGES, setlocale (LC_MESSAGES, NULL));
}

static const struct {
  const char *code;
  const char *own_name;
} languages[] = {
    {"id", "Bahasa Indonesia"},
    {"jv", "Basa Jawa"},
    {"en", "English"},
};

/**
 * loket_language_own_name:
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer none): what its speakers call it
 */
const char *
loket_language_own_name (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (language, languages[i].code) == 0)
      return languages[i].own_name;
  return language;
}

/**
 * loket_language_is_known:
 * @language: (nullable): a code
 *
 * Returns: %TRUE when the windows speak it
 */
gboolean
loket_language_is_known (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (language, languages[i].code) == 0)
      return TRUE;
  return FALSE;
}

/**
 * loket_language_after:
 * @offered: languages of the office, in its order
 * @language: the one of now
 *
 * Returns: (transfer none) (nullable): the next one that the windows speak, the first after the
 *   last; %NULL when there is no other
 */
const char *
loket_language_after (const char *const *offered, const char *language)
{
  guint n = offered != NULL ? g_strv_length ((char **) offered) : 0;
  guint here = n > 0 ? n - 1 : 0; /* one that is not offered is followed by the first */

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (offered[i], language) == 0)
      here = i;
  for (guint i = 1; i <= n; i++) {
    const char *next = offered[(here + i) % n];
    if (loket_language_is_known (next) && g_strcmp0 (next, language) != 0)
      return next;
  }
  return NULL;
}
