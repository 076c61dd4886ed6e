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
gboolean loket_key_ring_holds (LoketKeyRing *ring, const LoketTrustedKey *key);

/* Whose shift it is: the ring is locked when it is over (key-shift.c). */
typedef struct {
  char *officer; /* (nullable) whoever unlocked it; NULL = the hub's own user */
  char *session; /* (nullable) of that officer */
  char *day;
  gint64 used_at; /* when it last signed, office time */
} LoketKeyShift;

void loket_key_shift_clear (LoketKeyShift *shift);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketKeyShift, loket_key_shift_clear)
void loket_key_ring_begin_shift (LoketKeyRing *ring, const LoketKeyShift *shift);
gboolean loket_key_ring_get_shift (LoketKeyRing *ring, LoketKeyShift *shift);

/* (nullable) The key that signs now; borrowed, and there as long as the ring. */
const LoketTrustedKey *loket_key_ring_live (LoketKeyRing *ring, LoketKeyUse use);
gboolean loket_key_ring_sign (LoketKeyRing *ring,
                              LoketKeyUse use,
                              GBytes *to_sign,
                              guint8 *signature,
                              GError **error);

/* The same where an office has several codes. */
const LoketTrustedKey *loket_key_ring_find (LoketKeyRing *ring, LoketKeyUse use, const char *iss);
gboolean loket_key_ring_sign_with (LoketKeyRing *ring,
                                   const LoketTrustedKey *key,
                                   GBytes *to_sign,
                                   guint8 *signature,
                                   GError **error);

G_END_DECLS
