/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a file holds what: a choice for each field, made from a map and read back as one.
 */
#pragma once

#include "core/list-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_LIST_COLUMNS (loket_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (LoketListColumns, loket_list_columns, LOKET, LIST_COLUMNS, GtkBox)

/* Signal "changed": another column was chosen. */

GtkWidget *loket_list_columns_new (LoketListPreview *preview) G_GNUC_WARN_UNUSED_RESULT;
char *loket_list_columns_map (LoketListColumns *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
