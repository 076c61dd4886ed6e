/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that came in: each with what became of it, its left-out rows, and how far one is that
 * is coming in. */
#pragma once

#include "ui/admin/list.h"

G_BEGIN_DECLS

#define LOKET_TYPE_LIST_SHELF (loket_list_shelf_get_type ())
G_DECLARE_FINAL_TYPE (LoketListShelf, loket_list_shelf, LOKET, LIST_SHELF, LoketAdminList)

/* Signals: "bring": a list is to be brought in; "compare" (string, string: ids of two lists). */

GtkWidget *loket_list_shelf_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
