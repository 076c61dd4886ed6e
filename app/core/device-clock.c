/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office time is the law, elapsed time carries it on, the machine's own clock is only the last
 * resort and never goes back behind what was known (store.md 5).  The client's outbox asks. */
#include "config.h"

#include "core/device-clock.h"

#include <string.h>

static gboolean
is_same_boot (const LoketClockReading *a, const LoketClockReading *b)
{
  return a->boot[0] != '\0' && strcmp (a->boot, b->boot) == 0 && b->elapsed >= a->elapsed;
}

/**
 * loket_device_clock_stamp:
 * @anchor: (nullable): the last office time that is known, %NULL when none ever was
 * @reading: the machine now
 * @latest: the latest office time that this device knows to have been: no stamp goes behind it
 *
 * In the run of the machine that @anchor is of, time goes on by what has elapsed since; that holds
 * whatever is done to the clock.  After a restart there is only the clock, moved by what it was
 * wrong by: a dead battery makes that 1970, and then the last known time goes on.
 *
 * Returns: the stamp
 */
LoketStamp
loket_device_clock_stamp (const LoketClockAnchor *anchor,
                          const LoketClockReading *reading,
                          gint64 latest)
{
  LoketStamp stamp = {.at = reading->wall};

  if (anchor != NULL && is_same_boot (&anchor->machine, reading)) {
    stamp.at = anchor->office + reading->elapsed - anchor->machine.elapsed;
    stamp.sure = anchor->sure;
  } else if (anchor != NULL) {
    stamp.at = reading->wall + anchor->office - anchor->machine.wall;
  }
  if (stamp.at <= latest) {
    /* By elapsed time two stamps can fall into one microsecond: that is no wrong clock. */
    stamp.held = !stamp.sure;
    stamp.at = latest + 1;
  }
  return stamp;
}

/**
 * loket_device_clock_anchor:
 * @stamp: a stamp
 * @reading: what it was made from
 *
 * What was taken from an unsure clock once is carried on by elapsed time as well: whoever sets the
 * clock later in the same run moves nothing.
 *
 * Returns: what to stamp from afterwards
 */
LoketClockAnchor
loket_device_clock_anchor (const LoketStamp *stamp, const LoketClockReading *reading)
{
  return (LoketClockAnchor){.office = stamp->at, .machine = *reading, .sure = stamp->sure};
}

/**
 * loket_device_clock_jump:
 * @before: an earlier moment of this run of the machine
 * @after: now
 *
 * Returns: by how much the clock went off what has elapsed, microseconds; 0 when it is less than
 *   %LOKET_CLOCK_JUMP, and across a restart
 */
gint64
loket_device_clock_jump (const LoketClockReading *before, const LoketClockReading *after)
{
  gint64 jump;

  if (!is_same_boot (before, after))
    return 0;
  jump = (after->wall - before->wall) - (after->elapsed - before->elapsed);
  return ABS (jump) > LOKET_CLOCK_JUMP ? jump : 0;
}
