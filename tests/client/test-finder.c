/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks where a hub is found, and that one is started where none may be: once, and only then. */
#include "client/private.h"
#include "client/spawn.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"

#include <fcntl.h>
#include <gio/gunixsocketaddress.h>
#include <sys/file.h>
#include <unistd.h>

#define LIMIT_MS 8000

/* An office of one's own that programs may start: folder data/ in a temporary one. */
typedef struct {
  LoketTestDir *dir;
  char *data;
  char *socket;
  char *lock;
} Home;

static void
home_init (Home *home)
{
  home->dir = loket_test_dir_new ();
  home->data = loket_test_dir_child (home->dir, "data");
  home->socket = g_build_filename (home->data, "hub.sock", NULL);
  home->lock = g_build_filename (home->data, "lock", NULL);
}

static gboolean
is_unlocked (gpointer data)
{
  const int lock = open (data, O_RDWR | O_CLOEXEC);
  gboolean unlocked;

  if (lock < 0)
    return TRUE;
  unlocked = flock (lock, LOCK_EX | LOCK_NB) == 0;
  close (lock);
  return unlocked;
}

/* A hub that was started goes on without its program, so the test ends it. */
static void
end_hub (Home *home)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (home->socket);
  g_autoptr (GError) error = NULL;

  loket_spawn_end_hub (address, &error);
  g_assert_no_error (error);
  loket_test_wait_until (is_unlocked, home->lock, LIMIT_MS);
}

static void
home_clear (Home *home)
{
  g_clear_pointer (&home->dir, loket_test_dir_free);
  g_clear_pointer (&home->data, g_free);
  g_clear_pointer (&home->socket, g_free);
  g_clear_pointer (&home->lock, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Home, home_clear)

static LoketPlaces *
new_places (Home *home)
{
  LoketPlaces *places = g_new0 (LoketPlaces, 1);

  places->system_socket = loket_test_dir_child (home->dir, "system.sock");
  places->system_signs = g_new0 (char *, 2);
  places->system_signs[0] = loket_test_dir_child (home->dir, "packaged");
  places->data_dir = g_strdup (home->data);
  places->program = loket_spawn_find_program ();
  places->version = g_strdup ("0.0.1");
  return places;
}

static LoketClient *
start_client (LoketPlaces *places)
{
  LoketClient *client = loket_client_new_for_places (LOKET_DEVICE_KIOSK, places);

  loket_client_start (client);
  return client;
}

/* How many processes serve this office, or are about to. */
static guint
count_hubs (Home *home)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n_hubs = 0;

  while ((name = g_dir_read_name (processes)) != NULL) {
    g_autofree char *path = g_build_filename ("/proc", name, "cmdline", NULL);
    g_autofree char *line = NULL;
    gsize length;

    if (!g_ascii_isdigit (name[0]) || !g_file_get_contents (path, &line, &length, NULL))
      continue;
    for (gsize i = 0; i + 1 < length; i++)
      if (line[i] == '\0')
        line[i] = ' ';
    if (length > 0 && strstr (line, home->data) != NULL && strstr (line, "--idle-exit") != NULL)
      n_hubs++;
  }
  return n_hubs;
}

static gboolean
is_one_hub (gpointer home)
{
  return count_hubs (home) == 1;
}

static void
test_starts_one (void)
{
  g_auto (Home) home = {0};
  LoketClient *one;
  LoketClient *two;
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) second = NULL;
  g_autofree char *log = NULL;

  home_init (&home);
  one = start_client (new_places (&home));
  two = start_client (new_places (&home));
  first = take_ticket (one, NULL);
  second = take_ticket (two, NULL);
  g_assert_cmpint (first->number, ==, 1);
  g_assert_cmpint (second->number, ==, 2);
  loket_test_wait_until (is_one_hub, &home, LIMIT_MS);
  log = g_build_filename (home.data, "hub.log", NULL);
  g_assert_true (g_file_test (log, G_FILE_TEST_IS_REGULAR));
  finish_client (one);
  finish_client (two);
  end_hub (&home);
}

/* The hub of one's own ends when it is idle; who needs it again starts it again. */
static void
test_starts_again (void)
{
  g_auto (Home) home = {0};
  LoketClient *client;
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) second = NULL;

  home_init (&home);
  client = start_client (new_places (&home));
  first = take_ticket (client, NULL);
  end_hub (&home);
  second = take_ticket (client, NULL);
  g_assert_cmpint (second->number, ==, 2);
  finish_client (client);
  end_hub (&home);
}

static void
test_replaces_older (void)
{
  g_auto (Home) home = {0};
  LoketClient *old;
  LoketClient *new;
  LoketPlaces *places;
  g_autoptr (LoketTicket) first = NULL;
  g_autoptr (LoketTicket) second = NULL;

  home_init (&home);
  old = start_client (new_places (&home));
  loket_client_follow (old, "queue");
  wait_current (old);
  first = take_ticket (old, NULL);
  places = new_places (&home);
  g_free (places->version);
  places->version = g_strdup ("99.0");
  new = start_client (places);
  wait_lost (old);
  wait_ready (new);
  second = take_ticket (new, NULL);
  g_assert_cmpint (second->number, ==, 2);
  wait_current (old);
  wait_items (loket_client_tickets (old), 2);
  finish_client (old);
  finish_client (new);
  end_hub (&home);
}

static void
assert_starts_none (Home *home, LoketDeviceKind kind, LoketPlaces *places)
{
  LoketClient *client = loket_client_new_for_places (kind, places);
  g_auto (Asking) asking = {0};
  g_autoptr (LoketTicketRequest) request = ticket_request ("health");

  g_object_set (client, "patience", 300, NULL);
  loket_client_start (client);
  asking_start (&asking, client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL);
  asking_wait (&asking);
  g_assert_nonnull (asking.error);
  g_assert_cmpuint (count_hubs (home), ==, 0);
  g_assert_false (g_file_test (home->data, G_FILE_TEST_EXISTS));
  finish_client (client);
}

static void
test_packaged_hub_is_alone (void)
{
  g_auto (Home) home = {0};
  LoketPlaces *places;

  home_init (&home);
  places = new_places (&home);
  g_assert_true (g_file_set_contents (places->system_signs[0], "", 0, NULL));
  assert_starts_none (&home, LOKET_DEVICE_KIOSK, places);
}

/* A desk that checks cards is no office. */
static void
test_verifier_is_no_office (void)
{
  g_auto (Home) home = {0};

  home_init (&home);
  assert_starts_none (&home, LOKET_DEVICE_VERIFIER, new_places (&home));
}

static void
test_socket_alone (void)
{
  g_auto (Home) home = {0};
  LoketPlaces *places;

  home_init (&home);
  places = new_places (&home);
  places->socket = loket_test_dir_child (home.dir, "given.sock");
  assert_starts_none (&home, LOKET_DEVICE_KIOSK, places);
}

static void
test_no_program (void)
{
  g_auto (Home) home = {0};
  LoketPlaces *places;

  home_init (&home);
  places = new_places (&home);
  g_clear_pointer (&places->program, g_free);
  assert_starts_none (&home, LOKET_DEVICE_KIOSK, places);
}

static void
test_system_first (void)
{
  g_auto (Home) home = {0};
  g_autoptr (TestOffice) office = test_office_new ();
  LoketPlaces *places;
  LoketClient *client;

  home_init (&home);
  places = new_places (&home);
  g_free (places->system_socket);
  places->system_socket = g_strdup (test_office_socket (office));
  /* What is asked to end when it is older is only a hub of one's own. */
  g_free (places->version);
  places->version = g_strdup ("99.0");
  client = start_client (places);
  wait_ready (client);
  g_assert_cmpstr (loket_client_day (client), ==, TEST_MONDAY);
  g_assert_false (g_file_test (home.data, G_FILE_TEST_EXISTS));
  finish_client (client);
}

static void
test_usual_places (void)
{
  g_autoptr (LoketPlaces) places = NULL;
  g_autoptr (LoketPlaces) given = NULL;
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "loket", "office", NULL);

  g_unsetenv ("LOKET_SOCKET");
  places = loket_places_new_usual ();
  g_assert_null (places->socket);
  g_assert_cmpstr (places->system_socket, ==, "/run/loket/hub.sock");
  g_assert_cmpstr (places->data_dir, ==, data);
  g_assert_cmpstr (places->program, ==, g_getenv ("LOKET_HUB"));
  g_setenv ("LOKET_SOCKET", "/somewhere/else.sock", TRUE);
  given = loket_places_new_usual ();
  g_assert_cmpstr (given->socket, ==, "/somewhere/else.sock");
  g_unsetenv ("LOKET_SOCKET");
}

/* The whole way of a program without any configuration, but for places that belong to the machine.
 */
static void
test_xdg_data_home (void)
{
  g_auto (Home) home = {0};
  LoketPlaces *places = loket_places_new_usual ();
  LoketClient *client;
  g_autoptr (LoketTicket) ticket = NULL;

  home_init (&home);
  g_free (home.data);
  g_free (home.socket);
  g_free (home.lock);
  home.data = g_strdup (places->data_dir);
  home.socket = g_build_filename (home.data, "hub.sock", NULL);
  home.lock = g_build_filename (home.data, "lock", NULL);
  g_clear_pointer (&places->system_signs, g_strfreev);
  g_clear_pointer (&places->system_socket, g_free);
  client = start_client (places);
  ticket = take_ticket (client, NULL);
  g_assert_cmpint (ticket->number, ==, 1);
  finish_client (client);
  end_hub (&home);
}

int
main (int argc, char **argv)
{
  g_autoptr (LoketTestDir) home = loket_test_dir_new ();

  /* Before anything asks GLib for it. */
  g_setenv ("XDG_DATA_HOME", loket_test_dir_path (home), TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/finder/starts-one", test_starts_one);
  g_test_add_func ("/client/finder/starts-again", test_starts_again);
  g_test_add_func ("/client/finder/replaces-older", test_replaces_older);
  g_test_add_func ("/client/finder/packaged-hub-is-alone", test_packaged_hub_is_alone);
  g_test_add_func ("/client/finder/verifier-is-no-office", test_verifier_is_no_office);
  g_test_add_func ("/client/finder/socket-alone", test_socket_alone);
  g_test_add_func ("/client/finder/no-program", test_no_program);
  g_test_add_func ("/client/finder/system-first", test_system_first);
  g_test_add_func ("/client/finder/usual-places", test_usual_places);
  g_test_add_func ("/client/finder/xdg-data-home", test_xdg_data_home);
  return g_test_run ();
}
