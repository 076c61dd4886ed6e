/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the machine's clocks and keeps the anchor to office time among the facts of the outbox;
 * what follows from them is core/device-clock.c. */
#include "config.h"

#include "client/device-time.h"

#include <string.h>
#include <time.h>

#define BOOT_FILE "/proc/sys/kernel/random/boot_id"

/* An anchor is written again when it is off the kept one by more than this: each write is a sync
 * of the disk, and answers come many times a minute. */
#define NOTICEABLE G_TIME_SPAN_SECOND

struct _LoketDeviceTime {
  LoketOutbox *outbox; /* borrowed */
  LoketMachine machine;
  LoketClockAnchor anchor;
  LoketClockAnchor kept; /* as it stands in the outbox */
  gboolean known;        /* there is an anchor */
  gboolean heard;        /* a hub spoke in this run of the program */
  gint64 latest;
};

static void
read_machine (LoketClockReading *reading, gpointer data)
{
  g_autofree char *boot = NULL;
  struct timespec elapsed;

  clock_gettime (CLOCK_BOOTTIME, &elapsed);
  reading->elapsed = (gint64) elapsed.tv_sec * G_USEC_PER_SEC + elapsed.tv_nsec / 1000;
  reading->wall = g_get_real_time ();
  reading->boot[0] = '\0';
  if (g_file_get_contents (BOOT_FILE, &boot, NULL, NULL))
    g_strlcpy (reading->boot, g_strstrip (boot), sizeof reading->boot);
}

static void
recall_anchor (LoketDeviceTime *self)
{
  g_autofree char *boot = loket_outbox_fact (self->outbox, "anchor-boot");

  self->latest = loket_outbox_fact_number (self->outbox, "latest");
  if (boot == NULL)
    return;
  self->known = TRUE;
  self->anchor.office = loket_outbox_fact_number (self->outbox, "anchor-office");
  self->anchor.machine.elapsed = loket_outbox_fact_number (self->outbox, "anchor-elapsed");
  self->anchor.machine.wall = loket_outbox_fact_number (self->outbox, "anchor-wall");
  g_strlcpy (self->anchor.machine.boot, boot, sizeof self->anchor.machine.boot);
  self->anchor.sure = loket_outbox_fact_number (self->outbox, "anchor-sure") != 0;
  self->kept = self->anchor;
}

/**
 * loket_device_time_new:
 * @outbox: where it keeps what it knows; outlives the device time
 * @machine: (nullable): the clocks, %NULL for those of this machine
 *
 * Returns: (transfer full): the time of this device as it was left
 */
LoketDeviceTime *
loket_device_time_new (LoketOutbox *outbox, const LoketMachine *machine)
{
  LoketDeviceTime *self = g_new0 (LoketDeviceTime, 1);

  self->outbox = outbox;
  if (machine != NULL)
    self->machine = *machine;
  if (self->machine.read == NULL)
    self->machine.read = read_machine;
  recall_anchor (self);
  return self;
}

/**
 * loket_device_time_free:
 * @self: (nullable) (transfer full): a device time
 */
void
loket_device_time_free (LoketDeviceTime *self)
{
  g_free (self);
}

static gboolean
is_noticeable (const LoketClockAnchor *kept, const LoketClockAnchor *anchor)
{
  const gint64 by_elapsed =
      (kept->office - kept->machine.elapsed) - (anchor->office - anchor->machine.elapsed);
  const gint64 by_wall =
      (kept->office - kept->machine.wall) - (anchor->office - anchor->machine.wall);

  return kept->sure != anchor->sure || strcmp (kept->machine.boot, anchor->machine.boot) != 0 ||
         ABS (by_elapsed) > NOTICEABLE || ABS (by_wall) > NOTICEABLE;
}

/**
 * loket_device_time_keep:
 * @self: a device time
 * @error: set when the outbox cannot be written
 *
 * Notes for the next run of the program what it knows; the caller may have begun.
 *
 * Returns: %TRUE when it is noted
 */
gboolean
loket_device_time_keep (LoketDeviceTime *self, GError **error)
{
  const LoketClockAnchor *anchor = &self->anchor;
  LoketOutbox *outbox = self->outbox;

  if (!loket_outbox_set_fact_number (outbox, "latest", self->latest, error))
    return FALSE;
  if (!self->known || !is_noticeable (&self->kept, anchor))
    return TRUE;
  self->kept = *anchor;
  return loket_outbox_set_fact (outbox, "anchor-boot", anchor->machine.boot, error) &&
         loket_outbox_set_fact_number (outbox, "anchor-office", anchor->office, error) &&
         loket_outbox_set_fact_number (outbox, "anchor-elapsed", anchor->machine.elapsed, error) &&
         loket_outbox_set_fact_number (outbox, "anchor-wall", anchor->machine.wall, error) &&
         loket_outbox_set_fact_number (outbox, "anchor-sure", anchor->sure, error);
}

/**
 * loket_device_time_hear:
 * @self: a device time
 * @office: office time now, as a hub says
 *
 * That it cannot be noted is logged and no more: without a disk no number is given offline anyway.
 */
void
loket_device_time_hear (LoketDeviceTime *self, gint64 office)
{
  g_autoptr (GError) error = NULL;

  self->anchor.office = office;
  self->anchor.sure = TRUE;
  self->machine.read (&self->anchor.machine, self->machine.data);
  self->known = TRUE;
  self->heard = TRUE;
  /* Office time is the law: also when it is earlier than this device thought. */
  self->latest = office;
  if (!is_noticeable (&self->kept, &self->anchor))
    return;
  if (!loket_outbox_begin (self->outbox, &error) || !loket_device_time_keep (self, &error) ||
      !loket_outbox_commit (self->outbox, &error)) {
    loket_outbox_undo (self->outbox);
    g_message ("office time cannot be noted: %s", error->message);
  }
}

/**
 * loket_device_time_has_heard:
 * @self: a device time
 *
 * Returns: %TRUE when a hub told the time in this run of the program
 */
gboolean
loket_device_time_has_heard (LoketDeviceTime *self)
{
  return self->heard;
}

/**
 * loket_device_time_stamp:
 * @self: a device time
 * @reading: (out) (optional): what the machine said
 *
 * Returns: a stamp later than all before it
 */
LoketStamp
loket_device_time_stamp (LoketDeviceTime *self, LoketClockReading *reading)
{
  LoketClockReading now;
  LoketStamp stamp;

  self->machine.read (&now, self->machine.data);
  stamp = loket_device_clock_stamp (self->known ? &self->anchor : NULL, &now, self->latest);
  self->latest = stamp.at;
  if (!stamp.sure) {
    self->anchor = loket_device_clock_anchor (&stamp, &now);
    self->known = TRUE;
  }
  if (reading != NULL)
    *reading = now;
  return stamp;
}

/**
 * loket_device_time_now:
 * @self: a device time
 *
 * Returns: office time as far as it is known, UTC microseconds
 */
gint64
loket_device_time_now (LoketDeviceTime *self)
{
  LoketClockReading now;

  self->machine.read (&now, self->machine.data);
  return loket_device_clock_stamp (self->known ? &self->anchor : NULL, &now, self->latest).at;
}

/**
 * loket_device_time_at:
 * @self: a device time
 * @reading: an earlier moment of this machine
 * @at: (out): office time then
 *
 * Returns: %TRUE when that can be said for sure, since the machine was not restarted in between
 */
gboolean
loket_device_time_at (LoketDeviceTime *self, const LoketClockReading *reading, gint64 *at)
{
  const LoketClockReading *heard = &self->anchor.machine;

  if (!self->heard || reading->boot[0] == '\0' || strcmp (reading->boot, heard->boot) != 0)
    return FALSE;
  *at = self->anchor.office - (heard->elapsed - reading->elapsed);
  return TRUE;
}

/**
 * loket_device_time_is_sure:
 * @self: a device time
 *
 * Returns: %TRUE when a hub told the time since this machine was started
 */
gboolean
loket_device_time_is_sure (LoketDeviceTime *self)
{
  LoketClockReading now;

  self->machine.read (&now, self->machine.data);
  return self->known && loket_device_clock_stamp (&self->anchor, &now, self->latest).sure;
}
