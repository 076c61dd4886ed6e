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

#include <glib/gstdio.h>
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
start_hub (Office *office, const char *clock)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *folder = loket_test_dir_child (office->dir, "office");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, end_with_test, NULL, NULL);
  office->hub =
      g_subprocess_launcher_spawn (launcher,
                                   &error,
                                   g_getenv ("LOKET_HUB"),
                                   "--data",
                                   folder,
                                   "--listen",
                                   office->address != NULL ? office->address : "127.0.0.2:0",
                                   "--clock",
                                   clock,
                                   NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (office->hub));
  first = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  second = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_true (second != NULL && g_str_has_prefix (second, "ready https://"));
  g_free (office->address);
  office->address = g_strdup (second + strlen ("ready https://"));
}

static void
end_hub (Office *office)
{
  g_subprocess_send_signal (office->hub, SIGTERM);
  g_subprocess_wait (office->hub, NULL, NULL);
  g_clear_object (&office->hub);
}

static void
set_up (Office *office, gconstpointer data)
{
  g_autofree char *folder = NULL;

  office->dir = loket_test_dir_new ();
  folder = loket_test_dir_child (office->dir, "office");
  office->device = loket_test_dir_child (office->dir, "device");
  office->socket = g_build_filename (folder, "hub.sock", NULL);
  start_hub (office, TEST_MORNING);
}

static void
tear_down (Office *office, gconstpointer data)
{
  end_hub (office);
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
  g_autofree char *name = NULL;
  LoketClient *client;

  g_assert_no_error (error);
  g_assert_cmpint (device->lane.value, ==, 7);
  name = loket_credentials_name (office->device);
  g_assert_cmpstr (name, ==, "Kiosk");
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

static char *
read_in (const char *dir, const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* The papers of the device as they are now, in another folder. */
static char *
copy_papers (Office *office)
{
  static const char *const names[] = {"ca.pem", "device.pem", "device.key", "device.ini"};
  char *to = loket_test_dir_child (office->dir, "before");

  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *text = read_in (office->device, names[i]);
    g_autofree char *path = g_build_filename (to, names[i], NULL);
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  }
  return to;
}

static gboolean
has_changed (gpointer data)
{
  const char *const *before = data;
  g_autofree char *now = read_in (before[0], "device.key");

  return strcmp (now, before[1]) != 0;
}

/* At work with the papers in @dir; they are renewed meanwhile where @key, the one before, is given.
 */
static void
work (const char *dir, const char *key)
{
  const char *before[] = {dir, key};
  LoketClient *client = loket_client_new_for_device (dir);

  loket_client_follow (client, "queue");
  loket_client_start (client);
  wait_current (client);
  g_object_unref (take_ticket (client, NULL));
  if (key != NULL)
    loket_test_wait_until (has_changed, before, WAIT_MS);
  /* It never lost the hub over it. */
  g_assert_cmpint (loket_client_connection (client), ==, LOKET_CONNECTION_READY);
  g_object_unref (take_ticket (client, NULL));
  finish_client (client);
}

static void
assert_turned_away (const char *dir)
{
  g_autoptr (LoketFinder) finder =
      loket_finder_new (LOKET_DEVICE_KIOSK, loket_places_new_for_device (dir));
  gboolean done = FALSE;

  loket_finder_look (finder, NULL, greeted_cb, &done);
  loket_test_wait_until (loket_test_is_set, &done, WAIT_MS);
}

/* After two thirds of its 825 days it asks for a new certificate by itself; until the old one ends,
 * both are good, since the answer may get lost. */
static void
test_renewal (Office *office, gconstpointer data)
{
  g_autofree char *text = invite (office);
  g_autoptr (LoketDevice) device = enrol (office, text, NULL);
  g_autofree char *key = read_in (office->device, "device.key");
  g_autofree char *before = copy_papers (office);
  g_autofree char *key_path = g_build_filename (office->device, "device.key", NULL);
  g_autofree char *later = NULL;
  g_autofree char *renewed = NULL;
  GStatBuf status;

  g_assert_nonnull (device);
  work (office->device, NULL);
  end_hub (office);
  start_hub (office, "2028-05-26T06:00:00+07:00"); /* day 550, two hours too early */
  work (office->device, NULL);
  later = read_in (office->device, "device.key");
  g_assert_cmpstr (later, ==, key);

  end_hub (office);
  start_hub (office, "2028-05-28T08:00:00+07:00");
  work (office->device, key);
  g_assert_cmpint (g_stat (key_path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  renewed = read_in (office->device, "device.key");
  {
    g_autofree char *unsaved = g_build_filename (before, "renewal.lock", NULL);
    g_assert_cmpint (g_mkdir (unsaved, 0700), ==, 0); /* this one cannot renew */
  }
  work (before, NULL);

  end_hub (office);
  start_hub (office, "2029-03-01T08:00:00+07:00"); /* day 829 */
  assert_turned_away (before);
  work (office->device, NULL);
  g_free (later);
  later = read_in (office->device, "device.key");
  g_assert_cmpstr (later, ==, renewed);
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
  ADD ("renewal", test_renewal);
  return g_test_run ();
}
