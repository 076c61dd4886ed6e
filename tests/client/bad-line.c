/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passes bytes both ways until it is told to do damage; tests of the client use it. */
#include "tests/client/bad-line.h"

#include <gio/gunixsocketaddress.h>

/* One connection; each of its two pumps that is under way holds a reference. */
typedef struct {
  BadLine *line; /* NULL = the line is gone */
  GSocketConnection *client;
  GSocketConnection *hub;
  GCancellable *cancellable;
} Wire;

struct _BadLine {
  GSocketService *service;
  char *name; /* what a client is told: a path, or "127.0.0.1:PORT" */
  GSocketAddress *hub;
  GPtrArray *wires;
  gboolean cut;
  gboolean silent;
  gboolean lose;
  gboolean lost;
};

typedef struct {
  Wire *wire;
  GInputStream *from;
  GOutputStream *to;
  gboolean answers;
  guint8 bytes[4096];
} Pump;

static void pump (Pump *pump);

static void
wire_clear (gpointer data)
{
  Wire *wire = data;

  g_clear_object (&wire->client);
  g_clear_object (&wire->hub);
  g_clear_object (&wire->cancellable);
}

static void
wire_unref (Wire *wire)
{
  g_rc_box_release_full (wire, wire_clear);
}

static void
break_wire (Wire *wire)
{
  g_cancellable_cancel (wire->cancellable);
  g_io_stream_close (G_IO_STREAM (wire->client), NULL, NULL);
  g_io_stream_close (G_IO_STREAM (wire->hub), NULL, NULL);
}

static void
forget_wire (gpointer data)
{
  Wire *wire = data;

  wire->line = NULL;
  break_wire (wire);
  wire_unref (wire);
}

static void
end_pump (Pump *self)
{
  break_wire (self->wire);
  wire_unref (self->wire);
  g_free (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Pump *self = data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    end_pump (self);
  else
    pump (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Pump *self = data;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  BadLine *line = self->wire->line;

  if (length <= 0 || line == NULL) {
    end_pump (self);
  } else if (self->answers && line->lose) {
    line->lose = FALSE;
    line->lost = TRUE;
    end_pump (self);
  } else if (line->silent) {
    pump (self);
  } else {
    g_output_stream_write_all_async (self->to,
                                     self->bytes,
                                     (gsize) length,
                                     G_PRIORITY_DEFAULT,
                                     self->wire->cancellable,
                                     written_cb,
                                     self);
  }
}

static void
pump (Pump *self)
{
  g_input_stream_read_async (self->from,
                             self->bytes,
                             sizeof self->bytes,
                             G_PRIORITY_DEFAULT,
                             self->wire->cancellable,
                             read_cb,
                             self);
}

static void
start_pump (Wire *wire, GSocketConnection *from, GSocketConnection *to, gboolean answers)
{
  Pump *self = g_new0 (Pump, 1);

  self->wire = g_rc_box_acquire (wire);
  self->from = g_io_stream_get_input_stream (G_IO_STREAM (from));
  self->to = g_io_stream_get_output_stream (G_IO_STREAM (to));
  self->answers = answers;
  pump (self);
}

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *client, GObject *source, gpointer data)
{
  BadLine *line = data;
  g_autoptr (GSocketClient) connector = g_socket_client_new ();
  g_autoptr (GSocketConnection) hub = NULL;
  Wire *wire;

  if (!line->cut)
    hub = g_socket_client_connect (connector, G_SOCKET_CONNECTABLE (line->hub), NULL, NULL);
  if (hub == NULL)
    return TRUE;
  wire = g_rc_box_new0 (Wire);
  wire->line = line;
  wire->client = g_object_ref (client);
  wire->hub = g_object_ref (hub);
  wire->cancellable = g_cancellable_new ();
  g_ptr_array_add (line->wires, wire);
  start_pump (wire, client, hub, FALSE);
  start_pump (wire, hub, client, TRUE);
  return TRUE;
}

/* Gives where it listens. */
static GSocketAddress *
listen_at (BadLine *line, GSocketAddress *address)
{
  GSocketAddress *effective = NULL;
  g_autoptr (GError) error = NULL;

  line->wires = g_ptr_array_new_with_free_func (forget_wire);
  line->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (line->service),
                                 address,
                                 G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT,
                                 NULL,
                                 &effective,
                                 &error);
  g_assert_no_error (error);
  g_signal_connect (line->service, "incoming", G_CALLBACK (incoming_cb), line);
  return effective;
}

/**
 * bad_line_new:
 * @folder: where its socket is to be
 * @hub_socket: the socket of the hub
 *
 * Returns: (transfer full): a line that is good yet
 */
BadLine *
bad_line_new (const char *folder, const char *hub_socket)
{
  BadLine *line = g_new0 (BadLine, 1);
  g_autoptr (GSocketAddress) near = NULL;
  g_autoptr (GSocketAddress) effective = NULL;

  line->name = g_build_filename (folder, "line.sock", NULL);
  line->hub = g_unix_socket_address_new (hub_socket);
  near = g_unix_socket_address_new (line->name);
  effective = listen_at (line, near);
  return line;
}

/**
 * bad_line_new_to:
 * @address: "127.0.0.1:PORT" of a hub on the network
 *
 * Returns: (transfer full): a line that is good yet, with a free port of its own
 */
BadLine *
bad_line_new_to (const char *address)
{
  BadLine *line = g_new0 (BadLine, 1);
  g_autoptr (GSocketAddress) near = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_auto (GStrv) words = g_strsplit (address, ":", 2);

  line->hub = g_inet_socket_address_new_from_string (words[0],
                                                     (guint) g_ascii_strtoull (words[1], NULL, 10));
  effective = listen_at (line, near);
  line->name = g_strdup_printf ("127.0.0.1:%u",
                                g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
  return line;
}

/**
 * bad_line_free:
 * @line: (transfer full): a line
 */
void
bad_line_free (BadLine *line)
{
  g_signal_handlers_disconnect_by_data (line->service, line);
  g_socket_service_stop (line->service);
  g_socket_listener_close (G_SOCKET_LISTENER (line->service));
  g_object_unref (line->service);
  g_ptr_array_unref (line->wires);
  while (g_main_context_iteration (NULL, FALSE)) {
  }
  g_free (line->name);
  g_object_unref (line->hub);
  g_free (line);
}

/**
 * bad_line_name:
 * @line: a line
 *
 * Returns: (transfer none): what leads to the hub: path of a socket, or "127.0.0.1:PORT"
 */
const char *
bad_line_name (BadLine *line)
{
  return line->name;
}

/**
 * bad_line_lose_next_answer:
 * @line: a line
 *
 * The next bytes from the hub are dropped, and the connection that they came by is cut: the hub
 * has done what it was asked, but nobody hears of it.
 */
void
bad_line_lose_next_answer (BadLine *line)
{
  line->lose = TRUE;
  line->lost = FALSE;
}

/**
 * bad_line_has_lost:
 * @line: a line
 *
 * Returns: %TRUE when the answer was lost
 */
gboolean
bad_line_has_lost (BadLine *line)
{
  return line->lost;
}

/**
 * bad_line_cut:
 * @line: a line
 *
 * Cuts all connections; new ones are closed at once.
 */
void
bad_line_cut (BadLine *line)
{
  line->cut = TRUE;
  g_ptr_array_set_size (line->wires, 0);
}

/**
 * bad_line_mend:
 * @line: a line that was cut
 */
void
bad_line_mend (BadLine *line)
{
  line->cut = FALSE;
}

/**
 * bad_line_set_silent:
 * @line: a line
 * @silent: whether bytes get lost while all connections stay
 */
void
bad_line_set_silent (BadLine *line, gboolean silent)
{
  line->silent = silent;
}
