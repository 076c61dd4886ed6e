/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about devices to the store; app/office/devices.c asks them. */
#include "config.h"

#include "store/devices.h"

#include "store/txn-private.h"

/**
 * loket_txn_devices:
 * @txn: a transaction
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketDevice): all that were ever enrolled, by name
 */
GPtrArray *
loket_txn_devices (LoketTxn *txn, GError **error)
{
  return loket_txn_records (txn,
                            loket_device_get_type (),
                            "WHERE office = ?1 ORDER BY name, id",
                            LOKET_VALUES (LOKET_T (txn->office)),
                            error);
}

/**
 * loket_txn_open_enrolments:
 * @txn: a transaction
 * @now: office time
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketEnrolment): those that a device may still take up,
 *   oldest first
 */
GPtrArray *
loket_txn_open_enrolments (LoketTxn *txn, gint64 now, GError **error)
{
  return loket_txn_records (
      txn,
      loket_enrolment_get_type (),
      "WHERE office = ?1 AND state = 'open' AND opened_at <= ?2 AND ends_at > ?2 "
      "ORDER BY opened_at, id",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_N (now)),
      error);
}

/**
 * loket_txn_see_device:
 * @txn: a write transaction
 * @device: which one
 * @at: when it was heard of, UTC microseconds
 * @error: as loket_rows_next()
 *
 * Puts it down, unless something later is known.
 *
 * Returns: %TRUE when it is down
 */
gboolean
loket_txn_see_device (LoketTxn *txn, const char *device, gint64 at, GError **error)
{
  return loket_engine_exec (txn->engine,
                            "UPDATE device SET seen_at = ?3 WHERE office = ?1 AND id = ?2 AND "
                            "coalesce (seen_at, 0) < ?3",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (device), LOKET_N (at)),
                            error);
}
