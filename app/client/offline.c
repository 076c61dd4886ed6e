/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A press is in the outbox before it is asked, and its number before it is shown: whatever breaks
 * off in between, one person has one ticket and no two slips say the same (store.md 5). */
#include "config.h"

#include "client/offline-private.h"

#include "core/error.h"
#include "core/lane.h"
#include "core/office.h"
#include "wire/json.h"

#include <glib/gstdio.h>
#include <string.h>

/* So long a person waits for the hub before the kiosk gives a number of its own (store.md 5). */
#define PATIENCE_MS 1500
#define KEY_BYTES 32

/**
 * loket_offline_changed:
 * @self: what a device keeps
 *
 * More or less waits than before.
 */
void
loket_offline_changed (LoketOffline *self)
{
  if (self->hooks.changed != NULL)
    self->hooks.changed (self->hooks_data);
}

static void
changed_cb (gpointer data)
{
  loket_offline_changed (data);
}

/* What this device knows from before */

static GBytes *
read_ticket_key (const char *dir, LoketRandom *random, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "ticket.key", NULL);
  guint8 bytes[KEY_BYTES];
  char *text = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, NULL) && length == KEY_BYTES)
    return g_bytes_new_take (text, length);
  g_free (text);
  loket_random_fill (random, bytes, sizeof bytes);
  if (!g_file_set_contents_full (path,
                                 (const char *) bytes,
                                 sizeof bytes,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600,
                                 error))
    return NULL;
  return g_bytes_new (bytes, sizeof bytes);
}

static void
recall_facts (LoketOffline *self)
{
  g_autoptr (GError) error = NULL;

  self->day = loket_outbox_fact (self->outbox, "day");
  self->store_id = loket_outbox_fact (self->outbox, "store");
  self->profile_json = loket_outbox_fact (self->outbox, "profile");
  if (self->profile_json == NULL)
    return;
  self->profile = (LoketProfile *) loket_json_to_record (loket_profile_get_type (),
                                                         self->profile_json,
                                                         strlen (self->profile_json),
                                                         LOKET_JSON_ANSWER,
                                                         &error);
  if (self->profile == NULL)
    g_message ("the kept profile cannot be read: %s", error->message);
}

/**
 * loket_offline_make_row:
 * @self: what a device keeps
 * @key: (nullable): its key, %NULL for a new one
 * @operation: what to do
 * @request: its request
 * @state: its state
 *
 * Returns: (transfer full): a row as of now, not written yet
 */
LoketOutboxRow *
loket_offline_make_row (LoketOffline *self,
                        const char *key,
                        const LoketOperation *operation,
                        LoketRecord *request,
                        LoketOutboxState state)
{
  LoketOutboxRow *row = g_new0 (LoketOutboxRow, 1);

  row->key = key != NULL ? g_strdup (key) : loket_id_new (self->clock, self->random);
  row->operation = g_strdup (operation->name);
  row->request = loket_json_from_record (request);
  row->created = loket_device_time_stamp (self->time, &row->machine);
  row->state = state;
  return row;
}

/**
 * loket_offline_abandon:
 * @self: what a device keeps
 * @key: of a press
 * @ticket: id of its ticket
 * @error: set when the outbox cannot be written
 *
 * Nobody got the number, if there is one: the hub is asked once more by the same key and then told
 * that the slip is given up, so that nobody is called who is not there.
 *
 * Returns: %TRUE when that is on the disk
 */
gboolean
loket_offline_abandon (LoketOffline *self, const char *key, const char *ticket, GError **error)
{
  g_autoptr (LoketPrintedRequest) request = loket_printed_request_new ();
  g_autoptr (LoketOutboxRow) row = NULL;

  request->ticket = g_strdup (ticket);
  request->outcome = LOKET_PRINT_ABANDONED;
  row = loket_offline_make_row (
      self, NULL, &LOKET_QUEUE_PRINTED, LOKET_RECORD (request), LOKET_OUTBOX_WAITING);
  if (loket_outbox_begin (self->outbox, error) &&
      loket_outbox_set_state (self->outbox, key, LOKET_OUTBOX_WAITING, NULL, NULL, error) &&
      loket_outbox_add (self->outbox, row, error) && loket_outbox_commit (self->outbox, error))
    return TRUE;
  loket_outbox_undo (self->outbox);
  return FALSE;
}

/* Presses that the last run of the program left: their people saw no number. */
static gboolean
abandon_interrupted (LoketOffline *self, GError **error)
{
  g_autoptr (GPtrArray) rows = loket_outbox_rows (self->outbox, LOKET_OUTBOX_ASKED, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const LoketOutboxRow *row = g_ptr_array_index (rows, i);
    g_autoptr (LoketRecord) request = loket_json_to_record (loket_ticket_request_get_type (),
                                                            row->request,
                                                            strlen (row->request),
                                                            LOKET_JSON_ANSWER,
                                                            error);
    if (request == NULL ||
        !loket_offline_abandon (self, row->key, loket_ticket_request_cast (request)->id, error))
      return FALSE;
  }
  return rows != NULL;
}

/**
 * loket_offline_new:
 * @dir: folder of this device, made with mode 0700 when missing
 * @calls: the way to the hub; outlives it
 * @machine: (nullable): the clocks of the machine, %NULL for the real ones
 * @error: set when the outbox cannot be opened, also because another program has it
 *
 * Returns: (transfer full) (nullable): what the device keeps, without a lane
 */
LoketOffline *
loket_offline_new (const char *dir, LoketCalls *calls, const LoketMachine *machine, GError **error)
{
  g_autoptr (LoketOffline) self = g_new0 (LoketOffline, 1);
  g_autofree char *path = g_build_filename (dir, "outbox.db", NULL);

  self->calls = calls;
  self->patience_ms = PATIENCE_MS;
  self->clock = loket_clock_new_system ();
  self->random = loket_random_new_system ();
  self->cancellable = g_cancellable_new ();
  if (g_mkdir_with_parents (dir, 0700) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s cannot be made", dir);
    return NULL;
  }
  self->outbox = loket_outbox_open (path, error);
  if (self->outbox == NULL)
    return NULL;
  self->time = loket_device_time_new (self->outbox, machine);
  self->ticket_key = read_ticket_key (dir, self->random, error);
  if (self->ticket_key == NULL || !abandon_interrupted (self, error))
    return NULL;
  recall_facts (self);
  self->courier = loket_courier_new (self->outbox, calls, changed_cb, self);
  return g_steal_pointer (&self);
}

/**
 * loket_offline_free:
 * @self: (nullable) (transfer full): what a device keeps; its calls have ended
 */
void
loket_offline_free (LoketOffline *self)
{
  if (self == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->courier, loket_courier_free);
  g_clear_pointer (&self->time, loket_device_time_free);
  g_clear_pointer (&self->outbox, loket_outbox_close);
  g_clear_pointer (&self->ticket_key, g_bytes_unref);
  g_clear_pointer (&self->clock, loket_clock_unref);
  g_clear_pointer (&self->random, loket_random_unref);
  g_clear_object (&self->profile);
  g_free (self->profile_json);
  g_free (self->day);
  g_free (self->store_id);
  g_free (self);
}

/**
 * loket_offline_set_hooks:
 * @self: what a device keeps
 * @hooks: what to call; copied
 * @data: for the hooks
 */
void
loket_offline_set_hooks (LoketOffline *self, const LoketOfflineHooks *hooks, gpointer data)
{
  self->hooks = *hooks;
  self->hooks_data = data;
}

/**
 * loket_offline_set_lane:
 * @self: what a device keeps
 * @lane: a valid lane, or %LOKET_LANE_NONE: then it gives no numbers of its own
 */
void
loket_offline_set_lane (LoketOffline *self, gint64 lane)
{
  g_return_if_fail (lane == LOKET_LANE_NONE || loket_lane_is_valid (lane));
  self->lane = lane;
}

/**
 * loket_offline_set_patience:
 * @self: what a device keeps
 * @milliseconds: how long a person waits for the hub
 */
void
loket_offline_set_patience (LoketOffline *self, guint milliseconds)
{
  self->patience_ms = milliseconds;
}

/* The hub comes and goes */

/**
 * loket_offline_go:
 * @self: what a device keeps
 *
 * Says what waits.  Before a hub told the time nothing is said, since the times of what waits may
 * still be corrected.
 */
void
loket_offline_go (LoketOffline *self)
{
  if (loket_device_time_has_heard (self->time))
    loket_courier_go (self->courier);
}

/* Slips stamped by an unsure clock in this run of the machine: now their time can be said.  None of
 * them has been sent yet, since nothing is before the hub told the time. */
static gboolean
correct_times (LoketOffline *self, GError **error)
{
  g_autoptr (GPtrArray) rows = loket_outbox_rows (self->outbox, LOKET_OUTBOX_WAITING, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    LoketOutboxRow *row = g_ptr_array_index (rows, i);
    g_autoptr (LoketRecord) record = NULL;
    LoketTicketRequest *request;
    gint64 at;

    if (row->created.sure || g_strcmp0 (row->operation, LOKET_QUEUE_TAKE_TICKET.name) != 0 ||
        !loket_device_time_at (self->time, &row->machine, &at))
      continue;
    record = loket_json_to_record (loket_ticket_request_get_type (),
                                   row->request,
                                   strlen (row->request),
                                   LOKET_JSON_ANSWER,
                                   error);
    if (record == NULL)
      return FALSE;
    request = loket_ticket_request_cast (record);
    if (!request->issued_at.set)
      continue;
    request->issued_at = LOKET_SOME (at);
    request->clock_ok = TRUE;
    row->created.at = at;
    row->created.sure = TRUE;
    g_free (row->request);
    row->request = loket_json_from_record (record);
    if (!loket_outbox_replace (self->outbox, row->key, row, error))
      return FALSE;
  }
  return rows != NULL;
}

static void
profile_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketOffline *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) profile = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *json = NULL;

  if (profile == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_message ("the profile of the office was not to be had: %s", error->message);
    return;
  }
  json = loket_json_from_record (profile);
  if (g_strcmp0 (json, self->profile_json) == 0 && self->profile != NULL)
    return;
  if (!loket_outbox_set_fact (self->outbox, "profile", json, &error))
    g_message ("the profile cannot be kept: %s", error->message);
  g_free (self->profile_json);
  self->profile_json = g_steal_pointer (&json);
  g_clear_object (&self->profile);
  self->profile = loket_profile_cast (g_steal_pointer (&profile));
  if (self->hooks.profile != NULL)
    self->hooks.profile (self->hooks_data);
}

static void
ask_profile (LoketOffline *self)
{
  const LoketTransportHeads heads = {0};
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  loket_calls_add (self->calls,
                   g_task_new (NULL, self->cancellable, profile_cb, self),
                   &LOKET_OFFICE_PROFILE,
                   LOKET_RECORD (nothing),
                   &heads,
                   loket_calls_patience (self->calls));
}

/**
 * loket_offline_hear:
 * @self: what a device keeps
 * @office: office time now, as a hub says
 */
void
loket_offline_hear (LoketOffline *self, gint64 office)
{
  const gboolean first = !loket_device_time_has_heard (self->time);
  g_autoptr (GError) error = NULL;

  loket_device_time_hear (self->time, office);
  if (!first)
    return;
  if (!loket_outbox_begin (self->outbox, &error) || !correct_times (self, &error) ||
      !loket_outbox_commit (self->outbox, &error)) {
    loket_outbox_undo (self->outbox);
    g_message ("times of the outbox stay as they are: %s", error->message);
  }
}

/**
 * loket_offline_up:
 * @self: what a device keeps, that has heard the time
 * @store_id: the store that the hub speaks for
 * @day: its business day
 *
 * A hub is there: what waits is said.
 */
void
loket_offline_up (LoketOffline *self, const char *store_id, const char *day)
{
  g_autoptr (GError) error = NULL;
  const gboolean was_down = self->down || self->store_id == NULL;

  self->down = FALSE;
  if (g_strcmp0 (store_id, self->store_id) != 0) {
    g_free (self->store_id);
    self->store_id = g_strdup (store_id);
    if (!loket_outbox_set_fact (self->outbox, "store", store_id, &error))
      g_message ("%s", error->message);
  }
  loket_offline_set_day (self, day);
  if (was_down || self->profile == NULL)
    ask_profile (self);
  loket_courier_go (self->courier);
}

/**
 * loket_offline_down:
 * @self: what a device keeps
 *
 * The hub is gone: nobody is kept waiting for it until it is back.
 */
void
loket_offline_down (LoketOffline *self)
{
  self->down = TRUE;
}

static gboolean
has_unsure (LoketOffline *self)
{
  g_autoptr (GPtrArray) rows = loket_outbox_rows (self->outbox, LOKET_OUTBOX_WAITING, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!((LoketOutboxRow *) g_ptr_array_index (rows, i))->created.sure)
      return TRUE;
  return FALSE;
}

/**
 * loket_offline_set_day:
 * @self: what a device keeps
 * @day: the business day, as a hub says
 *
 * The lane begins its series again with the day, and the device never goes back behind it.
 */
void
loket_offline_set_day (LoketOffline *self, const char *day)
{
  g_autoptr (GError) error = NULL;

  if (day == NULL || g_strcmp0 (day, self->day) <= 0)
    return;
  g_free (self->day);
  self->day = g_strdup (day);
  if (!loket_outbox_begin (self->outbox, &error) ||
      (has_unsure (self) && !loket_outbox_carry_lanes (self->outbox, day, &error)) ||
      !loket_outbox_set_fact (self->outbox, "day", day, &error) ||
      !loket_device_time_keep (self->time, &error) || !loket_outbox_commit (self->outbox, &error)) {
    loket_outbox_undo (self->outbox);
    g_message ("the business day cannot be noted: %s", error->message);
  }
}

/**
 * loket_offline_post:
 * @self: what a device keeps
 * @operation: an operation that may wait
 * @request: its request
 * @key: its key
 * @error: set when the outbox cannot be written
 *
 * Returns: %TRUE when it is on the disk; the hub will be told, and a refusal becomes a task
 */
gboolean
loket_offline_post (LoketOffline *self,
                    const LoketOperation *operation,
                    LoketRecord *request,
                    const char *key,
                    GError **error)
{
  g_autoptr (LoketOutboxRow) row =
      loket_offline_make_row (self, key, operation, request, LOKET_OUTBOX_WAITING);

  if (!loket_outbox_add (self->outbox, row, error))
    return FALSE;
  loket_offline_changed (self);
  loket_offline_go (self);
  return TRUE;
}

/**
 * loket_offline_dismiss:
 * @self: what a device keeps
 * @key: of a task that a person has seen to
 * @error: set when the outbox cannot be written
 *
 * Returns: %TRUE when it is gone
 */
gboolean
loket_offline_dismiss (LoketOffline *self, const char *key, GError **error)
{
  return loket_courier_dismiss (self->courier, key, error);
}

/* What it knows */

/**
 * loket_offline_now:
 * @self: what a device keeps
 *
 * Returns: office time as far as it is known
 */
gint64
loket_offline_now (LoketOffline *self)
{
  return loket_device_time_now (self->time);
}

/**
 * loket_offline_is_sure:
 * @self: what a device keeps
 *
 * Returns: %FALSE when the time is only that of this machine's own clock
 */
gboolean
loket_offline_is_sure (LoketOffline *self)
{
  return loket_device_time_is_sure (self->time);
}

/**
 * loket_offline_profile:
 * @self: what a device keeps
 *
 * Returns: (transfer none) (nullable): the office as it was last told of
 */
LoketProfile *
loket_offline_profile (LoketOffline *self)
{
  return self->profile;
}

/**
 * loket_offline_day:
 * @self: what a device keeps
 *
 * Returns: (transfer none) (nullable): the last business day that a hub told of
 */
const char *
loket_offline_day (LoketOffline *self)
{
  return self->day;
}

/**
 * loket_offline_store_id:
 * @self: what a device keeps
 *
 * Returns: (transfer none) (nullable): the store that a hub last spoke for
 */
const char *
loket_offline_store_id (LoketOffline *self)
{
  return self->store_id;
}

/**
 * loket_offline_waiting:
 * @self: what a device keeps
 *
 * Returns: how many requests the hub has not heard yet
 */
guint
loket_offline_waiting (LoketOffline *self)
{
  return (guint) loket_outbox_count (self->outbox, LOKET_OUTBOX_WAITING);
}

/**
 * loket_offline_tasks:
 * @self: what a device keeps
 *
 * Returns: (transfer none): LoketTask, what the hub refused, oldest first
 */
GListModel *
loket_offline_tasks (LoketOffline *self)
{
  return loket_courier_tasks (self->courier);
}
