/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards in a test's office: its key unlocked, blanks in stock, and the steps that a card goes
 * through, each by the hands that may. */
#pragma once

#include "cases.h"
#include "core/card-desk.h"
#include "core/stock-desk.h"

G_BEGIN_DECLS

#define PLASTIC_QUEUE "kartu-1"
#define PLASTIC_BLANKS 200

/* Whoever it takes, each another person. */
typedef struct {
  Hand clerk;   /* proposes decisions; issues */
  Hand kasi;    /* head of section */
  Hand kepala;  /* head of unit */
  Hand printer; /* prints */
  Hand other;   /* prints too */
  Hand desk;    /* hands over */
} Plastic;

void plastic_opens (Fixture *fixture, Plastic *plastic);
void plastic_clear (Plastic *plastic);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plastic, plastic_clear)

/* The key of the cards, which vouches for so many days; the office has none until then. */
void plastic_unlock (Fixture *fixture, gint64 days);

/* Somebody to whom a card is granted, as the two heads left it; the decision's id. */
char *plastic_grant (Fixture *fixture,
                     const Plastic *plastic,
                     const char *person,
                     LoketCategory category,
                     const char *until_day) G_GNUC_WARN_UNUSED_RESULT;

/* The steps.  What each gives is the card as it is then, or the print. */
LoketCardView *plastic_issue (Fixture *fixture,
                              const Plastic *plastic,
                              const char *decision) G_GNUC_WARN_UNUSED_RESULT;
LoketCardView *
plastic_open (Fixture *fixture, const Plastic *plastic, const char *card) G_GNUC_WARN_UNUSED_RESULT;
LoketPrintBegin *plastic_begin_request (const char *print,
                                        const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *
plastic_begin (Fixture *fixture, const Hand *hand, const char *print) G_GNUC_WARN_UNUSED_RESULT;
LoketPrintTell *plastic_tell_request (const char *tag,
                                      LoketPrintTold outcome,
                                      const char *reason) G_GNUC_WARN_UNUSED_RESULT;
void plastic_tell (Fixture *fixture, const Hand *hand, const char *tag, LoketPrintTold outcome);
LoketCardPrint *plastic_print (Fixture *fixture, const char *print) G_GNUC_WARN_UNUSED_RESULT;
void plastic_scan (Fixture *fixture, const Hand *hand, const char *print);
/* Sent, and read back. */
void plastic_prints_well (Fixture *fixture, const Hand *hand, const char *print);
LoketCardGiving *plastic_giving (const char *card) G_GNUC_WARN_UNUSED_RESULT;
LoketCardAct *plastic_act (const char *card) G_GNUC_WARN_UNUSED_RESULT;
LoketPrintEnd *plastic_end (const char *print, const char *reason) G_GNUC_WARN_UNUSED_RESULT;
LoketCard *plastic_card (Fixture *fixture, const char *card) G_GNUC_WARN_UNUSED_RESULT;
/* Granted, issued, printed, handed over; the card's id. */
char *plastic_active (Fixture *fixture,
                      const Plastic *plastic,
                      const char *person) G_GNUC_WARN_UNUSED_RESULT;
/* A record as it should be, without anybody's hand. */
void plastic_update (Fixture *fixture, gpointer record);
void plastic_approve (Fixture *fixture, const Hand *hand, const char *approval);

/* Of each slot of that card: good exactly when the card is active and the holder has the piece. */
void plastic_assert_slots (Fixture *fixture, const char *card);
guint plastic_good_slots (Fixture *fixture);

G_END_DECLS
