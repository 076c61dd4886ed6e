/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the auditor's page: what was done, why it was refused. */
#pragma once

#include "core/audit.h"

G_BEGIN_DECLS

const char *loket_admin_deed (const char *operation);
const char *loket_admin_desk (const char *desk);
const char *const *loket_admin_desks (void);
char *loket_admin_audit_what (LoketAuditEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *loket_admin_audit_who (LoketAuditEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *loket_admin_audit_device (LoketAuditEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
