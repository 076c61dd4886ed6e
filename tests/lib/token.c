/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a token with SoftHSM's own tool; p11-kit finds the module by the system's configuration. */
#include "token.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/* Before anything asks PKCS#11: the module reads its configuration once. */
void
loket_test_token_new (LoketTestDir *dir)
{
  g_autofree char *path = loket_test_dir_child (dir, "softhsm2.conf");
  g_autofree char *tokens = loket_test_dir_child (dir, "tokens");
  g_autofree char *text = g_strdup_printf (
      "directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n", tokens);
  const char *const argv[] = {"softhsm2-util",
                              "--init-token",
                              "--free",
                              "--label",
                              "loket-test",
                              "--pin",
                              LOKET_TEST_PIN,
                              "--so-pin",
                              "654321",
                              NULL};
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  int status;

  g_assert_cmpint (g_mkdir (tokens, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("SOFTHSM2_CONF", path, TRUE);
  g_spawn_sync (
      NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}
