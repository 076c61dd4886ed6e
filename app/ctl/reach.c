/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the command line reaches an office: its folder when that is free, else the hub that has it.
 */
#include "config.h"

#include "reach.h"

#include "client/client.h"
#include "client/spawn.h"
#include "command.h"
#include "core/error.h"
#include "office/open.h"
#include "wire/json.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

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

static GBytes *
ask_hub (const char *socket, const LoketOperation *operation, LoketRecord *request, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (LoketClient) client =
      loket_client_new_for_socket (loket_command_device (operation), socket);
  Call call = {.loop = loop};
  char *json;

  loket_client_start (client);
  loket_client_call (client, operation, request, NULL, NULL, called_cb, &call);
  g_main_loop_run (loop);
  loket_client_stop (client);
  if (call.answer == NULL) {
    g_propagate_error (error, call.error);
    return NULL;
  }
  json = loket_json_from_record (call.answer);
  g_object_unref (call.answer);
  return g_bytes_new_take (json, strlen (json));
}

static LoketOffice *
open_office (const char *dir,
             const char *profile,
             LoketClock *clock,
             LoketRandom *random,
             GError **error)
{
  const LoketOpenOptions options = {
      .dir = dir, .profile = profile, .clock = clock, .random = random};

  return loket_office_open (&options, error);
}

/**
 * loket_reach_ask:
 * @dir: (nullable): folder of the office; %NULL: the hub at $LOKET_SOCKET or of this user
 * @operation: what to do
 * @request: its request, checked
 * @error: set to why not
 *
 * Runs the operation in this process when nobody has the folder, else asks the hub that has it.
 *
 * Returns: (transfer full): the answer, JSON
 */
GBytes *
loket_reach_ask (const char *dir,
                 const LoketOperation *operation,
                 LoketRecord *request,
                 GError **error)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (LoketOffice) office = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *key = NULL;
  const LoketCaller caller = {.kind = loket_command_device (operation), .device = "loketctl"};

  if (!loket_store_exists (dir)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, dir, "there is no office in %s", dir);
    return NULL;
  }
  office = open_office (dir, NULL, clock, random, &failure);
  if (office == NULL && g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_BUSY)) {
    g_autofree char *socket = g_build_filename (dir, "hub.sock", NULL);
    return ask_hub (socket, operation, request, error);
  }
  if (office == NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  key = loket_id_new (clock, random);
  return loket_office_ask_sync (office, operation, &caller, request, key, error);
}

static gboolean
is_served (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "lock", NULL);
  const int lock = open (path, O_RDWR | O_CLOEXEC);
  const gboolean served = lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) != 0;

  if (lock >= 0)
    close (lock);
  return served;
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
  if (is_served (dir))
    return ask_hub (socket, operation, request, error);
  hub = start_hub (dir, socket, error);
  if (hub == NULL)
    return NULL;
  answer = ask_hub (socket, operation, request, error);
  g_subprocess_send_signal (hub, SIGTERM);
  g_subprocess_wait (hub, NULL, NULL);
  return answer;
}

/**
 * loket_reach_init:
 * @dir: folder of the new office
 * @profile: name of its profile
 * @error: set to %LOKET_ERROR_WRONG_STATE when there is an office already
 *
 * Makes a new office.
 *
 * Returns: %TRUE when it is made
 */
gboolean
loket_reach_init (const char *dir, const char *profile, GError **error)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (LoketOffice) office = NULL;

  if (loket_store_exists (dir)) {
    loket_set_error (error, LOKET_ERROR_WRONG_STATE, "init", "%s holds an office already", dir);
    return FALSE;
  }
  office = open_office (dir, profile, clock, random, error);
  return office != NULL;
}
