/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Equal cells side by side on a wide window and under each other on a tall one, so that one page
 * serves kiosks that lie and kiosks that stand. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_COLUMNS (loket_columns_get_type ())
G_DECLARE_FINAL_TYPE (LoketColumns, loket_columns, LOKET, COLUMNS, GtkWidget)

/* Properties: "wide" and "tall" (uint: columns on a wide and on a tall window),
 * The space between the cells is the
 * border-spacing of the style class "gaps". */

GtkWidget *loket_columns_new (guint wide, guint tall) G_GNUC_WARN_UNUSED_RESULT;
void loket_columns_append (LoketColumns *self, GtkWidget *child);
void loket_columns_clear (LoketColumns *self);

G_END_DECLS
