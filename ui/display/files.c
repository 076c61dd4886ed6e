/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a board finds what an office made for it: recorded words, pictures; herald and notes ask.
 */
#include "config.h"

#include "ui/display/files.h"

#define PROFILES LOKET_DATA_DIR "/profiles"

/**
 * loket_display_folders:
 * @program: the board
 * @kind: "clips" or "pictures"
 *
 * Returns: (transfer full): folders where they may be, the best first: what this board was given
 *   itself, then what the profile has on this machine; they need not be there
 */
char **
loket_display_folders (LoketProgram *program, const char *kind)
{
  LoketProfile *profile = loket_program_profile (program);
  const char *profiles = g_getenv ("LOKET_PROFILES_DIR");
  g_autofree char *own = loket_client_usual_dir (LOKET_DEVICE_DISPLAY);
  g_autofree char *kept = g_build_filename (own, kind, NULL);
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();

  g_strv_builder_add (folders, kept);
  if (profile != NULL) {
    g_autofree char *shared =
        g_build_filename (profiles != NULL ? profiles : PROFILES, profile->key, kind, NULL);
    g_strv_builder_add (folders, shared);
  }
  return g_strv_builder_end (folders);
}

/**
 * loket_display_file:
 * @program: the board
 * @kind: "pictures"
 * @name: (nullable): of a file
 *
 * Returns: (transfer full) (nullable): path of it, %NULL when this machine does not have it
 */
char *
loket_display_file (LoketProgram *program, const char *kind, const char *name)
{
  g_auto (GStrv) folders = loket_display_folders (program, kind);

  for (guint i = 0; name != NULL && folders[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (folders[i], name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      return g_steal_pointer (&path);
  }
  return NULL;
}
