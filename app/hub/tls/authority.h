/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's own certificate authority and the hub's server certificate, in DIR/keys; main.c
 * opens it, the gate asks it about every certificate. */
#pragma once

#include "office/office.h"

#include <gnutls/x509.h>

G_BEGIN_DECLS

#define LOKET_CERTIFICATE_DAYS 825
#define LOKET_HUB_NAME "hub.loket" /* in every certificate of a hub, wherever it moves */

typedef struct _LoketAuthority LoketAuthority;

LoketAuthority *
loket_authority_open (const char *dir, LoketClock *clock, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_authority_free (LoketAuthority *authority);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketAuthority, loket_authority_free)

const char *loket_authority_pin (LoketAuthority *authority);
GBytes *loket_authority_certificate (LoketAuthority *authority);
const char *loket_authority_server_chain (LoketAuthority *authority);
const char *loket_authority_server_key (LoketAuthority *authority);

GBytes *loket_authority_certify (LoketAuthority *authority,
                                 GBytes *request,
                                 const char *device,
                                 gint64 ends_at,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *loket_authority_know (LoketAuthority *authority,
                            const gnutls_datum_t *certificate) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
