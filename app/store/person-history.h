/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hangs on a person and nobody else asks for: the doubts that wait.  The desk of
 * people asks. */
#pragma once

#include "core/audit.h"
#include "core/list.h"
#include "core/person.h"
#include "store/txn.h"

G_BEGIN_DECLS

GPtrArray *loket_txn_open_pairs_of_person (LoketTxn *txn,
                                           const char *person,
                                           guint limit,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_looks_at (LoketTxn *txn, const char *person, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
