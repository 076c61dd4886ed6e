/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about guarantee slips to the store; policy is not here. */
#include "config.h"

#include "store/guarantees.h"

#include "store/statement.h"

#define ALIKE 10

/**
 * loket_txn_guarantees:
 * @txn: a transaction
 * @filter: which ones, and behind which place
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketGuarantee): what was told last first
 */
GPtrArray *
loket_txn_guarantees (LoketTxn *txn,
                      const LoketGuaranteeFilter *filter,
                      guint limit,
                      GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");

  loket_statement_add_text (&question, " AND facility = *", filter->facility);
  loket_statement_add_text (&question, " AND day = *", filter->day);
  loket_statement_add_names (&question, "state", loket_guarantee_state_get_type (), filter->states);
  loket_statement_add_area (&question, " AND ", filter->area);
  if (filter->marked)
    loket_statement_add (&question, " AND marks > *", LOKET_T (""));
  if (filter->told_at != 0) {
    loket_statement_add (&question, " AND (told_at < * OR (told_at = *", LOKET_N (filter->told_at));
    loket_statement_add (&question, " AND id < *))", LOKET_T (filter->id));
  }
  loket_statement_add (&question, " ORDER BY told_at DESC, id DESC LIMIT *", LOKET_N (limit));
  return loket_statement_records (&question, loket_guarantee_get_type (), error);
}

/**
 * loket_txn_guarantees_with_code:
 * @txn: a transaction
 * @code: a short code, plain
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketGuarantee): nearly always one, or none
 */
GPtrArray *
loket_txn_guarantees_with_code (LoketTxn *txn, const char *code, GError **error)
{
  return loket_txn_records (txn,
                            loket_guarantee_get_type (),
                            "WHERE office = ?1 AND code = ?2 ORDER BY told_at, id LIMIT ?3",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (code), LOKET_N (ALIKE)),
                            error);
}

/**
 * loket_txn_guarantee_of_visit:
 * @txn: a transaction
 * @visit: number, facility, day and purpose are looked at
 * @first: (out) (transfer full) (nullable): the slip that counts for it
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_guarantee_of_visit (LoketTxn *txn,
                              const LoketGuarantee *visit,
                              LoketGuarantee **first,
                              GError **error)
{
  const char *purpose = loket_enum_name (loket_guarantee_purpose_get_type (), (int) visit->purpose);
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_guarantee_get_type (),
                         "WHERE office = ?1 AND number = ?2 AND facility = ?3 AND day = ?4 "
                         "AND purpose = ?5 AND first_slip IS NULL AND state <> 'withdrawn'",
                         LOKET_VALUES (LOKET_T (txn->office),
                                       LOKET_T (visit->number),
                                       LOKET_T (visit->facility),
                                       LOKET_T (visit->day),
                                       LOKET_T (purpose)),
                         error);

  *first = found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
  return found != NULL;
}

/**
 * loket_txn_facility_is_known:
 * @txn: a transaction
 * @facility: key of a facility, or name of a device
 * @known: (out): whether slips of it are on file
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_facility_is_known (LoketTxn *txn, const char *facility, gboolean *known, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT id FROM guarantee WHERE office = ?1 AND facility = ?2 LIMIT 1",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (facility)),
                          error);

  return rows != NULL && loket_rows_next (rows, known, error);
}

/**
 * loket_txn_card_numbered:
 * @txn: a transaction
 * @number: of a card
 * @card: (out) (transfer full) (nullable): the card, when the office has it
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_card_numbered (LoketTxn *txn, const char *number, LoketCard **card, GError **error)
{
  g_autoptr (GPtrArray) found =
      loket_txn_records (txn,
                         loket_card_get_type (),
                         "WHERE office = ?1 AND number = ?2",
                         LOKET_VALUES (LOKET_T (txn->office), LOKET_T (number)),
                         error);

  *card = found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
  return found != NULL;
}

/**
 * loket_txn_print_seen:
 * @txn: a transaction
 * @card: id
 * @print_number: of one of its prints
 * @seen: (out): what its slot of the status list says
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_print_seen (LoketTxn *txn,
                      const char *card,
                      gint64 print_number,
                      LoketPrintSeen *seen,
                      GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT s.good AS good, s.changed_at AS changed_at FROM card_print AS p "
      "JOIN status_slot AS s ON s.office = p.office AND s.id = p.id "
      "WHERE p.office = ?1 AND p.card = ?2 AND p.print_number = ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (card), LOKET_N (print_number)),
      error);

  *seen = (LoketPrintSeen){0};
  if (rows == NULL || !loket_rows_next (rows, &seen->known, error))
    return FALSE;
  if (seen->known) {
    seen->good = loket_rows_number (rows, "good") != 0;
    seen->changed_at = loket_rows_number (rows, "changed_at");
  }
  return TRUE;
}
