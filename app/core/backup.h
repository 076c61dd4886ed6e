/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records about backups: what the last one was and whether it can be trusted, and which there are.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* What was wrong with the last backup or its test, for a sentence in the reader's language. */
typedef enum {
  LOKET_BACKUP_FAULT_NONE,
  LOKET_BACKUP_FAULT_FULL,       /* no room for it */
  LOKET_BACKUP_FAULT_UNREADABLE, /* the file cannot be restored */
  LOKET_BACKUP_FAULT_DAMAGED,    /* what was restored is not in order */
  LOKET_BACKUP_FAULT_FAILED,     /* anything else; the log of the hub says it */
} LoketBackupFault;

GType loket_backup_fault_get_type (void);

LOKET_DECLARE_RECORD (LoketBackupStatus, loket_backup_status)
struct _LoketBackupStatus {
  LoketRecord parent_instance;
  LoketOptional at;  /* of the last good backup; absent: there is none */
  LoketOptional age; /* seconds since */
  char *file;        /* its name in DIR/backups */
  LoketOptional size;
  LoketOptional tested_at; /* the last restore test */
  gboolean tested_well;
  char *tested_file;
  LoketOptional tested_tickets; /* what it found in there */
  LoketOptional tested_audit_rows;
  LoketBackupFault fault;
  char *problem; /* what that test, or the last attempt at a backup, found wrong; English */
};

/* One file of the folder backups. */
LOKET_DECLARE_RECORD (LoketBackupFile, loket_backup_file)
struct _LoketBackupFile {
  LoketRecord parent_instance;
  char *file;
  gint64 at; /* when it was written */
  gint64 size;
};

LOKET_DECLARE_RECORD (LoketBackupList, loket_backup_list)
struct _LoketBackupList {
  LoketRecord parent_instance;
  char *folder;      /* on the machine of the hub */
  gint64 kept;       /* older ones are thrown away */
  GListStore *files; /* LoketBackupFile, newest first */
};

G_END_DECLS
