/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares office time with elapsed time now and then: waits, day turns and the order of offline
 * slips hang on it, so a jump must not go unnoticed (store.md 5). */
#include "config.h"

#include "hub/clock-watch.h"

#include "core/device-clock.h"

#include <time.h>

#define LOOK_SECONDS 30

struct _LoketClockWatch {
  LoketClock *clock;
  LoketClockJumped jumped;
  gpointer data;
  LoketClockReading last;
  gboolean looked;
  guint timer;
};

static gboolean
look_cb (gpointer data)
{
  struct timespec elapsed;

  clock_gettime (CLOCK_BOOTTIME, &elapsed);
  loket_clock_watch_look (data, (gint64) elapsed.tv_sec * G_USEC_PER_SEC + elapsed.tv_nsec / 1000);
  return G_SOURCE_CONTINUE;
}

/**
 * loket_clock_watch_new:
 * @clock: office time
 * @jumped: called for each jump of more than %LOKET_CLOCK_JUMP
 * @data: for @jumped
 *
 * Returns: (transfer full): a watch that looks twice a minute
 */
LoketClockWatch *
loket_clock_watch_new (LoketClock *clock, LoketClockJumped jumped, gpointer data)
{
  LoketClockWatch *self = g_new0 (LoketClockWatch, 1);

  self->clock = loket_clock_ref (clock);
  self->jumped = jumped;
  self->data = data;
  self->timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  return self;
}

/**
 * loket_clock_watch_free:
 * @self: (nullable) (transfer full): a watch
 */
void
loket_clock_watch_free (LoketClockWatch *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  loket_clock_unref (self->clock);
  g_free (self);
}

/**
 * loket_clock_watch_look:
 * @self: a watch
 * @elapsed: microseconds since some moment that stays the same
 *
 * Compares office time with what has elapsed since it looked last.
 */
void
loket_clock_watch_look (LoketClockWatch *self, gint64 elapsed)
{
  const LoketClockReading now = {
      .elapsed = elapsed, .wall = loket_clock_now (self->clock), .boot = "this run"};
  const gint64 jump = self->looked ? loket_device_clock_jump (&self->last, &now) : 0;

  self->last = now;
  self->looked = TRUE;
  if (jump != 0)
    self->jumped (jump, self->data);
}
