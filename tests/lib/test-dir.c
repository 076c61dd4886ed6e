/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A temporary folder that vanishes with the test. For every test that needs a file. */
#include "config.h"

#include "tests/lib/test-dir.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>

struct _LoketTestDir {
  char *path;
};

/**
 * loket_test_dir_new:
 *
 * Makes an empty folder with mode 0700 under TMPDIR. Its path is short enough for a Unix socket in
 * it.
 *
 * Returns: (transfer full): the folder; loket_test_dir_free () removes it with all that is in it
 */
LoketTestDir *
loket_test_dir_new (void)
{
  g_autoptr (GError) error = NULL;
  LoketTestDir *dir = g_new0 (LoketTestDir, 1);

  dir->path = g_dir_make_tmp ("loket-XXXXXX", &error);
  g_assert_no_error (error);
  return dir;
}

static int
remove_entry_cb (const char *path, const struct stat *status, int type, struct FTW *walk)
{
  return g_remove (path);
}

/**
 * loket_test_dir_free:
 * @dir: (transfer full): a folder
 *
 * Removes the folder and all in it; never follows a symbolic link.
 */
void
loket_test_dir_free (LoketTestDir *dir)
{
  if (nftw (dir->path, remove_entry_cb, 32, FTW_DEPTH | FTW_PHYS | FTW_MOUNT) != 0)
    g_test_message ("%s stays behind: %s", dir->path, g_strerror (errno));
  g_free (dir->path);
  g_free (dir);
}

/**
 * loket_test_dir_path:
 * @dir: a folder
 *
 * Returns: (transfer none): its absolute path
 */
const char *
loket_test_dir_path (LoketTestDir *dir)
{
  return dir->path;
}

/**
 * loket_test_dir_child:
 * @dir: a folder
 * @name: a file name, which need not exist
 *
 * Returns: (transfer full): the absolute path of @name in the folder
 */
char *
loket_test_dir_child (LoketTestDir *dir, const char *name)
{
  return g_build_filename (dir->path, name, NULL);
}
