/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: the whole office in one sealed file, its restoring, and the test that it can be; the
 * administrator's desk and loketctl ask for them. */
#pragma once

#include "core/backup.h"
#include "store/txn.h"

G_BEGIN_DECLS

#define LOKET_BACKUP_SUFFIX ".loket"
#define LOKET_BACKUPS_KEPT 14

/* What a backup says of itself, and what a restore test found in it. */
typedef struct {
  char *office;
  char *store_id;
  gint64 at;
  gint64 schema;
  gint64 audit_rows;
  char *audit_head;
  gint64 access_rows;
  char *access_head;
  gint64 tickets; /* counted by a test */
  char *problem;  /* found by a test */
} LoketBackup;

void loket_backup_free (LoketBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketBackup, loket_backup_free)

gboolean
loket_txn_back_up (LoketTxn *txn, const char *path, GBytes *key, gint64 at, GError **error);
gboolean loket_backup_restore (const char *file, GBytes *key, const char *into, GError **error);
LoketBackup *loket_backup_test (const char *file,
                                GBytes *key,
                                const char *scratch,
                                LoketClock *clock,
                                LoketRandom *random,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_backup_seal_anew (const char *file,
                                 GBytes *key,
                                 const char *to,
                                 GBytes *new_key,
                                 GError **error);

GListStore *loket_backup_files (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
char *loket_backup_newest (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void loket_backup_keep_newest (const char *folder, guint n);
void loket_backup_remove_tree (const char *path);

G_END_DECLS
