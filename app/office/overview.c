/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a supervisor watches: the queues as forecasts.c tells them, each counter of the profile, and
 * what somebody has to see to now.  All is read in one turn, so that it fits together. */
#include "config.h"

#include "core/calendar.h"
#include "core/clock.h"
#include "core/device.h"
#include "core/help.h"
#include "core/overview.h"
#include "core/queue-policy.h"
#include "office/devices.h"
#include "office/office-private.h"
#include "office/queue-private.h"
#include "office/seen.h"
#include "store/devices.h"
#include "store/help.h"
#include "store/queue.h"

#define PRINTER_PATIENCE (2 * LOKET_MINUTE) /* queue.md 2, case 4 */
/* Who only listens is seen by the hub every few seconds; a kiosk that starts anew takes two
 * minutes. */
#define SILENCE (3 * LOKET_MINUTE)

static GPtrArray *
read_devices (LoketTurn *turn, GError **error)
{
  GPtrArray *devices = loket_txn_devices (loket_turn_txn (turn), error);

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    loket_seen_show (loket_office_seen (loket_turn_office (turn)), g_ptr_array_index (devices, i));
  return devices;
}

static LoketHallAlarm *
add_alarm (GListStore *alarms, LoketTrouble trouble, gint64 count)
{
  g_autoptr (LoketHallAlarm) alarm = loket_hall_alarm_new ();

  alarm->trouble = trouble;
  alarm->count = count;
  g_list_store_append (alarms, alarm);
  return alarm;
}

/* A machine on the hub's own computer is in no list: it has no name. */
static void
set_device (LoketHallAlarm *alarm, GPtrArray *devices, const char *id)
{
  alarm->device = g_strdup (id);
  for (guint i = 0; i < devices->len; i++) {
    LoketDevice *device = g_ptr_array_index (devices, i);
    if (g_strcmp0 (device->id, id) == 0)
      alarm->name = g_strdup (device->name);
  }
}

/* Help */

static gboolean
add_help (LoketTurn *turn, GListStore *alarms, GError **error)
{
  g_autoptr (GPtrArray) calls =
      loket_txn_help_calls_of_day (loket_turn_txn (turn), loket_turn_day (turn), error);

  for (guint i = 0; calls != NULL && i < calls->len; i++) {
    LoketHelpCall *call = g_ptr_array_index (calls, i);
    LoketHallAlarm *alarm;
    if (call->state != LOKET_HELP_CALLING)
      continue;
    alarm = add_alarm (alarms, LOKET_TROUBLE_HELP, 1);
    alarm->device = g_strdup (call->device);
    alarm->name = g_strdup (call->name);
    alarm->since = LOKET_SOME (call->called_at);
  }
  return calls != NULL;
}

/* Paper */

/* TRUE: it did not come out.  A person who walked away says nothing about the printer. */
static gboolean
paper_failed (LoketTicket *ticket, gint64 now)
{
  return ticket->paper == LOKET_PAPER_WITHOUT ||
         (ticket->paper == LOKET_PAPER_PENDING && now - ticket->issued_at >= PRINTER_PATIENCE);
}

/* The slips of one machine that failed one after the other, up to now. */
static void
count_paper (GHashTable *failures, LoketTicket *ticket, gint64 now)
{
  LoketHallAlarm *alarm = g_hash_table_lookup (failures, ticket->device);

  if (ticket->paper == LOKET_PAPER_PRINTED) {
    g_hash_table_remove (failures, ticket->device);
  } else if (paper_failed (ticket, now)) {
    if (alarm == NULL) {
      alarm = loket_hall_alarm_new ();
      alarm->trouble = LOKET_TROUBLE_PAPER;
      alarm->since = LOKET_SOME (ticket->issued_at);
      g_hash_table_insert (failures, g_strdup (ticket->device), alarm);
    }
    alarm->count++;
  }
}

static int
compare_since (gconstpointer a, gconstpointer b, gpointer data)
{
  LoketHallAlarm *one = *(LoketHallAlarm *const *) a, *other = *(LoketHallAlarm *const *) b;

  return one->since.value < other->since.value ? -1 : one->since.value > other->since.value;
}

static gboolean
add_paper (LoketTurn *turn, GPtrArray *devices, GListStore *alarms, GError **error)
{
  g_autoptr (GPtrArray) tickets =
      loket_txn_tickets_of_day (loket_turn_txn (turn), loket_turn_day (turn), error);
  g_autoptr (GHashTable) failures =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) found = NULL;
  GHashTableIter iter;
  gpointer device, alarm;

  if (tickets == NULL)
    return FALSE;
  for (guint i = 0; i < tickets->len; i++) {
    LoketTicket *ticket = g_ptr_array_index (tickets, i);
    if (ticket->device != NULL)
      count_paper (failures, ticket, loket_turn_now (turn));
  }
  found = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, failures);
  while (g_hash_table_iter_next (&iter, &device, &alarm)) {
    set_device (alarm, devices, device);
    g_ptr_array_add (found, alarm);
  }
  g_ptr_array_sort_with_data (found, compare_since, NULL);
  for (guint i = 0; i < found->len; i++)
    g_list_store_append (alarms, g_ptr_array_index (found, i));
  return TRUE;
}

/* Machines */

/* What stands in the hall for everybody; a counter that is switched off is nobody's trouble. */
static gboolean
is_silent (LoketDevice *device, gint64 now)
{
  return device->status == LOKET_DEVICE_ACTIVE &&
         (device->kind == LOKET_DEVICE_KIOSK || device->kind == LOKET_DEVICE_DISPLAY) &&
         now - (device->seen_at.set ? device->seen_at.value : device->enrolled_at) >= SILENCE;
}

static void
add_silent (LoketTurn *turn, GPtrArray *devices, GListStore *alarms)
{
  if (!loket_profile_is_open (loket_turn_profile (turn), loket_turn_now (turn)))
    return;
  for (guint i = 0; i < devices->len; i++) {
    LoketDevice *device = g_ptr_array_index (devices, i);
    LoketHallAlarm *alarm;
    if (!is_silent (device, loket_turn_now (turn)))
      continue;
    alarm = add_alarm (alarms, LOKET_TROUBLE_SILENT, 1);
    alarm->device = g_strdup (device->id);
    alarm->name = g_strdup (device->name);
    alarm->since = device->seen_at;
  }
}

/* Queues */

static void
add_queues (GListModel *queues, GListStore *alarms)
{
  for (guint i = 0; i < g_list_model_get_n_items (queues); i++) {
    g_autoptr (LoketQueueWait) queue = g_list_model_get_item (queues, i);
    if (queue->past_cap > 0)
      add_alarm (alarms, LOKET_TROUBLE_CAP, queue->past_cap)->stage = g_strdup (queue->stage);
    if (queue->waiting > 0 && queue->counters == 0)
      add_alarm (alarms, LOKET_TROUBLE_CLOSED, queue->waiting)->stage = g_strdup (queue->stage);
  }
}

static GListStore *
read_alarms (LoketTurn *turn, GListModel *queues, GError **error)
{
  g_autoptr (GListStore) alarms = g_list_store_new (loket_hall_alarm_get_type ());
  g_autoptr (GPtrArray) devices = read_devices (turn, error);

  if (devices == NULL || !add_help (turn, alarms, error) ||
      !add_paper (turn, devices, alarms, error))
    return NULL;
  add_silent (turn, devices, alarms);
  add_queues (queues, alarms);
  return g_steal_pointer (&alarms);
}

/* Counters */

static LoketCounter *
find_counter (GPtrArray *counters, const char *id)
{
  for (guint i = 0; i < counters->len; i++) {
    LoketCounter *counter = g_ptr_array_index (counters, i);
    if (g_strcmp0 (counter->id, id) == 0)
      return counter;
  }
  return NULL;
}

static gboolean
fill_held (LoketTurn *turn, LoketHallPost *post, const char *id, GError **error)
{
  g_autoptr (LoketTicket) ticket = loket_queue_ticket (turn, id, error);

  if (ticket == NULL)
    return FALSE;
  post->serving = ticket->state == LOKET_TICKET_SERVING;
  post->ticket = g_strdup (ticket->id);
  post->label = g_strdup (ticket->label);
  post->stage = g_strdup (loket_ticket_stage (ticket));
  post->since = post->serving && ticket->started_at.set ? ticket->started_at : ticket->called_at;
  return TRUE;
}

static LoketHallPost *
make_post (LoketTurn *turn, const char *id, LoketCounter *counter, GError **error)
{
  g_autoptr (LoketHallPost) post = loket_hall_post_new ();

  post->counter = g_strdup (id);
  if (counter == NULL)
    return g_steal_pointer (&post);
  post->open = counter->open;
  post->services = g_strdupv (counter->services);
  post->since = LOKET_SOME (counter->changed_at);
  if (counter->open && counter->back_at.set && counter->back_at.value > loket_turn_now (turn))
    post->back_at = counter->back_at;
  if (counter->ticket != NULL && !fill_held (turn, post, counter->ticket, error))
    return NULL;
  return g_steal_pointer (&post);
}

static GListStore *
read_posts (LoketTurn *turn, GError **error)
{
  g_autoptr (GPtrArray) counters =
      loket_txn_counters (loket_turn_txn (turn), loket_turn_day (turn), error);
  GListModel *all = G_LIST_MODEL (loket_turn_profile (turn)->counters);
  g_autoptr (GListStore) posts = NULL;

  if (counters == NULL)
    return NULL;
  posts = g_list_store_new (loket_hall_post_get_type ());
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (LoketCounterPost) one = g_list_model_get_item (all, i);
    g_autoptr (LoketHallPost) post =
        make_post (turn, one->id, find_counter (counters, one->id), error);
    if (post == NULL)
      return NULL;
    g_list_store_append (posts, post);
  }
  return g_steal_pointer (&posts);
}

/**
 * loket_queue_overview:
 * @turn: a turn
 * @record: (type LoketNothing): nothing
 * @error: set when the store fails
 *
 * Handler of queue/overview.
 *
 * Returns: (transfer full): queues, counters and alarms of this moment
 */
LoketRecord *
loket_queue_overview (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketQueueOverview) answer = loket_queue_overview_new ();
  g_autoptr (LoketRecord) waits = loket_queue_waits (turn, record, error);

  if (waits == NULL)
    return NULL;
  answer->day = g_strdup (loket_turn_day (turn));
  answer->at = loket_turn_now (turn);
  answer->cap = loket_fairness_of (loket_turn_profile (turn)).cap;
  answer->queues = g_object_ref (loket_queue_waits_cast (waits)->queues);
  answer->posts = read_posts (turn, error);
  if (answer->posts == NULL)
    return NULL;
  answer->alarms = read_alarms (turn, G_LIST_MODEL (answer->queues), error);
  return answer->alarms != NULL ? LOKET_RECORD (g_steal_pointer (&answer)) : NULL;
}
