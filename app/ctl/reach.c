/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the command line reaches an office: its folder when that is free, else the hub that has it.
 */
#include "config.h"

#include "reach.h"

#include "client/client.h"
#include "command.h"
#include "core/error.h"
#include "office/open.h"
#include "wire/json.h"

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
             gboolean *served,
             GError **error)
{
  const LoketOpenOptions options = {
      .dir = dir, .profile = profile, .clock = clock, .random = random};

  return loket_office_open_waiting (&options, served, error);
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
  gboolean served;
  const LoketCaller caller = {.kind = loket_command_device (operation), .device = "loketctl"};

  if (!loket_store_exists (dir)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, dir, "there is no office in %s", dir);
    return NULL;
  }
  office = open_office (dir, NULL, clock, random, &served, &failure);
  if (served) {
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
  gboolean served;

  if (loket_store_exists (dir)) {
    loket_set_error (error, LOKET_ERROR_WRONG_STATE, "init", "%s holds an office already", dir);
    return FALSE;
  }
  office = open_office (dir, profile, clock, random, &served, error);
  return office != NULL;
}
