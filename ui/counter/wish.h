/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer wants done, with all that has to be said for it; pure.  The seat carries it out,
 * offers are made of it. */
#pragma once

#include "ui/counter/act.h"

G_BEGIN_DECLS

/* Only what the act needs is set. */
typedef struct {
  LoketAct act;
  char *ticket;  /* id; NULL = the one in hand */
  char *counter; /* that it shall go to */
  char *queue;   /* that it shall go to, or service of somebody without a number */
  LoketQueueReason reason;
  gint64 minutes;
} LoketWish;

void loket_wish_clear (LoketWish *wish);
LoketRecord *loket_wish_request (const LoketWish *wish,
                                 const char *counter,
                                 LoketTicket *held) G_GNUC_WARN_UNUSED_RESULT;
char *loket_wish_text (const LoketWish *wish) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
