/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices when somebody sets the clock of the hub; main.c has one. */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

typedef struct _LoketClockWatch LoketClockWatch;

/* By how much office time went off what has elapsed, microseconds. */
typedef void (*LoketClockJumped) (gint64 jump, gpointer data);

LoketClockWatch *loket_clock_watch_new (LoketClock *clock,
                                        LoketClockJumped jumped,
                                        gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void loket_clock_watch_free (LoketClockWatch *self);
void loket_clock_watch_look (LoketClockWatch *self, gint64 elapsed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketClockWatch, loket_clock_watch_free)

G_END_DECLS
