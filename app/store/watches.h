/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the change watch to the store. */
#pragma once

#include "core/decision.h"
#include "core/watch.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct {
  const char *area;   /* (nullable) and below */
  const char *person; /* (nullable) */
  guint kinds;        /* bits 1 << LoketWatchKind; 0 = all */
  guint states;       /* bits 1 << LoketWatchState; 0 = all */
  gint64 created_at;  /* behind this place of a page; 0 = from the first on */
  const char *id;     /* (nullable) of that place */
} LoketWatchFilter;

GPtrArray *loket_txn_watches (LoketTxn *txn,
                              const LoketWatchFilter *filter,
                              guint limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_txn_watch_is_known (LoketTxn *txn, LoketWatch *watch, gboolean *known, GError **error);
GPtrArray *loket_txn_watched_decisions (LoketTxn *txn,
                                        const char *after,
                                        guint limit,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
