/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows GET /v1/feed over one connection after another without a hole; client.c uses it. */
#pragma once

#include "client/transport.h"

G_BEGIN_DECLS

/* Each is called from the main loop; `ended` only when the stream broke by itself. */
typedef struct {
  void (*begin) (gpointer data); /* the present state follows */
  void (*event) (const char *json, gboolean live, gpointer data);
  void (*ready) (gpointer data);  /* what follows from here on happens now */
  void (*nudged) (gpointer data); /* something changed that is no event */
  void (*ended) (const GError *error, gpointer data);
} LoketFeedHooks;

typedef struct _LoketFeed LoketFeed;

LoketFeed *loket_feed_new (const LoketFeedHooks *hooks,
                           gpointer hooks_data) G_GNUC_WARN_UNUSED_RESULT;
void loket_feed_free (LoketFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFeed, loket_feed_free)

void loket_feed_set_silence (LoketFeed *self, guint milliseconds);
gboolean loket_feed_add_topic (LoketFeed *self, const char *topic);
gboolean loket_feed_has_topics (LoketFeed *self);
gboolean loket_feed_is_open (LoketFeed *self);
void loket_feed_open (LoketFeed *self, LoketTransport *transport, const char *store_id);
void loket_feed_close (LoketFeed *self);

G_END_DECLS
