/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite engine: one file on a local disk; store.c opens it, and nobody else. */
#pragma once

#include "store/engine.h"

G_BEGIN_DECLS

#define LOKET_SQLITE_APPLICATION_ID 0x4c4f4b45 /* "LOKE", fixed for ever */

typedef enum {
  LOKET_SQLITE_NEW,    /* makes the file; no write-ahead log, so that it can be renamed */
  LOKET_SQLITE_WRITER, /* the one connection that writes and checkpoints */
  LOKET_SQLITE_READER, /* cannot write, nor checkpoint */
} LoketSqliteMode;

LoketEngine *loket_sqlite_open (const char *path,
                                LoketSqliteMode mode,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_sqlite_version (void);
gboolean loket_sqlite_has_wal_reset_fault (int version);

G_END_DECLS
