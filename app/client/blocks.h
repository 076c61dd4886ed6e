/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a stream of Server-Sent Events, read line by line; feed.c uses it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint64 id;         /* -1 = the block names none */
  const char *event; /* NULL = it has none */
  const char *data;  /* NULL = it has none */
} LoketBlock;

typedef struct _LoketBlocks LoketBlocks;

LoketBlocks *loket_blocks_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_blocks_free (LoketBlocks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketBlocks, loket_blocks_free)

gboolean loket_blocks_take_line (LoketBlocks *self, const char *line, LoketBlock *block);

G_END_DECLS
