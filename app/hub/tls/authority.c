/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes and keeps the CA (P-256, 30 years) and the server certificate (825 days, renewed at start
 * when two thirds are over), and signs what devices ask for; main.c opens it. */
#include "config.h"

#include "hub/tls/authority.h"

#include "core/error.h"
#include "hub/tls/make-certificate.h"

#include <glib/gstdio.h>
#include <gnutls/crypto.h>
#include <string.h>

#define CA_DAYS (30 * 365)
#define CA_NAME "Loket office CA"

struct _LoketAuthority {
  LoketClock *clock;
  char *dir; /* DIR/keys */
  gnutls_x509_privkey_t ca_key;
  gnutls_x509_crt_t ca;
  GBytes *ca_der;
  char *pin;
  char *server_chain; /* PEM, with the CA: a device that has only the pin must see it */
  char *server_key;   /* PEM */
};

static gboolean
failed (int result, const char *what, GError **error)
{
  if (result >= 0)
    return FALSE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", what, gnutls_strerror (result));
  return TRUE;
}

static char *
path_of (LoketAuthority *self, const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

static gboolean
write_file (LoketAuthority *self, const char *name, const char *text, GError **error)
{
  g_autofree char *path = path_of (self, name);
  g_autoptr (GError) cause = NULL;

  if (g_mkdir_with_parents (self->dir, 0700) == 0 &&
      g_file_set_contents_full (path,
                                text,
                                -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600,
                                &cause))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "keys/%s cannot be written", name);
  return FALSE;
}

static char *
read_file (LoketAuthority *self, const char *name)
{
  g_autofree char *path = path_of (self, name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* A client checks with the clock of its machine and the hub with office time, which `--clock` may
 * set elsewhere: what both must accept spans both. */
static LoketSpan
span_of_both_clocks (LoketAuthority *self, int days)
{
  const gint64 office = loket_clock_now (self->clock);
  const gint64 machine = g_get_real_time ();

  return (LoketSpan){
      .from = MIN (office, machine) - LOKET_CERTIFICATE_EARLY,
      .until = MAX (office, machine) + days * LOKET_DAY,
  };
}

static gboolean
is_due (gnutls_x509_crt_t certificate, gint64 now)
{
  const gint64 from = (gint64) gnutls_x509_crt_get_activation_time (certificate) * G_USEC_PER_SEC;
  const gint64 until = (gint64) gnutls_x509_crt_get_expiration_time (certificate) * G_USEC_PER_SEC;

  return now < from || now > from + (until - from) / 3 * 2;
}

/* It is used as it is read back: what GnuTLS has only built has no name to compare with yet. */
static gboolean
make_ca (LoketAuthority *self, GError **error)
{
  const LoketSpan span = span_of_both_clocks (self, CA_DAYS);
  gnutls_x509_privkey_t key = NULL;
  gnutls_x509_crt_t ca = NULL;
  g_autofree char *key_pem = NULL;
  g_autofree char *pem = NULL;
  gboolean made;

  made = loket_certificate_make_key (&key, error) &&
         loket_certificate_make_ca (key, CA_NAME, &span, &ca, error);
  if (made) {
    key_pem = loket_certificate_key_pem (key);
    pem = loket_certificate_pem (ca);
    /* The key goes last: without it the whole is made anew. */
    made = write_file (self, "ca.pem", pem, error) && write_file (self, "ca.key", key_pem, error);
    explicit_bzero (key_pem, strlen (key_pem));
  }
  if (ca != NULL)
    gnutls_x509_crt_deinit (ca);
  if (key != NULL)
    gnutls_x509_privkey_deinit (key);
  return made;
}

static gboolean
load_ca (LoketAuthority *self, const char *key, GError **error)
{
  const gnutls_datum_t key_text = {(unsigned char *) key, (unsigned) strlen (key)};
  g_autofree char *pem = read_file (self, "ca.pem");
  const gnutls_datum_t text = {(unsigned char *) pem, pem != NULL ? (unsigned) strlen (pem) : 0};

  gnutls_x509_privkey_init (&self->ca_key);
  gnutls_x509_crt_init (&self->ca);
  return !failed (gnutls_x509_privkey_import (self->ca_key, &key_text, GNUTLS_X509_FMT_PEM),
                  "keys/ca.key",
                  error) &&
         !failed (
             gnutls_x509_crt_import (self->ca, &text, GNUTLS_X509_FMT_PEM), "keys/ca.pem", error);
}

static gboolean
open_ca (LoketAuthority *self, GError **error)
{
  g_autofree char *key = read_file (self, "ca.key");
  gboolean loaded;

  if (key == NULL) {
    if (!make_ca (self, error))
      return FALSE;
    key = read_file (self, "ca.key");
  }
  if (key == NULL) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "keys/ca.key cannot be read");
    return FALSE;
  }
  loaded = load_ca (self, key, error);
  explicit_bzero (key, strlen (key));
  if (!loaded)
    return FALSE;
  self->ca_der = loket_certificate_der (self->ca);
  self->pin = loket_certificate_key_sha256 (self->ca);
  return TRUE;
}

static gboolean
make_server (LoketAuthority *self, gnutls_x509_crt_t *certificate, GError **error)
{
  const LoketSpan span = span_of_both_clocks (self, LOKET_CERTIFICATE_DAYS);
  gnutls_x509_privkey_t key = NULL;
  g_autofree char *pem = NULL;
  gboolean made;

  made = loket_certificate_make_key (&key, error) &&
         loket_certificate_make_server (
             key, LOKET_HUB_NAME, &span, self->ca, self->ca_key, certificate, error);
  if (made) {
    self->server_key = loket_certificate_key_pem (key);
    pem = loket_certificate_pem (*certificate);
    made = write_file (self, "server.pem", pem, error) &&
           write_file (self, "server.key", self->server_key, error);
  }
  if (key != NULL)
    gnutls_x509_privkey_deinit (key);
  return made;
}

/* %TRUE when the certificate on the disk is one of this CA, belongs to the key beside it and is
 * not due for renewal by either clock. */
static gboolean
load_server (LoketAuthority *self, gnutls_x509_crt_t *certificate)
{
  g_autofree char *pem = read_file (self, "server.pem");
  g_autofree char *key = read_file (self, "server.key");
  const gnutls_datum_t text = {(unsigned char *) pem, pem != NULL ? (unsigned) strlen (pem) : 0};

  if (pem == NULL || key == NULL)
    return FALSE;
  gnutls_x509_crt_init (certificate);
  if (gnutls_x509_crt_import (*certificate, &text, GNUTLS_X509_FMT_PEM) >= 0 &&
      loket_certificate_fits_key (*certificate, key) &&
      gnutls_x509_crt_check_issuer (*certificate, self->ca) != 0 &&
      !is_due (*certificate, loket_clock_now (self->clock)) &&
      !is_due (*certificate, g_get_real_time ())) {
    self->server_key = g_steal_pointer (&key);
    return TRUE;
  }
  gnutls_x509_crt_deinit (*certificate);
  *certificate = NULL;
  return FALSE;
}

static gboolean
open_server (LoketAuthority *self, GError **error)
{
  gnutls_x509_crt_t certificate = NULL;
  g_autofree char *server = NULL;
  g_autofree char *ca = NULL;

  if (!load_server (self, &certificate) && !make_server (self, &certificate, error)) {
    if (certificate != NULL)
      gnutls_x509_crt_deinit (certificate);
    return FALSE;
  }
  server = loket_certificate_pem (certificate);
  ca = loket_certificate_pem (self->ca);
  self->server_chain = g_strconcat (server, ca, NULL);
  gnutls_x509_crt_deinit (certificate);
  return TRUE;
}

/**
 * loket_authority_open:
 * @dir: the folder of the office
 * @clock: office time
 * @error: set to %LOKET_ERROR_INTERNAL when a key is damaged or cannot be written
 *
 * Reads DIR/keys/ca.key and its kin, and makes what is missing or due.
 *
 * Returns: (transfer full) (nullable): the authority of the office
 */
LoketAuthority *
loket_authority_open (const char *dir, LoketClock *clock, GError **error)
{
  g_autoptr (LoketAuthority) self = g_new0 (LoketAuthority, 1);

  self->clock = loket_clock_ref (clock);
  self->dir = g_build_filename (dir, "keys", NULL);
  if (!open_ca (self, error) || !open_server (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
clear_text (char **text)
{
  if (*text != NULL)
    explicit_bzero (*text, strlen (*text));
  g_clear_pointer (text, g_free);
}

/**
 * loket_authority_free:
 * @authority: (nullable) (transfer full): an authority
 */
void
loket_authority_free (LoketAuthority *authority)
{
  if (authority == NULL)
    return;
  g_clear_pointer (&authority->clock, loket_clock_unref);
  g_clear_pointer (&authority->ca_key, gnutls_x509_privkey_deinit);
  g_clear_pointer (&authority->ca, gnutls_x509_crt_deinit);
  g_clear_pointer (&authority->ca_der, g_bytes_unref);
  clear_text (&authority->server_key);
  g_free (authority->server_chain);
  g_free (authority->pin);
  g_free (authority->dir);
  g_free (authority);
}

/**
 * loket_authority_pin:
 * @authority: an authority
 *
 * Returns: (transfer none): SHA-256 of its public key, 64 digits: what a new device is told
 */
const char *
loket_authority_pin (LoketAuthority *authority)
{
  return authority->pin;
}

/**
 * loket_authority_certificate:
 * @authority: an authority
 *
 * Returns: (transfer none): its certificate, DER
 */
GBytes *
loket_authority_certificate (LoketAuthority *authority)
{
  return authority->ca_der;
}

/**
 * loket_authority_server_chain:
 * @authority: an authority
 *
 * Returns: (transfer none): certificate of the hub and of the authority, PEM
 */
const char *
loket_authority_server_chain (LoketAuthority *authority)
{
  return authority->server_chain;
}

/**
 * loket_authority_server_key:
 * @authority: an authority
 *
 * Returns: (transfer none): key of the hub's certificate, PEM
 */
const char *
loket_authority_server_key (LoketAuthority *authority)
{
  return authority->server_key;
}

/**
 * loket_authority_certify:
 * @authority: an authority
 * @request: what the device sent, PKCS #10, DER
 * @device: its id, the only name in the certificate
 * @ends_at: when the certificate ends
 * @error: set to %LOKET_ERROR_BAD_FIELD when the request is none, or its key is not of P-256
 *
 * Takes nothing but the public key from the request, and its proof that the device has the other
 * half.  May be called on any thread.
 *
 * Returns: (transfer full) (nullable): the certificate, DER
 */
GBytes *
loket_authority_certify (LoketAuthority *authority,
                         GBytes *request,
                         const char *device,
                         gint64 ends_at,
                         GError **error)
{
  const LoketSpan span = {
      .from = loket_clock_now (authority->clock) - LOKET_CERTIFICATE_EARLY,
      .until = ends_at,
  };
  gnutls_x509_crt_t certificate = NULL;
  GBytes *der = NULL;

  if (loket_certificate_make_client (
          request, device, &span, authority->ca, authority->ca_key, &certificate, error))
    der = loket_certificate_der (certificate);
  if (certificate != NULL)
    gnutls_x509_crt_deinit (certificate);
  return der;
}

static gboolean
is_good_client (LoketAuthority *self, gnutls_x509_crt_t certificate)
{
  const gint64 now = loket_clock_now (self->clock) / G_USEC_PER_SEC;
  unsigned status = 0;

  /* Times by office time, which is not GnuTLS's. */
  return gnutls_x509_crt_verify (
             certificate, &self->ca, 1, GNUTLS_VERIFY_DISABLE_TIME_CHECKS, &status) >= 0 &&
         status == 0 && gnutls_x509_crt_get_ca_status (certificate, NULL) == 0 &&
         now >= (gint64) gnutls_x509_crt_get_activation_time (certificate) &&
         now <= (gint64) gnutls_x509_crt_get_expiration_time (certificate) &&
         gnutls_x509_crt_check_key_purpose (
             certificate, GNUTLS_KP_TLS_WWW_CLIENT, GNUTLS_VERIFY_DO_NOT_ALLOW_WILDCARDS) != 0;
}

/**
 * loket_authority_know:
 * @authority: an authority
 * @certificate: what somebody at the door shows, DER
 *
 * Looks at issuer, signature, time and purpose; not at whether the device is still welcome.
 *
 * Returns: (transfer full) (nullable): SHA-256 of a good certificate, 64 digits; else %NULL
 */
char *
loket_authority_know (LoketAuthority *authority, const gnutls_datum_t *certificate)
{
  gnutls_x509_crt_t read;
  char *sha256 = NULL;

  gnutls_x509_crt_init (&read);
  if (gnutls_x509_crt_import (read, certificate, GNUTLS_X509_FMT_DER) >= 0 &&
      is_good_client (authority, read))
    sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, certificate->data, certificate->size);
  gnutls_x509_crt_deinit (read);
  return sha256;
}
