/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a morning that was counted by hand. */
#include "core/calendar.h"
#include "core/clock.h"
#include "core/queue-figures.h"

#include <string.h>

#define EIGHT G_GINT64_CONSTANT (1795395600000000) /* Monday, 23 November 2026, 08:00 in Sragen */
#define NEVER (-1)

static LoketProfile *
read_sragen (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", "profile.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  LoketProfile *profile;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  file = g_bytes_new (text, length);
  profile = loket_profile_parse (file, "sragen", &error);
  g_assert_no_error (error);
  loket_profile_service (profile, "health")->posted_minutes = 30;
  loket_profile_service (profile, "data")->posted_minutes = 30;
  return profile;
}

/* Minutes after eight. */
typedef struct {
  const char *stage;
  const char *counter;
  LoketPriority priority;
  LoketStay outcome;
  int entered, called, started, ended, parked, calls;
  gboolean by_next, excluded;
  const char *ticket; /* NULL = one of its own */
} Stay;

static const Stay morning[] = {
    {"health", "1", LOKET_PRIORITY_NONE, LOKET_STAY_SERVED, 60, 70, 72, 82, 0, 1},
    {"health", "1", LOKET_PRIORITY_ELDERLY, LOKET_STAY_SERVED, 65, 85, 86, 110, 10, 2},
    {"data", "2", LOKET_PRIORITY_NONE, LOKET_STAY_MISSED, 90, 120, NEVER, 123, 0, 3},
    /* without a slip; and ended by calling the next one */
    {"data", "2", LOKET_PRIORITY_NONE, LOKET_STAY_SERVED, 121, 125, 125, 135, 0, 0, TRUE},
    {"data", "2", LOKET_PRIORITY_NONE, LOKET_STAY_TRANSFERRED, 122, 135, 137, 141, 0, 1},
    {"data", NULL, LOKET_PRIORITY_NONE, LOKET_STAY_UNSERVED, 150, NEVER, NEVER, 500, 0, 0},
    {"health", "1", LOKET_PRIORITY_NONE, LOKET_STAY_SERVED, 60, 120, 121, 300, 0, 1, FALSE, TRUE},
};

static LoketOptional
at (int minutes)
{
  return minutes == NEVER ? LOKET_NONE : LOKET_SOME (EIGHT + minutes * LOKET_MINUTE);
}

static GPtrArray *
stays_of (const Stay *rows, guint n, const char *day)
{
  GPtrArray *stays = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++) {
    LoketSegment *stay = loket_segment_new ();
    stay->ticket =
        rows[i].ticket != NULL ? g_strdup (rows[i].ticket) : g_strdup_printf ("ticket %u", i);
    stay->day = g_strdup (day);
    stay->stage = g_strdup (rows[i].stage);
    stay->counter = g_strdup (rows[i].counter);
    stay->priority = rows[i].priority;
    stay->outcome = rows[i].outcome;
    stay->entered_at = at (rows[i].entered).value;
    stay->called_at = at (rows[i].called);
    stay->started_at = at (rows[i].started);
    stay->ended_at = at (rows[i].ended).value;
    stay->parked = rows[i].parked * LOKET_MINUTE;
    stay->calls = rows[i].calls;
    stay->by_next = rows[i].by_next;
    stay->excluded = rows[i].excluded;
    g_ptr_array_add (stays, stay);
  }
  return stays;
}

static LoketQueueFigure *
figure (GListStore *list, guint position, const char *key)
{
  g_autoptr (LoketQueueFigure) found = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (found);
  g_assert_cmpstr (found->key, ==, key);
  return found;
}

/* In seconds. */
static void
assert_spread (LoketSpread *spread, gint64 n, gint64 mean, gint64 median, gint64 p90)
{
  g_assert_cmpint (spread->n, ==, n);
  g_assert_cmpint (spread->mean.value, ==, mean * LOKET_SECOND);
  g_assert_cmpint (spread->median.value, ==, median * LOKET_SECOND);
  g_assert_cmpint (spread->p90.value, ==, p90 * LOKET_SECOND);
}

static void
assert_counts (LoketQueueFigure *of, gint64 stays, gint64 served, gint64 called, gint64 missed)
{
  g_assert_cmpint (of->stays, ==, stays);
  g_assert_cmpint (of->served, ==, served);
  g_assert_cmpint (of->called, ==, called);
  g_assert_cmpint (of->missed, ==, missed);
}

static void
test_morning (void)
{
  g_autoptr (LoketProfile) profile = read_sragen ();
  g_autoptr (GPtrArray) stays = stays_of (morning, G_N_ELEMENTS (morning), "2026-11-23");
  g_autoptr (LoketQueueFigures) figures = loket_queue_figures_of (stays, profile);
  LoketQueueFigure *office = figures->office;

  g_assert_null (office->key);
  g_assert_cmpint (figures->excluded, ==, 1);
  assert_counts (office, 6, 4, 4, 1);
  assert_spread (office->wait, 3, 860, 780, 1200); /* 10, 20 and 13 minutes */
  assert_spread (office->walk, 3, 100, 120, 120);
  assert_spread (office->service, 3, 560, 600, 840); /* 10, 14 and 4 */
  /* 22 of 30 minutes, and 35: ten were aside.  Nobody knows when the one without a slip was over.
   */
  g_assert_cmpint (office->posted, ==, 2);
  g_assert_cmpint (office->within, ==, 1);
  /* 82-85 and 110-120 at the first counter, 123-125 at the second one. */
  g_assert_cmpint (office->idle.value, ==, 15 * LOKET_MINUTE);
  assert_counts (figure (figures->hours, 0, "09"), 3, 2, 3, 1);
  assert_counts (figure (figures->hours, 1, "10"), 3, 2, 1, 0);
  g_assert_false (figure (figures->hours, 0, "09")->idle.set);
  assert_counts (figure (figures->classes, 0, "elderly"), 1, 1, 1, 0);
  assert_counts (figure (figures->classes, 1, "none"), 5, 3, 3, 1);
  assert_counts (figure (figures->stages, 0, "data"), 4, 2, 2, 1);
  assert_counts (figure (figures->stages, 1, "health"), 2, 2, 2, 0);
  assert_spread (figure (figures->stages, 1, "health")->wait, 2, 900, 900, 1200);
  assert_counts (figure (figures->counters, 0, "1"), 2, 2, 2, 0);
  g_assert_cmpint (figure (figures->counters, 0, "1")->idle.value, ==, 13 * LOKET_MINUTE);
  g_assert_cmpint (figure (figures->counters, 1, "2")->idle.value, ==, 2 * LOKET_MINUTE);
}

/* One number, two desks: the posted time is of the way from coming to the end at the last one. */
static void
test_visits (void)
{
#define VISIT(id, ended, by_next, excluded)                                                        \
  {"health",                                                                                       \
   "1",                                                                                            \
   LOKET_PRIORITY_NONE,                                                                            \
   LOKET_STAY_TRANSFERRED,                                                                         \
   60,                                                                                             \
   65,                                                                                             \
   66,                                                                                             \
   80,                                                                                             \
   0,                                                                                              \
   1,                                                                                              \
   FALSE,                                                                                          \
   excluded,                                                                                       \
   id},                                                                                            \
  {                                                                                                \
    "data-desk", "2", LOKET_PRIORITY_NONE, LOKET_STAY_SERVED, 80, 82, 83, ended, 0, 1, by_next,    \
        FALSE, id                                                                                  \
  }
  static const Stay rows[] = {
      VISIT ("in time", 90, FALSE, FALSE),
      VISIT ("late", 91, FALSE, FALSE),
      VISIT ("end unknown", 85, TRUE, FALSE),
      VISIT ("left out", 85, FALSE, TRUE),
      {"health", "1", LOKET_PRIORITY_NONE, LOKET_STAY_TRANSFERRED, 60, 65, 66, 80, 0, 1},
      /* 35 minutes, five of them aside */
      {"data", "3", LOKET_PRIORITY_NONE, LOKET_STAY_SERVED, 60, 62, 63, 95, 5, 1},
  };
  g_autoptr (LoketProfile) profile = read_sragen ();
  g_autoptr (GPtrArray) stays = stays_of (rows, G_N_ELEMENTS (rows), "2026-11-23");
  g_autoptr (LoketQueueFigures) figures = loket_queue_figures_of (stays, profile);

  g_assert_cmpint (figures->office->posted, ==, 3);
  g_assert_cmpint (figures->office->within, ==, 2);
  g_assert_cmpint (figure (figures->stages, 1, "data-desk")->posted, ==, 0);
  g_assert_cmpint (figure (figures->stages, 2, "health")->posted, ==, 2);
  g_assert_cmpint (figure (figures->hours, 0, "09")->within, ==, 2);
}

static void
assert_percentile (guint n, gint64 median, gint64 p90)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LoketSpread) spread = NULL;

  for (guint i = n; i > 0; i--) {
    gint64 time = 10 * (gint64) i;
    g_array_append_val (times, time);
  }
  spread = loket_spread_of (times);
  g_assert_cmpint (spread->n, ==, n);
  g_assert_cmpint (spread->mean.value, ==, 5 * ((gint64) n + 1));
  g_assert_cmpint (spread->median.value, ==, median);
  g_assert_cmpint (spread->p90.value, ==, p90);
}

static void
test_percentiles (void)
{
  assert_percentile (1, 10, 10);
  assert_percentile (2, 15, 20);
  assert_percentile (9, 50, 90);
  assert_percentile (10, 55, 90);
  assert_percentile (11, 60, 100);
  assert_percentile (100, 505, 900);
}

/* Nights and the break are no idle time, nor is what lies between two days. */
static void
test_idle_in_working_time (void)
{
  static const Stay rows[] = {
      {"data", "1", LOKET_PRIORITY_NONE, LOKET_STAY_SERVED, 60, 70, 70, 80, 0, 1},
      {"data", "1", LOKET_PRIORITY_NONE, LOKET_STAY_SERVED, 60, 1000, 1000, 1010, 0, 1},
  };
  g_autoptr (LoketProfile) profile = read_sragen ();
  g_autoptr (GPtrArray) stays = stays_of (rows, G_N_ELEMENTS (rows), "2026-11-23");
  g_autoptr (LoketQueueFigures) day = loket_queue_figures_of (stays, profile);
  g_autoptr (LoketQueueFigures) days = NULL;
  LoketSegment *later = stays->pdata[1];

  g_assert_cmpint (day->office->idle.value,
                   ==,
                   loket_profile_working_time (profile, at (80).value, at (1000).value));
  g_assert_cmpint (day->office->idle.value, <, 10 * LOKET_HOUR);
  g_free (later->day);
  later->day = g_strdup ("2026-11-24");
  days = loket_queue_figures_of (stays, profile);
  g_assert_true (days->office->idle.set);
  g_assert_cmpint (days->office->idle.value, ==, 0);
}

static void
test_nothing (void)
{
  g_autoptr (LoketProfile) profile = loket_profile_new ();
  g_autoptr (GPtrArray) stays = g_ptr_array_new ();
  g_autoptr (LoketQueueFigures) figures = loket_queue_figures_of (stays, profile);

  g_assert_cmpint (figures->office->stays, ==, 0);
  g_assert_false (figures->office->wait->mean.set);
  g_assert_false (figures->office->idle.set);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (figures->hours)), ==, 0);
}

static void
test_csv (void)
{
  g_autoptr (LoketProfile) profile = read_sragen ();
  g_autoptr (GPtrArray) stays = stays_of (morning, G_N_ELEMENTS (morning), "2026-11-23");
  g_autoptr (LoketQueueFigures) figures = loket_queue_figures_of (stays, profile);
  g_autofree char *csv = loket_queue_figures_csv (figures);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 11); /* head, office, 2 + 2 + 2 + 2, the end */
  g_assert_true (g_str_has_prefix (lines[0], "by,key,stays,served,called,missed,wait_n,"));
  g_assert_cmpstr (
      lines[1], ==, "office,,6,4,4,1,3,860,780,1200,3,100,120,120,3,560,600,840,2,1,900");
  g_assert_cmpstr (
      lines[5], ==, "class,none,5,3,3,1,2,690,690,780,2,120,120,120,2,420,420,600,1,1,");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/queue-figures/morning", test_morning);
  g_test_add_func ("/core/queue-figures/visits", test_visits);
  g_test_add_func ("/core/queue-figures/percentiles", test_percentiles);
  g_test_add_func ("/core/queue-figures/idle-in-working-time", test_idle_in_working_time);
  g_test_add_func ("/core/queue-figures/nothing", test_nothing);
  g_test_add_func ("/core/queue-figures/csv", test_csv);
  return g_test_run ();
}
