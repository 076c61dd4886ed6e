/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking a hub who it is: the first word on every connection, and the check whether it is still
 * there; finder.c and link.c use it. */
#pragma once

#include "client/transport.h"
#include "core/office.h"

G_BEGIN_DECLS

typedef struct {
  LoketHello *hello;
  gint64 sent; /* monotonic microseconds */
  gint64 received;
} LoketGreeting;

void loket_greeting_free (LoketGreeting *greeting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketGreeting, loket_greeting_free)

void loket_greeting_ask (LoketTransport *transport,
                         GCancellable *cancellable,
                         GAsyncReadyCallback done,
                         gpointer done_data);
LoketGreeting *loket_greeting_ask_finish (LoketTransport *transport,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
