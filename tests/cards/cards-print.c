/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cards-print [--small]: how long from the click until the spooler has a card, and how many cards a
 * minute come out, against `lp` of ready-made rasters through the same queue in the same run. */
#include "card-office.h"
#include "printing/press.h"
#include "raster.h"
#include "tests/lib/print-lab.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"
#include "tests/printing/paper-ledger.h"

#include <string.h>

#define CARDS 20
#define CLICK_GOAL_MS 300.0
#define RATIO_GOAL 1.2

typedef struct {
  LoketPrintLab *lab;
  guint wanted;
} Count;

static gboolean
is_printed (gpointer data)
{
  const Count *count = data;

  return loket_print_lab_printed_count (count->lab, "card") >= count->wanted;
}

static double
since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

/* Seconds a card that lp needs. */
static double
measure_lp (LoketPrintLab *lab, const char *folder, guint cards)
{
  g_autoptr (GBytes) raster = raster_card (folder, 2);
  g_autofree char *path = g_build_filename (folder, "card.pwg", NULL);
  const char *const argv[] = {"lp",
                              "-s",
                              "-d",
                              "card",
                              "-o",
                              "document-format=image/pwg-raster",
                              "-o",
                              "sides=two-sided-long-edge",
                              path,
                              NULL};
  Count count = {lab, loket_print_lab_printed_count (lab, "card") + cards};
  const gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < cards; i++) {
    g_autoptr (GError) error = NULL;
    int status = 0;
    g_spawn_sync (
        NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
    g_assert_no_error (error);
    g_assert_cmpint (status, ==, 0);
  }
  loket_test_wait_until (is_printed, &count, 10000 * cards);
  return since (begin) / cards;
}

static gboolean
is_over (gpointer job)
{
  return loket_press_job_is_over (job);
}

static LoketPressJob *
print (LoketPress *press, guint number)
{
  g_autofree char *name = g_strdup_printf ("print-%u", number);
  const char *const prints[] = {name, NULL};
  g_autoptr (GBytes) card = paper_card (name, 2);
  const LoketPressOrder order = {.pdf = card,
                                 .width = 53.98,
                                 .height = 85.6,
                                 .sides = "two-sided-long-edge",
                                 .queue = "card",
                                 .prints = prints};

  return loket_press_print (press, &order);
}

/* Seconds a card through the whole chain. */
static double
measure_press (LoketPrintLab *lab, LoketPress *press, guint cards)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);
  const gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < cards; i++)
    g_ptr_array_add (jobs, print (press, i));
  for (guint i = 0; i < cards; i++) {
    loket_test_wait_until (is_over, g_ptr_array_index (jobs, i), 10000 * cards);
    g_assert_cmpint (loket_press_job_state (g_ptr_array_index (jobs, i)), ==, LOKET_PRESS_PRINTED);
  }
  return since (begin) / cards;
}

typedef struct {
  PaperLedger *ledger;
  LoketPressJob *job;
} Spooling;

static gboolean
is_spooled (gpointer data)
{
  const Spooling *spooling = data;
  g_autofree char *story =
      paper_ledger_story (spooling->ledger, loket_press_job_tag (spooling->job));

  return strstr (story, "spooled") != NULL;
}

static double
measure_click (LoketPress *press, PaperLedger *ledger)
{
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (LoketPressJob) job = print (press, 1000);
  Spooling spooling = {ledger, job};
  double spooled;

  loket_test_wait_until (is_spooled, &spooling, 60000);
  spooled = since (begin);
  loket_test_wait_until (is_over, job, 60000);
  return spooled;
}

static gboolean
say (const char *name, double value, const char *unit, double goal)
{
  const gboolean good = value <= goal;

  g_print ("%s %.2f %s %g %s\n", name, value, unit, goal, good ? "ok" : "missed");
  return good;
}

int
main (int argc, char **argv)
{
  const gboolean small = argc > 1 && strcmp (argv[1], "--small") == 0;
  const guint cards = small ? 3 : CARDS;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketPrintLab) lab = loket_print_lab_start (&error);
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *path = loket_test_dir_child (dir, "ledger");
  g_autofree char *marks = NULL;
  g_autoptr (PaperLedger) ledger = paper_ledger_new (path);
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (LoketPress) press = NULL;
  double lp, whole, click;
  gboolean good = TRUE;

  g_assert_no_error (error);
  marks = g_build_filename (loket_print_lab_path (lab), "once", NULL);
  press = loket_press_new (LOKET_LEDGER (ledger), clock, random, loket_test_dir_path (dir), marks);
  loket_press_start (press);
  click = measure_click (press, ledger);
  lp = measure_lp (lab, loket_test_dir_path (dir), cards);
  whole = measure_press (lab, press, cards);
  g_print (
      "# %u cards: lp %.1f a minute, the whole chain %.1f a minute\n", cards, 60 / lp, 60 / whole);
  good &= say ("cards-click-to-spooled", click * 1000, "ms", CLICK_GOAL_MS);
  good &= say ("cards-whole-chain-to-lp", whole / lp, "times", RATIO_GOAL);
  loket_press_stop (press);
  return good || small ? 0 : 1;
}
