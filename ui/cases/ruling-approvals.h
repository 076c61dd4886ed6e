/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for this officer's approval: proposals of others, and his own with the reason why
 * somebody else decides them. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_RULING_APPROVALS_SYMBOL "approvals" /* of the section */

GtkWidget *loket_ruling_approvals_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_ruling_approvals_has (LoketProgram *program, const char *worklist);
void loket_ruling_approvals_open (GtkWidget *inside);

G_END_DECLS
