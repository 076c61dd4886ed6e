/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the queue to the store; app/office/queue.c asks them, policy is not here. */
#include "config.h"

#include "store/queue.h"

#include "store/statement.h"

#define IN_ORDER_OF_ARRIVAL " ORDER BY issued_at, id"
#define N_STATES (LOKET_TICKET_UNSERVED + 1)

/* @of_day: " AND day = *" */
static GPtrArray *
tickets_in_states (LoketTxn *txn,
                   const char *of_day,
                   const char *day,
                   const LoketTicketState *states,
                   guint n_states,
                   GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");

  loket_statement_add (&question, of_day, LOKET_T (day));
  g_string_append (question.sql, " AND state IN (NULL");
  for (guint i = 0; i < n_states; i++) {
    const char *name = loket_enum_name (loket_ticket_state_get_type (), (int) states[i]);
    loket_statement_add (&question, ", *", LOKET_T (name));
  }
  g_string_append (question.sql, ")" IN_ORDER_OF_ARRIVAL);
  return loket_statement_records (&question, loket_ticket_get_type (), error);
}

/**
 * loket_txn_tickets_in_state:
 * @txn: a transaction
 * @day: business day
 * @states: (array length=n_states): states, each once
 * @n_states: how many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketTicket): tickets of that day in one of those states,
 *   in order of arrival
 */
GPtrArray *
loket_txn_tickets_in_state (LoketTxn *txn,
                            const char *day,
                            const LoketTicketState *states,
                            guint n_states,
                            GError **error)
{
  return tickets_in_states (txn, " AND day = *", day, states, n_states, error);
}

/**
 * loket_txn_tickets_of_day:
 * @txn: a transaction
 * @day: business day
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketTicket): all of its tickets, in order of arrival
 */
GPtrArray *
loket_txn_tickets_of_day (LoketTxn *txn, const char *day, GError **error)
{
  return loket_txn_records (txn,
                            loket_ticket_get_type (),
                            "WHERE office = ?1 AND day = ?2" IN_ORDER_OF_ARRIVAL,
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day)),
                            error);
}

static gboolean
is_open_state (LoketTicketState state)
{
  for (int to = 0; to < (int) N_STATES; to++)
    if (loket_ticket_may_become (state, (LoketTicketState) to))
      return TRUE;
  return FALSE;
}

/**
 * loket_txn_open_tickets_before:
 * @txn: a transaction
 * @day: business day
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketTicket): tickets of earlier days that may still
 *   become something, in order of arrival
 */
GPtrArray *
loket_txn_open_tickets_before (LoketTxn *txn, const char *day, GError **error)
{
  LoketTicketState states[N_STATES];
  guint n_states = 0;

  for (int state = 0; state < (int) N_STATES; state++)
    if (is_open_state ((LoketTicketState) state))
      states[n_states++] = (LoketTicketState) state;
  return tickets_in_states (txn, " AND day < *", day, states, n_states, error);
}

/**
 * loket_txn_count_waiting:
 * @txn: a transaction
 * @day: business day
 * @stage: key of a queue: a service or a stage
 * @waiting: (out): how many wait in it, those included whose slip is still being printed
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when they could be counted
 */
gboolean
loket_txn_count_waiting (LoketTxn *txn,
                         const char *day,
                         const char *stage,
                         gint64 *waiting,
                         GError **error)
{
  GType states = loket_ticket_state_get_type ();

  return loket_engine_number (
      txn->engine,
      "SELECT COUNT(*) AS number FROM ticket WHERE office = ?1 AND day = ?2 "
      "AND COALESCE(stage, service) = ?3 AND state IN (?4, ?5)",
      LOKET_VALUES (LOKET_T (txn->office),
                    LOKET_T (day),
                    LOKET_T (stage),
                    LOKET_T (loket_enum_name (states, LOKET_TICKET_ISSUED)),
                    LOKET_T (loket_enum_name (states, LOKET_TICKET_PRINTING))),
      waiting,
      error);
}

/**
 * loket_txn_ticket_labelled:
 * @txn: a transaction
 * @day: business day
 * @label: what stands on a slip
 * @error: set to %LOKET_ERROR_NOT_FOUND with @label when no ticket of that day has it
 *
 * Returns: (transfer full): that ticket
 */
LoketTicket *
loket_txn_ticket_labelled (LoketTxn *txn, const char *day, const char *label, GError **error)
{
  LoketRecord *ticket =
      loket_txn_record (txn,
                        loket_ticket_get_type (),
                        "WHERE office = ?1 AND day = ?2 AND label = ?3",
                        LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day), LOKET_T (label)),
                        label,
                        error);

  return ticket != NULL ? loket_ticket_cast (ticket) : NULL;
}

/**
 * loket_txn_counter:
 * @txn: a transaction
 * @day: business day
 * @id: what stands over it, such as "1"
 * @error: set to %LOKET_ERROR_NOT_FOUND with @id when it was not opened on that day
 *
 * Returns: (transfer full): the counter as it is on that day
 */
LoketCounter *
loket_txn_counter (LoketTxn *txn, const char *day, const char *id, GError **error)
{
  LoketRecord *counter =
      loket_txn_record (txn,
                        loket_counter_get_type (),
                        "WHERE office = ?1 AND day = ?2 AND id = ?3",
                        LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day), LOKET_T (id)),
                        id,
                        error);

  return counter != NULL ? loket_counter_cast (counter) : NULL;
}

/**
 * loket_txn_counter_of_device:
 * @txn: a transaction
 * @day: business day
 * @device: at which somebody sits
 * @counter: (out) (nullable) (transfer full): the one that was opened from there last; %NULL = none
 *   is open
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_txn_counter_of_device (LoketTxn *txn,
                             const char *day,
                             const char *device,
                             LoketCounter **counter,
                             GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_counter_get_type (),
                         "WHERE office = ?1 AND day = ?2 AND device = ?3 AND open = 1 "
                         "ORDER BY changed_at DESC, id LIMIT 1",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day), LOKET_T (device)),
                         error);

  *counter = NULL;
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    *counter = loket_counter_cast (g_object_ref (found->pdata[0]));
  return TRUE;
}

/**
 * loket_txn_counters:
 * @txn: a transaction
 * @day: business day
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCounter): those opened on that day, "2" before "10"
 */
GPtrArray *
loket_txn_counters (LoketTxn *txn, const char *day, GError **error)
{
  return loket_txn_records (txn,
                            loket_counter_get_type (),
                            "WHERE office = ?1 AND day = ?2 ORDER BY length(id), id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day)),
                            error);
}

/**
 * loket_txn_last_calls:
 * @txn: a transaction
 * @day: business day
 * @limit: at least so many, where there are as many
 * @within: microseconds; and all that were made so long before the last one
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCall): the last calls of that day, newest first
 */
GPtrArray *
loket_txn_last_calls (LoketTxn *txn, const char *day, guint limit, gint64 within, GError **error)
{
  return loket_txn_records (
      txn,
      loket_call_get_type (),
      "WHERE office = ?1 AND day = ?2"
      " AND (number > (SELECT max(number) FROM call WHERE office = ?1 AND day = ?2) - ?3"
      " OR at >= (SELECT max(at) FROM call WHERE office = ?1 AND day = ?2) - ?4)"
      " ORDER BY number DESC",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day), LOKET_N (limit), LOKET_N (within)),
      error);
}
