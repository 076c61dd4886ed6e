/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that can sign, until they are locked; any thread may ask. */
#include "config.h"

#include "office/key-ring.h"

#include "core/error.h"

typedef struct {
  const LoketTrustedKey *key; /* of the ring's @known */
  LoketSigner *signer;
} Open;

struct _LoketKeyRing {
  GMutex lock;
  LoketClock *clock;
  GPtrArray *known; /* of LoketTrustedKey, each once and never taken off: who asked holds them */
  GArray *open;     /* of Open */
};

static void
open_clear (gpointer data)
{
  loket_signer_free (((Open *) data)->signer);
}

/**
 * loket_key_ring_new:
 * @clock: office time
 *
 * Returns: (transfer full): a ring with no key in it
 */
LoketKeyRing *
loket_key_ring_new (LoketClock *clock)
{
  LoketKeyRing *ring = g_new0 (LoketKeyRing, 1);

  g_mutex_init (&ring->lock);
  ring->clock = loket_clock_ref (clock);
  ring->known = g_ptr_array_new_with_free_func (g_object_unref);
  ring->open = g_array_new (FALSE, FALSE, sizeof (Open));
  g_array_set_clear_func (ring->open, open_clear);
  return ring;
}

/**
 * loket_key_ring_free:
 * @ring: (nullable) (transfer full): a ring; what it knew is wiped
 */
void
loket_key_ring_free (LoketKeyRing *ring)
{
  if (ring == NULL)
    return;
  g_array_unref (ring->open);
  g_ptr_array_unref (ring->known);
  loket_clock_unref (ring->clock);
  g_mutex_clear (&ring->lock);
  g_free (ring);
}

static const LoketTrustedKey *
know (LoketKeyRing *ring, LoketTrustedKey *key)
{
  for (guint i = 0; i < ring->known->len; i++)
    if (loket_record_equal (ring->known->pdata[i], LOKET_RECORD (key)))
      return ring->known->pdata[i];
  g_ptr_array_add (ring->known, g_object_ref (key));
  return key;
}

static gboolean
is_open (const LoketKeyRing *ring, GBytes *public_key)
{
  for (guint i = 0; i < ring->open->len; i++)
    if (g_bytes_equal (g_array_index (ring->open, Open, i).key->public_key, public_key))
      return TRUE;
  return FALSE;
}

/**
 * loket_key_ring_add:
 * @ring: the ring
 * @key: what the trust list says of it; immutable from now on
 * @signer: (transfer full): signs with it
 *
 * From now on that key can sign.  One that is in already stays as it is.
 */
void
loket_key_ring_add (LoketKeyRing *ring, LoketTrustedKey *key, LoketSigner *signer)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);
  const Open one = {know (ring, key), signer};

  if (is_open (ring, key->public_key))
    loket_signer_free (signer);
  else
    g_array_append_val (ring->open, one);
}

/**
 * loket_key_ring_lock:
 * @ring: the ring
 *
 * Wipes every key: nothing can be signed until they are unlocked again.
 */
void
loket_key_ring_lock (LoketKeyRing *ring)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);

  g_array_set_size (ring->open, 0);
}

/**
 * loket_key_ring_holds:
 * @ring: the ring
 * @public_key: of a key
 *
 * Returns: whether that key is unlocked
 */
gboolean
loket_key_ring_holds (LoketKeyRing *ring, GBytes *public_key)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);

  return is_open (ring, public_key);
}

static gboolean
may_sign (const LoketTrustedKey *key, LoketKeyUse use, gint64 now)
{
  return key->usage == (gint64) use && key->state == LOKET_KEY_LIVE && now >= key->first_use &&
         now <= key->last_use;
}

/* The newest of those that may: a new yearly key takes over on its first day. */
static const Open *
find (const LoketKeyRing *ring, LoketKeyUse use)
{
  const gint64 now = loket_clock_now (ring->clock) / LOKET_SECOND;
  const Open *found = NULL;

  for (guint i = 0; i < ring->open->len; i++) {
    const Open *one = &g_array_index (ring->open, Open, i);
    if (may_sign (one->key, use, now) &&
        (found == NULL || one->key->first_use >= found->key->first_use))
      found = one;
  }
  return found;
}

/**
 * loket_key_ring_live:
 * @ring: the ring
 * @use: what for
 *
 * Returns: (transfer none) (nullable): the key with which loket_key_ring_sign() signs now, there as
 *   long as the ring; %NULL when none is unlocked
 */
const LoketTrustedKey *
loket_key_ring_live (LoketKeyRing *ring, LoketKeyUse use)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);
  const Open *one = find (ring, use);

  return one != NULL ? one->key : NULL;
}

/**
 * loket_key_ring_sign:
 * @ring: the ring
 * @use: what for
 * @to_sign: what
 * @signature: (out caller-allocates): %LOKET_COSE_SIGNATURE bytes
 * @error: set to %LOKET_ERROR_RULE "keys-locked" when no key for it is unlocked
 *
 * Returns: %TRUE when it is signed
 */
gboolean
loket_key_ring_sign (LoketKeyRing *ring,
                     LoketKeyUse use,
                     GBytes *to_sign,
                     guint8 *signature,
                     GError **error)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);
  const Open *one = find (ring, use);

  if (one != NULL)
    return loket_signer_sign (one->signer, to_sign, signature, error);
  loket_set_error (error, LOKET_ERROR_RULE, "keys-locked", "no key for use %d is unlocked", use);
  return FALSE;
}
