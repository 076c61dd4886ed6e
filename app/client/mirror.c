/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns events of the feed into live records.  What an event holds is read by tables of fields as
 * everything else: first who it is about, then its record by the table of that entity. */
#include "config.h"

#include "client/mirror.h"

#include "client/live.h"
#include "core/closure.h"
#include "core/error.h"
#include "core/job.h"
#include "wire/json.h"

#include <string.h>

/* clang-format off */
LOKET_DECLARE_RECORD (LoketEventHead, loket_event_head)
struct _LoketEventHead {
  LoketRecord parent_instance;
  char *topic;
  char *entity;
};
static const LoketField event_head_fields[] = {
  LOKET_FIELD_TEXT (LoketEventHead, topic, LOKET_FIELD_OPTIONAL),
  LOKET_FIELD_TEXT (LoketEventHead, entity, LOKET_FIELD_OPTIONAL),
};
LOKET_DEFINE_RECORD (LoketEventHead, loket_event_head, event_head_fields)

/* What is told of all that hangs on an application or a card: nothing personal, so only which one
 * it is. */
LOKET_DECLARE_RECORD (LoketCaseHead, loket_case_head)
struct _LoketCaseHead {
  LoketRecord parent_instance;
  char *id;
  char *application;
  char *card;
  LoketOptional version;
};
static const LoketField case_head_fields[] = {
  LOKET_FIELD_TEXT (LoketCaseHead, id, LOKET_FIELD_OPTIONAL),
  LOKET_FIELD_TEXT (LoketCaseHead, application, LOKET_FIELD_OPTIONAL),
  LOKET_FIELD_TEXT (LoketCaseHead, card, LOKET_FIELD_OPTIONAL),
  LOKET_FIELD_INTEGER (LoketCaseHead, version, LOKET_FIELD_OPTIONAL),
};
LOKET_DEFINE_RECORD (LoketCaseHead, loket_case_head, case_head_fields)

#define DEFINE_EVENT(Name, name, record_name)                                                      \
  LOKET_DECLARE_RECORD (Name, name)                                                                \
  struct _##Name {                                                                                 \
    LoketRecord parent_instance;                                                                   \
    LoketRecord *record;                                                                           \
  };                                                                                               \
  static const LoketField name##_fields[] = {                                                      \
    LOKET_FIELD_RECORD (Name, record, LOKET_FIELD_OPTIONAL, record_name),                          \
  };                                                                                               \
  LOKET_DEFINE_RECORD (Name, name, name##_fields)

DEFINE_EVENT (LoketTicketEvent, loket_ticket_event, loket_ticket)
DEFINE_EVENT (LoketCounterEvent, loket_counter_event, loket_counter)
DEFINE_EVENT (LoketCallEvent, loket_call_event, loket_call)
DEFINE_EVENT (LoketHelpCallEvent, loket_help_call_event, loket_help_call)
DEFINE_EVENT (LoketClosureEvent, loket_closure_event, loket_closure)
DEFINE_EVENT (LoketJobEvent, loket_job_event, loket_job)
DEFINE_EVENT (LoketCaseEvent, loket_case_event, loket_case_head)
/* clang-format on */

enum { TICKETS, COUNTERS, CALLS, HELP_CALLS, CLOSURES, JOBS, N_LISTS };

static const struct {
  GType (*record) (void);
  GType (*event) (void);
} lists[N_LISTS] = {
    [TICKETS] = {loket_ticket_get_type, loket_ticket_event_get_type},
    [COUNTERS] = {loket_counter_get_type, loket_counter_event_get_type},
    [CALLS] = {loket_call_get_type, loket_call_event_get_type},
    [HELP_CALLS] = {loket_help_call_get_type, loket_help_call_event_get_type},
    [CLOSURES] = {loket_closure_get_type, loket_closure_event_get_type},
    [JOBS] = {loket_job_get_type, loket_job_event_get_type},
};

struct _LoketMirror {
  LoketLive *live[N_LISTS];
  LoketMirrorHooks hooks;
  gpointer hooks_data;
  char *store_id;
  char *day;
};

static int
compare_turn (gint64 a, const char *a_id, gint64 b, const char *b_id)
{
  if (a != b)
    return a < b ? -1 : 1;
  return strcmp (a_id, b_id);
}

static int
order_tickets (gconstpointer a, gconstpointer b, gpointer data)
{
  const LoketTicket *one = a;
  const LoketTicket *two = b;

  return compare_turn (one->issued_at, one->id, two->issued_at, two->id);
}

/* "2" before "10". */
static int
order_counters (gconstpointer a, gconstpointer b, gpointer data)
{
  const LoketCounter *one = a;
  const LoketCounter *two = b;
  const guint64 first = g_ascii_strtoull (one->id, NULL, 10);
  const guint64 second = g_ascii_strtoull (two->id, NULL, 10);

  if (first != second)
    return first < second ? -1 : 1;
  return strcmp (one->id, two->id);
}

/* By number, since the clock may have been put back. */
static int
order_calls (gconstpointer a, gconstpointer b, gpointer data)
{
  const LoketCall *one = a;
  const LoketCall *two = b;

  return compare_turn (one->number, one->id, two->number, two->id);
}

static int
order_help_calls (gconstpointer a, gconstpointer b, gpointer data)
{
  const LoketHelpCall *one = a;
  const LoketHelpCall *two = b;

  return compare_turn (one->called_at, one->id, two->called_at, two->id);
}

static int
order_closures (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (((const LoketClosure *) a)->id, ((const LoketClosure *) b)->id);
}

static int
order_jobs (gconstpointer a, gconstpointer b, gpointer data)
{
  const LoketJob *one = a;
  const LoketJob *two = b;

  return compare_turn (one->created_at, one->id, two->created_at, two->id);
}

/**
 * loket_mirror_new:
 * @hooks: what to call; copied
 * @hooks_data: for the hooks
 *
 * Returns: (transfer full): a mirror that shows nothing yet
 */
LoketMirror *
loket_mirror_new (const LoketMirrorHooks *hooks, gpointer hooks_data)
{
  LoketMirror *self = g_new0 (LoketMirror, 1);

  self->live[TICKETS] = loket_live_new (loket_ticket_get_type (), order_tickets);
  self->live[COUNTERS] = loket_live_new (loket_counter_get_type (), order_counters);
  self->live[CALLS] = loket_live_new (loket_call_get_type (), order_calls);
  self->live[HELP_CALLS] = loket_live_new (loket_help_call_get_type (), order_help_calls);
  self->live[CLOSURES] = loket_live_new (loket_closure_get_type (), order_closures);
  self->live[JOBS] = loket_live_new (loket_job_get_type (), order_jobs);
  self->hooks = *hooks;
  self->hooks_data = hooks_data;
  return self;
}

/**
 * loket_mirror_free:
 * @self: (nullable) (transfer full): a mirror
 */
void
loket_mirror_free (LoketMirror *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_LISTS; i++)
    g_clear_pointer (&self->live[i], loket_live_free);
  g_free (self->store_id);
  g_free (self->day);
  g_free (self);
}

/**
 * loket_mirror_tickets:
 * @self: a mirror
 *
 * Returns: (transfer none): LoketTicket of the business day in order of arrival
 */
GListModel *
loket_mirror_tickets (LoketMirror *self)
{
  return loket_live_model (self->live[TICKETS]);
}

/**
 * loket_mirror_counters:
 * @self: a mirror
 *
 * Returns: (transfer none): LoketCounter of the business day by number
 */
GListModel *
loket_mirror_counters (LoketMirror *self)
{
  return loket_live_model (self->live[COUNTERS]);
}

/**
 * loket_mirror_calls:
 * @self: a mirror
 *
 * Returns: (transfer none): LoketCall of the business day, oldest first
 */
GListModel *
loket_mirror_calls (LoketMirror *self)
{
  return loket_live_model (self->live[CALLS]);
}

/**
 * loket_mirror_help_calls:
 * @self: a mirror
 *
 * Returns: (transfer none): LoketHelpCall of the business day, oldest first
 */
GListModel *
loket_mirror_help_calls (LoketMirror *self)
{
  return loket_live_model (self->live[HELP_CALLS]);
}

/**
 * loket_mirror_closures:
 * @self: a mirror
 *
 * Returns: (transfer none): LoketClosure of each service that was ever closed, by key
 */
GListModel *
loket_mirror_closures (LoketMirror *self)
{
  return loket_live_model (self->live[CLOSURES]);
}

/**
 * loket_mirror_jobs:
 * @self: a mirror
 *
 * Returns: (transfer none): LoketJob that go on and the last that have ended, oldest first
 */
GListModel *
loket_mirror_jobs (LoketMirror *self)
{
  return loket_live_model (self->live[JOBS]);
}

/**
 * loket_mirror_day:
 * @self: a mirror
 *
 * Returns: (transfer none) (nullable): the business day, %NULL before the first word of a hub
 */
const char *
loket_mirror_day (LoketMirror *self)
{
  return self->day;
}

/* Counters come back every day and windows keep hold of theirs; tickets and calls do not. */
static void
change_day (LoketMirror *self, const char *day)
{
  g_free (self->day);
  self->day = g_strdup (day);
  loket_live_forget (self->live[TICKETS]);
  loket_live_forget (self->live[CALLS]);
  loket_live_forget (self->live[HELP_CALLS]);
  loket_live_clear (self->live[COUNTERS]);
  self->hooks.day_changed (self->hooks_data);
}

/**
 * loket_mirror_set_office:
 * @self: a mirror
 * @store_id: which store the hub speaks for
 * @day: its business day
 *
 * A new day or another store empties the lists.  The business day of one store never goes back
 * (store.md 5): an older one is the word of an answer that was overtaken.
 */
void
loket_mirror_set_office (LoketMirror *self, const char *store_id, const char *day)
{
  const gboolean other = g_strcmp0 (self->store_id, store_id) != 0;

  g_return_if_fail (day != NULL);

  if (other) {
    g_free (self->store_id);
    self->store_id = g_strdup (store_id);
  }
  if (self->day == NULL || other || strcmp (day, self->day) > 0)
    change_day (self, day);
}

/**
 * loket_mirror_begin:
 * @self: a mirror
 *
 * The present state comes in as events from here on.
 */
void
loket_mirror_begin (LoketMirror *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    loket_live_begin (self->live[i]);
}

/**
 * loket_mirror_finish:
 * @self: a mirror
 *
 * The present state is complete: what it did not show is gone.
 */
void
loket_mirror_finish (LoketMirror *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    loket_live_finish (self->live[i]);
}

static LoketRecord *
read_as (GType type, const char *data, GError **error)
{
  return loket_json_to_record (type, data, strlen (data), LOKET_JSON_ANSWER, error);
}

static const char *
whose (const LoketCaseHead *head, const char *entity, const char *kind, const char *named)
{
  return g_strcmp0 (entity, kind) == 0 ? head->id : named;
}

/* Applications and cards are no lists here: whoever shows one asks for it anew, since its officer
 * may see more than the feed says. */
static gboolean
take_case (LoketMirror *self,
           const char *entity,
           const char *data,
           void (*changed) (const LoketCaseNews *news, gpointer data),
           GError **error)
{
  g_autoptr (LoketRecord) event = read_as (loket_case_event_get_type (), data, error);
  LoketCaseHead *head;
  LoketCaseNews news = {.entity = entity};

  if (event == NULL)
    return FALSE;
  if (loket_case_event_cast (event)->record == NULL || changed == NULL)
    return TRUE;
  head = loket_case_head_cast (loket_case_event_cast (event)->record);
  news.id = head->id;
  news.application = whose (head, entity, "application", head->application);
  news.card = whose (head, entity, "card", head->card);
  news.version = head->version.set ? head->version.value : 0;
  changed (&news, self->hooks_data);
  return TRUE;
}

static LoketRecord *
read_record (LoketEventHead *head, const char *data, guint *list, GError **error)
{
  g_autoptr (LoketRecord) event = NULL;
  const LoketField *field;
  LoketRecord *record;

  for (*list = 0; *list < N_LISTS; *list += 1)
    if (g_strcmp0 (loket_record_type_entity (lists[*list].record ()), head->entity) == 0)
      break;
  if (*list == N_LISTS)
    return NULL;
  event = read_as (lists[*list].event (), data, error);
  if (event == NULL)
    return NULL;
  field = loket_record_type_find_field (lists[*list].event (), "record");
  record = loket_field_record (field, event);
  return record != NULL ? g_object_ref (record) : NULL;
}

/* NULL for what is of no day. */
static const char *
record_day (LoketRecord *record)
{
  const LoketField *field = loket_record_type_find_field (G_OBJECT_TYPE (record), "day");

  return field != NULL ? loket_field_text (field, record) : NULL;
}

/**
 * loket_mirror_take:
 * @self: a mirror
 * @data: the JSON of one event
 * @live: whether it happened just now or since the connection was lost, and is no part of the
 *   present state
 * @error: set when @data cannot be read
 *
 * Events about other things, or about an earlier day, are passed over.
 *
 * Returns: %FALSE when @data cannot be read
 */
gboolean
loket_mirror_take (LoketMirror *self, const char *data, gboolean live, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (LoketRecord) head = read_as (loket_event_head_get_type (), data, error);
  g_autoptr (LoketRecord) record = NULL;
  LoketRecord *kept;
  const char *topic, *entity;
  gboolean is_new;
  guint list = N_LISTS;
  int later;

  if (head == NULL)
    return FALSE;
  topic = loket_event_head_cast (head)->topic;
  entity = loket_event_head_cast (head)->entity;
  if (g_strcmp0 (topic, "applications") == 0)
    return take_case (self, entity, data, self->hooks.case_changed, error);
  if (g_strcmp0 (topic, "cards") == 0)
    return take_case (self, entity, data, self->hooks.card_changed, error);
  if (g_strcmp0 (topic, "lists") == 0) {
    self->hooks.lists_changed (self->hooks_data);
    return TRUE;
  }
  record = read_record (loket_event_head_cast (head), data, &list, &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (record == NULL || loket_record_id (record) == NULL)
    return TRUE;
  later = record_day (record) != NULL ? g_strcmp0 (record_day (record), self->day) : 0;
  if (later < 0)
    return TRUE;
  if (later > 0)
    change_day (self, record_day (record));
  is_new = !loket_live_has (self->live[list], loket_record_id (record));
  kept = loket_live_apply (self->live[list], record);
  if (list == CALLS && live && is_new)
    self->hooks.called (loket_call_cast (kept), self->hooks_data);
  return TRUE;
}
