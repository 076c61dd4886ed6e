/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office with two desks behind the first ones, and short forms of what its counters do. */
#pragma once

#include "core/journey.h"
#include "fixture.h"

G_BEGIN_DECLS

void journey_set_up (Fixture *f, gconstpointer data);
LoketTicket *journey_move (Fixture *f,
                           const LoketOperation *operation,
                           const char *ticket,
                           const char *counter,
                           const char *stage,
                           LoketQueueReason reason,
                           GError **error);
LoketTicket *journey_do_move (Fixture *f,
                              const LoketOperation *operation,
                              const char *ticket,
                              const char *counter,
                              const char *stage,
                              LoketQueueReason reason);
void journey_act (Fixture *f, const LoketOperation *operation, LoketTicket *ticket);
void journey_open_for (Fixture *f, const char *counter, const char *service);
LoketUndone *journey_undo (Fixture *f, const char *counter, GError **error);
void journey_assert_next (Fixture *f, const char *counter, LoketTicket *ticket);
void journey_assert_refused (LoketTicket *ticket, GError **error, const char *rule);
LoketTicket *journey_take_later (Fixture *f, const char *service);
LoketTicket *journey_ticket_now (Fixture *f, LoketTicket *ticket);
LoketSegmentList *journey_stays (Fixture *f);
guint journey_count (LoketSegmentList *list, LoketStay outcome);

/* An act of the name of its operation; @ticket is as it is then. */
#define MOVE(ticket, operation, ...)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (LoketTicket) moved_ =                                                               \
        journey_do_move (f, &LOKET_QUEUE_##operation, (ticket)->id, __VA_ARGS__);                  \
    g_set_object (&(ticket), moved_);                                                              \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
