/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about what hangs on a person; see person-history.h. */
#include "config.h"

#include "store/person-history.h"

#include "store/chain.h"
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

static LoketAuditEntry *
read_look (LoketRows *rows)
{
  LoketAuditEntry *entry = loket_audit_entry_new ();

  entry->row = loket_rows_number (rows, "seq");
  entry->at = loket_rows_number (rows, "at");
  entry->operation = g_strdup (loket_rows_text (rows, "operation"));
  entry->device = g_strdup (loket_rows_text (rows, "device"));
  entry->officer = g_strdup (loket_rows_text (rows, "officer"));
  entry->purpose = g_strdup (loket_rows_text (rows, "purpose"));
  return entry;
}

static GPtrArray *
read_looks (LoketTxn *access, const char *subjects, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LoketRows) rows = loket_engine_query (
      access->engine,
      "SELECT seq, at, operation, device, officer, purpose FROM access "
      "WHERE office = ?1 AND subject IN (SELECT value FROM json_each (?2)) "
      "ORDER BY seq DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (access->office), LOKET_T (subjects), LOKET_N (limit)),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (entries, read_look (rows));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&entries);
}

#define OF_PERSON(record)                                                                          \
  "UNION ALL SELECT '" record "/' || id FROM " record " WHERE office = ?1 AND person = ?2 "

/* As which his record, questions about him and what was written of him stand in the log: a JSON
 * array.  app/office/look-ups.c names them. */
static char *
subjects_of (LoketTxn *txn, const char *person, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT json_group_array (subject) AS subjects FROM (SELECT 'person/' || ?2 AS subject "
      "UNION ALL SELECT 'pair/' || id FROM pair WHERE office = ?1 AND other = ?2 " OF_PERSON (
          "pair") OF_PERSON ("application") OF_PERSON ("decision") OF_PERSON ("letter")
          OF_PERSON ("survey") OF_PERSON ("visit") OF_PERSON ("watch")
              OF_PERSON ("card") "UNION ALL SELECT 'print/' || f.id FROM card_print f JOIN card c "
                                 "ON c.office = f.office AND c.id = f.card "
                                 "WHERE c.office = ?1 AND c.person = ?2)",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person)),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  return g_strdup (loket_rows_text (rows, "subjects"));
}

/**
 * loket_txn_looks_at:
 * @txn: a transaction of a reader
 * @person: id of a person
 * @limit: at most so many
 * @error: set when the access log cannot be read
 *
 * Returns: (transfer full) (element-type LoketAuditEntry): rows of the access log about him, about
 * a question whether he is somebody else, or about what was applied for, found out, decided and
 * written of him, newest first
 */
GPtrArray *
loket_txn_looks_at (LoketTxn *txn, const char *person, guint limit, GError **error)
{
  g_autofree char *subjects = subjects_of (txn, person, error);
  g_autoptr (LoketTxn) access =
      subjects != NULL ? loket_access_reader (txn, txn->dir, error) : NULL;

  return access != NULL ? read_looks (access, subjects, limit, error) : NULL;
}
