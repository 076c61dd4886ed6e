/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of what hangs on a person, and what merging asks of the store. */
#include "config.h"

#include "store/person-references.h"

#include "core/application.h"
#include "core/blank-stock.h"
#include "core/card.h"
#include "core/decision.h"
#include "core/letter.h"
#include "core/list.h"
#include "core/survey.h"
#include "core/watch.h"
#include "store/txn-private.h"

#include <string.h>

/* A new table with a column that names a person gets a line here. */
static const LoketPersonReference references[] = {
    {"person", loket_household_member_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_list_row_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_person_value_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_pair_get_type, LOKET_REFERENCE_MOVES},
    {"other", loket_pair_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_application_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_survey_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_visit_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_condition_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_counselling_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_decision_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_letter_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_watch_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_card_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_card_handover_get_type, LOKET_REFERENCE_MOVES},
    {"person", loket_person_photo_get_type, LOKET_REFERENCE_MOVES},
    {"merged_into", loket_person_get_type, LOKET_REFERENCE_STAYS},
    {"winner", loket_merge_get_type, LOKET_REFERENCE_STAYS},
    {"loser", loket_merge_get_type, LOKET_REFERENCE_STAYS},
};

/**
 * loket_person_references:
 * @n_references: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_references): every column that names a person
 */
const LoketPersonReference *
loket_person_references (guint *n_references)
{
  *n_references = G_N_ELEMENTS (references);
  return references;
}

/**
 * loket_person_reference_type:
 * @entity: name of a table
 *
 * Returns: the type of its records, %G_TYPE_INVALID when a merge never touches it
 */
GType
loket_person_reference_type (const char *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (strcmp (loket_record_type_entity (references[i].type ()), entity) == 0)
      return references[i].type ();
  return G_TYPE_INVALID;
}

/**
 * loket_txn_references:
 * @txn: a transaction
 * @reference: a line of loket_person_references()
 * @person: a person
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketRecord): the rows whose column names @person
 */
GPtrArray *
loket_txn_references (LoketTxn *txn,
                      const LoketPersonReference *reference,
                      const char *person,
                      GError **error)
{
  g_autofree char *rest =
      g_strdup_printf ("WHERE office = ?1 AND %s = ?2 ORDER BY id", reference->column);

  return loket_txn_records (
      txn, reference->type (), rest, LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person)), error);
}

/**
 * loket_txn_take_back:
 * @txn: a write transaction
 * @record: a row that a merge made
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it is not there any more
 */
gboolean
loket_txn_take_back (LoketTxn *txn, LoketRecord *record, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE office = ?1 AND id = ?2",
                                          loket_record_type_entity (G_OBJECT_TYPE (record)));

  return loket_engine_exec (
      txn->engine,
      sql,
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (loket_record_id (record))),
      error);
}

/**
 * loket_txn_merges_of_person:
 * @txn: a transaction
 * @person: a person
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketMerge): merges and splits in which the person had a
 *   part, undone ones too, newest first
 */
GPtrArray *
loket_txn_merges_of_person (LoketTxn *txn, const char *person, guint limit, GError **error)
{
  return loket_txn_records (
      txn,
      loket_merge_get_type (),
      "WHERE office = ?1 AND id IN (SELECT id FROM merge WHERE office = ?1 AND winner = ?2 "
      "UNION SELECT id FROM merge WHERE office = ?1 AND loser = ?2) "
      "ORDER BY at DESC, id DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_N (limit)),
      error);
}

/**
 * loket_txn_last_merges:
 * @txn: a transaction
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketMerge): the last merges and splits, newest first
 */
GPtrArray *
loket_txn_last_merges (LoketTxn *txn, guint limit, GError **error)
{
  return loket_txn_records (txn,
                            loket_merge_get_type (),
                            "WHERE office = ?1 ORDER BY at DESC, id DESC LIMIT ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_N (limit)),
                            error);
}

/**
 * loket_txn_nik_is_matched:
 * @txn: a transaction
 * @nik: 16 digits
 * @but: a person who may have it
 * @matched: (out): whether somebody else who is on file has it for certain
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_nik_is_matched (LoketTxn *txn,
                          const char *nik,
                          const char *but,
                          gboolean *matched,
                          GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT id FROM person WHERE office = ?1 AND nik = ?2 AND id <> ?3 "
                          "AND nik_status = 'matched' AND merged_into IS NULL LIMIT 1",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (nik), LOKET_T (but)),
                          error);

  return rows != NULL && loket_rows_next (rows, matched, error);
}
