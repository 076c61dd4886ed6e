/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When each device was heard of last, in memory; a write for each request would cost more than all
 * that the office does. */
#include "config.h"

#include "office/seen.h"

#include "core/clock.h"
#include "store/devices.h"

#define PUT_DOWN_EVERY (3 * LOKET_MINUTE)

struct _LoketSeen {
  GMutex lock;        /* of what follows: desks read on their own threads */
  GHashTable *latest; /* device → gint64, of this run */
  GHashTable *fresh;  /* the same, of those that the store does not know yet */
  gint64 put_down_at;
};

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * loket_seen_new:
 *
 * Returns: (transfer full): nobody seen yet
 */
LoketSeen *
loket_seen_new (void)
{
  LoketSeen *seen = g_new0 (LoketSeen, 1);

  g_mutex_init (&seen->lock);
  seen->latest = new_table ();
  seen->fresh = new_table ();
  return seen;
}

/**
 * loket_seen_free:
 * @seen: (nullable) (transfer full): what was seen
 */
void
loket_seen_free (LoketSeen *seen)
{
  if (seen == NULL)
    return;
  g_hash_table_unref (seen->latest);
  g_hash_table_unref (seen->fresh);
  g_mutex_clear (&seen->lock);
  g_free (seen);
}

/**
 * loket_seen_note:
 * @seen: what was seen
 * @device: id of a device that was heard of
 * @now: office time
 */
void
loket_seen_note (LoketSeen *seen, const char *device, gint64 now)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&seen->lock);

  g_hash_table_replace (seen->latest, g_strdup (device), g_memdup2 (&now, sizeof now));
  g_hash_table_replace (seen->fresh, g_strdup (device), g_memdup2 (&now, sizeof now));
}

/**
 * loket_seen_show:
 * @seen: what was seen
 * @device: a device as the store has it; gets what is known since
 */
void
loket_seen_show (LoketSeen *seen, LoketDevice *device)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&seen->lock);
  const gint64 *at = g_hash_table_lookup (seen->latest, device->id);

  if (at != NULL && (!device->seen_at.set || device->seen_at.value < *at))
    device->seen_at = LOKET_SOME (*at);
}

static gboolean
put_down_work (LoketTxn *txn, gpointer data, GError **error)
{
  GHashTableIter iter;
  gpointer device, at;

  g_hash_table_iter_init (&iter, data);
  while (g_hash_table_iter_next (&iter, &device, &at))
    if (!loket_txn_see_device (txn, device, *(const gint64 *) at, error))
      return FALSE;
  return TRUE;
}

/* Dropped when it fails: whoever is there is heard of again. */
static void
put_down_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_hash_table_unref (data);
}

static GHashTable *
take_fresh (LoketSeen *seen)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&seen->lock);
  GHashTable *fresh = g_steal_pointer (&seen->fresh);

  seen->fresh = new_table ();
  return fresh;
}

/**
 * loket_seen_put_down:
 * @seen: what was seen; main thread
 * @store: where it is kept
 * @now: office time
 *
 * Writes what is new, all in one turn, and only some minutes after the last time.
 */
void
loket_seen_put_down (LoketSeen *seen, LoketStore *store, gint64 now)
{
  GHashTable *fresh;

  if (g_hash_table_size (seen->fresh) == 0 ||
      (now >= seen->put_down_at && now - seen->put_down_at < PUT_DOWN_EVERY))
    return;
  seen->put_down_at = now;
  fresh = take_fresh (seen);
  loket_store_write (store, put_down_work, fresh, put_down_cb, fresh);
}

/**
 * loket_seen_put_down_all:
 * @seen: what was seen
 * @store: where it is kept
 *
 * Writes what is new at once and waits for it: the office ends.
 */
void
loket_seen_put_down_all (LoketSeen *seen, LoketStore *store)
{
  g_autoptr (GHashTable) fresh = take_fresh (seen);

  if (g_hash_table_size (fresh) > 0)
    loket_store_write_sync (store, put_down_work, fresh, NULL);
}
