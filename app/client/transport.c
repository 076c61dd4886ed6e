/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTTP over a Unix socket, or over TLS with the certificates of this device, by libsoup: requests
 * on one session, the event stream on another, since the stream would keep one of the few
 * connections of the first for itself (store.md 9). */
#include "config.h"

#include "client/transport.h"

#include "client/credentials.h"
#include "core/error.h"
#include "core/record.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixsocketaddress.h>
#include <libsoup/soup.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

/* The host name in requests over a Unix socket; it is never looked up. */
#define BASE "http://localhost"
/* The name that every hub's certificate has, wherever the hub moved (store.md 7). */
#define HUB_NAME "hub.loket"
#define MAX_CONNECTIONS 4

struct _LoketTransport {
  GObject parent_instance;

  GSocketAddress *address;      /* NULL = over TLS */
  char *base;                   /* "https://HOST:PORT" */
  GTlsCertificate *ca;          /* the only one that counts; NULL while enrolling */
  GTlsCertificate *certificate; /* of this device; NULL while enrolling */
  char *pin;                    /* SHA-256 of the CA's key, while enrolling */
  GTlsCertificateFlags problem; /* why the hub was not believed last */
  SoupSession *requests;
  SoupSession *events;
  const char *device; /* nick of the kind, static */
  int directory;      /* kept open while /proc/self/fd/N/name may be connected to, or -1 */
};

G_DEFINE_FINAL_TYPE (LoketTransport, loket_transport, G_TYPE_OBJECT)

/**
 * loket_answer_free:
 * @answer: (nullable) (transfer full): what a hub answered
 */
void
loket_answer_free (LoketAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_free (answer);
}

static void
loket_transport_finalize (GObject *object)
{
  LoketTransport *self = LOKET_TRANSPORT (object);

  g_clear_object (&self->requests);
  g_clear_object (&self->events);
  g_clear_object (&self->address);
  g_clear_object (&self->ca);
  g_clear_object (&self->certificate);
  g_free (self->base);
  g_free (self->pin);
  if (self->directory >= 0)
    close (self->directory);
  G_OBJECT_CLASS (loket_transport_parent_class)->finalize (object);
}

static void
loket_transport_class_init (LoketTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_transport_finalize;
}

static void
loket_transport_init (LoketTransport *self)
{
  self->directory = -1;
}

/* sockaddr_un holds 107 bytes; a longer path is reached through an open directory. */
static GSocketAddress *
make_address (const char *path, int *directory, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *short_path = NULL;

  if (strlen (path) < sizeof ((struct sockaddr_un *) NULL)->sun_path)
    return g_unix_socket_address_new (path);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  *directory = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (*directory < 0) {
    loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "%s: %s", folder, g_strerror (errno));
    return NULL;
  }
  short_path = g_strdup_printf ("/proc/self/fd/%d/%s", *directory, name);
  if (strlen (short_path) >= sizeof ((struct sockaddr_un *) NULL)->sun_path) {
    loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "%s: the name is too long", name);
    return NULL;
  }
  return g_unix_socket_address_new (short_path);
}

static SoupSession *
make_session (LoketTransport *self)
{
  SoupSession *session = soup_session_new_with_options ("remote-connectable",
                                                        self->address,
                                                        "timeout",
                                                        0,
                                                        "max-conns",
                                                        MAX_CONNECTIONS,
                                                        "max-conns-per-host",
                                                        MAX_CONNECTIONS,
                                                        "user-agent",
                                                        "loket/" LOKET_VERSION,
                                                        NULL);

  /* No proxy setting of the desktop may stand between a program and its office. */
  soup_session_set_proxy_resolver (session, NULL);
  /* Without a database nothing is believed, and every certificate comes before accept_cb(). */
  soup_session_set_tls_database (session, NULL);
  return session;
}

/**
 * loket_transport_new_for_socket:
 * @kind: what this device is
 * @path: a Unix socket, of any length
 * @error: set to %LOKET_ERROR_UNREACHABLE
 *
 * Nothing is sent yet.
 *
 * Returns: (transfer full) (nullable): a way to the hub behind @path
 */
LoketTransport *
loket_transport_new_for_socket (LoketDeviceKind kind, const char *path, GError **error)
{
  g_autoptr (LoketTransport) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (LOKET_TYPE_TRANSPORT, NULL);
  self->device = loket_enum_name (loket_device_kind_get_type (), (int) kind);
  self->address = make_address (path, &self->directory, error);
  if (self->address == NULL)
    return NULL;
  /* Both wait as long as they are let: calls.c and feed.c keep the time themselves. */
  self->base = g_strdup (BASE);
  self->requests = make_session (self);
  self->events = make_session (self);
  return g_steal_pointer (&self);
}

/**
 * loket_transport_new_for_device:
 * @dir: folder with the certificates of this device
 * @address: (nullable): "HOST:PORT" to go to, %NULL = the one that its papers name
 * @error: set to %LOKET_ERROR_UNREACHABLE
 *
 * Nothing is sent yet.
 *
 * Returns: (transfer full) (nullable): the way to the hub that enrolled this device
 */
LoketTransport *
loket_transport_new_for_device (const char *dir, const char *address, GError **error)
{
  g_autoptr (LoketTransport) self = g_object_new (LOKET_TYPE_TRANSPORT, NULL);
  g_autofree char *named = address == NULL ? loket_credentials_address (dir, error) : NULL;

  if (address == NULL && named == NULL)
    return NULL;
  self->base = g_strconcat ("https://", address != NULL ? address : named, NULL);
  self->ca = loket_credentials_ca (dir, error);
  if (self->ca == NULL)
    return NULL;
  self->certificate = loket_credentials_certificate (dir, error);
  if (self->certificate == NULL)
    return NULL;
  self->requests = make_session (self);
  self->events = make_session (self);
  return g_steal_pointer (&self);
}

/**
 * loket_transport_reload:
 * @self: a transport of a device
 * @dir: folder with its certificates, renewed
 * @error: set to %LOKET_ERROR_UNREACHABLE
 *
 * Connections from now on show the new certificate; those that are open stay.
 *
 * Returns: %TRUE when it could be read
 */
gboolean
loket_transport_reload (LoketTransport *self, const char *dir, GError **error)
{
  GTlsCertificate *certificate = loket_credentials_certificate (dir, error);

  if (certificate == NULL)
    return FALSE;
  g_set_object (&self->certificate, certificate);
  g_object_unref (certificate);
  return TRUE;
}

/**
 * loket_transport_new_for_enrolment:
 * @address: "HOST:PORT"
 * @pin: SHA-256 of the key of the CA that the hub there must have, 64 digits
 *
 * Returns: (transfer full): the way to the enrolment port of a hub
 */
LoketTransport *
loket_transport_new_for_enrolment (const char *address, const char *pin)
{
  LoketTransport *self = g_object_new (LOKET_TYPE_TRANSPORT, NULL);

  self->base = g_strconcat ("https://", address, NULL);
  self->pin = g_strdup (pin);
  self->requests = make_session (self);
  self->events = make_session (self);
  return self;
}

/**
 * loket_transport_problem:
 * @self: a transport over TLS
 *
 * Returns: what was wrong with the certificate of the hub that was refused last; 0 when none was
 */
GTlsCertificateFlags
loket_transport_problem (LoketTransport *self)
{
  g_return_val_if_fail (LOKET_IS_TRANSPORT (self), 0);
  return self->problem;
}

/**
 * loket_transport_address:
 * @self: a transport
 *
 * Returns: (transfer none) (nullable): the Unix socket that it connects to
 */
GSocketAddress *
loket_transport_address (LoketTransport *self)
{
  g_return_val_if_fail (LOKET_IS_TRANSPORT (self), NULL);
  return self->address;
}

/**
 * loket_transport_close:
 * @self: a transport
 *
 * Breaks off all that is under way; it ends with an error.
 */
void
loket_transport_close (LoketTransport *self)
{
  g_return_if_fail (LOKET_IS_TRANSPORT (self));

  soup_session_abort (self->requests);
  soup_session_abort (self->events);
}

/* The language of problem titles; windows translate the code themselves, logs and scripts do not.
 */
static const char *
message_language (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++) {
    if (g_str_has_prefix (names[i], "jv"))
      return "jv";
    if (g_str_has_prefix (names[i], "en"))
      return "en";
  }
  return "id";
}

/* The last certificate that the hub sent is its CA: while enrolling, all that is known of it is
 * the hash of its key. */
static GTlsCertificate *
find_pinned_ca (LoketTransport *self, GTlsCertificate *certificate)
{
  g_autofree char *sha256 = NULL;

  while (g_tls_certificate_get_issuer (certificate) != NULL)
    certificate = g_tls_certificate_get_issuer (certificate);
  sha256 = loket_credentials_key_sha256 (certificate);
  return g_strcmp0 (sha256, self->pin) == 0 ? certificate : NULL;
}

/* One question decides: is it a certificate that the office's CA gave to a hub?  By which address
 * it was reached does not count, since a DHCP server may change that. */
static gboolean
accept_cb (SoupMessage *message,
           GTlsCertificate *certificate,
           GTlsCertificateFlags errors,
           gpointer data)
{
  LoketTransport *self = data;
  g_autoptr (GSocketConnectable) hub = g_network_address_new (HUB_NAME, 0);
  GTlsCertificate *ca = self->ca != NULL ? self->ca : find_pinned_ca (self, certificate);

  self->problem =
      ca != NULL ? g_tls_certificate_verify (certificate, hub, ca) : G_TLS_CERTIFICATE_UNKNOWN_CA;
  return self->problem == 0;
}

static SoupMessage *
make_message (LoketTransport *self, const char *method, const char *path)
{
  g_autofree char *uri = g_strconcat (self->base, path, NULL);
  SoupMessage *message = soup_message_new (method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  if (self->device != NULL)
    soup_message_headers_replace (headers, "Loket-Device", self->device);
  if (self->address == NULL)
    g_signal_connect_object (message, "accept-certificate", G_CALLBACK (accept_cb), self, 0);
  if (self->certificate != NULL)
    soup_message_set_tls_client_certificate (message, self->certificate);
  soup_message_headers_replace (headers, "Accept-Language", message_language ());
  /* Keys make every request safe to repeat; only such ones may use a connection that is kept. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT);
  return message;
}

typedef struct {
  SoupMessage *message;
  gint64 sent;
} Asking;

static void
asking_free (Asking *asking)
{
  g_clear_object (&asking->message);
  g_free (asking);
}

static gint64
read_office_time (SoupMessage *message)
{
  const char *text =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Loket-Time");
  gint64 time = 0;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &time, NULL))
    return 0;
  return time;
}

static void
asked_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;
  LoketAnswer *answer;

  body = soup_session_send_and_read_finish (SOUP_SESSION (session), result, &error);
  if (body == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  answer = g_new0 (LoketAnswer, 1);
  answer->status = soup_message_get_status (asking->message);
  answer->body = g_steal_pointer (&body);
  answer->office_time = read_office_time (asking->message);
  answer->sent = asking->sent;
  answer->received = g_get_monotonic_time ();
  g_task_return_pointer (task, answer, (GDestroyNotify) loket_answer_free);
}

static void
add_heads (SoupMessageHeaders *headers, const LoketTransportHeads *heads)
{
  g_autofree char *bearer = NULL;

  if (heads->key != NULL)
    soup_message_headers_replace (headers, "Idempotency-Key", heads->key);
  if (heads->token == NULL)
    return;
  bearer = g_strconcat ("Bearer ", heads->token, NULL);
  soup_message_headers_replace (headers, "Authorization", bearer);
}

/**
 * loket_transport_ask:
 * @self: a transport
 * @path: "/v1/queue/take-ticket"
 * @body: (nullable): JSON to post; %NULL makes it a GET
 * @heads: (nullable): what goes with it
 * @cancellable: (nullable): breaks it off
 * @done: called once with the answer or the reason why there is none
 * @done_data: for @done
 *
 * One request, sent once.
 */
void
loket_transport_ask (LoketTransport *self,
                     const char *path,
                     GBytes *body,
                     const LoketTransportHeads *heads,
                     GCancellable *cancellable,
                     GAsyncReadyCallback done,
                     gpointer done_data)
{
  const gboolean put = heads != NULL && heads->put;
  GTask *task;
  Asking *asking;

  g_return_if_fail (LOKET_IS_TRANSPORT (self));
  g_return_if_fail (path != NULL && path[0] == '/');

  task = g_task_new (self, cancellable, done, done_data);
  g_task_set_source_tag (task, loket_transport_ask);
  asking = g_new0 (Asking, 1);
  asking->message = make_message (self, put ? "PUT" : body != NULL ? "POST" : "GET", path);
  asking->sent = g_get_monotonic_time ();
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (
        asking->message, put ? "application/octet-stream" : "application/json", body);
  if (heads != NULL)
    add_heads (soup_message_get_request_headers (asking->message), heads);
  soup_session_send_and_read_async (
      self->requests, asking->message, G_PRIORITY_DEFAULT, cancellable, asked_cb, task);
}

/**
 * loket_transport_ask_finish:
 * @self: a transport
 * @result: what the callback was given
 * @error: any error of the connection, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer, of whatever status
 */
LoketAnswer *
loket_transport_ask_finish (LoketTransport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
listened_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  SoupMessage *message = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  guint status;

  stream = soup_session_send_finish (SOUP_SESSION (session), result, &error);
  status = soup_message_get_status (message);
  if (stream == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (status != SOUP_STATUS_OK)
    g_task_return_new_error (
        task, LOKET_ERROR, LOKET_ERROR_UNREACHABLE, "the feed answered with status %u", status);
  else
    g_task_return_pointer (task, g_steal_pointer (&stream), g_object_unref);
}

/**
 * loket_transport_listen:
 * @self: a transport
 * @path: "/v1/feed?topic=queue"
 * @cancellable: (nullable): breaks it off
 * @done: called once when the stream is open or cannot be opened
 * @done_data: for @done
 */
void
loket_transport_listen (LoketTransport *self,
                        const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback done,
                        gpointer done_data)
{
  GTask *task;
  SoupMessage *message;

  g_return_if_fail (LOKET_IS_TRANSPORT (self));

  task = g_task_new (self, cancellable, done, done_data);
  g_task_set_source_tag (task, loket_transport_listen);
  message = make_message (self, "GET", path);
  soup_message_headers_replace (
      soup_message_get_request_headers (message), "Accept", "text/event-stream");
  g_task_set_task_data (task, message, g_object_unref);
  soup_session_send_async (
      self->events, message, G_PRIORITY_DEFAULT, cancellable, listened_cb, task);
}

/**
 * loket_transport_listen_finish:
 * @self: a transport
 * @result: what the callback was given
 * @error: any error of the connection, %LOKET_ERROR_UNREACHABLE when the hub does not open the feed
 *
 * Returns: (transfer full) (nullable): the stream of events
 */
GInputStream *
loket_transport_listen_finish (LoketTransport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
