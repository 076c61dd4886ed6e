/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the queue desk: taking tickets (queue.c), those given without the hub (late.c),
 * calls (calling.c), the way through several desks (journey.c), taking acts back (queue-work.c),
 * counters and lists (hall.c). */
#pragma once

#include "core/queue.h"
#include "office/turn.h"

G_BEGIN_DECLS

LoketTicket *
loket_queue_ticket (LoketTurn *turn, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_queue_move (LoketTurn *turn, LoketTicket *before, LoketTicket *after, GError **error);

gboolean loket_queue_wrong_state (LoketTicket *ticket, GError **error);
gboolean loket_queue_check_move (LoketTicket *ticket, LoketTicketState state, GError **error);
gboolean loket_queue_release_slips (LoketTurn *turn, GError **error);
gboolean loket_queue_parking_ends (LoketTurn *turn, gboolean *ends, GError **error);
gboolean loket_queue_end_parking (LoketTurn *turn, GError **error);
gboolean loket_queue_free_kept (LoketTurn *turn, const char *counter, GError **error);

gboolean loket_queue_fill_online (LoketTurn *turn,
                                  LoketTicket *ticket,
                                  LoketService *service,
                                  GError **error);
gboolean
loket_queue_next_number (LoketTurn *turn, const char *service, gint64 *number, GError **error);

gboolean loket_queue_check_device (LoketTurn *turn, LoketTicket *ticket, GError **error);
LoketTicket *loket_queue_same_ticket (LoketTurn *turn,
                                      LoketTicketRequest *request,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_queue_fill_late (LoketTurn *turn,
                                LoketTicket *ticket,
                                LoketTicketRequest *request,
                                LoketService *service,
                                GError **error);
LoketTicket *loket_queue_relabel (LoketTurn *turn,
                                  LoketTicket *before,
                                  const char *label,
                                  gint64 issued_at,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

LoketRecord *loket_queue_open_counter (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_queue_close_counter (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_queue_pause_counter (LoketTurn *turn, LoketRecord *record, GError **error);
gboolean loket_queue_forecast (LoketTurn *turn, LoketTicket *ticket, GError **error);
gboolean loket_queue_learn (LoketTurn *turn, GError **error);
LoketRecord *loket_queue_waits (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_queue_overview (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_queue_score (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_queue_figures (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_queue_segments (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_queue_exclude (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_queue_list (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_queue_board (LoketTurn *turn, LoketRecord *record, GError **error);

G_END_DECLS
