/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts loket-hub and waits for its `ready` line; tests of the client use it. */
#include "tests/client/office.h"

#include <signal.h>
#include <sys/prctl.h>

struct _TestOffice {
  LoketTestDir *dir;
  char *folder;
  char *data;
  char *socket;
  guint stores;
  GSubprocess *hub;
};

/**
 * test_office_new_under:
 * @folder: (nullable): a path inside the temporary folder
 *
 * Returns: (transfer full): an office whose socket is in @folder, with its hub running
 */
TestOffice *
test_office_new_under (const char *folder)
{
  TestOffice *office = g_new0 (TestOffice, 1);

  office->dir = loket_test_dir_new ();
  office->folder = loket_test_dir_child (office->dir, folder != NULL ? folder : ".");
  g_assert_cmpint (g_mkdir_with_parents (office->folder, 0700), ==, 0);
  office->socket = g_build_filename (office->folder, "office.sock", NULL);
  test_office_change_store (office);
  test_office_open (office, TEST_MORNING);
  return office;
}

/**
 * test_office_new:
 *
 * Returns: (transfer full): an office on a Monday morning, with its hub running
 */
TestOffice *
test_office_new (void)
{
  return test_office_new_under (NULL);
}

/**
 * test_office_free:
 * @office: (transfer full): an office; its hub is ended
 */
void
test_office_free (TestOffice *office)
{
  if (office->hub != NULL)
    test_office_close (office);
  loket_test_dir_free (office->dir);
  g_free (office->folder);
  g_free (office->data);
  g_free (office->socket);
  g_free (office);
}

/**
 * test_office_socket:
 * @office: an office
 *
 * Returns: (transfer none): path of its socket
 */
const char *
test_office_socket (TestOffice *office)
{
  return office->socket;
}

/**
 * test_office_folder:
 * @office: an office
 *
 * Returns: (transfer none): the temporary folder that its socket is in
 */
const char *
test_office_folder (TestOffice *office)
{
  return office->folder;
}

/* A test that breaks off leaves no hub behind. */
static void
end_with_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/**
 * test_office_open:
 * @office: an office whose hub does not run
 * @clock: office time to start at
 *
 * Starts the hub and waits until it serves.
 */
void
test_office_open (TestOffice *office, const char *clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  g_autoptr (GSubprocessLauncher) launcher = NULL;

  g_assert_null (office->hub);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_set_child_setup (launcher, end_with_test, NULL, NULL);
  office->hub = g_subprocess_launcher_spawn (launcher,
                                             &error,
                                             g_getenv ("LOKET_HUB"),
                                             "--data",
                                             office->data,
                                             "--socket",
                                             office->socket,
                                             "--clock",
                                             clock,
                                             NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (office->hub));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "ready unix:"));
}

static void
end (TestOffice *office, int signal)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (office->hub, signal);
  g_subprocess_wait (office->hub, NULL, &error);
  g_assert_no_error (error);
  if (signal == SIGTERM)
    g_assert_true (g_subprocess_get_successful (office->hub));
  g_clear_object (&office->hub);
}

/**
 * test_office_kill:
 * @office: an office whose hub runs
 *
 * Kills the hub as a power cut would.
 */
void
test_office_kill (TestOffice *office)
{
  end (office, SIGKILL);
}

/**
 * test_office_close:
 * @office: an office whose hub runs
 *
 * Ends the hub in good order.
 */
void
test_office_close (TestOffice *office)
{
  end (office, SIGTERM);
}

/**
 * test_office_change_store:
 * @office: an office whose hub does not run
 *
 * The next hub begins with an empty store behind the same socket.
 */
void
test_office_change_store (TestOffice *office)
{
  g_autofree char *name = g_strdup_printf ("data-%u", ++office->stores);

  g_free (office->data);
  office->data = loket_test_dir_child (office->dir, name);
}
