/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the counter says about tickets, in the language of the windows; pure functions of a ticket
 * and an instant.  Cards and rows show them. */
#pragma once

#include "core/journey.h"
#include "ui/counter/hall.h"

G_BEGIN_DECLS

char *loket_sentence_proposals (guint n) G_GNUC_WARN_UNUSED_RESULT;
char *loket_sentence_counter (const char *counter) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_sentence_priority (LoketPriority priority);
const char *loket_sentence_priority_picture (LoketPriority priority);
char *loket_sentence_arrived (LoketProfile *profile,
                              const char *language,
                              gint64 at) G_GNUC_WARN_UNUSED_RESULT;
char *loket_sentence_why (LoketTicket *next,
                          LoketProfile *profile,
                          const char *language,
                          gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *loket_sentence_waited (LoketTicket *ticket,
                             const char *language,
                             gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *loket_sentence_aside (LoketTicket *ticket,
                            const char *language,
                            gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *loket_sentence_row (LoketTicket *ticket,
                          const char *service,
                          const char *language,
                          gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *loket_sentence_serving (const char *language,
                              gint64 spent,
                              gint64 posted_minutes) G_GNUC_WARN_UNUSED_RESULT;
char *loket_sentence_services (LoketProfile *profile,
                               const char *const *services,
                               const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_sentence_queue (LoketProfile *profile, const char *key, const char *language);
const char *loket_sentence_reason (LoketQueueReason reason);
const char *loket_sentence_state (LoketTicketState state);
char *loket_sentence_undone (LoketUndone *undone) G_GNUC_WARN_UNUSED_RESULT;
char *loket_sentence_refusal (const GError *error, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
