/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the desk of letters to the store. */
#pragma once

#include "core/letter.h"
#include "store/txn.h"

G_BEGIN_DECLS

GPtrArray *loket_txn_letters (LoketTxn *txn,
                              const char *person,
                              const char *application,
                              guint limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketLetter *loket_txn_letter_with_pdf (LoketTxn *txn, const char *sha256, GError **error);
GPtrArray *loket_txn_papers_owed (LoketTxn *txn,
                                  const char *application,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean
loket_txn_letter_of_watch (LoketTxn *txn, const char *watch, char **number, GError **error);
gboolean loket_txn_letter_numbered (LoketTxn *txn,
                                    gint64 year,
                                    const char *number,
                                    LoketLetter **letter,
                                    GError **error);

G_END_DECLS
