/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a device does when no hub answers: gives numbers of its lane, keeps what has to be said and
 * says it later; client.c uses it. */
#pragma once

#include "client/calls.h"
#include "client/device-time.h"
#include "core/profile.h"
#include "core/queue.h"

G_BEGIN_DECLS

typedef struct {
  void (*changed) (gpointer data); /* waiting or tasks */
  void (*profile) (gpointer data); /* the profile came or changed */
  void (*doubt) (gpointer data);   /* a hub did not answer in time */
} LoketOfflineHooks;

typedef struct _LoketOffline LoketOffline;

LoketOffline *loket_offline_new (const char *dir,
                                 LoketCalls *calls,
                                 const LoketMachine *machine,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_offline_free (LoketOffline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketOffline, loket_offline_free)

void loket_offline_set_hooks (LoketOffline *self, const LoketOfflineHooks *hooks, gpointer data);
void loket_offline_set_lane (LoketOffline *self, gint64 lane);
void loket_offline_set_patience (LoketOffline *self, guint milliseconds);

void loket_offline_hear (LoketOffline *self, gint64 office);
void loket_offline_up (LoketOffline *self, const char *store_id, const char *day);
void loket_offline_down (LoketOffline *self);
void loket_offline_set_day (LoketOffline *self, const char *day);

gboolean loket_offline_can_give (LoketOffline *self);
void
loket_offline_take (LoketOffline *self, GTask *task, LoketTicketRequest *request, const char *key);
gboolean loket_offline_post (LoketOffline *self,
                             const LoketOperation *operation,
                             LoketRecord *request,
                             const char *key,
                             GError **error);
gboolean loket_offline_dismiss (LoketOffline *self, const char *key, GError **error);

gint64 loket_offline_now (LoketOffline *self);
gboolean loket_offline_is_sure (LoketOffline *self);
LoketProfile *loket_offline_profile (LoketOffline *self);
const char *loket_offline_day (LoketOffline *self);
const char *loket_offline_store_id (LoketOffline *self);
guint loket_offline_waiting (LoketOffline *self);
GListModel *loket_offline_tasks (LoketOffline *self);

G_END_DECLS
