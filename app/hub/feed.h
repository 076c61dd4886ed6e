/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of the feed: each gets every row it may see exactly once; the hub's streams are
 * readers.  Main thread only. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

#define LOKET_FEED_UNSENT_EVENTS 1000
#define LOKET_FEED_UNSENT_BYTES (1 << 20)
#define LOKET_FEED_COMMENT_MS 15000

/* What loket_feed_reader_take() gives besides a count of bytes. */
#define LOKET_FEED_LATER 0   /* nothing now: wait for the wake-up */
#define LOKET_FEED_OVER (-1) /* all is said, the hub is going */
#define LOKET_FEED_TORN (-2) /* the reader was too slow or the store failed */

typedef struct _LoketFeed LoketFeed;
typedef struct _LoketFeedReader LoketFeedReader;

/* There is something to take, or the reader has come to its end. */
typedef void (*LoketFeedWake) (LoketFeedReader *reader, gpointer data);

typedef struct {
  LoketCaller caller;        /* its texts live as long as the program */
  const char *const *topics; /* NULL = all */
  gint64 after;              /* -1 = from the present state */
} LoketFeedWish;

LoketFeed *loket_feed_new (LoketOffice *office, guint comment_ms) G_GNUC_WARN_UNUSED_RESULT;
void loket_feed_nudge (LoketFeed *feed);
void loket_feed_end (LoketFeed *feed);
void loket_feed_turn_out (LoketFeed *feed, const char *device);
void loket_feed_free (LoketFeed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFeed, loket_feed_free)

LoketFeedReader *loket_feed_join (LoketFeed *feed,
                                  const LoketFeedWish *wish,
                                  LoketFeedWake wake,
                                  gpointer data) G_GNUC_WARN_UNUSED_RESULT;
gssize loket_feed_reader_take (LoketFeedReader *reader, char *buffer, gsize size);
gboolean loket_feed_reader_is_torn (LoketFeedReader *reader);
void loket_feed_reader_leave (LoketFeedReader *reader);

G_END_DECLS
