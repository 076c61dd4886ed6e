/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an import is: what is being done, a bar, and a way to stop it before it is taken over. */
#pragma once

#include "core/job.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_LIST_PROGRESS (loket_list_progress_get_type ())
G_DECLARE_FINAL_TYPE (LoketListProgress, loket_list_progress, LOKET, LIST_PROGRESS, GtkBox)

/* Signal "cancel": somebody wants to stop it. */

GtkWidget *loket_list_progress_new (LoketJob *job) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
