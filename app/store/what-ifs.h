/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trials of rules and their lines in the store; app/office/what-if.c puts them there. */
#pragma once

#include "core/watch.h"
#include "store/txn.h"

G_BEGIN_DECLS

GPtrArray *
loket_txn_what_ifs (LoketTxn *txn, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_what_if_lines (LoketTxn *txn,
                                    const char *what_if,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_forget_what_if (LoketTxn *txn, const char *what_if, GError **error);

G_END_DECLS
