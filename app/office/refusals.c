/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refusals for lack of permission, counted by device in memory, and put down in the access log:
 * a refused turn leaves no row in the audit chain, since nothing of it was done. */
#include "config.h"

#include "office/refusals.h"

#include "core/audit.h"
#include "core/clock.h"
#include "store/access.h"

struct _LoketRefusals {
  LoketStore *store;
  GMutex lock;         /* of what follows: operations are refused on several threads */
  GHashTable *devices; /* device → Hour */
};

/* What a device was refused of late. */
typedef struct {
  gint64 since;
  guint noted;
  guint more;                      /* beyond what is noted one by one */
  const LoketOperation *operation; /* the last of those */
  char *officer;                   /* (nullable): who asked for it */
} Hour;

static void
hour_free (gpointer data)
{
  Hour *hour = data;

  g_free (hour->officer);
  g_free (hour);
}

/**
 * loket_refusals_new:
 * @store: where they are put down; it outlives them
 *
 * Returns: (transfer full): nobody was refused yet
 */
LoketRefusals *
loket_refusals_new (LoketStore *store)
{
  LoketRefusals *refusals = g_new0 (LoketRefusals, 1);

  refusals->store = store;
  g_mutex_init (&refusals->lock);
  refusals->devices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, hour_free);
  return refusals;
}

static void
put_down (LoketRefusals *refusals,
          const LoketOperation *operation,
          const char *device,
          const char *officer,
          const char *subject,
          gint64 now)
{
  const LoketAccess access = {
      .at = now,
      .operation = operation->name,
      .device = device,
      .officer = officer,
      .subject = subject,
  };

  loket_store_note_access_later (refusals->store, &access);
}

/* The hour is over: those beyond the limit become one row. */
static void
end_hour (LoketRefusals *refusals, const char *device, Hour *hour, gint64 now)
{
  g_autofree char *subject = g_strdup_printf (LOKET_ACCESS_FORBIDDEN " %u", hour->more);

  if (hour->more > 0)
    put_down (refusals, hour->operation, device, hour->officer, subject, now);
  hour->since = now;
  hour->noted = hour->more = 0;
}

/* Also when the clock was set back. */
static gboolean
is_over (const Hour *hour, gint64 now)
{
  return now < hour->since || now - hour->since >= LOKET_HOUR;
}

/**
 * loket_refusals_note:
 * @refusals: what was refused so far
 * @operation: what was refused now
 * @caller: whom; its officer where he is known: a device that may not do a thing at all is refused
 *   before anybody looks who is signed in
 * @now: office time
 *
 * From any thread.  Waits for nothing: the row comes in its turn.
 */
void
loket_refusals_note (LoketRefusals *refusals,
                     const LoketOperation *operation,
                     const LoketCaller *caller,
                     gint64 now)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&refusals->lock);
  Hour *hour = g_hash_table_lookup (refusals->devices, caller->device);

  if (hour == NULL) {
    hour = g_new0 (Hour, 1);
    hour->since = now;
    g_hash_table_insert (refusals->devices, g_strdup (caller->device), hour);
  }
  if (is_over (hour, now))
    end_hour (refusals, caller->device, hour, now);
  if (hour->noted < LOKET_REFUSALS_HOUR) {
    hour->noted++;
    put_down (refusals, operation, caller->device, caller->officer, LOKET_ACCESS_FORBIDDEN, now);
    return;
  }
  hour->more++;
  hour->operation = operation;
  g_free (hour->officer);
  hour->officer = g_strdup (caller->officer);
}

/**
 * loket_refusals_tell:
 * @refusals: what was refused so far
 * @now: office time
 *
 * Puts down what was counted in hours that are over.
 */
void
loket_refusals_tell (LoketRefusals *refusals, gint64 now)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&refusals->lock);
  GHashTableIter iter;
  gpointer device, hour;

  g_hash_table_iter_init (&iter, refusals->devices);
  while (g_hash_table_iter_next (&iter, &device, &hour))
    if (is_over (hour, now)) {
      end_hour (refusals, device, hour, now);
      g_hash_table_iter_remove (&iter);
    }
}

/**
 * loket_refusals_free:
 * @refusals: (nullable) (transfer full): what was refused; what is counted is put down
 * @now: office time
 */
void
loket_refusals_free (LoketRefusals *refusals, gint64 now)
{
  GHashTableIter iter;
  gpointer device, hour;

  if (refusals == NULL)
    return;
  g_hash_table_iter_init (&iter, refusals->devices);
  while (g_hash_table_iter_next (&iter, &device, &hour))
    end_hour (refusals, device, hour, now);
  g_hash_table_unref (refusals->devices);
  g_mutex_clear (&refusals->lock);
  g_free (refusals);
}
