/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about prints, batches and blank cards to the store; policy is not here. */
#include "config.h"

#include "store/card-prints.h"

#include "store/statement.h"

#define PRINTS_MAX 100
#define OPEN "state IN ('sent', 'spooled', 'unconfirmed')"
#define HOLDER                                                                                     \
  "(SELECT COALESCE (p.hamlet, '') || ' ' || p.name FROM card c JOIN person p "                    \
  "ON p.office = c.office AND p.id = c.person "                                                    \
  "WHERE c.office = card_print.office AND c.id = card_print.card)"

/* Named apart, since the question is about card_print itself. */
#define UNDONE                                                                                     \
  " AND NOT EXISTS (SELECT 1 FROM card_print n WHERE n.office = card_print.office "                \
  "AND n.card = card_print.card AND n.print_number > card_print.print_number) "                    \
  "AND EXISTS (SELECT 1 FROM card c WHERE c.office = card_print.office "                           \
  "AND c.id = card_print.card AND c.next IS NULL AND c.state IN ('approved', 'active')) "          \
  "AND NOT EXISTS (SELECT 1 FROM print_batch b WHERE b.office = card_print.office "                \
  "AND b.id = card_print.batch AND b.state <> 'closed')"

/**
 * loket_txn_prints:
 * @txn: a transaction
 * @filter: which ones
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCardPrint): by batch and place, then by hamlet and
 *   name of the holder
 */
GPtrArray *
loket_txn_prints (LoketTxn *txn, const LoketPrintFilter *filter, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");

  loket_statement_add_names (&question, "state", loket_printing_state_get_type (), filter->states);
  loket_statement_add_text (&question, " AND batch = *", filter->batch);
  loket_statement_add_text (&question, " AND device = *", filter->device);
  loket_statement_add_text (&question, " AND village = *", filter->village);
  loket_statement_add_text (&question, " AND product = *", filter->product);
  loket_statement_add_area (&question, " AND ", filter->area);
  if (filter->loose)
    g_string_append (question.sql, " AND batch IS NULL");
  if (filter->undone)
    g_string_append (question.sql, UNDONE);
  loket_statement_add (&question,
                       " ORDER BY batch, place, print_number, village, " HOLDER ", id LIMIT *",
                       LOKET_N (filter->limit));
  return loket_statement_records (&question, loket_card_print_get_type (), error);
}

/**
 * loket_txn_prints_of_card:
 * @txn: a transaction
 * @card: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCardPrint): the last one first
 */
GPtrArray *
loket_txn_prints_of_card (LoketTxn *txn, const char *card, GError **error)
{
  return loket_txn_records (
      txn,
      loket_card_print_get_type (),
      "WHERE office = ?1 AND card = ?2 ORDER BY print_number DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (card), LOKET_N (PRINTS_MAX)),
      error);
}

/**
 * loket_txn_prints_with_tag:
 * @txn: a transaction
 * @tag: of a job
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCardPrint): its prints
 */
GPtrArray *
loket_txn_prints_with_tag (LoketTxn *txn, const char *tag, GError **error)
{
  return loket_txn_records (txn,
                            loket_card_print_get_type (),
                            "WHERE office = ?1 AND tag = ?2 ORDER BY id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (tag)),
                            error);
}

/**
 * loket_txn_print_at_slot:
 * @txn: a transaction
 * @iss: an issuer
 * @slot: of its status list
 * @print: (out) (transfer full) (nullable): the print that has it
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_print_at_slot (LoketTxn *txn,
                         const char *iss,
                         gint64 slot,
                         LoketCardPrint **print,
                         GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_card_print_get_type (),
                         "WHERE office = ?1 AND iss = ?2 AND slot = ?3",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (iss), LOKET_N (slot)),
                         error);

  *print = found != NULL && found->len > 0 ? loket_card_print_cast (g_object_ref (found->pdata[0]))
                                           : NULL;
  return found != NULL;
}

/**
 * loket_txn_queue_is_busy:
 * @txn: a transaction
 * @device: counter whose spooler has the queue
 * @queue: of a printer
 * @busy: (out): whether a job of it may still print
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_queue_is_busy (LoketTxn *txn,
                         const char *device,
                         const char *queue,
                         gboolean *busy,
                         GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT 1 FROM card_print WHERE office = ?1 AND state IN ('sent', 'spooled') "
      "AND device IS ?2 AND queue = ?3 LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (device), LOKET_T (queue)),
      error);

  return rows != NULL && loket_rows_next (rows, busy, error);
}

/**
 * loket_txn_reprints_since:
 * @txn: a transaction
 * @since: a time
 * @reprints: (out): how many prints were queued since in place of spoiled or lost ones
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be counted
 */
gboolean
loket_txn_reprints_since (LoketTxn *txn, gint64 since, gint64 *reprints, GError **error)
{
  return loket_engine_number (txn->engine,
                              "SELECT count (*) AS number FROM card_print WHERE office = ?1 "
                              "AND cause = 'reprint' AND created_at >= ?2",
                              LOKET_VALUES (LOKET_T (txn->office), LOKET_N (since)),
                              reprints,
                              error);
}

/**
 * loket_txn_open_prints:
 * @txn: a transaction
 * @open: (out): how many prints may be in a printer, or lie there unseen
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be counted
 */
gboolean
loket_txn_open_prints (LoketTxn *txn, gint64 *open, GError **error)
{
  return loket_engine_number (txn->engine,
                              "SELECT count (*) AS number FROM card_print WHERE office = ?1 "
                              "AND " OPEN,
                              LOKET_VALUES (LOKET_T (txn->office)),
                              open,
                              error);
}

/**
 * loket_txn_batches:
 * @txn: a transaction
 * @area: (nullable): region, with all below it
 * @states: bits 1 << LoketPrintBatchState
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPrintBatch): newest first
 */
GPtrArray *
loket_txn_batches (LoketTxn *txn, const char *area, guint states, guint limit, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");

  loket_statement_add_names (&question, "state", loket_print_batch_state_get_type (), states);
  loket_statement_add_area (&question, " AND ", area);
  loket_statement_add (&question, " ORDER BY number DESC LIMIT *", LOKET_N (limit));
  return loket_statement_records (&question, loket_print_batch_get_type (), error);
}

/**
 * loket_txn_batch_counts:
 * @txn: a transaction
 * @batch: id
 * @counts: (out caller-allocates): how many of its prints are in each LoketPrintingState
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be counted
 */
gboolean
loket_txn_batch_counts (LoketTxn *txn,
                        const char *batch,
                        gint64 counts[LOKET_PRINTING_CANCELLED + 1],
                        GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT state, count (*) AS prints FROM card_print "
                          "WHERE office = ?1 AND batch = ?2 GROUP BY state",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (batch)),
                          error);
  gboolean row = FALSE;
  int state;

  for (guint i = 0; i <= LOKET_PRINTING_CANCELLED; i++)
    counts[i] = 0;
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    if (loket_enum_from_name (
            loket_printing_state_get_type (), loket_rows_text (rows, "state"), &state))
      counts[state] = loket_rows_number (rows, "prints");
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_txn_stock:
 * @txn: a transaction
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketBlankStock): where the blanks of each kind and box
 *   went
 */
GPtrArray *
loket_txn_stock (LoketTxn *txn, GError **error)
{
  return loket_txn_records (txn,
                            loket_blank_stock_get_type (),
                            "WHERE office = ?1 ORDER BY blank, COALESCE (box, ''), id",
                            LOKET_VALUES (LOKET_T (txn->office)),
                            error);
}

/**
 * loket_txn_stock_line:
 * @txn: a transaction
 * @blank: kind of blank
 * @box: (nullable): numbered box
 * @line: (out) (transfer full) (nullable): where they went; %NULL when none ever came
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_stock_line (LoketTxn *txn,
                      const char *blank,
                      const char *box,
                      LoketBlankStock **line,
                      GError **error)
{
  g_autoptr (GPtrArray) found = loket_txn_records (
      txn,
      loket_blank_stock_get_type (),
      "WHERE office = ?1 AND blank = ?2 AND COALESCE (box, '') = ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (blank), LOKET_T (box != NULL ? box : "")),
      error);

  *line = found != NULL && found->len > 0 ? loket_blank_stock_cast (g_object_ref (found->pdata[0]))
                                          : NULL;
  return found != NULL;
}

/**
 * loket_txn_blanks_out:
 * @txn: a transaction
 * @blank: kind of blank
 * @box: (nullable): numbered box
 * @out: (out): how many of them are in a printer, or lie there unseen
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be counted
 */
gboolean
loket_txn_blanks_out (LoketTxn *txn,
                      const char *blank,
                      const char *box,
                      gint64 *out,
                      GError **error)
{
  return loket_engine_number (
      txn->engine,
      "SELECT count (*) AS number FROM card_print WHERE office = ?1 AND " OPEN
      " AND blank = ?2 AND COALESCE (box, '') = ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (blank), LOKET_T (box != NULL ? box : "")),
      out,
      error);
}

/**
 * loket_txn_blank_day:
 * @txn: a transaction
 * @day: a day
 * @closed: (out): whether its blanks were closed
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_blank_day (LoketTxn *txn, const char *day, gboolean *closed, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT 1 FROM blank_day WHERE office = ?1 AND day = ?2",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day)),
                          error);

  return rows != NULL && loket_rows_next (rows, closed, error);
}

/**
 * loket_txn_blank_used:
 * @txn: a transaction
 * @print: id
 * @movement: (out) (transfer full) (nullable): the last one that says what became of its blank
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_blank_used (LoketTxn *txn,
                      const char *print,
                      LoketBlankMovement **movement,
                      GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_blank_movement_get_type (),
                         "WHERE office = ?1 AND print = ?2 ORDER BY at DESC, id DESC LIMIT 1",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (print)),
                         error);

  *movement = found != NULL && found->len > 0
                  ? loket_blank_movement_cast (g_object_ref (found->pdata[0]))
                  : NULL;
  return found != NULL;
}
