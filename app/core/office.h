/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records about the office as a whole: hello, the store's check, the demonstration, feed events. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* How a hub tells the network by mDNS where it is.  It is a hint: whether it is the hub of one's
 * own office is seen by its certificate. */
#define LOKET_HINT_SERVICE "_loket._tcp"
#define LOKET_HINT_STORE "store="     /* the last 8 digits of the id of its store */
#define LOKET_HINT_VERSION "version=" /* of the hub */
#define LOKET_HINT_STORE_DIGITS 8

/* The request of what needs none. */
LOKET_DECLARE_RECORD (LoketNothing, loket_nothing)
struct _LoketNothing {
  LoketRecord parent_instance;
};

/* What GET /v1/hello answers: who is there, and office time. */
LOKET_DECLARE_RECORD (LoketHello, loket_hello)
struct _LoketHello {
  LoketRecord parent_instance;
  char *version;
  gint64 time;
  char *day;
  char *store_id;
  gint64 last_seq;
  gboolean staffed; /* officers are on file, so a counter needs one who signs in */
};

LOKET_DECLARE_RECORD (LoketCheckReport, loket_check_report)
struct _LoketCheckReport {
  LoketRecord parent_instance;
  gboolean healthy;
  gint64 schema;
  char *sqlite;             /* version of the library */
  gboolean wal_reset_fault; /* it has the fault that store.c is built around */
  gint64 tickets;
  gint64 events;
  gint64 audit_rows;
  char *problem; /* the first thing found wrong */
};

LOKET_DECLARE_RECORD (LoketDemoRequest, loket_demo_request)
struct _LoketDemoRequest {
  LoketRecord parent_instance;
  gint64 seed;
  gint64 tickets;
};

LOKET_DECLARE_RECORD (LoketDemoReport, loket_demo_report)
struct _LoketDemoReport {
  LoketRecord parent_instance;
  gint64 tickets;
};

/* One row of the feed as the store keeps it and a device hears it (design.md 6). */
typedef struct {
  gint64 seq;
  gint64 at;
  char *topic;
  char *entity;
  char *id;
  char *record; /* JSON of the public fields */
} LoketEvent;

void loket_event_free (LoketEvent *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketEvent, loket_event_free)

G_END_DECLS
