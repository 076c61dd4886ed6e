/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards through a real CUPS to a simulated card printer, while spooler, printer, office and program
 * die: the printer's own record says what is on plastic. */
#include "press-rig.h"
#include "sample.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

static gboolean
is_settled (gpointer press)
{
  return loket_press_is_settled (press);
}

/* --- smooth --- */

static void
test_normal (PressRig *fixture, gconstpointer data)
{
  g_autoptr (LoketPressJob) job = press_rig_print (fixture, "card");
  g_autofree char *sentence = NULL;

  g_assert_cmpint (loket_press_job_state (job), ==, LOKET_PRESS_WAITING);
  g_assert_cmpuint (g_list_model_get_n_items (loket_press_jobs (fixture->press)), ==, 1);
  press_rig_assert_ends (job, LOKET_PRESS_PRINTED);
  press_rig_assert_story (fixture, job, "sent created spooled unconfirmed");
  g_assert_cmpuint (press_rig_count (press_rig_lab (data), loket_press_job_tag (job)), ==, 1);
  g_assert_true (loket_press_is_settled (fixture->press));
  g_assert_cmpuint (g_list_model_get_n_items (loket_press_jobs (fixture->press)), ==, 0);
  sentence = loket_press_job_sentence (job, "en");
  g_assert_nonnull (strstr (sentence, "scan"));
}

/* The ledger of this test refuses two open tags at once. */
static void
test_batch (PressRig *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (jobs, press_rig_print (fixture, "card"));
  for (guint i = 0; i < jobs->len; i++) {
    press_rig_assert_ends (g_ptr_array_index (jobs, i), LOKET_PRESS_PRINTED);
    g_assert_cmpuint (
        press_rig_count (press_rig_lab (data), loket_press_job_tag (g_ptr_array_index (jobs, i))),
        ==,
        1);
  }
}

static void
test_two_sides (PressRig *fixture, gconstpointer data)
{
  g_autoptr (GBytes) card = paper_card ("two", 2);
  g_autoptr (LoketPressJob) job =
      press_rig_print_on (fixture->press, card, "card", "two-sided-long-edge");
  g_autofree char *log = g_build_filename (
      loket_print_lab_path (press_rig_lab (data)), "printers", "card", "printed.log", NULL);
  g_autofree char *text = NULL;

  press_rig_assert_ends (job, LOKET_PRESS_PRINTED);
  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "sides=two-sided-long-edge"));
  g_assert_nonnull (strstr (text, "pages=2"));
}

static void
test_saved (PressRig *fixture, gconstpointer data)
{
  g_autoptr (LoketPressJob) job = press_rig_print (fixture, NULL);
  g_autofree char *sentence = NULL;

  press_rig_assert_ends (job, LOKET_PRESS_PRINTED);
  press_rig_assert_story (fixture, job, "sent created spooled unconfirmed");
  g_assert_true (g_file_test (loket_press_job_path (job), G_FILE_TEST_EXISTS));
  sentence = loket_press_job_sentence (job, "en");
  g_assert_nonnull (strstr (sentence, loket_press_job_path (job)));
}

static void
assert_not_begun (PressRig *fixture, LoketPressJob *job, LoketPrintReason reason)
{
  press_rig_assert_ends (job, LOKET_PRESS_NOT_PRINTED);
  g_assert_cmpint (loket_press_job_reason (job), ==, reason);
  press_rig_assert_story (fixture, job, "");
}

static void
test_unfit_queues (PressRig *fixture, gconstpointer data)
{
  g_autoptr (LoketPressJob) unsafe = press_rig_print (fixture, "office");
  g_autoptr (LoketPressJob) raw = press_rig_print (fixture, "escpos");
  g_autoptr (LoketPressJob) missing = press_rig_print (fixture, "sold-last-year");
  g_autoptr (LoketPressJob) size = press_rig_print_a4 (fixture, "card");

  assert_not_begun (fixture, unsafe, LOKET_PRINT_REASON_NOT_SAFE);
  assert_not_begun (fixture, raw, LOKET_PRINT_REASON_NOT_SAFE);
  assert_not_begun (fixture, missing, LOKET_PRINT_REASON_NO_QUEUE);
  assert_not_begun (fixture, size, LOKET_PRINT_REASON_SIZE);
}

static void
test_one_program (PressRig *fixture, gconstpointer data)
{
  g_autoptr (LoketPress) other = press_rig_press (fixture);
  g_autoptr (GBytes) card = paper_card ("card", 1);
  g_autoptr (LoketPressJob) job = NULL;

  loket_press_start (other);
  job = press_rig_print_on (other, card, "card", NULL);
  press_rig_assert_attention (job, LOKET_PRINT_REASON_OTHER_PROGRAM);
  g_clear_object (&fixture->press); /* its window is closed */
  press_rig_assert_ends (job, LOKET_PRESS_PRINTED);
  loket_press_stop (other);
  g_assert_finalize_object (g_steal_pointer (&other));
  fixture->press = press_rig_press (fixture);
}

/* --- the office --- */

static void
test_office_silent (PressRig *fixture, gconstpointer data)
{
  static const char *const steps[] = {"begin", "created", "spooled", "unconfirmed"};

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint after = 0; after < 2; after++) {
      g_autoptr (LoketPressJob) job = NULL;
      paper_ledger_set_trouble (
          fixture->ledger, steps[i], after ? PAPER_SILENT_AFTER : PAPER_SILENT_BEFORE, 2);
      job = press_rig_print (fixture, "card");
      press_rig_assert_attention (job, LOKET_PRINT_REASON_NO_OFFICE);
      press_rig_assert_ends (job, LOKET_PRESS_PRINTED);
      press_rig_assert_story (fixture, job, "sent created spooled unconfirmed");
      g_assert_cmpuint (press_rig_count (press_rig_lab (data), loket_press_job_tag (job)), ==, 1);
    }
}

static void
test_office_refuses (PressRig *fixture, gconstpointer data)
{
  g_autoptr (LoketPressJob) begin = NULL;
  g_autoptr (LoketPressJob) created = NULL;

  paper_ledger_set_trouble (fixture->ledger, "begin", PAPER_REFUSES, 1);
  begin = press_rig_print (fixture, "card");
  assert_not_begun (fixture, begin, LOKET_PRINT_REASON_OFFICE_REFUSED);
  g_assert_nonnull (loket_press_job_error (begin));

  paper_ledger_set_trouble (fixture->ledger, "created", PAPER_REFUSES, 1);
  created = press_rig_print (fixture, "card");
  press_rig_assert_ends (created, LOKET_PRESS_NOT_PRINTED);
  press_rig_assert_story (fixture, created, "sent not-printed");
  press_rig_assert_next_is_good (fixture, press_rig_lab (data));
  g_assert_cmpuint (press_rig_count (press_rig_lab (data), loket_press_job_tag (created)), ==, 0);
}

/* Given up while the office is silent: the job in CUPS never gets its document. */
static void
test_cancel_before_sending (PressRig *fixture, gconstpointer data)
{
  g_autoptr (LoketPressJob) job = NULL;

  paper_ledger_set_trouble (fixture->ledger, "created", PAPER_SILENT_BEFORE, G_MAXINT);
  job = press_rig_print (fixture, "card");
  press_rig_assert_attention (job, LOKET_PRINT_REASON_NO_OFFICE);
  loket_press_job_cancel (job);
  press_rig_assert_ends (job, LOKET_PRESS_NOT_PRINTED);
  press_rig_assert_story (fixture, job, "sent not-printed");
  paper_ledger_set_trouble (fixture->ledger, "", PAPER_REFUSES, 0);
  press_rig_assert_next_is_good (fixture, press_rig_lab (data));
  g_assert_cmpuint (press_rig_count (press_rig_lab (data), loket_press_job_tag (job)), ==, 0);
}

/* What was left open on a queue that somebody has removed since does not stand in the way for ever.
 */
static void
test_queue_removed (PressRig *fixture, gconstpointer data)
{
  static const char *const tags[] = {"0190a1b2-0000-7000-8000-00000000000a",
                                     "0190a1b2-0000-7000-8000-00000000000b"};
  g_autofree char *mark = g_build_filename (fixture->marks, tags[1], NULL);
  g_autofree char *first = NULL, *second = NULL;

  loket_press_stop (fixture->press);
  g_clear_object (&fixture->press);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++) {
    g_autofree char *sent = g_strdup_printf ("sent %s removed print-%u 0 - -\n", tags[i], i);
    g_autofree char *created = g_strdup_printf ("created %s - - 7 %s -\n", tags[i], tags[i]);
    paper_ledger_append (fixture->ledger, sent);
    paper_ledger_append (fixture->ledger, created);
  }
  g_assert_true (g_file_set_contents (mark, "start job=7\n", -1, NULL));
  fixture->press = press_rig_press (fixture);
  loket_press_start (fixture->press);
  loket_test_wait_until (is_settled, fixture->press, SECONDS * 1000);
  first = paper_ledger_story (fixture->ledger, tags[0]);
  second = paper_ledger_story (fixture->ledger, tags[1]);
  g_assert_cmpstr (first, ==, "sent created not-printed");
  g_assert_cmpstr (second, ==, "sent created spooled unconfirmed");
}

/* --- the printer --- */

static void
test_out_of_cards_before (PressRig *fixture, gconstpointer data)
{
  LoketPrintLab *lab = press_rig_lab (data);
  g_autoptr (LoketPressJob) first = NULL;
  g_autoptr (LoketPressJob) job = NULL;
  g_autoptr (LoketPressJob) unwanted = NULL;

  loket_print_lab_control (lab, "block", "card", "media-empty", NULL);
  first = press_rig_print (fixture, "card"); /* the printer says so only once it works */
  press_rig_assert_attention (first, LOKET_PRINT_REASON_PAPER_OUT);
  press_rig_assert_story (fixture, first, "sent created spooled");
  job = press_rig_print (fixture, "card");
  unwanted = press_rig_print (fixture, "card");
  loket_press_job_cancel (unwanted);
  loket_print_lab_control (lab, "unblock", "card", NULL);
  press_rig_assert_ends (first, LOKET_PRESS_PRINTED);
  press_rig_assert_ends (job, LOKET_PRESS_PRINTED);
  assert_not_begun (fixture, unwanted, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (press_rig_count (lab, loket_press_job_tag (first)), ==, 1);
}

static void
test_printer_off (PressRig *fixture, gconstpointer data)
{
  LoketPrintLab *lab = press_rig_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "printer", "card", "stop", NULL);
  job = press_rig_print (fixture, "card");
  press_rig_assert_attention (job, LOKET_PRINT_REASON_OFFLINE);
  press_rig_assert_story (fixture, job, "");
  loket_print_lab_control (lab, "printer", "card", "start", NULL);
  press_rig_assert_ends (job, LOKET_PRESS_PRINTED);
}

/* CUPS may say "completed" of it; the printer has lost it with its power. */
static void
test_false_completed (PressRig *fixture, gconstpointer data)
{
  LoketPrintLab *lab = press_rig_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "block", "card", "media-jam", NULL);
  job = press_rig_print (fixture, "card");
  press_rig_assert_attention (job, LOKET_PRINT_REASON_JAM);
  loket_print_lab_control (lab, "printer", "card", "kill", NULL);
  loket_print_lab_control (lab, "unblock", "card", NULL);
  loket_print_lab_control (lab, "printer", "card", "start", NULL);
  press_rig_assert_ends (job, LOKET_PRESS_DOUBTFUL);
  press_rig_assert_story (fixture, job, "sent created spooled unconfirmed");
  press_rig_assert_next_is_good (fixture, lab);
  g_assert_cmpuint (press_rig_count (lab, loket_press_job_tag (job)), ==, 0);
}

static void
test_printer_aborts (PressRig *fixture, gconstpointer data)
{
  LoketPrintLab *lab = press_rig_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "fail", "card", "1", NULL);
  job = press_rig_print (fixture, "card");
  press_rig_assert_ends (job, LOKET_PRESS_DOUBTFUL);
  press_rig_assert_next_is_good (fixture, lab);
}

static void
test_cancel_under_print (PressRig *fixture, gconstpointer data)
{
  LoketPrintLab *lab = press_rig_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "block", "card", "media-empty", NULL);
  job = press_rig_print (fixture, "card");
  press_rig_assert_attention (job, LOKET_PRINT_REASON_PAPER_OUT);
  loket_press_job_cancel (job);
  loket_print_lab_control (lab, "unblock", "card", NULL);
  press_rig_wait_over (job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_NOT_PRINTED);
  press_rig_assert_next_is_good (fixture, lab);
}

static void
test_garbage (PressRig *fixture, gconstpointer data)
{
  g_autoptr (GBytes) garbage = g_bytes_new_static ("no card at all", 14);
  g_autoptr (LoketPressJob) job = press_rig_print_on (fixture->press, garbage, "card", NULL);

  press_rig_wait_over (job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_WAITING);
  if (loket_press_job_state (job) == LOKET_PRESS_NOT_PRINTED)
    g_assert_cmpuint (press_rig_count (press_rig_lab (data), loket_press_job_tag (job)), ==, 0);
  press_rig_assert_next_is_good (fixture, press_rig_lab (data));
}

/* A queue that promises a size which its printer refuses. */
static void
test_options_refused (PressRig *fixture, gconstpointer data)
{
  LoketPrintLab *lab = press_rig_lab (data);
  g_autoptr (LoketPressJob) job = NULL;
  g_autofree char *ppd =
      g_build_filename (loket_print_lab_path (lab), "etc", "ppd", "office.ppd", NULL);
  g_autofree char *port_file =
      g_build_filename (loket_print_lab_path (lab), "printers", "card", "port", NULL);
  g_autofree char *port = NULL, *device = NULL, *said = NULL;

  g_assert_true (g_file_get_contents (port_file, &port, NULL, NULL));
  device = g_strdup_printf ("once:/ipp://localhost:%s/ipp/print", g_strstrip (port));
  {
    const char *const argv[] = {"lpadmin",
                                "-p",
                                "wrong",
                                "-E",
                                "-v",
                                device,
                                "-P",
                                ppd,
                                "-o",
                                "printer-error-policy=stop-printer",
                                NULL};
    said = sample_run (argv);
  }
  job = press_rig_print_a4 (fixture, "wrong");
  press_rig_wait_over (job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_PRINTED);
  g_assert_cmpuint (press_rig_count (lab, loket_press_job_tag (job)), ==, 0);
  press_rig_assert_next_is_good (fixture, lab);
}

/* --- the spooler --- */

static void
interrupt (PressRig *fixture, LoketPrintLab *lab, const char *how, gboolean twice)
{
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "speed", "card", "1", NULL);
  job = press_rig_print (fixture, "card");
  press_rig_wait_arrival (lab, job);
  loket_print_lab_control (lab, "cupsd", how, NULL);
  loket_print_lab_control (lab, "cupsd", "start", NULL);
  if (twice) {
    loket_print_lab_control (lab, "cupsd", how, NULL);
    loket_print_lab_control (lab, "cupsd", "start", NULL);
  }
  press_rig_wait_over (job);
  loket_print_lab_control (lab, "speed", "card", "0", NULL);
  press_rig_wait_plastic (lab, job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_NOT_PRINTED);
  press_rig_assert_next_is_good (fixture, lab);
  g_assert_cmpuint (press_rig_count (lab, loket_press_job_tag (job)), ==, 1);
}

static void
test_spooler_killed (PressRig *fixture, gconstpointer data)
{
  interrupt (fixture, press_rig_lab (data), "kill", FALSE);
}

static void
test_spooler_restarted (PressRig *fixture, gconstpointer data)
{
  interrupt (fixture, press_rig_lab (data), "stop", FALSE);
  interrupt (fixture, press_rig_lab (data), "stop", TRUE);
}

static void
test_spooler_off (PressRig *fixture, gconstpointer data)
{
  LoketPrintLab *lab = press_rig_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "cupsd", "stop", NULL);
  job = press_rig_print (fixture, "card");
  press_rig_assert_attention (job, LOKET_PRINT_REASON_NO_SPOOLER);
  loket_print_lab_control (lab, "cupsd", "start", NULL);
  press_rig_assert_ends (job, LOKET_PRESS_PRINTED);
}

static void
kill_backend (PressRig *fixture, LoketPrintLab *lab, const char *which)
{
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "speed", "card", "1", NULL);
  job = press_rig_print (fixture, "card");
  press_rig_wait_arrival (lab, job);
  loket_print_lab_control (lab, "backend", which, NULL);
  press_rig_wait_over (job);
  loket_print_lab_control (lab, "speed", "card", "0", NULL);
  press_rig_wait_plastic (lab, job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_NOT_PRINTED);
  press_rig_assert_next_is_good (fixture, lab);
  g_assert_cmpuint (press_rig_count (lab, loket_press_job_tag (job)), ==, 1);
}

static void
test_backend_killed (PressRig *fixture, gconstpointer data)
{
  kill_backend (fixture, press_rig_lab (data), "once");
  kill_backend (fixture, press_rig_lab (data), "ipp");
}

/* --- the program --- */

static void
run_child (PressRig *fixture, const char *step, const char *when)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "LOKET_ONCE_DIR", fixture->marks, TRUE);
  g_subprocess_launcher_setenv (
      launcher, "XDG_DATA_HOME", loket_test_dir_path (fixture->dir), TRUE);
  child = g_subprocess_launcher_spawn (
      launcher, &error, g_getenv ("PRESS_CHILD"), fixture->path, "card", step, when, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
}

/* The program is killed around each step; the next one finds out what became of the card. */
static void
test_program_killed (PressRig *fixture, gconstpointer data)
{
  static const char *const steps[] = {"begin", "created", "spooled", "unconfirmed"};
  static const char *const whens[] = {"before", "after"};
  LoketPrintLab *lab = press_rig_lab (data);

  loket_test_wait_until (is_settled, fixture->press, SECONDS * 1000);
  g_assert_finalize_object (g_steal_pointer (&fixture->press)); /* and gives its lock back */
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint when = 0; when < G_N_ELEMENTS (whens); when++) {
      g_autoptr (GHashTable) states = NULL;
      GHashTableIter iter;
      gpointer tag, state;
      g_unlink (fixture->path);
      run_child (fixture, steps[i], whens[when]);
      fixture->press = press_rig_press (fixture);
      loket_press_start (fixture->press);
      loket_test_wait_until (is_settled, fixture->press, SECONDS * 1000);
      states = paper_ledger_states (fixture->ledger);
      g_hash_table_iter_init (&iter, states);
      while (g_hash_table_iter_next (&iter, &tag, &state)) {
        const gboolean sent = i > 1;
        g_test_message ("killed %s %s: %s", whens[when], steps[i], (char *) state);
        g_assert_cmpstr (state, ==, sent ? "unconfirmed" : "not-printed");
        g_assert_cmpuint (press_rig_count (lab, tag), ==, sent ? 1 : 0);
      }
      g_assert_cmpuint (g_hash_table_size (states), ==, i + when > 0 ? 1 : 0);
      press_rig_assert_next_is_good (fixture, lab);
      g_clear_object (&fixture->press);
    }
  fixture->press = press_rig_press (fixture);
}

typedef struct {
  const char *name;
  void (*function) (PressRig *fixture, gconstpointer data);
} Case;

/* Groups, each with a lab of its own, so that they run side by side. */
static const Case smooth[] = {
    {"normal", test_normal},
    {"batch", test_batch},
    {"two-sides", test_two_sides},
    {"saved", test_saved},
    {"unfit-queues", test_unfit_queues},
    {"one-program", test_one_program},
    {"office-silent", test_office_silent},
    {"office-refuses", test_office_refuses},
    {"cancel-before-sending", test_cancel_before_sending},
    {"queue-removed", test_queue_removed},
    {NULL, NULL},
};
static const Case printer[] = {
    {"out-of-cards-before", test_out_of_cards_before},
    {"printer-off", test_printer_off},
    {"false-completed", test_false_completed},
    {"printer-aborts", test_printer_aborts},
    {"cancel-under-print", test_cancel_under_print},
    {"garbage", test_garbage},
    {"options-refused", test_options_refused},
    {NULL, NULL},
};
static const Case spooler[] = {
    {"spooler-killed", test_spooler_killed},
    {"spooler-restarted", test_spooler_restarted},
    {"spooler-off", test_spooler_off},
    {"backend-killed", test_backend_killed},
    {NULL, NULL},
};
static const Case program[] = {
    {"program-killed", test_program_killed},
    {NULL, NULL},
};

static const Case *
chosen_cases (void)
{
  const char *group = g_getenv ("PRESS_CASES");

  if (g_strcmp0 (group, "printer") == 0)
    return printer;
  if (g_strcmp0 (group, "spooler") == 0)
    return spooler;
  return g_strcmp0 (group, "program") == 0 ? program : smooth;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  LoketPrintLab *lab = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  lab = loket_print_lab_start (&error);
  g_assert_no_error (error);
  for (const Case *c = chosen_cases (); c->name != NULL; c++) {
    g_autofree char *path = g_strconcat ("/printing/press/", c->name, NULL);
    g_test_add (path, PressRig, &lab, press_rig_set_up, c->function, press_rig_tear_down);
  }
  status = g_test_run ();
  loket_print_lab_stop (lab);
  return status;
}
