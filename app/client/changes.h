/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an audit row says of records, member by member; the auditor's page shows it. */
#pragma once

#include "core/audit.h"

G_BEGIN_DECLS

typedef struct {
  guint record; /* the how many-eth of the row, from 0 */
  char *name;   /* "issued_at" */
  char *before; /* (nullable) absent */
  char *after;  /* (nullable) absent */
} LoketChange;

/* Instead of what is personal, until it is revealed. */
#define LOKET_CHANGE_MASKED "***"

GPtrArray *loket_changes_of (LoketAuditEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
