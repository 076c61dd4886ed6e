/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client from inside; client.c and client-state.c share it. */
#pragma once

#include "client/calls.h"
#include "client/feed.h"
#include "client/link.h"
#include "client/mirror.h"
#include "client/office-time.h"
#include "client/offline.h"
#include "client/private.h"
#include "client/renew.h"
#include "core/clock.h"

G_BEGIN_DECLS

struct _LoketClient {
  GObject parent_instance;

  LoketFinder *finder;
  LoketLink *link; /* NULL = not started, or stopped */
  LoketCalls *calls;
  LoketFeed *feed;
  LoketMirror *mirror;
  LoketRenewal *renewal;     /* NULL = not a device with a certificate */
  LoketOffline *offline;     /* NULL = this device keeps nothing */
  LoketTransport *transport; /* the hub that is there, or NULL */
  char *store_id;
  LoketOfficeTime time;
  LoketSession *session; /* (nullable) of the officer who is signed in, with its token */
  LoketConnection connection;
  gboolean current; /* the lists show the present state */
  gboolean stopped;
  gboolean staffed; /* the office has officers */
  guint hour_id;
  LoketClock *clock; /* of the keys only: they need no office time to be unique */
  LoketRandom *random;
};

G_END_DECLS
