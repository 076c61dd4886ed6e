/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer is offered besides the daily acts: a question, and answers that are wishes or
 * lead on to another question; pure.  The queue page asks for them and the offer card shows them.
 */
#pragma once

#include "core/profile.h"
#include "ui/counter/wish.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_MENU_NONE,
  LOKET_MENU_MORE,     /* all that is seldom done */
  LOKET_MENU_PARK,     /* why the one in hand waits aside */
  LOKET_MENU_TRANSFER, /* where the one in hand goes on to */
  LOKET_MENU_WALK_IN,  /* what somebody without a number came for */
  LOKET_MENU_PAUSE,    /* how long the break is */
  LOKET_MENU_CHOSEN,   /* what becomes of somebody of the lists */
  LOKET_MENU_CALL,     /* why that one is called out of turn */
} LoketMenu;

/* What the offers depend on; nothing is owned. */
typedef struct {
  LoketMenu menu;
  const char *counter;
  LoketTicket *held;   /* (nullable) in hand */
  LoketTicket *chosen; /* (nullable) of the lists */
  gint64 back_at;      /* of the break that the counter is on, 0 = none */
  GListModel *counters;
  LoketProfile *profile;
  const char *language;
} LoketOfferGround;

typedef struct {
  char *title;
  char *hint;
  const char *picture;
  gboolean refused;   /* shown at its place, but not possible now */
  LoketMenu leads_to; /* %LOKET_MENU_NONE = it is the wish */
  LoketWish wish;     /* %LOKET_ACT_OPEN ends the break */
} LoketOffer;

GPtrArray *loket_offers (const LoketOfferGround *ground) G_GNUC_WARN_UNUSED_RESULT;
char *loket_offers_question (const LoketOfferGround *ground) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
