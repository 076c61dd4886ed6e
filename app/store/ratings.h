/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about ratings to the store; app/office/ratings.c asks them. */
#pragma once

#include "core/rating.h"
#include "store/txn.h"

G_BEGIN_DECLS

GPtrArray *loket_txn_rating_sums (LoketTxn *txn,
                                  const char *from_day,
                                  const char *until_day,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
