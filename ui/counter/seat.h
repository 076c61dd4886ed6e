/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An officer's seat: which counter is open here, which ticket is in hand, what is under way.  The
 * windows of loket-counter show it and press its acts. */
#pragma once

#include "client/client.h"
#include "core/journey.h"
#include "ui/counter/wish.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_SEAT_END_CLOSED,    /* the officer closed it */
  LOKET_SEAT_END_ELSEWHERE, /* somebody else closed it */
  LOKET_SEAT_END_DAY,       /* a new day began */
} LoketSeatEnd;

#define LOKET_TYPE_SEAT (loket_seat_get_type ())
G_DECLARE_FINAL_TYPE (LoketSeat, loket_seat, LOKET, SEAT, GObject)

/* Signals: "changed" (anything here or in the live lists; many at once become one), "answered"
 * (int LoketAct), "refused" (int LoketAct, GError), "ended" (int LoketSeatEnd): the counter is no
 * longer open here. */

LoketSeat *loket_seat_new (LoketClient *client) G_GNUC_WARN_UNUSED_RESULT;

LoketClient *loket_seat_client (LoketSeat *self);
const char *loket_seat_counter (LoketSeat *self);
const char *const *loket_seat_services (LoketSeat *self);
LoketTicket *loket_seat_ticket (LoketSeat *self);
LoketAct loket_seat_doing (LoketSeat *self);
gboolean loket_seat_allows (LoketSeat *self, LoketAct act);
gint64 loket_seat_back_at (LoketSeat *self);
LoketUndone *loket_seat_undone (LoketSeat *self);

void loket_seat_open (LoketSeat *self, const char *counter, const char *const *services);
void loket_seat_reopen (LoketSeat *self);
void loket_seat_do (LoketSeat *self, LoketAct act);
void loket_seat_wish (LoketSeat *self, const LoketWish *wish);

G_END_DECLS
