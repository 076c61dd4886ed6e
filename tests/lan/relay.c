/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relay FROM TO LOSE-PERMILLE SEED INTERFACE: carries the bytes of TLS connections from HOST:PORT
 * to HOST:PORT and takes INTERFACE down on some answers before they are on the wire: they are lost,
 * though the hub has given them. */
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

/* What a device sends is unreadable here; of this length it is a request, not an alert. */
#define REQUEST_MIN 200
#define CONNECT_SECONDS 1

typedef struct {
  const char *to;
  const char *interface;
  guint lose;
  GRand *chance;
  GMutex mutex;
} Relay;

typedef struct {
  Relay *relay;
  GIOStream *near;
  GIOStream *far;
  gint asked; /* a request went by whose answer has not come */
} Line;

static GSocketAddress *
read_address (const char *text)
{
  g_autofree char *host = NULL;
  const char *colon;

  colon = strrchr (text, ':');
  host = g_strndup (text, (gsize) (colon - text));
  return g_inet_socket_address_new_from_string (host, (guint) atoi (colon + 1));
}

static void
lose_answer (Relay *relay)
{
  const char *const down[] = {"ip", "link", "set", relay->interface, "down", NULL};
  g_autoptr (GSubprocess) ip = NULL;
  gboolean lose;

  g_mutex_lock (&relay->mutex);
  lose = (guint) g_rand_int_range (relay->chance, 0, 1000) < relay->lose;
  g_mutex_unlock (&relay->mutex);
  if (!lose)
    return;
  ip = g_subprocess_newv (down, G_SUBPROCESS_FLAGS_NONE, NULL);
  if (ip != NULL && g_subprocess_wait_check (ip, NULL, NULL))
    g_print ("lost\n");
}

/* One direction, until either side ends; then both do. */
static void
carry (Line *line, GIOStream *from, GIOStream *to)
{
  char bytes[16384];

  for (;;) {
    gssize n =
        g_input_stream_read (g_io_stream_get_input_stream (from), bytes, sizeof bytes, NULL, NULL);

    if (n <= 0)
      break;
    if (from == line->near)
      g_atomic_int_set (&line->asked, n >= REQUEST_MIN);
    else if (g_atomic_int_compare_and_exchange (&line->asked, TRUE, FALSE))
      lose_answer (line->relay);
    if (!g_output_stream_write_all (
            g_io_stream_get_output_stream (to), bytes, (gsize) n, NULL, NULL, NULL))
      break;
  }
  g_socket_shutdown (
      g_socket_connection_get_socket (G_SOCKET_CONNECTION (line->near)), TRUE, TRUE, NULL);
  g_socket_shutdown (
      g_socket_connection_get_socket (G_SOCKET_CONNECTION (line->far)), TRUE, TRUE, NULL);
}

static gpointer
back_thread (gpointer data)
{
  Line *line = data;

  carry (line, line->far, line->near);
  return NULL;
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer data)
{
  Relay *relay = data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = read_address (relay->to);
  g_autoptr (GSocketConnection) far = NULL;
  Line line = {.relay = relay, .near = G_IO_STREAM (connection)};
  GThread *back;

  g_socket_client_set_timeout (client, CONNECT_SECONDS);
  far = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
  if (far == NULL)
    return TRUE;
  g_socket_set_timeout (g_socket_connection_get_socket (far), 0);
  line.far = G_IO_STREAM (far);
  back = g_thread_new ("back", back_thread, &line);
  carry (&line, line.near, line.far);
  g_thread_join (back);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (64);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  Relay relay = {0};

  if (argc != 6) {
    g_printerr ("relay FROM TO LOSE-PERMILLE SEED INTERFACE\n");
    return 2;
  }
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  relay.to = argv[2];
  relay.lose = (guint) atoi (argv[3]);
  relay.chance = g_rand_new_with_seed ((guint32) atoi (argv[4]));
  relay.interface = argv[5];
  address = read_address (argv[1]);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service),
                                      address,
                                      G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_DEFAULT,
                                      NULL,
                                      NULL,
                                      &error)) {
    g_printerr ("relay: %s\n", error->message);
    return 1;
  }
  g_signal_connect (service, "run", G_CALLBACK (run_cb), &relay);
  g_print ("ready\n");
  g_main_loop_run (loop);
  return 0;
}
