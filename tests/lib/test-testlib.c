/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves the helpers of the other tests: temporary folders, waiting, the print lab. Suite "lab". */
#include "config.h"

#include "tests/lib/print-lab.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

static void
test_dir_vanishes (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *path = g_strdup (loket_test_dir_path (dir));
  g_autofree char *folder = loket_test_dir_child (dir, "folder");
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *link = loket_test_dir_child (dir, "link");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "text", -1, NULL));
  g_assert_cmpint (symlink ("/tmp", link), ==, 0);
  g_clear_pointer (&dir, loket_test_dir_free);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test ("/tmp", G_FILE_TEST_IS_DIR));
}

static gboolean
set_flag_cb (gpointer data)
{
  gboolean *flag = data;

  *flag = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_wait_runs_the_loop (void)
{
  gboolean flag = FALSE;

  g_timeout_add (10, set_flag_cb, &flag);
  loket_test_wait_until (loket_test_is_set, &flag, 5000);
  g_assert_true (flag);
}

static void
test_wait_fails_in_time (void)
{
  if (g_test_subprocess ()) {
    gboolean flag = FALSE;

    loket_test_wait_until (loket_test_is_set, &flag, 20);
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*loket_test_is_set is still false after 20 ms*");
}

typedef struct {
  LoketPrintLab *lab;
  guint count;
} Printed;

static gboolean
has_printed (gpointer data)
{
  Printed *printed = data;

  return loket_print_lab_printed_count (printed->lab, "escpos") >= printed->count;
}

static void
print_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) lp = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "lp", "-d", "escpos", "-o", "raw", path, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (lp, NULL, &error);
  g_assert_no_error (error);
}

static void
test_print_lab_prints (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autoptr (LoketPrintLab) lab = loket_print_lab_start (&error);
  g_autofree char *text = loket_test_dir_child (dir, "text");
  g_autofree char *path = NULL;
  g_autofree char *got = NULL;
  g_autofree char *folder = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (text, "A012", -1, NULL));
  loket_print_lab_control (lab, "block", "escpos", "media-empty", NULL);
  print_text (text);
  g_assert_cmpuint (loket_print_lab_printed_count (lab, "escpos"), ==, 0);
  g_assert_null (loket_print_lab_printed_path (lab, "escpos", 1));
  loket_print_lab_control (lab, "unblock", "escpos", NULL);
  loket_test_wait_until (has_printed, (&(Printed){lab, 1}), 10000);
  path = loket_print_lab_printed_path (lab, "escpos", 1);
  g_assert_nonnull (path);
  g_assert_true (g_file_get_contents (path, &got, NULL, NULL));
  g_assert_cmpstr (got, ==, "A012");

  folder = g_strdup (loket_print_lab_path (lab));
  g_clear_pointer (&lab, loket_print_lab_stop);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_null (g_getenv ("CUPS_SERVER"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lab/dir/vanishes", test_dir_vanishes);
  g_test_add_func ("/lab/wait/runs-the-loop", test_wait_runs_the_loop);
  g_test_add_func ("/lab/wait/fails-in-time", test_wait_fails_in_time);
  g_test_add_func ("/lab/print/prints", test_print_lab_prints);
  return g_test_run ();
}
