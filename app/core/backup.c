/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the record about backups; the administrator's desk and page show it. */
#include "config.h"

#include "core/backup.h"

G_DEFINE_ENUM_TYPE (LoketBackupFault,
                    loket_backup_fault,
                    G_DEFINE_ENUM_VALUE (LOKET_BACKUP_FAULT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_BACKUP_FAULT_FULL, "full"),
                    G_DEFINE_ENUM_VALUE (LOKET_BACKUP_FAULT_UNREADABLE, "unreadable"),
                    G_DEFINE_ENUM_VALUE (LOKET_BACKUP_FAULT_DAMAGED, "damaged"),
                    G_DEFINE_ENUM_VALUE (LOKET_BACKUP_FAULT_FAILED, "failed"))

/* clang-format off */
static const LoketField backup_status_fields[] = {
  LOKET_FIELD_TIME (LoketBackupStatus, at, LOKET_FIELD_OPTIONAL, .blurb = "When the last good backup was made; absent: there is none"),
  LOKET_FIELD_INTEGER (LoketBackupStatus, age, LOKET_FIELD_OPTIONAL, .blurb = "Seconds since then"),
  LOKET_FIELD_TEXT (LoketBackupStatus, file, LOKET_FIELD_OPTIONAL, .blurb = "Its name in the folder backups"),
  LOKET_FIELD_INTEGER (LoketBackupStatus, size, LOKET_FIELD_OPTIONAL, .blurb = "Its bytes"),
  LOKET_FIELD_TIME (LoketBackupStatus, tested_at, LOKET_FIELD_OPTIONAL, .blurb = "When a backup was last restored as a test"),
  LOKET_FIELD_BOOLEAN (LoketBackupStatus, tested_well, LOKET_FIELD_PLAIN, .blurb = "That test found an office in order"),
  LOKET_FIELD_TEXT (LoketBackupStatus, tested_file, LOKET_FIELD_OPTIONAL, .blurb = "Which file was tested"),
  LOKET_FIELD_INTEGER (LoketBackupStatus, tested_tickets, LOKET_FIELD_OPTIONAL, .blurb = "Tickets found in it"),
  LOKET_FIELD_INTEGER (LoketBackupStatus, tested_audit_rows, LOKET_FIELD_OPTIONAL, .blurb = "Rows of the audit chain found in it"),
  LOKET_FIELD_ENUM (LoketBackupStatus, fault, LOKET_FIELD_OPTIONAL, loket_backup_fault, .blurb = "What kind of thing went wrong last"),
  LOKET_FIELD_TEXT (LoketBackupStatus, problem, LOKET_FIELD_OPTIONAL, .max = 1000, .blurb = "What went wrong last"),
};
LOKET_DEFINE_RECORD (LoketBackupStatus, loket_backup_status, backup_status_fields)

static const LoketField backup_file_fields[] = {
  LOKET_FIELD_TEXT (LoketBackupFile, file, LOKET_FIELD_KEY, .blurb = "Its name"),
  LOKET_FIELD_TIME (LoketBackupFile, at, LOKET_FIELD_PLAIN, .blurb = "When it was written"),
  LOKET_FIELD_INTEGER (LoketBackupFile, size, LOKET_FIELD_PLAIN, .blurb = "Its bytes"),
};
LOKET_DEFINE_RECORD (LoketBackupFile, loket_backup_file, backup_file_fields)

static const LoketField backup_list_fields[] = {
  LOKET_FIELD_TEXT (LoketBackupList, folder, LOKET_FIELD_PLAIN, .max = 4096, .blurb = "Where they are, on the machine of the hub"),
  LOKET_FIELD_INTEGER (LoketBackupList, kept, LOKET_FIELD_PLAIN, .blurb = "So many are kept"),
  LOKET_FIELD_LIST (LoketBackupList, files, LOKET_FIELD_PLAIN, loket_backup_file, .blurb = "Newest first"),
};
LOKET_DEFINE_RECORD (LoketBackupList, loket_backup_list, backup_list_fields)
/* clang-format on */
