/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store whose program is killed, or whose disk is full, opens again with all it had promised. */
#include "fixture.h"

#include "core/error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILD_DIR "LOKET_TEST_CHILD_DIR"

typedef struct {
  char *dir;
  int from_child;
  GPid pid;
} Child;

/* One turn as the office does it: number, event, audit row; the number is its answer. */
static gboolean
take_turn (LoketTxn *txn, gpointer number, GError **error)
{
  const LoketAuditRow row = {.at = NOON, .operation = "queue/take-ticket", .device = "kiosk"};
  g_autofree char *filler = g_strnfill (3000, 'x');

  return loket_txn_next_number (txn, "health", TODAY, number, error) &&
         loket_txn_tell (txn, "queue", "ticket", "x", filler, NOON, error) &&
         loket_txn_audit (txn, &row, error);
}

static gpointer
child_thread (gpointer store)
{
  gint64 number;

  while (loket_store_write_sync (store, take_turn, &number, NULL))
    /* Less than PIPE_BUF, so lines of several threads do not mix. */
    if (dprintf (STDOUT_FILENO, "%" G_GINT64_FORMAT "\n", number) < 0)
      return NULL;
  return NULL;
}

static LoketStore *
open_dir (const char *dir, GError **error)
{
  Fixture fixture = {.dir = (char *) dir};
  LoketStore *store;

  fixture.clock = loket_clock_new_frozen (NOON);
  fixture.random = loket_random_new_seeded (7);
  store = fixture_open (&fixture, error);
  loket_clock_unref (fixture.clock);
  loket_random_unref (fixture.random);
  return store;
}

/* The child: answers as fast as it can until it is killed. */
static int
run_child (const char *dir)
{
  g_autoptr (LoketStore) store = open_dir (dir, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("child", child_thread, store);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  return 0;
}

static void
start_child (Child *child)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char *argv[] = {self, NULL};
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), CHILD_DIR, child->dir, TRUE);
  g_autoptr (GError) error = NULL;

  g_spawn_async_with_pipes (NULL,
                            argv,
                            environment,
                            G_SPAWN_DO_NOT_REAP_CHILD,
                            NULL,
                            NULL,
                            &child->pid,
                            NULL,
                            &child->from_child,
                            NULL,
                            &error);
  g_assert_no_error (error);
}

/* Reads until so many answers came, kills the child, reads what it still had said. */
static gint64
count_answers_and_kill (Child *child, guint enough)
{
  g_autofree char *buffer = g_malloc (65536);
  guint answers = 0;
  gboolean killed = FALSE;
  ssize_t n;

  while ((n = read (child->from_child, buffer, 65536)) > 0) {
    for (ssize_t i = 0; i < n; i++)
      answers += buffer[i] == '\n' ? 1 : 0;
    if (answers >= enough && !killed) {
      g_assert_cmpint (kill (child->pid, SIGKILL), ==, 0);
      killed = TRUE;
    }
  }
  g_assert_true (killed);
  g_assert_cmpint (waitpid (child->pid, NULL, 0), ==, child->pid);
  close (child->from_child);
  return answers;
}

static gboolean
check (LoketTxn *txn, gpointer report, GError **error)
{
  *(LoketCheckReport **) report = loket_txn_check (txn, error);
  return *(LoketCheckReport **) report != NULL;
}

/* Returns how many turns are in the store, which must be healthy. */
static gint64
assert_healthy (LoketStore *store)
{
  g_autoptr (LoketCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (store, check, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->problem, ==, NULL);
  g_assert_true (report->healthy);
  g_assert_cmpint (report->events, ==, report->audit_rows);
  return report->events;
}

static void
test_killed_in_the_middle (void)
{
  g_autoptr (GError) error = NULL;
  Child child = {.dir = g_dir_make_tmp ("loket-crash-XXXXXX", &error)};
  gint64 promised = 0, in_store = 0;

  for (guint round = 0; round < 8; round++) {
    g_autoptr (LoketStore) store = NULL;
    gint64 number;

    start_child (&child);
    promised += count_answers_and_kill (&child, 20 + 37 * round);
    store = open_dir (child.dir, &error);
    g_assert_no_error (error);
    in_store = assert_healthy (store);
    /* Nothing promised is lost; at most what the four threads had under way came on top. */
    g_assert_cmpint (in_store, >=, promised);
    g_assert_cmpint (in_store, <=, promised + 4);
    g_assert_true (loket_store_write_sync (store, take_turn, &number, &error));
    g_assert_cmpint (number, ==, in_store + 1);
    promised = in_store + 1;
  }
  fixture_remove (child.dir);
  g_free (child.dir);
}

static void
write_until_full (LoketStore *store, guint *written)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  while (loket_store_write_sync (store, take_turn, &number, &error))
    *written += 1;
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_STORE_FULL);
}

static void
fill_disk (const char *dir)
{
  struct rlimit limit = {.rlim_cur = 600 * 1024, .rlim_max = RLIM_INFINITY};
  g_autoptr (LoketStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint written = 0, again = 0;
  gint64 number;

  signal (SIGXFSZ, SIG_IGN);
  store = open_dir (dir, &error);
  g_assert_no_error (error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  write_until_full (store, &written);
  write_until_full (store, &again);
  g_assert_cmpuint (written, >, 10);
  /* Reading goes on; and when there is room again, so does writing. */
  g_assert_cmpint (assert_healthy (store), ==, written + again);
  limit.rlim_cur = RLIM_INFINITY;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_true (loket_store_write_sync (store, take_turn, &number, &error));
  g_assert_cmpint (number, ==, written + again + 1);
  g_clear_pointer (&store, loket_store_close);
  store = open_dir (dir, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assert_healthy (store), ==, written + again + 1);
}

static void
test_disk_full (void)
{
  if (g_test_subprocess ()) {
    g_autofree char *dir = g_dir_make_tmp ("loket-full-XXXXXX", NULL);
    fill_disk (dir);
    fixture_remove (dir);
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_half_made_office (void)
{
  g_autofree char *dir = g_dir_make_tmp ("loket-half-XXXXXX", NULL);
  g_autofree char *left = g_build_filename (dir, "office.db.new", NULL);
  g_autoptr (LoketStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  g_assert_false (loket_store_exists (dir));
  store = open_dir (dir, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assert_healthy (store), ==, 0);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_clear_pointer (&store, loket_store_close);
  fixture_remove (dir);
}

int
main (int argc, char **argv)
{
  const char *child_dir = g_getenv (CHILD_DIR);

  if (child_dir != NULL)
    return run_child (child_dir);
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What was answered is in the file, whatever happens next.");
  g_test_add_func ("/store/crash/killed-in-the-middle", test_killed_in_the_middle);
  g_test_add_func ("/store/crash/disk-full", test_disk_full);
  g_test_add_func ("/store/crash/half-made-office", test_half_made_office);
  return g_test_run ();
}
