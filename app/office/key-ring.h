/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key ring: which keys can sign now.  It is empty until an officer unlocks it for a shift; the
 * desks of cards seal through it, and nothing else of the program sees a key. */
#pragma once

#include "core/card-token.h"
#include "core/clock.h"
#include "office/signer.h"

G_BEGIN_DECLS

typedef struct _LoketKeyRing LoketKeyRing;

LoketKeyRing *loket_key_ring_new (LoketClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void loket_key_ring_free (LoketKeyRing *ring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketKeyRing, loket_key_ring_free)

void loket_key_ring_add (LoketKeyRing *ring, LoketTrustedKey *key, LoketSigner *signer);
void loket_key_ring_lock (LoketKeyRing *ring);
gboolean loket_key_ring_holds (LoketKeyRing *ring, GBytes *public_key);

/* (nullable) The key that signs now; borrowed, and there as long as the ring. */
const LoketTrustedKey *loket_key_ring_live (LoketKeyRing *ring, LoketKeyUse use);
gboolean loket_key_ring_sign (LoketKeyRing *ring,
                              LoketKeyUse use,
                              GBytes *to_sign,
                              guint8 *signature,
                              GError **error);

G_END_DECLS
