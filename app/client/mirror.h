/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business day as the feed tells it: tickets, counters and calls as live lists; client.c feeds
 * it. */
#pragma once

#include "client/case-news.h"
#include "core/help.h"
#include "core/queue.h"

G_BEGIN_DECLS

typedef struct {
  void (*called) (LoketCall *call, gpointer data);
  void (*day_changed) (gpointer data);
  void (*case_changed) (const LoketCaseNews *news, gpointer data);
  void (*card_changed) (const LoketCaseNews *news, gpointer data);
  void (*lists_changed) (gpointer data);
} LoketMirrorHooks;

typedef struct _LoketMirror LoketMirror;

LoketMirror *loket_mirror_new (const LoketMirrorHooks *hooks,
                               gpointer hooks_data) G_GNUC_WARN_UNUSED_RESULT;
void loket_mirror_free (LoketMirror *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketMirror, loket_mirror_free)

GListModel *loket_mirror_tickets (LoketMirror *self);
GListModel *loket_mirror_counters (LoketMirror *self);
GListModel *loket_mirror_calls (LoketMirror *self);
GListModel *loket_mirror_help_calls (LoketMirror *self);
GListModel *loket_mirror_closures (LoketMirror *self);
GListModel *loket_mirror_jobs (LoketMirror *self);
const char *loket_mirror_day (LoketMirror *self);

void loket_mirror_set_office (LoketMirror *self, const char *store_id, const char *day);
void loket_mirror_begin (LoketMirror *self);
gboolean loket_mirror_take (LoketMirror *self, const char *data, gboolean live, GError **error);
void loket_mirror_finish (LoketMirror *self);

G_END_DECLS
