/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of verdicts (printing.md 4), and the marks and fences that they rest on. */
#include "printing/verdict.h"

#include "core/error.h"
#include "tests/lib/test-dir.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#define UUID "0190a1b2-0000-7000-8000-000000000001"

typedef struct {
  const char *what;
  LoketEvidence evidence;
  LoketVerdict verdict;
} Row;

#define FOUND .identified = TRUE, .found = TRUE

static const Row rows[] = {
    {"no job and no UUID: the document was never handed over",
     {.mark = LOKET_ONCE_NONE},
     LOKET_VERDICT_NOT_PRINTED},
    {"held without a document, nothing sent",
     {FOUND, .state = LOKET_CUPS_JOB_PENDING, .held = TRUE},
     LOKET_VERDICT_FENCE},
    {"pending", {FOUND, .state = LOKET_CUPS_JOB_PENDING}, LOKET_VERDICT_GO_ON},
    {"pending and given up",
     {FOUND, .state = LOKET_CUPS_JOB_PENDING, .unwanted = TRUE},
     LOKET_VERDICT_FENCE},
    {"pending and stuck",
     {FOUND, .state = LOKET_CUPS_JOB_PENDING, .stuck = TRUE},
     LOKET_VERDICT_FENCE},
    {"processing, the printer is waited for",
     {FOUND, .state = LOKET_CUPS_JOB_PROCESSING},
     LOKET_VERDICT_GO_ON},
    {"processing, being sent",
     {FOUND, .state = LOKET_CUPS_JOB_PROCESSING, .mark = LOKET_ONCE_RUNNING},
     LOKET_VERDICT_GO_ON},
    {"given up while it is sent: its backend ends first",
     {FOUND, .state = LOKET_CUPS_JOB_PROCESSING, .unwanted = TRUE, .mark = LOKET_ONCE_RUNNING},
     LOKET_VERDICT_GO_ON},
    {"given up and the backend does not end",
     {FOUND,
      .state = LOKET_CUPS_JOB_PROCESSING,
      .unwanted = TRUE,
      .abandoned = TRUE,
      .mark = LOKET_ONCE_RUNNING},
     LOKET_VERDICT_DOUBTFUL},
    {"completed, sent, no printer to ask",
     {FOUND, .state = LOKET_CUPS_JOB_COMPLETED, .mark = LOKET_ONCE_DONE},
     LOKET_VERDICT_PRINTED},
    {"completed, and the printer forgot the job",
     {FOUND, .state = LOKET_CUPS_JOB_COMPLETED, .mark = LOKET_ONCE_DONE, .lost_history = TRUE},
     LOKET_VERDICT_DOUBTFUL},
    {"completed, and the printer says so",
     {FOUND,
      .state = LOKET_CUPS_JOB_COMPLETED,
      .mark = LOKET_ONCE_DONE,
      .witness = LOKET_WITNESS_PRINTED},
     LOKET_VERDICT_PRINTED},
    {"completed, and the printer aborted it",
     {FOUND,
      .state = LOKET_CUPS_JOB_COMPLETED,
      .mark = LOKET_ONCE_DONE,
      .witness = LOKET_WITNESS_GAVE_UP},
     LOKET_VERDICT_DOUBTFUL},
    {"completed, and the printer is at it",
     {FOUND,
      .state = LOKET_CUPS_JOB_COMPLETED,
      .mark = LOKET_ONCE_DONE,
      .witness = LOKET_WITNESS_WORKING},
     LOKET_VERDICT_GO_ON},
    {"completed, and the printer is off",
     {FOUND,
      .state = LOKET_CUPS_JOB_COMPLETED,
      .mark = LOKET_ONCE_DONE,
      .witness = LOKET_WITNESS_SILENT},
     LOKET_VERDICT_DOUBTFUL},
    {"completed without a mark: the queue does not go through \"once\"",
     {FOUND, .state = LOKET_CUPS_JOB_COMPLETED, .mark = LOKET_ONCE_NONE},
     LOKET_VERDICT_DOUBTFUL},
    {"completed, its backend was killed",
     {FOUND, .state = LOKET_CUPS_JOB_COMPLETED, .mark = LOKET_ONCE_INTERRUPTED},
     LOKET_VERDICT_DOUBTFUL},
    {"held with its document, sent before",
     {FOUND, .state = LOKET_CUPS_JOB_PENDING, .held = TRUE, .mark = LOKET_ONCE_DONE},
     LOKET_VERDICT_DOUBTFUL},
    {"held after a crash, its old backend is at work",
     {FOUND, .state = LOKET_CUPS_JOB_PENDING, .held = TRUE, .mark = LOKET_ONCE_RUNNING},
     LOKET_VERDICT_GO_ON},
    {"held after a crash, the printer has finished it",
     {FOUND,
      .state = LOKET_CUPS_JOB_PENDING,
      .held = TRUE,
      .mark = LOKET_ONCE_DONE,
      .witness = LOKET_WITNESS_PRINTED},
     LOKET_VERDICT_PRINTED},
    {"cancelled before it was sent",
     {FOUND, .state = LOKET_CUPS_JOB_CANCELED},
     LOKET_VERDICT_FENCE},
    {"cancelled under print",
     {FOUND, .state = LOKET_CUPS_JOB_CANCELED, .mark = LOKET_ONCE_FAILED},
     LOKET_VERDICT_DOUBTFUL},
    {"aborted before it was sent", {FOUND, .state = LOKET_CUPS_JOB_ABORTED}, LOKET_VERDICT_FENCE},
    {"stopped, its filter failed", {FOUND, .state = LOKET_CUPS_JOB_STUCK}, LOKET_VERDICT_FENCE},
    {"lost by CUPS before it was sent", {.identified = TRUE}, LOKET_VERDICT_FENCE},
    {"lost by CUPS while it was sent",
     {.identified = TRUE, .mark = LOKET_ONCE_INTERRUPTED},
     LOKET_VERDICT_DOUBTFUL},
    {"fenced, whatever CUPS says",
     {FOUND, .state = LOKET_CUPS_JOB_PROCESSING, .mark = LOKET_ONCE_FENCED},
     LOKET_VERDICT_NOT_PRINTED},
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].what);
    g_assert_cmpint (loket_verdict (&rows[i].evidence), ==, rows[i].verdict);
  }
}

/* Never "certainly not" once a mark stands that is not ours, over everything that can be seen. */
static void
test_never_certain_once_sent (void)
{
  for (guint bits = 0; bits < 64; bits++)
    for (int state = LOKET_CUPS_JOB_MISSING; state <= LOKET_CUPS_JOB_COMPLETED; state++)
      for (int mark = LOKET_ONCE_RUNNING; mark <= LOKET_ONCE_FAILED; mark++)
        for (int witness = LOKET_WITNESS_NONE; witness <= LOKET_WITNESS_GAVE_UP; witness++) {
          const LoketEvidence evidence = {.identified = TRUE,
                                          .found = (bits & 1) != 0,
                                          .held = (bits & 2) != 0,
                                          .stuck = (bits & 4) != 0,
                                          .unwanted = (bits & 8) != 0,
                                          .abandoned = (bits & 16) != 0,
                                          .lost_history = (bits & 32) != 0,
                                          .state = (LoketCupsJobState) state,
                                          .mark = (LoketOnceMark) mark,
                                          .witness = (LoketWitness) witness};
          const LoketVerdict verdict = loket_verdict (&evidence);
          g_assert_cmpint (verdict, !=, LOKET_VERDICT_NOT_PRINTED);
          g_assert_cmpint (verdict, !=, LOKET_VERDICT_FENCE);
        }
}

static void
write_mark (const char *folder, const char *text)
{
  g_autofree char *path = g_build_filename (folder, UUID, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_marks (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  const char *folder = loket_test_dir_path (dir);
  g_autofree char *path = g_build_filename (folder, UUID, NULL);
  int fd;

  g_assert_true (loket_once_is_usable (folder));
  g_assert_false (loket_once_is_usable ("/nonexistent"));
  g_assert_cmpint (loket_once_read (folder, UUID), ==, LOKET_ONCE_NONE);
  write_mark (folder, "");
  g_assert_cmpint (loket_once_read (folder, UUID), ==, LOKET_ONCE_INTERRUPTED);
  write_mark (folder, "start job=1\n");
  g_assert_cmpint (loket_once_read (folder, UUID), ==, LOKET_ONCE_INTERRUPTED);
  write_mark (folder, "start job=1\nend 0\n");
  g_assert_cmpint (loket_once_read (folder, UUID), ==, LOKET_ONCE_DONE);
  write_mark (folder, "start job=1\nend 0"); /* cut off */
  g_assert_cmpint (loket_once_read (folder, UUID), ==, LOKET_ONCE_FAILED);
  write_mark (folder, "start job=1\nend 137\n");
  g_assert_cmpint (loket_once_read (folder, UUID), ==, LOKET_ONCE_FAILED);
  fd = open (path, O_WRONLY | O_APPEND | O_CLOEXEC);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  g_assert_cmpint (loket_once_read (folder, UUID), ==, LOKET_ONCE_RUNNING);
  close (fd);
}

static void
test_fence (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  const char *folder = loket_test_dir_path (dir);
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_once_fence (folder, UUID, "tag", &error));
  g_assert_no_error (error);
  g_assert_cmpint (loket_once_read (folder, UUID), ==, LOKET_ONCE_FENCED);
  g_assert_true (loket_once_fence (folder, UUID, "tag", &error)); /* again, after a crash */
  write_mark (folder, "start job=1\n");
  g_assert_false (loket_once_fence (folder, UUID, "tag", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_ID_TAKEN);
  g_clear_error (&error);
  g_assert_false (loket_once_fence ("/nonexistent", UUID, "tag", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_STORE_FULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/verdict/table", test_table);
  g_test_add_func ("/printing/verdict/never-certain-once-sent", test_never_certain_once_sent);
  g_test_add_func ("/printing/verdict/marks", test_marks);
  g_test_add_func ("/printing/verdict/fence", test_fence);
  return g_test_run ();
}
