/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A device over the network, against real hubs: invited, enrolled, at work, and never with a hub of
 * another office. */
#include "client/credentials.h"
#include "client/enrol.h"
#include "client/finder.h"
#include "core/error.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define WAIT_MS 20000

/* An office on the network at an address that is in no certificate, as after a change by DHCP. */
typedef struct {
  LoketTestDir *dir;
  char *socket;
  char *device;  /* folder */
  char *address; /* "127.0.0.2:PORT" */
  GSubprocess *hub;
} Office;

static void
end_with_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
set_up (Office *office, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  office->dir = loket_test_dir_new ();
  folder = loket_test_dir_child (office->dir, "office");
  office->device = loket_test_dir_child (office->dir, "device");
  office->socket = g_build_filename (folder, "hub.sock", NULL);
  g_subprocess_launcher_set_child_setup (launcher, end_with_test, NULL, NULL);
  office->hub = g_subprocess_launcher_spawn (launcher,
                                             &error,
                                             g_getenv ("LOKET_HUB"),
                                             "--data",
                                             folder,
                                             "--listen",
                                             "127.0.0.2:0",
                                             "--clock",
                                             TEST_MORNING,
                                             NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (office->hub));
  first = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  second = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_true (second != NULL && g_str_has_prefix (second, "ready https://"));
  office->address = g_strdup (second + strlen ("ready https://"));
}

static void
tear_down (Office *office, gconstpointer data)
{
  g_subprocess_send_signal (office->hub, SIGTERM);
  g_subprocess_wait (office->hub, NULL, NULL);
  g_clear_object (&office->hub);
  loket_test_dir_free (office->dir);
  g_free (office->socket);
  g_free (office->device);
  g_free (office->address);
}

static char *
invite (Office *office)
{
  LoketClient *admin = loket_client_new_for_socket (LOKET_DEVICE_ADMIN, office->socket);
  LoketDeviceRequest *request = loket_device_request_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = NULL;
  char *text;

  request->name = g_strdup ("Kiosk");
  request->kind = LOKET_DEVICE_KIOSK;
  loket_client_start (admin);
  answer = ask (admin, &LOKET_DEVICE_ADD, &request->parent_instance, NULL, &error);
  g_assert_no_error (error);
  text = g_strdup (loket_invitation_cast (answer)->text);
  finish_client (admin);
  return text;
}

typedef struct {
  gboolean done;
  LoketDevice *device;
  GError *error;
} Enrolling;

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Enrolling *enrolling = data;

  enrolling->device = loket_client_enrol_finish (result, &enrolling->error);
  enrolling->done = TRUE;
}

static LoketDevice *
enrol (Office *office, const char *text, GError **error)
{
  Enrolling enrolling = {0};

  loket_client_enrol_async (text, office->device, NULL, enrolled_cb, &enrolling);
  loket_test_wait_until (loket_test_is_set, &enrolling.done, WAIT_MS);
  if (enrolling.error != NULL)
    g_propagate_error (error, enrolling.error);
  return enrolling.device;
}

static void
test_at_work (Office *office, gconstpointer data)
{
  g_autofree char *text = invite (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketDevice) device = enrol (office, text, &error);
  g_autoptr (LoketTicket) ticket = NULL;
  LoketClient *client;

  g_assert_no_error (error);
  g_assert_cmpint (device->lane.value, ==, 7);
  client = loket_client_new_for_device (office->device);
  loket_client_follow (client, "queue");
  loket_client_start (client);
  wait_current (client);
  ticket = take_ticket (client, NULL);
  g_assert_cmpstr (ticket->device, ==, device->id);
  wait_items (loket_client_tickets (client), 1);
  finish_client (client);
}

/* The invitation names a hub by its key: another one at that address learns nothing. */
static void
test_other_authority (Office *office, gconstpointer data)
{
  g_autofree char *text = invite (office);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *wrong = NULL;
  g_autoptr (GError) error = NULL;

  words[2][0] = words[2][0] == '0' ? '1' : '0';
  wrong = g_strjoinv (" ", words);
  g_assert_null (enrol (office, wrong, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_assert_false (loket_credentials_exist (office->device));
}

static void
greeted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketTransport) transport = NULL;
  LoketGreeting *greeting = NULL;

  transport = loket_finder_look_finish (LOKET_FINDER (source), result, &greeting, &error);
  g_assert_null (transport);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_UNREACHABLE);
  *(gboolean *) data = TRUE;
}

/* A hub of another office stands where ours did. */
static void
test_other_office (Office *office, gconstpointer data)
{
  g_autofree char *text = invite (office);
  g_autoptr (LoketDevice) device = enrol (office, text, NULL);
  g_autofree char *ini = g_build_filename (office->device, "device.ini", NULL);
  g_autofree char *file = NULL;
  g_autoptr (LoketFinder) finder = NULL;
  gboolean done = FALSE;
  Office other = {0};

  set_up (&other, NULL);
  file = g_strdup_printf ("[device]\naddress=%s\n", other.address);
  g_assert_true (g_file_set_contents (ini, file, -1, NULL));
  finder = loket_finder_new (LOKET_DEVICE_KIOSK, loket_places_new_for_device (office->device));
  loket_finder_look (finder, NULL, greeted_cb, &done);
  loket_test_wait_until (loket_test_is_set, &done, WAIT_MS);
  tear_down (&other, NULL);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/client/device/" name, Office, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("at-work", test_at_work);
  ADD ("other-authority", test_other_authority);
  ADD ("other-office", test_other_office);
  return g_test_run ();
}
