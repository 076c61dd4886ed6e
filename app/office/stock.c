/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of blank cards: what came is good, spoiled, lost or there, by kind and box, and the day
 * does not close before that adds up. */
#include "config.h"

#include "office/cards.h"

#include "core/error.h"
#include "core/said.h"
#include "core/stock-desk.h"
#include "store/card-prints.h"

#include <string.h>

static gboolean
is_closed (LoketTurn *turn, gboolean *closed, GError **error)
{
  return loket_txn_blank_day (loket_turn_txn (turn), loket_turn_day (turn), closed, error);
}

/**
 * loket_blank_check_open:
 * @turn: a turn
 * @error: set to %LOKET_ERROR_RULE "blanks-closed"
 *
 * Returns: %TRUE when blanks may still be used today
 */
gboolean
loket_blank_check_open (LoketTurn *turn, GError **error)
{
  gboolean closed;

  return is_closed (turn, &closed, error) && (!closed || loket_card_rule ("blanks-closed", error));
}

static LoketBlankStock *
new_line (LoketTurn *turn, const char *blank, const char *box)
{
  LoketBlankStock *line = loket_blank_stock_new ();

  line->id = loket_turn_new_id (turn);
  line->blank = g_strdup (blank);
  line->box = g_strdup (box);
  return line;
}

static gint64 *
part_of (LoketBlankStock *line, LoketBlankKind kind)
{
  gint64 *const parts[] = {
      [LOKET_BLANK_RECEIVED] = &line->received,
      [LOKET_BLANK_GOOD] = &line->good,
      [LOKET_BLANK_SPOILED] = &line->spoiled,
      [LOKET_BLANK_LOST] = &line->lost,
  };

  return parts[kind];
}

/* The line of @movement, as the store has it and as it is afterwards. */
static gboolean
add_up (LoketTurn *turn, const LoketBlankMovement *movement, GError **error)
{
  g_autoptr (LoketBlankStock) before = NULL;
  g_autoptr (LoketBlankStock) after = NULL;

  if (!loket_txn_stock_line (loket_turn_txn (turn), movement->blank, movement->box, &before, error))
    return FALSE;
  if (before == NULL && movement->kind != LOKET_BLANK_RECEIVED)
    return loket_card_rule ("no-blanks", error);
  after = before != NULL ? loket_blank_stock_cast (loket_record_copy (LOKET_RECORD (before)))
                         : new_line (turn, movement->blank, movement->box);
  *part_of (after, movement->kind) += movement->count;
  after->in_stock = after->received - after->good - after->spoiled - after->lost;
  after->counted = LOKET_NONE;
  after->changed_at = loket_turn_now (turn);
  if (after->in_stock < 0)
    return loket_card_rule ("no-blanks", error);
  return loket_turn_put (turn, before, after, error);
}

static gboolean
move (LoketTurn *turn, LoketBlankMovement *movement, GError **error)
{
  movement->id = loket_turn_new_id (turn);
  movement->day = g_strdup (loket_turn_day (turn));
  movement->officer = g_strdup (loket_turn_caller (turn)->officer);
  movement->at = loket_turn_now (turn);
  return loket_turn_put (turn, NULL, movement, error) && add_up (turn, movement, error);
}

static LoketBlankMovement *
movement_of (const char *blank,
             const char *box,
             LoketBlankKind kind,
             gint64 count,
             const char *reason)
{
  LoketBlankMovement *movement = loket_blank_movement_new ();

  movement->blank = g_strdup (blank);
  movement->box = g_strdup (box);
  movement->kind = kind;
  movement->count = count;
  movement->reason = g_strdup (reason);
  return movement;
}

/**
 * loket_blank_check_there:
 * @turn: a turn
 * @print: that is about to be sent
 * @error: set to %LOKET_ERROR_RULE "no-blanks"
 *
 * Returns: %TRUE when a blank of its kind and box is there beside those in printers, or it needs
 *   none
 */
gboolean
loket_blank_check_there (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketBlankStock) line = NULL;
  gint64 out;

  if (print->blank == NULL)
    return TRUE;
  return loket_txn_stock_line (txn, print->blank, print->box, &line, error) &&
         loket_txn_blanks_out (txn, print->blank, print->box, &out, error) &&
         ((line != NULL && line->in_stock > out) || loket_card_rule ("no-blanks", error));
}

/* What was said of its blank before counts no more. */
static gboolean
take_back (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  g_autoptr (LoketBlankMovement) said = NULL;
  g_autoptr (LoketBlankMovement) back = NULL;

  if (!loket_txn_blank_used (loket_turn_txn (turn), print->id, &said, error))
    return FALSE;
  if (said == NULL || said->count < 0)
    return TRUE;
  back = movement_of (said->blank, said->box, said->kind, -said->count, print->reason);
  back->print = g_strdup (print->id);
  return move (turn, back, error);
}

/**
 * loket_blank_note:
 * @turn: a write turn
 * @print: whose outcome has just become known, or another one
 * @error: set when the store fails
 *
 * Says what became of its blank; of what was cancelled none was used.
 *
 * Returns: %TRUE when the stock says so
 */
gboolean
loket_blank_note (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  LoketBlankKind kind = LOKET_BLANK_LOST;
  g_autoptr (LoketBlankMovement) movement = NULL;

  if (print->blank == NULL || print->state == LOKET_PRINTING_CANCELLED)
    return TRUE;
  if (print->state == LOKET_PRINTING_GOOD)
    kind = LOKET_BLANK_GOOD;
  else if (print->state == LOKET_PRINTING_SPOILED)
    kind = LOKET_BLANK_SPOILED;
  movement = movement_of (print->blank, print->box, kind, 1, print->reason);
  movement->print = g_strdup (print->id);
  return take_back (turn, print, error) && move (turn, movement, error);
}

static gboolean
line_balances (const LoketBlankStock *line)
{
  return line->counted.set ? line->counted.value == line->in_stock : FALSE;
}

static LoketRecord *
balance_of (LoketTurn *turn, GError **error)
{
  g_autoptr (LoketStockBalance) balance = loket_stock_balance_new ();
  g_autoptr (GPtrArray) lines = loket_txn_stock (loket_turn_txn (turn), error);

  if (lines == NULL ||
      !loket_txn_open_prints (loket_turn_txn (turn), &balance->open_prints, error) ||
      !is_closed (turn, &balance->closed, error))
    return NULL;
  balance->day = g_strdup (loket_turn_day (turn));
  balance->lines = g_list_store_new (loket_blank_stock_get_type ());
  balance->balances = balance->open_prints == 0;
  for (guint i = 0; i < lines->len; i++) {
    balance->balances &= line_balances (lines->pdata[i]);
    g_list_store_append (balance->lines, lines->pdata[i]);
  }
  return LOKET_RECORD (g_steal_pointer (&balance));
}

static LoketRecord *
balance (LoketTurn *turn, LoketRecord *request, GError **error)
{
  return balance_of (turn, error);
}

static LoketRecord *
receive (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketStockReceive *request = loket_stock_receive_cast (record);
  g_autoptr (LoketBlankMovement) movement = movement_of (
      request->blank, request->box, LOKET_BLANK_RECEIVED, request->count, request->reason);

  if (!loket_blank_check_open (turn, error) || !move (turn, movement, error))
    return NULL;
  return balance_of (turn, error);
}

static gboolean
note_part (LoketTurn *turn,
           const LoketStockCount *request,
           LoketBlankKind kind,
           LoketOptional count,
           GError **error)
{
  g_autoptr (LoketBlankMovement) movement = NULL;

  if (!count.set)
    return TRUE;
  if (!loket_is_said (request->reason))
    return loket_card_rule ("reason-needed", error);
  movement = movement_of (request->blank, request->box, kind, count.value, request->reason);
  return move (turn, movement, error);
}

static gboolean
note_count (LoketTurn *turn,
            const LoketStockCount *request,
            LoketBlankStock *before,
            GError **error)
{
  g_autoptr (LoketRecord) copy = loket_record_copy (LOKET_RECORD (before));
  LoketBlankStock *after = loket_blank_stock_cast (copy);
  g_autoptr (LoketBlankCount) count = loket_blank_count_new ();

  count->id = loket_turn_new_id (turn);
  count->day = g_strdup (loket_turn_day (turn));
  count->blank = g_strdup (request->blank);
  count->box = g_strdup (request->box);
  count->counted = request->counted;
  count->expected = before->in_stock;
  count->officer = g_strdup (loket_turn_caller (turn)->officer);
  count->at = loket_turn_now (turn);
  after->counted = LOKET_SOME (request->counted);
  return loket_turn_put (turn, NULL, count, error) && loket_turn_put (turn, before, after, error);
}

static LoketRecord *
count_blanks (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketStockCount *request = loket_stock_count_cast (record);
  g_autoptr (LoketBlankStock) line = NULL;

  if (!loket_blank_check_open (turn, error) ||
      !note_part (turn, request, LOKET_BLANK_SPOILED, request->spoiled, error) ||
      !note_part (turn, request, LOKET_BLANK_LOST, request->lost, error) ||
      !loket_txn_stock_line (loket_turn_txn (turn), request->blank, request->box, &line, error))
    return NULL;
  if (line == NULL) {
    loket_card_rule ("no-blanks", error);
    return NULL;
  }
  return note_count (turn, request, line, error) ? balance_of (turn, error) : NULL;
}

static LoketBlankDay *
day_of (LoketTurn *turn, const LoketStockBalance *balance)
{
  LoketBlankDay *day = loket_blank_day_new ();

  day->id = loket_turn_new_id (turn);
  day->day = g_strdup (balance->day);
  day->officer = g_strdup (loket_turn_caller (turn)->officer);
  day->at = loket_turn_now (turn);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (balance->lines)); i++) {
    g_autoptr (LoketBlankStock) line = g_list_model_get_item (G_LIST_MODEL (balance->lines), i);
    day->received += line->received;
    day->good += line->good;
    day->spoiled += line->spoiled;
    day->lost += line->lost;
    day->in_stock += line->in_stock;
  }
  return day;
}

static LoketRecord *
close_day (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_blank_check_open (turn, error) ? balance_of (turn, error) : NULL;
  g_autoptr (LoketBlankDay) day = NULL;

  if (record == NULL)
    return NULL;
  if (loket_stock_balance_cast (record)->open_prints > 0) {
    loket_card_rule ("prints-open", error);
    return NULL;
  }
  if (!loket_stock_balance_cast (record)->balances) {
    loket_card_rule ("blanks-unbalanced", error);
    return NULL;
  }
  day = day_of (turn, loket_stock_balance_cast (record));
  return loket_turn_put (turn, NULL, day, error) ? LOKET_RECORD (g_steal_pointer (&day)) : NULL;
}

const LoketBinding loket_stock_desk[] = {
    {&LOKET_STOCK_RECEIVE, receive},
    {&LOKET_STOCK_COUNT, count_blanks},
    {&LOKET_STOCK_BALANCE, balance},
    {&LOKET_STOCK_CLOSE_DAY, close_day},
    {NULL, NULL},
};
