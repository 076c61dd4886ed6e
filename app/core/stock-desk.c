/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of the desk of blank cards, and of what a household has. */
#include "config.h"

#include "core/stock-desk.h"

#define BLANKS_MAX 1000000

/* clang-format off */
static const LoketField receive_fields[] = {
  LOKET_FIELD_TEXT (LoketStockReceive, blank, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Kind of blank"),
  LOKET_FIELD_TEXT (LoketStockReceive, box, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = 40, .blurb = "Numbered box"),
  LOKET_FIELD_INTEGER (LoketStockReceive, count, LOKET_FIELD_PLAIN, .min = 1, .max = BLANKS_MAX, .blurb = "How many came"),
  LOKET_FIELD_TEXT (LoketStockReceive, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = 500, .blurb = "Delivery note"),
};
LOKET_DEFINE_RECORD (LoketStockReceive, loket_stock_receive, receive_fields)

static const LoketField count_fields[] = {
  LOKET_FIELD_TEXT (LoketStockCount, blank, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Kind of blank"),
  LOKET_FIELD_TEXT (LoketStockCount, box, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = 40, .blurb = "Numbered box"),
  LOKET_FIELD_INTEGER (LoketStockCount, counted, LOKET_FIELD_PLAIN, .min = 0, .max = BLANKS_MAX, .blurb = "How many lie there"),
  LOKET_FIELD_INTEGER (LoketStockCount, spoiled, LOKET_FIELD_OPTIONAL, .min = 1, .max = BLANKS_MAX, .blurb = "Spoiled beside the prints"),
  LOKET_FIELD_INTEGER (LoketStockCount, lost, LOKET_FIELD_OPTIONAL, .min = 1, .max = BLANKS_MAX, .blurb = "Lost beside the prints"),
  LOKET_FIELD_TEXT (LoketStockCount, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = 500, .blurb = "How those were spoiled or lost"),
};
LOKET_DEFINE_RECORD (LoketStockCount, loket_stock_count, count_fields)

static const LoketField balance_fields[] = {
  LOKET_FIELD_DAY (LoketStockBalance, day, LOKET_FIELD_PLAIN, .blurb = "Day of the office"),
  LOKET_FIELD_LIST (LoketStockBalance, lines, LOKET_FIELD_PLAIN, loket_blank_stock, .max = 1000, .blurb = "By kind and box"),
  LOKET_FIELD_INTEGER (LoketStockBalance, open_prints, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Prints that may be in a printer"),
  LOKET_FIELD_BOOLEAN (LoketStockBalance, closed, LOKET_FIELD_PLAIN, .blurb = "The day is closed"),
  LOKET_FIELD_BOOLEAN (LoketStockBalance, balances, LOKET_FIELD_PLAIN, .blurb = "Everything was counted and is there, no print is open"),
};
LOKET_DEFINE_RECORD (LoketStockBalance, loket_stock_balance, balance_fields)

static const LoketField household_query_fields[] = {
  LOKET_FIELD_TEXT (LoketHouseholdCardsQuery, person, LOKET_FIELD_UUID, .blurb = "Somebody of the household"),
};
LOKET_DEFINE_RECORD (LoketHouseholdCardsQuery, loket_household_cards_query, household_query_fields)

static const LoketField has_fields[] = {
  LOKET_FIELD_TEXT (LoketHouseholdHas, person, LOKET_FIELD_UUID, .blurb = "Who"),
  LOKET_FIELD_TEXT (LoketHouseholdHas, name, LOKET_FIELD_PERSONAL, .max = 120, .blurb = "Name"),
  LOKET_FIELD_TEXT (LoketHouseholdHas, nik, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 16, .blurb = "NIK, masked"),
  LOKET_FIELD_ENUM (LoketHouseholdHas, relation, LOKET_FIELD_PERSONAL, loket_relation, .blurb = "As on the family card"),
  LOKET_FIELD_RECORD (LoketHouseholdHas, card, LOKET_FIELD_OPTIONAL, loket_card, .blurb = "Card"),
  LOKET_FIELD_TEXT (LoketHouseholdHas, decision, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Decision that gives something else"),
  LOKET_FIELD_TEXT (LoketHouseholdHas, kind, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Kind of its application"),
  LOKET_FIELD_DAY (LoketHouseholdHas, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day of it"),
  LOKET_FIELD_BOOLEAN (LoketHouseholdHas, twice, LOKET_FIELD_OPTIONAL, .blurb = "The household has it twice"),
};
LOKET_DEFINE_RECORD (LoketHouseholdHas, loket_household_has, has_fields)

static const LoketField household_fields[] = {
  LOKET_FIELD_TEXT (LoketHouseholdCards, household, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Which household"),
  LOKET_FIELD_TEXT (LoketHouseholdCards, family_card, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 16, .blurb = "Number of its card, masked"),
  LOKET_FIELD_LIST (LoketHouseholdCards, has, LOKET_FIELD_PLAIN, loket_household_has, .max = 300, .blurb = "Who has what; each member at least once"),
  LOKET_FIELD_BOOLEAN (LoketHouseholdCards, has_twice, LOKET_FIELD_OPTIONAL, .blurb = "Something is had twice"),
};
LOKET_DEFINE_RECORD (LoketHouseholdCards, loket_household_cards, household_fields)
/* clang-format on */
