/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocking TLS by GnuTLS under the HTTP of rig.c; it looks at no certificate of the other end, the
 * tests of the client do. */
#include "secure.h"

#include <arpa/inet.h>
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>

typedef struct {
  gnutls_session_t session;
  gnutls_certificate_credentials_t credentials;
} Tls;

static gssize
read_cb (gpointer data, char *buffer, gsize size)
{
  Tls *tls = data;
  gssize got;

  do
    got = gnutls_record_recv (tls->session, buffer, size);
  while (got == GNUTLS_E_INTERRUPTED);
  g_assert_cmpint (got, !=, GNUTLS_E_AGAIN);
  return got;
}

static gssize
write_cb (gpointer data, const char *text, gsize size)
{
  Tls *tls = data;
  gssize sent;

  do
    sent = gnutls_record_send (tls->session, text, size);
  while (sent == GNUTLS_E_INTERRUPTED);
  return sent;
}

static void
close_cb (gpointer data)
{
  Tls *tls = data;

  gnutls_deinit (tls->session);
  gnutls_certificate_free_credentials (tls->credentials);
  g_free (tls);
}

/* Returns a new key without a certificate. */
SecureId *
secure_id_new (void)
{
  SecureId *id = g_new0 (SecureId, 1);
  gnutls_x509_privkey_t key;
  gnutls_datum_t pem;

  gnutls_x509_privkey_init (&key);
  g_assert_cmpint (gnutls_x509_privkey_generate (
                       key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0),
                   ==,
                   0);
  g_assert_cmpint (gnutls_x509_privkey_export2 (key, GNUTLS_X509_FMT_PEM, &pem), ==, 0);
  id->key = g_strndup ((const char *) pem.data, pem.size);
  gnutls_free (pem.data);
  gnutls_x509_privkey_deinit (key);
  return id;
}

void
secure_id_free (SecureId *id)
{
  if (id == NULL)
    return;
  g_free (id->key);
  g_free (id->certificate);
  g_free (id);
}

/* Returns a certificate request, DER in base64. */
char *
secure_id_request (SecureId *id)
{
  const gnutls_datum_t pem = {(unsigned char *) id->key, (unsigned) strlen (id->key)};
  gnutls_x509_privkey_t key;
  gnutls_x509_crq_t crq;
  gnutls_datum_t der;
  char *text;

  gnutls_x509_privkey_init (&key);
  gnutls_x509_crq_init (&crq);
  g_assert_cmpint (gnutls_x509_privkey_import (key, &pem, GNUTLS_X509_FMT_PEM), ==, 0);
  gnutls_x509_crq_set_version (crq, 1);
  gnutls_x509_crq_set_key (crq, key);
  g_assert_cmpint (gnutls_x509_crq_sign2 (crq, key, GNUTLS_DIG_SHA256, 0), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_export2 (crq, GNUTLS_X509_FMT_DER, &der), ==, 0);
  text = g_base64_encode (der.data, der.size);
  gnutls_free (der.data);
  gnutls_x509_crq_deinit (crq);
  gnutls_x509_privkey_deinit (key);
  return text;
}

void
secure_id_take_certificate (SecureId *id, const char *base64)
{
  g_free (id->certificate);
  id->certificate =
      g_strdup_printf ("-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n", base64);
}

/* Returns the text of a JSON member of an answer of ours. */
char *
secure_member (const char *json, const char *name)
{
  g_autofree char *mark = g_strdup_printf ("\"%s\":", name);
  const char *at = strstr (json, mark);

  g_assert_nonnull (at);
  at += strlen (mark);
  at += *at == '"';
  return g_strndup (at, strcspn (at, "\",}"));
}

/* Has the hub at the Unix socket @http enrol a device.  Returns who that is. */
SecureId *
secure_issue (Http *http, const char *kind, const char *name, char **device)
{
  g_autoptr (SecureId) id = secure_id_new ();
  g_autofree char *request = secure_id_request (id);
  g_autofree char *body =
      g_strdup_printf ("{\"name\":\"%s\",\"kind\":\"%s\",\"request\":\"%s\"}", name, kind, request);
  g_autoptr (HttpAnswer) answer = http_write (http, "admin", "device/issue", NULL, body);
  g_autofree char *certificate = NULL;

  g_assert_nonnull (answer);
  g_assert_cmpuint (answer->status, ==, 200);
  certificate = secure_member (answer->body->str, "certificate");
  secure_id_take_certificate (id, certificate);
  if (device != NULL)
    *device = secure_member (answer->body->str, "id");
  return g_steal_pointer (&id);
}

/* Returns a connection on which not a byte was sent. */
Http *
secure_knock (const char *host_port)
{
  const struct timeval patience = {.tv_sec = RIG_PATIENCE_S};
  const int on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET};
  g_auto (GStrv) parts = g_strsplit (host_port, ":", 2);
  Http *http = g_new0 (Http, 1);

  g_assert_cmpint (inet_pton (AF_INET, parts[0], &address.sin_addr), ==, 1);
  address.sin_port = g_htons ((guint16) g_ascii_strtoull (parts[1], NULL, 10));
  http->in = g_string_new (NULL);
  http->fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt (http->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt (http->fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  setsockopt (http->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  http->ended = connect (http->fd, (struct sockaddr *) &address, sizeof address) != 0;
  return http;
}

/* Returns a connection after its handshake, or an ended one. */
Http *
secure_open (const char *host_port, SecureId *id)
{
  Http *http = secure_knock (host_port);
  Tls *tls = g_new0 (Tls, 1);
  int result;

  gnutls_init (&tls->session, GNUTLS_CLIENT);
  gnutls_certificate_allocate_credentials (&tls->credentials);
  if (id != NULL) {
    const gnutls_datum_t key = {(unsigned char *) id->key, (unsigned) strlen (id->key)};
    const gnutls_datum_t certificate = {(unsigned char *) id->certificate,
                                        (unsigned) strlen (id->certificate)};
    g_assert_cmpint (gnutls_certificate_set_x509_key_mem (
                         tls->credentials, &certificate, &key, GNUTLS_X509_FMT_PEM),
                     ==,
                     0);
    /* Shows it also to a hub that says it believes another CA. */
    gnutls_certificate_set_flags (tls->credentials, 0);
  }
  gnutls_set_default_priority (tls->session);
  gnutls_credentials_set (tls->session, GNUTLS_CRD_CERTIFICATE, tls->credentials);
  gnutls_transport_set_int (tls->session, http->fd);
  http->tls = tls;
  http->tls_read = read_cb;
  http->tls_write = write_cb;
  http->tls_close = close_cb;
  if (http->ended)
    return http;
  do
    result = gnutls_handshake (tls->session);
  while (result < 0 && !gnutls_error_is_fatal (result) && result != GNUTLS_E_AGAIN);
  http->ended = result < 0;
  return http;
}
