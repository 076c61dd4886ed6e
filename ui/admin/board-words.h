/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The supervisor's board in words: alarms, waits and counters; board.c and board-head.c show them.
 */
#pragma once

#include "core/overview.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

const char *loket_board_queue (LoketProgram *application, const char *key);
char *loket_board_queues (LoketProgram *application,
                          const char *const *keys) G_GNUC_WARN_UNUSED_RESULT;
char *loket_board_clock (LoketProgram *application, LoketOptional at) G_GNUC_WARN_UNUSED_RESULT;
char *loket_board_alarm (LoketProgram *application,
                         const LoketHallAlarm *alarm,
                         gint64 cap) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_board_is_grave (const LoketHallAlarm *alarm);
char *loket_board_wait (LoketProgram *application,
                        const LoketQueueWait *queue) G_GNUC_WARN_UNUSED_RESULT;
char *loket_board_hint (LoketProgram *application,
                        const LoketQueueWait *queue) G_GNUC_WARN_UNUSED_RESULT;
char *loket_board_state (LoketProgram *application,
                         const LoketHallPost *post) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_board_state_style (const LoketHallPost *post);

G_END_DECLS
