/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes this machine a device: ca.pem, device.pem, device.key and device.ini in one folder;
 * transport.c shows them, enrol.c and loketctl write them. */
#pragma once

#include "core/device.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A new key, and the request with which a certificate is asked for. */
typedef struct {
  char *key;       /* PEM */
  GBytes *request; /* PKCS #10, DER */
} LoketNewKey;

LoketNewKey *loket_new_key_make (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_new_key_free (LoketNewKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketNewKey, loket_new_key_free)

char *loket_credentials_usual_dir (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_credentials_exist (const char *dir);
gboolean loket_credentials_save (const char *dir,
                                 LoketDevicePapers *papers,
                                 const char *key,
                                 const char *address,
                                 GError **error);
char *loket_credentials_address (const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GTlsCertificate *loket_credentials_certificate (const char *dir,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GTlsCertificate *loket_credentials_ca (const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *loket_credentials_name (const char *dir) G_GNUC_WARN_UNUSED_RESULT;
gint64 loket_credentials_lane (const char *dir);
gboolean loket_credentials_are_due (const char *dir, gint64 now);
char *loket_credentials_key_sha256 (GTlsCertificate *certificate) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
