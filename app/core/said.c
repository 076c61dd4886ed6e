/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells words from a stroke of the key that only fills a field. */
#include "config.h"

#include "core/said.h"

#define LETTERS 3 /* "ok." explains nothing; "PNS" does */

/* Letters by their class that leave the paper empty: the fillers of Hangul. */
static gboolean
is_filler (gunichar c)
{
  return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

/**
 * loket_is_said:
 * @text: (nullable): what somebody typed
 *
 * Returns: whether there is something in it to read: at least three letters or digits
 */
gboolean
loket_is_said (const char *text)
{
  guint letters = 0;

  for (const char *at = text; at != NULL && *at != '\0' && letters < LETTERS;
       at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);
    letters += g_unichar_isalnum (c) && !is_filler (c);
  }
  return letters >= LETTERS;
}
