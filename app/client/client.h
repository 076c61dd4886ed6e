/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client: one asynchronous call per operation, and the feed as list models; windows and the
 * command line use it.  Main thread only. */
#pragma once

#include "client/case-news.h"
#include "client/task.h"
#include "core/officer.h"
#include "core/operations.h"
#include "core/profile.h"
#include "core/queue.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_CONNECTION_STARTING, /* not heard of the hub yet */
  LOKET_CONNECTION_READY,
  LOKET_CONNECTION_LOST, /* it was there; trying again by itself */
} LoketConnection;

GType loket_connection_get_type (void);

#define LOKET_TYPE_CLIENT (loket_client_get_type ())
G_DECLARE_FINAL_TYPE (LoketClient, loket_client, LOKET, CLIENT, GObject)

/* Properties: "connection" (LoketConnection), "day" (string, business day), "current" (boolean: the
 * lists show the present state), "patience" (ms that a call is tried), "silence" (ms after which a
 * silent feed counts as gone), "session" (LoketSession of the officer who is signed in, or NULL),
 * "profile" (LoketProfile, of a device that keeps it), "waiting" (uint: requests that the hub has
 * not heard yet), "staffed" (boolean: the office has officers, so a counter needs one who signs
 * in). Signal "called" (LoketCall): a call or recall that came by the feed, each exactly once.
 * Signal "sign-in-needed": a call was refused because nobody is signed in (any more). Signal
 * "office-changed": the devices or the officers of the office changed. Signal "case-changed" (const
 * LoketCaseNews *, nullable): an application, or what hangs on one, changed, for who follows
 * "applications"; NULL: any of them may have. Signal "card-changed": the same of cards, for who
 * follows "cards".
 * Signal "lists-changed": the hub has a newer trust list or status list, or may have, for who
 * follows "lists". */

LoketClient *loket_client_new (LoketDeviceKind kind) G_GNUC_WARN_UNUSED_RESULT;
LoketClient *loket_client_new_for_socket (LoketDeviceKind kind,
                                          const char *path) G_GNUC_WARN_UNUSED_RESULT;
LoketClient *loket_client_new_for_device (const char *dir) G_GNUC_WARN_UNUSED_RESULT;

/* Finds the hub ($LOKET_SOCKET, /run/loket/hub.sock, $XDG_DATA_HOME/loket/office/hub.sock) or
 * starts one, and keeps the connection from then on (design.md 6). */
void loket_client_start (LoketClient *self);
void loket_client_follow (LoketClient *self, const char *topic);
void loket_client_stop (LoketClient *self);

/* A device that goes on without a hub (store.md 5): what it keeps is in @dir.  Before the start. */
gboolean loket_client_keep (LoketClient *self, const char *dir, GError **error);
char *loket_client_usual_dir (LoketDeviceKind kind) G_GNUC_WARN_UNUSED_RESULT;
void loket_client_set_lane (LoketClient *self, gint64 lane);
gboolean loket_client_can_give (LoketClient *self); /* numbers, also without a hub */
gboolean loket_client_is_sure (LoketClient *self);  /* of the time */
LoketProfile *loket_client_profile (LoketClient *self);
guint loket_client_waiting (LoketClient *self);
GListModel *loket_client_tasks (LoketClient *self); /* LoketTask: refused, for a person to see to */
guint loket_client_refused (LoketClient *self, const LoketOperation *operation);
gboolean loket_client_dismiss_task (LoketClient *self, LoketTask *task, GError **error);

/* Says something that must not be lost and needs no answer: now, or when the hub is back. */
typedef void (*LoketClientSaid) (gpointer data);
void loket_client_post (LoketClient *self,
                        const LoketOperation *operation,
                        LoketRecord *request,
                        LoketClientSaid said,
                        gpointer said_data);

LoketConnection loket_client_connection (LoketClient *self);
gboolean loket_client_is_current (LoketClient *self);
gint64 loket_client_now (LoketClient *self); /* office time, UTC microseconds */
const char *loket_client_day (LoketClient *self);
char *loket_client_new_key (LoketClient *self) G_GNUC_WARN_UNUSED_RESULT;

/* Who is signed in: set to the answer of session/sign-in, to NULL after session/sign-out.  Each
 * call is that of the officer who was signed in when it began. */
gboolean loket_client_is_staffed (LoketClient *self);
LoketSession *loket_client_session (LoketClient *self);
void loket_client_set_session (LoketClient *self, LoketSession *session);

/* Live models, one record per id for as long as the client lives: LoketTicket and LoketCounter of
 * the business day, LoketCall oldest first. */
GListModel *loket_client_tickets (LoketClient *self);
GListModel *loket_client_counters (LoketClient *self);
GListModel *loket_client_calls (LoketClient *self);
GListModel *loket_client_help_calls (LoketClient *self);
GListModel *loket_client_closures (LoketClient *self);
GListModel *loket_client_jobs (LoketClient *self); /* LoketJob; for who follows "jobs" */

/* One operation.  @key NULL makes a new one; a call that got no answer is sent again with the same
 * key until it is answered, refused, cancelled or its time is up (then %LOKET_ERROR_UNREACHABLE).
 */
void loket_client_call (LoketClient *self,
                        const LoketOperation *operation,
                        LoketRecord *request,
                        const char *key,
                        GCancellable *cancellable,
                        GAsyncReadyCallback done,
                        gpointer done_data);
LoketRecord *loket_client_call_finish (LoketClient *self,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
