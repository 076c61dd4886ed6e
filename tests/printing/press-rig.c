/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A press between a ledger in a file and the print lab, and what the printer itself has on record;
 * tests of the press share it. */
#include "press-rig.h"

#include <string.h>

LoketPrintLab *
press_rig_lab (gconstpointer data)
{
  return *(LoketPrintLab *const *) data;
}

LoketPress *
press_rig_press (PressRig *fixture)
{
  return loket_press_new (LOKET_LEDGER (fixture->ledger),
                          fixture->clock,
                          fixture->random,
                          loket_test_dir_path (fixture->dir),
                          fixture->marks);
}

void
press_rig_set_up (PressRig *fixture, gconstpointer data)
{
  fixture->dir = loket_test_dir_new ();
  fixture->path = loket_test_dir_child (fixture->dir, "ledger");
  fixture->ledger = paper_ledger_new (fixture->path);
  fixture->clock = loket_clock_new_system ();
  fixture->random = loket_random_new_system ();
  fixture->marks = g_build_filename (loket_print_lab_path (press_rig_lab (data)), "once", NULL);
  fixture->press = press_rig_press (fixture);
  fixture->before = loket_print_lab_printed_count (press_rig_lab (data), "card");
  loket_press_start (fixture->press);
}

void
press_rig_tear_down (PressRig *fixture, gconstpointer data)
{
  loket_press_stop (fixture->press);
  g_assert_finalize_object (g_steal_pointer (&fixture->press));
  g_clear_object (&fixture->ledger);
  loket_clock_unref (fixture->clock);
  loket_random_unref (fixture->random);
  g_free (fixture->path);
  g_free (fixture->marks);
  loket_test_dir_free (fixture->dir);
}

LoketPressJob *
press_rig_print_on (LoketPress *press, GBytes *pdf, const char *queue, const char *sides)
{
  static const char *const prints[] = {"print-1", NULL};
  const LoketPressOrder order = {
      .pdf = pdf, .width = 53.98, .height = 85.6, .sides = sides, .queue = queue, .prints = prints};

  return loket_press_print (press, &order);
}

LoketPressJob *
press_rig_print_a4 (PressRig *fixture, const char *queue)
{
  static const char *const prints[] = {"print-1", "print-2", NULL};
  g_autoptr (GBytes) sheet = paper_card ("sheet", 1);
  const LoketPressOrder order = {
      .pdf = sheet, .width = 210, .height = 297, .queue = queue, .prints = prints, .sheet = TRUE};

  return loket_press_print (fixture->press, &order);
}

LoketPressJob *
press_rig_print (PressRig *fixture, const char *queue)
{
  g_autoptr (GBytes) card = paper_card ("card", 1);

  return press_rig_print_on (fixture->press, card, queue, NULL);
}

gboolean
press_rig_is_over (gpointer job)
{
  return loket_press_job_is_over (job);
}

static gboolean
needs_attention (gpointer job)
{
  return press_rig_is_over (job) || loket_press_job_state (job) == LOKET_PRESS_NEEDS_ATTENTION;
}

void
press_rig_wait_over (LoketPressJob *job)
{
  loket_test_wait_until (press_rig_is_over, job, SECONDS * 1000);
}

void
press_rig_assert_ends (LoketPressJob *job, LoketPressState state)
{
  press_rig_wait_over (job);
  g_assert_cmpint (loket_press_job_state (job), ==, state);
}

void
press_rig_assert_attention (LoketPressJob *job, LoketPrintReason reason)
{
  g_autofree char *sentence = NULL;

  loket_test_wait_until (needs_attention, job, SECONDS * 1000);
  g_assert_cmpint (loket_press_job_state (job), ==, LOKET_PRESS_NEEDS_ATTENTION);
  g_assert_cmpint (loket_press_job_reason (job), ==, reason);
  sentence = loket_press_job_sentence (job, "en");
  g_assert_cmpstr (sentence, ==, loket_print_reason_card_sentence (reason, "en"));
}

void
press_rig_assert_story (PressRig *fixture, LoketPressJob *job, const char *wanted)
{
  g_autofree char *story = paper_ledger_story (fixture->ledger, loket_press_job_tag (job));

  g_assert_cmpstr (story, ==, wanted);
}

/* How often the card of @tag came out of the printer, in the printer's own words. */
guint
press_rig_count (LoketPrintLab *lab, const char *tag)
{
  g_autofree char *log =
      g_build_filename (loket_print_lab_path (lab), "printers", "card", "printed.log", NULL);
  g_autofree char *name = g_strdup_printf ("name=%s ", tag);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint count = 0;

  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    count += g_str_has_prefix (lines[i], "printed ") && strstr (lines[i], name) != NULL;
  return count;
}

typedef struct {
  LoketPrintLab *lab;
  const char *what; /* "start " */
  const char *tag;
} Arrival;

static gboolean
has_arrived (gpointer data)
{
  const Arrival *arrival = data;
  g_autofree char *log = g_build_filename (
      loket_print_lab_path (arrival->lab), "printers", "card", "printed.log", NULL);
  g_autofree char *name = g_strdup_printf ("name=%s", arrival->tag);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], arrival->what) && strstr (lines[i], name) != NULL)
      return TRUE;
  return FALSE;
}

/* The card is in the printer. */
void
press_rig_wait_arrival (LoketPrintLab *lab, LoketPressJob *job)
{
  Arrival arrival = {lab, "start ", loket_press_job_tag (job)};

  loket_test_wait_until (has_arrived, &arrival, SECONDS * 1000);
}

void
press_rig_wait_plastic (LoketPrintLab *lab, LoketPressJob *job)
{
  Arrival arrival = {lab, "printed ", loket_press_job_tag (job)};

  loket_test_wait_until (has_arrived, &arrival, SECONDS * 1000);
}

/* The next card goes its way: nothing is left in queue, printer or ledger that is in its way, and
 * nothing old comes out after it. */
void
press_rig_assert_next_is_good (PressRig *fixture, LoketPrintLab *lab)
{
  g_autoptr (LoketPressJob) next = press_rig_print (fixture, "card");

  press_rig_assert_ends (next, LOKET_PRESS_PRINTED);
  g_assert_cmpuint (press_rig_count (lab, loket_press_job_tag (next)), ==, 1);
}
