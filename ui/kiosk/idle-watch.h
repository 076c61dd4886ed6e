/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices that nobody touches the kiosk any more: first it asks, then it gives the visit up
 * (WCAG 2.2.1: a warning and at least 20 seconds to answer by one simple act). */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LOKET_IDLE_SECONDS 60
#define LOKET_IDLE_ASKING_SECONDS 20

#define LOKET_TYPE_IDLE_WATCH (loket_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (LoketIdleWatch, loket_idle_watch, LOKET, IDLE_WATCH, GObject)

/* Properties, read-only: "asking" (boolean), "seconds-left" (uint).  Signal "given-up". */

LoketIdleWatch *loket_idle_watch_new (guint idle_seconds,
                                      guint asking_seconds) G_GNUC_WARN_UNUSED_RESULT;
void loket_idle_watch_start (LoketIdleWatch *self);
void loket_idle_watch_stop (LoketIdleWatch *self);
void loket_idle_watch_touch (LoketIdleWatch *self);
void loket_idle_watch_tick (LoketIdleWatch *self);
gboolean loket_idle_watch_is_asking (LoketIdleWatch *self);
guint loket_idle_watch_seconds_left (LoketIdleWatch *self);

G_END_DECLS
