/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time that a device stamps with while it has no hub.  Pure: who asks brings the readings. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_BOOT_LENGTH 36 /* a UUID as Linux gives it */

/* What the machine says at one moment. */
typedef struct {
  gint64 elapsed; /* CLOCK_BOOTTIME: goes on in sleep, nobody can set it */
  gint64 wall;    /* its own clock, UTC microseconds: may be anything */
  char boot[LOKET_BOOT_LENGTH + 1];
} LoketClockReading;

/* What office time was at one moment of this machine. */
typedef struct {
  gint64 office;
  LoketClockReading machine;
  gboolean sure; /* a hub said it, not the clock of this machine */
} LoketClockAnchor;

typedef struct {
  gint64 at;     /* UTC microseconds, later than every stamp before */
  gboolean sure; /* FALSE: by the clock of this machine */
  gboolean held; /* the machine's clock says an earlier time than was known: not believed */
} LoketStamp;

LoketStamp loket_device_clock_stamp (const LoketClockAnchor *anchor,
                                     const LoketClockReading *reading,
                                     gint64 latest);
LoketClockAnchor loket_device_clock_anchor (const LoketStamp *stamp,
                                            const LoketClockReading *reading);

/* More than this between two clocks is a jump (store.md 5). */
#define LOKET_CLOCK_JUMP (5 * G_TIME_SPAN_MINUTE)

gint64 loket_device_clock_jump (const LoketClockReading *before, const LoketClockReading *after);

G_END_DECLS
