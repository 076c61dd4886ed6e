/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about the live lists: who is in hand where, who waits and in which order, what a
 * counter did today; pure.  Seat and cards ask them. */
#pragma once

#include "core/profile.h"
#include "core/queue-policy.h"

G_BEGIN_DECLS

/* What one counter did today. */
typedef struct {
  guint served;
  guint missed;
  guint measured;      /* of the served, those whose time is known */
  gint64 mean_service; /* microseconds of those */
} LoketFigures;

LoketTicket *loket_find_ticket (GListModel *tickets, const char *id);
LoketTicket *loket_find_held (GListModel *tickets, const char *counter);
LoketCounter *loket_find_counter (GListModel *counters, const char *id);
GPtrArray *loket_waiting_order (GListModel *tickets,
                                const LoketStand *stand,
                                const LoketFairness *fairness,
                                gint64 now) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_is_aside (LoketTicket *ticket);
GPtrArray *loket_aside_order (GListModel *tickets,
                              const LoketStand *stand) G_GNUC_WARN_UNUSED_RESULT;
LoketFigures loket_figures_of (GListModel *tickets, const char *counter);

G_END_DECLS
