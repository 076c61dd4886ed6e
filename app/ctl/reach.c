/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the command line reaches an office: its folder when that is free, else the hub that has it.
 */
#include "config.h"

#include "reach.h"

#include "client/client.h"
#include "client/send-file.h"
#include "client/spawn.h"
#include "command.h"
#include "core/error.h"
#include "job.h"
#include "office/blobs.h"
#include "office/open.h"
#include "wire/json.h"

#include <signal.h>

typedef struct {
  GMainLoop *loop;
  LoketRecord *answer;
  GError *error;
} Call;

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;

  call->answer = loket_client_call_finish (LOKET_CLIENT (source), result, &call->error);
  g_main_loop_quit (call->loop);
}

/* Where an operation can be asked: one of the two is there. */
typedef struct {
  LoketOffice *office;
  LoketClock *clock;
  LoketRandom *random;
  LoketClient *client;
  LoketDeviceKind kind;
  const LoketReachFile *file; /* (nullable) that goes before the request */
} Place;

static LoketRecord *
ask_client (LoketClient *client,
            const LoketOperation *operation,
            LoketRecord *request,
            GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Call call = {.loop = loop};

  loket_client_call (client, operation, request, NULL, NULL, called_cb, &call);
  g_main_loop_run (loop);
  if (call.answer == NULL)
    g_propagate_error (error, call.error);
  return call.answer;
}

static GBytes *
ask_office (Place *place,
            const char *token,
            const LoketOperation *operation,
            LoketRecord *request,
            GError **error)
{
  const LoketCaller caller = {.kind = place->kind, .device = "loketctl", .token = token};
  g_autofree char *key = loket_id_new (place->clock, place->random);

  return loket_office_ask_sync (place->office, operation, &caller, request, key, error);
}

/* Over a client, its session goes with each call; in the office the token is given. */
static GBytes *
ask (Place *place,
     const char *token,
     const LoketOperation *operation,
     LoketRecord *request,
     GError **error)
{
  g_autoptr (LoketRecord) answer = NULL;
  char *json;

  if (place->office != NULL)
    return ask_office (place, token, operation, request, error);
  answer = ask_client (place->client, operation, request, error);
  if (answer == NULL)
    return NULL;
  json = loket_json_from_record (answer);
  return g_bytes_new_take (json, strlen (json));
}

static LoketSession *
sign_in (Place *place, const LoketReachOfficer *officer, GError **error)
{
  g_autoptr (LoketSignIn) request = loket_sign_in_new ();
  g_autoptr (GBytes) answer = NULL;
  LoketRecord *session;

  request->login = g_strdup (officer->login);
  request->password = g_strdup (officer->password);
  answer = ask (place, NULL, &LOKET_SESSION_SIGN_IN, LOKET_RECORD (request), error);
  if (answer == NULL)
    return NULL;
  session = loket_json_to_record (loket_session_get_type (),
                                  g_bytes_get_data (answer, NULL),
                                  g_bytes_get_size (answer),
                                  LOKET_JSON_ANSWER,
                                  error);
  return session != NULL ? loket_session_cast (session) : NULL;
}

typedef struct {
  GMainLoop *loop;
  LoketSentFile *sent;
  GError *error;
} Sending;

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Sending *sending = data;

  sending->sent = loket_client_send_file_finish (LOKET_CLIENT (source), result, &sending->error);
  g_main_loop_quit (sending->loop);
}

static LoketSentFile *
send_to_client (LoketClient *client, GInputStream *stream, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Sending sending = {.loop = loop};

  loket_client_send_file (client, stream, NULL, NULL, NULL, sent_cb, &sending);
  g_main_loop_run (loop);
  if (sending.sent == NULL)
    g_propagate_error (error, sending.error);
  return sending.sent;
}

/* Each part is put down as the hub would. */
static LoketSentFile *
send_to_office (Place *place, const char *token, GInputStream *stream, GError **error)
{
  const LoketCaller caller = {.kind = place->kind, .device = "loketctl", .token = token};
  g_autoptr (LoketSentFile) sent = g_new0 (LoketSentFile, 1);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *buffer = g_malloc (LOKET_BLOB_PART);
  gsize size;

  while (g_input_stream_read_all (stream, buffer, LOKET_BLOB_PART, &size, NULL, error)) {
    g_autoptr (GBytes) part = g_bytes_new (buffer, size);
    g_autofree char *sha256 = NULL;
    if (size == 0) {
      sent->parts = g_strv_builder_end (parts);
      sent->sha256 = g_strdup (g_checksum_get_string (checksum));
      return g_steal_pointer (&sent);
    }
    sha256 = loket_office_put_blob (place->office, &caller, part, error);
    if (sha256 == NULL)
      return NULL;
    g_strv_builder_add (parts, sha256);
    g_checksum_update (checksum, (const guchar *) buffer, (gssize) size);
    sent->bytes += (gint64) size;
  }
  return NULL;
}

static gboolean
send_file (Place *place, const char *token, LoketRecord *request, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (LoketSentFile) sent = NULL;

  if (place->file == NULL)
    return TRUE;
  file = g_file_new_for_path (place->file->path);
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL) {
    loket_set_error (
        error, LOKET_ERROR_NOT_FOUND, place->file->path, "%s cannot be read", place->file->path);
    return FALSE;
  }
  sent = place->office != NULL ? send_to_office (place, token, G_INPUT_STREAM (stream), error)
                               : send_to_client (place->client, G_INPUT_STREAM (stream), error);
  if (sent == NULL)
    return FALSE;
  if (sent->bytes == 0) {
    loket_set_error (
        error, LOKET_ERROR_RULE, "list-empty", "%s has not one byte", place->file->path);
    return FALSE;
  }
  place->file->name (request, sent);
  return TRUE;
}

static GBytes *
ask_with_file (Place *place,
               const char *token,
               const LoketOperation *operation,
               LoketRecord *request,
               GError **error)
{
  return send_file (place, token, request, error) ? ask (place, token, operation, request, error)
                                                  : NULL;
}

static GBytes *
ask_signed_in (Place *place,
               const LoketReachOfficer *officer,
               const LoketOperation *operation,
               LoketRecord *request,
               GError **error)
{
  g_autoptr (LoketSession) session = NULL;
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GBytes) end = NULL;
  GBytes *answer;

  if (officer == NULL)
    return ask_with_file (place, NULL, operation, request, error);
  session = sign_in (place, officer, error);
  if (session == NULL)
    return NULL;
  if (place->client != NULL)
    loket_client_set_session (place->client, session);
  answer = ask_with_file (place, session->token, operation, request, error);
  /* Nobody hears of it when that fails: the session ends by itself. */
  end = ask (place, session->token, &LOKET_SESSION_SIGN_OUT, LOKET_RECORD (nothing), NULL);
  return answer;
}

/* Long work was only begun by then. */
static GBytes *
wait_for_job (Place *place, GBytes *begun, GError **error)
{
  g_autoptr (LoketRecord) job = NULL;
  g_autoptr (LoketJob) ended = NULL;
  char *json;

  job = loket_json_to_record (loket_job_get_type (),
                              g_bytes_get_data (begun, NULL),
                              g_bytes_get_size (begun),
                              LOKET_JSON_ANSWER,
                              error);
  if (job == NULL)
    return NULL;
  ended = place->office != NULL ? loket_ctl_run_job (place->office, loket_job_cast (job), error)
                                : loket_ctl_follow_job (place->client, loket_job_cast (job));
  if (ended == NULL)
    return NULL;
  json = loket_json_from_record (LOKET_RECORD (ended));
  return g_bytes_new_take (json, strlen (json));
}

static GBytes *
ask_to_the_end (Place *place,
                const LoketReachOfficer *officer,
                const LoketOperation *operation,
                LoketRecord *request,
                GError **error)
{
  g_autoptr (GBytes) answer = ask_signed_in (place, officer, operation, request, error);

  if (answer == NULL || (operation->flags & LOKET_JOB) == 0)
    return g_steal_pointer (&answer);
  return wait_for_job (place, answer, error);
}

static GBytes *
ask_hub (const char *socket,
         const LoketReachOfficer *officer,
         const LoketReachFile *file,
         const LoketOperation *operation,
         LoketRecord *request,
         GError **error)
{
  const LoketDeviceKind kind = loket_command_device (operation);
  g_autoptr (LoketClient) client = loket_client_new_for_socket (kind, socket);
  Place place = {.client = client, .kind = kind, .file = file};
  GBytes *answer;

  loket_client_start (client);
  answer = ask_to_the_end (&place, officer, operation, request, error);
  loket_client_stop (client);
  return answer;
}

static LoketOffice *
open_office (const char *dir,
             const char *profile,
             LoketClock *clock,
             LoketRandom *random,
             gboolean *served,
             GError **error)
{
  const LoketOpenOptions options = {
      .dir = dir, .profile = profile, .clock = clock, .random = random};

  return loket_office_open_waiting (&options, served, error);
}

/**
 * loket_reach_ask_with_file:
 * @dir: (nullable): folder of the office; %NULL: the hub at $LOKET_SOCKET or of this user
 * @officer: (nullable): who signs in for it, and out again
 * @file: (nullable): what is sent before, in parts
 * @operation: what to do
 * @request: its request, checked
 * @error: set to why not
 *
 * Runs the operation in this process when nobody has the folder, else asks the hub that has it.
 *
 * Returns: (transfer full): the answer, JSON
 */
GBytes *
loket_reach_ask_with_file (const char *dir,
                           const LoketReachOfficer *officer,
                           const LoketReachFile *file,
                           const LoketOperation *operation,
                           LoketRecord *request,
                           GError **error)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (LoketOffice) office = NULL;
  g_autoptr (GError) failure = NULL;
  Place place = {
      .clock = clock, .random = random, .kind = loket_command_device (operation), .file = file};
  gboolean served;

  if (!loket_store_exists (dir)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, dir, "there is no office in %s", dir);
    return NULL;
  }
  office = open_office (dir, NULL, clock, random, &served, &failure);
  if (served) {
    g_autofree char *socket = g_build_filename (dir, "hub.sock", NULL);
    return ask_hub (socket, officer, file, operation, request, error);
  }
  if (office == NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  place.office = office;
  return ask_to_the_end (&place, officer, operation, request, error);
}

/**
 * loket_reach_ask:
 * @dir: (nullable): folder of the office; %NULL: the hub at $LOKET_SOCKET or of this user
 * @officer: (nullable): who signs in for it, and out again
 * @operation: what to do
 * @request: its request, checked
 * @error: set to why not
 *
 * As loket_reach_ask_with_file(), without one.
 *
 * Returns: (transfer full): the answer, JSON
 */
GBytes *
loket_reach_ask (const char *dir,
                 const LoketReachOfficer *officer,
                 const LoketOperation *operation,
                 LoketRecord *request,
                 GError **error)
{
  return loket_reach_ask_with_file (dir, officer, NULL, operation, request, error);
}

/**
 * loket_reach_resume:
 * @dir: folder of the office
 * @error: set when the work has to wait
 *
 * Does the long work that is left, unless a hub is at it.
 *
 * Returns: %TRUE when none is left
 */
gboolean
loket_reach_resume (const char *dir, GError **error)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (LoketOffice) office = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean served;

  if (!loket_store_exists (dir)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, dir, "there is no office in %s", dir);
    return FALSE;
  }
  office = open_office (dir, NULL, clock, random, &served, &failure);
  if (served)
    return TRUE;
  if (office == NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return loket_office_run_jobs (office, NULL, NULL, error);
}

static gboolean
add_administrator (Place *place, const LoketReachOfficer *administrator, GError **error)
{
  g_autoptr (LoketOfficerRequest) request = loket_officer_request_new ();
  g_autoptr (GBytes) answer = NULL;

  request->login = g_strdup (administrator->login);
  request->name = g_strdup (administrator->login);
  request->roles = g_strsplit ("administrator", " ", -1);
  request->password = g_strdup (administrator->password);
  if (!loket_record_check (LOKET_RECORD (request), error))
    return FALSE;
  answer = ask_office (place, NULL, &LOKET_OFFICER_ADD, LOKET_RECORD (request), error);
  return answer != NULL;
}

/**
 * loket_reach_new_password:
 *
 * Returns: (transfer full): four groups of five letters and digits, about 100 bits of chance,
 *   without those that look alike
 */
char *
loket_reach_new_password (void)
{
  static const char signs[] = "abcdefghjkmnpqrstuvwxyz23456789";
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  GString *password = g_string_new (NULL);

  for (guint i = 0; i < 20; i++) {
    if (i > 0 && i % 5 == 0)
      g_string_append_c (password, '-');
    g_string_append_c (password, signs[loket_random_below (random, sizeof signs - 1)]);
  }
  return g_string_free (password, FALSE);
}

/* A hub for one question: it says when it serves, and ends when it is told. */
static GSubprocess *
start_hub (const char *dir, const char *socket, GError **error)
{
  g_autofree char *program = loket_spawn_find_program ();
  g_autoptr (GSubprocess) hub = NULL;
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *line = NULL;

  if (program == NULL) {
    loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "loket-hub is not installed");
    return NULL;
  }
  hub = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                          error,
                          program,
                          "--data",
                          dir,
                          "--socket",
                          socket,
                          "--idle-exit",
                          "60",
                          NULL);
  if (hub == NULL)
    return NULL;
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (hub));
  line = g_data_input_stream_read_line_utf8 (out, NULL, NULL, NULL);
  if (line == NULL) {
    loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "loket-hub did not start");
    return NULL;
  }
  return g_steal_pointer (&hub);
}

/**
 * loket_reach_ask_hub:
 * @dir: folder of the office
 * @operation: what to do
 * @request: its request, checked
 * @error: set to why not
 *
 * Returns: (transfer full) (nullable): the answer, JSON
 */
GBytes *
loket_reach_ask_hub (const char *dir,
                     const LoketOperation *operation,
                     LoketRecord *request,
                     GError **error)
{
  g_autofree char *socket = g_build_filename (dir, "hub.sock", NULL);
  g_autoptr (GSubprocess) hub = NULL;
  GBytes *answer;

  if (!loket_store_exists (dir)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, dir, "there is no office in %s", dir);
    return NULL;
  }
  if (loket_office_is_served (dir))
    return ask_hub (socket, NULL, NULL, operation, request, error);
  hub = start_hub (dir, socket, error);
  if (hub == NULL)
    return NULL;
  answer = ask_hub (socket, NULL, NULL, operation, request, error);
  g_subprocess_send_signal (hub, SIGTERM);
  g_subprocess_wait (hub, NULL, NULL);
  return answer;
}

/**
 * loket_reach_init:
 * @dir: folder of the new office
 * @profile: name of its profile
 * @administrator: the first one
 * @error: set to %LOKET_ERROR_WRONG_STATE when there is an office already
 *
 * Makes a new office with its first administrator.
 *
 * Returns: %TRUE when it is made
 */
gboolean
loket_reach_init (const char *dir,
                  const char *profile,
                  const LoketReachOfficer *administrator,
                  GError **error)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (LoketOffice) office = NULL;
  Place place = {.clock = clock, .random = random, .kind = LOKET_DEVICE_ADMIN};
  gboolean served;

  if (loket_store_exists (dir)) {
    loket_set_error (error, LOKET_ERROR_WRONG_STATE, "init", "%s holds an office already", dir);
    return FALSE;
  }
  office = open_office (dir, profile, clock, random, &served, error);
  if (office == NULL)
    return FALSE;
  place.office = office;
  return add_administrator (&place, administrator, error);
}
