/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One list of live records: each id is one object that changes in place; mirror.c keeps three. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef struct _LoketLive LoketLive;

LoketLive *loket_live_new (GType type, GCompareDataFunc order) G_GNUC_WARN_UNUSED_RESULT;
void loket_live_free (LoketLive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLive, loket_live_free)

GListModel *loket_live_model (LoketLive *self);
gboolean loket_live_has (LoketLive *self, const char *id);
LoketRecord *loket_live_apply (LoketLive *self, LoketRecord *newer);
void loket_live_begin (LoketLive *self);
void loket_live_finish (LoketLive *self);
void loket_live_clear (LoketLive *self);
void loket_live_forget (LoketLive *self);

G_END_DECLS
