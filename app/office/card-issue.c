/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a card begins, and how it gets another piece of plastic: issued, printed anew, lost, damaged,
 * renewed. */
#include "config.h"

#include "office/cards.h"

#include "core/calendar.h"
#include "core/error.h"
#include "office/decisions-private.h"
#include "office/hands.h"
#include "store/card-prints.h"
#include "store/cards.h"
#include "store/decisions.h"
#include "store/pairs.h"
#include "store/people.h"

#include <string.h>

/* Whose decision is in force today gets a card. */
static LoketDecision *
get_granted (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (LoketDecision) decision = loket_decision_get (turn, id, error);

  if (decision == NULL)
    return NULL;
  if (decision->state != LOKET_DECISION_ACTIVE) {
    loket_set_error (error,
                     LOKET_ERROR_WRONG_STATE,
                     loket_enum_name (loket_decision_state_get_type (), (int) decision->state),
                     "the decision is not in force");
    return NULL;
  }
  if (decision->category == LOKET_CATEGORY_NONE) {
    loket_card_rule ("no-card-granted", error);
    return NULL;
  }
  return loket_decision_check_person (turn, decision, error) ? g_steal_pointer (&decision) : NULL;
}

static gboolean
check_hand (LoketTurn *turn, const LoketDecision *decision, GError **error)
{
  return !loket_turn_profile (turn)->card->other_hand ||
         loket_hands_check_other (turn, decision->proposed_by, "proposer-issues", error);
}

static LoketPerson *
get_holder (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_living_person (loket_turn_txn (turn), id, error);

  if (person == NULL)
    return NULL;
  if (person->life_status != LOKET_LIFE_ALIVE && person->life_status != LOKET_LIFE_LEFT) {
    loket_card_rule ("holder-gone", error);
    return NULL;
  }
  return g_steal_pointer (&person);
}

static LoketCardProduct *
find_product (LoketTurn *turn, const char *key, LoketCategory category, GError **error)
{
  LoketProfile *profile = loket_turn_profile (turn);
  const char *name = loket_enum_name (loket_category_get_type (), (int) category);
  LoketCardProduct *product =
      key != NULL ? loket_profile_card (profile, key) : loket_profile_card_of (profile, name);

  if (profile->card != NULL && product != NULL && strcmp (product->category, name) == 0)
    return product;
  loket_card_rule ("no-card-product", error);
  return NULL;
}

/* Whosoever it is: of two records that were taken apart, one may have what the other was granted.
 */
static gboolean
check_none_rests (LoketTurn *turn, const LoketDecision *decision, GError **error)
{
  g_autoptr (GPtrArray) cards =
      loket_txn_cards_of_decision (loket_turn_txn (turn), decision->id, error);

  return cards != NULL && (cards->len == 0 || loket_card_rule ("card-live", error));
}

/* One live card of a product; of another product only what this one takes the place of. */
static gboolean
check_alone (LoketTurn *turn,
             const LoketDecision *decision,
             const LoketCardProduct *product,
             GPtrArray *live,
             GError **error)
{
  for (guint i = 0; i < live->len; i++) {
    const LoketCard *card = live->pdata[i];
    if (strcmp (card->product, product->key) == 0 || strcmp (card->decision, decision->id) == 0 ||
        card->replaced_by != NULL)
      return loket_card_rule ("card-live", error);
  }
  return check_none_rests (turn, decision, error);
}

static gboolean
has_family_card (LoketTurn *turn,
                 const char *member,
                 const LoketCardProduct *product,
                 gboolean *has,
                 GError **error)
{
  g_autoptr (GPtrArray) cards = loket_txn_live_cards (loket_turn_txn (turn), member, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    *has |= strcmp (((const LoketCard *) cards->pdata[i])->product, product->key) == 0;
  return cards != NULL;
}

/* A card with the members on its back is for all of them. */
static gboolean
check_family (LoketTurn *turn,
              const LoketPerson *person,
              const LoketCardProduct *product,
              GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketHousehold) household = NULL;
  g_autoptr (GPtrArray) members = NULL;
  gboolean has = FALSE;

  if (!product->members)
    return TRUE;
  if (!loket_txn_household_of_person (txn, person->id, &household, error))
    return FALSE;
  if (household == NULL)
    return TRUE;
  members = loket_txn_household_members (txn, household->id, error);
  for (guint i = 0; members != NULL && i < members->len; i++) {
    const LoketHouseholdMember *member = members->pdata[i];
    if (member->until_day == NULL && !has_family_card (turn, member->person, product, &has, error))
      return FALSE;
  }
  return members != NULL && (!has || loket_card_rule ("family-card-live", error));
}

static gboolean
give_number (LoketTurn *turn, LoketCard *card, const LoketCardProduct *product, GError **error)
{
  const char *day = loket_turn_day (turn);
  const char *format =
      product->number != NULL ? product->number : loket_turn_profile (turn)->card->number;
  g_autofree char *series = loket_card_number_series (format, day);
  gint64 number;

  if (!loket_txn_next_number (loket_turn_txn (turn), "card", series, &number, error))
    return FALSE;
  card->number = loket_card_number (format, day, number);
  return TRUE;
}

static LoketCard *
describe (LoketTurn *turn,
          const LoketDecision *decision,
          const LoketPerson *person,
          const LoketCardProduct *product)
{
  LoketCard *card = loket_card_new ();

  card->id = loket_turn_new_id (turn);
  card->person = g_strdup (person->id);
  card->village = g_strdup (person->village);
  card->hamlet = g_strdup (person->hamlet);
  card->product = g_strdup (product->key);
  card->category = decision->category;
  card->decision = g_strdup (decision->id);
  card->issued_day = g_strdup (loket_turn_day (turn));
  card->officer = g_strdup (loket_turn_caller (turn)->officer);
  card->created_at = loket_turn_now (turn);
  return card;
}

/* Queues another print of a card that is on file. */
static gboolean
queue_print (LoketTurn *turn,
             LoketCard *before,
             LoketCard *after,
             LoketPrintCause cause,
             const char *reason,
             GError **error)
{
  g_autoptr (LoketCardPrint) print = loket_card_make_print (turn, after, cause, reason, error);

  if (print == NULL)
    return FALSE;
  g_free (after->next);
  after->next = g_strdup (print->id);
  return loket_card_put (
      turn, before, after, before->state == LOKET_CARD_APPROVED ? "queue" : NULL, error);
}

/* What it takes the place of stays good until it is handed over; what was not made yet is not made
 * any more. */
static gboolean
mark_older (LoketTurn *turn, GPtrArray *live, const LoketCard *card, GError **error)
{
  for (guint i = 0; i < live->len; i++) {
    LoketCard *older = live->pdata[i];
    g_autoptr (LoketCard) after = loket_card_copy (older);
    after->replaced_by = g_strdup (card->id);
    if (!loket_card_cancel_queued (turn, older, card->number, error) ||
        !loket_card_put (turn, older, after, NULL, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_card_issue:
 * @turn: a write turn
 * @record: a LoketCardIssue
 * @error: set to %LOKET_ERROR_WRONG_STATE while the decision is not in force, to %LOKET_ERROR_RULE
 *   "no-card-granted", "proposer-issues", "holder-gone", "card-live", "family-card-live",
 * "nik-held" or as loket_card_make_print() and loket_card_set_days(), to %LOKET_ERROR_NOT_FOUND, or
 * to %LOKET_ERROR_NOT_ALLOWED outside the area
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_issue (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardIssue *request = loket_card_issue_cast (record);
  g_autoptr (LoketDecision) decision = get_granted (turn, request->decision, error);
  LoketCardProduct *product =
      decision != NULL ? find_product (turn, request->product, decision->category, error) : NULL;
  g_autoptr (LoketPerson) person = NULL;
  g_autoptr (GPtrArray) live = NULL;
  g_autoptr (LoketCard) card = NULL;
  g_autoptr (LoketCard) queued = NULL;

  if (product == NULL || !check_hand (turn, decision, error))
    return NULL;
  person = get_holder (turn, decision->person, error);
  live = person != NULL ? loket_txn_live_cards (loket_turn_txn (turn), person->id, error) : NULL;
  if (live == NULL || !check_alone (turn, decision, product, live, error) ||
      !check_family (turn, person, product, error))
    return NULL;
  card = describe (turn, decision, person, product);
  if (!loket_card_set_days (turn, card, product, decision, error) ||
      !give_number (turn, card, product, error) ||
      !loket_card_put (turn, NULL, card, "issue", error) || !mark_older (turn, live, card, error))
    return NULL;
  queued = loket_card_copy (card);
  return queue_print (turn, card, queued, LOKET_PRINT_CAUSE_FIRST, NULL, error)
             ? loket_card_view_of (turn, card->id, error)
             : NULL;
}

/**
 * loket_card_take_photo:
 * @turn: a write turn
 * @record: a LoketCardPhotoRequest
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the area
 *
 * Returns: (transfer full): the LoketPersonPhoto
 */
LoketRecord *
loket_card_take_photo (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardPhotoRequest *request = loket_card_photo_request_cast (record);
  g_autoptr (LoketPerson) person = loket_person_of_area (turn, request->person, error);
  g_autoptr (LoketPersonPhoto) photo = loket_person_photo_new ();

  if (person == NULL)
    return NULL;
  photo->id = loket_turn_new_id (turn);
  photo->person = g_strdup (person->id);
  photo->village = g_strdup (person->village);
  photo->photo = g_strdup (request->photo);
  photo->officer = g_strdup (loket_turn_caller (turn)->officer);
  photo->at = loket_turn_now (turn);
  if (!loket_blob_use (turn, photo->photo, error) || !loket_turn_put (turn, NULL, photo, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&photo));
}

/* The last print of a card; %NULL with @error set when it has none. */
static LoketCardPrint *
last_print (LoketTurn *turn, const LoketCard *card, GError **error)
{
  g_autoptr (GPtrArray) prints = loket_txn_prints_of_card (loket_turn_txn (turn), card->id, error);

  if (prints == NULL)
    return NULL;
  if (prints->len > 0)
    return g_object_ref (prints->pdata[0]);
  loket_card_rule ("nothing-to-reprint", error);
  return NULL;
}

/* Only what came to nothing is printed again: anything else would be a second card. */
static LoketCard *
get_to_reprint (LoketTurn *turn, LoketRecord *record, LoketCardPrint **last, GError **error)
{
  const LoketCardAct *request = loket_card_act_cast (record);
  g_autoptr (LoketCard) card = loket_card_get_seen (turn, request->card, request->version, error);
  g_autoptr (LoketCardPrint) print = card != NULL ? last_print (turn, card, error) : NULL;

  if (print == NULL)
    return NULL;
  if (card->next != NULL ||
      (card->state != LOKET_CARD_APPROVED && card->state != LOKET_CARD_ACTIVE) ||
      (card->state == LOKET_CARD_ACTIVE && g_strcmp0 (card->print, print->id) == 0)) {
    loket_card_rule ("nothing-to-reprint", error);
    return NULL;
  }
  *last = g_steal_pointer (&print);
  return g_steal_pointer (&card);
}

static gboolean
check_limit (LoketTurn *turn, GError **error)
{
  LoketProfile *profile = loket_turn_profile (turn);
  const gint64 since = loket_calendar_midnight (loket_turn_day (turn), profile->utc_offset);
  gint64 reprints;

  return loket_txn_reprints_since (loket_turn_txn (turn), since, &reprints, error) &&
         (profile->card == NULL || reprints < profile->card->reprints_a_day ||
          loket_card_rule ("reprint-limit", error));
}

/* It goes on in the batch of the one that it is for, unless that is closed. */
static gboolean
join_batch (LoketTurn *turn, const LoketCardPrint *last, const char *next, GError **error)
{
  g_autoptr (LoketRecord) batch = NULL;
  g_autoptr (LoketCardPrint) before = NULL;
  g_autoptr (LoketCardPrint) after = NULL;

  if (last->batch == NULL)
    return TRUE;
  batch = loket_txn_get (loket_turn_txn (turn), loket_print_batch_get_type (), last->batch, error);
  if (batch == NULL)
    return FALSE;
  if (loket_print_batch_cast (batch)->state == LOKET_PRINT_BATCH_CLOSED)
    return TRUE;
  before = loket_print_of_card (turn, next, error);
  after = before != NULL ? loket_print_copy (before) : NULL;
  if (after == NULL)
    return FALSE;
  after->batch = g_strdup (last->batch);
  after->place = last->place;
  return loket_print_put (turn, before, after, NULL, error);
}

static LoketCard *
reprint (LoketTurn *turn, LoketRecord *record, gboolean within_limit, GError **error)
{
  const LoketCardAct *request = loket_card_act_cast (record);
  g_autoptr (LoketCardPrint) last = NULL;
  g_autoptr (LoketCard) card = get_to_reprint (turn, record, &last, error);
  g_autoptr (LoketCard) after = NULL;

  if (card == NULL || (within_limit && !check_limit (turn, error)))
    return NULL;
  after = loket_card_copy (card);
  return queue_print (turn, card, after, LOKET_PRINT_CAUSE_REPRINT, request->reason, error) &&
                 join_batch (turn, last, after->next, error)
             ? g_steal_pointer (&after)
             : NULL;
}

/**
 * loket_card_reprint:
 * @turn: a write turn
 * @record: a LoketCardAct
 * @error: set to %LOKET_ERROR_RULE "nothing-to-reprint", "reprint-limit", or as
 *   loket_card_make_print()
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_reprint (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketCard) card = reprint (turn, record, TRUE, error);

  return card != NULL ? loket_card_view_of (turn, card->id, error) : NULL;
}

/**
 * loket_card_check_reprint:
 * @turn: the turn of the first officer
 * @record: a LoketCardAct
 * @error: as loket_card_reprint_more()
 *
 * Returns: %FALSE when it is known already that it can come to nothing
 */
gboolean
loket_card_check_reprint (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketCardPrint) last = NULL;
  g_autoptr (LoketCard) card = get_to_reprint (turn, record, &last, error);

  return card != NULL;
}

/**
 * loket_card_reprint_more:
 * @turn: the turn of the second officer
 * @record: a LoketCardAct
 * @error: as loket_card_reprint(), without its limit
 *
 * Returns: (transfer full): the LoketCard
 */
LoketRecord *
loket_card_reprint_more (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketCard *card = reprint (turn, record, FALSE, error);

  return card != NULL ? LOKET_RECORD (card) : NULL;
}

/* What was on its way already goes on: it is the next one. */
static gboolean
take_up_next (LoketTurn *turn, LoketCard *card, GError **error)
{
  g_autoptr (LoketCardPrint) next = loket_print_of_card (turn, card->next, error);
  g_autoptr (LoketCard) queued = loket_card_copy (card);
  g_autoptr (LoketCard) printed = NULL;

  if (next == NULL || !loket_card_put (turn, card, queued, "queue", error))
    return FALSE;
  if (next->state != LOKET_PRINTING_GOOD)
    return TRUE;
  printed = loket_card_copy (queued);
  return loket_card_put (turn, queued, printed, "print", error);
}

/**
 * loket_card_lost:
 * @turn: a write turn
 * @record: a LoketCardAct
 * @error: set to %LOKET_ERROR_WRONG_STATE, or as loket_card_make_print()
 *
 * The piece that the holder had is dead at once, whatever becomes of the next one.
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_lost (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardAct *request = loket_card_act_cast (record);
  g_autoptr (LoketCard) card = loket_card_get_seen (turn, request->card, request->version, error);
  g_autoptr (LoketCard) lost = card != NULL ? loket_card_copy (card) : NULL;
  g_autoptr (LoketCard) queued = NULL;

  if (lost == NULL)
    return NULL;
  g_clear_pointer (&lost->print, g_free);
  loket_card_set_reason (lost, request->reason);
  if (!loket_card_put (turn, card, lost, "lose", error))
    return NULL;
  if (lost->state == LOKET_CARD_SUSPENDED)
    return loket_card_view_of (turn, card->id, error);
  queued = loket_card_copy (lost);
  if (!(lost->next != NULL
            ? take_up_next (turn, lost, error)
            : queue_print (turn, lost, queued, LOKET_PRINT_CAUSE_LOST, request->reason, error)))
    return NULL;
  return loket_card_view_of (turn, card->id, error);
}

static LoketCard *
get_active (LoketTurn *turn, const char *id, LoketOptional version, GError **error)
{
  g_autoptr (LoketCard) card = loket_card_get_seen (turn, id, version, error);

  if (card == NULL)
    return NULL;
  if (card->state != LOKET_CARD_ACTIVE) {
    loket_set_error (error,
                     LOKET_ERROR_WRONG_STATE,
                     loket_enum_name (loket_card_state_get_type (), (int) card->state),
                     "the holder does not have it");
    return NULL;
  }
  if (card->next != NULL) {
    loket_card_rule ("print-under-way", error);
    return NULL;
  }
  return g_steal_pointer (&card);
}

/* Its last print came to nothing in the printer: another one is a reprint, by whatever name. */
static gboolean
is_reprint (LoketTurn *turn, const LoketCard *card, gboolean *reprint, GError **error)
{
  g_autoptr (LoketCardPrint) last = last_print (turn, card, error);

  *reprint =
      last != NULL && (last->state == LOKET_PRINTING_SPOILED || last->state == LOKET_PRINTING_LOST);
  return last != NULL;
}

/**
 * loket_card_exchange:
 * @turn: a write turn
 * @record: a LoketCardExchange
 * @error: set to %LOKET_ERROR_WRONG_STATE, %LOKET_ERROR_BAD_FIELD, %LOKET_ERROR_RULE
 *   "print-under-way" or "reprint-limit", or as loket_card_make_print()
 *
 * The old piece stays good until the new one is handed over.
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_exchange (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardExchange *request = loket_card_exchange_cast (record);
  g_autoptr (LoketCard) card = NULL;
  g_autoptr (LoketCard) after = NULL;
  gboolean reprint;

  if (request->cause != LOKET_PRINT_CAUSE_DAMAGED && request->cause != LOKET_PRINT_CAUSE_DATA) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "cause", "no reason to exchange a card");
    return NULL;
  }
  card = get_active (turn, request->card, request->version, error);
  after = card != NULL ? loket_card_copy (card) : NULL;
  if (after == NULL || !is_reprint (turn, card, &reprint, error) ||
      (reprint && !check_limit (turn, error)))
    return NULL;
  loket_card_set_reason (after, request->reason);
  return queue_print (turn,
                      card,
                      after,
                      reprint ? LOKET_PRINT_CAUSE_REPRINT : request->cause,
                      request->reason,
                      error)
             ? loket_card_view_of (turn, card->id, error)
             : NULL;
}

static gboolean
is_in_window (LoketTurn *turn, const LoketCard *card)
{
  const LoketCardRules *rules = loket_turn_profile (turn)->card;
  g_autofree char *from =
      rules != NULL ? loket_calendar_later_day (card->until_day, (int) -rules->renewal_days) : NULL;

  return from != NULL && strcmp (loket_turn_day (turn), from) >= 0;
}

/* What the holder's card may rest on from now on: %NULL without @error when nothing does. */
static gboolean
find_ground (LoketTurn *turn, const LoketCard *card, LoketDecision **decision, GError **error)
{
  if (!loket_txn_card_decision (loket_turn_txn (turn), card->person, decision, error))
    return FALSE;
  if (*decision != NULL &&
      ((*decision)->category != card->category ||
       ((*decision)->until_day != NULL && strcmp ((*decision)->until_day, card->until_day) <= 0)))
    g_clear_object (decision);
  return TRUE;
}

/**
 * loket_card_is_renewable:
 * @turn: a turn
 * @card: a card
 * @error: (nullable): set when the store fails
 *
 * Returns: whether loket_card_renew() would renew it today
 */
gboolean
loket_card_is_renewable (LoketTurn *turn, const LoketCard *card, GError **error)
{
  g_autoptr (LoketDecision) decision = NULL;

  return card->state == LOKET_CARD_ACTIVE && card->next == NULL && is_in_window (turn, card) &&
         find_ground (turn, card, &decision, error) && decision != NULL;
}

/**
 * loket_card_renew:
 * @turn: a write turn
 * @record: a LoketCardAct
 * @error: set to %LOKET_ERROR_WRONG_STATE, %LOKET_ERROR_RULE "too-early", "no-longer-granted",
 *   "proposer-issues", "print-under-way", or as loket_card_make_print()
 *
 * The same card with the same number and later days, when the decision goes on or another one gives
 * the same.
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_renew (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardAct *request = loket_card_act_cast (record);
  g_autoptr (LoketCard) card = get_active (turn, request->card, request->version, error);
  g_autoptr (LoketCard) after = card != NULL ? loket_card_copy (card) : NULL;
  LoketCardProduct *product = card != NULL ? loket_card_product_of (turn, card, error) : NULL;
  g_autoptr (LoketDecision) decision = NULL;

  if (product == NULL || (!is_in_window (turn, card) && !loket_card_rule ("too-early", error)) ||
      !find_ground (turn, card, &decision, error))
    return NULL;
  if (decision == NULL) {
    loket_card_rule ("no-longer-granted", error);
    return NULL;
  }
  if (!check_hand (turn, decision, error) ||
      !loket_card_set_days (turn, after, product, decision, error))
    return NULL;
  g_free (after->decision);
  after->decision = g_strdup (decision->id);
  loket_card_set_reason (after, request->reason);
  return queue_print (turn, card, after, LOKET_PRINT_CAUSE_RENEWED, request->reason, error)
             ? loket_card_view_of (turn, card->id, error)
             : NULL;
}
