/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A seed at rest: sealed with a passphrase, opened straight into guarded memory.  The ceremony
 * makes such files, key/unlock opens those that the office has. */
#pragma once

#include "core/clock.h"
#include "core/cose.h"
#include "office/signer.h"

G_BEGIN_DECLS

#define LOKET_SEALED_KEY_BYTES 138

/* What a sealed key is for; it stands in its head, so that none passes for another kind. */
typedef enum {
  LOKET_SEALED_ROOT = 'r',
  LOKET_SEALED_CARD = 'c',
  LOKET_SEALED_STATUS = 's',
} LoketSealedKind;

/* What guessing one passphrase costs (Argon2id). */
typedef struct {
  guint32 passes;
  guint32 mebibytes;
} LoketSealCost;

extern const LoketSealCost loket_seal_cost; /* card-token 9: a second and a half */

GBytes *loket_sealed_key_new (LoketSealedKind kind,
                              const char *passphrase,
                              const LoketSealCost *cost,
                              LoketRandom *random,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_sealed_key_public (GBytes *sealed, LoketSealedKind kind, guint8 *public_key);
LoketSigner *loket_sealed_key_open (GBytes *sealed,
                                    LoketSealedKind kind,
                                    const char *passphrase,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
