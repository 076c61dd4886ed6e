/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stream at a time, what was heard last, and the silence that means "gone" (store.md 9). */
#include "config.h"

#include "client/feed.h"

#include "client/blocks.h"
#include "core/error.h"

#include <string.h>

/* Three of the comments that a hub sends every 15 s (store.md 9). */
#define SILENCE_MS 45000

/* One open stream; the operation that is under way holds a reference, so a late answer finds it
 * even when nobody listens any more. */
typedef struct {
  LoketFeed *feed; /* NULL = closed: nobody listens */
  GCancellable *cancellable;
  GDataInputStream *lines;
  LoketBlocks *blocks;
} Stream;

struct _LoketFeed {
  LoketFeedHooks hooks;
  gpointer hooks_data;
  GPtrArray *topics;
  Stream *stream;
  guint silence_ms;
  guint silence_id;
  char *store_id;    /* store that `last` belongs to */
  gint64 last;       /* everything up to here was heard; -1 = begin with the present state */
  gboolean snapshot; /* between reset and ready */
};

static void read_next (Stream *stream);

static void
stream_clear (gpointer data)
{
  Stream *stream = data;

  g_clear_object (&stream->cancellable);
  g_clear_object (&stream->lines);
  g_clear_pointer (&stream->blocks, loket_blocks_free);
}

static void
stream_unref (Stream *stream)
{
  g_rc_box_release_full (stream, stream_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stream, stream_unref)

/**
 * loket_feed_new:
 * @hooks: what to call; copied
 * @hooks_data: for the hooks
 *
 * Returns: (transfer full): a feed that is not open
 */
LoketFeed *
loket_feed_new (const LoketFeedHooks *hooks, gpointer hooks_data)
{
  LoketFeed *self = g_new0 (LoketFeed, 1);

  self->hooks = *hooks;
  self->hooks_data = hooks_data;
  self->topics = g_ptr_array_new_with_free_func (g_free);
  self->silence_ms = SILENCE_MS;
  self->last = -1;
  return self;
}

/**
 * loket_feed_free:
 * @self: (nullable) (transfer full): a feed
 */
void
loket_feed_free (LoketFeed *self)
{
  if (self == NULL)
    return;
  loket_feed_close (self);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_free (self->store_id);
  g_free (self);
}

/**
 * loket_feed_add_topic:
 * @self: a feed
 * @topic: a topic of the feed
 *
 * Takes effect when the feed is opened next, which then begins with the present state: the past of
 * a new topic is not behind what was heard last.
 *
 * Returns: %FALSE when it was followed already
 */
gboolean
loket_feed_add_topic (LoketFeed *self, const char *topic)
{
  if (g_ptr_array_find_with_equal_func (self->topics, topic, g_str_equal, NULL))
    return FALSE;
  g_ptr_array_add (self->topics, g_strdup (topic));
  self->last = -1;
  return TRUE;
}

/**
 * loket_feed_has_topics:
 * @self: a feed
 *
 * Returns: %TRUE when there is something to follow
 */
gboolean
loket_feed_has_topics (LoketFeed *self)
{
  return self->topics->len > 0;
}

/**
 * loket_feed_is_open:
 * @self: a feed
 *
 * Returns: %TRUE while it has a stream, be it only on its way
 */
gboolean
loket_feed_is_open (LoketFeed *self)
{
  return self->stream != NULL;
}

static void
end_stream (Stream *stream, const GError *error)
{
  LoketFeed *self = stream->feed;

  loket_feed_close (self);
  self->hooks.ended (error, self->hooks_data);
}

static gboolean
silence_cb (gpointer data)
{
  LoketFeed *self = data;
  g_autoptr (GError) error = NULL;

  self->silence_id = 0;
  loket_set_error (&error, LOKET_ERROR_UNREACHABLE, NULL, "nothing heard for too long");
  end_stream (self->stream, error);
  return G_SOURCE_REMOVE;
}

static void
hear (LoketFeed *self)
{
  if (self->silence_id != 0)
    g_source_remove (self->silence_id);
  self->silence_id = g_timeout_add (self->silence_ms, silence_cb, self);
}

/**
 * loket_feed_set_silence:
 * @self: a feed
 * @milliseconds: how long nothing may come, from now on, before the hub counts as gone
 */
void
loket_feed_set_silence (LoketFeed *self, guint milliseconds)
{
  self->silence_ms = milliseconds;
  if (self->stream != NULL)
    hear (self);
}

static void
take_event (LoketFeed *self, const LoketBlock *block)
{
  if (self->snapshot) {
    self->hooks.event (block->data, FALSE, self->hooks_data);
    return;
  }
  /* A hub that repeats itself is heard once. */
  if (block->id >= 0 && block->id <= self->last)
    return;
  self->last = MAX (self->last, block->id);
  self->hooks.event (block->data, TRUE, self->hooks_data);
}

/* A present state that breaks off half way is asked for again from its beginning: only `ready` says
 * from where to go on. */
static void
take_block (LoketFeed *self, const LoketBlock *block)
{
  if (g_strcmp0 (block->event, "reset") == 0) {
    self->snapshot = TRUE;
    self->last = -1;
    self->hooks.begin (self->hooks_data);
  } else if (g_strcmp0 (block->event, "ready") == 0) {
    self->snapshot = FALSE;
    self->last = MAX (self->last, block->id);
    self->hooks.ready (self->hooks_data);
  } else if (g_strcmp0 (block->event, "hello") == 0) {
    self->hooks.nudged (self->hooks_data);
  } else if (block->event != NULL && block->data != NULL) {
    take_event (self, block);
  } else if (!self->snapshot) {
    self->last = MAX (self->last, block->id);
  }
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Stream) stream = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  LoketBlock block;

  line = g_data_input_stream_read_line_finish_utf8 (
      G_DATA_INPUT_STREAM (source), result, NULL, &error);
  if (stream->feed == NULL)
    return;
  if (line == NULL) {
    if (error == NULL)
      loket_set_error (&error, LOKET_ERROR_UNREACHABLE, NULL, "the hub closed the feed");
    end_stream (stream, error);
    return;
  }
  hear (stream->feed);
  if (loket_blocks_take_line (stream->blocks, line, &block))
    take_block (stream->feed, &block);
  /* A hook may have closed the feed. */
  if (stream->feed != NULL)
    read_next (stream);
}

static void
read_next (Stream *stream)
{
  g_data_input_stream_read_line_async (
      stream->lines, G_PRIORITY_DEFAULT, stream->cancellable, line_cb, g_rc_box_acquire (stream));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Stream) stream = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) input = NULL;
  LoketFeed *self = stream->feed;

  input = loket_transport_listen_finish (LOKET_TRANSPORT (source), result, &error);
  if (self == NULL)
    return;
  if (input == NULL) {
    end_stream (stream, error);
    return;
  }
  stream->lines = g_data_input_stream_new (input);
  g_data_input_stream_set_newline_type (stream->lines, G_DATA_STREAM_NEWLINE_TYPE_LF);
  hear (self);
  /* A hub that goes on where we were does not say "ready": we are up to date as far as it is. */
  if (self->last >= 0)
    self->hooks.ready (self->hooks_data);
  if (stream->feed != NULL)
    read_next (stream);
}

static char *
make_path (LoketFeed *self)
{
  g_autoptr (GString) path = g_string_new ("/v1/feed?topic=");

  for (guint i = 0; i < self->topics->len; i++) {
    g_autofree char *topic = g_uri_escape_string (g_ptr_array_index (self->topics, i), NULL, FALSE);
    g_string_append_printf (path, "%s%s", i > 0 ? "," : "", topic);
  }
  if (self->last >= 0)
    g_string_append_printf (
        path, "&after=%" G_GINT64_FORMAT "&store=%s", self->last, self->store_id);
  return g_string_free (g_steal_pointer (&path), FALSE);
}

/**
 * loket_feed_open:
 * @self: a feed with topics
 * @transport: the way to the hub
 * @store_id: the store that it speaks for
 *
 * Goes on behind what was heard last, or begins with the present state.
 */
void
loket_feed_open (LoketFeed *self, LoketTransport *transport, const char *store_id)
{
  g_autofree char *path = NULL;

  g_return_if_fail (self->topics->len > 0 && store_id != NULL);

  loket_feed_close (self);
  if (g_strcmp0 (self->store_id, store_id) != 0) {
    g_free (self->store_id);
    self->store_id = g_strdup (store_id);
    self->last = -1;
  }
  self->snapshot = FALSE;
  self->stream = g_rc_box_new0 (Stream);
  self->stream->feed = self;
  self->stream->cancellable = g_cancellable_new ();
  self->stream->blocks = loket_blocks_new ();
  hear (self);
  path = make_path (self);
  loket_transport_listen (
      transport, path, self->stream->cancellable, opened_cb, g_rc_box_acquire (self->stream));
}

/**
 * loket_feed_close:
 * @self: a feed
 *
 * Ends the stream, if there is one; no hook is called for it any more.
 */
void
loket_feed_close (LoketFeed *self)
{
  Stream *stream = g_steal_pointer (&self->stream);

  g_clear_handle_id (&self->silence_id, g_source_remove);
  if (stream == NULL)
    return;
  stream->feed = NULL;
  g_cancellable_cancel (stream->cancellable);
  stream_unref (stream);
}
