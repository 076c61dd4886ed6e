/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of the auditor's page that says which rows are looked for. */
#pragma once

#include "core/audit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_ADMIN_AUDIT_FILTER (loket_admin_audit_filter_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminAuditFilter,
                      loket_admin_audit_filter,
                      LOKET,
                      ADMIN_AUDIT_FILTER,
                      GtkBox)

/* Signal "ready": somebody wants to see what fits. */

GtkWidget *loket_admin_audit_filter_new (LoketAuditQuery *query) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_admin_audit_filter_button (LoketAdminAuditFilter *self);
LoketAuditQuery *
loket_admin_audit_filter_query (LoketAdminAuditFilter *self) G_GNUC_WARN_UNUSED_RESULT;
char *loket_admin_audit_filter_sentence (LoketAuditQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
