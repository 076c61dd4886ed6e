/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search finds; lists of the administration page filter by it as one types. */
#include "config.h"

#include "ui/admin/search.h"

#include <string.h>

/* Letters as people hear them: without case and without marks. */
static char *
fold (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");
  g_autofree char *parts = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  /* What has no Latin letters, such as a name in Javanese script, stays as it is written. */
  return g_utf8_casefold (strchr (plain, '?') == NULL ? plain : parts, -1);
}

/**
 * loket_admin_search_finds:
 * @sought: what somebody typed
 * @text: all that can be read about an entry
 *
 * Returns: %TRUE when each word of @sought stands somewhere in @text, in any order and case
 */
gboolean
loket_admin_search_finds (const char *sought, const char *text)
{
  g_autofree char *in = fold (text);
  g_autofree char *folded = fold (sought);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);

  for (char **word = words; *word != NULL; word++)
    if (strstr (in, *word) == NULL)
      return FALSE;
  return TRUE;
}
