/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side of the client that goes on without a hub; windows call it, offline.c does it. */
#include "config.h"

#include "client/private.h"

#include "core/error.h"
#include "core/lane.h"

/* A device that keeps nothing says again by itself what got no answer. */
#define SAY_AGAIN_SECONDS 5

static void
changed_cb (gpointer data)
{
  g_object_notify (data, "waiting");
}

static void
profile_cb (gpointer data)
{
  g_object_notify (data, "profile");
}

static void
doubt_cb (gpointer data)
{
  loket_client_doubt (data);
}

/**
 * loket_client_keep_by:
 * @self: a client that is not started
 * @dir: folder of this device
 * @machine: (nullable): the clocks of the machine
 * @error: set when the outbox cannot be opened
 *
 * Returns: %TRUE when the device keeps what it has to say
 */
gboolean
loket_client_keep_by (LoketClient *self,
                      const char *dir,
                      const LoketMachine *machine,
                      GError **error)
{
  const LoketOfflineHooks hooks = {changed_cb, profile_cb, doubt_cb};
  LoketOffline *offline = loket_offline_new (dir, loket_client_get_calls (self), machine, error);

  if (offline == NULL)
    return FALSE;
  loket_offline_set_hooks (offline, &hooks, self);
  loket_client_take_offline (self, offline);
  return TRUE;
}

/**
 * loket_client_keep:
 * @self: a client that is not started
 * @dir: folder of this device, see loket_client_usual_dir()
 * @error: set when the outbox there cannot be opened, also because another program has it
 *
 * From here on the device has an outbox, and knows its office without a hub.
 *
 * Returns: %TRUE when it has
 */
gboolean
loket_client_keep (LoketClient *self, const char *dir, GError **error)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self) && dir != NULL, FALSE);
  return loket_client_keep_by (self, dir, NULL, error);
}

/**
 * loket_client_usual_dir:
 * @kind: what this device is
 *
 * Returns: (transfer full): $XDG_DATA_HOME/loket/device/KIND: a kiosk and a counter on one machine
 *   are two devices
 */
char *
loket_client_usual_dir (LoketDeviceKind kind)
{
  return g_build_filename (g_get_user_data_dir (),
                           "loket",
                           "device",
                           loket_enum_name (loket_device_kind_get_type (), (int) kind),
                           NULL);
}

/**
 * loket_client_set_lane:
 * @self: a client
 * @lane: the numbers that this kiosk gives without a hub (core/lane.h), or 0
 */
void
loket_client_set_lane (LoketClient *self, gint64 lane)
{
  LoketOffline *offline = loket_client_get_offline (self);

  if (offline != NULL)
    loket_offline_set_lane (offline, lane);
}

/**
 * loket_client_can_give:
 * @self: a client
 *
 * Returns: %TRUE when this device gives numbers also without a hub
 */
gboolean
loket_client_can_give (LoketClient *self)
{
  LoketOffline *offline = loket_client_get_offline (self);

  return offline != NULL && loket_offline_can_give (offline);
}

/**
 * loket_client_is_sure:
 * @self: a client
 *
 * Returns: %FALSE when nothing but this machine's own clock tells the time
 */
gboolean
loket_client_is_sure (LoketClient *self)
{
  LoketOffline *offline = loket_client_get_offline (self);

  return offline != NULL ? loket_offline_is_sure (offline)
                         : loket_client_connection (self) != LOKET_CONNECTION_STARTING;
}

/**
 * loket_client_profile:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): the office as this device last heard of it
 */
LoketProfile *
loket_client_profile (LoketClient *self)
{
  LoketOffline *offline = loket_client_get_offline (self);

  return offline != NULL ? loket_offline_profile (offline) : NULL;
}

/**
 * loket_client_waiting:
 * @self: a client
 *
 * Returns: how many requests the hub has not heard yet
 */
guint
loket_client_waiting (LoketClient *self)
{
  LoketOffline *offline = loket_client_get_offline (self);

  return offline != NULL ? loket_offline_waiting (offline) : 0;
}

/**
 * loket_client_tasks:
 * @self: a client that keeps
 *
 * Returns: (transfer none) (nullable): LoketTask, what the hub refused, oldest first
 */
GListModel *
loket_client_tasks (LoketClient *self)
{
  LoketOffline *offline = loket_client_get_offline (self);

  return offline != NULL ? loket_offline_tasks (offline) : NULL;
}

/**
 * loket_client_refused:
 * @self: a client
 * @operation: an operation that may wait
 *
 * Returns: how many of its requests the hub refused and no person has seen to
 */
guint
loket_client_refused (LoketClient *self, const LoketOperation *operation)
{
  GListModel *tasks = loket_client_tasks (self);
  const guint n = tasks != NULL ? g_list_model_get_n_items (tasks) : 0;
  guint refused = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTask) task = g_list_model_get_item (tasks, i);
    refused += g_strcmp0 (task->operation, operation->name) == 0;
  }
  return refused;
}

/**
 * loket_client_dismiss_task:
 * @self: a client that keeps
 * @task: a task that a person has seen to
 * @error: set when the outbox cannot be written
 *
 * Returns: %TRUE when it is gone
 */
gboolean
loket_client_dismiss_task (LoketClient *self, LoketTask *task, GError **error)
{
  return loket_offline_dismiss (loket_client_get_offline (self), task->key, error);
}

/* A device without an outbox says it until somebody hears it, as long as the program runs. */
typedef struct {
  LoketClient *client;
  const LoketOperation *operation;
  LoketRecord *request;
  char *key;
  LoketClientSaid said;
  gpointer said_data;
} Saying;

static void say (Saying *saying);

static void
saying_free (Saying *saying)
{
  g_object_unref (saying->client);
  g_object_unref (saying->request);
  g_free (saying->key);
  g_free (saying);
}

static gboolean
say_again_cb (gpointer data)
{
  say (data);
  return G_SOURCE_REMOVE;
}

static void
said_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saying *saying = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  if (answer == NULL && (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_UNREACHABLE) ||
                         g_error_matches (error, LOKET_ERROR, LOKET_ERROR_BUSY))) {
    g_timeout_add_seconds (SAY_AGAIN_SECONDS, say_again_cb, saying);
    return;
  }
  if (answer == NULL)
    g_message ("%s: %s", saying->operation->name, error->message);
  if (saying->said != NULL)
    saying->said (saying->said_data);
  saying_free (saying);
}

static void
say (Saying *saying)
{
  loket_client_call (
      saying->client, saying->operation, saying->request, saying->key, NULL, said_cb, saying);
}

/**
 * loket_client_post:
 * @self: a client
 * @operation: an operation that may wait (%LOKET_OFFLINE)
 * @request: its request
 * @said: (nullable): called once, when nobody needs to care for it any more: at once when it is in
 *   the outbox, else when the hub has answered or refused
 * @said_data: for @said
 *
 * Says something that must not be lost: it is in the outbox when this returns, and a refusal
 * becomes a task.  A device without an outbox keeps it for as long as the program runs.
 */
void
loket_client_post (LoketClient *self,
                   const LoketOperation *operation,
                   LoketRecord *request,
                   LoketClientSaid said,
                   gpointer said_data)
{
  LoketOffline *offline = loket_client_get_offline (self);
  g_autofree char *key = loket_client_new_key (self);
  g_autoptr (GError) error = NULL;
  Saying *saying;

  g_return_if_fail ((operation->flags & LOKET_OFFLINE) != 0);

  if (offline != NULL && loket_offline_post (offline, operation, request, key, &error)) {
    if (said != NULL)
      said (said_data);
    return;
  }
  if (error != NULL)
    g_warning ("%s", error->message);
  saying = g_new0 (Saying, 1);
  saying->client = g_object_ref (self);
  saying->operation = operation;
  saying->request = g_object_ref (request);
  saying->key = g_steal_pointer (&key);
  saying->said = said;
  saying->said_data = said_data;
  say (saying);
}
