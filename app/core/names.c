/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a name may be made of (domain.md 2.4), and names of places without their blanks. */
#include "config.h"

#include "core/names.h"

#include "core/error.h"

#include <string.h>

/**
 * loket_name_check:
 * @name: (nullable): a full name as it stands on the document
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Letters, blanks, apostrophe, full stop, hyphen and the comma before a title; one word is enough.
 *
 * Returns: %TRUE when it can be stored as a name
 */
gboolean
loket_name_check (const char *name, GError **error)
{
  gboolean has_letter = FALSE;
  gboolean good = name != NULL && g_utf8_validate (name, -1, NULL) &&
                  g_utf8_strlen (name, -1) <= LOKET_NAME_MAX;

  for (const char *at = name; good && *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    has_letter = has_letter || g_unichar_isalpha (c);
    good = g_unichar_isalpha (c) || g_unichar_ismark (c) || c == 0x2019 ||
           (c < 128 && strchr (" '.-,", (int) c) != NULL);
  }
  if (good && has_letter)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "name", "not the name of a person");
  return FALSE;
}

/**
 * loket_name_fold:
 * @text: a text, UTF-8
 *
 * Returns: (transfer full): its letters without accents, in capitals; all else as one blank between
 *   words, save apostrophes, which vanish
 */
char *
loket_name_fold (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0'; c++) {
    if (g_ascii_isalpha (*c))
      g_string_append_c (folded, g_ascii_toupper (*c));
    else if (*c != '\'' && *c != '`' && folded->len > 0 && folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
  }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/**
 * loket_name_place_key:
 * @name: name of a place, UTF-8
 *
 * Returns: (transfer full): its letters in capitals without blanks: papers write "Ngembat Padas"
 *   and "Ngembatpadas"
 */
char *
loket_name_place_key (const char *name)
{
  g_autofree char *folded = loket_name_fold (name);
  g_autoptr (GString) key = g_string_new (folded);

  g_string_replace (key, " ", "", 0);
  return g_string_free (g_steal_pointer (&key), FALSE);
}
