/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office of the suite "cards-once": cards that wait to be printed, and what a person says of
 * them.  The program that prints is press-client.c; this is the other desk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CARD_QUEUED,
  CARD_OPEN, /* sent, spooled */
  CARD_UNCONFIRMED,
  CARD_GOOD,
  CARD_SPOILED, /* another print stands in for it */
} CardState;

/* One print as it is on file. */
typedef struct {
  char *print;
  char *tag;  /* (nullable) of its last attempt */
  char *text; /* (nullable) of its code */
  CardState state;
} CardRow;

typedef struct _CardOffice CardOffice;

/* A card that was issued, with its first print. */
typedef struct {
  char *card;
  char *print;
} CardIssued;

CardOffice *card_office_new (guint cards);
void card_office_free (CardOffice *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CardOffice, card_office_free)

const char *card_office_place (CardOffice *office); /* what press-client gets to find it */
const CardIssued *card_office_issued (CardOffice *office, guint number); /* from 1 */
void card_office_hit (CardOffice *office);      /* it falls silent for a while */
void card_office_stand_up (CardOffice *office); /* and is there again */

GPtrArray *card_office_rows (CardOffice *office); /* CardRow; NULL = no answer */

/* What a person has found.  FALSE = no answer; it is said again. */
gboolean card_office_scan (CardOffice *office, const CardRow *row);
gboolean card_office_spoil (CardOffice *office, const CardRow *row);
gboolean card_office_none (CardOffice *office, const CardRow *row);

/* received = good + spoiled + lost + in stock, with what the printer took. */
void card_office_assert_balance (CardOffice *office, guint good, guint spoiled);

G_END_DECLS
