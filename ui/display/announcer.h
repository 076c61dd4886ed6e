/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls in the order they came, each shown long enough to be seen: three calls in one second are
 * three announcements (queue.md 2, case 9). */
#pragma once

#include "core/queue.h"

G_BEGIN_DECLS

#define LOKET_TYPE_ANNOUNCER (loket_announcer_get_type ())
G_DECLARE_FINAL_TYPE (LoketAnnouncer, loket_announcer, LOKET, ANNOUNCER, GObject)

/* Between two calls that are spoken, or they sound like one. */
#define LOKET_ANNOUNCER_PAUSE_MS 700
/* Between the word that a speaker should end and not waiting for it any more. */
#define LOKET_ANNOUNCER_GRACE_MS 1000

/* Properties, read-only: "current" (LoketCall), what is being announced or was announced last;
 * "announcing" (boolean), whether it is the former.
 * Signal "announce" (LoketCall): now it is this one's turn; whoever speaks it says so by
 * loket_announcer_wait().  Signal "over" (LoketCall): it was spoken, or nobody speaks it.
 * Signal "overdue": the speaker takes too long, and should end. */

LoketAnnouncer *loket_announcer_new (guint hold_ms, guint limit_ms) G_GNUC_WARN_UNUSED_RESULT;
void loket_announcer_wait (LoketAnnouncer *self);
void loket_announcer_spoken (LoketAnnouncer *self);
void loket_announcer_push (LoketAnnouncer *self, LoketCall *call);
void loket_announcer_withdraw (LoketAnnouncer *self, LoketCall *call);
void loket_announcer_rest_on (LoketAnnouncer *self, LoketCall *call);
LoketCall *loket_announcer_current (LoketAnnouncer *self);

gboolean loket_announcer_is_news (LoketCall *call, gint64 now);

G_END_DECLS
