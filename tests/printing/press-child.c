/* SPDX-License-Identifier: GPL-3.0-or-later */
/* press-child LEDGER QUEUE [STEP before|after]: a program that prints one card and is killed at a
 * step; without one it settles what was left open and prints nothing.  For test-press.c. */
#include "paper-ledger.h"
#include "printing/press.h"
#include "tests/lib/wait.h"

#include <string.h>

static gboolean
is_over (gpointer job)
{
  return loket_press_job_is_over (job);
}

static gboolean
is_settled (gpointer press)
{
  return loket_press_is_settled (press);
}

int
main (int argc, char **argv)
{
  static const char *const prints[] = {"print-of-a-child", NULL};
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (PaperLedger) ledger = paper_ledger_new (argv[1]);
  g_autoptr (LoketPress) press = loket_press_new (LOKET_LEDGER (ledger), clock, random, NULL, NULL);
  g_autoptr (GBytes) card = paper_card ("child", 1);
  g_autoptr (LoketPressJob) job = NULL;

  if (argc > 3)
    paper_ledger_set_trouble (
        ledger, argv[3], strcmp (argv[4], "before") == 0 ? PAPER_DIES_BEFORE : PAPER_DIES_AFTER, 1);
  loket_press_start (press);
  if (argc > 3) {
    const LoketPressOrder order = {
        .pdf = card, .width = 53.98, .height = 85.6, .queue = argv[2], .prints = prints};
    job = loket_press_print (press, &order);
    loket_test_wait_until (is_over, job, 60000);
  } else {
    loket_test_wait_until (is_settled, press, 60000);
  }
  return 0;
}
