/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open GET /v1/feed: a reader of the feed as the body of a response; the exchange opens it. */
#pragma once

#include "hub/feed.h"

#include <microhttpd.h>

G_BEGIN_DECLS

struct MHD_Response *
loket_stream_response (LoketFeed *feed,
                       const LoketFeedWish *wish,
                       GSource *source,
                       struct MHD_Connection *connection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
