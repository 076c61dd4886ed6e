/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk that checks cards has on its disk, and cards that come to it: good ones, some that
 * count no more, some that were forged, some that cannot be read. */
#pragma once

#include "core/card-token.h"

G_BEGIN_DECLS

typedef struct {
  char *text; /* of its code */
  LoketVerdict verdict;
} DeskCard;

GPtrArray *bench_desk_cards (guint n) G_GNUC_WARN_UNUSED_RESULT;
void bench_desk_put_lists (guint n, gint64 now);
void bench_desk_put_settings (const char *facility, const char *camera);

G_END_DECLS
