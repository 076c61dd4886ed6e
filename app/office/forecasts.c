/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long people will wait: the live hall and what the office has seen of its own days, given to
 * the forward run of core/forecast.c.  The queue desk asks it for every ticket that it gives. */
#include "config.h"

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "office/queue-private.h"
#include "store/experience.h"
#include "store/queue.h"

#define LEARNED_DAYS 60  /* that are learned from: three months of working days */
#define OVERVIEW_RUNS 60 /* of each queue of the overview: a supervisor needs no more than that */
/* A run looks at everybody for every call: a hall that is fuller than any is asked less often, so
 * that a number is given in the blink of an eye there too. */
#define WORK 1000000u
#define LEAST_RUNS 40u
#define NO_SHOW_SECONDS 90 /* that a call takes which nobody answers */
#define STAGE_MINUTES 10.0 /* believed of a desk behind the first one before anything was seen */
#define PART_OF_POSTED                                                                             \
  0.5 /* a posted time is one that nearly all keep: on average it takes less                       \
       */

typedef struct {
  GStrv keys;         /* of the queues, services first */
  GPtrArray *tickets; /* whose ids the waiting ones point at */
  GArray *waiting;    /* LoketForecastTicket */
  GArray *counters;   /* LoketForecastCounter */
  LoketExperience experience;
  LoketForecastService services[LOKET_FORECAST_SERVICES];
  LoketForecastHall hall;
} Hall;

static void
hall_free (Hall *self)
{
  g_strfreev (self->keys);
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  g_array_unref (self->waiting);
  g_array_unref (self->counters);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hall, hall_free)

/* More queues than the run has bits for are not forecast; no office has as many. */
static void
add_queue (Hall *self, GStrvBuilder *keys, const char *key, double minutes)
{
  if (self->experience.n_queues == LOKET_FORECAST_SERVICES)
    return;
  g_strv_builder_add (keys, key);
  self->experience.queues[self->experience.n_queues++].typed_minutes = minutes;
}

static void
add_queues (Hall *self, LoketProfile *profile)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->services)); i++) {
    g_autoptr (LoketService) service = g_list_model_get_item (G_LIST_MODEL (profile->services), i);
    add_queue (self, keys, service->key, (double) service->posted_minutes * PART_OF_POSTED);
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->stages)); i++) {
    g_autoptr (LoketQueueStage) stage = g_list_model_get_item (G_LIST_MODEL (profile->stages), i);
    add_queue (self, keys, stage->key, STAGE_MINUTES);
  }
  self->keys = g_strv_builder_end (keys);
}

static int
queue_of (const Hall *self, const char *key)
{
  for (int i = 0; self->keys[i] != NULL; i++)
    if (g_strcmp0 (self->keys[i], key) == 0)
      return i;
  return -1;
}

static void
add_waiting (Hall *self, LoketTicket *ticket)
{
  const int queue = queue_of (self, loket_ticket_stage (ticket));
  const LoketForecastTicket one = {loket_place_of (ticket), (guint) queue};

  if (queue >= 0)
    g_array_append_val (self->waiting, one);
}

/* No words: all queues. */
static guint32
mask_of (const Hall *self, char **words)
{
  guint32 mask = 0;

  if (words == NULL)
    return G_MAXUINT32;
  for (guint i = 0; words[i] != NULL; i++) {
    const int queue = queue_of (self, words[i]);
    mask |= queue >= 0 ? 1u << queue : 0;
  }
  return mask;
}

/* The rest at noon is ahead, or it is none: who calls in it does not rest. */
static void
add_rest (LoketForecastCounter *counter, LoketTurn *turn)
{
  LoketProfile *profile = loket_turn_profile (turn);
  const char *day = loket_turn_day (turn);
  const LoketWorkday *workday = loket_profile_workday (profile, day);
  const gint64 midnight = loket_calendar_midnight (day, profile->utc_offset);

  if (workday == NULL || !workday->break_starts.set || !workday->break_ends.set ||
      midnight + workday->break_starts.value * LOKET_MINUTE <= loket_turn_now (turn))
    return;
  counter->break_from = midnight + workday->break_starts.value * LOKET_MINUTE;
  counter->break_until = midnight + workday->break_ends.value * LOKET_MINUTE;
}

static gboolean
add_counter (Hall *self, LoketTurn *turn, LoketCounter *row, GError **error)
{
  LoketForecastCounter counter = {.services = mask_of (self, row->services),
                                  .serving = -1,
                                  .from = row->back_at.value,
                                  .until = G_MAXINT64};
  g_autoptr (LoketTicket) held = NULL;

  if (row->ticket != NULL) {
    held = loket_queue_ticket (turn, row->ticket, error);
    if (held == NULL)
      return FALSE;
    counter.serving = queue_of (self, loket_ticket_stage (held));
    counter.since = held->called_at.value;
  }
  add_rest (&counter, turn);
  g_array_append_val (self->counters, counter);
  return TRUE;
}

static gboolean
add_counters (Hall *self, LoketTurn *turn, GError **error)
{
  g_autoptr (GPtrArray) rows =
      loket_txn_counters (loket_turn_txn (turn), loket_turn_day (turn), error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    LoketCounter *row = g_ptr_array_index (rows, i);
    if (row->open && !add_counter (self, turn, row, error))
      return FALSE;
  }
  return rows != NULL;
}

static void
set_clock (Hall *self, LoketTurn *turn)
{
  LoketProfile *profile = loket_turn_profile (turn);
  const gint64 now = loket_turn_now (turn);
  const gint64 local = now + profile->utc_offset * LOKET_MINUTE;
  const guint hour = (guint) (local / LOKET_HOUR % LOKET_HOURS_OF_DAY);
  LoketHoursNow hours;

  loket_profile_hours_at (profile, now, &hours);
  loket_experience_fill (&self->experience, hour, self->services);
  self->hall = (LoketForecastHall){
      .now = now,
      .hour_ends = now - local % LOKET_HOUR + LOKET_HOUR,
      .last_arrival = hours.closes_at.set ? hours.closes_at.value : now + LOKET_DAY,
      .fairness = loket_fairness_of (profile),
      .services = self->services,
      .n_services = self->experience.n_queues,
      .no_show = loket_experience_no_show (&self->experience),
      .no_show_seconds = NO_SHOW_SECONDS,
  };
}

static Hall *
hall_new (LoketTurn *turn, GError **error)
{
  const LoketTicketState waiting[] = {LOKET_TICKET_ISSUED, LOKET_TICKET_PRINTING};
  g_autoptr (Hall) self = g_new0 (Hall, 1);
  LoketTxn *txn = loket_turn_txn (turn);
  const char *day = loket_turn_day (turn);

  self->waiting = g_array_new (FALSE, FALSE, sizeof (LoketForecastTicket));
  self->counters = g_array_new (FALSE, FALSE, sizeof (LoketForecastCounter));
  add_queues (self, loket_turn_profile (turn));
  self->tickets = loket_txn_tickets_in_state (txn, day, waiting, G_N_ELEMENTS (waiting), error);
  if (self->tickets == NULL || !add_counters (self, turn, error) ||
      !loket_txn_experience (txn, (const char *const *) self->keys, &self->experience, error) ||
      !loket_txn_experience_today (
          txn, day, (const char *const *) self->keys, &self->experience, error))
    return NULL;
  for (guint i = 0; i < self->tickets->len; i++)
    add_waiting (self, g_ptr_array_index (self->tickets, i));
  set_clock (self, turn);
  return g_steal_pointer (&self);
}

/* Of the last one that waits.  The seed is the moment: a forecast that is made again is the same.
 */
static LoketWait
ask_last (Hall *self, guint most_runs)
{
  const guint n = MAX (self->waiting->len, 1);
  const guint runs = MIN (MAX (WORK / (n * n), LEAST_RUNS), most_runs);
  g_autofree LoketWait *waits = g_new0 (LoketWait, n);

  self->hall.waiting = (const LoketForecastTicket *) (gpointer) self->waiting->data;
  self->hall.n_waiting = self->waiting->len;
  self->hall.counters = (const LoketForecastCounter *) (gpointer) self->counters->data;
  self->hall.n_counters = self->counters->len;
  loket_forecast (&self->hall, runs, (guint32) (self->hall.now / LOKET_SECOND), waits);
  return waits[n - 1];
}

/**
 * loket_queue_forecast:
 * @turn: a turn
 * @ticket: a new ticket of today that is not stored yet
 * @error: set when the store fails
 *
 * Tells the ticket how long its person will wait, as far as that can be known: nothing while no
 * counter that takes its queue is open.
 *
 * Returns: %TRUE when it could be worked out, or cannot be known
 */
gboolean
loket_queue_forecast (LoketTurn *turn, LoketTicket *ticket, GError **error)
{
  g_autoptr (Hall) hall = NULL;
  LoketWait wait;
  guint known;

  if (g_strcmp0 (ticket->day, loket_turn_day (turn)) != 0)
    return TRUE;
  hall = hall_new (turn, error);
  if (hall == NULL)
    return FALSE;
  known = hall->waiting->len;
  add_waiting (hall, ticket);
  if (hall->waiting->len == known)
    return TRUE;
  wait = ask_last (hall, LOKET_FORECAST_RUNS);
  if (!wait.known)
    return TRUE;
  ticket->wait_p10 = LOKET_SOME (wait.p10);
  ticket->wait_p50 = LOKET_SOME (wait.p50);
  ticket->wait_p80 = LOKET_SOME (wait.p80);
  ticket->wait_p90 = LOKET_SOME (wait.p90);
  return TRUE;
}

/* Somebody without a priority who comes at this moment. */
static LoketWait
ask_for (Hall *self, guint queue)
{
  const LoketForecastTicket one = {{.arrival = self->hall.now}, queue};
  LoketWait wait;

  g_array_append_val (self->waiting, one);
  wait = ask_last (self, OVERVIEW_RUNS);
  g_array_set_size (self->waiting, self->waiting->len - 1);
  return wait;
}

static LoketWait
ask_with_one_more (Hall *self, guint queue)
{
  const LoketForecastCounter more = {.services = 1u << queue, .serving = -1, .until = G_MAXINT64};
  LoketWait wait;

  g_array_append_val (self->counters, more);
  wait = ask_for (self, queue);
  g_array_set_size (self->counters, self->counters->len - 1);
  return wait;
}

static LoketQueueWait *
wait_of_queue (Hall *self, guint queue)
{
  LoketQueueWait *row = loket_queue_wait_new ();
  const LoketWait now = ask_for (self, queue);

  row->stage = g_strdup (self->keys[queue]);
  for (guint i = 0; i < self->waiting->len; i++) {
    const LoketForecastTicket *one = &g_array_index (self->waiting, LoketForecastTicket, i);
    const gint64 waited = MAX (self->hall.now - one->place.arrival, 0);
    if (one->service != queue)
      continue;
    row->waiting++;
    row->past_cap += waited >= self->hall.fairness.cap;
    row->longest = LOKET_SOME (MAX (row->longest.value, waited));
  }
  for (guint i = 0; i < self->counters->len; i++)
    row->counters += g_array_index (self->counters, LoketForecastCounter, i).services >> queue & 1;
  if (now.known) {
    row->p50 = LOKET_SOME (now.p50);
    row->p80 = LOKET_SOME (now.p80);
  }
  if (row->waiting > 0 || row->counters == 0)
    row->more_p50 = LOKET_SOME (ask_with_one_more (self, queue).p50);
  return row;
}

/**
 * loket_queue_waits:
 * @turn: a turn
 * @record: (type LoketNothing): nothing
 * @error: set when the store fails
 *
 * Handler of queue/waits: each queue as it stands, and what one more counter would do to it.
 *
 * Returns: (transfer full): the queues
 */
LoketRecord *
loket_queue_waits (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (Hall) hall = hall_new (turn, error);
  LoketQueueWaits *waits;

  if (hall == NULL)
    return NULL;
  waits = loket_queue_waits_new ();
  waits->day = g_strdup (loket_turn_day (turn));
  waits->at = loket_turn_now (turn);
  waits->queues = g_list_store_new (loket_queue_wait_get_type ());
  for (guint i = 0; i < hall->experience.n_queues; i++) {
    g_autoptr (LoketQueueWait) row = wait_of_queue (hall, i);
    g_list_store_append (waits->queues, row);
  }
  return LOKET_RECORD (waits);
}

/**
 * loket_queue_score:
 * @turn: a turn
 * @record: (type LoketScoreQuery): which days
 * @error: set to %LOKET_ERROR_BAD_FIELD "until" when it is before the first day
 *
 * Handler of queue/score.
 *
 * Returns: (transfer full): how right the forecasts were
 */
LoketRecord *
loket_queue_score (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketScoreQuery *query = loket_score_query_cast (record);
  g_autoptr (LoketForecastScore) score = loket_forecast_score_new ();

  score->from = g_strdup (query->from != NULL ? query->from : loket_turn_day (turn));
  score->groups = g_list_store_new (loket_score_group_get_type ());
  score->until = g_strdup (query->until != NULL ? query->until : loket_turn_day (turn));
  if (g_strcmp0 (score->until, score->from) < 0) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "until", "it is before the first day");
    return NULL;
  }
  if (!loket_txn_forecast_score (loket_turn_txn (turn), score->from, score->until, score, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&score));
}

/**
 * loket_queue_learn:
 * @turn: the first write turn of a business day
 * @error: set when the store fails
 *
 * Returns: %TRUE when today's forecasts know the days before
 */
gboolean
loket_queue_learn (LoketTurn *turn, GError **error)
{
  const char *day = loket_turn_day (turn);
  g_autofree char *from = loket_calendar_later_day (day, -LEARNED_DAYS);

  return loket_txn_learn (
      loket_turn_txn (turn), from, day, loket_turn_profile (turn)->utc_offset, error);
}
