/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event follower: writes the feed of a hub to files, a line an event, each on the disk before
 * the next is asked for; loketctl's main runs it on the second machine or disk. */
#include "config.h"

#include "keep.h"

#include "core/error.h"

#include <fcntl.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char *out;
  char *store_id; /* of the position */
  gint64 seq;
  int fd;
  char *day; /* of the open file */
  gint64 id; /* of the block that comes in */
  GString *data;
  char *event;
  GString *left; /* of the stream, not yet a whole line */
} Follower;

static void
follower_clear (Follower *self)
{
  g_free (self->store_id);
  g_free (self->day);
  g_free (self->event);
  g_string_free (self->data, TRUE);
  g_string_free (self->left, TRUE);
  if (self->fd >= 0)
    close (self->fd);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Follower, follower_clear)

static gboolean
fail (GError **error, const char *what)
{
  loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "%s", what);
  return FALSE;
}

static char *
position_path (Follower *self)
{
  return g_build_filename (self->out, "position", NULL);
}

static void
read_position (Follower *self)
{
  g_autofree char *path = position_path (self);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  words = g_strsplit (g_strstrip (text), " ", 2);
  if (g_strv_length (words) < 2)
    return;
  self->store_id = g_strdup (words[0]);
  self->seq = g_ascii_strtoll (words[1], NULL, 10);
}

static gboolean
write_position (Follower *self, GError **error)
{
  g_autofree char *path = position_path (self);
  g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", self->store_id, self->seq);

  return g_file_set_contents_full (path,
                                   text,
                                   -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600,
                                   NULL) ||
         fail (error, "The position cannot be written");
}

static gboolean
open_file (Follower *self, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("feed-%s.ndjson", day);
  g_autofree char *path = g_build_filename (self->out, name, NULL);

  if (self->fd >= 0 && g_strcmp0 (self->day, day) == 0)
    return TRUE;
  if (self->fd >= 0)
    close (self->fd);
  self->fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  g_free (self->day);
  self->day = g_steal_pointer (&day);
  return self->fd >= 0 || fail (error, "The file cannot be written");
}

static gboolean
write_line (Follower *self, const char *text, GError **error)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  const gsize length = strlen (line);

  return open_file (self, error) &&
         (write (self->fd, line, length) == (ssize_t) length || fail (error, "The disk is full")) &&
         (fsync (self->fd) == 0 || fail (error, "The disk does not take the events"));
}

/* An event that was written but not noted comes again after a crash: readers go by its seq. */
static gboolean
end_block (Follower *self, GError **error)
{
  gboolean well = TRUE;

  if (g_strcmp0 (self->event, "reset") == 0)
    well = write_line (self, "{\"reset\":true}", error);
  else if (self->data->len > 0)
    well = write_line (self, self->data->str, error);
  if (well && self->id > self->seq) {
    self->seq = self->id;
    well = write_position (self, error);
  }
  self->id = -1;
  g_string_truncate (self->data, 0);
  g_clear_pointer (&self->event, g_free);
  return well;
}

static gboolean
take_line (Follower *self, const char *line, GError **error)
{
  if (*line == '\0')
    return end_block (self, error);
  if (g_str_has_prefix (line, "id: "))
    self->id = g_ascii_strtoll (line + strlen ("id: "), NULL, 10);
  else if (g_str_has_prefix (line, "event: "))
    self->event = g_strdup (line + strlen ("event: "));
  else if (g_str_has_prefix (line, "data: "))
    g_string_assign (self->data, line + strlen ("data: "));
  return TRUE;
}

static gboolean
take_bytes (Follower *self, const char *bytes, gsize length, GError **error)
{
  char *end;

  g_string_append_len (self->left, bytes, (gssize) length);
  while ((end = strchr (self->left->str, '\n')) != NULL) {
    g_autofree char *line = g_strndup (self->left->str, (gsize) (end - self->left->str));
    g_string_erase (self->left, 0, end + 1 - self->left->str);
    if (!take_line (self, line, error))
      return FALSE;
  }
  return TRUE;
}

static GSocketConnection *
connect_hub (const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "hub.sock", NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  GSocketConnection *connection =
      g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);

  if (connection == NULL)
    fail (error, "The hub of this office does not run");
  return connection;
}

/* The head of an answer, up to its empty line; its X-… are of no use here. */
static gboolean
read_head (GDataInputStream *in, GError **error)
{
  g_autofree char *first = g_data_input_stream_read_line (in, NULL, NULL, NULL);
  gboolean more = first != NULL;

  if (first == NULL || strstr (first, " 200 ") == NULL)
    return fail (error, "The hub does not give its feed");
  while (more) {
    g_autofree char *line = g_data_input_stream_read_line (in, NULL, NULL, NULL);
    more = line != NULL && *line != '\0';
  }
  return TRUE;
}

/* GET /v1/hello tells whose feed it is. */
static char *
ask_store_id (const char *dir, GError **error)
{
  static const char request[] = "GET /v1/hello HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n";
  static const char member[] = "\"store_id\":\"";
  g_autoptr (GSocketConnection) connection = connect_hub (dir, error);
  g_autoptr (GDataInputStream) in = NULL;
  g_autofree char *body = NULL;
  const char *at;

  if (connection == NULL)
    return NULL;
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                             request,
                             strlen (request),
                             NULL,
                             NULL,
                             NULL);
  in = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  if (!read_head (in, error))
    return NULL;
  body = g_data_input_stream_read_line (in, NULL, NULL, NULL);
  at = body != NULL ? strstr (body, member) : NULL;
  if (at == NULL) {
    fail (error, "The hub does not say whose feed it has");
    return NULL;
  }
  return g_strndup (at + strlen (member), 36);
}

static gboolean
read_chunks (Follower *self, GDataInputStream *in, gint64 until, GError **error)
{
  while (until < 0 || self->seq < until) {
    g_autofree char *head = g_data_input_stream_read_line (in, NULL, NULL, NULL);
    const gsize size = head != NULL ? (gsize) g_ascii_strtoull (head, NULL, 16) : 0;
    g_autofree char *bytes = NULL;
    gsize got;
    if (size == 0 || size > 64 * 1024 * 1024)
      return fail (error, "The hub ended its feed");
    bytes = g_malloc (size + 2);
    if (!g_input_stream_read_all (G_INPUT_STREAM (in), bytes, size + 2, &got, NULL, NULL) ||
        got < size + 2)
      return fail (error, "The hub ended its feed");
    if (!take_bytes (self, bytes, size, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_keep_follow:
 * @dir: the folder of an office whose hub runs
 * @out: folder for the files; it is gone on with where it was left
 * @until: end when the event of this number is written, -1 = never
 * @error: set when the hub or the disk gives up
 *
 * Writes each event to OUT/feed-DAY.ndjson, and where it is to OUT/position.
 *
 * Returns: %TRUE when @until was reached
 */
gboolean
loket_keep_follow (const char *dir, const char *out, gint64 until, GError **error)
{
  g_auto (Follower) self = {
      .out = out, .fd = -1, .id = -1, .data = g_string_new (NULL), .left = g_string_new (NULL)};
  g_autofree char *store_id = ask_store_id (dir, error);
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GDataInputStream) in = NULL;
  g_autofree char *request = NULL;

  if (store_id == NULL || g_mkdir_with_parents (out, 0700) != 0)
    return FALSE;
  read_position (&self);
  if (g_strcmp0 (self.store_id, store_id) != 0) {
    self.seq = 0;
    g_free (self.store_id);
    self.store_id = g_steal_pointer (&store_id);
  }
  connection = connect_hub (dir, error);
  if (connection == NULL)
    return FALSE;
  request = g_strdup_printf ("GET /v1/feed?after=%" G_GINT64_FORMAT "&store=%s HTTP/1.1\r\nHost: "
                             "hub\r\nLoket-Device: counter\r\n\r\n",
                             self.seq,
                             self.store_id);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                             request,
                             strlen (request),
                             NULL,
                             NULL,
                             NULL);
  in = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  return read_head (in, error) && read_chunks (&self, in, until, error);
}
