/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the queue, counted from stays: waiting, way to the counter, service, idle counters. */
#include "config.h"

#include "core/queue-figures.h"

#include "core/calendar.h"
#include "core/clock.h"
#include "core/csv-text.h"

#include <string.h>

/* clang-format off */
static const LoketField spread_fields[] = {
  LOKET_FIELD_INTEGER (LoketSpread, n, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How many times there are"),
  LOKET_FIELD_INTEGER (LoketSpread, mean, LOKET_FIELD_OPTIONAL, .min = 0, .blurb = "Microseconds"),
  LOKET_FIELD_INTEGER (LoketSpread, median, LOKET_FIELD_OPTIONAL, .min = 0, .blurb = "Half are not longer; of an even number the middle of the two"),
  LOKET_FIELD_INTEGER (LoketSpread, p90, LOKET_FIELD_OPTIONAL, .min = 0, .blurb = "Nine of ten are not longer"),
};
LOKET_DEFINE_RECORD (LoketSpread, loket_spread, spread_fields)

static const LoketField figure_fields[] = {
  LOKET_FIELD_TEXT (LoketQueueFigure, key, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Hour, class, queue or counter; absent: the office as a whole"),
  LOKET_FIELD_INTEGER (LoketQueueFigure, stays, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Stays in queues that count"),
  LOKET_FIELD_INTEGER (LoketQueueFigure, served, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Of them served, or served and sent on"),
  LOKET_FIELD_INTEGER (LoketQueueFigure, called, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Of them called"),
  LOKET_FIELD_INTEGER (LoketQueueFigure, missed, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Of those called, nobody came"),
  LOKET_FIELD_RECORD (LoketQueueFigure, wait, LOKET_FIELD_PLAIN, loket_spread, .blurb = "From coming into the queue to the last call"),
  LOKET_FIELD_RECORD (LoketQueueFigure, walk, LOKET_FIELD_PLAIN, loket_spread, .blurb = "From the last call to the beginning of service"),
  LOKET_FIELD_RECORD (LoketQueueFigure, service, LOKET_FIELD_PLAIN, loket_spread, .blurb = "From its beginning to its end, without the time aside"),
  LOKET_FIELD_INTEGER (LoketQueueFigure, posted, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Visits that were served and have a posted time"),
  LOKET_FIELD_INTEGER (LoketQueueFigure, within, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Of them, within it"),
  LOKET_FIELD_INTEGER (LoketQueueFigure, idle, LOKET_FIELD_OPTIONAL, .min = 0, .blurb = "Working time of a counter between a stay and the next call, microseconds"),
};
LOKET_DEFINE_RECORD (LoketQueueFigure, loket_queue_figure, figure_fields)

static const LoketField figures_fields[] = {
  LOKET_FIELD_DAY (LoketQueueFigures, from, LOKET_FIELD_PLAIN, .blurb = "First day"),
  LOKET_FIELD_DAY (LoketQueueFigures, until, LOKET_FIELD_PLAIN, .blurb = "Last day"),
  LOKET_FIELD_INTEGER (LoketQueueFigures, excluded, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Stays that were left out by hand"),
  LOKET_FIELD_RECORD (LoketQueueFigures, office, LOKET_FIELD_PLAIN, loket_queue_figure, .blurb = "The office as a whole"),
  LOKET_FIELD_LIST (LoketQueueFigures, hours, LOKET_FIELD_PLAIN, loket_queue_figure, .max = 24, .blurb = "By the hour of coming into the queue, on the clock of the office"),
  LOKET_FIELD_LIST (LoketQueueFigures, classes, LOKET_FIELD_PLAIN, loket_queue_figure, .max = 8, .blurb = "By the class of the person"),
  LOKET_FIELD_LIST (LoketQueueFigures, stages, LOKET_FIELD_PLAIN, loket_queue_figure, .max = 256, .blurb = "By queue: a service or a stage"),
  LOKET_FIELD_LIST (LoketQueueFigures, counters, LOKET_FIELD_PLAIN, loket_queue_figure, .max = 256, .blurb = "By counter"),
};
LOKET_DEFINE_RECORD (LoketQueueFigures, loket_queue_figures, figures_fields)
/* clang-format on */

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * loket_spread_of:
 * @times: (element-type gint64): durations; they are sorted
 *
 * Returns: (transfer full): their mean, median and 90th percentile; the last one is the smallest
 *   that nine of ten do not exceed, one of them and nothing between two
 */
LoketSpread *
loket_spread_of (GArray *times)
{
  LoketSpread *spread = loket_spread_new ();
  const gint64 *sorted = (const gint64 *) (gpointer) times->data;
  const guint n = times->len;
  gint64 sum = 0;

  spread->n = n;
  if (n == 0)
    return spread;
  g_array_sort (times, compare_times);
  for (guint i = 0; i < n; i++)
    sum += sorted[i];
  spread->mean = LOKET_SOME (sum / n);
  spread->median = LOKET_SOME ((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
  spread->p90 = LOKET_SOME (sorted[(n * 9 + 9) / 10 - 1]);
  return spread;
}

/* What is gathered of one row of figures. */
typedef struct {
  LoketQueueFigure *figure;
  GArray *waits;
  GArray *walks;
  GArray *services;
} Gathered;

static Gathered *
gathered_new (const char *key)
{
  Gathered *gathered = g_new0 (Gathered, 1);

  gathered->figure = loket_queue_figure_new ();
  gathered->figure->key = g_strdup (key);
  gathered->waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  gathered->walks = g_array_new (FALSE, FALSE, sizeof (gint64));
  gathered->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  return gathered;
}

static void
gathered_free (gpointer data)
{
  Gathered *gathered = data;

  g_object_unref (gathered->figure);
  g_array_unref (gathered->waits);
  g_array_unref (gathered->walks);
  g_array_unref (gathered->services);
  g_free (gathered);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Gathered, gathered_free)

static Gathered *
gathered_of (GHashTable *all, const char *key)
{
  Gathered *gathered = g_hash_table_lookup (all, key);

  if (gathered == NULL) {
    gathered = gathered_new (key);
    g_hash_table_insert (all, gathered->figure->key, gathered);
  }
  return gathered;
}

static void
append_span (GArray *times, gint64 from, gint64 until)
{
  const gint64 span = MAX (0, until - from);

  g_array_append_val (times, span);
}

static gboolean
is_served (const LoketSegment *stay)
{
  return stay->outcome == LOKET_STAY_SERVED || stay->outcome == LOKET_STAY_TRANSFERRED;
}

/* Called and there; whoever came without a slip was not called and waited for nobody. */
static gboolean
came_when_called (const LoketSegment *stay)
{
  return stay->calls > 0 && stay->called_at.set && stay->outcome != LOKET_STAY_MISSED &&
         (is_served (stay) || stay->started_at.set);
}

static void
gather (Gathered *gathered, const LoketSegment *stay)
{
  LoketQueueFigure *figure = gathered->figure;

  figure->stays++;
  figure->served += is_served (stay) ? 1 : 0;
  if (came_when_called (stay)) {
    figure->called++;
    append_span (gathered->waits, stay->entered_at, stay->called_at.value);
    if (stay->started_at.set)
      append_span (gathered->walks, stay->called_at.value, stay->started_at.value);
  } else if (stay->outcome == LOKET_STAY_MISSED) {
    figure->called++;
    figure->missed++;
  }
  if (is_served (stay) && stay->started_at.set && !stay->by_next)
    append_span (gathered->services, stay->started_at.value, stay->ended_at - stay->parked);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Gathered *const *left = a, *const *right = b;

  return strcmp ((*left)->figure->key, (*right)->figure->key);
}

static LoketQueueFigure *
finish (Gathered *gathered)
{
  gathered->figure->wait = loket_spread_of (gathered->waits);
  gathered->figure->walk = loket_spread_of (gathered->walks);
  gathered->figure->service = loket_spread_of (gathered->services);
  return g_object_ref (gathered->figure);
}

static GListStore *
finish_all (GHashTable *all)
{
  GListStore *list = g_list_store_new (loket_queue_figure_get_type ());
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer gathered;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &gathered))
    g_ptr_array_add (sorted, gathered);
  g_ptr_array_sort (sorted, compare_keys);
  for (guint i = 0; i < sorted->len; i++) {
    g_autoptr (LoketQueueFigure) figure = finish (sorted->pdata[i]);
    g_list_store_append (list, figure);
  }
  return list;
}

/* Idle counters */

static int
compare_calls (gconstpointer a, gconstpointer b)
{
  const LoketSegment *const *left = a, *const *right = b;
  const int counter = strcmp ((*left)->counter, (*right)->counter);
  const int day = strcmp ((*left)->day, (*right)->day);

  if (counter != 0 || day != 0)
    return counter != 0 ? counter : day;
  return compare_times (&(*left)->called_at.value, &(*right)->called_at.value);
}

/* Also with those that are left out: while one was there, the counter was not idle. */
static void
gather_idle (GPtrArray *at_counters, GHashTable *counters, LoketProfile *profile, Gathered *office)
{
  const LoketSegment *last = NULL;
  gint64 busy_until = 0;

  g_ptr_array_sort (at_counters, compare_calls);
  for (guint i = 0; i < at_counters->len; i++) {
    const LoketSegment *stay = at_counters->pdata[i];
    LoketQueueFigure *figure = gathered_of (counters, stay->counter)->figure;

    figure->idle.set = TRUE;
    if (last != NULL && strcmp (last->counter, stay->counter) == 0 &&
        strcmp (last->day, stay->day) == 0) {
      gint64 idle = busy_until < stay->called_at.value
                        ? loket_profile_working_time (profile, busy_until, stay->called_at.value)
                        : 0;
      figure->idle.value += idle;
      office->figure->idle.value += idle;
      busy_until = MAX (busy_until, stay->ended_at);
    } else {
      busy_until = stay->ended_at;
    }
    last = stay;
  }
  office->figure->idle.set = last != NULL;
}

/* The rows */

static Gathered *
class_of (GHashTable *classes, const LoketSegment *stay)
{
  g_autoptr (GTypeClass) names = g_type_class_ref (loket_priority_get_type ());
  const GEnumValue *name = g_enum_get_value ((GEnumClass *) names, (int) stay->priority);

  g_return_val_if_fail (name != NULL, NULL);
  return gathered_of (classes, name->value_nick);
}

static Gathered *
hour_of (GHashTable *hours, const LoketSegment *stay, LoketProfile *profile)
{
  g_autofree char *hour = NULL;
  LoketLocalTime local;

  loket_calendar_local (stay->entered_at, profile->utc_offset, &local);
  hour = g_strdup_printf ("%02d", local.hour);
  return gathered_of (hours, hour);
}

/* What is counted, row by row. */
typedef struct {
  LoketProfile *profile;
  Gathered *office;
  GHashTable *hours;
  GHashTable *classes;
  GHashTable *stages;
  GHashTable *counters;
} Rows;

static void
gather_stay (Rows *rows, const LoketSegment *stay)
{
  gather (rows->office, stay);
  gather (hour_of (rows->hours, stay, rows->profile), stay);
  gather (class_of (rows->classes, stay), stay);
  gather (gathered_of (rows->stages, stay->stage), stay);
  if (stay->counter != NULL)
    gather (gathered_of (rows->counters, stay->counter), stay);
}

/* Posted times are of the whole way of a person, over all desks. */
typedef struct {
  const LoketSegment *first;
  const LoketSegment *last;
  gint64 parked;
  gboolean excluded;
} Visit;

static void
add_to_visit (GHashTable *visits, const LoketSegment *stay)
{
  Visit *visit = g_hash_table_lookup (visits, stay->ticket);

  if (visit == NULL) {
    visit = g_new0 (Visit, 1);
    visit->first = visit->last = stay;
    g_hash_table_insert (visits, stay->ticket, visit);
  }
  if (stay->entered_at < visit->first->entered_at)
    visit->first = stay;
  if (stay->ended_at >= visit->last->ended_at)
    visit->last = stay;
  visit->parked += stay->parked;
  visit->excluded = visit->excluded || stay->excluded;
}

static void
count_posted (Gathered *gathered, gboolean within)
{
  gathered->figure->posted++;
  gathered->figure->within += within ? 1 : 0;
}

static void
gather_visit (Rows *rows, const Visit *visit)
{
  LoketService *service = loket_profile_service (rows->profile, visit->first->stage);
  gboolean within;

  if (service == NULL || service->posted_minutes == 0 || visit->excluded || visit->last->by_next ||
      visit->last->outcome != LOKET_STAY_SERVED)
    return;
  within = visit->last->ended_at - visit->first->entered_at - visit->parked <=
           service->posted_minutes * LOKET_MINUTE;
  count_posted (rows->office, within);
  count_posted (hour_of (rows->hours, visit->first, rows->profile), within);
  count_posted (class_of (rows->classes, visit->first), within);
  count_posted (gathered_of (rows->stages, visit->first->stage), within);
}

static void
gather_visits (Rows *rows, const GPtrArray *stays)
{
  g_autoptr (GHashTable) visits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer visit;

  for (guint i = 0; i < stays->len; i++)
    add_to_visit (visits, stays->pdata[i]);
  g_hash_table_iter_init (&iter, visits);
  while (g_hash_table_iter_next (&iter, NULL, &visit))
    gather_visit (rows, visit);
}

static GHashTable *
rows_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, gathered_free);
}

/**
 * loket_queue_figures_of:
 * @stays: (element-type LoketSegment): of some days
 * @profile: the office: its clock, hours and posted times
 *
 * Returns: (transfer full): the figures as docs/queue.md defines them, without their days
 */
LoketQueueFigures *
loket_queue_figures_of (const GPtrArray *stays, LoketProfile *profile)
{
  LoketQueueFigures *figures = loket_queue_figures_new ();
  g_autoptr (GHashTable) hours = rows_new (), classes = rows_new (), stages = rows_new (),
                         counters = rows_new ();
  g_autoptr (Gathered) office = gathered_new (NULL);
  g_autoptr (GPtrArray) at_counters = g_ptr_array_new ();
  Rows rows = {profile, office, hours, classes, stages, counters};

  for (guint i = 0; i < stays->len; i++) {
    const LoketSegment *stay = stays->pdata[i];
    if (stay->counter != NULL && stay->called_at.set)
      g_ptr_array_add (at_counters, (gpointer) stay);
    if (stay->excluded)
      figures->excluded++;
    else
      gather_stay (&rows, stay);
  }
  gather_visits (&rows, stays);
  gather_idle (at_counters, counters, profile, office);
  figures->hours = finish_all (hours);
  figures->classes = finish_all (classes);
  figures->stages = finish_all (stages);
  figures->counters = finish_all (counters);
  figures->office = finish (office);
  return figures;
}

/* The file */

static void
append_number (GString *csv, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  loket_csv_append (csv, text);
}

/* Whole seconds; what is absent is empty. */
static void
append_seconds (GString *csv, LoketOptional time)
{
  if (time.set)
    append_number (csv, (time.value + LOKET_SECOND / 2) / LOKET_SECOND);
  else
    loket_csv_append (csv, "");
}

static void
append_spread (GString *csv, LoketSpread *spread)
{
  append_number (csv, spread->n);
  append_seconds (csv, spread->mean);
  append_seconds (csv, spread->median);
  append_seconds (csv, spread->p90);
}

static void
append_figure (GString *csv, const char *by, LoketQueueFigure *figure)
{
  loket_csv_append (csv, by);
  loket_csv_append_harmless (csv, figure->key != NULL ? figure->key : "");
  append_number (csv, figure->stays);
  append_number (csv, figure->served);
  append_number (csv, figure->called);
  append_number (csv, figure->missed);
  append_spread (csv, figure->wait);
  append_spread (csv, figure->walk);
  append_spread (csv, figure->service);
  append_number (csv, figure->posted);
  append_number (csv, figure->within);
  append_seconds (csv, figure->idle);
  loket_csv_end_row (csv);
}

static void
append_list (GString *csv, const char *by, GListStore *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (LoketQueueFigure) figure = g_list_model_get_item (G_LIST_MODEL (list), i);
    append_figure (csv, by, figure);
  }
}

/**
 * loket_queue_figures_csv:
 * @figures: of some days
 *
 * Returns: (transfer full): RFC 4180, a row for the office and for each hour, class, queue and
 *   counter; for programs, so its names are those of the records in every language and its times
 *   are whole seconds
 */
char *
loket_queue_figures_csv (LoketQueueFigures *figures)
{
  static const char *const heads[] = {
      "by",          "key",       "stays",       "served",       "called",         "missed",
      "wait_n",      "wait_mean", "wait_median", "wait_p90",     "walk_n",         "walk_mean",
      "walk_median", "walk_p90",  "service_n",   "service_mean", "service_median", "service_p90",
      "posted",      "within",    "idle"};
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    loket_csv_append (csv, heads[i]);
  loket_csv_end_row (csv);
  append_figure (csv, "office", figures->office);
  append_list (csv, "hour", figures->hours);
  append_list (csv, "class", figures->classes);
  append_list (csv, "queue", figures->stages);
  append_list (csv, "counter", figures->counters);
  return g_string_free (csv, FALSE);
}
