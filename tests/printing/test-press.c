/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards through a real CUPS to a simulated card printer, while spooler, printer, office and program
 * die: the printer's own record says what is on plastic. */
#include "paper-ledger.h"
#include "printing/cups-jobs.h"
#include "printing/press.h"
#include "sample.h"
#include "tests/lib/print-lab.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECONDS 40
#define CARD 53.98, 85.6

typedef struct {
  LoketTestDir *dir;
  PaperLedger *ledger;
  LoketPress *press;
  LoketClock *clock;
  LoketRandom *random;
  char *path;
  char *marks;
  guint before; /* cards that the printer had put out */
} Fixture;

static LoketPrintLab *
the_lab (gconstpointer data)
{
  return *(LoketPrintLab *const *) data;
}

static LoketPress *
new_press (Fixture *fixture)
{
  return loket_press_new (LOKET_LEDGER (fixture->ledger),
                          fixture->clock,
                          fixture->random,
                          loket_test_dir_path (fixture->dir),
                          fixture->marks);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = loket_test_dir_new ();
  fixture->path = loket_test_dir_child (fixture->dir, "ledger");
  fixture->ledger = paper_ledger_new (fixture->path);
  fixture->clock = loket_clock_new_system ();
  fixture->random = loket_random_new_system ();
  fixture->marks = g_build_filename (loket_print_lab_path (the_lab (data)), "once", NULL);
  fixture->press = new_press (fixture);
  fixture->before = loket_print_lab_printed_count (the_lab (data), "card");
  loket_press_start (fixture->press);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
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

static LoketPressJob *
print_bytes (Fixture *fixture, GBytes *pdf, const char *queue)
{
  static const char *const prints[] = {"print-1", NULL};

  return loket_press_print (fixture->press, pdf, CARD, NULL, queue, prints);
}

static LoketPressJob *
print (Fixture *fixture, const char *queue)
{
  g_autoptr (GBytes) card = paper_card ("card", 1);

  return print_bytes (fixture, card, queue);
}

static gboolean
is_over (gpointer job)
{
  return loket_press_job_is_over (job);
}

static gboolean
needs_attention (gpointer job)
{
  return is_over (job) || loket_press_job_state (job) == LOKET_PRESS_NEEDS_ATTENTION;
}

static void
wait_over (LoketPressJob *job)
{
  loket_test_wait_until (is_over, job, SECONDS * 1000);
}

static void
assert_ends (LoketPressJob *job, LoketPressState state)
{
  wait_over (job);
  g_assert_cmpint (loket_press_job_state (job), ==, state);
}

static void
assert_attention (LoketPressJob *job, LoketPrintReason reason)
{
  g_autofree char *sentence = NULL;

  loket_test_wait_until (needs_attention, job, SECONDS * 1000);
  g_assert_cmpint (loket_press_job_state (job), ==, LOKET_PRESS_NEEDS_ATTENTION);
  g_assert_cmpint (loket_press_job_reason (job), ==, reason);
  sentence = loket_press_job_sentence (job, "en");
  g_assert_cmpstr (sentence, ==, loket_print_reason_card_sentence (reason, "en"));
}

static void
assert_story (Fixture *fixture, LoketPressJob *job, const char *wanted)
{
  g_autofree char *story = paper_ledger_story (fixture->ledger, loket_press_job_tag (job));

  g_assert_cmpstr (story, ==, wanted);
}

/* How often the card of @tag came out of the printer, in the printer's own words. */
static guint
count_on_plastic (LoketPrintLab *lab, const char *tag)
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
static void
wait_arrival (LoketPrintLab *lab, LoketPressJob *job)
{
  Arrival arrival = {lab, "start ", loket_press_job_tag (job)};

  loket_test_wait_until (has_arrived, &arrival, SECONDS * 1000);
}

static void
wait_plastic (LoketPrintLab *lab, LoketPressJob *job)
{
  Arrival arrival = {lab, "printed ", loket_press_job_tag (job)};

  loket_test_wait_until (has_arrived, &arrival, SECONDS * 1000);
}

/* The next card goes its way: nothing is left in queue, printer or ledger that is in its way, and
 * nothing old comes out after it. */
static void
assert_next_is_good (Fixture *fixture, LoketPrintLab *lab)
{
  g_autoptr (LoketPressJob) next = print (fixture, "card");

  assert_ends (next, LOKET_PRESS_PRINTED);
  g_assert_cmpuint (count_on_plastic (lab, loket_press_job_tag (next)), ==, 1);
}

/* --- smooth --- */

static void
test_normal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketPressJob) job = print (fixture, "card");
  g_autofree char *sentence = NULL;

  g_assert_cmpint (loket_press_job_state (job), ==, LOKET_PRESS_WAITING);
  g_assert_cmpuint (g_list_model_get_n_items (loket_press_jobs (fixture->press)), ==, 1);
  assert_ends (job, LOKET_PRESS_PRINTED);
  assert_story (fixture, job, "sent created spooled unconfirmed");
  g_assert_cmpuint (count_on_plastic (the_lab (data), loket_press_job_tag (job)), ==, 1);
  g_assert_true (loket_press_is_settled (fixture->press));
  g_assert_cmpuint (g_list_model_get_n_items (loket_press_jobs (fixture->press)), ==, 0);
  sentence = loket_press_job_sentence (job, "en");
  g_assert_nonnull (strstr (sentence, "scan"));
}

/* The ledger of this test refuses two open tags at once. */
static void
test_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (jobs, print (fixture, "card"));
  for (guint i = 0; i < jobs->len; i++) {
    assert_ends (g_ptr_array_index (jobs, i), LOKET_PRESS_PRINTED);
    g_assert_cmpuint (
        count_on_plastic (the_lab (data), loket_press_job_tag (g_ptr_array_index (jobs, i))),
        ==,
        1);
  }
}

static void
test_two_sides (Fixture *fixture, gconstpointer data)
{
  static const char *const prints[] = {"front-and-back", NULL};
  g_autoptr (GBytes) card = paper_card ("two", 2);
  g_autoptr (LoketPressJob) job =
      loket_press_print (fixture->press, card, CARD, "two-sided-long-edge", "card", prints);
  g_autofree char *log = g_build_filename (
      loket_print_lab_path (the_lab (data)), "printers", "card", "printed.log", NULL);
  g_autofree char *text = NULL;

  assert_ends (job, LOKET_PRESS_PRINTED);
  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "sides=two-sided-long-edge"));
  g_assert_nonnull (strstr (text, "pages=2"));
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketPressJob) job = print (fixture, NULL);
  g_autofree char *sentence = NULL;

  assert_ends (job, LOKET_PRESS_PRINTED);
  assert_story (fixture, job, "sent created spooled unconfirmed");
  g_assert_true (g_file_test (loket_press_job_path (job), G_FILE_TEST_EXISTS));
  sentence = loket_press_job_sentence (job, "en");
  g_assert_nonnull (strstr (sentence, loket_press_job_path (job)));
}

static void
assert_not_begun (Fixture *fixture, LoketPressJob *job, LoketPrintReason reason)
{
  assert_ends (job, LOKET_PRESS_NOT_PRINTED);
  g_assert_cmpint (loket_press_job_reason (job), ==, reason);
  assert_story (fixture, job, "");
}

static void
test_unfit_queues (Fixture *fixture, gconstpointer data)
{
  static const char *const prints[] = {"a4", NULL};
  g_autoptr (GBytes) card = paper_card ("a4", 1);
  g_autoptr (LoketPressJob) unsafe = print (fixture, "office");
  g_autoptr (LoketPressJob) raw = print (fixture, "escpos");
  g_autoptr (LoketPressJob) missing = print (fixture, "sold-last-year");
  g_autoptr (LoketPressJob) size =
      loket_press_print (fixture->press, card, 210, 297, NULL, "card", prints);

  assert_not_begun (fixture, unsafe, LOKET_PRINT_REASON_NOT_SAFE);
  assert_not_begun (fixture, raw, LOKET_PRINT_REASON_NOT_SAFE);
  assert_not_begun (fixture, missing, LOKET_PRINT_REASON_NO_QUEUE);
  assert_not_begun (fixture, size, LOKET_PRINT_REASON_SIZE);
}

static void
test_one_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketPress) other = new_press (fixture);
  static const char *const prints[] = {"print-2", NULL};
  g_autoptr (GBytes) card = paper_card ("card", 1);
  g_autoptr (LoketPressJob) job = NULL;

  loket_press_start (other);
  job = loket_press_print (other, card, CARD, NULL, "card", prints);
  assert_attention (job, LOKET_PRINT_REASON_OTHER_PROGRAM);
  g_clear_object (&fixture->press); /* its window is closed */
  assert_ends (job, LOKET_PRESS_PRINTED);
  loket_press_stop (other);
  g_assert_finalize_object (g_steal_pointer (&other));
  fixture->press = new_press (fixture);
}

/* --- the office --- */

static void
test_office_silent (Fixture *fixture, gconstpointer data)
{
  static const char *const steps[] = {"begin", "created", "spooled", "unconfirmed"};

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint after = 0; after < 2; after++) {
      g_autoptr (LoketPressJob) job = NULL;
      paper_ledger_set_trouble (
          fixture->ledger, steps[i], after ? PAPER_SILENT_AFTER : PAPER_SILENT_BEFORE, 2);
      job = print (fixture, "card");
      assert_attention (job, LOKET_PRINT_REASON_NO_OFFICE);
      assert_ends (job, LOKET_PRESS_PRINTED);
      assert_story (fixture, job, "sent created spooled unconfirmed");
      g_assert_cmpuint (count_on_plastic (the_lab (data), loket_press_job_tag (job)), ==, 1);
    }
}

static void
test_office_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketPressJob) begin = NULL;
  g_autoptr (LoketPressJob) created = NULL;

  paper_ledger_set_trouble (fixture->ledger, "begin", PAPER_REFUSES, 1);
  begin = print (fixture, "card");
  assert_not_begun (fixture, begin, LOKET_PRINT_REASON_OFFICE_REFUSED);
  g_assert_nonnull (loket_press_job_error (begin));

  paper_ledger_set_trouble (fixture->ledger, "created", PAPER_REFUSES, 1);
  created = print (fixture, "card");
  assert_ends (created, LOKET_PRESS_NOT_PRINTED);
  assert_story (fixture, created, "sent not-printed");
  assert_next_is_good (fixture, the_lab (data));
  g_assert_cmpuint (count_on_plastic (the_lab (data), loket_press_job_tag (created)), ==, 0);
}

/* Given up while the office is silent: the job in CUPS never gets its document. */
static void
test_cancel_before_sending (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketPressJob) job = NULL;

  paper_ledger_set_trouble (fixture->ledger, "created", PAPER_SILENT_BEFORE, G_MAXINT);
  job = print (fixture, "card");
  assert_attention (job, LOKET_PRINT_REASON_NO_OFFICE);
  loket_press_job_cancel (job);
  assert_ends (job, LOKET_PRESS_NOT_PRINTED);
  assert_story (fixture, job, "sent not-printed");
  paper_ledger_set_trouble (fixture->ledger, "", PAPER_REFUSES, 0);
  assert_next_is_good (fixture, the_lab (data));
  g_assert_cmpuint (count_on_plastic (the_lab (data), loket_press_job_tag (job)), ==, 0);
}

/* --- the printer --- */

static void
test_out_of_cards_before (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  g_autoptr (LoketPressJob) first = NULL;
  g_autoptr (LoketPressJob) job = NULL;
  g_autoptr (LoketPressJob) unwanted = NULL;

  loket_print_lab_control (lab, "block", "card", "media-empty", NULL);
  first = print (fixture, "card"); /* the printer says so only once it works */
  assert_attention (first, LOKET_PRINT_REASON_PAPER_OUT);
  assert_story (fixture, first, "sent created spooled");
  job = print (fixture, "card");
  unwanted = print (fixture, "card");
  loket_press_job_cancel (unwanted);
  loket_print_lab_control (lab, "unblock", "card", NULL);
  assert_ends (first, LOKET_PRESS_PRINTED);
  assert_ends (job, LOKET_PRESS_PRINTED);
  assert_not_begun (fixture, unwanted, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (count_on_plastic (lab, loket_press_job_tag (first)), ==, 1);
}

static void
test_printer_off (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "printer", "card", "stop", NULL);
  job = print (fixture, "card");
  assert_attention (job, LOKET_PRINT_REASON_OFFLINE);
  assert_story (fixture, job, "");
  loket_print_lab_control (lab, "printer", "card", "start", NULL);
  assert_ends (job, LOKET_PRESS_PRINTED);
}

/* CUPS may say "completed" of it; the printer has lost it with its power. */
static void
test_false_completed (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "block", "card", "media-jam", NULL);
  job = print (fixture, "card");
  assert_attention (job, LOKET_PRINT_REASON_JAM);
  loket_print_lab_control (lab, "printer", "card", "kill", NULL);
  loket_print_lab_control (lab, "unblock", "card", NULL);
  loket_print_lab_control (lab, "printer", "card", "start", NULL);
  assert_ends (job, LOKET_PRESS_DOUBTFUL);
  assert_story (fixture, job, "sent created spooled unconfirmed");
  assert_next_is_good (fixture, lab);
  g_assert_cmpuint (count_on_plastic (lab, loket_press_job_tag (job)), ==, 0);
}

static void
test_printer_aborts (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "fail", "card", "1", NULL);
  job = print (fixture, "card");
  assert_ends (job, LOKET_PRESS_DOUBTFUL);
  assert_next_is_good (fixture, lab);
}

static void
test_cancel_under_print (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "block", "card", "media-empty", NULL);
  job = print (fixture, "card");
  assert_attention (job, LOKET_PRINT_REASON_PAPER_OUT);
  loket_press_job_cancel (job);
  loket_print_lab_control (lab, "unblock", "card", NULL);
  wait_over (job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_NOT_PRINTED);
  assert_next_is_good (fixture, lab);
}

static void
test_garbage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) garbage = g_bytes_new_static ("no card at all", 14);
  g_autoptr (LoketPressJob) job = print_bytes (fixture, garbage, "card");

  wait_over (job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_WAITING);
  if (loket_press_job_state (job) == LOKET_PRESS_NOT_PRINTED)
    g_assert_cmpuint (count_on_plastic (the_lab (data), loket_press_job_tag (job)), ==, 0);
  assert_next_is_good (fixture, the_lab (data));
}

/* A queue that promises a size which its printer refuses. */
static void
test_options_refused (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  static const char *const prints[] = {"a4", NULL};
  g_autoptr (GBytes) card = paper_card ("a4", 1);
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
  job = loket_press_print (fixture->press, card, 210, 297, NULL, "wrong", prints);
  wait_over (job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_PRINTED);
  g_assert_cmpuint (count_on_plastic (lab, loket_press_job_tag (job)), ==, 0);
  assert_next_is_good (fixture, lab);
}

/* --- the spooler --- */

static void
interrupt (Fixture *fixture, LoketPrintLab *lab, const char *how, gboolean twice)
{
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "speed", "card", "1", NULL);
  job = print (fixture, "card");
  wait_arrival (lab, job);
  loket_print_lab_control (lab, "cupsd", how, NULL);
  loket_print_lab_control (lab, "cupsd", "start", NULL);
  if (twice) {
    loket_print_lab_control (lab, "cupsd", how, NULL);
    loket_print_lab_control (lab, "cupsd", "start", NULL);
  }
  wait_over (job);
  loket_print_lab_control (lab, "speed", "card", "0", NULL);
  wait_plastic (lab, job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_NOT_PRINTED);
  assert_next_is_good (fixture, lab);
  g_assert_cmpuint (count_on_plastic (lab, loket_press_job_tag (job)), ==, 1);
}

static void
test_spooler_killed (Fixture *fixture, gconstpointer data)
{
  interrupt (fixture, the_lab (data), "kill", FALSE);
}

static void
test_spooler_restarted (Fixture *fixture, gconstpointer data)
{
  interrupt (fixture, the_lab (data), "stop", FALSE);
  interrupt (fixture, the_lab (data), "stop", TRUE);
}

static void
test_spooler_off (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "cupsd", "stop", NULL);
  job = print (fixture, "card");
  assert_attention (job, LOKET_PRINT_REASON_NO_SPOOLER);
  loket_print_lab_control (lab, "cupsd", "start", NULL);
  assert_ends (job, LOKET_PRESS_PRINTED);
}

static void
kill_backend (Fixture *fixture, LoketPrintLab *lab, const char *which)
{
  g_autoptr (LoketPressJob) job = NULL;

  loket_print_lab_control (lab, "speed", "card", "1", NULL);
  job = print (fixture, "card");
  wait_arrival (lab, job);
  loket_print_lab_control (lab, "backend", which, NULL);
  wait_over (job);
  loket_print_lab_control (lab, "speed", "card", "0", NULL);
  wait_plastic (lab, job);
  g_assert_cmpint (loket_press_job_state (job), !=, LOKET_PRESS_NOT_PRINTED);
  assert_next_is_good (fixture, lab);
  g_assert_cmpuint (count_on_plastic (lab, loket_press_job_tag (job)), ==, 1);
}

static void
test_backend_killed (Fixture *fixture, gconstpointer data)
{
  kill_backend (fixture, the_lab (data), "once");
  kill_backend (fixture, the_lab (data), "ipp");
}

/* --- the program --- */

static void
run_child (Fixture *fixture, const char *step, const char *when)
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
}

static gboolean
is_settled (gpointer press)
{
  return loket_press_is_settled (press);
}

/* The program is killed around each step; the next one finds out what became of the card. */
static void
test_program_killed (Fixture *fixture, gconstpointer data)
{
  static const char *const steps[] = {"begin", "created", "spooled", "unconfirmed"};
  static const char *const whens[] = {"before", "after"};
  LoketPrintLab *lab = the_lab (data);

  g_clear_object (&fixture->press);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint when = 0; when < G_N_ELEMENTS (whens); when++) {
      g_autoptr (GHashTable) states = NULL;
      GHashTableIter iter;
      gpointer tag, state;
      g_unlink (fixture->path);
      run_child (fixture, steps[i], whens[when]);
      fixture->press = new_press (fixture);
      loket_press_start (fixture->press);
      loket_test_wait_until (is_settled, fixture->press, SECONDS * 1000);
      states = paper_ledger_states (fixture->ledger);
      g_hash_table_iter_init (&iter, states);
      while (g_hash_table_iter_next (&iter, &tag, &state)) {
        const gboolean sent = i > 1;
        g_test_message ("killed %s %s: %s", whens[when], steps[i], (char *) state);
        g_assert_cmpstr (state, ==, sent ? "unconfirmed" : "not-printed");
        g_assert_cmpuint (count_on_plastic (lab, tag), ==, sent ? 1 : 0);
      }
      g_assert_cmpuint (g_hash_table_size (states), ==, i + when > 0 ? 1 : 0);
      assert_next_is_good (fixture, lab);
      g_clear_object (&fixture->press);
    }
  fixture->press = new_press (fixture);
}

typedef struct {
  const char *name;
  void (*function) (Fixture *fixture, gconstpointer data);
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
    g_test_add (path, Fixture, &lab, set_up, c->function, tear_down);
  }
  status = g_test_run ();
  loket_print_lab_stop (lab);
  return status;
}
