/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far this board is in the calls of the day, over a restart too. */
#pragma once

#include "core/queue.h"

G_BEGIN_DECLS

typedef struct _LoketCursor LoketCursor;

LoketCursor *loket_cursor_open (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void loket_cursor_free (LoketCursor *self);

GPtrArray *
loket_cursor_news (LoketCursor *self, GListModel *calls, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_cursor_done (LoketCursor *self, LoketCall *call, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketCursor, loket_cursor_free)

G_END_DECLS
