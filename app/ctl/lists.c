/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what two lists say of each other, as CSV; the comparison as a table before a person. */
#include "config.h"

#include "lists.h"

#include "core/csv-text.h"
#include "core/error.h"
#include "two-lists.h"

#include <gio/gunixoutputstream.h>
#include <string.h>
#include <unistd.h>

#define NO_VILLAGE "-"

/* What is counted of a village. */
typedef enum {
  A_ONLY,
  B_ONLY,
  BOTH,
  CONFLICTING,
  N_COUNTS,
} Count;

typedef struct {
  char *village; /* as people read it */
  guint counts[N_COUNTS];
} Line;

static const char *const count_names[] = {"a_only", "b_only", "both", "conflicting"};

static void
line_free (Line *line)
{
  g_free (line->village);
  g_free (line);
}

/**
 * loket_lists_are_wanted:
 * @words: (array zero-terminated=1): the words of a command
 *
 * Returns: whether they ask for two lists to be matched or compared
 */
gboolean
loket_lists_are_wanted (const char *const *words)
{
  return g_strcmp0 (words[0], "list") == 0 &&
         (g_strcmp0 (words[1], "match") == 0 || g_strcmp0 (words[1], "compare") == 0);
}

static void
append_pair (const LoketTwoLists *two, const LoketMatchPair *pair, GString *csv)
{
  char weight[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (weight, sizeof weight, "%.2f", pair->weight);
  loket_csv_append (csv, two->sides[LOKET_MATCH_LEFT].ids->pdata[pair->left]);
  loket_csv_append (csv, two->sides[LOKET_MATCH_RIGHT].ids->pdata[pair->right]);
  loket_csv_append (csv, weight);
  loket_csv_append (csv, pair->decision == LOKET_MATCH_LINK ? "same" : "review");
  loket_csv_end_row (csv);
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  const LoketMatchPair *first = a;
  const LoketMatchPair *second = b;

  if (first->weight > second->weight)
    return -1;
  if (first->weight < second->weight)
    return 1;
  return first->left != second->left ? (first->left < second->left ? -1 : 1)
                                     : (first->right < second->right ? -1 : 1);
}

/* Whether a list names both for the first time; then nobody else of them is “same” any more. */
static gboolean
take_ids (GHashTable *const *taken, const char *const *ids)
{
  if (g_hash_table_contains (taken[LOKET_MATCH_LEFT], ids[LOKET_MATCH_LEFT]) ||
      g_hash_table_contains (taken[LOKET_MATCH_RIGHT], ids[LOKET_MATCH_RIGHT]))
    return FALSE;
  g_hash_table_add (taken[LOKET_MATCH_LEFT], (gpointer) ids[LOKET_MATCH_LEFT]);
  g_hash_table_add (taken[LOKET_MATCH_RIGHT], (gpointer) ids[LOKET_MATCH_RIGHT]);
  return TRUE;
}

static int
compare_decided (gconstpointer a, gconstpointer b)
{
  const LoketMatchPair *first = *(const LoketMatchPair *const *) a;
  const LoketMatchPair *second = *(const LoketMatchPair *const *) b;

  if (first->decision != second->decision)
    return first->decision > second->decision ? -1 : 1;
  return compare_weights (first, second);
}

/* A list may use one id for several rows.  Then the strongest pair of it is “same”, every other one
 * is a question, and what has been said of two ids is not said again. */
static void
settle_ids (LoketTwoLists *two)
{
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) right = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  GHashTable *const taken[] = {left, right};

  for (guint i = 0; i < two->pairs->len; i++)
    g_ptr_array_add (pairs, &g_array_index (two->pairs, LoketMatchPair, i));
  g_ptr_array_sort (pairs, compare_decided);
  for (guint i = 0; i < pairs->len; i++) {
    LoketMatchPair *pair = pairs->pdata[i];
    const char *const ids[] = {two->sides[LOKET_MATCH_LEFT].ids->pdata[pair->left],
                               two->sides[LOKET_MATCH_RIGHT].ids->pdata[pair->right]};
    /* No id has a line break: the reader makes it a blank. */
    if (!g_hash_table_add (said,
                           g_strjoin ("\n", ids[LOKET_MATCH_LEFT], ids[LOKET_MATCH_RIGHT], NULL)))
      pair->decision = LOKET_MATCH_DIFFERENT;
    else if (pair->decision == LOKET_MATCH_LINK && !take_ids (taken, ids))
      pair->decision = LOKET_MATCH_REVIEW;
  }
}

static char *
match_text (LoketTwoLists *two)
{
  g_autoptr (GString) csv = g_string_new ("left,right,weight,decision\n");

  settle_ids (two);
  for (guint i = 0; i < two->pairs->len; i++) {
    const LoketMatchPair *pair = &g_array_index (two->pairs, LoketMatchPair, i);
    if (pair->decision != LOKET_MATCH_DIFFERENT)
      append_pair (two, pair, csv);
  }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

static const LoketFacts *
facts_of (const LoketTwoLists *two, LoketMatchSide side, guint row)
{
  return &g_array_index (two->sides[side].facts, LoketFacts, row);
}

static gboolean
differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) != 0;
}

/* "1954" says less than "1954-03-02", but nothing else. */
static gboolean
dates_differ (const char *a, const char *b)
{
  return differ (a, b) && !g_str_has_prefix (a, b) && !g_str_has_prefix (b, a);
}

/* A code and a name tell nothing of each other. */
static gboolean
villages_differ (const char *a, const char *b)
{
  return differ (a, b) && (strchr (a, '.') != NULL) == (strchr (b, '.') != NULL);
}

/* What only one of the two can be right in; moving house within the district is such a thing. */
static gboolean
contradict (const LoketFacts *a, const LoketFacts *b)
{
  return differ (a->nik, b->nik) || dates_differ (a->birth_date, b->birth_date) ||
         villages_differ (a->village, b->village) ||
         (a->sex != LOKET_FACT_SEX_UNKNOWN && b->sex != LOKET_FACT_SEX_UNKNOWN && a->sex != b->sex);
}

static Line *
line_of (const LoketTwoLists *two, GHashTable *lines, const char *village)
{
  const char *key = village != NULL ? village : NO_VILLAGE;
  Line *line = g_hash_table_lookup (lines, key);
  const LoketRegion *region;

  if (line != NULL)
    return line;
  line = g_new0 (Line, 1);
  region = two->regions != NULL ? loket_regions_find (two->regions, key) : NULL;
  line->village = region != NULL ? loket_regions_label (two->regions, region) : g_strdup (key);
  g_hash_table_insert (lines, g_strdup (key), line);
  return line;
}

/* Each row is counted once.  With the best pairs first, a row in doubt is counted with the one it
 * fits best, as conflicting: the lists do not agree on who that is. */
static void
count_pairs (const LoketTwoLists *two,
             const GArray *pairs,
             LoketMatchDecision decision,
             guint8 *const *counted,
             GHashTable *lines)
{
  for (guint i = 0; i < pairs->len; i++) {
    const LoketMatchPair *pair = &g_array_index (pairs, LoketMatchPair, i);
    const LoketFacts *left = facts_of (two, LOKET_MATCH_LEFT, pair->left);
    const LoketFacts *right = facts_of (two, LOKET_MATCH_RIGHT, pair->right);
    const gboolean agree = decision == LOKET_MATCH_LINK && !contradict (left, right);
    Line *line;
    if (pair->decision != decision || counted[LOKET_MATCH_LEFT][pair->left] ||
        counted[LOKET_MATCH_RIGHT][pair->right])
      continue;
    line = line_of (two, lines, left->village != NULL ? left->village : right->village);
    line->counts[agree ? BOTH : CONFLICTING]++;
    counted[LOKET_MATCH_LEFT][pair->left] = TRUE;
    counted[LOKET_MATCH_RIGHT][pair->right] = TRUE;
  }
}

static void
count_rest (const LoketTwoLists *two, LoketMatchSide side, const guint8 *counted, GHashTable *lines)
{
  for (guint i = 0; i < two->sides[side].facts->len; i++)
    if (!counted[i])
      line_of (two, lines, facts_of (two, side, i)->village)
          ->counts[side == LOKET_MATCH_LEFT ? A_ONLY : B_ONLY]++;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Line *const *) a)->village, (*(const Line *const *) b)->village);
}

/* The villages in the order of their names, then the total. */
static GPtrArray *
count_lines (const LoketTwoLists *two)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) pairs = g_array_copy (two->pairs);
  g_autofree guint8 *left = g_new0 (guint8, two->sides[LOKET_MATCH_LEFT].facts->len + 1);
  g_autofree guint8 *right = g_new0 (guint8, two->sides[LOKET_MATCH_RIGHT].facts->len + 1);
  guint8 *const counted[] = {left, right};
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  Line *total = g_new0 (Line, 1);
  GHashTableIter iter;
  gpointer value;

  g_array_sort (pairs, compare_weights);
  count_pairs (two, pairs, LOKET_MATCH_LINK, counted, lines);
  count_pairs (two, pairs, LOKET_MATCH_REVIEW, counted, lines);
  count_rest (two, LOKET_MATCH_LEFT, left, lines);
  count_rest (two, LOKET_MATCH_RIGHT, right, lines);
  g_hash_table_iter_init (&iter, lines);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    g_ptr_array_add (sorted, value);
    for (guint i = 0; i < N_COUNTS; i++)
      total->counts[i] += ((const Line *) value)->counts[i];
  }
  g_ptr_array_sort (sorted, compare_lines);
  total->village = g_strdup ("total");
  g_ptr_array_add (sorted, total);
  return sorted;
}

static char *
compare_csv (const GPtrArray *lines)
{
  g_autoptr (GString) csv = g_string_new ("village");

  for (guint i = 0; i < N_COUNTS; i++)
    loket_csv_append (csv, count_names[i]);
  loket_csv_end_row (csv);
  for (guint row = 0; row < lines->len; row++) {
    const Line *line = lines->pdata[row];
    loket_csv_append (csv, line->village);
    for (guint i = 0; i < N_COUNTS; i++)
      g_string_append_printf (csv, ",%u", line->counts[i]);
    loket_csv_end_row (csv);
  }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

static char *
compare_table (const GPtrArray *lines)
{
  g_autoptr (GString) table = g_string_new (NULL);
  glong width = (glong) strlen ("village");

  for (guint row = 0; row < lines->len; row++)
    width = MAX (width, g_utf8_strlen (((const Line *) lines->pdata[row])->village, -1));
  g_string_append_printf (table, "%-*s", (int) width, "village");
  for (guint i = 0; i < N_COUNTS; i++)
    g_string_append_printf (table, "%13s", count_names[i]);
  for (guint row = 0; row < lines->len; row++) {
    const Line *line = lines->pdata[row];
    const glong length = g_utf8_strlen (line->village, -1);
    g_string_append_printf (table, "\n%s%*s", line->village, (int) (width - length), "");
    for (guint i = 0; i < N_COUNTS; i++)
      g_string_append_printf (table, "%13u", line->counts[i]);
  }
  g_string_append_c (table, '\n');
  return g_string_free (g_steal_pointer (&table), FALSE);
}

static char *
compare_text (const LoketTwoLists *two, gboolean for_a_person)
{
  g_autoptr (GPtrArray) lines = count_lines (two);

  return for_a_person ? compare_table (lines) : compare_csv (lines);
}

/**
 * loket_lists_run:
 * @words: (array zero-terminated=1): “list match LEFT RIGHT” or “list compare A B”, and options
 * @descriptor: of an open file: what it writes to
 * @language: (nullable): of what it tells on standard error
 * @error: set to %LOKET_ERROR_BAD_FIELD for wrong words, else to why a list cannot be read
 *
 * No office is needed and none is touched.  Match writes CSV with the header
 * left,right,weight,decision; compare writes village,a_only,b_only,both,conflicting and a total, to
 * a terminal as a table.
 *
 * Returns: %TRUE when all was written
 */
gboolean
loket_lists_run (const char *const *words, int descriptor, const char *language, GError **error)
{
  g_autoptr (LoketTwoLists) two = loket_two_lists_read (words + 2, language, error);
  g_autoptr (GOutputStream) out = g_unix_output_stream_new (descriptor, FALSE);
  g_autofree char *text = NULL;

  if (two == NULL)
    return FALSE;
  if (loket_match_lists_hidden_blocks (two->lists) > 0)
    g_printerr ("loketctl: %" G_GUINT64_FORMAT " blocks were too large and were not looked at\n",
                loket_match_lists_hidden_blocks (two->lists));
  text = g_str_equal (words[1], "match") ? match_text (two)
                                         : compare_text (two, isatty (descriptor) == 1);
  return g_output_stream_write_all (out, text, strlen (text), NULL, NULL, error);
}
