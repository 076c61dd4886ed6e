/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the desk of blank cards, and what a household has of the office; app/office/stock.c
 * and household-cards.c answer them. */
#pragma once

#include "core/blank-stock.h"
#include "core/card.h"

G_BEGIN_DECLS

LOKET_DECLARE_RECORD (LoketStockReceive, loket_stock_receive)
struct _LoketStockReceive {
  LoketRecord parent_instance;
  char *blank;
  char *box;
  gint64 count;
  char *reason; /* delivery note */
};

/* What lies there; what is missing or spoiled beside the prints is said along with it. */
LOKET_DECLARE_RECORD (LoketStockCount, loket_stock_count)
struct _LoketStockCount {
  LoketRecord parent_instance;
  char *blank;
  char *box;
  gint64 counted;
  LoketOptional spoiled; /* since the last count, by no print */
  LoketOptional lost;
  char *reason; /* of those two */
};

LOKET_DECLARE_RECORD (LoketStockBalance, loket_stock_balance)
struct _LoketStockBalance {
  LoketRecord parent_instance;
  char *day;
  GListStore *lines;  /* LoketBlankStock by kind and box */
  gint64 open_prints; /* that may be in a printer */
  gboolean closed;
  gboolean
      balances; /* each line was counted since it moved, and is as it should be; no print is open */
};

/* Household */
LOKET_DECLARE_RECORD (LoketHouseholdCardsQuery, loket_household_cards_query)
struct _LoketHouseholdCardsQuery {
  LoketRecord parent_instance;
  char *person;
};

/* What somebody of the household has. */
LOKET_DECLARE_RECORD (LoketHouseholdHas, loket_household_has)
struct _LoketHouseholdHas {
  LoketRecord parent_instance;
  char *person;
  char *name;
  char *nik; /* masked */
  LoketRelation relation;
  LoketCard *card; /* (nullable) */
  char *decision;  /* (nullable) of a benefit that is no card */
  char *kind;      /* (nullable) of its application */
  char *until_day; /* (nullable) */
  gboolean twice;  /* somebody else of them has the same, or the same person has two */
};

LOKET_DECLARE_RECORD (LoketHouseholdCards, loket_household_cards)
struct _LoketHouseholdCards {
  LoketRecord parent_instance;
  char *household;    /* (nullable) id */
  char *family_card;  /* (nullable) masked */
  GListStore *has;    /* LoketHouseholdHas: each member once at least */
  gboolean has_twice; /* something is had twice */
};

G_END_DECLS
