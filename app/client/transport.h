/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a hub is reached: one Unix socket or one address on the network, its requests and its stream
 * of events; only the client's own parts use it. */
#pragma once

#include "core/permission.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What came back, whatever its status. */
typedef struct {
  guint status;
  GBytes *body;
  gint64 office_time; /* UTC microseconds by the hub's clock, 0 = it did not say */
  gint64 sent;        /* monotonic microseconds on this machine */
  gint64 received;
} LoketAnswer;

void loket_answer_free (LoketAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketAnswer, loket_answer_free)

#define LOKET_TYPE_TRANSPORT (loket_transport_get_type ())
G_DECLARE_FINAL_TYPE (LoketTransport, loket_transport, LOKET, TRANSPORT, GObject)

LoketTransport *loket_transport_new_for_socket (LoketDeviceKind kind,
                                                const char *path,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketTransport *loket_transport_new_for_device (const char *dir,
                                                const char *address,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketTransport *loket_transport_new_for_enrolment (const char *address,
                                                   const char *pin) G_GNUC_WARN_UNUSED_RESULT;
GTlsCertificateFlags loket_transport_problem (LoketTransport *self);
GSocketAddress *loket_transport_address (LoketTransport *self);
gboolean loket_transport_reload (LoketTransport *self, const char *dir, GError **error);
void loket_transport_close (LoketTransport *self);

/* What goes with a request besides its body. */
typedef struct {
  const char *key;   /* (nullable) idempotency key of a write */
  const char *token; /* (nullable) of the session of the officer who asks */
  gboolean put;      /* the body is bytes, not JSON */
} LoketTransportHeads;

void loket_transport_ask (LoketTransport *self,
                          const char *path,
                          GBytes *body,
                          const LoketTransportHeads *heads,
                          GCancellable *cancellable,
                          GAsyncReadyCallback done,
                          gpointer done_data);
LoketAnswer *loket_transport_ask_finish (LoketTransport *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

void loket_transport_listen (LoketTransport *self,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback done,
                             gpointer done_data);
GInputStream *loket_transport_listen_finish (LoketTransport *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
