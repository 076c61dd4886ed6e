/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and certificates of P-256 by GnuTLS; the authority makes all of its own through it. */
#pragma once

#include <glib.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

/* A clock of a kiosk may be a little behind that of the hub. */
#define LOKET_CERTIFICATE_EARLY (5 * G_TIME_SPAN_MINUTE)

typedef struct {
  gint64 from; /* UTC microseconds */
  gint64 until;
} LoketSpan;

gboolean loket_certificate_make_key (gnutls_x509_privkey_t *key, GError **error);
gboolean loket_certificate_make_ca (gnutls_x509_privkey_t key,
                                    const char *name,
                                    const LoketSpan *span,
                                    gnutls_x509_crt_t *certificate,
                                    GError **error);
gboolean loket_certificate_make_server (gnutls_x509_privkey_t key,
                                        const char *name,
                                        const LoketSpan *span,
                                        gnutls_x509_crt_t ca,
                                        gnutls_x509_privkey_t ca_key,
                                        gnutls_x509_crt_t *certificate,
                                        GError **error);
gboolean loket_certificate_make_client (GBytes *request,
                                        const char *name,
                                        const LoketSpan *span,
                                        gnutls_x509_crt_t ca,
                                        gnutls_x509_privkey_t ca_key,
                                        gnutls_x509_crt_t *certificate,
                                        GError **error);

GBytes *loket_certificate_der (gnutls_x509_crt_t certificate) G_GNUC_WARN_UNUSED_RESULT;
char *loket_certificate_pem (gnutls_x509_crt_t certificate) G_GNUC_WARN_UNUSED_RESULT;
char *loket_certificate_key_pem (gnutls_x509_privkey_t key) G_GNUC_WARN_UNUSED_RESULT;
char *loket_certificate_key_sha256 (gnutls_x509_crt_t certificate) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_certificate_fits_key (gnutls_x509_crt_t certificate, const char *key_pem);

G_END_DECLS
