/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bare HTTP over TLS with a certificate of one's own or none; tests of the doors on the network and
 * the measurements use it. */
#pragma once

#include "rig.h"

G_BEGIN_DECLS

/* Who one is at the other end: both PEM. */
typedef struct {
  char *key;
  char *certificate; /* NULL = none yet */
} SecureId;

SecureId *secure_id_new (void) G_GNUC_WARN_UNUSED_RESULT;
void secure_id_free (SecureId *id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SecureId, secure_id_free)

char *secure_id_request (SecureId *id) G_GNUC_WARN_UNUSED_RESULT;
void secure_id_take_certificate (SecureId *id, const char *base64);
SecureId *secure_issue (Http *http, const char *kind, const char *name, char **device)
    G_GNUC_WARN_UNUSED_RESULT;

Http *secure_open (const char *host_port, SecureId *id) G_GNUC_WARN_UNUSED_RESULT;
Http *secure_knock (const char *host_port) G_GNUC_WARN_UNUSED_RESULT;
char *secure_member (const char *json, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
