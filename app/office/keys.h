/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desks of keys and of published lists share. */
#pragma once

#include "core/key-desk.h"
#include "office/turn.h"

G_BEGIN_DECLS

/* Keys that a passphrase has opened on a worker's thread. */
typedef struct {
  GPtrArray *keys;    /* of LoketTrustedKey */
  GPtrArray *signers; /* of LoketSigner, as many; NULL = given on */
  GError *problem;    /* (nullable) why others could not even be tried */
} LoketOpenedKeys;

void loket_opened_keys_free (gpointer opened);
LoketOpenedKeys *loket_keys_open (LoketOffice *office,
                                  const LoketCaller *caller,
                                  const char *passphrase,
                                  LoketKeyUse only,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_opened_keys_give (LoketOpenedKeys *opened, LoketKeyRing *ring);
gboolean loket_keys_settle (LoketTurn *turn, const LoketOpenedKeys *opened, GError **error);
gboolean loket_keys_newest_list (LoketTxn *txn, gint64 *iat, GError **error);
gint64 loket_turn_seals_a_day (LoketTurn *turn);
gboolean loket_turn_sealed_today (LoketTurn *turn, gint64 *count, GError **error);
gboolean loket_turn_put_down (LoketTurn *turn, LoketSignature *signature, GError **error);

G_END_DECLS
