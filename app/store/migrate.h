/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Migrations: brings a database up to this program's schema; store.c calls it before anything. */
#pragma once

#include "store/engine.h"

G_BEGIN_DECLS

GPtrArray *loket_migrations_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_migrations_load_access (GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_migrate (LoketEngine *engine, GPtrArray *steps, const char *backup_dir, GError **error);

G_END_DECLS
