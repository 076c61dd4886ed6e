/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls of a client that a test waits for, and what its lists say. */
#pragma once

#include "client/client.h"

G_BEGIN_DECLS

/* One call: under way until done. */
typedef struct {
  gboolean done;
  LoketRecord *record;
  GError *error;
} Asking;

void asking_clear (Asking *asking);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

void asking_start (Asking *asking,
                   LoketClient *client,
                   const LoketOperation *operation,
                   LoketRecord *request,
                   const char *key,
                   GCancellable *cancellable);
void asking_wait (Asking *asking);

LoketRecord *ask (LoketClient *client,
                  const LoketOperation *operation,
                  LoketRecord *request,
                  const char *key,
                  GError **error);
LoketTicket *take_ticket (LoketClient *client, const char *key);
LoketTicket *call_next (LoketClient *client, const char *counter);
void open_counter (LoketClient *client, const char *counter);
guint count_tickets (LoketClient *client);

LoketTicketRequest *ticket_request (const char *service);
LoketCounterRequest *counter_request (const char *counter);

void wait_ready (LoketClient *client);
void wait_lost (LoketClient *client);
void wait_current (LoketClient *client);
void wait_items (GListModel *model, guint n_items);
void finish_client (LoketClient *client);

G_END_DECLS
