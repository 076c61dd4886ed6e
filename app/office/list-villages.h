/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of which villages a list speaks: imports ask it when older lists give way, the change watch when
 * somebody is missing. */
#pragma once

#include "store/lists.h"

G_BEGIN_DECLS

GHashTable *loket_list_villages (LoketTxn *txn, gint64 list, GError **error);
gboolean loket_list_speaks_of (GHashTable *list, GHashTable *older, const char *village);
char *loket_list_kept_villages (GHashTable *list,
                                GHashTable *older,
                                const char *district,
                                gboolean *gives) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
