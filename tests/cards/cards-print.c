/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cards-print [--small]: how long from the click until the spooler has a card, and how many cards a
 * minute come out, against `lp` of ready-made rasters through the same queue in the same run. */
#include "card-office.h"
#include "faces.h"
#include "hand.h"
#include "printing/cups-jobs.h"
#include "printing/press.h"
#include "raster.h"
#include "tests/client/asking.h"
#include "tests/lib/print-lab.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"
#include "ui/cards/card-ledger.h"

#include <string.h>

#define CARDS 10 /* of a round */
#define ROUNDS 3 /* lp and press in turn: the machine may be busy with something else */
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
  g_autofree char *path = raster_card (folder, 2);
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

typedef struct {
  LoketPress *press;
  CardOffice *office;
  CardFaces *faces;
} Chain;

static LoketPressJob *
print (const Chain *chain, guint number)
{
  const CardIssued *issued = card_office_issued (chain->office, number);
  const char *const prints[] = {issued->print, NULL};
  g_autoptr (GBytes) card = card_faces_draw (chain->faces, issued->card);
  const LoketPressOrder order = {.pdf = card,
                                 .width = 53.98,
                                 .height = 85.6,
                                 .sides = "two-sided-long-edge",
                                 .queue = "card",
                                 .prints = prints};

  return loket_press_print (chain->press, &order);
}

static gboolean
is_idle (gpointer data)
{
  g_autoptr (LoketCups) cups = loket_cups_connect (NULL);
  g_autoptr (LoketPrintQueue) queue =
      cups != NULL ? loket_cups_get_queue (cups, "card", NULL) : NULL;

  return queue != NULL && !queue->busy;
}

/* Seconds a card through the whole chain; from the first click to the last card, as with lp. */
static double
measure_press (LoketPrintLab *lab, const Chain *chain, guint first, guint cards)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);
  Count count = {lab, loket_print_lab_printed_count (lab, "card") + cards};
  const gint64 begin = g_get_monotonic_time ();
  double seconds;

  for (guint i = 0; i < cards; i++)
    g_ptr_array_add (jobs, print (chain, first + i));
  loket_test_wait_until (is_printed, &count, 10000 * cards);
  seconds = since (begin) / cards;
  for (guint i = 0; i < cards; i++) {
    loket_test_wait_until (is_over, g_ptr_array_index (jobs, i), 10000 * cards);
    g_assert_cmpint (loket_press_job_state (g_ptr_array_index (jobs, i)), ==, LOKET_PRESS_PRINTED);
  }
  return seconds;
}

/* The spooler has the whole card. */
static gboolean
is_spooled (gpointer job)
{
  g_autoptr (LoketCups) cups = loket_cups_connect (NULL);
  g_auto (LoketCupsJob) found = {0};

  return cups != NULL &&
         loket_cups_ask_job (cups, "card", loket_press_job_tag (job), NULL, 0, &found, NULL) &&
         found.documents > 0;
}

static double
measure_click (const Chain *chain, guint number)
{
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (LoketPressJob) job = print (chain, number);
  double spooled;

  loket_test_wait_until (is_spooled, job, 60000);
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

static gboolean
measure (LoketPrintLab *lab, const Chain *chain, guint cards, guint rounds)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  const double click = measure_click (chain, cards * rounds + 1);
  double lp = 0, whole = 0;
  gboolean good = TRUE;

  for (guint i = 0; i < rounds; i++) {
    lp += measure_lp (lab, loket_test_dir_path (dir), cards);
    loket_test_wait_until (is_idle, NULL, 30000);
    whole += measure_press (lab, chain, i * cards + 1, cards);
    loket_test_wait_until (is_idle, NULL, 30000);
  }
  g_print ("# %u cards: lp %.1f a minute, the whole chain %.1f a minute\n",
           cards * rounds,
           60 * rounds / lp,
           60 * rounds / whole);
  good &= say ("cards-click-to-spooled", click * 1000, "ms", CLICK_GOAL_MS);
  good &= say ("cards-whole-chain-to-lp", whole / lp, "times", RATIO_GOAL);
  return good;
}

int
main (int argc, char **argv)
{
  const gboolean small = argc > 1 && strcmp (argv[1], "--small") == 0;
  const guint cards = small ? 2 : CARDS, rounds = small ? 1 : ROUNDS;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketPrintLab) lab = loket_print_lab_start (&error);
  g_autoptr (CardOffice) office = card_office_new (cards * rounds);
  g_auto (GStrv) place = g_strsplit (card_office_place (office), ",", 2);
  g_autoptr (LoketClient) client = hand_come (place[0]);
  g_autoptr (LoketCardLedger) ledger = loket_card_ledger_new (client);
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autofree char *marks = NULL;
  g_autoptr (CardFaces) faces = card_faces_new (client);
  g_autoptr (LoketPress) press = NULL;
  Chain chain = {.office = office, .faces = faces};
  gboolean good;

  g_assert_no_error (error);
  marks = g_build_filename (loket_print_lab_path (lab), "once", NULL);
  press = loket_press_new (LOKET_LEDGER (ledger), clock, random, g_get_tmp_dir (), marks);
  chain.press = press;
  loket_press_start (press);
  good = measure (lab, &chain, cards, rounds);
  loket_press_stop (press);
  g_clear_object (&press);
  g_clear_object (&ledger);
  finish_client (g_steal_pointer (&client));
  return good || small ? 0 : 1;
}
