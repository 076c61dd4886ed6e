/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of blank cards, hand-overs, status slots and photographs. */
#include "config.h"

#include "core/blank-stock.h"

#define BLANKS_MAX 1000000

G_DEFINE_ENUM_TYPE (LoketBlankKind,
                    loket_blank_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_BLANK_RECEIVED, "received"),
                    G_DEFINE_ENUM_VALUE (LOKET_BLANK_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (LOKET_BLANK_SPOILED, "spoiled"),
                    G_DEFINE_ENUM_VALUE (LOKET_BLANK_LOST, "lost"))

G_DEFINE_ENUM_TYPE (LoketTaker,
                    loket_taker,
                    G_DEFINE_ENUM_VALUE (LOKET_TAKER_HOLDER, "holder"),
                    G_DEFINE_ENUM_VALUE (LOKET_TAKER_PROXY, "proxy"))

/* clang-format off */
static const LoketField movement_fields[] = {
  LOKET_FIELD_TEXT (LoketBlankMovement, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which movement"),
  LOKET_FIELD_DAY (LoketBlankMovement, day, LOKET_FIELD_PLAIN, .blurb = "Day of the office"),
  LOKET_FIELD_TEXT (LoketBlankMovement, blank, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Kind of blank"),
  LOKET_FIELD_TEXT (LoketBlankMovement, box, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Numbered box"),
  LOKET_FIELD_ENUM (LoketBlankMovement, kind, LOKET_FIELD_PLAIN, loket_blank_kind, .blurb = "What became of them"),
  LOKET_FIELD_INTEGER (LoketBlankMovement, count, LOKET_FIELD_PLAIN, .min = -BLANKS_MAX, .max = BLANKS_MAX, .blurb = "How many; less than 0 where an outcome is put right"),
  LOKET_FIELD_TEXT (LoketBlankMovement, print, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Print that used it up"),
  LOKET_FIELD_TEXT (LoketBlankMovement, reason, LOKET_FIELD_OPTIONAL, .max = 500, .blurb = "Why"),
  LOKET_FIELD_TEXT (LoketBlankMovement, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who said so"),
  LOKET_FIELD_TIME (LoketBlankMovement, at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketBlankMovement, loket_blank_movement, movement_fields, "blank_movement", "cards")

static const LoketField stock_fields[] = {
  LOKET_FIELD_TEXT (LoketBlankStock, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which line"),
  LOKET_FIELD_TEXT (LoketBlankStock, blank, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Kind of blank"),
  LOKET_FIELD_TEXT (LoketBlankStock, box, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Numbered box"),
  LOKET_FIELD_INTEGER (LoketBlankStock, received, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Blanks that came"),
  LOKET_FIELD_INTEGER (LoketBlankStock, good, LOKET_FIELD_PLAIN, .min = 0, .blurb = "That became good cards"),
  LOKET_FIELD_INTEGER (LoketBlankStock, spoiled, LOKET_FIELD_PLAIN, .min = 0, .blurb = "That were spoiled"),
  LOKET_FIELD_INTEGER (LoketBlankStock, lost, LOKET_FIELD_PLAIN, .min = 0, .blurb = "That were lost"),
  LOKET_FIELD_INTEGER (LoketBlankStock, in_stock, LOKET_FIELD_PLAIN, .min = 0, .blurb = "That should be there"),
  LOKET_FIELD_INTEGER (LoketBlankStock, counted, LOKET_FIELD_OPTIONAL, .min = 0, .blurb = "That were counted, nothing was moved since"),
  LOKET_FIELD_TIME (LoketBlankStock, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketBlankStock, loket_blank_stock, stock_fields, "blank_stock", "cards")

static const LoketField count_fields[] = {
  LOKET_FIELD_TEXT (LoketBlankCount, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which count"),
  LOKET_FIELD_DAY (LoketBlankCount, day, LOKET_FIELD_PLAIN, .blurb = "Day of the office"),
  LOKET_FIELD_TEXT (LoketBlankCount, blank, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Kind of blank"),
  LOKET_FIELD_TEXT (LoketBlankCount, box, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Numbered box"),
  LOKET_FIELD_INTEGER (LoketBlankCount, counted, LOKET_FIELD_PLAIN, .min = 0, .max = BLANKS_MAX, .blurb = "How many lay there"),
  LOKET_FIELD_INTEGER (LoketBlankCount, expected, LOKET_FIELD_PLAIN, .min = -BLANKS_MAX, .max = BLANKS_MAX, .blurb = "How many there should have been"),
  LOKET_FIELD_TEXT (LoketBlankCount, officer, LOKET_FIELD_UUID, .blurb = "Who counted"),
  LOKET_FIELD_TIME (LoketBlankCount, at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketBlankCount, loket_blank_count, count_fields, "blank_count", "cards")

static const LoketField day_fields[] = {
  LOKET_FIELD_TEXT (LoketBlankDay, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which closing"),
  LOKET_FIELD_DAY (LoketBlankDay, day, LOKET_FIELD_PLAIN, .blurb = "Day that was closed"),
  LOKET_FIELD_INTEGER (LoketBlankDay, received, LOKET_FIELD_PLAIN, .min = -BLANKS_MAX, .blurb = "Blanks that came, of all kinds and days"),
  LOKET_FIELD_INTEGER (LoketBlankDay, good, LOKET_FIELD_PLAIN, .min = -BLANKS_MAX, .blurb = "That became good cards"),
  LOKET_FIELD_INTEGER (LoketBlankDay, spoiled, LOKET_FIELD_PLAIN, .min = -BLANKS_MAX, .blurb = "That were spoiled"),
  LOKET_FIELD_INTEGER (LoketBlankDay, lost, LOKET_FIELD_PLAIN, .min = -BLANKS_MAX, .blurb = "That were lost"),
  LOKET_FIELD_INTEGER (LoketBlankDay, in_stock, LOKET_FIELD_PLAIN, .min = -BLANKS_MAX, .blurb = "That are there, as counted"),
  LOKET_FIELD_TEXT (LoketBlankDay, officer, LOKET_FIELD_UUID, .blurb = "Who closed it"),
  LOKET_FIELD_TIME (LoketBlankDay, at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketBlankDay, loket_blank_day, day_fields, "blank_day", "cards")

static const LoketField handover_fields[] = {
  LOKET_FIELD_TEXT (LoketCardHandover, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which hand-over"),
  LOKET_FIELD_TEXT (LoketCardHandover, card, LOKET_FIELD_UUID, .blurb = "Card"),
  LOKET_FIELD_TEXT (LoketCardHandover, print, LOKET_FIELD_UUID, .blurb = "Its print"),
  LOKET_FIELD_TEXT (LoketCardHandover, person, LOKET_FIELD_UUID, .blurb = "Whose card it is"),
  LOKET_FIELD_ENUM (LoketCardHandover, taker, LOKET_FIELD_PLAIN, loket_taker, .blurb = "Who came for it"),
  LOKET_FIELD_TEXT (LoketCardHandover, proxy_name, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 120, .blurb = "Name of the proxy"),
  LOKET_FIELD_ENUM (LoketCardHandover, relation, LOKET_FIELD_PERSONAL, loket_relation, .blurb = "What the proxy is to the holder"),
  LOKET_FIELD_TEXT (LoketCardHandover, proxy_paper, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 200, .blurb = "Paper that says so: kind and number"),
  LOKET_FIELD_TEXT (LoketCardHandover, signature, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Where whoever took it has signed: “paper”"),
  LOKET_FIELD_TEXT (LoketCardHandover, officer, LOKET_FIELD_UUID, .blurb = "Who handed it over"),
  LOKET_FIELD_TIME (LoketCardHandover, at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketCardHandover, loket_card_handover, handover_fields, "card_handover", "cards")

static const LoketField slot_fields[] = {
  LOKET_FIELD_TEXT (LoketStatusSlot, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Print that has the slot"),
  LOKET_FIELD_TEXT (LoketStatusSlot, iss, LOKET_FIELD_PLAIN, .min = 1, .max = 16, .blurb = "Issuer of the status list"),
  LOKET_FIELD_INTEGER (LoketStatusSlot, slot, LOKET_FIELD_PLAIN, .min = 0, .max = (1 << 19) - 1, .blurb = "Place in that list"),
  LOKET_FIELD_TEXT (LoketStatusSlot, card, LOKET_FIELD_UUID, .blurb = "Card of that print"),
  LOKET_FIELD_BOOLEAN (LoketStatusSlot, good, LOKET_FIELD_PLAIN, .blurb = "Whoever checks the card finds it good"),
  LOKET_FIELD_TIME (LoketStatusSlot, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketStatusSlot, loket_status_slot, slot_fields, "status_slot", NULL)

static const LoketField photo_fields[] = {
  LOKET_FIELD_TEXT (LoketPersonPhoto, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which photograph"),
  LOKET_FIELD_TEXT (LoketPersonPhoto, person, LOKET_FIELD_UUID, .blurb = "Of whom"),
  LOKET_FIELD_TEXT (LoketPersonPhoto, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village of that person"),
  LOKET_FIELD_TEXT (LoketPersonPhoto, photo, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of the picture"),
  LOKET_FIELD_TEXT (LoketPersonPhoto, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who took it"),
  LOKET_FIELD_TIME (LoketPersonPhoto, at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketPersonPhoto, loket_person_photo, photo_fields, "person_photo", NULL)
/* clang-format on */
