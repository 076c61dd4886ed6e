/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips on their way through a real CUPS to simulated printers, and into a file without one. */
#include "printing/cups.h"
#include "printing/spooler.h"

#include "core/error.h"
#include "sample.h"
#include "tests/lib/print-lab.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECONDS 25
/* The smallest PDF with a page that CUPS prints. */
#define PAGE                                                                                       \
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"                                         \
  "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"                                             \
  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>endobj\n"                 \
  "trailer<</Root 1 0 R>>\n"

typedef struct {
  LoketSpooler *spooler;
  LoketProfile *profile;
  LoketTicket *ticket;
  LoketTestDir *dir;
  const char *folder;
} Fixture;

static LoketPrintLab *
the_lab (gconstpointer data)
{
  return *(LoketPrintLab *const *) data;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketClock) clock = loket_clock_new_frozen (SAMPLE_TIME);
  g_autoptr (LoketRandom) random = loket_random_new_system ();

  fixture->dir = loket_test_dir_new ();
  fixture->folder = loket_test_dir_path (fixture->dir);
  fixture->spooler = loket_spooler_new (fixture->folder, clock, random);
  fixture->profile = sample_profile ();
  fixture->ticket = sample_ticket ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->spooler);
  g_clear_object (&fixture->profile);
  g_clear_object (&fixture->ticket);
  loket_test_dir_free (fixture->dir);
}

static LoketPrintJob *
print (Fixture *fixture, const char *queue)
{
  return loket_spooler_print_slip (
      fixture->spooler, fixture->ticket, fixture->profile, "id", queue);
}

static gboolean
is_over (gpointer job)
{
  return loket_print_job_result (job) != LOKET_PRINT_RESULT_OPEN;
}

static gboolean
needs_attention (gpointer job)
{
  return is_over (job) || loket_print_job_state (job) == LOKET_PRINT_NEEDS_ATTENTION;
}

static void
assert_ends (LoketPrintJob *job, LoketPrintState state, LoketPrintReason reason)
{
  loket_test_wait_until (is_over, job, SECONDS * 1000);
  g_assert_cmpint (loket_print_job_state (job), ==, state);
  g_assert_cmpint (loket_print_job_reason (job), ==, reason);
}

static void
assert_attention (LoketPrintJob *job, LoketPrintReason reason)
{
  g_autofree char *sentence = NULL;

  loket_test_wait_until (needs_attention, job, SECONDS * 1000);
  g_assert_cmpint (loket_print_job_state (job), ==, LOKET_PRINT_NEEDS_ATTENTION);
  g_assert_cmpint (loket_print_job_reason (job), ==, reason);
  sentence = loket_print_job_sentence (job, "en");
  g_assert_nonnull (strstr (sentence, "Your number stays valid."));
}

/* The thread that prints reads a copy of its own, so the windows may go on reading theirs. */
static void
test_own_profile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketPrintJob) job = print (fixture, NULL);

  g_assert_finalize_object (g_steal_pointer (&fixture->profile));
  assert_ends (job, LOKET_PRINT_SAVED, LOKET_PRINT_REASON_NONE);
}

typedef struct {
  LoketPrintLab *lab;
  const char *file; /* in the lab */
  const char *text;
} Seen;

static gboolean
is_seen (gpointer data)
{
  const Seen *seen = data;
  g_autofree char *path = g_build_filename (loket_print_lab_path (seen->lab), seen->file, NULL);
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, seen->text) != NULL;
}

/* What came out of the printer, read with a QR reader. */
static void
assert_code_on_paper (Fixture *fixture,
                      LoketPrintLab *lab,
                      const char *queue,
                      guint number,
                      const char *tool)
{
  g_autofree char *path = loket_print_lab_printed_path (lab, queue, number);
  g_autofree char *picture = g_build_filename (fixture->folder, "paper.png", NULL);
  g_autofree char *first_page = g_strconcat (picture, "-1.png", NULL);
  const char *const convert[] = {g_getenv (tool), path, picture, NULL};
  const char *const read[] = {"zbarimg",
                              "--quiet",
                              "--raw",
                              "--nodbus",
                              strcmp (tool, "PWG2PNG") == 0 ? first_page : picture,
                              NULL};
  g_autofree char *said = NULL, *code = NULL;

  g_assert_nonnull (path);
  said = sample_run (convert);
  code = sample_run (read);
  g_assert_cmpstr (g_strchomp (code), ==, SAMPLE_CODE);
}

static void
test_receipt_printer (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "escpos");
  g_autoptr (LoketPrintJob) job = print (fixture, "escpos");
  g_autofree char *sentence = NULL;

  g_assert_cmpint (loket_print_job_state (job), ==, LOKET_PRINT_WAITING);
  assert_ends (job, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpint (loket_print_job_result (job), ==, LOKET_PRINT_RESULT_PRINTED);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "escpos"), ==, before + 1);
  assert_code_on_paper (fixture, lab, "escpos", before + 1, "ESCPOS2PNG");
  sentence = loket_print_job_sentence (job, "en");
  g_assert_cmpstr (sentence, ==, "Please take your slip.");
}

static void
test_driver_printer (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "ticket");
  g_autoptr (LoketPrintJob) job = print (fixture, "ticket");

  assert_ends (job, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "ticket"), ==, before + 1);
  assert_code_on_paper (fixture, lab, "ticket", before + 1, "PWG2PNG");
}

static GBytes *
one_page (void)
{
  return g_bytes_new_static (PAGE, strlen (PAGE));
}

/* A page of the desk goes to a page printer, and what is said of it speaks to an officer. */
static void
test_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pdf = one_page ();
  g_autoptr (LoketPrintJob) job =
      loket_spooler_print_document (fixture->spooler, pdf, 210, 297, "W1", "ticket");
  g_autoptr (LoketPrintJob) roll =
      loket_spooler_print_document (fixture->spooler, pdf, 210, 297, "W1", "escpos");
  /* What is drawn for both goes to a receipt printer in dots. */
  g_autoptr (GBytes) dots = g_bytes_new_static ("\x1b@P 1\n", 6);
  g_autoptr (LoketPrintJob) receipt =
      loket_spooler_print_roll (fixture->spooler, pdf, dots, 80, 120, "P1", "escpos");
  g_autofree char *under_way = loket_print_job_sentence (job, "en");
  g_autofree char *done = NULL;
  g_autofree char *refused = NULL;

  g_assert_cmpstr (under_way, ==, "The paper is being printed.");
  assert_ends (job, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  assert_ends (receipt, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  done = loket_print_job_sentence (job, "en");
  g_assert_cmpstr (done, ==, "The paper is printed.");
  assert_ends (roll, LOKET_PRINT_FAILED, LOKET_PRINT_REASON_REFUSED);
  refused = loket_print_job_sentence (roll, "en");
  g_assert_cmpstr (
      refused, ==, "The printer gave up. Nothing was printed, and it will not come out later.");
}

/* Without a printer it is a file that nobody else at the computer can read. */
static void
test_document_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pdf = one_page ();
  g_autoptr (LoketPrintJob) job =
      loket_spooler_print_document (fixture->spooler, pdf, 210, 297, "../W1", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "papers", "___W1.pdf", NULL);
  g_autofree char *content = NULL;
  GStatBuf status;

  assert_ends (job, LOKET_PRINT_SAVED, LOKET_PRINT_REASON_NONE);
  g_assert_cmpstr (loket_print_job_path (job), ==, path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, PAGE);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_two_at_once (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint ticket = loket_print_lab_printed_count (lab, "ticket");
  const guint escpos = loket_print_lab_printed_count (lab, "escpos");
  g_autoptr (LoketPrintJob) first = print (fixture, "ticket");
  g_autoptr (LoketPrintJob) second = print (fixture, "ticket");
  g_autoptr (LoketPrintJob) third = print (fixture, "escpos");
  g_autoptr (LoketPrintJob) fourth = print (fixture, "escpos");

  assert_ends (first, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  assert_ends (second, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  assert_ends (third, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  assert_ends (fourth, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "ticket"), ==, ticket + 2);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "escpos"), ==, escpos + 2);
}

static void
test_out_of_paper_in_the_middle (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "ticket");
  g_autoptr (LoketPrintJob) job = NULL;

  loket_print_lab_control (lab, "block", "ticket", "media-empty", NULL);
  job = print (fixture, "ticket");
  assert_attention (job, LOKET_PRINT_REASON_PAPER_OUT);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "ticket"), ==, before);
  loket_print_lab_control (lab, "unblock", "ticket", NULL);
  assert_ends (job, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "ticket"), ==, before + 1);
}

static void
test_receipt_printer_not_ready (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "escpos");
  g_autoptr (LoketPrintJob) job = NULL;

  loket_print_lab_control (lab, "block", "escpos", "cover-open", NULL);
  job = print (fixture, "escpos");
  assert_attention (job, LOKET_PRINT_REASON_COVER_OPEN);
  loket_print_lab_control (lab, "unblock", "escpos", NULL);
  assert_ends (job, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "escpos"), ==, before + 1);
}

/* A printer that is off gets nothing, so nothing comes out when it is back. */
static void
test_printer_off (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const char *queue = "ticket";
  const guint before = loket_print_lab_printed_count (lab, queue);
  g_autoptr (LoketPrintJob) job = NULL;
  g_autoptr (LoketPrintJob) next = NULL;

  loket_spooler_set_patience (fixture->spooler, 1);
  loket_print_lab_control (lab, "printer", queue, "stop", NULL);
  job = print (fixture, queue);
  assert_ends (job, LOKET_PRINT_FAILED, LOKET_PRINT_REASON_OFFLINE);
  g_assert_cmpint (loket_print_job_result (job), ==, LOKET_PRINT_RESULT_FAILED);
  loket_print_lab_control (lab, "printer", queue, "start", NULL);
  loket_spooler_set_patience (fixture->spooler, SECONDS);
  next = print (fixture, queue);
  assert_ends (next, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, queue), ==, before + 1);
}

static void
test_cancel_before_it_is_sent (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "escpos");
  g_autoptr (LoketPrintJob) job = NULL;
  g_autoptr (LoketPrintJob) next = NULL;

  loket_print_lab_control (lab, "block", "escpos", "media-empty", NULL);
  job = print (fixture, "escpos");
  assert_attention (job, LOKET_PRINT_REASON_PAPER_OUT);
  loket_print_job_cancel (job);
  assert_ends (job, LOKET_PRINT_CANCELLED, LOKET_PRINT_REASON_NONE);
  loket_print_lab_control (lab, "unblock", "escpos", NULL);
  next = print (fixture, "escpos");
  assert_ends (next, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "escpos"), ==, before + 1);
}

static void
test_cancel_while_it_prints (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  g_autoptr (LoketPrintJob) job = NULL;

  loket_print_lab_control (lab, "block", "office", "media-jam", NULL);
  job = print (fixture, "office");
  assert_attention (job, LOKET_PRINT_REASON_JAM);
  loket_print_job_cancel (job);
  assert_ends (job, LOKET_PRINT_CANCELLED, LOKET_PRINT_REASON_NONE);
  g_assert_cmpint (loket_print_job_result (job), ==, LOKET_PRINT_RESULT_CANCELLED);
  loket_print_lab_control (lab, "unblock", "office", NULL);
}

/* The power cut comes while the slip is in the printer: given up, and never printed later. */
static void
test_printer_dies (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "office");
  g_autoptr (LoketPrintJob) job = NULL;
  g_autoptr (LoketPrintJob) next = NULL;

  loket_spooler_set_patience (fixture->spooler, 2);
  loket_print_lab_control (lab, "block", "office", "cover-open", NULL);
  job = print (fixture, "office");
  assert_attention (job, LOKET_PRINT_REASON_COVER_OPEN);
  loket_print_lab_control (lab, "printer", "office", "kill", NULL);
  loket_test_wait_until (is_over, job, SECONDS * 1000);
  g_test_message ("state %d, reason %d", loket_print_job_state (job), loket_print_job_reason (job));
  loket_print_lab_control (lab, "unblock", "office", NULL);
  loket_print_lab_control (lab, "printer", "office", "start", NULL);
  next = print (fixture, "office");
  assert_ends (next, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpint (loket_print_job_state (job), ==, LOKET_PRINT_FAILED);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "office"), ==, before + 1);
}

/* Nobody refills: it is given up, with what was in the way, and the printer shall forget it. */
static void
test_nobody_helps (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  Seen told = {lab, "log/printer-ticket.out", "Cancel-Job successful-ok"};
  g_autoptr (LoketPrintJob) job = NULL;

  loket_spooler_set_patience (fixture->spooler, 3);
  loket_print_lab_control (lab, "block", "ticket", "media-empty", NULL);
  job = print (fixture, "ticket");
  assert_attention (job, LOKET_PRINT_REASON_PAPER_OUT);
  assert_ends (job, LOKET_PRINT_FAILED, LOKET_PRINT_REASON_PAPER_OUT);
  loket_test_wait_until (is_seen, &told, SECONDS * 1000);
  loket_print_lab_control (lab, "unblock", "ticket", NULL);
}

static void
test_printer_gives_up (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "ticket");
  g_autoptr (LoketPrintJob) job = NULL;

  loket_print_lab_control (lab, "fail", "ticket", "1", NULL);
  job = print (fixture, "ticket");
  assert_ends (job, LOKET_PRINT_FAILED, LOKET_PRINT_REASON_REFUSED);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "ticket"), ==, before);
}

/* In these the spooler says "completed" as soon as the printer has the bytes.  It does the same by
 * chance of a job that the printer aborts at once; this way it does it always. */
static void
test_hasty_and_out_of_paper (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "ticket");
  g_autoptr (LoketPrintJob) job = NULL;

  loket_print_lab_control (lab, "hasty", "ticket", NULL);
  loket_print_lab_control (lab, "block", "ticket", "media-empty", NULL);
  job = print (fixture, "ticket");
  assert_attention (job, LOKET_PRINT_REASON_PAPER_OUT);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "ticket"), ==, before);
  loket_print_lab_control (lab, "unblock", "ticket", NULL);
  assert_ends (job, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "ticket"), ==, before + 1);
}

static void
test_hasty_and_aborted (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "ticket");
  g_autoptr (LoketPrintJob) job = NULL;
  g_autoptr (LoketPrintJob) next = NULL;

  loket_print_lab_control (lab, "hasty", "ticket", NULL);
  loket_print_lab_control (lab, "fail", "ticket", "1", NULL);
  job = print (fixture, "ticket");
  assert_ends (job, LOKET_PRINT_FAILED, LOKET_PRINT_REASON_REFUSED);
  next = print (fixture, "ticket");
  assert_ends (next, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "ticket"), ==, before + 1);
}

/* Waits for the printer to have the next slip in its works. */
static void
assert_arrives (LoketPrintLab *lab, const char *log)
{
  Seen seen = {lab, log, "start "};

  loket_test_wait_until (is_seen, &seen, SECONDS * 1000);
}

static void
test_hasty_and_cancelled (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  Seen asked = {lab, "log/printer-office.out", "Cancel-Job"};
  g_autoptr (LoketPrintJob) job = NULL;

  loket_print_lab_control (lab, "hasty", "office", NULL);
  loket_print_lab_control (lab, "block", "office", "media-jam", NULL);
  job = print (fixture, "office");
  assert_arrives (lab, "printers/office/printed.log");
  loket_print_job_cancel (job);
  loket_test_wait_until (is_seen, &asked, SECONDS * 1000);
  loket_print_lab_control (lab, "unblock", "office", NULL);
  assert_ends (job, LOKET_PRINT_CANCELLED, LOKET_PRINT_REASON_NONE);
}

static gboolean
is_up_for_a_while (gpointer lab)
{
  g_autofree char *path =
      g_build_filename (loket_print_lab_path (lab), "pids", "printer-card.pid", NULL);
  GStatBuf started;

  return g_stat (path, &started) == 0 && g_get_real_time () / G_USEC_PER_SEC - started.st_mtime > 3;
}

/* It forgot the slip in a power cut and is back: it did not print it and never will. */
static void
test_hasty_and_forgotten (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  g_autoptr (LoketPrintJob) job = NULL;

  loket_print_lab_control (lab, "hasty", "card", NULL);
  loket_print_lab_control (lab, "block", "card", "media-empty", NULL);
  loket_test_wait_until (is_up_for_a_while, lab, SECONDS * 1000);
  job = print (fixture, "card");
  assert_arrives (lab, "printers/card/printed.log");
  loket_print_lab_control (lab, "printer", "card", "kill", NULL);
  loket_print_lab_control (lab, "unblock", "card", NULL);
  loket_print_lab_control (lab, "printer", "card", "start", NULL);
  loket_test_wait_until (is_over, job, SECONDS * 1000);
  g_assert_cmpint (loket_print_job_state (job), ==, LOKET_PRINT_FAILED);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "card"), ==, 0);
}

static void
test_no_such_queue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketPrintJob) job = print (fixture, "sold-last-year");

  assert_ends (job, LOKET_PRINT_FAILED, LOKET_PRINT_REASON_NO_QUEUE);
}

static char *
saved_sum (LoketPrintJob *job)
{
  const char *const argv[] = {"sha256sum", loket_print_job_path (job), NULL};

  return sample_run (argv);
}

static void
test_saved_without_printer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketPrintJob) job = print (fixture, NULL);
  g_autoptr (LoketPrintJob) again = NULL;
  g_autoptr (LoketPrintJob) strange = NULL;
  g_autofree char *wanted =
      g_build_filename (fixture->folder, "tickets", "2026-11-23-A012.pdf", NULL);
  g_autofree char *first = NULL, *second = NULL, *sentence = NULL, *folder = NULL, *name = NULL;

  assert_ends (job, LOKET_PRINT_SAVED, LOKET_PRINT_REASON_NONE);
  g_assert_cmpint (loket_print_job_result (job), ==, LOKET_PRINT_RESULT_PRINTED);
  g_assert_cmpstr (loket_print_job_path (job), ==, wanted);
  sentence = loket_print_job_sentence (job, "id");
  name = g_path_get_basename (wanted);
  g_assert_nonnull (strstr (sentence, name));
  g_assert_null (strstr (sentence, wanted));
  first = saved_sum (job);
  again = print (fixture, "");
  assert_ends (again, LOKET_PRINT_SAVED, LOKET_PRINT_REASON_NONE);
  second = saved_sum (again);
  g_assert_cmpstr (first, ==, second);

  sample_set (&fixture->ticket->label, "../../A1");
  strange = print (fixture, NULL);
  assert_ends (strange, LOKET_PRINT_SAVED, LOKET_PRINT_REASON_NONE);
  folder = g_path_get_dirname (loket_print_job_path (strange));
  g_assert_true (g_str_has_prefix (wanted, folder));
}

static void
test_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *in_the_way = g_build_filename (fixture->folder, "tickets", NULL);
  g_autoptr (LoketPrintJob) job = NULL;

  g_assert_true (g_file_set_contents (in_the_way, "no folder", -1, NULL));
  job = print (fixture, NULL);
  assert_ends (job, LOKET_PRINT_FAILED, LOKET_PRINT_REASON_DISK);
}

typedef struct {
  GPtrArray *queues;
  GError *error;
} Listed;

static void
listed (GObject *source, GAsyncResult *result, gpointer data)
{
  Listed *out = data;

  out->queues = loket_spooler_list_queues_finish (LOKET_SPOOLER (source), result, &out->error);
}

static gboolean
is_listed (gpointer data)
{
  const Listed *out = data;

  return out->queues != NULL || out->error != NULL;
}

static const LoketPrintQueue *
find_queue (GPtrArray *queues, const char *name)
{
  for (guint i = 0; i < queues->len; i++) {
    const LoketPrintQueue *queue = g_ptr_array_index (queues, i);
    if (g_strcmp0 (queue->name, name) == 0)
      return queue;
  }
  return NULL;
}

static void
test_list_queues (Fixture *fixture, gconstpointer data)
{
  Listed out = {NULL, NULL};

  loket_spooler_list_queues_async (fixture->spooler, NULL, listed, &out);
  loket_test_wait_until (is_listed, &out, SECONDS * 1000);
  g_assert_no_error (out.error);
  g_assert_cmpuint (out.queues->len, ==, 4);
  g_assert_true (find_queue (out.queues, "escpos")->raw);
  g_assert_false (find_queue (out.queues, "ticket")->raw);
  g_assert_true (g_str_has_prefix (find_queue (out.queues, "escpos")->device, "socket://"));
  g_ptr_array_unref (out.queues);
}

static void
test_no_spooler (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  g_autoptr (LoketPrintJob) job = NULL;
  Listed out = {NULL, NULL};

  loket_print_lab_control (lab, "cupsd", "stop", NULL);
  job = print (fixture, "ticket");
  assert_ends (job, LOKET_PRINT_FAILED, LOKET_PRINT_REASON_NO_SPOOLER);
  loket_spooler_list_queues_async (fixture->spooler, NULL, listed, &out);
  loket_test_wait_until (is_listed, &out, SECONDS * 1000);
  g_assert_error (out.error, LOKET_ERROR, LOKET_ERROR_UNREACHABLE);
  g_clear_error (&out.error);
  loket_print_lab_control (lab, "cupsd", "start", NULL);
}

/* The spooler is restarted while a slip waits for paper: it is printed once, or given up. */
static void
test_spooler_restarts (Fixture *fixture, gconstpointer data)
{
  LoketPrintLab *lab = the_lab (data);
  const guint before = loket_print_lab_printed_count (lab, "escpos");
  g_autoptr (LoketPrintJob) job = NULL;

  loket_print_lab_control (lab, "block", "escpos", "media-empty", NULL);
  job = print (fixture, "escpos");
  assert_attention (job, LOKET_PRINT_REASON_PAPER_OUT);
  loket_print_lab_control (lab, "cupsd", "restart", NULL);
  loket_print_lab_control (lab, "unblock", "escpos", NULL);
  assert_ends (job, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "escpos"), ==, before + 1);
}

typedef struct {
  const char *name;
  void (*function) (Fixture *fixture, gconstpointer data);
} Case;

/* Four groups, each with a lab of its own, so that they run side by side. */
static const Case smooth[] = {
    {"receipt-printer", test_receipt_printer},
    {"driver-printer", test_driver_printer},
    {"two-at-once", test_two_at_once},
    {"document", test_document},
    {"document-saved", test_document_saved},
    {"no-such-queue", test_no_such_queue},
    {"saved-without-printer", test_saved_without_printer},
    {"not-saved", test_not_saved},
    {"own-profile", test_own_profile},
    {"list-queues", test_list_queues},
    {"spooler-restarts", test_spooler_restarts},
    {"no-spooler", test_no_spooler},
    {NULL, NULL},
};
static const Case trouble[] = {
    {"out-of-paper-in-the-middle", test_out_of_paper_in_the_middle},
    {"receipt-printer-not-ready", test_receipt_printer_not_ready},
    {"printer-off", test_printer_off},
    {"cancel-before-it-is-sent", test_cancel_before_it_is_sent},
    {"cancel-while-it-prints", test_cancel_while_it_prints},
    {NULL, NULL},
};
static const Case last_word[] = {
    {"printer-gives-up", test_printer_gives_up},
    {"hasty-and-out-of-paper", test_hasty_and_out_of_paper},
    {"hasty-and-aborted", test_hasty_and_aborted},
    {"hasty-and-cancelled", test_hasty_and_cancelled},
    {"hasty-and-forgotten", test_hasty_and_forgotten},
    {NULL, NULL},
};
static const Case hopeless[] = {
    {"nobody-helps", test_nobody_helps},
    {"printer-dies", test_printer_dies},
    {NULL, NULL},
};

static const Case *
chosen_cases (void)
{
  const char *group = g_getenv ("SPOOLER_CASES");

  if (g_strcmp0 (group, "trouble") == 0)
    return trouble;
  if (g_strcmp0 (group, "last-word") == 0)
    return last_word;
  return g_strcmp0 (group, "hopeless") == 0 ? hopeless : smooth;
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
    g_autofree char *path = g_strconcat ("/printing/spooler/", c->name, NULL);
    g_test_add (path, Fixture, &lab, set_up, c->function, tear_down);
  }
  status = g_test_run ();
  loket_print_lab_stop (lab);
  return status;
}
