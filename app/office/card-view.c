/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown of cards: one with all its prints, and lists of them. */
#include "config.h"

#include "office/cards.h"

#include "core/card-token.h"
#include "core/error.h"
#include "office/field-work.h"
#include "office/people.h"
#include "store/card-prints.h"
#include "store/cards.h"
#include "store/pairs.h"
#include "store/people.h"
#include "wire/json.h"

#include <string.h>

#define FAR 100000
#define LIVE                                                                                       \
  (1u << LOKET_CARD_APPROVED | 1u << LOKET_CARD_QUEUED | 1u << LOKET_CARD_PRINTED |                \
   1u << LOKET_CARD_ACTIVE | 1u << LOKET_CARD_SUSPENDED)

/**
 * loket_card_read_face:
 * @print: a print
 * @error: set when it is damaged
 *
 * Returns: (transfer full): what stands on it
 */
LoketCardFace *
loket_card_read_face (const LoketCardPrint *print, GError **error)
{
  return (LoketCardFace *) loket_json_to_record (
      loket_card_face_get_type (), print->face, strlen (print->face), LOKET_JSON_ANSWER, error);
}

static void
append_all (GListStore *list, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    g_list_store_append (list, records->pdata[i]);
}

/* As loket_card_give() asks, without its sentence. */
static gboolean
may_give (LoketTurn *turn, const LoketCard *card, GPtrArray *prints)
{
  const char *me = loket_turn_caller (turn)->officer;
  int state;

  if (!loket_machine_move (&loket_card_machine, (int) card->state, "hand-over", &state, NULL))
    return FALSE;
  for (guint i = 0; i < prints->len; i++) {
    const LoketCardPrint *print = prints->pdata[i];
    if (g_strcmp0 (print->id, card->next) == 0)
      return print->state == LOKET_PRINTING_GOOD && g_strcmp0 (print->printed_by, me) != 0 &&
             g_strcmp0 (print->begun_by, me) != 0;
  }
  return FALSE;
}

/* Whoever holds a card can read its code, and whoever prints needs it; to others a look at the
 * office's file must not give what a copy of somebody's card is made of.  To tell whether the card
 * in his hand is the one on file they get the code's SHA-256. */
static void
cover_code (LoketCardPrint *print)
{
  g_autofree char *body = loket_card_token_body (print->text);

  g_free (print->text);
  g_free (print->face);
  print->text = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body != NULL ? body : "", -1);
  print->face = g_strdup ("{}");
}

static void
cover_codes (LoketTurn *turn, LoketCardView *view, GPtrArray *prints)
{
  if (loket_caller_may (loket_turn_caller (turn), LOKET_MAY_PRINT_CARDS))
    return;
  for (guint i = 0; i < prints->len; i++)
    cover_code (prints->pdata[i]);
  if (view->face != NULL)
    g_clear_pointer (&view->face->text, g_free);
}

static gboolean
add_rows (LoketTurn *turn, LoketCardView *view, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) prints = loket_txn_prints_of_card (txn, view->card->id, error);
  g_autoptr (GPtrArray) handovers =
      prints != NULL ? loket_txn_handovers (txn, view->card->id, error) : NULL;

  if (handovers == NULL)
    return FALSE;
  view->prints = g_list_store_new (loket_card_print_get_type ());
  view->handovers = g_list_store_new (loket_card_handover_get_type ());
  append_all (view->prints, prints);
  append_all (view->handovers, handovers);
  view->may_hand_over = may_give (turn, view->card, prints);
  if (prints->len == 0)
    return TRUE;
  view->print = g_object_ref (prints->pdata[0]);
  view->face = loket_card_read_face (view->print, error);
  cover_codes (turn, view, prints);
  return view->face != NULL;
}

/**
 * loket_card_view_of:
 * @turn: a turn
 * @card: id
 * @error: as loket_card_get()
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_view_of (LoketTurn *turn, const char *card, GError **error)
{
  g_autoptr (LoketCardView) view = loket_card_view_new ();
  g_autoptr (LoketPerson) person = NULL;

  view->card = loket_card_get (turn, card, error);
  person = view->card != NULL
               ? loket_txn_living_person (loket_turn_txn (turn), view->card->person, error)
               : NULL;
  if (person == NULL || !add_rows (turn, view, error))
    return NULL;
  view->name = g_strdup (person->name);
  view->place = loket_place_label (turn, view->card->village);
  view->renewable = loket_card_is_renewable (turn, view->card, NULL);
  return LOKET_RECORD (g_steal_pointer (&view));
}

/**
 * loket_card_open:
 * @turn: a read turn
 * @record: a LoketCardReference
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the area
 *
 * Returns: (transfer full): a LoketCardView
 */
LoketRecord *
loket_card_open (LoketTurn *turn, LoketRecord *record, GError **error)
{
  return loket_card_view_of (turn, loket_card_reference_cast (record)->card, error);
}

static LoketCardLine *
line_of (LoketTurn *turn, LoketCard *card, GError **error)
{
  g_autoptr (LoketPerson) person =
      loket_txn_living_person (loket_turn_txn (turn), card->person, error);
  LoketCardLine *line;

  if (person == NULL)
    return NULL;
  line = loket_card_line_new ();
  line->card = g_object_ref (card);
  line->name = g_strdup (person->name);
  line->place = loket_place_label (turn, card->village);
  line->renewable = loket_card_is_renewable (turn, card, NULL);
  return line;
}

/* A page of @cards: one more than fits says that there is another. */
static LoketRecord *
list_of (LoketTurn *turn, GPtrArray *cards, gint64 from, gboolean with_days, GError **error)
{
  g_autoptr (LoketCardList) list = loket_card_list_new ();

  list->cards = g_list_store_new (loket_card_line_get_type ());
  for (guint i = 0; i < MIN (cards->len, (guint) LOKET_CARD_PAGE); i++) {
    LoketCard *card = cards->pdata[i];
    g_autoptr (LoketCardLine) line = NULL;
    if (!loket_caller_covers (loket_turn_caller (turn), card->village))
      continue;
    line = line_of (turn, card, error);
    if (line == NULL)
      return NULL;
    if (with_days && card->printed_at.set)
      line->days = LOKET_SOME ((loket_turn_now (turn) - card->printed_at.value) / LOKET_DAY);
    g_list_store_append (list->cards, line);
  }
  if (cards->len > LOKET_CARD_PAGE && from + LOKET_CARD_PAGE <= FAR)
    list->next = LOKET_SOME (from + LOKET_CARD_PAGE);
  return LOKET_RECORD (g_steal_pointer (&list));
}

/**
 * loket_card_of_person:
 * @turn: a read turn
 * @record: a LoketCardPersonQuery
 * @error: set to %LOKET_ERROR_NOT_FOUND, or when the store fails
 *
 * Returns: (transfer full): a LoketCardList
 */
LoketRecord *
loket_card_of_person (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_living_person (
      loket_turn_txn (turn), loket_card_person_query_cast (record)->person, error);
  g_autoptr (GPtrArray) cards =
      person != NULL ? loket_txn_cards_of_person (loket_turn_txn (turn), person->id, error) : NULL;

  return cards != NULL ? list_of (turn, cards, 0, FALSE, error) : NULL;
}

/* No area of its own: that of whoever asks. */
static const char *
area_of (LoketTurn *turn, const char *wanted)
{
  return wanted != NULL ? wanted : loket_turn_caller (turn)->area;
}

/**
 * loket_card_list_some:
 * @turn: a read turn
 * @record: a LoketCardQuery
 * @error: set to %LOKET_ERROR_BAD_FIELD, or when the store fails
 *
 * Returns: (transfer full): a LoketCardList
 */
LoketRecord *
loket_card_list_some (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardQuery *query = loket_card_query_cast (record);
  LoketCardFilter filter = {
      .area = area_of (turn, query->area),
      .product = query->product,
      .number = query->number,
      .from = query->from.value,
      .limit = LOKET_CARD_PAGE + 1,
  };
  g_autoptr (GPtrArray) cards = NULL;

  if (!loket_field_states (loket_card_state_get_type (), query->states, &filter.states, error))
    return NULL;
  if (query->states == NULL)
    filter.states = LIVE;
  cards = loket_txn_cards (loket_turn_txn (turn), &filter, error);
  return cards != NULL ? list_of (turn, cards, filter.from, FALSE, error) : NULL;
}

/**
 * loket_card_list_unclaimed:
 * @turn: a read turn
 * @record: a LoketCardUnclaimedQuery
 * @error: set when the store fails
 *
 * Returns: (transfer full): a LoketCardList, by village, hamlet and name
 */
LoketRecord *
loket_card_list_unclaimed (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardUnclaimedQuery *query = loket_card_unclaimed_query_cast (record);
  const LoketCardRules *rules = loket_turn_profile (turn)->card;
  const gint64 days = query->days.set ? query->days.value
                      : rules != NULL ? rules->unclaimed_days
                                      : 0;
  const LoketCardFilter filter = {
      .area = area_of (turn, query->area),
      .from = query->from.value,
      .limit = LOKET_CARD_PAGE + 1,
  };
  g_autoptr (GPtrArray) cards = loket_txn_cards_unclaimed (
      loket_turn_txn (turn), &filter, loket_turn_now (turn) - days * LOKET_DAY, error);

  return cards != NULL ? list_of (turn, cards, filter.from, TRUE, error) : NULL;
}

static LoketCardWaiting *
waiting_of (LoketTurn *turn, const LoketDecision *decision, GError **error)
{
  g_autoptr (LoketPerson) person =
      loket_txn_living_person (loket_turn_txn (turn), decision->person, error);
  g_autoptr (LoketCardWaiting) line = loket_card_waiting_new ();
  const LoketCardProduct *product = loket_profile_card_of (
      loket_turn_profile (turn),
      loket_enum_name (loket_category_get_type (), (int) decision->category));

  if (person == NULL ||
      !loket_txn_photo_of (loket_turn_txn (turn), person->id, &line->photo, error))
    return NULL;
  line->decision = g_strdup (decision->id);
  line->application = g_strdup (decision->application);
  line->person = g_strdup (person->id);
  line->name = g_strdup (person->name);
  line->village = g_strdup (person->village);
  line->place = loket_place_label (turn, person->village);
  line->category = decision->category;
  line->product = product != NULL ? g_strdup (product->key) : NULL;
  line->from_day = g_strdup (decision->from_day);
  line->until_day = g_strdup (decision->until_day);
  return g_steal_pointer (&line);
}

/**
 * loket_card_list_waiting:
 * @turn: a read turn
 * @record: a LoketCardWaitingQuery
 * @error: set when the store fails
 *
 * Returns: (transfer full): a LoketCardWaitingPage
 */
LoketRecord *
loket_card_list_waiting (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCardWaitingQuery *query = loket_card_waiting_query_cast (record);
  const LoketCardFilter filter = {
      .area = area_of (turn, query->area),
      .from = query->from.value,
      .limit = LOKET_CARD_PAGE + 1,
  };
  g_autoptr (GPtrArray) found = loket_txn_cards_waiting (loket_turn_txn (turn), &filter, error);
  g_autoptr (LoketCardWaitingPage) page = loket_card_waiting_page_new ();

  if (found == NULL)
    return NULL;
  page->waiting = g_list_store_new (loket_card_waiting_get_type ());
  for (guint i = 0; i < MIN (found->len, (guint) LOKET_CARD_PAGE); i++) {
    g_autoptr (LoketCardWaiting) line = waiting_of (turn, found->pdata[i], error);
    if (line == NULL)
      return NULL;
    g_list_store_append (page->waiting, line);
  }
  if (found->len > LOKET_CARD_PAGE && filter.from + LOKET_CARD_PAGE <= FAR)
    page->next = LOKET_SOME (filter.from + LOKET_CARD_PAGE);
  return LOKET_RECORD (g_steal_pointer (&page));
}
