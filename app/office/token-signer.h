/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that never leave a token: the second back end of the key ring, behind PKCS#11.  Only modules
 * that the system knows (p11-kit's configuration) are asked. */
#pragma once

#include "core/cose.h"
#include "office/signer.h"

G_BEGIN_DECLS

/* @uri is that of RFC 7512: “pkcs11:token=loket;object=card-2026”. */
gboolean loket_token_uri_is_good (const char *uri);
gboolean loket_token_make_key (const char *uri, const char *pin, GError **error);
gboolean loket_token_public_key (const char *uri, guint8 *public_key, GError **error);
LoketSigner *loket_signer_new_token (const char *uri,
                                     const char *pin,
                                     const guint8 *public_key,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
