/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the connection: finds a hub, notices when it is gone, finds it again; client.c uses it. */
#pragma once

#include "client/finder.h"

G_BEGIN_DECLS

typedef struct {
  /* A hub spoke: for the first time over @transport, or once more when it was asked. */
  void (*up) (LoketTransport *transport, const LoketGreeting *greeting, gpointer data);
  void (*down) (gpointer data);
} LoketLinkHooks;

typedef struct _LoketLink LoketLink;

LoketLink *loket_link_new (LoketFinder *finder,
                           const LoketLinkHooks *hooks,
                           gpointer hooks_data) G_GNUC_WARN_UNUSED_RESULT;
void loket_link_free (LoketLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLink, loket_link_free)

void loket_link_start (LoketLink *self);
void loket_link_check (LoketLink *self);
void loket_link_lose (LoketLink *self);

G_END_DECLS
