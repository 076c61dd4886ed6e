/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups as the desk and the daily keeping make them. */
#pragma once

#include "core/backup.h"
#include "office/office.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* Both run in a long read and note what came of it by a write of their own. */
gboolean
loket_office_back_up (LoketOffice *office, LoketTxn *txn, const LoketCaller *by, GError **error);
gboolean loket_office_test_backup (LoketOffice *office,
                                   LoketTxn *txn,
                                   const LoketCaller *by,
                                   GError **error);
LoketBackupStatus *
loket_office_backup_status (LoketTxn *txn, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_backup_is_due (LoketProfile *profile, gint64 last, gint64 now);

G_END_DECLS
