/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of calls for an officer, as the feed needs it. */
#pragma once

#include "store/txn.h"

G_BEGIN_DECLS

gboolean loket_help_feed (LoketTxn *txn, const char *day, GPtrArray *events, GError **error);

G_END_DECLS
