/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about closed services to the store; app/office/closures.c asks them. */
#include "config.h"

#include "store/closures.h"

#include "store/txn-private.h"

/**
 * loket_txn_closures:
 * @txn: a transaction
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketClosure): how it stands with each service that was
 *   ever closed, by key
 */
GPtrArray *
loket_txn_closures (LoketTxn *txn, GError **error)
{
  return loket_txn_records (txn,
                            loket_closure_get_type (),
                            "WHERE office = ?1 ORDER BY id",
                            LOKET_VALUES (LOKET_T (txn->office)),
                            error);
}
