/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls that are not answered yet: each is sent until an answer comes or its time is up;
 * client.c uses it.  It knows nothing of how a hub is found. */
#pragma once

#include "client/transport.h"
#include "core/operations.h"

G_BEGIN_DECLS

typedef struct {
  void (*answered) (const LoketAnswer *answer, gpointer data); /* any answer, for its time */
  void (*unanswered) (gpointer data); /* a call waits for a hub that answers */
  void (*sign_in_needed) (const char *token, gpointer data); /* (nullable) what it went with */
} LoketCallsHooks;

#define LOKET_CALLS_FOR_EVER 0

typedef struct _LoketCalls LoketCalls;

LoketCalls *loket_calls_new (const LoketCallsHooks *hooks,
                             gpointer hooks_data) G_GNUC_WARN_UNUSED_RESULT;
void loket_calls_free (LoketCalls *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketCalls, loket_calls_free)

void loket_calls_set_patience (LoketCalls *self, guint milliseconds);
guint loket_calls_patience (LoketCalls *self);
void loket_calls_set_transport (LoketCalls *self, LoketTransport *transport);
void loket_calls_add (LoketCalls *self,
                      GTask *task,
                      const LoketOperation *operation,
                      LoketRecord *request,
                      const LoketTransportHeads *heads,
                      guint patience_ms);
void loket_calls_put (LoketCalls *self,
                      GTask *task,
                      const char *sha256,
                      GBytes *bytes,
                      const LoketTransportHeads *heads,
                      guint patience_ms);
void loket_calls_get (LoketCalls *self,
                      GTask *task,
                      const char *sha256,
                      const LoketTransportHeads *heads,
                      guint patience_ms);
void loket_calls_stop (LoketCalls *self);

G_END_DECLS
