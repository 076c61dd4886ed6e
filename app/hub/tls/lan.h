/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub on the local network: the door for devices, the one for enrolment while an invitation is
 * open, and the authority that signs; hub.c has one. */
#pragma once

#include "hub/door.h"

G_BEGIN_DECLS

typedef struct _LoketLan LoketLan;

typedef struct {
  LoketOffice *office; /* these four outlive it */
  LoketAuthority *authority;
  LoketExchanges *shared;
  LoketFeed *feed;
  const LoketHubLimits *limits; /* copied */
  void (*changed) (int more, gpointer data);
  gpointer data;
} LoketLanOptions;

LoketLan *loket_lan_new (const LoketLanOptions *options) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_lan_listen (LoketLan *lan, const char *host, guint16 port, GError **error);
const char *loket_lan_address (LoketLan *lan);
guint16 loket_lan_enrolment_port (LoketLan *lan);
gboolean loket_lan_is_enrolling (LoketLan *lan);
void loket_lan_look_round (LoketLan *lan);
void loket_lan_shut (LoketLan *lan);
void loket_lan_free (LoketLan *lan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLan, loket_lan_free)

G_END_DECLS
