/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about what hangs on a person; see person-history.h. */
#include "config.h"

#include "store/person-history.h"

#include "core/error.h"
#include "store/txn-private.h"

/**
 * loket_txn_open_pairs_of_person:
 * @txn: a transaction
 * @person: on either side
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPair): doubts that wait for a person, the likeliest
 *   first
 */
GPtrArray *
loket_txn_open_pairs_of_person (LoketTxn *txn, const char *person, guint limit, GError **error)
{
  return loket_txn_records (
      txn,
      loket_pair_get_type (),
      "WHERE office = ?1 AND id IN (SELECT id FROM pair WHERE office = ?1 AND person = ?2 UNION "
      "SELECT id FROM pair WHERE office = ?1 AND other = ?2) AND state IN ('open', 'postponed') "
      "ORDER BY weight DESC, id LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_N (limit)),
      error);
}
