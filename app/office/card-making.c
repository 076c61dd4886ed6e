/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a print: what stands on it, its slot in the status list and its seal; the desks of cards
 * queue it. */
#include "config.h"

#include "office/cards.h"

#include "core/calendar.h"
#include "core/card-token.h"
#include "core/error.h"
#include "core/key-desk.h"
#include "core/nik.h"
#include "core/region.h"
#include "core/slot-order.h"
#include "core/text.h"
#include "office/office-private.h"
#include "office/rule-facts.h"
#include "office/sealing.h"
#include "office/turn-private.h"
#include "store/card-prints.h"
#include "store/cards.h"
#include "store/pairs.h"
#include "store/people.h"
#include "wire/json.h"

#include <string.h>

#define SLOTS "status-slot"
#define ADDRESS_MAX 200

/**
 * loket_card_product_of:
 * @turn: a turn
 * @card: a card
 * @error: set to %LOKET_ERROR_RULE "no-card-product"
 *
 * Returns: (transfer none) (nullable): what the profile says of cards of its kind
 */
LoketCardProduct *
loket_card_product_of (LoketTurn *turn, const LoketCard *card, GError **error)
{
  LoketProfile *profile = loket_turn_profile (turn);
  LoketCardProduct *product =
      profile->card != NULL ? loket_profile_card (profile, card->product) : NULL;

  if (product == NULL)
    loket_card_rule ("no-card-product", error);
  return product;
}

/* That of the code in the profile: the key of the next code may be unlocked as well. */
static const LoketTrustedKey *
live_key (LoketTurn *turn, GError **error)
{
  LoketKeyRing *ring = loket_turn_keys (turn);
  const LoketCardRules *rules = loket_turn_profile (turn)->card;
  const LoketTrustedKey *key =
      rules != NULL ? loket_key_ring_find (ring, LOKET_USE_CARD, rules->iss) : NULL;

  if (key == NULL)
    loket_card_rule (
        loket_key_ring_live (ring, LOKET_USE_CARD) != NULL ? "other-issuer" : "keys-locked", error);
  return key;
}

static void
keep_earlier (char **day, const char *other)
{
  if (other == NULL || strcmp (*day, other) <= 0)
    return;
  g_free (*day);
  *day = g_strdup (other);
}

/* The seal ends with the first second of the day behind the last one; a key vouches until then. */
static char *
last_day_of (LoketTurn *turn, const LoketTrustedKey *key)
{
  g_autofree char *day =
      loket_calendar_day (key->last_exp * LOKET_SECOND, loket_turn_profile (turn)->utc_offset);

  return loket_calendar_later_day (day, -1);
}

/**
 * loket_card_set_days:
 * @turn: a turn
 * @card: gets its days, from today on
 * @product: its kind
 * @decision: that it rests on
 * @error: set to %LOKET_ERROR_RULE "keys-locked", "other-issuer" or "card-too-short"
 *
 * A card holds as many months as the profile says, never longer than its decision or than the key
 * that seals it may vouch for.
 *
 * Returns: %TRUE when it holds a day at least
 */
gboolean
loket_card_set_days (LoketTurn *turn,
                     LoketCard *card,
                     const LoketCardProduct *product,
                     const LoketDecision *decision,
                     GError **error)
{
  const LoketCardRules *rules = loket_turn_profile (turn)->card;
  const gint64 months = product->months.set ? product->months.value : rules->months;
  const char *today = loket_turn_day (turn);
  const LoketTrustedKey *key = live_key (turn, error);
  g_autofree char *behind = loket_day_months_later (today, MIN (months, LOKET_CARD_MONTHS));
  g_autofree char *key_day = key != NULL ? last_day_of (turn, key) : NULL;

  if (key == NULL)
    return FALSE;
  g_free (card->from_day);
  g_free (card->until_day);
  card->from_day = g_strdup (today);
  card->until_day = loket_calendar_later_day (behind, -1);
  keep_earlier (&card->until_day, decision->until_day);
  keep_earlier (&card->until_day, key_day);
  return strcmp (card->until_day, today) >= 0 || loket_card_rule ("card-too-short", error);
}

/* A print on its way into the ledger. */
typedef struct {
  LoketTurn *turn;
  LoketProfile *profile;
  const LoketCardProduct *product;
  const LoketTrustedKey *key; /* borrowed of the ring */
  LoketCard *card;
  LoketPerson *person;
  LoketCardFace *face;
  LoketCardPrint *print;
} Making;

static void
making_clear (Making *self)
{
  g_clear_object (&self->person);
  g_clear_object (&self->face);
  g_clear_object (&self->print);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static gboolean
take_birth_year (Making *self, GError **error)
{
  const char *born = self->person->birth_date;

  if (born == NULL || strlen (born) < 4)
    return loket_card_rule ("birth-year-needed", error);
  self->face->birth_year = g_ascii_strtoll (born, NULL, 10);
  return TRUE;
}

static void
append_line (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* Where the person lives, in the two lines that a card has: hamlet with RT and RW; "Desa Gawan,
 * Kec. Tanon". */
static char *
address_of (Making *self)
{
  const LoketRegions *regions = loket_office_regions (loket_turn_office (self->turn));
  const LoketRegion *region = loket_regions_find (regions, self->person->village);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *numbers = NULL;
  g_autofree char *hamlet = NULL;

  if (self->person->rt != NULL)
    numbers = g_strdup_printf (
        "RT %s/%s", self->person->rt, self->person->rw != NULL ? self->person->rw : "-");
  hamlet = g_strjoin (" ",
                      self->person->hamlet != NULL ? self->person->hamlet : "",
                      numbers != NULL ? numbers : "",
                      NULL);
  append_line (text, g_strstrip (hamlet));
  if (region != NULL && region->parent != NULL) {
    g_autofree char *village = g_strdup_printf ("%s %s, Kec. %s",
                                                loket_region_level_name (region->level),
                                                region->name,
                                                region->parent->name);
    append_line (text, village);
  }
  return text->len > 0
             ? g_utf8_substring (text->str, 0, MIN (g_utf8_strlen (text->str, -1), ADDRESS_MAX))
             : NULL;
}

static gboolean
add_member (Making *self, LoketHouseholdMember *member, GError **error)
{
  g_autoptr (LoketPerson) person =
      loket_txn_person (loket_turn_txn (self->turn), member->person, error);
  g_autoptr (LoketCardMember) line = loket_card_member_new ();

  if (person == NULL)
    return FALSE;
  line->name = g_strdup (person->name);
  line->relation = g_strdup (
      loket_text (self->profile->card->language, loket_relation_title (member->relation)));
  if (person->birth_date != NULL)
    line->birth_year = LOKET_SOME (g_ascii_strtoll (person->birth_date, NULL, 10));
  g_list_store_append (self->face->members, line);
  return TRUE;
}

static gboolean
take_household (Making *self, GError **error)
{
  LoketTxn *txn = loket_turn_txn (self->turn);
  g_autoptr (LoketHousehold) household = NULL;
  g_autoptr (GPtrArray) members = NULL;

  if (!loket_txn_household_of_person (txn, self->person->id, &household, error))
    return FALSE;
  if (household == NULL)
    return TRUE;
  g_free (self->card->household);
  self->card->household = g_strdup (household->id);
  if (self->product->household && household->family_card != NULL)
    self->face->household = loket_nik_masked (household->family_card);
  if (!self->product->members)
    return TRUE;
  members = loket_txn_household_members (txn, household->id, error);
  self->face->members = g_list_store_new (loket_card_member_get_type ());
  for (guint i = 0; members != NULL && i < MIN (members->len, (guint) LOKET_CARD_MEMBERS_MAX); i++)
    if (loket_household_member_cast (members->pdata[i])->until_day == NULL &&
        !add_member (self, members->pdata[i], error))
      return FALSE;
  return members != NULL;
}

static gboolean
take_photo (Making *self, GError **error)
{
  return loket_txn_photo_of (
             loket_turn_txn (self->turn), self->person->id, &self->face->photo, error) &&
         (self->face->photo != NULL || !self->product->photo ||
          loket_card_rule ("photo-needed", error));
}

static gboolean
make_face (Making *self, GError **error)
{
  const char *language = self->profile->card->language;
  LoketCardFace *face = self->face = loket_card_face_new ();
  int spoken = LOKET_LANGUAGE_ID;

  loket_enum_from_name (loket_language_get_type (), language, &spoken);
  face->language = (LoketLanguage) spoken;
  face->product = g_strdup (self->product->key);
  face->category = g_strdup (self->product->category);
  face->title = g_strdup (loket_phrase_in (self->product->title, language));
  face->number = g_strdup (self->card->number);
  face->name = loket_card_name_cut (self->person->name);
  face->address = address_of (self);
  face->from_day = g_strdup (self->card->from_day);
  face->until_day = g_strdup (self->card->until_day);
  face->office = g_strdup (loket_phrase_in (self->profile->unit, language));
  face->phone = g_strdup (self->profile->phone);
  face->entitlements = g_strdup (loket_phrase_in (self->product->gives, language));
  face->print_number = self->print->print_number;
  return take_birth_year (self, error) && take_household (self, error) && take_photo (self, error);
}

/* A seed from the office's random source for each block, kept as long as the list is. */
static char *
seed_of (LoketTurn *turn, const char *iss, guint block, GError **error)
{
  g_autofree char *name = g_strdup_printf ("slots %s %u", iss, block);
  g_autoptr (GError) failure = NULL;
  g_autofree char *kept = loket_txn_get_meta (loket_turn_txn (turn), name, &failure);
  guint8 bytes[LOKET_SLOT_SEED];
  g_autofree char *made = NULL;

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (kept != NULL)
    return g_steal_pointer (&kept);
  loket_random_fill (loket_office_random (loket_turn_office (turn)), bytes, sizeof bytes);
  made = g_base64_encode (bytes, sizeof bytes);
  return loket_txn_set_meta (loket_turn_txn (turn), name, made, error) ? g_steal_pointer (&made)
                                                                       : NULL;
}

/* No slot is given twice: the place comes from a series, and a turn that fails gives it back. */
static gboolean
take_slot (Making *self, GError **error)
{
  const char *iss = self->print->iss;
  g_autofree char *seed = NULL;
  g_autofree guchar *bytes = NULL;
  gint64 number;
  gsize n_bytes;
  guint place;

  if (!loket_txn_next_number (loket_turn_txn (self->turn), SLOTS, iss, &number, error))
    return FALSE;
  if (number > LOKET_CARD_SLOTS)
    return loket_card_rule ("slots-full", error);
  place = (guint) number - 1;
  seed = seed_of (self->turn, iss, place / LOKET_SLOT_BLOCK, error);
  if (seed == NULL)
    return FALSE;
  bytes = g_base64_decode (seed, &n_bytes);
  if (n_bytes != LOKET_SLOT_SEED) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "the order of slots is damaged");
    return FALSE;
  }
  self->print->slot = loket_slot_at (bytes, place / LOKET_SLOT_BLOCK, place % LOKET_SLOT_BLOCK);
  return TRUE;
}

static LoketCardClaims *
claims_of (Making *self)
{
  LoketCardClaims *claims = loket_card_claims_new ();
  const gint64 offset = self->profile->utc_offset;
  g_autofree char *behind = loket_calendar_later_day (self->card->until_day, 1);
  int category = 0;

  loket_enum_from_name (loket_category_get_type (), self->product->category, &category);
  claims->iss = g_strdup (self->print->iss);
  claims->nbf = loket_turn_now (self->turn) / LOKET_SECOND;
  claims->exp = loket_calendar_midnight (behind, offset) / LOKET_SECOND;
  claims->number = g_strdup (self->card->number);
  claims->name = g_strdup (self->face->name);
  claims->category = category; /* 1, 2, 3 in the seal as in the table of categories */
  claims->entitlements = self->product->entitlements;
  claims->index = self->print->slot;
  claims->birth_year = self->face->birth_year;
  claims->print = self->print->print_number;
  return claims;
}

static gboolean
seal_it (Making *self, GError **error)
{
  g_autoptr (LoketCardClaims) claims = claims_of (self);
  g_autoptr (GBytes) token = loket_turn_seal_card (self->turn, claims, error);

  if (token == NULL)
    return FALSE;
  self->print->text = loket_card_token_text (self->profile->card->host, token);
  self->print->kid = loket_key_id (self->key->public_key);
  self->face->text = g_strdup (self->print->text);
  return TRUE;
}

static gboolean
number_print (Making *self, GError **error)
{
  g_autoptr (GPtrArray) before =
      loket_txn_prints_of_card (loket_turn_txn (self->turn), self->card->id, error);

  if (before == NULL)
    return FALSE;
  self->print->print_number =
      before->len > 0 ? loket_card_print_cast (before->pdata[0])->print_number + 1 : 1;
  return TRUE;
}

static void
describe (Making *self, LoketPrintCause cause, const char *reason)
{
  LoketCardPrint *print = self->print;

  print->id = loket_turn_new_id (self->turn);
  print->card = g_strdup (self->card->id);
  print->number = g_strdup (self->card->number);
  print->village = g_strdup (self->card->village);
  print->product = g_strdup (self->card->product);
  print->iss = g_strdup (self->key->iss);
  print->from_day = g_strdup (self->card->from_day);
  print->until_day = g_strdup (self->card->until_day);
  print->cause = cause;
  print->reason = g_strdup (reason);
  print->sealed_by = g_strdup (loket_turn_caller (self->turn)->officer);
  print->created_at = loket_turn_now (self->turn);
}

static gboolean
put_slot (Making *self, GError **error)
{
  g_autoptr (LoketStatusSlot) slot = loket_status_slot_new ();

  slot->id = g_strdup (self->print->id);
  slot->iss = g_strdup (self->print->iss);
  slot->slot = self->print->slot;
  slot->card = g_strdup (self->card->id);
  slot->changed_at = loket_turn_now (self->turn);
  return loket_turn_put (self->turn, NULL, slot, error);
}

/**
 * loket_card_make_print:
 * @turn: a write turn
 * @card: on file, to be changed along with the print: it gets its household, and its last day moves
 *   where the key vouches no longer; the caller puts it back on file
 * @cause: why
 * @reason: (nullable): in words
 * @error: set to %LOKET_ERROR_RULE "keys-locked", "seal-cap", "slots-full", "birth-year-needed",
 *   "photo-needed" or "no-card-product"
 *
 * Puts a print into the queue that has the next number, a fresh slot, which is bad until it is
 * handed over, an immutable face and its seal.
 *
 * Returns: (transfer full): the print
 */
LoketCardPrint *
loket_card_make_print (LoketTurn *turn,
                       LoketCard *card,
                       LoketPrintCause cause,
                       const char *reason,
                       GError **error)
{
  g_auto (Making) self = {
      .turn = turn,
      .profile = loket_turn_profile (turn),
      .product = loket_card_product_of (turn, card, error),
      .card = card,
      .print = loket_card_print_new (),
  };
  g_autofree char *key_day = NULL;

  self.key = self.product != NULL ? live_key (turn, error) : NULL;
  if (self.key == NULL)
    return NULL;
  key_day = last_day_of (turn, self.key);
  keep_earlier (&card->until_day, key_day);
  self.person = loket_txn_living_person (loket_turn_txn (turn), card->person, error);
  if (self.person == NULL || !number_print (&self, error))
    return NULL;
  describe (&self, cause, reason);
  if (!make_face (&self, error) || !take_slot (&self, error) || !seal_it (&self, error) ||
      !loket_card_face_check (self.face, error))
    return NULL;
  self.print->face = loket_json_from_record (LOKET_RECORD (self.face));
  if (!loket_print_put (turn, NULL, self.print, "queue", error) || !put_slot (&self, error))
    return NULL;
  return g_steal_pointer (&self.print);
}
