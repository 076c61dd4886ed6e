/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub of the storm, its profile and its devices. */
#include "tests/lan/storm.h"

#include "client/enrol.h"
#include "core/device.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"

#include <signal.h>
#include <sys/prctl.h>

#define FASTER 15

/* The hub */

static void
end_with_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* On the same port each time. */
void
storm_start_hub (Storm *storm)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *folder = loket_test_dir_child (storm->dir, "office");
  const char *address = storm->address != NULL ? storm->address : "127.0.0.1:0";
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, end_with_test, NULL, NULL);
  storm->hub = g_subprocess_launcher_spawn (launcher,
                                            &error,
                                            g_getenv ("LOKET_HUB"),
                                            "--data",
                                            folder,
                                            "--profile",
                                            "storm",
                                            "--listen",
                                            address,
                                            "--clock",
                                            TEST_MORNING,
                                            NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (storm->hub));
  first = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  second = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_nonnull (second);
  g_assert_true (g_str_has_prefix (second, "ready https://"));
  g_free (storm->address);
  storm->address = g_strdup (second + strlen ("ready https://"));
}

void
storm_end_hub (Storm *storm, int by)
{
  g_subprocess_send_signal (storm->hub, by);
  g_subprocess_wait (storm->hub, NULL, NULL);
  g_clear_object (&storm->hub);
}

/* Sragen with eight counters. */
void
storm_write_profile (Storm *storm)
{
  const char *profiles = g_getenv ("LOKET_PROFILES_DIR");
  g_autofree char *sragen = g_build_filename (profiles, "sragen", NULL);
  g_autofree char *own = loket_test_dir_child (storm->dir, "profiles");
  g_autofree char *to = g_build_filename (own, "storm", NULL);
  g_autofree char *ini = g_build_filename (to, "profile.ini", NULL);
  const char *const copy[] = {"cp", "-r", sragen, to, NULL};
  g_autoptr (GSubprocess) cp = NULL;
  g_autofree char *text = NULL, *joined = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  cp = g_subprocess_newv (copy, G_SUBPROCESS_FLAGS_NONE, NULL);
  g_assert_true (g_subprocess_wait_check (cp, NULL, NULL));
  g_assert_true (g_file_get_contents (ini, &text, NULL, NULL));
  parts = g_strsplit (text, "\n4=data\n", 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  joined =
      g_strconcat (parts[0], "\n4=data\n5=*\n6=*\n7=data-desk\n8=card-press\n", parts[1], NULL);
  g_assert_true (g_file_set_contents (ini, joined, -1, NULL));
  g_setenv ("LOKET_PROFILES_DIR", own, TRUE);
}

/* Devices */

typedef struct {
  gboolean done;
} Enrolling;

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Enrolling *enrolling = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketDevice) device = loket_client_enrol_finish (result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (device);
  enrolling->done = TRUE;
}

/* Returns the folder with the papers of a new device. */
char *
storm_enrol (Storm *storm, LoketClient *admin, LoketDeviceKind kind, const char *name)
{
  LoketDeviceRequest *request = loket_device_request_new ();
  char *papers = loket_test_dir_child (storm->dir, name);
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;
  Enrolling enrolling = {0};

  request->name = g_strdup (name);
  request->kind = kind;
  answer = ask (admin, &LOKET_DEVICE_ADD, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
  loket_client_enrol_async (
      loket_invitation_cast (answer)->text, papers, NULL, enrolled_cb, &enrolling);
  loket_test_wait_until (loket_test_is_set, &enrolling.done, STORM_LIMIT_MS);
  return papers;
}

gboolean
storm_happens (Storm *storm, int percent)
{
  return g_rand_int_range (storm->chance, 0, 100) < percent;
}

/* In milliseconds from now, of office seconds. */
guint
storm_office_seconds (Storm *storm, int from, int to)
{
  return (guint) g_rand_int_range (storm->chance, from * 1000 / FASTER, to * 1000 / FASTER);
}
