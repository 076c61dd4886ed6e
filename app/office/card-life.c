/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a card that is made: handed over, suspended, resumed, revoked; by hands of the
 * office. What happens elsewhere is in card-events.c. */
#include "config.h"

#include "office/cards.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/said.h"
#include "office/hands.h"
#include "store/cards.h"
#include "store/pairs.h"
#include "store/people.h"

#include <string.h>

static gboolean
check_taker (const LoketCardGiving *request, GError **error)
{
  return request->taker == LOKET_TAKER_HOLDER ||
         (loket_is_said (request->proxy_name) && loket_is_said (request->proxy_paper)) ||
         loket_card_rule ("proxy-needs-paper", error);
}

/* Whoever had the blank in hand while it was printed gives it to nobody; the store says so too. */
static gboolean
check_printers (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  return loket_hands_check_other (turn, print->printed_by, "printer-hands-over", error) &&
         loket_hands_check_other (turn, print->begun_by, "printer-hands-over", error);
}

static gboolean
check_holder (LoketTurn *turn, const LoketCard *card, GError **error)
{
  g_autoptr (LoketPerson) person =
      loket_txn_living_person (loket_turn_txn (turn), card->person, error);

  if (person == NULL)
    return FALSE;
  if (person->life_status == LOKET_LIFE_DEAD || person->life_status == LOKET_LIFE_MOVED ||
      person->life_status == LOKET_LIFE_INVALID)
    return loket_card_rule ("holder-gone", error);
  return strcmp (card->until_day, loket_turn_day (turn)) >= 0 ||
         loket_card_rule ("card-over", error);
}

/* What another decision has taken the place of begins no more; a card that he has goes on until he
 * has the next one. */
static gboolean
check_ground (LoketTurn *turn, const LoketCard *card, GError **error)
{
  g_autoptr (LoketRecord) decision =
      loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), card->decision, error);
  LoketDecisionState state;

  if (decision == NULL)
    return FALSE;
  state = loket_decision_cast (decision)->state;
  return state == LOKET_DECISION_ACTIVE ||
         (state == LOKET_DECISION_SUPERSEDED && card->print != NULL) ||
         loket_card_rule ("no-longer-granted", error);
}

static gboolean
note_handover (LoketTurn *turn,
               const LoketCard *card,
               const LoketCardPrint *print,
               const LoketCardGiving *request,
               GError **error)
{
  g_autoptr (LoketCardHandover) handover = loket_card_handover_new ();

  handover->id = loket_turn_new_id (turn);
  handover->card = g_strdup (card->id);
  handover->print = g_strdup (print->id);
  handover->person = g_strdup (card->person);
  handover->taker = request->taker;
  if (request->taker == LOKET_TAKER_PROXY) {
    handover->proxy_name = g_strdup (request->proxy_name);
    handover->relation = request->relation;
    handover->proxy_paper = g_strdup (request->proxy_paper);
  }
  handover->signature = g_strdup (request->signed_for ? LOKET_SIGNED_ON_PAPER : NULL);
  handover->officer = g_strdup (loket_turn_caller (turn)->officer);
  handover->at = loket_turn_now (turn);
  return loket_turn_put (turn, NULL, handover, error);
}

/* The card whose place this one takes. */
static gboolean
replace_older (LoketTurn *turn, const LoketCard *card, GError **error)
{
  g_autoptr (GPtrArray) live = loket_txn_live_cards (loket_turn_txn (turn), card->person, error);

  for (guint i = 0; live != NULL && i < live->len; i++) {
    LoketCard *older = live->pdata[i];
    g_autoptr (LoketCard) after = NULL;
    if (g_strcmp0 (older->replaced_by, card->id) != 0)
      continue;
    after = loket_card_copy (older);
    if (!loket_card_cancel_queued (turn, older, card->number, error) ||
        !loket_card_put (turn, older, after, "replace", error))
      return FALSE;
  }
  return live != NULL;
}

static LoketCardPrint *
get_print_to_give (LoketTurn *turn, const LoketCard *card, GError **error)
{
  g_autoptr (LoketCardPrint) print = NULL;
  int state;

  if (!loket_machine_move (&loket_card_machine, (int) card->state, "hand-over", &state, error))
    return NULL;
  if (card->next == NULL) {
    loket_card_rule ("nothing-to-hand-over", error);
    return NULL;
  }
  print = loket_print_of_card (turn, card->next, error);
  if (print == NULL)
    return NULL;
  if (print->state != LOKET_PRINTING_GOOD) {
    loket_card_rule ("nothing-to-hand-over", error);
    return NULL;
  }
  return loket_print_check_key (turn, print, error) ? g_steal_pointer (&print) : NULL;
}

static gboolean
give_print (LoketTurn *turn, LoketCardPrint *print, GError **error)
{
  g_autoptr (LoketCardPrint) after = loket_print_copy (print);

  after->handed_by = g_strdup (loket_turn_caller (turn)->officer);
  after->handed_at = LOKET_SOME (loket_turn_now (turn));
  return loket_print_put (turn, print, after, NULL, error);
}

/**
 * loket_card_give:
 * @turn: a write turn
 * @record: a LoketCardGiving
 * @error: set to %LOKET_ERROR_WRONG_STATE, %LOKET_ERROR_RULE "nothing-to-hand-over",
 *   "printer-hands-over", "same-hand", "proxy-needs-paper", "holder-gone", "card-over",
 *   "no-longer-granted" or "key-withdrawn", to %LOKET_ERROR_CHANGED, %LOKET_ERROR_NOT_FOUND, or to
 * %LOKET_ERROR_NOT_ALLOWED outside the area
 *
 * From now on the piece that is handed over is good, and no other one of the card.
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_give (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardGiving *request = loket_card_giving_cast (record);
  g_autoptr (LoketCard) card = loket_card_get_seen (turn, request->card, request->version, error);
  g_autoptr (LoketCardPrint) print = card != NULL ? get_print_to_give (turn, card, error) : NULL;
  g_autoptr (LoketCard) after = NULL;

  if (print == NULL || !check_taker (request, error) || !check_printers (turn, print, error) ||
      !check_holder (turn, card, error) || !check_ground (turn, card, error))
    return NULL;
  after = loket_card_copy (card);
  g_free (after->print);
  after->print = g_steal_pointer (&after->next);
  if (!after->handed_at.set)
    after->handed_at = LOKET_SOME (loket_turn_now (turn));
  if (!give_print (turn, print, error) || !loket_card_put (turn, card, after, "hand-over", error) ||
      !note_handover (turn, after, print, request, error) || !replace_older (turn, after, error))
    return NULL;
  return loket_card_view_of (turn, card->id, error);
}

/* What is still in the queue is not printed while the card is put aside. */
static gboolean
drop_queued (LoketTurn *turn, LoketCard *card, const char *reason, GError **error)
{
  g_autoptr (LoketCardPrint) next = NULL;

  if (card->next == NULL)
    return TRUE;
  if (!loket_card_cancel_queued (turn, card, reason, error))
    return FALSE;
  next = loket_card_print_cast (
      loket_txn_get (loket_turn_txn (turn), loket_card_print_get_type (), card->next, error));
  if (next == NULL)
    return FALSE;
  if (next->state == LOKET_PRINTING_CANCELLED)
    g_clear_pointer (&card->next, g_free);
  return TRUE;
}

/**
 * loket_card_put_aside:
 * @turn: a write turn
 * @card: as the store has it
 * @hold: who puts it aside
 * @until: (nullable): last day of it
 * @reason: why
 * @error: set to %LOKET_ERROR_WRONG_STATE, or when the store fails
 *
 * Returns: %TRUE when it is suspended
 */
gboolean
loket_card_put_aside (LoketTurn *turn,
                      LoketCard *card,
                      LoketCardHold hold,
                      const char *until,
                      const char *reason,
                      GError **error)
{
  g_autoptr (LoketCard) after = loket_card_copy (card);

  after->hold = hold;
  after->suspended_until = until != NULL ? loket_calendar_later_day (until, 1) : NULL;
  loket_card_set_reason (after, reason);
  return drop_queued (turn, after, reason, error) &&
         loket_card_put (turn, card, after, "suspend", error);
}

/**
 * loket_card_suspend:
 * @turn: a write turn
 * @record: a LoketCardSuspend
 * @error: set to %LOKET_ERROR_WRONG_STATE, %LOKET_ERROR_RULE "end-date-passed", or as
 *   loket_card_get_seen()
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_suspend (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardSuspend *request = loket_card_suspend_cast (record);
  g_autoptr (LoketCard) card = loket_card_get_seen (turn, request->card, request->version, error);

  if (card == NULL)
    return NULL;
  if (request->until_day != NULL && strcmp (request->until_day, loket_turn_day (turn)) < 0) {
    loket_card_rule ("end-date-passed", error);
    return NULL;
  }
  return loket_card_put_aside (
             turn, card, LOKET_CARD_HOLD_OFFICER, request->until_day, request->reason, error)
             ? loket_card_view_of (turn, card->id, error)
             : NULL;
}

/* Where it was before: what is in the holder's hands, or how far the next piece is. */
static const char *
way_back (const LoketCard *card, const LoketCardPrint *next)
{
  if (card->print != NULL)
    return "resume";
  if (next == NULL)
    return "resume-approved";
  return next->state == LOKET_PRINTING_GOOD ? "resume-printed" : "resume-queued";
}

/**
 * loket_card_take_up:
 * @turn: a write turn
 * @card: suspended
 * @reason: (nullable): why
 * @error: set to %LOKET_ERROR_WRONG_STATE, or when the store fails
 *
 * Returns: %TRUE when it is as it was before it was suspended
 */
gboolean
loket_card_take_up (LoketTurn *turn, LoketCard *card, const char *reason, GError **error)
{
  g_autoptr (LoketCard) after = loket_card_copy (card);
  g_autoptr (LoketRecord) next = NULL;

  if (card->next != NULL) {
    next = loket_txn_get (loket_turn_txn (turn), loket_card_print_get_type (), card->next, error);
    if (next == NULL)
      return FALSE;
  }
  after->hold = LOKET_CARD_HOLD_NONE;
  g_clear_pointer (&after->suspended_until, g_free);
  loket_card_set_reason (after, reason);
  return loket_card_put (turn, card, after, way_back (card, (const LoketCardPrint *) next), error);
}

/**
 * loket_card_rests_on_something:
 * @turn: a turn
 * @card: a card
 * @rests: (out): its decision is in force
 * @error: set when the store fails
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_card_rests_on_something (LoketTurn *turn,
                               const LoketCard *card,
                               gboolean *rests,
                               GError **error)
{
  g_autoptr (LoketRecord) decision =
      loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), card->decision, error);

  if (decision == NULL)
    return FALSE;
  *rests = loket_decision_cast (decision)->state == LOKET_DECISION_ACTIVE ||
           (loket_decision_cast (decision)->state == LOKET_DECISION_SUPERSEDED &&
            card->replaced_by != NULL);
  return TRUE;
}

/**
 * loket_card_resume:
 * @turn: a write turn
 * @record: a LoketCardAct
 * @error: set to %LOKET_ERROR_WRONG_STATE, %LOKET_ERROR_RULE "holder-gone", "card-over" or
 *   "no-longer-granted", or as loket_card_get_seen()
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_resume (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardAct *request = loket_card_act_cast (record);
  g_autoptr (LoketCard) card = loket_card_get_seen (turn, request->card, request->version, error);
  gboolean rests;
  int state;

  if (card == NULL ||
      !loket_machine_move (&loket_card_machine, (int) card->state, "resume", &state, error) ||
      !check_holder (turn, card, error) ||
      !loket_card_rests_on_something (turn, card, &rests, error))
    return NULL;
  if (!rests) {
    loket_card_rule ("no-longer-granted", error);
    return NULL;
  }
  return loket_card_take_up (turn, card, request->reason, error)
             ? loket_card_view_of (turn, card->id, error)
             : NULL;
}

/* What it was to take the place of waits for it no longer: another card may. */
static gboolean
free_older (LoketTurn *turn, const LoketCard *ended, GError **error)
{
  g_autoptr (GPtrArray) live = loket_txn_live_cards (loket_turn_txn (turn), ended->person, error);

  for (guint i = 0; live != NULL && i < live->len; i++) {
    LoketCard *older = live->pdata[i];
    g_autoptr (LoketCard) after = NULL;
    if (g_strcmp0 (older->replaced_by, ended->id) != 0)
      continue;
    after = loket_card_copy (older);
    g_clear_pointer (&after->replaced_by, g_free);
    if (!loket_card_put (turn, older, after, NULL, error))
      return FALSE;
  }
  return live != NULL;
}

/**
 * loket_card_end:
 * @turn: a write turn
 * @card: as the store has it
 * @act: expire or revoke
 * @reason: (nullable): why
 * @error: set to %LOKET_ERROR_WRONG_STATE, or when the store fails
 *
 * Returns: %TRUE when it has ended, and with it what was still to be printed
 */
gboolean
loket_card_end (LoketTurn *turn,
                LoketCard *card,
                const char *act,
                const char *reason,
                GError **error)
{
  g_autoptr (LoketCard) after = loket_card_copy (card);

  if (reason != NULL)
    loket_card_set_reason (after, reason);
  g_clear_pointer (&after->suspended_until, g_free);
  return drop_queued (turn, after, reason != NULL ? reason : card->until_day, error) &&
         loket_card_put (turn, card, after, act, error) && free_older (turn, card, error);
}

static LoketCard *
get_to_revoke (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardAct *request = loket_card_act_cast (record);
  g_autoptr (LoketCard) card = loket_card_get_seen (turn, request->card, request->version, error);
  int state;

  if (card == NULL ||
      !loket_machine_move (&loket_card_machine, (int) card->state, "revoke", &state, error))
    return NULL;
  return g_steal_pointer (&card);
}

/**
 * loket_card_check_revoke:
 * @turn: the turn of the first officer
 * @record: a LoketCardAct
 * @error: as loket_card_revoke()
 *
 * Returns: %FALSE when it is known already that it can come to nothing
 */
gboolean
loket_card_check_revoke (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketCard) card = get_to_revoke (turn, record, error);

  return card != NULL;
}

/**
 * loket_card_revoke:
 * @turn: the turn of the second officer
 * @record: a LoketCardAct
 * @error: set to %LOKET_ERROR_WRONG_STATE, or as loket_card_get_seen()
 *
 * The decision stays: who is to lose more than this card has that ended, after a hearing.
 *
 * Returns: (transfer full): the LoketCard
 */
LoketRecord *
loket_card_revoke (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardAct *request = loket_card_act_cast (record);
  g_autoptr (LoketCard) card = get_to_revoke (turn, record, error);

  if (card == NULL || !loket_card_end (turn, card, "revoke", request->reason, error))
    return NULL;
  return loket_txn_get (loket_turn_txn (turn), loket_card_get_type (), card->id, error);
}
