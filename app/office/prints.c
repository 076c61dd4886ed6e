/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of prints: the row is on file before the spooler hears of a job, and what became of each
 * piece is said once (printing.md 4). */
#include "config.h"

#include "office/cards.h"

#include "core/error.h"
#include "core/said.h"
#include "office/field-work.h"
#include "store/card-prints.h"

#include <string.h>

#define OPEN                                                                                       \
  (1u << LOKET_PRINTING_SENT | 1u << LOKET_PRINTING_SPOOLED | 1u << LOKET_PRINTING_UNCONFIRMED)

static LoketRecord *
rows_of (GPtrArray *prints)
{
  LoketPrintRows *rows = loket_print_rows_new ();

  rows->prints = g_list_store_new (loket_card_print_get_type ());
  for (guint i = 0; i < prints->len; i++)
    g_list_store_append (rows->prints, prints->pdata[i]);
  return LOKET_RECORD (rows);
}

static gboolean
add_lines (LoketTurn *turn, LoketPrintList *list, const LoketPrintFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) prints = loket_txn_prints (loket_turn_txn (turn), filter, error);

  for (guint i = 0; prints != NULL && i < prints->len; i++) {
    g_autoptr (LoketBatchLine) line = loket_batch_line_of (turn, prints->pdata[i], error);
    if (line == NULL)
      return FALSE;
    g_list_store_append (list->lines, line);
  }
  return prints != NULL;
}

/* With what is to be printed stands what came to nothing and is still to be printed again. */
static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketPrintQuery *query = loket_print_query_cast (record);
  const gboolean usual = query->states == NULL;
  LoketPrintFilter filter = {
      .area = query->area != NULL ? query->area : loket_turn_caller (turn)->area,
      .batch = query->batch,
      .loose = query->loose,
      .states = OPEN | 1u << LOKET_PRINTING_QUEUED,
      .limit = LOKET_PRINT_PAGE,
  };
  LoketPrintFilter again = {
      .area = filter.area,
      .undone = TRUE,
      .states = 1u << LOKET_PRINTING_SPOILED | 1u << LOKET_PRINTING_LOST,
      .limit = LOKET_PRINT_PAGE,
  };
  g_autoptr (LoketPrintList) list = loket_print_list_new ();

  if (!usual &&
      !loket_field_states (loket_printing_state_get_type (), query->states, &filter.states, error))
    return NULL;
  list->lines = g_list_store_new (loket_batch_line_get_type ());
  return add_lines (turn, list, &filter, error) &&
                 (!usual || query->batch != NULL || add_lines (turn, list, &again, error))
             ? LOKET_RECORD (g_steal_pointer (&list))
             : NULL;
}

/* What this device has to ask the spooler about before it sends anything else. */
static LoketRecord *
open_rows (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketPrintFilter filter = {
      .device = loket_turn_caller (turn)->device,
      .states = OPEN,
      .area = loket_turn_caller (turn)->area,
      .limit = LOKET_PRINT_PAGE,
  };
  g_autoptr (GPtrArray) prints = loket_txn_prints (loket_turn_txn (turn), &filter, error);

  return prints != NULL ? rows_of (prints) : NULL;
}

static gboolean
check_batch (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  g_autoptr (LoketRecord) batch = NULL;

  if (print->batch == NULL)
    return TRUE;
  batch = loket_txn_get (loket_turn_txn (turn), loket_print_batch_get_type (), print->batch, error);
  return batch != NULL && (loket_print_batch_cast (batch)->state != LOKET_PRINT_BATCH_OPEN ||
                           loket_card_rule ("batch-not-released", error));
}

static gboolean
check_card (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  g_autoptr (LoketCard) card = loket_card_get (turn, print->card, error);

  return card != NULL &&
         ((g_strcmp0 (card->next, print->id) == 0 &&
           (card->state == LOKET_CARD_QUEUED || card->state == LOKET_CARD_ACTIVE)) ||
          loket_card_rule ("card-held", error));
}

/* The first one as well as the last: neither hands the card over. */
static gboolean
begin_print (LoketTurn *turn,
             LoketCardPrint *before,
             const LoketPrintBegin *request,
             GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);
  LoketCardProduct *product = loket_profile_card (loket_turn_profile (turn), before->product);
  g_autoptr (LoketCardPrint) after = loket_print_copy (before);

  if (!check_batch (turn, before, error) || !check_card (turn, before, error) ||
      !loket_print_check_key (turn, before, error))
    return FALSE;
  g_free (after->queue);
  g_free (after->tag);
  g_free (after->device);
  g_free (after->printed_by);
  g_free (after->blank);
  g_free (after->box);
  g_clear_pointer (&after->job_uuid, g_free);
  after->job_id = LOKET_NONE;
  after->queue = g_strdup (request->queue);
  after->tag = g_strdup (request->tag);
  after->device = g_strdup (caller->device);
  after->printed_by = g_strdup (caller->officer);
  if (after->begun_by == NULL)
    after->begun_by = g_strdup (caller->officer);
  after->blank = !request->sheet && product != NULL ? g_strdup (product->blank) : NULL;
  after->box = after->blank != NULL ? g_strdup (request->box) : NULL;
  after->attempts++;
  return loket_blank_check_there (turn, after, error) &&
         loket_print_put (turn, before, after, "begin", error) &&
         (after->batch == NULL || loket_batch_follow (turn, after->batch, error));
}

/* Of one queue one job at a time: then at most one is ever in doubt (printing.md 4, 3).  Each
 * counter has a spooler of its own, so a queue of the same name at another one is another printer.
 */
static gboolean
check_job (LoketTurn *turn, const LoketPrintBegin *request, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) same = loket_txn_prints_with_tag (txn, request->tag, error);
  gboolean busy;

  if (same == NULL)
    return FALSE;
  if (same->len > 0)
    return loket_card_rule ("tag-used", error);
  return loket_txn_queue_is_busy (
             txn, loket_turn_caller (turn)->device, request->queue, &busy, error) &&
         (!busy || loket_card_rule ("queue-busy", error));
}

static LoketRecord *
answer_tag (LoketTurn *turn, const char *tag, GError **error)
{
  g_autoptr (GPtrArray) prints = loket_txn_prints_with_tag (loket_turn_txn (turn), tag, error);

  return prints != NULL ? rows_of (prints) : NULL;
}

static LoketRecord *
begin (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketPrintBegin *request = loket_print_begin_cast (record);

  if (request->prints == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "prints", "which prints?");
    return NULL;
  }
  if (!loket_blank_check_open (turn, error) || !check_job (turn, request, error))
    return NULL;
  for (guint i = 0; request->prints[i] != NULL; i++) {
    g_autoptr (LoketCardPrint) print = loket_print_get (turn, request->prints[i], error);
    if (print == NULL || !begin_print (turn, print, request, error))
      return NULL;
  }
  return answer_tag (turn, request->tag, error);
}

static void
take_job (LoketCardPrint *print, const LoketCardOutcome *said)
{
  if (said->job_id.set)
    print->job_id = said->job_id;
  if (said->job_uuid != NULL) {
    g_free (print->job_uuid);
    print->job_uuid = g_strdup (said->job_uuid);
  }
}

/* What stays in nobody's hands: the card has ended meanwhile. */
static gboolean
drop_if_over (LoketTurn *turn, LoketCardPrint *print, GError **error)
{
  g_autoptr (LoketRecord) card =
      loket_txn_get (loket_turn_txn (turn), loket_card_get_type (), print->card, error);
  g_autoptr (LoketCardPrint) after = NULL;

  if (card == NULL)
    return FALSE;
  if (loket_card_is_live (loket_card_cast (card)->state))
    return TRUE;
  after = loket_print_copy (print);
  return loket_print_put (turn, print, after, "cancel", error);
}

/* While the spooler has it, only the counter that sent it knows: what another one says would have
 * it printed a second time. */
static gboolean
check_counter (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  return (print->state != LOKET_PRINTING_SENT && print->state != LOKET_PRINTING_SPOOLED) ||
         g_strcmp0 (print->device, loket_turn_caller (turn)->device) == 0 ||
         loket_card_rule ("other-counter", error);
}

/* Whatever the spooler says once more, or later than a person knew it, changes nothing. */
static gboolean
tell_print (LoketTurn *turn, LoketCardPrint *before, const LoketCardOutcome *said, GError **error)
{
  static const char *const acts[] = {
      [LOKET_PRINT_TOLD_SPOOLED] = "spooled",
      [LOKET_PRINT_TOLD_UNCONFIRMED] = "unconfirmed",
      [LOKET_PRINT_TOLD_NOT_PRINTED] = "not-printed",
  };
  const char *act = said->outcome != LOKET_PRINT_TOLD_CREATED ? acts[said->outcome] : NULL;
  g_autoptr (LoketCardPrint) after = NULL;

  if (!check_counter (turn, before, error))
    return FALSE;
  /* Asked before anything is sent: a person has said meanwhile what became of it. */
  if (said->outcome == LOKET_PRINT_TOLD_CREATED && loket_printing_has_outcome (before->state))
    return loket_card_rule ("other-attempt", error);
  if (act != NULL ? !loket_machine_may (&loket_printing_machine, (int) before->state, act)
                  : before->state != LOKET_PRINTING_SENT)
    return TRUE;
  if (said->outcome == LOKET_PRINT_TOLD_NOT_PRINTED && !loket_is_said (said->reason))
    return loket_card_rule ("reason-needed", error);
  after = loket_print_copy (before);
  take_job (after, said);
  if (said->reason != NULL) {
    g_free (after->reason);
    after->reason = g_strdup (said->reason);
  }
  return loket_print_put (turn, before, after, act, error) &&
         (after->state != LOKET_PRINTING_QUEUED || drop_if_over (turn, after, error)) &&
         (after->batch == NULL || loket_batch_follow (turn, after->batch, error));
}

static gboolean
tell_one (LoketTurn *turn,
          const char *tag,
          const LoketCardOutcome *said,
          GPtrArray *prints,
          GError **error)
{
  gboolean known = FALSE;

  for (guint i = 0; i < prints->len; i++) {
    g_autoptr (LoketCardPrint) print = NULL;
    const LoketCardPrint *listed = prints->pdata[i];
    if (said->print != NULL && strcmp (said->print, listed->id) != 0)
      continue;
    print = loket_print_get (turn, listed->id, error);
    if (print == NULL || !tell_print (turn, print, said, error))
      return FALSE;
    known = TRUE;
  }
  return known || loket_card_rule ("other-attempt", error);
}

static LoketRecord *
tell (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketPrintTell *request = loket_print_tell_cast (record);
  g_autoptr (GPtrArray) prints =
      loket_txn_prints_with_tag (loket_turn_txn (turn), request->tag, error);

  if (prints == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (request->outcomes)); i++) {
    g_autoptr (LoketCardOutcome) said = g_list_model_get_item (G_LIST_MODEL (request->outcomes), i);
    if (!tell_one (turn, request->tag, said, prints, error))
      return NULL;
  }
  return answer_tag (turn, request->tag, error);
}

/* What becomes of the card whose next piece came to nothing. */
static const char *
act_without (const LoketCard *card)
{
  if (card->state == LOKET_CARD_QUEUED)
    return "unqueue";
  return card->state == LOKET_CARD_PRINTED ? "reject" : NULL;
}

static gboolean
drop_next (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  g_autoptr (LoketCard) card = loket_card_get (turn, print->card, error);
  g_autoptr (LoketCard) after = NULL;

  if (card == NULL)
    return FALSE;
  if (g_strcmp0 (card->next, print->id) != 0)
    return TRUE;
  after = loket_card_copy (card);
  g_clear_pointer (&after->next, g_free);
  after->printed_at = LOKET_NONE;
  return loket_card_put (turn, card, after, act_without (card), error);
}

static LoketRecord *
end_print (LoketTurn *turn, LoketRecord *record, const char *act, GError **error)
{
  const LoketPrintEnd *request = loket_print_end_cast (record);
  g_autoptr (LoketCardPrint) before = loket_print_get (turn, request->print, error);
  g_autoptr (LoketCardPrint) after = before != NULL ? loket_print_copy (before) : NULL;

  if (after == NULL || !loket_blank_check_open (turn, error))
    return NULL;
  if (before->handed_by != NULL) {
    loket_card_rule ("handed-over", error);
    return NULL;
  }
  g_free (after->reason);
  after->reason = g_strdup (request->reason);
  if (!loket_print_put (turn, before, after, act, error) || !drop_next (turn, after, error) ||
      !loket_blank_note (turn, after, error) ||
      (after->batch != NULL && !loket_batch_follow (turn, after->batch, error)))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
spoil (LoketTurn *turn, LoketRecord *record, GError **error)
{
  return end_print (turn, record, "spoil", error);
}

static LoketRecord *
lose (LoketTurn *turn, LoketRecord *record, GError **error)
{
  return end_print (turn, record, "lose", error);
}

static LoketRecord *
cancel (LoketTurn *turn, LoketRecord *record, GError **error)
{
  return end_print (turn, record, "cancel", error);
}

const LoketBinding loket_print_desk[] = {
    {&LOKET_PRINT_LIST, list},
    {&LOKET_PRINT_OPEN_ROWS, open_rows},
    {&LOKET_PRINT_BEGIN, begin},
    {&LOKET_PRINT_TELL, tell},
    {&LOKET_PRINT_SCAN, loket_print_scan},
    {&LOKET_PRINT_SPOIL, spoil},
    {&LOKET_PRINT_LOSE, lose},
    {&LOKET_PRINT_CANCEL, cancel},
    {NULL, NULL},
};
