/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that can sign, until they are locked; any thread may ask. */
#include "config.h"

#include "office/key-ring.h"

#include "core/error.h"

#include <string.h>

typedef struct {
  const LoketTrustedKey *key; /* of the ring's @known */
  LoketSigner *signer;
} Open;

struct _LoketKeyRing {
  GMutex lock;
  LoketClock *clock;
  GPtrArray *known; /* of LoketTrustedKey, each once and never taken off: who asked holds them */
  GArray *open;     /* of Open */
  LoketKeyShift shift;
};

/**
 * loket_key_shift_clear:
 * @shift: a shift
 *
 * Frees what it owns.
 */
void
loket_key_shift_clear (LoketKeyShift *shift)
{
  g_clear_pointer (&shift->officer, g_free);
  g_clear_pointer (&shift->session, g_free);
  g_clear_pointer (&shift->day, g_free);
}

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
  loket_key_shift_clear (&ring->shift);
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
is_same (const LoketTrustedKey *one, const LoketTrustedKey *other)
{
  return one->usage == other->usage && g_bytes_equal (one->public_key, other->public_key) &&
         strcmp (one->iss, other->iss) == 0;
}

static gboolean
is_open (const LoketKeyRing *ring, const LoketTrustedKey *key)
{
  for (guint i = 0; i < ring->open->len; i++)
    if (is_same (g_array_index (ring->open, Open, i).key, key))
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

  if (is_open (ring, key))
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
  loket_key_shift_clear (&ring->shift);
}

/**
 * loket_key_ring_holds:
 * @ring: the ring
 * @key: a key
 *
 * Returns: whether that key is unlocked
 */
gboolean
loket_key_ring_holds (LoketKeyRing *ring, const LoketTrustedKey *key)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);

  return is_open (ring, key);
}

static gboolean
may_sign (const LoketTrustedKey *key, LoketKeyUse use, gint64 now)
{
  return key->usage == (gint64) use && key->state == LOKET_KEY_LIVE && now >= key->first_use &&
         now <= key->last_use;
}

/* The newest of those that may: a new yearly key takes over on its first day. */
static const Open *
find (const LoketKeyRing *ring, LoketKeyUse use, const char *iss)
{
  const gint64 now = loket_clock_now (ring->clock) / LOKET_SECOND;
  const Open *found = NULL;

  for (guint i = 0; i < ring->open->len; i++) {
    const Open *one = &g_array_index (ring->open, Open, i);
    if (may_sign (one->key, use, now) && (iss == NULL || strcmp (one->key->iss, iss) == 0) &&
        (found == NULL || one->key->first_use >= found->key->first_use))
      found = one;
  }
  return found;
}

static gboolean
sign_with (LoketKeyRing *ring, const Open *one, GBytes *to_sign, guint8 *signature, GError **error)
{
  if (one == NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "keys-locked", "no key for that is unlocked");
    return FALSE;
  }
  ring->shift.used_at = loket_clock_now (ring->clock);
  return loket_signer_sign (one->signer, to_sign, signature, error);
}

/**
 * loket_key_ring_find:
 * @ring: the ring
 * @use: what for
 * @iss: (nullable): under which code of the office; %NULL = any
 *
 * Returns: (transfer none) (nullable): the key that signs that now, there as long as the ring;
 * %NULL when none is unlocked
 */
const LoketTrustedKey *
loket_key_ring_find (LoketKeyRing *ring, LoketKeyUse use, const char *iss)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);
  const Open *one = find (ring, use, iss);

  return one != NULL ? one->key : NULL;
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
  return loket_key_ring_find (ring, use, NULL);
}

/**
 * loket_key_ring_sign_with:
 * @ring: the ring
 * @key: one that loket_key_ring_find() gave
 * @to_sign: what
 * @signature: (out caller-allocates): %LOKET_COSE_SIGNATURE bytes
 * @error: set to %LOKET_ERROR_RULE "keys-locked" when it was locked since
 *
 * Returns: %TRUE when it is signed
 */
gboolean
loket_key_ring_sign_with (LoketKeyRing *ring,
                          const LoketTrustedKey *key,
                          GBytes *to_sign,
                          guint8 *signature,
                          GError **error)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);
  const Open *found = NULL;

  for (guint i = 0; i < ring->open->len && found == NULL; i++)
    if (is_same (g_array_index (ring->open, Open, i).key, key))
      found = &g_array_index (ring->open, Open, i);
  return sign_with (ring, found, to_sign, signature, error);
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

  return sign_with (ring, find (ring, use, NULL), to_sign, signature, error);
}

/**
 * loket_key_ring_begin_shift:
 * @ring: the ring
 * @shift: whose keys they are from now on; copied
 */
void
loket_key_ring_begin_shift (LoketKeyRing *ring, const LoketKeyShift *shift)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);

  loket_key_shift_clear (&ring->shift);
  ring->shift.officer = g_strdup (shift->officer);
  ring->shift.session = g_strdup (shift->session);
  ring->shift.day = g_strdup (shift->day);
  ring->shift.used_at = loket_clock_now (ring->clock);
}

/**
 * loket_key_ring_get_shift:
 * @ring: the ring
 * @shift: (out caller-allocates): whose keys they are
 *
 * Returns: %FALSE when nothing is unlocked
 */
gboolean
loket_key_ring_get_shift (LoketKeyRing *ring, LoketKeyShift *shift)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ring->lock);

  if (ring->open->len == 0)
    return FALSE;
  shift->officer = g_strdup (ring->shift.officer);
  shift->session = g_strdup (ring->shift.session);
  shift->day = g_strdup (ring->shift.day);
  shift->used_at = ring->shift.used_at;
  return TRUE;
}
