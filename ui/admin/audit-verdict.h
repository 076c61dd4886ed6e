/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a look over both chains found, above the rows of the auditor's page. */
#pragma once

#include "core/audit.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_admin_audit_verdict_new (LoketProgram *application,
                                          LoketAuditReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
