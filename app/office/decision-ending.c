/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How decisions end: another one takes their place, time, two heads, or an objection; nothing is
 * rewritten, each stays on file as it was decided. */
#include "config.h"

#include "office/decisions-private.h"

#include "core/error.h"
#include "office/cards.h"
#include "office/watches.h"
#include "store/decisions.h"
#include "store/pairs.h"

#include <string.h>

#define LETTERS_TOLD 3 /* at least, of how the person was heard */

static gboolean
end_it (LoketTurn *turn, LoketDecision *before, const char *act, const char *reason, GError **error)
{
  g_autoptr (LoketDecision) after = loket_decision_copy (before);

  /* What was ended before its time stays ended as it was, also when a review takes its place. */
  if (!before->ended_at.set) {
    after->ended_at = LOKET_SOME (loket_turn_now (turn));
    after->ended_by = g_strdup (loket_turn_caller (turn)->officer);
    after->ended_reason = g_strdup (reason);
  }
  return loket_decision_move (turn, before, after, act, error) &&
         loket_watches_lapse (turn, before, reason, error) &&
         loket_cards_follow_decision (turn, before, act, reason, error);
}

static gboolean
supersede (LoketTurn *turn, LoketDecision *before, GError **error)
{
  return end_it (turn, before, "supersede", NULL, error);
}

static gboolean
supersede_reviewed (LoketTurn *turn, LoketDecision *granted, GError **error)
{
  g_autoptr (LoketDecision) reviewed = NULL;

  if (granted->objects_to == NULL)
    return TRUE;
  reviewed = loket_decision_get (turn, granted->objects_to, error);
  if (reviewed == NULL)
    return FALSE;
  return !loket_machine_may (&loket_decision_machine, (int) reviewed->state, "supersede") ||
         supersede (turn, reviewed, error);
}

/**
 * loket_decision_make_way:
 * @turn: a write turn
 * @granted: a decision that is about to come into force
 * @error: set when the store fails
 *
 * A person has one card at a time: what gave one until now ends, and so does what @granted reviews.
 *
 * Returns: %TRUE when nothing stands in its way
 */
gboolean
loket_decision_make_way (LoketTurn *turn, LoketDecision *granted, GError **error)
{
  g_autoptr (LoketDecision) older = NULL;

  if (granted->category != LOKET_CATEGORY_NONE) {
    if (!loket_txn_card_decision (loket_turn_txn (turn), granted->person, &older, error) ||
        (older != NULL && !supersede (turn, older, error)))
      return FALSE;
  }
  return supersede_reviewed (turn, granted, error);
}

/* The register itself says that there is nobody to hear here. */
static gboolean
is_gone (LoketTurn *turn, const LoketDecision *decision, gboolean *gone, GError **error)
{
  g_autoptr (LoketPerson) person =
      loket_txn_living_person (loket_turn_txn (turn), decision->person, error);

  *gone = person != NULL &&
          (person->life_status == LOKET_LIFE_DEAD || person->life_status == LOKET_LIFE_MOVED);
  return person != NULL;
}

/* Dots and dashes tell of no hearing. */
static gboolean
is_told (const char *text)
{
  guint letters = 0;

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    letters += g_unichar_isalpha (g_utf8_get_char (at)) ? 1 : 0;
  return letters >= LETTERS_TOLD;
}

/* Nothing is taken away before the person was heard (registry.md 5, N6): about the change of the
 * watch where one waits, whatever else was said. */
static gboolean
check_heard (LoketTurn *turn,
             const LoketDecisionEnd *request,
             const LoketDecision *decision,
             GError **error)
{
  gboolean gone;

  if (request->watch != NULL)
    return loket_watch_check_heard (turn, request->watch, decision->id, request->answered, error);
  if (!is_gone (turn, decision, &gone, error))
    return FALSE;
  if (gone)
    return TRUE;
  if (!is_told (request->hearing))
    return loket_decision_rule ("hearing-needed", error);
  return loket_watch_check_none_waits (turn, decision, error);
}

static LoketDecision *
get_in_force (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketDecisionEnd *request = loket_decision_end_cast (record);
  g_autoptr (LoketDecision) decision = loket_decision_get (turn, request->decision, error);
  int state;

  if (decision == NULL ||
      !loket_machine_move (&loket_decision_machine, (int) decision->state, "revoke", &state, error))
    return NULL;
  if (!loket_is_said (request->reason)) {
    loket_decision_rule ("reason-needed", error);
    return NULL;
  }
  return check_heard (turn, request, decision, error) ? g_steal_pointer (&decision) : NULL;
}

/**
 * loket_decision_check_end:
 * @turn: the turn of the first officer
 * @record: a LoketDecisionEnd
 * @error: as loket_decision_end()
 *
 * Returns: %FALSE when it is known already that it can come to nothing
 */
gboolean
loket_decision_check_end (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketDecision) decision = get_in_force (turn, record, error);

  return decision != NULL;
}

/**
 * loket_decision_end:
 * @turn: the turn of the second officer
 * @record: a LoketDecisionEnd
 * @error: set to %LOKET_ERROR_WRONG_STATE when it is not in force, to %LOKET_ERROR_RULE
 *   "hearing-needed" while the person was not heard, or "hear-first" while a change has to be
 *   heard about, to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the area
 *
 * The change that led to it is dealt with now, and not when the end was proposed.
 *
 * Returns: (transfer full): the LoketDecision, revoked
 */
LoketRecord *
loket_decision_end (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketDecisionEnd *request = loket_decision_end_cast (record);
  g_autoptr (LoketDecision) before = get_in_force (turn, record, error);

  if (before == NULL ||
      (request->watch != NULL && !loket_watch_end (turn, request->watch, request->reason, error)) ||
      !end_it (turn, before, "revoke", request->reason, error))
    return NULL;
  return loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), before->id, error);
}

static gboolean
is_decided (const LoketApplication *review)
{
  return loket_application_has_ended (review->state) || review->ended_at.set ||
         review->state == LOKET_APPLICATION_OBJECTED;
}

/* The grant was reviewed once; what ended it later can be objected to as well. */
static gboolean
is_of_another_time (const LoketApplication *review, const LoketDecision *decision)
{
  return decision->state == LOKET_DECISION_REVOKED && is_decided (review) &&
         review->created_at < decision->ended_at.value;
}

static gboolean
check_may_object (LoketTurn *turn, const LoketDecision *decision, GError **error)
{
  g_autofree char *last = loket_decision_objection_until (decision, loket_turn_profile (turn));
  g_autoptr (LoketApplication) review = NULL;

  if (last == NULL) {
    loket_set_error (error,
                     LOKET_ERROR_WRONG_STATE,
                     loket_enum_name (loket_decision_state_get_type (), (int) decision->state),
                     "there is nothing to object to");
    return FALSE;
  }
  if (!loket_txn_review_of (loket_turn_txn (turn), decision->application, &review, error))
    return FALSE;
  if (review != NULL && !is_of_another_time (review, decision))
    return loket_decision_rule (is_decided (review) ? "objection-decided" : "objection-open",
                                error);
  return strcmp (loket_turn_day (turn), last) <= 0 || loket_decision_rule ("objection-late", error);
}

/* An application that was granted is closed before it is objected to. */
static gboolean
mark_objected (LoketTurn *turn, LoketApplication *application, const char *note, GError **error)
{
  if (!loket_machine_may (&loket_application_machine, (int) application->state, "object") &&
      !loket_application_do (turn, application->id, "close", NULL, NULL, error))
    return FALSE;
  return loket_application_do (turn, application->id, "object", note, NULL, error);
}

/**
 * loket_decision_standing:
 * @turn: a turn
 * @application: id
 * @decision: (out) (transfer full) (nullable): what was decided about it last: it holds, refuses,
 *   or has been ended early
 * @error: set when the store fails
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_decision_standing (LoketTurn *turn,
                         const char *application,
                         LoketDecision **decision,
                         GError **error)
{
  g_autoptr (GPtrArray) all =
      loket_txn_decisions_of_application (loket_turn_txn (turn), application, error);

  *decision = NULL;
  for (guint i = 0; all != NULL && i < all->len && *decision == NULL; i++) {
    LoketDecision *found = all->pdata[i];
    if (found->state == LOKET_DECISION_ACTIVE || found->state == LOKET_DECISION_REFUSED ||
        found->state == LOKET_DECISION_REVOKED)
      *decision = g_object_ref (found);
  }
  return all != NULL;
}

/**
 * loket_decision_reopen_review:
 * @turn: a write turn
 * @application: one that is about to be opened again
 * @note: (nullable): why
 * @error: as loket_decision_object()
 *
 * A review that was taken back and is opened again is an objection like the first one: in time, and
 * the only one.
 *
 * Returns: %TRUE when it is no review, or what it reviews is objected to again
 */
gboolean
loket_decision_reopen_review (LoketTurn *turn,
                              const LoketApplication *application,
                              const char *note,
                              GError **error)
{
  g_autoptr (LoketApplication) objected = NULL;
  g_autoptr (LoketDecision) decision = NULL;

  if (application->reviews == NULL)
    return TRUE;
  objected = loket_application_get (turn, application->reviews, error);
  if (objected == NULL || !loket_decision_standing (turn, objected->id, &decision, error))
    return FALSE;
  if (decision == NULL) {
    loket_set_error (error,
                     LOKET_ERROR_WRONG_STATE,
                     loket_enum_name (loket_application_state_get_type (), (int) objected->state),
                     "there is nothing to object to any more");
    return FALSE;
  }
  return check_may_object (turn, decision, error) && mark_objected (turn, objected, note, error);
}

/* The same person asks for the same again; its papers were seen, so the clock runs at once. */
static LoketApplication *
make_review (const LoketApplication *objected, const LoketDecisionObjection *request)
{
  LoketApplication *review = loket_application_new ();

  review->kind = g_strdup (objected->kind);
  review->service = g_strdup (objected->service);
  review->person = g_strdup (objected->person);
  review->village = g_strdup (objected->village);
  review->origin = LOKET_ORIGIN_REVIEW;
  review->ticket = g_strdup (request->ticket);
  review->reviews = g_strdup (objected->id);
  review->note = g_strdup (request->note);
  return review;
}

/**
 * loket_decision_object:
 * @turn: a write turn
 * @record: a LoketDecisionObjection
 * @error: set to %LOKET_ERROR_RULE "objection-late", "objection-open" or
 *   "objection-decided", to
 *   %LOKET_ERROR_WRONG_STATE when it was not decided or holds no more, to %LOKET_ERROR_NOT_FOUND,
 *   or to %LOKET_ERROR_NOT_ALLOWED outside the caller's area
 *
 * Anybody who takes applications takes an objection; it is decided by other hands.  What the lists
 * say now counts, not what they said when it was decided.
 *
 * Returns: (transfer full): the LoketApplication that reviews the decision
 */
LoketRecord *
loket_decision_object (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketDecisionObjection *request = loket_decision_objection_cast (record);
  g_autoptr (LoketDecision) decision = loket_decision_get (turn, request->decision, error);
  g_autoptr (LoketApplication) objected = NULL;
  g_autoptr (LoketApplication) review = NULL;

  if (decision == NULL || !loket_application_check_ticket (turn, request->ticket, error))
    return NULL;
  objected = loket_application_get (turn, decision->application, error);
  if (objected == NULL || !check_may_object (turn, decision, error) ||
      !mark_objected (turn, objected, request->note, error))
    return NULL;
  review = make_review (objected, request);
  if (!loket_application_put (turn, review, "submit", error) ||
      !loket_application_advance (turn, &review, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&review));
}

/**
 * loket_decisions_need_tending:
 * @turn: a read turn
 * @needs: (out): a decision has run out and says that it is in force
 * @error: set when the store fails
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_decisions_need_tending (LoketTurn *turn, gboolean *needs, GError **error)
{
  g_autoptr (GPtrArray) out =
      loket_txn_decisions_run_out (loket_turn_txn (turn), loket_turn_day (turn), 1, error);

  *needs = out != NULL && out->len > 0;
  return out != NULL;
}

/**
 * loket_decisions_tend:
 * @turn: a write turn of the hub itself
 * @error: set when the store fails
 *
 * Ends some of the decisions whose last day is over; what is left comes with the next turn.
 *
 * Returns: %TRUE when they have ended
 */
gboolean
loket_decisions_tend (LoketTurn *turn, GError **error)
{
  g_autoptr (GPtrArray) out = loket_txn_decisions_run_out (
      loket_turn_txn (turn), loket_turn_day (turn), LOKET_DECISIONS_TENDED, error);

  for (guint i = 0; out != NULL && i < out->len; i++)
    if (!end_it (turn, out->pdata[i], "expire", NULL, error))
      return FALSE;
  return out != NULL;
}

/**
 * loket_decision_settle_review:
 * @turn: a write turn
 * @application: one that has been decided about, or came to nothing
 * @error: set when the store fails
 *
 * What it reviews is closed again: nobody objects to it any more.
 *
 * Returns: %TRUE when nothing waits for it
 */
gboolean
loket_decision_settle_review (LoketTurn *turn, LoketApplication *application, GError **error)
{
  g_autoptr (LoketApplication) reviewed = NULL;

  if (application->reviews == NULL)
    return TRUE;
  reviewed = loket_application_get (turn, application->reviews, error);
  if (reviewed == NULL)
    return FALSE;
  return reviewed->state != LOKET_APPLICATION_OBJECTED ||
         loket_application_do (turn, reviewed->id, "settle", NULL, NULL, error);
}

static gboolean
withdraw_open (LoketTurn *turn, const char *application, const char *note, GError **error)
{
  g_autoptr (GPtrArray) decisions =
      loket_txn_decisions_of_application (loket_turn_txn (turn), application, error);

  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    LoketDecision *decision = decisions->pdata[i];
    if (loket_decision_is_open (decision->state) &&
        !end_it (turn, decision, "withdraw", note, error))
      return FALSE;
  }
  return decisions != NULL;
}

/**
 * loket_decision_follow:
 * @turn: a write turn
 * @application: one that moves, as it was
 * @act: how it moves
 * @note: (nullable): what was said
 * @error: set when the store fails
 *
 * What was proposed about an application goes along when it is withdrawn or expires, before anybody
 * has decided; so does the objection that it was.
 *
 * Returns: %TRUE when nothing about it waits any more
 */
gboolean
loket_decision_follow (LoketTurn *turn,
                       LoketApplication *application,
                       const char *act,
                       const char *note,
                       GError **error)
{
  if (strcmp (act, "withdraw") != 0 && strcmp (act, "expire") != 0)
    return TRUE;
  return withdraw_open (turn, application->id, note, error) &&
         loket_decision_settle_review (turn, application, error);
}

/**
 * loket_decisions_check_merge:
 * @turn: a turn
 * @winner: a person
 * @loser: another record of the same one
 * @error: set to %LOKET_ERROR_RULE "two-cards"
 *
 * Which of two cards goes on is for people to say before the records become one.
 *
 * Returns: %TRUE when at most one of them has a card
 */
gboolean
loket_decisions_check_merge (LoketTurn *turn, const char *winner, const char *loser, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketDecision) one = NULL;
  g_autoptr (LoketDecision) other = NULL;

  return loket_txn_card_decision (txn, winner, &one, error) &&
         loket_txn_card_decision (txn, loser, &other, error) &&
         (one == NULL || other == NULL || loket_decision_rule ("two-cards", error));
}
