/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a chain in the pane of the auditor's page. */
#pragma once

#include "core/audit.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_admin_audit_detail_new (LoketProgram *application,
                                         LoketAuditEntry *entry,
                                         GtkWidget *reveal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
