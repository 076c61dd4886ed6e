/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open GET /v1/feed: its connection sleeps until the reader has something to send;
 * exchange.c opens it. */
#include "config.h"

#include "hub/stream.h"

#include "hub/daemon-source.h"

#include <sys/socket.h>

#define BLOCK 16384

typedef struct {
  LoketFeedReader *reader;
  struct MHD_Connection *connection;
  GSource *source; /* borrowed */
  gboolean sleeping;
} Stream;

/* A reader that takes nothing more is stuck in a write: only the socket itself can be ended. */
static void
cut_off (Stream *stream)
{
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info (stream->connection, MHD_CONNECTION_INFO_CONNECTION_FD);

  if (info != NULL)
    shutdown (info->connect_fd, SHUT_RDWR);
}

static void
wake_cb (LoketFeedReader *reader, gpointer data)
{
  Stream *stream = data;

  if (loket_feed_reader_is_torn (reader))
    cut_off (stream);
  if (stream->sleeping) {
    stream->sleeping = FALSE;
    loket_daemon_source_resume (stream->source, stream->connection);
  }
}

static ssize_t
take_cb (void *data, uint64_t position, char *buffer, size_t size)
{
  Stream *stream = data;
  const gssize taken = loket_feed_reader_take (stream->reader, buffer, size);

  if (taken == LOKET_FEED_OVER)
    return MHD_CONTENT_READER_END_OF_STREAM;
  if (taken == LOKET_FEED_TORN)
    return MHD_CONTENT_READER_END_WITH_ERROR;
  if (taken == LOKET_FEED_LATER) {
    stream->sleeping = TRUE;
    MHD_suspend_connection (stream->connection);
  }
  return taken;
}

static void
free_cb (void *data)
{
  Stream *stream = data;

  loket_feed_reader_leave (stream->reader);
  g_free (stream);
}

/**
 * loket_stream_response:
 * @feed: the feed
 * @wish: what the reader wants to hear
 * @source: runs the daemon of @connection
 * @connection: where it goes
 *
 * Returns: (transfer full): the endless body, to be queued on @connection
 */
struct MHD_Response *
loket_stream_response (LoketFeed *feed,
                       const LoketFeedWish *wish,
                       GSource *source,
                       struct MHD_Connection *connection)
{
  Stream *stream = g_new0 (Stream, 1);
  struct MHD_Response *response;

  stream->connection = connection;
  stream->source = source;
  stream->reader = loket_feed_join (feed, wish, wake_cb, stream);
  response = MHD_create_response_from_callback (MHD_SIZE_UNKNOWN, BLOCK, take_cb, stream, free_cb);
  MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
  MHD_add_response_header (response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  return response;
}
