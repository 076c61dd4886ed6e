/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real program loket-hub in a folder of its own, and bare HTTP over its socket; tests/hub and
 * the measurements use it. */
#include "rig.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

void
rig_set_up (Rig *rig, gconstpointer data)
{
  rig->dir = g_dir_make_tmp ("loket-hub-XXXXXX", NULL);
  g_assert_nonnull (rig->dir);
  rig->data = g_build_filename (rig->dir, "office", NULL);
  rig->socket = g_build_filename (rig->data, "hub.sock", NULL);
  signal (SIGPIPE, SIG_IGN);
  if (data == NULL)
    rig_start (rig, NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_remove (path);
}

void
rig_tear_down (Rig *rig, gconstpointer data)
{
  if (rig->hub != NULL)
    g_assert_cmpint (rig_end (rig), ==, 0);
  remove_tree (rig->dir);
  g_free (rig->dir);
  g_free (rig->data);
  g_free (rig->socket);
  g_free (rig->lan);
}

/* A test that fails must leave no hub behind. */
static void
die_with_parent_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
spawn (Rig *rig, const char *const *options, GSubprocessFlags flags)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *hub;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent_cb, NULL, NULL);
  g_ptr_array_add (words, (gpointer) g_getenv ("LOKET_HUB"));
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) options[i]);
  g_ptr_array_add (words, NULL);
  hub = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  return hub;
}

/* Starts the hub on the folder of the rig and waits for its `ready` line. */
void
rig_start (Rig *rig, const char *const *options)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *line = NULL;
  g_autofree char *expected = NULL;

  g_ptr_array_add (words, (gpointer) "--data");
  g_ptr_array_add (words, rig->data);
  g_ptr_array_add (words, (gpointer) "--clock");
  g_ptr_array_add (words, (gpointer) RIG_MORNING);
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) options[i]);
  g_ptr_array_add (words, NULL);
  rig->hub = spawn (rig, (const char *const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  rig->pid = (GPid) g_ascii_strtoll (g_subprocess_get_identifier (rig->hub), NULL, 10);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (rig->hub));
  line = g_data_input_stream_read_line_utf8 (out, NULL, NULL, NULL);
  expected = g_strconcat ("ready unix:", rig->socket, NULL);
  g_assert_cmpstr (line, ==, expected);
  g_clear_pointer (&rig->lan, g_free);
  if (options != NULL && g_strv_contains (options, "--listen")) {
    g_autofree char *second = g_data_input_stream_read_line_utf8 (out, NULL, NULL, NULL);
    g_assert_true (second != NULL && g_str_has_prefix (second, "ready https://"));
    rig->lan = g_strdup (second + strlen ("ready https://"));
  }
}

static int
wait_for_end (Rig *rig)
{
  int status;

  g_assert_true (g_subprocess_wait (rig->hub, NULL, NULL));
  status = g_subprocess_get_if_exited (rig->hub) ? g_subprocess_get_exit_status (rig->hub) : -1;
  g_clear_object (&rig->hub);
  return status;
}

/* Asks the hub to end.  Returns its exit status. */
int
rig_end (Rig *rig)
{
  g_subprocess_send_signal (rig->hub, SIGTERM);
  return wait_for_end (rig);
}

/* What a power cut or the kernel would do to it. */
void
rig_kill (Rig *rig)
{
  g_subprocess_force_exit (rig->hub);
  wait_for_end (rig);
}

/* Runs a hub that is expected to end by itself.  Returns its exit status. */
int
rig_run (Rig *rig, const char *const *options, char **out, char **err)
{
  g_autoptr (GSubprocess) hub =
      spawn (rig, options, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);

  g_assert_true (g_subprocess_communicate_utf8 (hub, NULL, NULL, out, err, NULL));
  return g_subprocess_get_if_exited (hub) ? g_subprocess_get_exit_status (hub) : -1;
}

guint
rig_descriptors (Rig *rig)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/fd", rig->pid);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

guint64
rig_memory_kb (Rig *rig)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", rig->pid);
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  line = strstr (text, "VmRSS:");
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10);
}

/* From the kernel: GLib's own chance goes on alike in all children of one parent. */
char *
rig_new_key (void)
{
  guint16 words[8];

  g_assert_cmpint (getrandom (words, sizeof words, 0), ==, sizeof words);
  return g_strdup_printf ("%04x%04x-%04x-4%03x-8%03x-%04x%04x%04x",
                          words[0],
                          words[1],
                          words[2],
                          words[3] & 0xfff,
                          words[4] & 0xfff,
                          words[5],
                          words[6],
                          words[7]);
}

Http *
http_open (const char *socket_path)
{
  const struct timeval patience = {.tv_sec = RIG_PATIENCE_S};
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  Http *http = g_new0 (Http, 1);

  http->in = g_string_new (NULL);
  http->fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_assert_cmpint (http->fd, >=, 0);
  setsockopt (http->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt (http->fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  g_assert_cmpuint (g_strlcpy (address.sun_path, socket_path, sizeof address.sun_path),
                    <,
                    sizeof address.sun_path);
  if (connect (http->fd, (struct sockaddr *) &address, sizeof address) != 0)
    http->ended = TRUE;
  return http;
}

void
http_close (Http *http)
{
  if (http == NULL)
    return;
  if (http->tls != NULL)
    http->tls_close (http->tls);
  close (http->fd);
  g_string_free (http->in, TRUE);
  g_free (http);
}

/* Returns FALSE when the other end has gone. */
gboolean
http_send (Http *http, const char *data, gssize length)
{
  gsize left = length >= 0 ? (gsize) length : strlen (data);

  while (left > 0) {
    const ssize_t sent = http->tls != NULL ? http->tls_write (http->tls, data, left)
                                           : send (http->fd, data, left, MSG_NOSIGNAL);
    if (sent < 0)
      return FALSE;
    data += sent;
    left -= (gsize) sent;
  }
  return TRUE;
}

/* Returns FALSE at the end of what the hub says. */
static gboolean
read_more (Http *http)
{
  char buffer[65536];
  ssize_t got;

  if (http->ended)
    return FALSE;
  got = http->tls != NULL ? http->tls_read (http->tls, buffer, sizeof buffer)
                          : recv (http->fd, buffer, sizeof buffer, 0);
  if (got < 0 && http->tls == NULL)
    g_assert_cmpint (errno, !=, EAGAIN);
  if (got <= 0) {
    http->ended = TRUE;
    return FALSE;
  }
  g_string_append_len (http->in, buffer, got);
  return TRUE;
}

void
http_answer_free (HttpAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->headers);
  g_string_free (answer->body, TRUE);
  g_free (answer);
}

char *
http_header (HttpAnswer *answer, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (answer->headers, "\r\n", -1);
  const gsize length = strlen (name);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, length) == 0 && lines[i][length] == ':')
      return g_strstrip (g_strdup (lines[i] + length + 1));
  return NULL;
}

static gboolean
read_head (Http *http, HttpAnswer *answer)
{
  const char *end;

  while ((end = strstr (http->in->str, "\r\n\r\n")) == NULL)
    if (!read_more (http))
      return FALSE;
  answer->headers = g_strndup (http->in->str, (gsize) (end - http->in->str));
  g_string_erase (http->in, 0, end + 4 - http->in->str);
  answer->status = (guint) g_ascii_strtoull (answer->headers + strlen ("HTTP/1.1 "), NULL, 10);
  return TRUE;
}

/* Returns the next answer, or NULL when the connection ended before one. */
HttpAnswer *
http_receive (Http *http)
{
  g_autoptr (HttpAnswer) answer = g_new0 (HttpAnswer, 1);
  g_autofree char *length_text = NULL;
  gsize length;

  answer->body = g_string_new (NULL);
  do {
    g_clear_pointer (&answer->headers, g_free);
    if (!read_head (http, answer))
      return NULL;
  } while (answer->status == 100);
  length_text = http_header (answer, "Content-Length");
  if (length_text == NULL)
    return g_steal_pointer (&answer);
  length = g_ascii_strtoull (length_text, NULL, 10);
  while (http->in->len < length)
    if (!read_more (http))
      return NULL;
  g_string_append_len (answer->body, http->in->str, (gssize) length);
  g_string_erase (http->in, 0, (gssize) length);
  return g_steal_pointer (&answer);
}

HttpAnswer *
http_ask (Http *http, const char *method, const char *path, const char *headers, const char *body)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (
      text, "%s %s HTTP/1.1\r\nHost: hub\r\n%s", method, path, headers != NULL ? headers : "");
  if (body != NULL)
    g_string_append_printf (text, "Content-Length: %zu\r\n", strlen (body));
  g_string_append_printf (text, "\r\n%s", body != NULL ? body : "");
  http_send (http, text->str, (gssize) text->len);
  return http_receive (http);
}

HttpAnswer *
http_write (Http *http,
            const char *device,
            const char *operation,
            const char *key,
            const char *body)
{
  g_autofree char *path = g_strconcat ("/v1/", operation, NULL);
  g_autofree char *new_key = key == NULL ? rig_new_key () : NULL;
  g_autofree char *headers = g_strdup_printf (
      "Content-Type: application/json\r\nLoket-Device: %s\r\nIdempotency-Key: %s\r\n",
      device,
      key != NULL ? key : new_key);

  return http_ask (http, "POST", path, headers, body);
}

/* Opens the feed and passes its head over. */
void
http_follow (Http *http, const char *query, const char *headers)
{
  g_autofree char *path = g_strconcat ("/v1/feed", query, NULL);
  g_autoptr (HttpAnswer) answer = http_ask (http, "GET", path, headers, NULL);
  g_autofree char *type = NULL;

  g_assert_nonnull (answer);
  g_assert_cmpuint (answer->status, ==, 200);
  type = http_header (answer, "Content-Type");
  g_assert_cmpstr (type, ==, "text/event-stream");
}

/* Takes one chunk's framing off the front of what came, see http_next_block(). */
static gboolean
take_chunk (Http *http, GString *text)
{
  char *end;
  gsize size;

  while ((end = strstr (http->in->str, "\r\n")) == NULL)
    if (!read_more (http))
      return FALSE;
  size = g_ascii_strtoull (http->in->str, NULL, 16);
  g_string_erase (http->in, 0, end + 2 - http->in->str);
  while (http->in->len < size + 2)
    if (!read_more (http))
      return FALSE;
  g_string_append_len (text, http->in->str, (gssize) size);
  g_string_erase (http->in, 0, (gssize) size + 2);
  return size > 0;
}

/* Returns the next block of the feed without its empty line, or NULL at its end.  What is read
 * beyond it waits in a buffer of its own that hangs on the connection's. */
char *
http_next_block (Http *http)
{
  static const char mark[] = "\n\n";
  g_autoptr (GString) text = g_string_new (NULL);
  const char *end;
  char *block;
  gsize taken;

  while ((end = strstr (text->str, mark)) == NULL)
    if (!take_chunk (http, text))
      return NULL;
  taken = (gsize) (end - text->str);
  block = g_strndup (text->str, taken);
  if (text->len > taken + 2) {
    g_autofree char *head = g_strdup_printf ("%zx\r\n", text->len - taken - 2);
    g_string_prepend (http->in, "\r\n");
    g_string_prepend (http->in, text->str + taken + 2);
    g_string_prepend (http->in, head);
  }
  return block;
}

FeedBlock *
feed_block_parse (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  FeedBlock *block = g_new0 (FeedBlock, 1);

  block->id = -1;
  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_str_has_prefix (lines[i], "id: "))
      block->id = g_ascii_strtoll (lines[i] + 4, NULL, 10);
    else if (g_str_has_prefix (lines[i], "event: "))
      block->event = g_strdup (lines[i] + 7);
    else if (g_str_has_prefix (lines[i], "data: "))
      block->data = g_strdup (lines[i] + 6);
  }
  return block;
}

void
feed_block_free (FeedBlock *block)
{
  if (block == NULL)
    return;
  g_free (block->event);
  g_free (block->data);
  g_free (block);
}
