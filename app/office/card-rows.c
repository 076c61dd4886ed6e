/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards and prints as rows: each change goes along its table of moves, and sets the slots of the
 * status list in the same transaction. */
#include "config.h"

#include "office/cards.h"

#include "core/error.h"
#include "core/key-desk.h"
#include "office/decisions-private.h"
#include "office/turn-private.h"
#include "store/card-prints.h"
#include "store/cards.h"
#include "store/seal-keys.h"

#include <string.h>

/**
 * loket_card_rule:
 * @name: name of a rule
 * @error: set to %LOKET_ERROR_RULE with it
 *
 * Returns: %FALSE
 */
gboolean
loket_card_rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "cards: %s", name);
  return FALSE;
}

static gboolean
check_area (LoketTurn *turn, const char *village, GError **error)
{
  if (loket_caller_covers (loket_turn_caller (turn), village))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
  return FALSE;
}

/**
 * loket_card_get:
 * @turn: a turn
 * @card: id
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the caller's area
 *
 * Returns: (transfer full): the card
 */
LoketCard *
loket_card_get (LoketTurn *turn, const char *card, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_card_get_type (), card, error);

  if (record == NULL || !check_area (turn, loket_card_cast (record)->village, error))
    return NULL;
  return loket_card_cast (g_steal_pointer (&record));
}

/**
 * loket_card_get_seen:
 * @turn: a turn of an officer
 * @card: id
 * @version: that he saw
 * @error: as loket_card_get(), or set to %LOKET_ERROR_CHANGED
 *
 * Returns: (transfer full): the card
 */
LoketCard *
loket_card_get_seen (LoketTurn *turn, const char *card, LoketOptional version, GError **error)
{
  g_autoptr (LoketCard) found = loket_card_get (turn, card, error);

  if (found == NULL || !loket_version_check (version, found->version, error))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * loket_card_copy:
 * @card: a card
 *
 * Returns: (transfer full): one that is the same and may be changed
 */
LoketCard *
loket_card_copy (LoketCard *card)
{
  return loket_card_cast (loket_record_copy (LOKET_RECORD (card)));
}

/**
 * loket_card_set_reason:
 * @card: that is about to be put on file
 * @reason: (nullable): why it changes
 */
void
loket_card_set_reason (LoketCard *card, const char *reason)
{
  char *kept = g_strdup (reason);

  g_free (card->reason);
  card->reason = kept;
}

static gboolean
put_slot (LoketTurn *turn, LoketStatusSlot *slot, gboolean good, GError **error)
{
  g_autoptr (LoketRecord) copy = NULL;
  LoketStatusSlot *after;

  if (slot->good == good)
    return TRUE;
  copy = loket_record_copy (LOKET_RECORD (slot));
  after = (LoketStatusSlot *) copy;
  after->good = good;
  after->changed_at = loket_turn_not_before (turn, slot->changed_at);
  return loket_turn_put (turn, slot, after, error);
}

/* Good is only what the holder has, while the card is active: what was good goes first, since the
 * store lets one piece be good at a time. */
static gboolean
set_slots (LoketTurn *turn, const LoketCard *card, GError **error)
{
  const char *holds = card->state == LOKET_CARD_ACTIVE ? card->print : NULL;
  g_autoptr (GPtrArray) slots = loket_txn_slots_of_card (loket_turn_txn (turn), card->id, error);

  if (slots == NULL)
    return FALSE;
  for (guint i = 0; i < slots->len; i++) {
    LoketStatusSlot *slot = slots->pdata[i];
    if (g_strcmp0 (slot->id, holds) != 0 && !put_slot (turn, slot, FALSE, error))
      return FALSE;
  }
  for (guint i = 0; i < slots->len; i++) {
    LoketStatusSlot *slot = slots->pdata[i];
    if (g_strcmp0 (slot->id, holds) == 0 && !put_slot (turn, slot, TRUE, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_card_put:
 * @turn: a write turn
 * @before: (nullable): a card as the store has it; %NULL for a new one
 * @after: the same one, with what else is to change
 * @act: (nullable): of the table of moves; %NULL when it stays where it is
 * @error: set to %LOKET_ERROR_WRONG_STATE, or when the store fails
 *
 * Returns: %TRUE when it has moved, is on file, and the status list says so
 */
gboolean
loket_card_put (LoketTurn *turn,
                LoketCard *before,
                LoketCard *after,
                const char *act,
                GError **error)
{
  int state = before != NULL ? (int) before->state : LOKET_NO_STATE;

  if (act != NULL && !loket_machine_move (&loket_card_machine, state, act, &state, error))
    return FALSE;
  after->state = (LoketCardState) state;
  if (!loket_card_is_live (after->state) && !after->ended_at.set)
    after->ended_at = LOKET_SOME (loket_turn_now (turn));
  after->version = before != NULL ? before->version + 1 : 1;
  after->changed_at =
      before != NULL ? loket_turn_not_before (turn, before->changed_at) : loket_turn_now (turn);
  return loket_turn_put (turn, before, after, error) && set_slots (turn, after, error);
}

/**
 * loket_print_get:
 * @turn: a turn
 * @print: id
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the caller's area
 *
 * Returns: (transfer full): the print
 */
LoketCardPrint *
loket_print_get (LoketTurn *turn, const char *print, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_card_print_get_type (), print, error);

  if (record == NULL || !check_area (turn, loket_card_print_cast (record)->village, error))
    return NULL;
  return loket_card_print_cast (g_steal_pointer (&record));
}

/**
 * loket_print_of_card:
 * @turn: a turn
 * @print: id, of a card that the caller may see
 * @error: set to %LOKET_ERROR_NOT_FOUND
 *
 * The card goes with its holder when he moves to another village; its prints stay where they were
 * made.
 *
 * Returns: (transfer full): the print
 */
LoketCardPrint *
loket_print_of_card (LoketTurn *turn, const char *print, GError **error)
{
  LoketRecord *record =
      loket_txn_get (loket_turn_txn (turn), loket_card_print_get_type (), print, error);

  return record != NULL ? loket_card_print_cast (record) : NULL;
}

/**
 * loket_print_check_key:
 * @turn: a turn
 * @print: that is about to be sent or handed over
 * @error: set to %LOKET_ERROR_RULE "key-withdrawn"
 *
 * Returns: %TRUE unless the key that sealed it was withdrawn: nobody would accept it
 */
gboolean
loket_print_check_key (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  g_autoptr (GPtrArray) keys = loket_txn_seal_keys (loket_turn_txn (turn), error);

  for (guint i = 0; keys != NULL && i < keys->len; i++) {
    const LoketSealKey *key = keys->pdata[i];
    if (key->usage == LOKET_USE_CARD && key->state == LOKET_KEY_WITHDRAWN &&
        strcmp (key->kid, print->kid) == 0 && strcmp (key->iss, print->iss) == 0)
      return loket_card_rule ("key-withdrawn", error);
  }
  return keys != NULL;
}

/**
 * loket_print_copy:
 * @print: a print
 *
 * Returns: (transfer full): one that is the same and may be changed
 */
LoketCardPrint *
loket_print_copy (LoketCardPrint *print)
{
  return loket_card_print_cast (loket_record_copy (LOKET_RECORD (print)));
}

/**
 * loket_print_put:
 * @turn: a write turn
 * @before: (nullable): a print as the store has it; %NULL for a new one
 * @after: the same one, with what else is to change
 * @act: (nullable): of the table of moves; %NULL when it stays where it is
 * @error: set to %LOKET_ERROR_WRONG_STATE, or when the store fails
 *
 * Returns: %TRUE when it has moved and is on file
 */
gboolean
loket_print_put (LoketTurn *turn,
                 LoketCardPrint *before,
                 LoketCardPrint *after,
                 const char *act,
                 GError **error)
{
  int state = before != NULL ? (int) before->state : LOKET_NO_STATE;

  if (act != NULL && !loket_machine_move (&loket_printing_machine, state, act, &state, error))
    return FALSE;
  after->state = (LoketPrintingState) state;
  if (loket_printing_has_outcome (after->state) &&
      (before == NULL || before->state != after->state))
    after->ended_at = LOKET_SOME (loket_turn_now (turn));
  after->version = before != NULL ? before->version + 1 : 1;
  after->changed_at =
      before != NULL ? loket_turn_not_before (turn, before->changed_at) : loket_turn_now (turn);
  if (before == NULL)
    return loket_turn_put (turn, NULL, after, error);
  /* The audit has face and code from its first row; they never change. */
  loket_turn_note_change (turn, before, after);
  return loket_txn_update (loket_turn_txn (turn), LOKET_RECORD (after), error) &&
         loket_turn_tell (turn, after, error);
}

/**
 * loket_card_cancel_queued:
 * @turn: a write turn
 * @card: whose next print is not to be made
 * @reason: why
 * @error: set when the store fails
 *
 * What may be in a printer already stays open: somebody has to say what became of it.
 *
 * Returns: %TRUE when nothing of it waits to be sent
 */
gboolean
loket_card_cancel_queued (LoketTurn *turn,
                          const LoketCard *card,
                          const char *reason,
                          GError **error)
{
  g_autoptr (LoketRecord) before = NULL;
  g_autoptr (LoketCardPrint) after = NULL;

  if (card->next == NULL)
    return TRUE;
  before = loket_txn_get (loket_turn_txn (turn), loket_card_print_get_type (), card->next, error);
  if (before == NULL)
    return FALSE;
  if (loket_card_print_cast (before)->state != LOKET_PRINTING_QUEUED)
    return TRUE;
  after = loket_print_copy (loket_card_print_cast (before));
  g_free (after->reason);
  after->reason = g_strdup (reason);
  return loket_print_put (turn, loket_card_print_cast (before), after, "cancel", error) &&
         (after->batch == NULL || loket_batch_follow (turn, after->batch, error));
}
