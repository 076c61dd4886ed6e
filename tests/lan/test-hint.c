/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub has moved: a kiosk finds it by mDNS, from Avahi to Avahi over a cable, and goes to nobody
 * but the hub of its office.  $LOKET_HUB and $LOKET_LAN_KIOSK name the programs. */
#include "config.h"

#include "client/client-private.h"
#include "core/device.h"
#include "core/office.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"
#include "tests/lan/hosts.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <signal.h>
#include <string.h>

#define LIMIT_MS 60000
#define NOBODY "10.77.0.1:9" /* where the hub was */
#define KIOSK_HOST 0

static const char *const bus_settings =
    "<busconfig><type>system</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>"
    "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
    "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";
static const char *const avahi_settings =
    "[server]\nhost-name=%s\nuse-ipv4=yes\nuse-ipv6=no\nenable-dbus=yes\n"
    "[wide-area]\nenable-wide-area=no\n[publish]\npublish-workstation=no\n";

/* An office with its hub on the hub's host. */
typedef struct {
  char *data;
  char *socket;
  GSubprocess *hub;
} Place;

typedef struct {
  LoketTestDir *dir;
  Hosts *hosts;
  char *buses[N_KIOSKS + 1];
  GSubprocess *daemons[4];
  guint n_daemons;
  Place own;
  Place other;
  LoketClient *admin;
  GSubprocess *kiosk;
  GDataInputStream *lines;
  GPtrArray *said; /* words of the kiosk */
} Rig;

static void
run_daemon (Rig *rig, guint host, const char *const *argv)
{
  rig->daemons[rig->n_daemons++] = hosts_run (rig->hosts, host, argv);
}

static gboolean
exists (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static char *
write_settings (Rig *rig, const char *name, guint host, const char *text, const char *word)
{
  g_autofree char *file = g_strdup_printf ("%s-%u.conf", name, host);
  g_auto (GStrv) parts = g_strsplit (text, "%s", 2);
  g_autofree char *filled = g_strjoinv (word, parts);
  char *path = loket_test_dir_child (rig->dir, file);

  g_assert_true (g_file_set_contents (path, filled, -1, NULL));
  return path;
}

static void
start_bus (Rig *rig, guint host)
{
  g_autofree char *name = g_strdup_printf ("bus-%u", host);
  g_autofree char *socket = loket_test_dir_child (rig->dir, name);
  g_autofree char *settings = write_settings (rig, "dbus", host, bus_settings, socket);
  g_autofree char *option = g_strconcat ("--config-file=", settings, NULL);
  const char *const argv[] = {"dbus-daemon", option, "--nofork", "--nopidfile", NULL};

  run_daemon (rig, host, argv);
  loket_test_wait_until (exists, socket, LIMIT_MS);
  rig->buses[host] = g_strconcat ("unix:path=", socket, NULL);
}

/* Each in a /run of its own, since there is one place for its pid. */
static void
start_avahi (Rig *rig, guint host)
{
  g_autofree char *name = g_strdup_printf ("host-%u", host);
  g_autofree char *settings = write_settings (rig, "avahi", host, avahi_settings, name);
  g_autofree char *bus = g_strconcat ("DBUS_SYSTEM_BUS_ADDRESS=", rig->buses[host], NULL);
  const char *const argv[] = {"env",
                              bus,
                              "sh",
                              "-c",
                              "mount -t tmpfs tmpfs /run && mkdir /run/avahi-daemon && "
                              "exec avahi-daemon --no-drop-root --no-chroot -f \"$0\" 2>/dev/null",
                              settings,
                              NULL};

  run_daemon (rig, host, argv);
}

static void
start_hub (Rig *rig, Place *place, const char *port)
{
  g_autofree char *bus = g_strconcat ("DBUS_SYSTEM_BUS_ADDRESS=", rig->buses[HUB_HOST], NULL);
  g_autofree char *listen = g_strconcat ("0.0.0.0:", port, NULL);
  const char *const argv[] = {"env",
                              bus,
                              g_getenv ("LOKET_HUB"),
                              "--data",
                              place->data,
                              "--socket",
                              place->socket,
                              "--listen",
                              listen,
                              "--clock",
                              TEST_MORNING,
                              NULL};
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  place->hub = hosts_run (rig->hosts, HUB_HOST, argv);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (place->hub));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_true (line != NULL && g_str_has_prefix (line, "ready unix:"));
}

static void
end_program (GSubprocess **program, int signal)
{
  g_subprocess_send_signal (*program, signal);
  g_subprocess_wait (*program, NULL, NULL);
  g_clear_object (program);
}

static void
place_init (Rig *rig, Place *place, const char *name)
{
  g_autofree char *socket = g_strconcat (name, ".sock", NULL);

  place->data = loket_test_dir_child (rig->dir, name);
  place->socket = loket_test_dir_child (rig->dir, socket);
}

static void
place_clear (Place *place)
{
  end_program (&place->hub, SIGKILL);
  g_free (place->data);
  g_free (place->socket);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Rig *rig = data;
  char *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    return;
  g_ptr_array_add (rig->said, line);
  g_data_input_stream_read_line_async (rig->lines, G_PRIORITY_DEFAULT, NULL, line_cb, rig);
}

static gboolean
has_said (Rig *rig, const char *word)
{
  for (guint i = 0; i < rig->said->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (rig->said, i), word))
      return TRUE;
  return FALSE;
}

static gboolean
is_ready (gpointer data)
{
  return has_said (data, "ready");
}

static gboolean
is_pressed (gpointer data)
{
  return has_said (data, "pressed");
}

static gboolean
is_synced (gpointer data)
{
  return has_said (data, "synced");
}

static void
start_kiosk (Rig *rig)
{
  LoketDeviceRequest *request = loket_device_request_new ();
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bus = g_strconcat ("DBUS_SYSTEM_BUS_ADDRESS=", rig->buses[KIOSK_HOST], NULL);
  g_autofree char *dir = loket_test_dir_child (rig->dir, "kiosk");

  request->name = g_strdup ("Kiosk");
  request->kind = LOKET_DEVICE_KIOSK;
  answer = ask (rig->admin, &LOKET_DEVICE_ADD, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
  rig->kiosk = hosts_run (rig->hosts,
                          KIOSK_HOST,
                          (const char *const[]){"env",
                                                bus,
                                                g_getenv ("LOKET_LAN_KIOSK"),
                                                loket_invitation_cast (answer)->text,
                                                NOBODY,
                                                dir,
                                                "7",
                                                "1",
                                                NULL});
  rig->said = g_ptr_array_new_with_free_func (g_free);
  rig->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (rig->kiosk));
  g_data_input_stream_read_line_async (rig->lines, G_PRIORITY_DEFAULT, NULL, line_cb, rig);
}

static void
tell (Rig *rig, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);

  g_assert_true (g_output_stream_write_all (
      g_subprocess_get_stdin_pipe (rig->kiosk), line, strlen (line), NULL, NULL, NULL));
}

/* The hub of another office announces itself on the same cable all the time. */
static void
set_up (Rig *rig, gconstpointer data)
{
  rig->dir = loket_test_dir_new ();
  rig->hosts = hosts_new ();
  place_init (rig, &rig->own, "own");
  place_init (rig, &rig->other, "other");
  start_bus (rig, KIOSK_HOST);
  start_bus (rig, HUB_HOST);
  start_avahi (rig, KIOSK_HOST);
  start_hub (rig, &rig->other, "8763");
  start_hub (rig, &rig->own, HUB_PORT);
  /* It comes later than the hub, as at the start of a machine. */
  start_avahi (rig, HUB_HOST);
  rig->admin = loket_client_new_for_socket (LOKET_DEVICE_ADMIN, rig->own.socket);
  loket_client_start (rig->admin);
  start_kiosk (rig);
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  end_program (&rig->kiosk, SIGKILL);
  while (g_main_context_iteration (NULL, FALSE)) {
  }
  finish_client (rig->admin);
  place_clear (&rig->own);
  place_clear (&rig->other);
  while (rig->n_daemons > 0)
    end_program (&rig->daemons[--rig->n_daemons], SIGTERM);
  g_clear_object (&rig->lines);
  g_ptr_array_unref (rig->said);
  g_free (rig->buses[KIOSK_HOST]);
  g_free (rig->buses[HUB_HOST]);
  hosts_free (rig->hosts);
  loket_test_dir_free (rig->dir);
}

static guint
tickets_at (Place *place)
{
  LoketClient *client = loket_client_new_for_socket (LOKET_DEVICE_COUNTER, place->socket);
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  loket_client_start (client);
  answer = ask (client, &LOKET_QUEUE_LIST, LOKET_RECORD (loket_queue_query_new ()), NULL, &error);
  g_assert_no_error (error);
  n = g_list_model_get_n_items (G_LIST_MODEL (loket_queue_list_cast (answer)->tickets));
  finish_client (client);
  return n;
}

/* What anybody on the network can read: store and version, and nothing of people. */
static void
check_text (Rig *rig)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus =
      g_dbus_connection_new_for_address_sync (rig->buses[HUB_HOST],
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL,
                                              NULL,
                                              &error);
  const char *id = rig->admin->store_id;
  const char *digits = id + strlen (id) - LOKET_HINT_STORE_DIGITS;
  g_autofree char *name = g_strconcat ("Loket ", digits, NULL);
  g_autofree char *expected = g_strconcat ("store=", digits, NULL);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) facts = NULL;
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (
      bus,
      "org.freedesktop.Avahi",
      "/",
      "org.freedesktop.Avahi.Server",
      "ResolveService",
      g_variant_new ("(iisssiu)", -1, 0, name, LOKET_HINT_SERVICE, "local", 0, 0),
      NULL,
      G_DBUS_CALL_FLAGS_NONE,
      -1,
      NULL,
      &error);
  g_assert_no_error (error);
  facts = g_variant_get_child_value (answer, 9);
  for (gsize i = 0; i < g_variant_n_children (facts); i++) {
    g_autoptr (GVariant) fact = g_variant_get_child_value (facts, i);
    gsize size;
    const char *bytes = g_variant_get_fixed_array (fact, &size, 1);
    g_hash_table_add (said, g_strndup (bytes, size));
  }
  g_assert_cmpuint (g_hash_table_size (said), ==, 2);
  g_assert_true (g_hash_table_contains (said, expected));
  g_assert_true (g_hash_table_contains (said, "version=" LOKET_VERSION));
}

static void
test_moved (Rig *rig, gconstpointer data)
{
  loket_test_wait_until (is_ready, rig, LIMIT_MS);
  check_text (rig);
  tell (rig, "press");
  loket_test_wait_until (is_pressed, rig, LIMIT_MS);
  tell (rig, "sync");
  loket_test_wait_until (is_synced, rig, LIMIT_MS);
  g_assert_cmpuint (tickets_at (&rig->own), ==, 1);
  g_assert_cmpuint (tickets_at (&rig->other), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/lan/hint/moved", Rig, NULL, set_up, test_moved, tear_down);
  return g_test_run ();
}
