/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target on every file of a folder, as an ordinary test where there is no libFuzzer. */
#include "fuzz.h"

#include <glib.h>

static char *corpus;

static void
run_file (const char *path)
{
  g_autofree char *contents = NULL;
  g_autofree char *exact = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  /* Without the NUL that GLib puts behind it, so that address checks see a byte read too many. */
  exact = g_memdup2 (contents, size);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) exact, size), ==, 0);
}

static void
test_corpus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (corpus, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (corpus, name, NULL);
    g_test_message ("%s", name);
    run_file (path);
    n++;
  }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  path = g_strdup_printf ("/fuzz/%s/corpus", argv[1]);
  corpus = argv[2];
  g_test_add_func (path, test_corpus);
  return g_test_run ();
}
