/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feed as text: Server-Sent Events made from a part of the feed; feed.c sends them. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

GBytes *loket_feed_text (const LoketFeedPart *part,
                         gint64 after,
                         guint *n_events) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
