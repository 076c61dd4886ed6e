/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of lists: where they come from, what became of them, what they say beside each other.
 * The import itself is list-import.c. */
#include "config.h"

#include "core/error.h"
#include "core/list-keep.h"
#include "core/nik.h"
#include "core/text.h"
#include "office/lists-private.h"
#include "office/turn.h"
#include "store/lists.h"

#include <glib/gi18n.h>
#include <string.h>

#define BATCHES_SHOWN 200
#define REJECTS_AT_ONCE 60
#define REJECTS_BYTES 40000
#define LANGUAGE "id" /* of the office, until a request names another */

static LoketRecord *
sources (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketListSources *answer = loket_list_sources_new ();
  LoketProfile *profile = loket_turn_profile (turn);

  answer->sources = profile->sources != NULL ? g_object_ref (profile->sources)
                                             : g_list_store_new (loket_source_get_type ());
  answer->maps = loket_list_map_files (loket_turn_office (turn));
  return LOKET_RECORD (answer);
}

static const char *
language_of (const char *wanted)
{
  return loket_text_negotiate (wanted != NULL ? wanted : LANGUAGE);
}

static gpointer
make_preview (LoketOffice *office, const LoketCaller *caller, LoketRecord *request, GError **error)
{
  LoketListPreviewRequest *wanted = loket_list_preview_request_cast (request);

  return loket_list_preview (office, wanted, language_of (wanted->language), error);
}

static LoketRecord *
preview (LoketTurn *turn, LoketRecord *request, GError **error)
{
  return g_object_ref (loket_turn_prepared (turn));
}

static LoketRecord *
batches (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_list_batches (loket_turn_txn (turn), NULL, BATCHES_SHOWN, error);
  LoketListBatches *answer;

  if (found == NULL)
    return NULL;
  answer = loket_list_batches_new ();
  answer->batches = g_list_store_new (loket_list_batch_get_type ());
  for (guint i = 0; i < found->len; i++)
    g_list_store_append (answer->batches, found->pdata[i]);
  return LOKET_RECORD (answer);
}

static LoketRecord *
batch (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketListBatch) found =
      loket_txn_list_batch (txn, loket_list_reference_cast (request)->batch, error);
  LoketListStatus *answer;
  gint64 counts[LOKET_N_ROW_STATES];

  if (found == NULL || !loket_txn_count_list_rows (txn, found->number, counts, error))
    return NULL;
  answer = loket_list_status_new ();
  answer->batch = g_steal_pointer (&found);
  answer->states = g_list_store_new (loket_list_state_count_get_type ());
  for (guint state = 0; state < LOKET_N_ROW_STATES; state++) {
    g_autoptr (LoketListStateCount) count = loket_list_state_count_new ();
    count->state = state;
    count->rows = counts[state];
    g_list_store_append (answer->states, count);
  }
  return LOKET_RECORD (answer);
}

/* "no-name:name" in words, and the field. */
static const char *
reason_in_words (const char *reason, const char *language, char **field)
{
  const char *colon = strchr (reason, ':');
  g_autofree char *name =
      colon != NULL ? g_strndup (reason, (gsize) (colon - reason)) : g_strdup (reason);

  *field = colon != NULL && colon[1] != '\0' ? g_strdup (colon + 1) : NULL;
  for (int kind = 0; kind < LOKET_N_LIST_PROBLEMS; kind++)
    if (strcmp (loket_list_problem_name ((LoketListProblemKind) kind), name) == 0)
      return loket_text (language, loket_list_problem_sentence ((LoketListProblemKind) kind));
  return NULL;
}

static LoketListRowLine *
line_of_row (LoketListRow *row, LoketKeptRow *said)
{
  LoketListRowLine *line = loket_list_row_line_new ();

  line->id = g_strdup (row->id);
  line->line = row->line;
  line->state = row->state;
  line->weight = row->weight;
  if (row->state == LOKET_ROW_REJECTED && row->reason != NULL)
    line->reason = g_strdup (reason_in_words (row->reason, LANGUAGE, &line->field));
  if (!loket_kept_row_read (said, row->facts))
    return line;
  line->name = g_strdup (said->values[LOKET_LIST_NAME]);
  line->birth_date = g_strdup (said->values[LOKET_LIST_BIRTH_DATE]);
  if (said->values[LOKET_LIST_NIK] != NULL)
    line->nik = loket_nik_masked (said->values[LOKET_LIST_NIK]);
  line->village = g_strdup (said->values[LOKET_LIST_VILLAGE]);
  return line;
}

static gboolean
read_state (const char *text, LoketRowState *state, GError **error)
{
  int value;

  if (loket_enum_from_name (loket_row_state_get_type (), text, &value)) {
    *state = (LoketRowState) value;
    return TRUE;
  }
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "state", "no state of a row");
  return FALSE;
}

static LoketRecord *
rows (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketListRowsQuery *query = loket_list_rows_query_cast (request);
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketListBatch) of = loket_txn_list_batch (txn, query->batch, error);
  g_autoptr (GPtrArray) found = NULL;
  g_auto (LoketKeptRow) said = {0};
  LoketRowState state = LOKET_ROW_NEW;
  LoketListRows *answer;

  if (of == NULL || (query->state != NULL && !read_state (query->state, &state, error)))
    return NULL;
  found = loket_txn_list_rows (txn,
                               of->number,
                               query->state != NULL ? &state : NULL,
                               query->after,
                               LOKET_LIST_PAGE + 1,
                               error);
  if (found == NULL)
    return NULL;
  answer = loket_list_rows_new ();
  answer->rows = g_list_store_new (loket_list_row_line_get_type ());
  for (guint i = 0; i < MIN (found->len, LOKET_LIST_PAGE); i++) {
    g_autoptr (LoketListRowLine) line = line_of_row (found->pdata[i], &said);
    g_list_store_append (answer->rows, line);
  }
  if (found->len > LOKET_LIST_PAGE)
    answer->next = g_strdup (((LoketListRow *) found->pdata[LOKET_LIST_PAGE - 1])->id);
  return LOKET_RECORD (answer);
}

static void
append_reject (GString *text, LoketListRow *row, LoketKeptRow *said, const char *language)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, row->line);
  g_autofree char *field = NULL;
  const char *words = row->reason != NULL ? reason_in_words (row->reason, language, &field) : NULL;
  const char *column = "";

  for (guint i = 0; field != NULL && i < LOKET_N_LIST_FIELDS; i++)
    if (strcmp (loket_list_field_key (i), field) == 0)
      column = loket_text (language, loket_list_field_words (i));
  loket_csv_append_cell (text, line);
  loket_csv_append_cell (text, column);
  loket_csv_append_cell (text, words != NULL ? words : "");
  if (loket_kept_row_read (said, row->facts) && said->cells != NULL && *said->cells != '\0')
    g_string_append_printf (text, ",%s", said->cells);
  g_string_append (text, "\r\n");
}

static LoketRecord *
rejects (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketListRejectsQuery *query = loket_list_rejects_query_cast (request);
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketListBatch) of = loket_txn_list_batch (txn, query->batch, error);
  const LoketRowState rejected = LOKET_ROW_REJECTED;
  const char *language = language_of (query->language);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (LoketKeptRow) said = {0};
  LoketListRejects *answer;
  guint i = 0;

  if (of == NULL)
    return NULL;
  found =
      loket_txn_list_rows (txn, of->number, &rejected, query->after, REJECTS_AT_ONCE + 1, error);
  if (found == NULL)
    return NULL;
  if (query->after == NULL) {
    loket_csv_append_cell (text, loket_text (language, N_ ("Line")));
    loket_csv_append_cell (text, loket_text (language, N_ ("Column")));
    loket_csv_append_cell (text, loket_text (language, N_ ("Reason")));
    loket_csv_append_cell (text, loket_text (language, N_ ("As it stands in the list")));
    g_string_append (text, "\r\n");
  }
  for (; i < MIN (found->len, REJECTS_AT_ONCE) && text->len < REJECTS_BYTES; i++)
    append_reject (text, found->pdata[i], &said, language);
  answer = loket_list_rejects_new ();
  answer->rows = i;
  if (i < found->len && i > 0)
    answer->next = g_strdup (((LoketListRow *) found->pdata[i - 1])->id);
  answer->csv = g_string_free_to_bytes (g_steal_pointer (&text));
  return LOKET_RECORD (answer);
}

const LoketBinding loket_list_desk[] = {
    {&LOKET_LIST_SOURCES, sources},
    {&LOKET_LIST_PREVIEW, preview, make_preview, g_object_unref},
    {&LOKET_LIST_BATCHES, batches},
    {&LOKET_LIST_BATCH, batch},
    {&LOKET_LIST_ROWS, rows},
    {&LOKET_LIST_REJECTS, rejects},
    {NULL},
};
