/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes keys and certificates; every one says outright what it may be used for (store.md 9). */
#include "config.h"

#include "hub/tls/make-certificate.h"

#include "core/error.h"

#include <arpa/inet.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <string.h>
#include <unistd.h>

#define SERIAL_BYTES 16
#define CURVE_BITS GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1)

static gboolean
failed (int result, const char *what, GError **error)
{
  if (result >= 0)
    return FALSE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", what, gnutls_strerror (result));
  return TRUE;
}

/**
 * loket_certificate_make_key:
 * @key: (out) (transfer full): a new key of P-256
 * @error: set to %LOKET_ERROR_INTERNAL
 *
 * Returns: %TRUE when it was made
 */
gboolean
loket_certificate_make_key (gnutls_x509_privkey_t *key, GError **error)
{
  gnutls_x509_privkey_init (key);
  return !failed (
      gnutls_x509_privkey_generate (*key, GNUTLS_PK_ECDSA, CURVE_BITS, 0), "a new key", error);
}

/* RFC 5280 4.1.2.2: positive, and from enough chance that nobody foresees it. */
static int
set_serial (gnutls_x509_crt_t certificate)
{
  guint8 serial[SERIAL_BYTES];
  const int result = gnutls_rnd (GNUTLS_RND_NONCE, serial, sizeof serial);

  if (result < 0)
    return result;
  serial[0] = (serial[0] & 0x7f) | 0x40;
  return gnutls_x509_crt_set_serial (certificate, serial, sizeof serial);
}

static gboolean
begin (gnutls_x509_crt_t *certificate, const char *name, const LoketSpan *span, GError **error)
{
  gnutls_x509_crt_init (certificate);
  return !failed (gnutls_x509_crt_set_version (*certificate, 3), "version", error) &&
         !failed (set_serial (*certificate), "serial", error) &&
         !failed (gnutls_x509_crt_set_dn_by_oid (
                      *certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name, (unsigned) strlen (name)),
                  "name",
                  error) &&
         !failed (gnutls_x509_crt_set_activation_time (*certificate,
                                                       (time_t) (span->from / G_USEC_PER_SEC)),
                  "begin",
                  error) &&
         !failed (gnutls_x509_crt_set_expiration_time (*certificate,
                                                       (time_t) (span->until / G_USEC_PER_SEC)),
                  "end",
                  error);
}

static gboolean
finish (gnutls_x509_crt_t certificate,
        gnutls_x509_crt_t ca,
        gnutls_x509_privkey_t ca_key,
        GError **error)
{
  guint8 id[64];
  size_t size = sizeof id;

  if (failed (gnutls_x509_crt_get_key_id (certificate, 0, id, &size), "key id", error) ||
      failed (gnutls_x509_crt_set_subject_key_id (certificate, id, size), "key id", error))
    return FALSE;
  size = sizeof id;
  if (failed (gnutls_x509_crt_get_key_id (ca, 0, id, &size), "key id of the CA", error) ||
      failed (gnutls_x509_crt_set_authority_key_id (certificate, id, size), "key id", error))
    return FALSE;
  return !failed (
      gnutls_x509_crt_sign2 (certificate, ca, ca_key, GNUTLS_DIG_SHA256, 0), "signature", error);
}

/**
 * loket_certificate_make_ca:
 * @key: its key
 * @name: its name
 * @span: when it is valid
 * @certificate: (out) (transfer full): an authority that signs no further authorities
 * @error: set to %LOKET_ERROR_INTERNAL
 *
 * Returns: %TRUE when it was made
 */
gboolean
loket_certificate_make_ca (gnutls_x509_privkey_t key,
                           const char *name,
                           const LoketSpan *span,
                           gnutls_x509_crt_t *certificate,
                           GError **error)
{
  return begin (certificate, name, span, error) &&
         !failed (gnutls_x509_crt_set_key (*certificate, key), "key", error) &&
         !failed (
             gnutls_x509_crt_set_basic_constraints (*certificate, 1, 0), "constraints", error) &&
         !failed (gnutls_x509_crt_set_key_usage (*certificate, GNUTLS_KEY_KEY_CERT_SIGN),
                  "usage",
                  error) &&
         finish (*certificate, *certificate, key, error);
}

static gboolean
set_use (gnutls_x509_crt_t certificate, const char *purpose, GError **error)
{
  return !failed (
             gnutls_x509_crt_set_basic_constraints (certificate, 0, -1), "constraints", error) &&
         !failed (gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE),
                  "usage",
                  error) &&
         !failed (gnutls_x509_crt_set_key_purpose_oid (certificate, purpose, 0), "purpose", error);
}

static gboolean
add_name (gnutls_x509_crt_t certificate,
          gnutls_x509_subject_alt_name_t type,
          const void *name,
          gsize size,
          GError **error)
{
  return !failed (gnutls_x509_crt_set_subject_alt_name (
                      certificate, type, name, (unsigned) size, GNUTLS_FSAN_APPEND),
                  "name",
                  error);
}

/* The IPs that the machine has now; a client that comes by another one goes by the name. */
static gboolean
add_addresses (gnutls_x509_crt_t certificate, GError **error)
{
  struct ifaddrs *list = NULL;
  gboolean added = TRUE;

  if (getifaddrs (&list) != 0)
    return TRUE;
  for (struct ifaddrs *at = list; at != NULL && added; at = at->ifa_next) {
    if (at->ifa_addr != NULL && at->ifa_addr->sa_family == AF_INET) {
      const struct sockaddr_in *four = (const struct sockaddr_in *) (const void *) at->ifa_addr;
      added = add_name (certificate, GNUTLS_SAN_IPADDRESS, &four->sin_addr, 4, error);
    } else if (at->ifa_addr != NULL && at->ifa_addr->sa_family == AF_INET6) {
      const struct sockaddr_in6 *six = (const struct sockaddr_in6 *) (const void *) at->ifa_addr;
      added = add_name (certificate, GNUTLS_SAN_IPADDRESS, &six->sin6_addr, 16, error);
    }
  }
  freeifaddrs (list);
  return added;
}

static gboolean
add_server_names (gnutls_x509_crt_t certificate, const char *name, GError **error)
{
  char host[256] = "";

  if (gethostname (host, sizeof host - 1) != 0)
    host[0] = '\0';
  return add_name (certificate, GNUTLS_SAN_DNSNAME, name, strlen (name), error) &&
         add_name (certificate, GNUTLS_SAN_DNSNAME, "localhost", strlen ("localhost"), error) &&
         (host[0] == '\0' ||
          add_name (certificate, GNUTLS_SAN_DNSNAME, host, strlen (host), error)) &&
         add_addresses (certificate, error);
}

/**
 * loket_certificate_make_server:
 * @key: its key
 * @name: the name that it always has
 * @span: when it is valid
 * @ca: who signs it
 * @ca_key: key of @ca
 * @certificate: (out) (transfer full): for servers, with the names and IPs of this machine
 * @error: set to %LOKET_ERROR_INTERNAL
 *
 * Returns: %TRUE when it was made
 */
gboolean
loket_certificate_make_server (gnutls_x509_privkey_t key,
                               const char *name,
                               const LoketSpan *span,
                               gnutls_x509_crt_t ca,
                               gnutls_x509_privkey_t ca_key,
                               gnutls_x509_crt_t *certificate,
                               GError **error)
{
  return begin (certificate, name, span, error) &&
         !failed (gnutls_x509_crt_set_key (*certificate, key), "key", error) &&
         set_use (*certificate, GNUTLS_KP_TLS_WWW_SERVER, error) &&
         add_server_names (*certificate, name, error) && finish (*certificate, ca, ca_key, error);
}

static gboolean
refuse_request (const char *why, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "request", "the certificate request %s", why);
  return FALSE;
}

static gboolean
read_request (GBytes *request, gnutls_x509_crq_t crq, gnutls_pubkey_t key, GError **error)
{
  const gnutls_datum_t der = {(unsigned char *) g_bytes_get_data (request, NULL),
                              (unsigned) g_bytes_get_size (request)};
  gnutls_ecc_curve_t curve;

  if (gnutls_x509_crq_import (crq, &der, GNUTLS_X509_FMT_DER) < 0)
    return refuse_request ("cannot be read", error);
  if (gnutls_x509_crq_verify (crq, 0) < 0)
    return refuse_request ("is not signed by its key", error);
  if (gnutls_pubkey_import_x509_crq (key, crq, 0) < 0 ||
      gnutls_pubkey_get_pk_algorithm (key, NULL) != GNUTLS_PK_ECDSA ||
      gnutls_pubkey_export_ecc_raw2 (key, &curve, NULL, NULL, 0) < 0 ||
      curve != GNUTLS_ECC_CURVE_SECP256R1)
    return refuse_request ("has another key than one of P-256", error);
  return TRUE;
}

/**
 * loket_certificate_make_client:
 * @request: PKCS #10, DER; only its public key is taken over
 * @name: the device's id
 * @span: when it is valid
 * @ca: who signs it
 * @ca_key: key of @ca
 * @certificate: (out) (transfer full): for clients
 * @error: set to %LOKET_ERROR_BAD_FIELD when the request is no good
 *
 * Returns: %TRUE when it was made
 */
gboolean
loket_certificate_make_client (GBytes *request,
                               const char *name,
                               const LoketSpan *span,
                               gnutls_x509_crt_t ca,
                               gnutls_x509_privkey_t ca_key,
                               gnutls_x509_crt_t *certificate,
                               GError **error)
{
  gnutls_x509_crq_t crq;
  gnutls_pubkey_t key;
  gboolean made;

  gnutls_x509_crq_init (&crq);
  gnutls_pubkey_init (&key);
  made = read_request (request, crq, key, error) && begin (certificate, name, span, error) &&
         !failed (gnutls_x509_crt_set_pubkey (*certificate, key), "key", error) &&
         set_use (*certificate, GNUTLS_KP_TLS_WWW_CLIENT, error) &&
         finish (*certificate, ca, ca_key, error);
  gnutls_pubkey_deinit (key);
  gnutls_x509_crq_deinit (crq);
  return made;
}

/**
 * loket_certificate_der:
 * @certificate: a certificate
 *
 * Returns: (transfer full): it as DER
 */
GBytes *
loket_certificate_der (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t out = {NULL, 0};
  GBytes *der;

  gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_DER, &out);
  der = g_bytes_new (out.data, out.size);
  gnutls_free (out.data);
  return der;
}

/**
 * loket_certificate_pem:
 * @certificate: a certificate
 *
 * Returns: (transfer full): it as PEM
 */
char *
loket_certificate_pem (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t out = {NULL, 0};
  char *pem;

  gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &out);
  pem = g_strndup ((const char *) out.data, out.size);
  gnutls_free (out.data);
  return pem;
}

/**
 * loket_certificate_key_pem:
 * @key: a key
 *
 * Returns: (transfer full): it as PEM; to be wiped
 */
char *
loket_certificate_key_pem (gnutls_x509_privkey_t key)
{
  gnutls_datum_t out = {NULL, 0};
  char *pem;

  gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &out);
  pem = g_strndup ((const char *) out.data, out.size);
  gnutls_memset (out.data, 0, out.size);
  gnutls_free (out.data);
  return pem;
}

/**
 * loket_certificate_key_sha256:
 * @certificate: a certificate
 *
 * Returns: (transfer full): SHA-256 of its public key (SubjectPublicKeyInfo), 64 digits
 */
char *
loket_certificate_key_sha256 (gnutls_x509_crt_t certificate)
{
  guint8 id[32] = {0};
  size_t size = sizeof id;
  GString *text = g_string_sized_new (64);

  gnutls_x509_crt_get_key_id (certificate, GNUTLS_KEYID_USE_SHA256, id, &size);
  for (gsize i = 0; i < sizeof id; i++)
    g_string_append_printf (text, "%02x", id[i]);
  return g_string_free (text, FALSE);
}

/**
 * loket_certificate_fits_key:
 * @certificate: a certificate
 * @key_pem: a key
 *
 * Returns: %TRUE when they are two halves of one
 */
gboolean
loket_certificate_fits_key (gnutls_x509_crt_t certificate, const char *key_pem)
{
  const gnutls_datum_t text = {(unsigned char *) key_pem, (unsigned) strlen (key_pem)};
  guint8 own[32] = {0};
  guint8 other[32] = {1};
  size_t own_size = sizeof own;
  size_t other_size = sizeof other;
  gnutls_x509_privkey_t key;

  gnutls_x509_privkey_init (&key);
  if (gnutls_x509_privkey_import (key, &text, GNUTLS_X509_FMT_PEM) >= 0)
    gnutls_x509_privkey_get_key_id (key, GNUTLS_KEYID_USE_SHA256, other, &other_size);
  gnutls_x509_crt_get_key_id (certificate, GNUTLS_KEYID_USE_SHA256, own, &own_size);
  gnutls_x509_privkey_deinit (key);
  return own_size == other_size && memcmp (own, other, own_size) == 0;
}
