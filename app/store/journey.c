/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about stays in queues and about acts that may be taken back. */
#include "config.h"

#include "store/journey.h"

#include "store/statement.h"

/**
 * loket_txn_segments_of_days:
 * @txn: a transaction
 * @from: first business day
 * @until: last one
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketSegment): their stays in the order of their ends
 */
GPtrArray *
loket_txn_segments_of_days (LoketTxn *txn, const char *from, const char *until, GError **error)
{
  return loket_txn_records (
      txn,
      loket_segment_get_type (),
      "WHERE office = ?1 AND day >= ?2 AND day <= ?3 ORDER BY day, ended_at, id",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (from), LOKET_T (until)),
      error);
}

/**
 * loket_txn_segments_of_ticket:
 * @txn: a transaction
 * @ticket: id of a ticket
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketSegment): its stays in the order of their ends
 */
GPtrArray *
loket_txn_segments_of_ticket (LoketTxn *txn, const char *ticket, GError **error)
{
  return loket_txn_records (txn,
                            loket_segment_get_type (),
                            "WHERE office = ?1 AND ticket = ?2 ORDER BY ended_at, id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (ticket)),
                            error);
}

/**
 * loket_txn_remove_segment:
 * @txn: a write transaction
 * @id: a stay whose end was taken back
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is gone
 */
gboolean
loket_txn_remove_segment (LoketTxn *txn, const char *id, GError **error)
{
  return loket_engine_exec (txn->engine,
                            "DELETE FROM segment WHERE office = ?1 AND id = ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (id)),
                            error);
}

/**
 * loket_txn_last_act:
 * @txn: a transaction
 * @day: business day
 * @counter: a counter
 * @act: (out) (nullable) (transfer full): what it did last and did not take back; %NULL = nothing
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_txn_last_act (LoketTxn *txn,
                    const char *day,
                    const char *counter,
                    LoketQueueAct **act,
                    GError **error)
{
  g_autoptr (GPtrArray) found = loket_txn_records (
      txn,
      loket_queue_act_get_type (),
      "WHERE office = ?1 AND day = ?2 AND counter = ?3 ORDER BY number DESC LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day), LOKET_T (counter)),
      error);

  *act = found != NULL && found->len > 0
             ? loket_queue_act_cast (g_object_ref (g_ptr_array_index (found, 0)))
             : NULL;
  return found != NULL;
}

/**
 * loket_txn_remove_act:
 * @txn: a write transaction
 * @id: an act that was taken back
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is gone
 */
gboolean
loket_txn_remove_act (LoketTxn *txn, const char *id, GError **error)
{
  return loket_engine_exec (txn->engine,
                            "DELETE FROM queue_act WHERE office = ?1 AND id = ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (id)),
                            error);
}

/**
 * loket_txn_remove_acts_before:
 * @txn: a write transaction
 * @day: business day that begins
 * @error: set when the store fails
 *
 * Nobody takes back what was done on another day; the audit keeps it.
 *
 * Returns: %TRUE when they are gone
 */
gboolean
loket_txn_remove_acts_before (LoketTxn *txn, const char *day, GError **error)
{
  return loket_engine_exec (txn->engine,
                            "DELETE FROM queue_act WHERE office = ?1 AND day < ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day)),
                            error);
}
