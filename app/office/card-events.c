/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reaches cards from elsewhere: a decision ends or goes on, somebody dies or moves, a day
 * comes round, two records become one. */
#include "config.h"

#include "office/cards.h"

#include "core/error.h"
#include "core/text.h"
#include "office/turn-private.h"
#include "store/cards.h"
#include "store/decisions.h"
#include "store/people.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the language of the office: it stands on file, and officers read it. */
static const char *
in_words (LoketTurn *turn, const char *msgid)
{
  LoketProfile *profile = loket_turn_profile (turn);

  return loket_text (profile->languages != NULL ? profile->languages[0] : "id", msgid);
}

/* The card of an earlier category was good until the next one was handed over.  Now none comes. */
static gboolean
end_earlier (LoketTurn *turn,
             const LoketDecision *ended,
             const char *act,
             const char *reason,
             GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketDecision) granted = NULL;
  g_autoptr (GPtrArray) cards = NULL;

  if (!loket_txn_card_decision (txn, ended->person, &granted, error))
    return FALSE;
  if (granted != NULL)
    return TRUE;
  cards = loket_txn_live_cards (txn, ended->person, error);
  for (guint i = 0; cards != NULL && i < cards->len; i++) {
    LoketCard *card = cards->pdata[i];
    g_autoptr (LoketRecord) decision =
        loket_txn_get (txn, loket_decision_get_type (), card->decision, error);
    if (decision == NULL || (loket_decision_cast (decision)->state == LOKET_DECISION_SUPERSEDED &&
                             !loket_card_end (turn, card, act, reason, error)))
      return FALSE;
  }
  return cards != NULL;
}

/**
 * loket_cards_follow_decision:
 * @turn: a write turn
 * @decision: that has just ended
 * @act: how: expire, revoke, supersede
 * @reason: (nullable): why
 * @error: set when the store fails
 *
 * A card does not outlive what it rests on.  What another decision takes the place of waits for
 * loket_cards_take_over().
 *
 * Returns: %TRUE when its cards have ended as well
 */
gboolean
loket_cards_follow_decision (LoketTurn *turn,
                             const LoketDecision *decision,
                             const char *act,
                             const char *reason,
                             GError **error)
{
  const gboolean expires = strcmp (act, "expire") == 0;
  g_autoptr (GPtrArray) cards = NULL;

  if (!expires && strcmp (act, "revoke") != 0)
    return TRUE;
  cards = loket_txn_cards_of_decision (loket_turn_txn (turn), decision->id, error);
  if (reason == NULL && !expires)
    reason = in_words (turn, N_ ("The decision was ended."));
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (!loket_card_end (turn, cards->pdata[i], act, reason, error))
      return FALSE;
  return cards != NULL && end_earlier (turn, decision, act, reason, error);
}

static gboolean
rest_on (LoketTurn *turn, LoketCard *card, const LoketDecision *granted, GError **error)
{
  g_autoptr (LoketCard) after = loket_card_copy (card);

  g_free (after->decision);
  after->decision = g_strdup (granted->id);
  if (granted->until_day != NULL && strcmp (granted->until_day, after->until_day) < 0 &&
      strcmp (granted->until_day, after->from_day) >= 0) {
    g_free (after->until_day);
    after->until_day = g_strdup (granted->until_day);
  }
  return loket_card_put (turn, card, after, NULL, error);
}

/* The card of another category is good until the new one is in the holder's hands; where no card
 * follows, it ends. */
static gboolean
follow_superseded (LoketTurn *turn, LoketCard *card, const LoketDecision *granted, GError **error)
{
  if (granted->category == card->category)
    return rest_on (turn, card, granted, error);
  if (granted->category != LOKET_CATEGORY_NONE)
    return TRUE;
  return loket_card_end (
      turn, card, "revoke", in_words (turn, N_ ("The decision was ended.")), error);
}

/**
 * loket_cards_take_over:
 * @turn: a write turn
 * @granted: a decision that has just come into force
 * @error: set when the store fails
 *
 * The cards of what it took the place of rest on it from now on.
 *
 * Returns: %TRUE when no card rests on what is superseded but one that is to be replaced
 */
gboolean
loket_cards_take_over (LoketTurn *turn, const LoketDecision *granted, GError **error)
{
  g_autoptr (GPtrArray) cards =
      loket_txn_live_cards (loket_turn_txn (turn), granted->person, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++) {
    LoketCard *card = cards->pdata[i];
    g_autoptr (LoketRecord) decision = NULL;
    if (strcmp (card->decision, granted->id) == 0)
      continue;
    decision =
        loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), card->decision, error);
    if (decision == NULL)
      return FALSE;
    if (loket_decision_cast (decision)->state == LOKET_DECISION_SUPERSEDED &&
        !follow_superseded (turn, card, granted, error))
      return FALSE;
  }
  return cards != NULL;
}

static LoketCardHold
hold_of (LoketLifeStatus status)
{
  if (status == LOKET_LIFE_DEAD || status == LOKET_LIFE_INVALID)
    return LOKET_CARD_HOLD_DEAD;
  return status == LOKET_LIFE_MOVED ? LOKET_CARD_HOLD_MOVED : LOKET_CARD_HOLD_NONE;
}

/* Put aside by an officer until a day: from now on the day alone does not bring it back. */
static gboolean
hold_on (LoketTurn *turn, LoketCard *card, LoketCardHold hold, const char *reason, GError **error)
{
  g_autoptr (LoketCard) after = loket_card_copy (card);

  after->hold = hold;
  g_clear_pointer (&after->suspended_until, g_free);
  loket_card_set_reason (after, reason);
  return loket_card_put (turn, card, after, NULL, error);
}

static gboolean
hold_it (LoketTurn *turn, LoketCard *card, LoketCardHold hold, GError **error)
{
  const char *reason = hold == LOKET_CARD_HOLD_DEAD
                           ? in_words (turn, N_ ("The register says that the holder has died."))
                           : in_words (turn, N_ ("The register says that the holder has moved."));

  return card->state == LOKET_CARD_SUSPENDED
             ? hold_on (turn, card, hold, reason, error)
             : loket_card_put_aside (turn, card, hold, NULL, reason, error);
}

/* Whoever moves within the district gets his card in the new village. */
static gboolean
follow_village (LoketTurn *turn, LoketCard *card, const LoketPerson *person, GError **error)
{
  g_autoptr (LoketCard) after = loket_card_copy (card);

  g_free (after->village);
  g_free (after->hamlet);
  after->village = g_strdup (person->village);
  after->hamlet = g_strdup (person->hamlet);
  return loket_card_put (turn, card, after, NULL, error);
}

static gboolean
follow_all (LoketTurn *turn, const LoketPerson *person, LoketCardHold hold, GError **error)
{
  g_autoptr (GPtrArray) cards = loket_txn_live_cards (loket_turn_txn (turn), person->id, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (hold != LOKET_CARD_HOLD_NONE ? !hold_it (turn, cards->pdata[i], hold, error)
                                     : !follow_village (turn, cards->pdata[i], person, error))
      return FALSE;
  return cards != NULL;
}

/**
 * loket_cards_follow_person:
 * @turn: a write turn
 * @before: a person as he was on file
 * @after: as he is
 * @error: set when the store fails
 *
 * Who has died or moved away has no good card from that moment on; people decide what becomes of
 * it.
 *
 * Returns: %TRUE when his cards are as they should be
 */
gboolean
loket_cards_follow_person (LoketTurn *turn,
                           const LoketPerson *before,
                           const LoketPerson *after,
                           GError **error)
{
  const LoketCardHold hold = hold_of (after->life_status);
  const gboolean goes = hold != LOKET_CARD_HOLD_NONE && hold_of (before->life_status) != hold;
  const gboolean moves = g_strcmp0 (before->village, after->village) != 0 ||
                         g_strcmp0 (before->hamlet, after->hamlet) != 0;
  LoketMovedRows *moved = turn->moved;
  gboolean followed;

  if (!goes && !moves)
    return TRUE;
  /* An answer that is taken back brings the person back, and what hangs on him as rows of his; what
   * follows from him for his cards follows anew. */
  turn->moved = NULL;
  followed = follow_all (turn, after, goes ? hold : LOKET_CARD_HOLD_NONE, error);
  turn->moved = moved;
  return followed;
}

/**
 * loket_cards_follow_merge:
 * @turn: a write turn
 * @winner: a person to whom the cards of another record have just come
 * @error: set when the store fails
 *
 * Whoever has died or moved away has no good card, by whatever way he came to it.  A merge that is
 * undone leaves the card put aside: a person looks at it.
 *
 * Returns: %TRUE when his cards are as they should be
 */
gboolean
loket_cards_follow_merge (LoketTurn *turn, const char *winner, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person (loket_turn_txn (turn), winner, error);
  const LoketCardHold hold = person != NULL ? hold_of (person->life_status) : LOKET_CARD_HOLD_NONE;
  g_autoptr (GPtrArray) cards = NULL;

  if (hold == LOKET_CARD_HOLD_NONE)
    return person != NULL;
  cards = loket_txn_live_cards (loket_turn_txn (turn), winner, error);
  for (guint i = 0; cards != NULL && i < cards->len; i++) {
    LoketCard *card = cards->pdata[i];
    if (card->hold != hold && !hold_it (turn, card, hold, error))
      return FALSE;
  }
  return cards != NULL;
}

/* To whom the decision belongs, unless he has such a card. */
static gboolean
go_with_decision (LoketTurn *turn, LoketCard *card, const LoketDecision *decision, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketCard) after = loket_card_copy (card);
  g_autoptr (LoketPerson) person = loket_txn_person (txn, decision->person, error);
  g_autoptr (GPtrArray) his = person != NULL ? loket_txn_live_cards (txn, person->id, error) : NULL;

  for (guint i = 0; his != NULL && i < his->len; i++)
    if (strcmp (((const LoketCard *) his->pdata[i])->product, card->product) == 0)
      return TRUE;
  if (his == NULL)
    return FALSE;
  g_free (after->person);
  after->person = g_strdup (person->id);
  return loket_card_put (turn, card, after, NULL, error) &&
         follow_village (turn, after, person, error);
}

static gboolean
look_at_card (LoketTurn *turn, LoketCard *card, GError **error)
{
  g_autoptr (LoketRecord) decision =
      loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), card->decision, error);
  g_autoptr (LoketRecord) now = NULL;

  if (decision == NULL)
    return FALSE;
  if (strcmp (loket_decision_cast (decision)->person, card->person) == 0)
    return TRUE;
  if (!go_with_decision (turn, card, loket_decision_cast (decision), error))
    return FALSE;
  now = loket_txn_get (loket_turn_txn (turn), loket_card_get_type (), card->id, error);
  if (now == NULL || loket_card_cast (now)->state == LOKET_CARD_SUSPENDED)
    return now != NULL;
  return loket_card_put_aside (
      turn,
      loket_card_cast (now),
      LOKET_CARD_HOLD_OFFICER,
      NULL,
      in_words (turn, N_ ("Two records were taken apart again. Whose card is this?")),
      error);
}

/**
 * loket_cards_follow_undo:
 * @turn: a write turn
 * @person: whose record was one with another's until now
 * @error: set when the store fails
 *
 * A card that was issued or renewed meanwhile goes with the decision that it rests on, and is put
 * aside: its face may be the other one's.
 *
 * Returns: %TRUE when no good card of his rests on a decision about somebody else
 */
gboolean
loket_cards_follow_undo (LoketTurn *turn, const char *person, GError **error)
{
  g_autoptr (GPtrArray) cards = loket_txn_live_cards (loket_turn_txn (turn), person, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (!look_at_card (turn, cards->pdata[i], error))
      return FALSE;
  return cards != NULL;
}

/**
 * loket_cards_check_merge:
 * @turn: a turn
 * @winner: a person
 * @loser: another record of the same one
 * @error: set to %LOKET_ERROR_RULE "two-cards"
 *
 * Returns: %TRUE when at most one of them has a card
 */
gboolean
loket_cards_check_merge (LoketTurn *turn, const char *winner, const char *loser, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) one = loket_txn_live_cards (txn, winner, error);
  g_autoptr (GPtrArray) other = one != NULL ? loket_txn_live_cards (txn, loser, error) : NULL;

  return other != NULL &&
         (one->len == 0 || other->len == 0 || loket_card_rule ("two-cards", error));
}

/**
 * loket_cards_need_tending:
 * @turn: a read turn
 * @needs: (out): a card has run out, or holds again, and does not say so yet
 * @error: set when the store fails
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_cards_need_tending (LoketTurn *turn, gboolean *needs, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  const char *day = loket_turn_day (turn);
  g_autoptr (GPtrArray) out = loket_txn_cards_run_out (txn, day, 1, error);
  g_autoptr (GPtrArray) back = out != NULL ? loket_txn_cards_to_resume (txn, day, 1, error) : NULL;

  *needs = back != NULL && (out->len > 0 || back->len > 0);
  return back != NULL;
}

/* What nothing carries any more stays put aside until a person looks at it. */
static gboolean
bring_back (LoketTurn *turn, LoketCard *card, GError **error)
{
  gboolean rests;

  return loket_card_rests_on_something (turn, card, &rests, error) &&
         (rests ? loket_card_take_up (turn, card, NULL, error)
                : hold_on (turn, card, card->hold, card->reason, error));
}

/**
 * loket_cards_tend:
 * @turn: a write turn of the hub itself
 * @error: set when the store fails
 *
 * Ends some of the cards whose last day is over, and brings back some whose suspension is; what is
 * left comes with the next turn.
 *
 * Returns: %TRUE when that is done
 */
gboolean
loket_cards_tend (LoketTurn *turn, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  const char *day = loket_turn_day (turn);
  g_autoptr (GPtrArray) out = loket_txn_cards_run_out (txn, day, LOKET_CARDS_TENDED, error);
  g_autoptr (GPtrArray) back = NULL;

  for (guint i = 0; out != NULL && i < out->len; i++)
    if (!loket_card_end (turn, out->pdata[i], "expire", NULL, error))
      return FALSE;
  back = out != NULL ? loket_txn_cards_to_resume (txn, day, LOKET_CARDS_TENDED, error) : NULL;
  for (guint i = 0; back != NULL && i < back->len; i++)
    if (!bring_back (turn, back->pdata[i], error))
      return FALSE;
  return back != NULL;
}

/**
 * loket_card_names_blob:
 * @turn: a turn
 * @sha256: a blob on file
 * @may: (out): set to %TRUE when it is a picture or a signed paper that the caller may see
 * @error: set when the store fails
 *
 * Returns: %TRUE when that is known
 */
gboolean
loket_card_names_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);

  *may = FALSE;
  return !loket_caller_may (caller, LOKET_MAY_SEE_CARDS) ||
         loket_txn_card_names_blob (loket_turn_txn (turn), sha256, caller->area, may, error);
}
