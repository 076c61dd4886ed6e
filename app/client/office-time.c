/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps office time between two answers of the hub; client.c asks it. */
#include "config.h"

#include "client/office-time.h"

/**
 * loket_office_time_hear:
 * @self: the time of this device
 * @said: office time that an answer carries, UTC microseconds
 * @sent: when its request was sent, monotonic microseconds
 * @received: when it came, monotonic microseconds
 *
 * When the answer came it was @said at the earliest and @said plus the whole trip at the latest.
 * What is known already is moved only as far as needed to keep within that, so that one slow
 * answer cannot set the time back.
 */
void
loket_office_time_hear (LoketOfficeTime *self, gint64 said, gint64 sent, gint64 received)
{
  gint64 least = said - received;
  gint64 most = said - sent;

  g_return_if_fail (self != NULL && received >= sent);

  self->offset = self->known ? CLAMP (self->offset, least, most) : least;
  self->known = TRUE;
}

/**
 * loket_office_time_at:
 * @self: the time of this device
 * @elapsed: monotonic microseconds
 *
 * Returns: office time then, UTC microseconds; this machine's own time when no hub was heard yet
 */
gint64
loket_office_time_at (const LoketOfficeTime *self, gint64 elapsed)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->known ? elapsed + self->offset : g_get_real_time ();
}
