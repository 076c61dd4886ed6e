/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request and its answer: body, operation, JSON or problem back; the connection sleeps while
 * the office works.  hub.c calls it. */
#include "config.h"

#include "hub/exchange.h"

#include "core/error.h"
#include "hub/daemon-source.h"
#include "hub/request.h"
#include "hub/stream.h"
#include "hub/upload.h"
#include "office/blobs.h"
#include "office/devices.h"
#include "wire/json.h"
#include "wire/problem.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DRAIN_MAX (1 << 20) /* of a body that is too long and announced no length */
#define RETRY_AFTER_S "1"

struct _LoketExchange {
  LoketExchanges *shared; /* borrowed */
  LoketOrigin origin;
  struct MHD_Connection *connection; /* NULL when it was closed while the office worked */
  LoketRequest request;
  GString *body;
  LoketUpload *upload; /* of a blob that comes in */
  gsize body_seen;
  GError *error; /* the answer is this problem */
  GBytes *answer;
  gboolean opening;  /* it waits for leave to send its body */
  gboolean complete; /* the body is there */
  gboolean asked;
  gboolean sleeping;
};

static const char *
header_of (gpointer connection, const char *name)
{
  return MHD_lookup_connection_value (connection, MHD_HEADER_KIND, name);
}

static const char *
query_of (gpointer connection, const char *name)
{
  return MHD_lookup_connection_value (connection, MHD_GET_ARGUMENT_KIND, name);
}

static void
exchange_clear (gpointer data)
{
  LoketExchange *exchange = data;

  loket_request_clear (&exchange->request);
  g_string_free (exchange->body, TRUE);
  g_clear_pointer (&exchange->upload, loket_upload_free);
  g_clear_error (&exchange->error);
  g_clear_pointer (&exchange->answer, g_bytes_unref);
}

static void
exchange_unref (LoketExchange *exchange)
{
  g_rc_box_release_full (exchange, exchange_clear);
}

static void
add_time (LoketExchange *exchange, struct MHD_Response *response)
{
  char text[32];

  g_snprintf (text,
              sizeof text,
              "%" G_GINT64_FORMAT,
              loket_clock_now (loket_office_clock (exchange->shared->office)));
  MHD_add_response_header (response, "Loket-Time", text);
}

static enum MHD_Result
send_response (LoketExchange *exchange, guint status, struct MHD_Response *response)
{
  enum MHD_Result result;

  add_time (exchange, response);
  MHD_add_response_header (response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  if (exchange->shared->stopping)
    MHD_add_response_header (response, MHD_HTTP_HEADER_CONNECTION, "close");
  result = MHD_queue_response (exchange->connection, status, response);
  MHD_destroy_response (response);
  return result;
}

static struct MHD_Response *
response_of (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return MHD_create_response_from_buffer_with_free_callback_cls (
      size, (void *) data, (MHD_ContentReaderFreeCallback) g_bytes_unref, g_bytes_ref (bytes));
}

static enum MHD_Result
send_blob (LoketExchange *exchange)
{
  const char *dir = loket_store_dir (loket_office_store (exchange->shared->office));
  g_autofree char *path = loket_blob_path (dir, exchange->request.blob);
  const int fd = open (path, O_RDONLY | O_CLOEXEC);
  struct MHD_Response *response;
  struct stat status;

  if (fd < 0 || fstat (fd, &status) != 0) {
    if (fd >= 0)
      close (fd);
    return MHD_NO;
  }
  response = MHD_create_response_from_fd64 ((uint64_t) status.st_size, fd);
  MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/octet-stream");
  return send_response (exchange, MHD_HTTP_OK, response);
}

static enum MHD_Result
send_answer (LoketExchange *exchange)
{
  struct MHD_Response *response;

  if (exchange->request.route == LOKET_ROUTE_GET_BLOB)
    return send_blob (exchange);
  response = response_of (exchange->answer);

  MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/json");
  return send_response (exchange, MHD_HTTP_OK, response);
}

static enum MHD_Result
send_problem (LoketExchange *exchange)
{
  const LoketErrorCode code = loket_error_code_of (exchange->error);
  const guint status = loket_error_code_status (code);
  char *text = loket_problem_from_error (exchange->error, exchange->request.language);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  struct MHD_Response *response = response_of (bytes);

  if (code == LOKET_ERROR_INTERNAL)
    g_message ("a request failed: %s", exchange->error->message);
  MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/problem+json");
  MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_LANGUAGE, exchange->request.language);
  if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
    MHD_add_response_header (response, MHD_HTTP_HEADER_ALLOW, exchange->request.allow);
  if (code == LOKET_ERROR_BUSY)
    MHD_add_response_header (response, MHD_HTTP_HEADER_RETRY_AFTER, RETRY_AFTER_S);
  if (code == LOKET_ERROR_TOO_MANY)
    MHD_add_response_header (
        response, MHD_HTTP_HEADER_RETRY_AFTER, loket_error_parameter (exchange->error));
  if (status == MHD_HTTP_UNAUTHORIZED)
    MHD_add_response_header (response, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
  return send_response (exchange, status != 0 ? status : MHD_HTTP_INTERNAL_SERVER_ERROR, response);
}

static gsize
body_max (LoketExchange *exchange)
{
  return exchange->request.route == LOKET_ROUTE_PUT_BLOB ? LOKET_BLOB_MAX : LOKET_REQUEST_BODY_MAX;
}

static void
set_too_large (LoketExchange *exchange)
{
  g_autofree char *limit = g_strdup_printf ("%" G_GSIZE_FORMAT, body_max (exchange));

  if (exchange->error == NULL)
    loket_set_error (&exchange->error, LOKET_ERROR_TOO_LARGE, limit, "the body is too long");
}

/* What cannot be read as a number is as much as can be. */
static guint64
announced (LoketExchange *exchange)
{
  const char *text = header_of (exchange->connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
  guint64 length;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &length, NULL))
    return G_MAXUINT64;
  return text != NULL ? length : 0;
}

/* The door for those without a certificate leads to one room only. */
static void
check_door (LoketExchange *exchange)
{
  const LoketRequest *request = &exchange->request;

  if (exchange->origin.enrolling && request->operation != &LOKET_DEVICE_ENROL)
    loket_set_error (&exchange->error,
                     LOKET_ERROR_NOT_ALLOWED,
                     NULL,
                     "this door is for device/enrol and nothing else");
}

/**
 * loket_exchange_new:
 * @shared: what it shares with the others of its hub
 * @origin: the door, and who stands there
 * @connection: where it came in
 * @method: such as "POST"
 * @path: without the query part
 *
 * Reads line and headers; what is wrong with them is answered once the body is out of the way.
 *
 * Returns: (transfer full): to be given back with loket_exchange_done()
 */
LoketExchange *
loket_exchange_new (LoketExchanges *shared,
                    const LoketOrigin *origin,
                    struct MHD_Connection *connection,
                    const char *method,
                    const char *path)
{
  const LoketRequestSource source = {header_of, query_of, connection};
  LoketExchange *exchange = g_rc_box_new0 (LoketExchange);

  exchange->shared = shared;
  exchange->origin = *origin;
  shared->entered++;
  if (origin->peer != NULL)
    loket_office_saw_device (shared->office, origin->peer->id);
  exchange->connection = connection;
  exchange->body = g_string_new (NULL);
  if (loket_request_read (&exchange->request, method, path, &source, &exchange->error) &&
      shared->stopping)
    loket_set_error (&exchange->error, LOKET_ERROR_BUSY, NULL, "the hub is ending");
  if (exchange->error == NULL)
    check_door (exchange);
  return exchange;
}

static void
tell_hub (LoketExchange *exchange)
{
  const LoketExchanges *shared = exchange->shared;
  const LoketOperation *operation = exchange->request.operation;

  if (operation == NULL)
    return;
  /* Windows need not look again and again who came in, and whether officers sign in now. */
  if (exchange->answer != NULL && loket_operation_writes (operation) &&
      (operation == &LOKET_OFFICER_ADD || g_str_has_prefix (operation->name, "device/")))
    loket_feed_nudge (shared->feed);
  if (shared->devices_changed == NULL || !g_str_has_prefix (operation->name, "device/"))
    return;
  if (exchange->answer != NULL && loket_operation_writes (operation))
    shared->devices_changed (shared->data);
  else if (exchange->answer == NULL && exchange->origin.enrolling)
    shared->enrolment_refused (shared->data);
}

/* A certificate says who it is; what a header says counts on the socket of one's own user only. */
static LoketCaller
caller_of (LoketExchange *exchange)
{
  const LoketOrigin *origin = &exchange->origin;
  LoketCaller caller = loket_request_caller (&exchange->request);

  if (origin->enrolling) {
    caller.kind = LOKET_DEVICE_ADMIN;
    caller.device = "enrolment";
  } else if (origin->peer != NULL) {
    caller.kind = origin->peer->kind;
    caller.device = origin->peer->id;
    caller.certificate = origin->certificate;
  }
  return caller;
}

/* The connection sleeps while the office works; what it waits for holds the exchange. */
static gpointer
fall_asleep (LoketExchange *exchange)
{
  exchange->sleeping = TRUE;
  exchange->shared->asking++;
  MHD_suspend_connection (exchange->connection);
  return g_rc_box_acquire (exchange);
}

static void
wake_up (LoketExchange *exchange)
{
  if (exchange->connection != NULL && exchange->sleeping) {
    exchange->sleeping = FALSE;
    loket_daemon_source_resume (exchange->origin.source, exchange->connection);
  }
  exchange->shared->asking--;
  exchange_unref (exchange);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketExchange *exchange = data;

  exchange->answer = loket_office_ask_finish (exchange->shared->office, result, &exchange->error);
  tell_hub (exchange);
  wake_up (exchange);
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketExchange *exchange = data;

  loket_upload_begin_finish (exchange->upload, result, &exchange->error);
  wake_up (exchange);
}

static enum MHD_Result
start_upload (LoketExchange *exchange)
{
  const LoketCaller caller = caller_of (exchange);
  const guint64 length = announced (exchange);

  if (exchange->error != NULL || exchange->request.route != LOKET_ROUTE_PUT_BLOB)
    return MHD_YES;
  exchange->opening = TRUE;
  exchange->upload = loket_upload_new (exchange->shared->office, exchange->request.blob);
  loket_upload_begin (exchange->upload,
                      &caller,
                      length > 0 ? (gint64) length : LOKET_BLOB_MAX,
                      begun_cb,
                      fall_asleep (exchange));
  return MHD_YES;
}

static void
uploaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketExchange *exchange = data;

  exchange->answer = loket_upload_end_finish (exchange->upload, result, &exchange->error);
  wake_up (exchange);
}

static enum MHD_Result
end_upload (LoketExchange *exchange)
{
  const LoketCaller caller = caller_of (exchange);

  exchange->asked = TRUE;
  loket_upload_end (exchange->upload, &caller, uploaded_cb, fall_asleep (exchange));
  return MHD_YES;
}

static enum MHD_Result
fetch_blob (LoketExchange *exchange)
{
  const LoketCaller caller = caller_of (exchange);
  g_autoptr (LoketBlob) blob = loket_blob_new ();

  blob->sha256 = g_strdup (exchange->request.blob);
  exchange->asked = TRUE;
  loket_office_ask (exchange->shared->office,
                    &loket_blob_fetch,
                    &caller,
                    LOKET_RECORD (blob),
                    NULL,
                    asked_cb,
                    fall_asleep (exchange));
  return MHD_YES;
}

/**
 * loket_exchange_start:
 * @exchange: a new exchange
 *
 * Answers at once, before any of the body, when the body announces itself as too long; the
 * connection ends with that answer.  A blob waits here for the office's leave to come.
 *
 * Returns: what MHD is to be told
 */
enum MHD_Result
loket_exchange_start (LoketExchange *exchange)
{
  if (announced (exchange) <= body_max (exchange))
    return start_upload (exchange);
  g_clear_error (&exchange->error);
  set_too_large (exchange);
  return send_problem (exchange);
}

/**
 * loket_exchange_take_body:
 * @exchange: an exchange
 * @data: the next part of the body
 * @size: how long it is
 *
 * Keeps at most 64 KiB, and of a blob at most 8 MiB on the disk.  A longer body without a length is
 * passed over, then cut off.
 *
 * Returns: what MHD is to be told
 */
enum MHD_Result
loket_exchange_take_body (LoketExchange *exchange, const char *data, gsize size)
{
  exchange->body_seen += size;
  if (exchange->body_seen > body_max (exchange)) {
    g_string_truncate (exchange->body, 0);
    set_too_large (exchange);
    return exchange->body_seen > body_max (exchange) + DRAIN_MAX ? MHD_NO : MHD_YES;
  }
  if (exchange->error == NULL && exchange->upload != NULL)
    loket_upload_take (exchange->upload, data, size, &exchange->error);
  else if (exchange->error == NULL)
    g_string_append_len (exchange->body, data, (gssize) size);
  return MHD_YES;
}

static gboolean
is_busy (LoketExchange *exchange)
{
  return loket_operation_writes (exchange->request.operation) &&
         loket_store_waiting (loket_office_store (exchange->shared->office)) >
             exchange->shared->waiting;
}

static enum MHD_Result
ask (LoketExchange *exchange)
{
  const LoketOperation *operation = exchange->request.operation;
  const LoketCaller caller = caller_of (exchange);
  g_autoptr (LoketRecord) record = NULL;

  if (is_busy (exchange)) {
    loket_set_error (&exchange->error, LOKET_ERROR_BUSY, NULL, "too many writes are waiting");
    return send_problem (exchange);
  }
  record = loket_json_to_record (operation->request (),
                                 exchange->body->str,
                                 exchange->body->len,
                                 LOKET_JSON_REQUEST,
                                 &exchange->error);
  if (record == NULL)
    return send_problem (exchange);
  exchange->asked = TRUE;
  loket_office_ask (exchange->shared->office,
                    operation,
                    &caller,
                    record,
                    exchange->request.key,
                    asked_cb,
                    fall_asleep (exchange));
  return MHD_YES;
}

static enum MHD_Result
say_hello (LoketExchange *exchange)
{
  g_autoptr (LoketHello) hello = loket_office_hello (exchange->shared->office);
  char *text = loket_json_from_record (LOKET_RECORD (hello));

  exchange->answer = g_bytes_new_take (text, strlen (text));
  return send_answer (exchange);
}

static enum MHD_Result
open_feed (LoketExchange *exchange)
{
  const LoketRequest *request = &exchange->request;
  LoketStore *store = loket_office_store (exchange->shared->office);
  const gboolean foreign =
      request->store != NULL && strcmp (request->store, loket_store_id (store)) != 0;
  const LoketFeedWish wish = {
      .caller = caller_of (exchange),
      .topics = (const char *const *) request->topics,
      .after = foreign ? -1 : request->after,
  };
  struct MHD_Response *response = loket_stream_response (
      exchange->shared->feed, &wish, exchange->origin.source, exchange->connection);
  enum MHD_Result result;

  add_time (exchange, response);
  result = MHD_queue_response (exchange->connection, MHD_HTTP_OK, response);
  MHD_destroy_response (response);
  return result;
}

/**
 * loket_exchange_proceed:
 * @exchange: an exchange whose body is complete, or that was woken up
 *
 * Returns: what MHD is to be told
 */
enum MHD_Result
loket_exchange_proceed (LoketExchange *exchange)
{
  /* MHD calls once more for the head that was put to sleep; the body is still to come. */
  if (exchange->opening) {
    exchange->opening = FALSE;
    return MHD_YES;
  }
  if (!exchange->complete) {
    exchange->complete = TRUE;
    exchange->shared->under_way++;
  }
  if (exchange->error != NULL)
    return send_problem (exchange);
  if (exchange->answer != NULL)
    return send_answer (exchange);
  if (exchange->asked)
    return MHD_NO;
  switch (exchange->request.route) {
  case LOKET_ROUTE_HELLO:
    return say_hello (exchange);
  case LOKET_ROUTE_FEED:
    return open_feed (exchange);
  case LOKET_ROUTE_OPERATION:
    return ask (exchange);
  case LOKET_ROUTE_PUT_BLOB:
    return end_upload (exchange);
  case LOKET_ROUTE_GET_BLOB:
    return fetch_blob (exchange);
  case LOKET_ROUTE_NONE:
  default:
    return MHD_NO;
  }
}

/**
 * loket_exchange_done:
 * @exchange: (transfer full): an exchange whose connection has no more use for it
 */
void
loket_exchange_done (LoketExchange *exchange)
{
  exchange->connection = NULL;
  if (exchange->complete)
    exchange->shared->under_way--;
  exchange_unref (exchange);
}
