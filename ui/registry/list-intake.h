/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing in a list: which file, from whom, how it would be read, and then the start. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_LIST_INTAKE (loket_list_intake_get_type ())
G_DECLARE_FINAL_TYPE (LoketListIntake, loket_list_intake, LOKET, LIST_INTAKE, GtkBox)

/* Signals: "started": the import goes on by itself; "leave": back to all lists. */

GtkWidget *loket_list_intake_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
