/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about calls for an officer to the store; app/office/help.c asks them. */
#include "config.h"

#include "store/help.h"

#include "store/txn-private.h"

/**
 * loket_txn_open_help_call:
 * @txn: a transaction
 * @device: a kiosk
 * @call: (out) (nullable) (transfer full): its call that nobody has answered yet, of whatever day;
 *   %NULL = there is none
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_txn_open_help_call (LoketTxn *txn, const char *device, LoketHelpCall **call, GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_help_call_get_type (),
                         "WHERE office = ?1 AND device = ?2 AND state = 'calling'",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (device)),
                         error);

  *call = NULL;
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    *call = loket_help_call_cast (g_object_ref (found->pdata[0]));
  return TRUE;
}

/**
 * loket_txn_help_calls_of_day:
 * @txn: a transaction
 * @day: business day
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketHelpCall): its calls, oldest first
 */
GPtrArray *
loket_txn_help_calls_of_day (LoketTxn *txn, const char *day, GError **error)
{
  return loket_txn_records (txn,
                            loket_help_call_get_type (),
                            "WHERE office = ?1 AND day = ?2 ORDER BY called_at, id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day)),
                            error);
}
