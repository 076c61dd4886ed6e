/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about closed services to the store; app/office/closures.c asks them. */
#pragma once

#include "core/closure.h"
#include "store/txn.h"

G_BEGIN_DECLS

GPtrArray *loket_txn_closures (LoketTxn *txn, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
