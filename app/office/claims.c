/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of claims: a hospital's list against the slips, whole or not at all.  It is read before
 * the turn; the turn looks its rows up and puts them down. */
#include "config.h"

#include "core/calendar.h"
#include "core/claim-reader.h"
#include "core/clock.h"
#include "core/error.h"
#include "office/blobs.h"
#include "office/field-work.h"
#include "office/open.h"
#include "office/turn.h"
#include "store/claims.h"
#include "store/guarantees.h"

#include <string.h>

/* Reading */

static gboolean
append_part (LoketOffice *office, const char *sha256, GByteArray *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = loket_office_open_blob (office, sha256, error);
  g_autofree guint8 *part = g_malloc (LOKET_BLOB_MAX);
  gsize n_read;

  if (stream == NULL)
    return FALSE;
  if (!g_input_stream_read_all (stream, part, LOKET_BLOB_MAX, &n_read, NULL, NULL)) {
    loket_set_error (error, LOKET_ERROR_BUSY, NULL, "a blob cannot be read");
    return FALSE;
  }
  if (bytes->len + n_read > LOKET_CLAIM_BYTES) {
    loket_set_error (error, LOKET_ERROR_RULE, "claim-too-long", "the file is too long");
    return FALSE;
  }
  g_byte_array_append (bytes, part, (guint) n_read);
  return TRUE;
}

static gboolean
check_file (const LoketClaimMatch *request, const GByteArray *bytes, GError **error)
{
  g_autofree char *sha256 =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);

  if (strcmp (sha256, request->file_sha256) == 0)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "file_sha256", "not the file of these parts");
  return FALSE;
}

static gpointer
prepare_match (LoketOffice *office, const LoketCaller *caller, LoketRecord *record, GError **error)
{
  const LoketClaimMatch *request = loket_claim_match_cast (record);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *today = loket_calendar_day (loket_clock_now (loket_office_clock (office)),
                                               loket_office_profile (office)->utc_offset);

  for (guint i = 0; request->blobs != NULL && request->blobs[i] != NULL; i++)
    if (!append_part (office, request->blobs[i], bytes, error))
      return NULL;
  if (!check_file (request, bytes, error))
    return NULL;
  return loket_claim_read (bytes->data, bytes->len, today, error);
}

static void
free_rows (gpointer rows)
{
  g_ptr_array_unref (rows);
}

/* Matching */

/* A slip that repeats another one of the same visit stands for the first. */
static LoketGuarantee *
first_of (LoketTurn *turn, LoketGuarantee *slip, GError **error)
{
  if (slip->first_slip == NULL)
    return g_object_ref (slip);
  return (LoketGuarantee *) loket_txn_get (
      loket_turn_txn (turn), loket_guarantee_get_type (), slip->first_slip, error);
}

/* Of several slips with one code, which is next to impossible, the one of the row's card. */
static gboolean
find_slip (LoketTurn *turn, const LoketClaimRow *row, LoketGuarantee **slip, GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_guarantees_with_code (loket_turn_txn (turn), row->code, error);
  guint at = 0;

  *slip = NULL;
  if (found == NULL)
    return FALSE;
  if (found->len == 0)
    return TRUE;
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (((LoketGuarantee *) found->pdata[i])->number, row->number) == 0)
      at = i;
  *slip = first_of (turn, found->pdata[at], error);
  return *slip != NULL;
}

static gboolean
find_outcome (LoketTurn *turn, LoketClaimRow *row, const char *facility, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketCard) card = NULL;
  g_autoptr (LoketGuarantee) slip = NULL;

  if (row->number != NULL && !loket_txn_card_numbered (txn, row->number, &card, error))
    return FALSE;
  if (card == NULL) {
    row->outcome = LOKET_CLAIM_UNKNOWN_CARD;
    return TRUE;
  }
  if (!find_slip (turn, row, &slip, error))
    return FALSE;
  row->outcome = loket_claim_judge (row, slip, facility);
  if (slip == NULL)
    return TRUE;
  row->guarantee = g_strdup (slip->id);
  if (row->outcome == LOKET_CLAIM_MATCHED &&
      !loket_txn_claim_of_slip (txn, slip->id, &row->earlier, error))
    return FALSE;
  if (row->earlier != NULL)
    row->outcome = LOKET_CLAIM_TWICE;
  return TRUE;
}

static void
count_row (LoketClaimList *list, const LoketClaimRow *row)
{
  list->rows++;
  list->amount += row->amount.value;
  if (row->outcome == LOKET_CLAIM_MATCHED) {
    list->matched++;
    list->matched_amount += row->amount.value;
  }
}

/* A row that names no slip may still be wrong in itself: what was read before stays. */
static gboolean
put_row (LoketTurn *turn, LoketClaimList *list, LoketClaimRow *read, GError **error)
{
  g_autoptr (LoketClaimRow) row = loket_claim_row_cast (loket_record_copy (LOKET_RECORD (read)));

  row->id = loket_turn_new_id (turn);
  row->list = g_strdup (list->id);
  if (row->outcome == LOKET_CLAIM_MATCHED && !find_outcome (turn, row, list->facility, error))
    return FALSE;
  count_row (list, row);
  return loket_txn_insert (loket_turn_txn (turn), LOKET_RECORD (row), error);
}

static LoketClaimList *
new_list (LoketTurn *turn, const LoketClaimMatch *request)
{
  LoketClaimList *list = loket_claim_list_new ();

  list->id = loket_turn_new_id (turn);
  list->facility = g_strdup (request->facility);
  list->file_sha256 = g_strdup (request->file_sha256);
  list->file_name = g_strdup (request->file_name);
  list->officer = g_strdup (loket_turn_caller (turn)->officer);
  list->device = g_strdup (loket_turn_caller (turn)->device);
  list->day = g_strdup (loket_turn_day (turn));
  list->created_at = loket_turn_now (turn);
  return list;
}

static gboolean
check_facility (LoketTurn *turn, const char *facility, GError **error)
{
  gboolean known = loket_profile_facility (loket_turn_profile (turn), facility) != NULL;

  if (!known && !loket_txn_facility_is_known (loket_turn_txn (turn), facility, &known, error))
    return FALSE;
  if (!known)
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, facility, "no such facility");
  return known;
}

static gboolean
use_blobs (LoketTurn *turn, const LoketClaimMatch *request, GError **error)
{
  for (guint i = 0; request->blobs[i] != NULL; i++)
    if (!loket_blob_use (turn, request->blobs[i], error))
      return FALSE;
  return TRUE;
}

/* The list stands before its rows, and its sums are known behind them.  One audit row says of all
 * of it which file it was and what it came to; each row of it is on file. */
static LoketClaimList *
take_in (LoketTurn *turn, const LoketClaimMatch *request, GPtrArray *rows, GError **error)
{
  g_autoptr (LoketClaimList) list = new_list (turn, request);
  LoketTxn *txn = loket_turn_txn (turn);

  if (!check_facility (turn, request->facility, error) || !use_blobs (turn, request, error) ||
      !loket_txn_insert (txn, LOKET_RECORD (list), error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    if (!put_row (turn, list, rows->pdata[i], error))
      return NULL;
  if (!loket_txn_update (txn, LOKET_RECORD (list), error) ||
      !loket_txn_mark_claimed (txn, list->id, loket_turn_now (turn), error) ||
      !loket_turn_tell (turn, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

static GListStore *
store_of (GType type, GPtrArray *records)
{
  GListStore *store = g_list_store_new (type);

  g_list_store_splice (store, 0, 0, records->pdata, records->len);
  return store;
}

static LoketRecord *
report_of (LoketTurn *turn, LoketClaimList *list, gboolean again, GError **error)
{
  const LoketClaimFilter filter = {.list = list->id};
  g_autoptr (GPtrArray) totals = loket_txn_claim_totals (loket_turn_txn (turn), &filter, error);
  LoketClaimReport *report;

  if (totals == NULL)
    return NULL;
  report = loket_claim_report_new ();
  report->list = g_object_ref (list);
  report->again = again;
  report->totals = store_of (loket_claim_total_get_type (), totals);
  return LOKET_RECORD (report);
}

static LoketRecord *
match (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketClaimMatch *request = loket_claim_match_cast (record);
  g_autoptr (LoketClaimList) before = NULL;
  g_autoptr (LoketClaimList) list = NULL;

  if (!loket_txn_claim_of_file (
          loket_turn_txn (turn), request->facility, request->file_sha256, &before, error))
    return NULL;
  if (before != NULL)
    return report_of (turn, before, TRUE, error);
  list = take_in (turn, request, loket_turn_prepared (turn), error);
  return list != NULL ? report_of (turn, list, FALSE, error) : NULL;
}

/* Looking */

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketClaimQuery *query = loket_claim_query_cast (record);
  const LoketClaimFilter filter = {
      .facility = query->facility,
      .from_day = query->from_day,
      .until_day = query->until_day,
  };
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) lists = loket_txn_claim_lists (txn, &filter, LOKET_CLAIM_LISTS, error);
  g_autoptr (GPtrArray) totals =
      lists != NULL ? loket_txn_claim_totals (txn, &filter, error) : NULL;
  LoketClaimPage *page;

  if (totals == NULL)
    return NULL;
  page = loket_claim_page_new ();
  page->lists = store_of (loket_claim_list_get_type (), lists);
  page->totals = store_of (loket_claim_total_get_type (), totals);
  return LOKET_RECORD (page);
}

static LoketRecord *
rows (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketClaimRowsQuery *query = loket_claim_rows_query_cast (record);
  LoketTxn *txn = loket_turn_txn (turn);
  const guint limit = query->limit.set ? (guint) query->limit.value : LOKET_CLAIM_PAGE;
  g_autoptr (LoketRecord) of =
      loket_txn_get (txn, loket_claim_list_get_type (), query->list, error);
  g_autoptr (GPtrArray) found = NULL;
  LoketClaimRows *page;
  guint outcomes;

  if (of == NULL ||
      !loket_field_states (loket_claim_outcome_get_type (), query->outcomes, &outcomes, error))
    return NULL;
  found = loket_txn_claim_rows (txn, query->list, outcomes, query->after.value, limit + 1, error);
  if (found == NULL)
    return NULL;
  page = loket_claim_rows_new ();
  page->list = loket_claim_list_cast (g_steal_pointer (&of));
  if (found->len > limit) {
    g_ptr_array_set_size (found, (int) limit);
    page->next = LOKET_SOME (((LoketClaimRow *) found->pdata[limit - 1])->line);
  }
  page->rows = store_of (loket_claim_row_get_type (), found);
  return LOKET_RECORD (page);
}

const LoketBinding loket_claim_desk[] = {
    {&LOKET_CLAIM_MATCH, match, prepare_match, free_rows},
    {&LOKET_CLAIM_LIST, list},
    {&LOKET_CLAIM_ROWS_OF, rows},
    {NULL},
};
