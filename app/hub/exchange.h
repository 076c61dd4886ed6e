/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request and its answer; hub.c gives each of MHD's calls on to its exchange. */
#pragma once

#include "hub/feed.h"
#include "hub/tls/gate.h"

#include <microhttpd.h>

G_BEGIN_DECLS

typedef struct _LoketExchange LoketExchange;

/* What the exchanges of one hub share. */
typedef struct {
  LoketOffice *office;
  LoketFeed *feed;
  guint waiting;     /* writes in the store's queue, above which writes are refused */
  guint under_way;   /* exchanges whose request is complete and whose answer is not sent */
  guint asking;      /* of these or of closed connections: those that the office works on */
  guint64 entered;   /* requests that came this far: past socket, handshake and revocation */
  gboolean stopping; /* no new request is taken */
  /* An operation went well that may have changed who is let in; before its answer leaves. */
  void (*devices_changed) (gpointer data);
  void (*enrolment_refused) (gpointer data);
  gpointer data;
} LoketExchanges;

/* Where a request came in. */
typedef struct {
  GSource *source;         /* runs the daemon of the connection */
  const LoketPeer *peer;   /* (nullable) the device by its certificate; NULL on the Unix socket */
  const char *certificate; /* (nullable) which one it has shown; while the connection is open */
  gboolean enrolling;      /* only device/enrol is done here */
} LoketOrigin;

LoketExchange *loket_exchange_new (LoketExchanges *shared,
                                   const LoketOrigin *origin,
                                   struct MHD_Connection *connection,
                                   const char *method,
                                   const char *path) G_GNUC_WARN_UNUSED_RESULT;
enum MHD_Result loket_exchange_start (LoketExchange *exchange);
enum MHD_Result loket_exchange_take_body (LoketExchange *exchange, const char *data, gsize size);
enum MHD_Result loket_exchange_proceed (LoketExchange *exchange);
void loket_exchange_done (LoketExchange *exchange);

G_END_DECLS
