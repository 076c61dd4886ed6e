/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the hub is measured against: processes that write the same two rows into one SQLite file
 * themselves, with the pragmas of the store. */
#pragma once

#include <sqlite3.h>

#include <glib.h>

G_BEGIN_DECLS

void direct_make (const char *path);
sqlite3 *direct_open (const char *path);
gint64 direct_take_ticket (sqlite3 *db);

G_END_DECLS
