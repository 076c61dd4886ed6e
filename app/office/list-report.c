/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lists on file beside each other, village by village: who stands in which, who differs, and
 * how long doubtful rows wait.  People are compared, not rows: matching has said who is who. */
#include "config.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/list-keep.h"
#include "office/lists-private.h"
#include "office/people.h"
#include "office/turn.h"
#include "store/lists.h"

#include <string.h>

/* What one list says of one person, as hashes: only whether it is the same counts. */
typedef struct {
  guint facts[5];
  GQuark village;
} Claim;

typedef struct {
  GHashTable *people;   /* id → Claim, of the left list */
  GHashTable *villages; /* code → LoketListReportLine */
  LoketListReportLine *total;
  LoketKeptRow said;
  gboolean left;
  gint64 unresolved;
} Report;

static const LoketListField compared[] = {LOKET_LIST_BIRTH_DATE,
                                          LOKET_LIST_SEX,
                                          LOKET_LIST_NIK,
                                          LOKET_LIST_VILLAGE,
                                          LOKET_LIST_DECILE};

static LoketListReportLine *
line_of (Report *self, const char *village)
{
  const char *key = village != NULL ? village : "";
  LoketListReportLine *line = g_hash_table_lookup (self->villages, key);

  if (line == NULL) {
    line = loket_list_report_line_new ();
    line->village = g_strdup (village);
    g_hash_table_insert (self->villages, g_strdup (key), line);
  }
  return line;
}

static void
count_left (Report *self, const LoketListEntry *entry)
{
  Claim *claim = g_new0 (Claim, 1);
  const char *village = self->said.values[LOKET_LIST_VILLAGE];

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    if (self->said.values[compared[i]] != NULL)
      claim->facts[i] = MAX (1, g_str_hash (self->said.values[compared[i]]));
  claim->village = village != NULL ? g_quark_from_string (village) : 0;
  g_hash_table_replace (self->people, g_strdup (entry->person), claim);
}

static gboolean
differs (Report *self, const Claim *claim)
{
  for (guint i = 0; i < G_N_ELEMENTS (compared); i++) {
    const char *text = self->said.values[compared[i]];
    if (text != NULL && claim->facts[i] != 0 && claim->facts[i] != MAX (1, g_str_hash (text)))
      return TRUE;
  }
  return FALSE;
}

static void
count_right (Report *self, const LoketListEntry *entry)
{
  const Claim *claim = g_hash_table_lookup (self->people, entry->person);
  LoketListReportLine *line = line_of (self, self->said.values[LOKET_LIST_VILLAGE]);

  if (claim == NULL) {
    line->right_only++;
    return;
  }
  line->both++;
  line->conflicting += differs (self, claim) ? 1 : 0;
  g_hash_table_remove (self->people, entry->person);
}

static gboolean
take_entry (const LoketListEntry *entry, gpointer data)
{
  Report *self = data;

  self->unresolved += entry->state == LOKET_ROW_NEEDS_REVIEW ? 1 : 0;
  if (entry->person == NULL || !loket_kept_row_read (&self->said, entry->facts))
    return TRUE;
  if (self->left)
    count_left (self, entry);
  else
    count_right (self, entry);
  return TRUE;
}

static int
compare_villages (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(LoketListReportLine *const *) a)->village,
                    (*(LoketListReportLine *const *) b)->village);
}

static void
add_up (LoketListReportLine *total, const LoketListReportLine *line)
{
  total->left_only += line->left_only;
  total->right_only += line->right_only;
  total->both += line->both;
  total->conflicting += line->conflicting;
}

static LoketRecord *
finish (Report *self, LoketTurn *turn, gint64 oldest)
{
  const gint64 now = loket_turn_now (turn);
  LoketListReport *answer = loket_list_report_new ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    line_of (self, g_quark_to_string (((Claim *) value)->village))->left_only++;
  g_hash_table_iter_init (&iter, self->villages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (lines, value);
  g_ptr_array_sort (lines, compare_villages);
  answer->villages = g_list_store_new (loket_list_report_line_get_type ());
  answer->total = loket_list_report_line_new ();
  for (guint i = 0; i < lines->len; i++) {
    LoketListReportLine *line = lines->pdata[i];
    add_up (answer->total, line);
    line->village_name = loket_place_label (turn, line->village);
    g_list_store_append (answer->villages, line);
  }
  answer->unresolved = self->unresolved;
  if (self->unresolved > 0)
    answer->oldest_days = LOKET_SOME (MAX (0, now - oldest) / LOKET_DAY);
  return LOKET_RECORD (answer);
}

static gboolean
read_list (LoketTxn *txn, Report *self, LoketListBatch *batch, gint64 *oldest, GError **error)
{
  const gint64 before = self->unresolved;

  if (!loket_txn_walk_list (txn, batch->number, 0, G_MAXINT32, take_entry, self, error))
    return FALSE;
  if (self->unresolved > before)
    *oldest = MIN (*oldest, batch->created_at);
  return TRUE;
}

static LoketRecord *
report (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketListReportQuery *query = loket_list_report_query_cast (request);
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketListBatch) left = loket_txn_list_batch (txn, query->left, error);
  g_autoptr (LoketListBatch) right =
      left != NULL ? loket_txn_list_batch (txn, query->right, error) : NULL;
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) villages =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  Report self = {.people = people, .villages = villages, .left = TRUE};
  gint64 oldest = loket_turn_now (turn);
  LoketRecord *answer = NULL;

  if (right != NULL && read_list (txn, &self, left, &oldest, error)) {
    self.left = FALSE;
    if (read_list (txn, &self, right, &oldest, error))
      answer = finish (&self, turn, oldest);
  }
  loket_kept_row_clear (&self.said);
  return answer;
}

const LoketBinding loket_list_report_desk[] = {
    {&LOKET_LIST_REPORT, report},
    {NULL},
};
