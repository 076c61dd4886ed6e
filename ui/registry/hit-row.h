/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person found: enough to tell apart those who are called alike, and no more. */
#pragma once

#include "core/people-found.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_HIT_ROW (loket_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (LoketHitRow, loket_hit_row, LOKET, HIT_ROW, GtkListBoxRow)

GtkWidget *loket_hit_row_new (LoketPersonHit *hit, const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_hit_row_add_chip (LoketHitRow *self, const char *text, const char *style);
LoketPersonHit *loket_hit_row_hit (LoketHitRow *self);
GtkListBoxRow *loket_hit_rows_fill (GtkListBox *list, GListModel *hits, const char *language);

char *loket_hit_facts (LoketPersonHit *hit, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
