/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One press on the kiosk: asked of the hub, and answered by the lane of this device when no answer
 * comes in time; client.c calls it. */
#include "config.h"

#include "client/offline-private.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/lane.h"
#include "core/ticket-code.h"
#include "wire/json.h"

typedef struct {
  LoketOffline *offline;
  GTask *task; /* returned with a LoketTicket */
  LoketTicketRequest *request;
  LoketOutboxRow *row;
} Press;

static void
press_free (Press *press)
{
  g_clear_object (&press->task);
  g_clear_object (&press->request);
  g_clear_pointer (&press->row, loket_outbox_row_free);
  g_free (press);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Press, press_free)

/**
 * loket_offline_can_give:
 * @self: what a device keeps
 *
 * Returns: %TRUE when it may give numbers of its own: it has a lane and knows the services
 */
gboolean
loket_offline_can_give (LoketOffline *self)
{
  return self->lane != LOKET_LANE_NONE && self->profile != NULL;
}

/* What will be said to the hub, under a key of its own: the request of the press may still be on
 * its way, and both mean the ticket of that id. */
static LoketOutboxRow *
make_late_row (Press *press, const char *label)
{
  LoketOffline *self = press->offline;
  g_autoptr (LoketTicketRequest) late =
      loket_ticket_request_cast (loket_record_copy (LOKET_RECORD (press->request)));
  LoketOutboxRow *row = g_new0 (LoketOutboxRow, 1);

  late->label = g_strdup (label);
  late->issued_at = LOKET_SOME (press->row->created.at);
  late->clock_ok = press->row->created.sure;
  row->key = loket_id_new (self->clock, self->random);
  row->operation = g_strdup (press->row->operation);
  row->request = loket_json_from_record (LOKET_RECORD (late));
  row->created = press->row->created;
  row->machine = press->row->machine;
  row->state = LOKET_OUTBOX_WAITING;
  return row;
}

static gboolean
write_late (Press *press, LoketService *service, gint64 *number, char **label, GError **error)
{
  LoketOffline *self = press->offline;
  g_autoptr (LoketOutboxRow) row = NULL;
  gint64 count;

  if (!loket_outbox_next_of_lane (
          self->outbox, service->key, self->day != NULL ? self->day : "", &count, error))
    return FALSE;
  *number = loket_lane_number (self->lane, count);
  *label = loket_ticket_label (service->letter, *number);
  row = make_late_row (press, *label);
  return loket_outbox_replace (self->outbox, press->row->key, row, error) &&
         loket_device_time_keep (self->time, error);
}

static LoketTicket *
make_ticket (Press *press, LoketService *service, gint64 number, const char *label)
{
  LoketOffline *self = press->offline;
  LoketTicketRequest *request = press->request;
  LoketTicket *ticket = loket_ticket_new ();

  ticket->id = g_strdup (request->id);
  ticket->day = loket_calendar_day (press->row->created.at, self->profile->utc_offset);
  if (g_strcmp0 (self->day, ticket->day) > 0) {
    g_free (ticket->day);
    ticket->day = g_strdup (self->day);
  }
  ticket->service = g_strdup (service->key);
  ticket->number = number;
  ticket->label = g_strdup (label);
  ticket->priority = request->priority;
  ticket->language = request->language;
  ticket->state = request->paper ? LOKET_TICKET_PRINTING : LOKET_TICKET_ISSUED;
  ticket->paper = request->paper ? LOKET_PAPER_PENDING : LOKET_PAPER_NONE;
  ticket->issued_at = press->row->created.at;
  ticket->code = loket_ticket_code_text (ticket->id, service->letter[0], self->ticket_key);
  return ticket;
}

/* The number is on the disk before anybody sees it. */
static void
give_local (Press *press)
{
  LoketOffline *self = press->offline;
  LoketService *service = loket_profile_service (self->profile, press->request->service);
  g_autofree char *label = NULL;
  GError *error = NULL;
  gint64 number = 0;

  if (service == NULL) {
    loket_set_error (&error, LOKET_ERROR_BAD_FIELD, "service", "no such service in the profile");
    loket_outbox_remove (self->outbox, press->row->key, NULL);
  } else if (loket_outbox_begin (self->outbox, &error) &&
             write_late (press, service, &number, &label, &error) &&
             loket_outbox_commit (self->outbox, &error)) {
    g_task_return_pointer (
        press->task, make_ticket (press, service, number, label), g_object_unref);
    loket_offline_changed (self);
    loket_offline_go (self);
    return;
  }
  loket_outbox_undo (self->outbox);
  g_task_return_error (press->task, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Press) press = data;
  LoketOffline *self = press->offline;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) ticket = g_task_propagate_pointer (G_TASK (result), &problem);

  if (ticket != NULL) {
    /* Only when the row is gone may the number be seen: a restart would give up the ticket. */
    if (loket_outbox_remove (self->outbox, press->row->key, &error))
      g_task_return_pointer (press->task, g_steal_pointer (&ticket), g_object_unref);
    else
      g_task_return_error (press->task, g_steal_pointer (&error));
  } else if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    if (!loket_offline_abandon (self, press->row->key, press->request->id, &error))
      g_message ("a press that was broken off: %s", error->message);
    g_task_return_error (press->task, g_steal_pointer (&problem));
  } else if (loket_error_is_refusal (loket_error_code_of (problem))) {
    if (!loket_outbox_remove (self->outbox, press->row->key, &error))
      g_message ("a press that was refused: %s", error->message);
    g_task_return_error (press->task, g_steal_pointer (&problem));
  } else {
    if (self->hooks.doubt != NULL)
      self->hooks.doubt (self->hooks_data);
    give_local (press);
  }
}

/**
 * loket_offline_take:
 * @self: what a device keeps, that can give numbers
 * @task: (transfer full): returned with the LoketTicket, or why there is none
 * @request: a request for a ticket
 * @key: its key, a bare lower-case UUID; the id of the ticket too unless @request brings one
 *
 * Asks the hub for a number, and gives one of the lane when no answer comes in time.
 */
void
loket_offline_take (LoketOffline *self, GTask *task, LoketTicketRequest *request, const char *key)
{
  const LoketTransportHeads heads = {.key = key};
  g_autoptr (Press) press = g_new0 (Press, 1);
  GError *error = NULL;

  press->offline = self;
  press->task = task;
  press->request = loket_ticket_request_cast (loket_record_copy (LOKET_RECORD (request)));
  if (press->request->id == NULL)
    press->request->id = g_strdup (key);
  press->row = loket_offline_make_row (
      self, key, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (press->request), LOKET_OUTBOX_ASKED);
  if (!loket_outbox_add (self->outbox, press->row, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (self->down) {
    if (self->hooks.doubt != NULL)
      self->hooks.doubt (self->hooks_data);
    give_local (press);
    return;
  }
  loket_calls_add (self->calls,
                   g_task_new (NULL, g_task_get_cancellable (task), answered_cb, press),
                   &LOKET_QUEUE_TAKE_TICKET,
                   LOKET_RECORD (press->request),
                   &heads,
                   self->patience_ms);
  g_steal_pointer (&press);
}
