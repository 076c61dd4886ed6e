/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lists beside each other, village by village: who is in which, who differs. */
#pragma once

#include "core/list-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_LIST_COMPARE (loket_list_compare_get_type ())
G_DECLARE_FINAL_TYPE (LoketListCompare, loket_list_compare, LOKET, LIST_COMPARE, GtkBox)

/* Signal "leave": back to all lists. */

GtkWidget *loket_list_compare_new (LoketProgram *application,
                                   const char *left,
                                   const char *right) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
