/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever can sign with one Ed25519 key and shows it to nobody: a seed in locked memory, or a token
 * behind PKCS#11 (token-signer.h).  The key ring holds them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_SEED_BYTES 32

typedef struct _LoketSigner LoketSigner;

/* What a back end gives. */
struct _LoketSigner {
  gboolean (*sign) (LoketSigner *self, GBytes *to_sign, guint8 *signature, GError **error);
  void (*free) (LoketSigner *self); /* wipes what it knew */
};

LoketSigner *loket_signer_new_seed (const guint8 *seed,
                                    guint8 *public_key) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_signer_sign (LoketSigner *self, GBytes *to_sign, guint8 *signature, GError **error);
void loket_signer_free (LoketSigner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketSigner, loket_signer_free)

G_END_DECLS
