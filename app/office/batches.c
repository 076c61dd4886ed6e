/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of batches: the queued cards of a village together, each with an outcome of its own, and
 * counted before the batch is closed. */
#include "config.h"

#include "office/cards.h"

#include "core/error.h"
#include "office/decisions-private.h"
#include "office/field-work.h"
#include "office/people.h"
#include "store/card-prints.h"
#include "store/pairs.h"
#include "store/people.h"

#include <string.h>

#define BATCHES 200
#define SERIES "print-batch"
#define NOT_CLOSED                                                                                 \
  (1u << LOKET_PRINT_BATCH_OPEN | 1u << LOKET_PRINT_BATCH_RELEASED |                               \
   1u << LOKET_PRINT_BATCH_PRINTING | 1u << LOKET_PRINT_BATCH_COUNTING)

static LoketPrintBatch *
get (LoketTurn *turn, const LoketBatchAct *request, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_print_batch_get_type (), request->batch, error);

  if (record == NULL ||
      !loket_version_check (request->version, loket_print_batch_cast (record)->version, error))
    return NULL;
  if (!loket_caller_covers (loket_turn_caller (turn), loket_print_batch_cast (record)->village)) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
    return NULL;
  }
  return loket_print_batch_cast (g_steal_pointer (&record));
}

static LoketPrintBatch *
copy_of (LoketPrintBatch *batch)
{
  return loket_print_batch_cast (loket_record_copy (LOKET_RECORD (batch)));
}

static gboolean
put (LoketTurn *turn,
     LoketPrintBatch *before,
     LoketPrintBatch *after,
     const char *act,
     GError **error)
{
  int state = before != NULL ? (int) before->state : LOKET_NO_STATE;

  if (!loket_machine_move (&loket_print_batch_machine, state, act, &state, error))
    return FALSE;
  after->state = (LoketPrintBatchState) state;
  after->version = before != NULL ? before->version + 1 : 1;
  after->changed_at =
      before != NULL ? loket_turn_not_before (turn, before->changed_at) : loket_turn_now (turn);
  return loket_turn_put (turn, before, after, error);
}

static LoketBatchView *
view_of (LoketTurn *turn, LoketPrintBatch *batch, GError **error)
{
  gint64 counts[LOKET_PRINTING_CANCELLED + 1];
  LoketBatchView *view;

  if (!loket_txn_batch_counts (loket_turn_txn (turn), batch->id, counts, error))
    return NULL;
  view = loket_batch_view_new ();
  view->batch = g_object_ref (batch);
  view->place = loket_place_label (turn, batch->village);
  view->good = counts[LOKET_PRINTING_GOOD];
  view->spoiled = counts[LOKET_PRINTING_SPOILED];
  view->lost = counts[LOKET_PRINTING_LOST];
  view->cancelled = counts[LOKET_PRINTING_CANCELLED];
  for (guint i = 0; i < LOKET_PRINTING_GOOD; i++)
    view->left += counts[i];
  return view;
}

/**
 * loket_batch_line_of:
 * @turn: a turn
 * @print: a row of the ledger that the caller may see
 * @error: set by the store
 *
 * The card goes with its holder when he moves to another village; the row stays.
 *
 * Returns: (transfer full): it with whose it is, for people
 */
LoketBatchLine *
loket_batch_line_of (LoketTurn *turn, LoketCardPrint *print, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketRecord) record = loket_txn_get (txn, loket_card_get_type (), print->card, error);
  const LoketCard *card = (const LoketCard *) record;
  g_autoptr (LoketPerson) person =
      card != NULL ? loket_txn_living_person (txn, card->person, error) : NULL;
  LoketBatchLine *line;

  if (person == NULL)
    return NULL;
  line = loket_batch_line_new ();
  line->print = g_object_ref (print);
  line->name = g_strdup (person->name);
  line->hamlet = g_strdup (card->hamlet);
  return line;
}

static gboolean
add_line (LoketTurn *turn, LoketBatchView *view, LoketCardPrint *print, GError **error)
{
  g_autoptr (LoketBatchLine) line = loket_batch_line_of (turn, print, error);

  if (line == NULL)
    return FALSE;
  g_list_store_append (view->lines, line);
  return TRUE;
}

static LoketRecord *
whole_view (LoketTurn *turn, LoketPrintBatch *batch, GError **error)
{
  const LoketPrintFilter filter = {.batch = batch->id, .limit = LOKET_PRINT_PAGE};
  g_autoptr (LoketBatchView) view = view_of (turn, batch, error);
  g_autoptr (GPtrArray) prints =
      view != NULL ? loket_txn_prints (loket_turn_txn (turn), &filter, error) : NULL;

  if (prints == NULL)
    return NULL;
  view->lines = g_list_store_new (loket_batch_line_get_type ());
  for (guint i = 0; i < prints->len; i++)
    if (!add_line (turn, view, prints->pdata[i], error))
      return NULL;
  return LOKET_RECORD (g_steal_pointer (&view));
}

static gboolean
join (LoketTurn *turn, GPtrArray *prints, const LoketPrintBatch *batch, GError **error)
{
  for (guint i = 0; i < prints->len; i++) {
    LoketCardPrint *before = prints->pdata[i];
    g_autoptr (LoketCardPrint) after = loket_print_copy (before);
    after->batch = g_strdup (batch->id);
    after->place = LOKET_SOME (i + 1);
    if (!loket_print_put (turn, before, after, NULL, error))
      return FALSE;
  }
  return TRUE;
}

static LoketRecord *
make (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketBatchRequest *request = loket_batch_request_cast (record);
  const LoketCardRules *rules = loket_turn_profile (turn)->card;
  const gint64 most = rules != NULL ? rules->batch : 1;
  const LoketPrintFilter filter = {
      .village = request->village,
      .product = request->product,
      .states = 1u << LOKET_PRINTING_QUEUED,
      .loose = TRUE,
      .limit = (guint) (request->cards.set ? MIN (request->cards.value, most) : most),
  };
  g_autoptr (GPtrArray) prints = loket_txn_prints (loket_turn_txn (turn), &filter, error);
  g_autoptr (LoketPrintBatch) batch = loket_print_batch_new ();

  if (prints == NULL || (prints->len == 0 && !loket_card_rule ("batch-empty", error)) ||
      !loket_txn_next_number (loket_turn_txn (turn), SERIES, "", &batch->number, error))
    return NULL;
  batch->id = loket_turn_new_id (turn);
  batch->village = g_strdup (request->village);
  batch->product = g_strdup (request->product);
  batch->cards = prints->len;
  batch->queue = g_strdup (request->queue);
  batch->made_by = g_strdup (loket_turn_caller (turn)->officer);
  batch->created_at = loket_turn_now (turn);
  if (!put (turn, NULL, batch, "make", error) || !join (turn, prints, batch, error))
    return NULL;
  return whole_view (turn, batch, error);
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketBatchQuery *query = loket_batch_query_cast (record);
  const char *area = query->area != NULL ? query->area : loket_turn_caller (turn)->area;
  g_autoptr (LoketBatchList) answer = loket_batch_list_new ();
  g_autoptr (GPtrArray) batches = NULL;
  guint states = 0;

  if (!loket_field_states (loket_print_batch_state_get_type (), query->states, &states, error))
    return NULL;
  batches = loket_txn_batches (
      loket_turn_txn (turn), area, query->states != NULL ? states : NOT_CLOSED, BATCHES, error);
  answer->batches = g_list_store_new (loket_batch_view_get_type ());
  for (guint i = 0; batches != NULL && i < batches->len; i++) {
    g_autoptr (LoketBatchView) view = view_of (turn, batches->pdata[i], error);
    if (view == NULL)
      return NULL;
    g_list_store_append (answer->batches, view);
  }
  return batches != NULL ? LOKET_RECORD (g_steal_pointer (&answer)) : NULL;
}

static LoketRecord *
open_batch (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketPrintBatch) batch = get (turn, loket_batch_act_cast (record), error);

  return batch != NULL ? whole_view (turn, batch, error) : NULL;
}

static LoketRecord *
release (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketPrintBatch) before = get (turn, loket_batch_act_cast (record), error);
  g_autoptr (LoketPrintBatch) after = before != NULL ? copy_of (before) : NULL;

  if (after == NULL)
    return NULL;
  after->released_by = g_strdup (loket_turn_caller (turn)->officer);
  return put (turn, before, after, "release", error) ? whole_view (turn, after, error) : NULL;
}

static LoketRecord *
close_batch (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketBatchAct *request = loket_batch_act_cast (record);
  g_autoptr (LoketPrintBatch) before = get (turn, request, error);
  g_autoptr (LoketBatchView) counts = before != NULL ? view_of (turn, before, error) : NULL;
  g_autoptr (LoketPrintBatch) after = NULL;

  if (counts == NULL || (counts->left > 0 && !loket_card_rule ("batch-unfinished", error)))
    return NULL;
  if (!request->counted.set || request->counted.value != counts->good) {
    loket_card_rule ("batch-count", error);
    return NULL;
  }
  after = copy_of (before);
  after->counted = request->counted;
  after->closed_by = g_strdup (loket_turn_caller (turn)->officer);
  return put (turn, before, after, "close", error) ? whole_view (turn, after, error) : NULL;
}

/* Where its prints say that it is; %NULL: where it is. */
static const char *
next_act (const LoketPrintBatch *batch, const gint64 *counts)
{
  const gboolean in_printer = counts[LOKET_PRINTING_SENT] + counts[LOKET_PRINTING_SPOOLED] > 0;
  const char *act = in_printer ? "print" : counts[LOKET_PRINTING_QUEUED] == 0 ? "count" : NULL;

  return act != NULL && loket_machine_may (&loket_print_batch_machine, (int) batch->state, act)
             ? act
             : NULL;
}

/**
 * loket_batch_follow:
 * @turn: a write turn
 * @batch: id of a batch one of whose prints has just moved
 * @error: set when the store fails
 *
 * Returns: %TRUE when the batch says how far it is
 */
gboolean
loket_batch_follow (LoketTurn *turn, const char *batch, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_print_batch_get_type (), batch, error);
  gint64 counts[LOKET_PRINTING_CANCELLED + 1];
  g_autoptr (LoketPrintBatch) after = NULL;
  const char *act;

  if (record == NULL || !loket_txn_batch_counts (loket_turn_txn (turn), batch, counts, error))
    return FALSE;
  act = next_act (loket_print_batch_cast (record), counts);
  if (act == NULL)
    return TRUE;
  after = copy_of (loket_print_batch_cast (record));
  return put (turn, loket_print_batch_cast (record), after, act, error);
}

const LoketBinding loket_batch_desk[] = {
    {&LOKET_BATCH_MAKE, make},
    {&LOKET_BATCH_LIST, list},
    {&LOKET_BATCH_OPEN, open_batch},
    {&LOKET_BATCH_RELEASE, release},
    {&LOKET_BATCH_CLOSE, close_batch},
    {NULL, NULL},
};
