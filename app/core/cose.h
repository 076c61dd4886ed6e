/* SPDX-License-Identifier: GPL-3.0-or-later */
/* COSE_Sign1 with Ed25519 (RFC 9052, RFC 9053) in the one shape that Loket writes and reads: cards,
 * status lists and trust lists are wrapped in it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_COSE_KID 4        /* bytes: first ones of SHA-256 over the public key */
#define LOKET_COSE_PUBLIC 32    /* bytes of a public key */
#define LOKET_COSE_SIGNATURE 64 /* bytes */

/* What was read; it borrows the bytes. */
typedef struct {
  const guint8 *kid;
  const guint8 *payload;
  gsize n_payload;
  const guint8 *signature;
} LoketCose;

void loket_cose_kid (const guint8 *public_key, guint8 *kid);
GBytes *loket_cose_to_sign (const char *type,
                            const guint8 *kid,
                            const guint8 *payload,
                            gsize n_payload) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_cose_join (const char *type,
                         const guint8 *kid,
                         const guint8 *payload,
                         gsize n_payload,
                         const guint8 *signature) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_cose_read (const char *type, const guint8 *bytes, gsize n_bytes, LoketCose *cose);
gboolean
loket_cose_is_signed_by (const char *type, const LoketCose *cose, const guint8 *public_key);

G_END_DECLS
