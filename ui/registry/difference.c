/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where two texts part: the letters of one that the other does not have in their place.  The desk
 * of doubts marks them. */
#include "config.h"

#include "ui/registry/difference.h"

#include <string.h>

#define LONGEST                                                                                    \
  120 /* letters; what is longer is not marked: nobody compares it letter by letter                \
       */
#define LEAST                                                                                      \
  0.4 /* of the letters in common, else the texts have nothing to do with each other               \
       */

/* Letters as people take them for the same: case does not count. */
static gunichar *
letters_of (const char *text, glong *n)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  return g_utf8_to_ucs4_fast (folded, -1, n);
}

/* Lengths of the longest common parts of what is left of both; (n + 1) × (m + 1). */
static guint *
common_lengths (const gunichar *a, glong n, const gunichar *b, glong m)
{
  guint *lengths = g_new0 (guint, (gsize) ((n + 1) * (m + 1)));

  for (glong i = n - 1; i >= 0; i--)
    for (glong j = m - 1; j >= 0; j--)
      lengths[i * (m + 1) + j] =
          a[i] == b[j] ? lengths[(i + 1) * (m + 1) + j + 1] + 1
                       : MAX (lengths[(i + 1) * (m + 1) + j], lengths[i * (m + 1) + j + 1]);
  return lengths;
}

/* TRUE where the letter of @a stands in @b too. */
static gboolean *
shared_letters (const gunichar *a, glong n, const gunichar *b, glong m)
{
  g_autofree guint *lengths = common_lengths (a, n, b, m);
  gboolean *shared = g_new0 (gboolean, (gsize) n + 1);
  glong i = 0, j = 0;

  if (lengths[0] < LEAST * MAX (n, m)) {
    for (i = 0; i < n; i++)
      shared[i] = TRUE;
    return shared;
  }
  while (i < n && j < m) {
    if (a[i] == b[j]) {
      shared[i++] = TRUE;
      j++;
    } else if (lengths[(i + 1) * (m + 1) + j] >= lengths[i * (m + 1) + j + 1]) {
      i++;
    } else {
      j++;
    }
  }
  return shared;
}

static gboolean *
shared_places (const gunichar *a, glong n, const gunichar *b, glong m)
{
  gboolean *shared = g_new0 (gboolean, (gsize) n + 1);

  for (glong i = 0; i < n; i++)
    shared[i] = i < m && a[i] == b[i];
  return shared;
}

static GArray *
spans_of (const char *text, const gboolean *shared, glong n)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (LoketSpan));
  const char *at = text;

  for (glong i = 0; i < n && *at != '\0'; i++) {
    const char *next = g_utf8_next_char (at);
    const LoketSpan span = {(guint) (at - text), (guint) (next - text)};
    LoketSpan *last = spans->len > 0 ? &g_array_index (spans, LoketSpan, spans->len - 1) : NULL;
    if (!shared[i] && last != NULL && last->until == span.from)
      last->until = span.until;
    else if (!shared[i])
      g_array_append_val (spans, span);
    at = next;
  }
  return spans;
}

/**
 * loket_difference_find:
 * @text: what is to be marked, UTF-8
 * @other: (nullable): what it is held against
 * @by_place: digits of numbers and dates, each of which has its place; else letters of words
 *
 * Texts that have little in common have nothing marked: that they differ is seen at once.
 *
 * Returns: (transfer full) (element-type LoketSpan): in the order of the text
 */
GArray *
loket_difference_find (const char *text, const char *other, gboolean by_place)
{
  glong n, m;
  g_autofree gunichar *a = letters_of (text, &n);
  g_autofree gunichar *b = letters_of (other != NULL ? other : "", &m);
  g_autofree gboolean *shared = NULL;

  /* Lower case may be longer: then places in both are not the same. */
  if (other == NULL || n > LONGEST || m > LONGEST || n != g_utf8_strlen (text, -1))
    return g_array_new (FALSE, FALSE, sizeof (LoketSpan));
  shared = by_place && n == m ? shared_places (a, n, b, m) : shared_letters (a, n, b, m);
  return spans_of (text, shared, n);
}

static void
append_escaped (GString *markup, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, escaped);
}

/**
 * loket_difference_markup:
 * @text: what is to be marked, UTF-8
 * @other: (nullable): what it is held against
 * @by_place: as in loket_difference_find()
 *
 * Returns: (transfer full): Pango markup: what differs is bold and underlined, so that it is seen
 *   without colours too
 */
char *
loket_difference_markup (const char *text, const char *other, gboolean by_place)
{
  g_autoptr (GArray) spans = loket_difference_find (text, other, by_place);
  GString *markup = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < spans->len; i++) {
    const LoketSpan *span = &g_array_index (spans, LoketSpan, i);
    append_escaped (markup, text + at, span->from - at);
    g_string_append (markup, "<span weight=\"heavy\" underline=\"single\">");
    append_escaped (markup, text + span->from, span->until - span->from);
    g_string_append (markup, "</span>");
    at = span->until;
  }
  append_escaped (markup, text + at, strlen (text + at));
  return g_string_free (markup, FALSE);
}
