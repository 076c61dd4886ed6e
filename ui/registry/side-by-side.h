/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts side by side: a row a field, a column for what stands and one for each that says something
 * of it.  The why screen and the desk of doubts lay it out with it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_MARK_NONE,
  LOKET_MARK_AGREES,
  LOKET_MARK_SPELLING, /* the same name, written another way */
  LOKET_MARK_DIFFERS,
} LoketMark;

#define LOKET_TYPE_SIDE_BY_SIDE (loket_side_by_side_get_type ())
G_DECLARE_FINAL_TYPE (LoketSideBySide, loket_side_by_side, LOKET, SIDE_BY_SIDE, GtkWidget)

GtkWidget *loket_side_by_side_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void loket_side_by_side_add_column (LoketSideBySide *self, const char *title, const char *caption);
void loket_side_by_side_begin_row (LoketSideBySide *self, const char *title);
void loket_side_by_side_add_cell (LoketSideBySide *self,
                                  const char *text,
                                  const char *caption,
                                  LoketMark mark);

G_END_DECLS
