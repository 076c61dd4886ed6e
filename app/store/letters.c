/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the desk of letters to the store; app/office/letters.c asks them. */
#include "config.h"

#include "store/letters.h"

#include "core/application.h"
#include "store/txn-private.h"

/**
 * loket_txn_letters:
 * @txn: a transaction
 * @person: (nullable): only about this person
 * @application: (nullable): only about this application
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketLetter): letters, newest first
 */
GPtrArray *
loket_txn_letters (LoketTxn *txn,
                   const char *person,
                   const char *application,
                   guint limit,
                   GError **error)
{
  /* Along letter_by_application or letter_by_person, whichever is asked for. */
  return loket_txn_records (
      txn,
      loket_letter_get_type (),
      application != NULL
          ? "WHERE office = ?1 AND application = ?2 AND (?3 IS NULL OR person = ?3) "
            "ORDER BY year DESC, series DESC LIMIT ?4"
          : "WHERE office = ?1 AND ?2 IS NULL AND person = ?3 "
            "ORDER BY year DESC, series DESC LIMIT ?4",
      LOKET_VALUES (
          LOKET_T (txn->office), LOKET_T (application), LOKET_T (person), LOKET_N (limit)),
      error);
}

/**
 * loket_txn_letter_with_pdf:
 * @txn: a transaction
 * @sha256: a blob
 * @error: set to %LOKET_ERROR_NOT_FOUND when no letter has it
 *
 * Returns: (transfer full): the letter that it is the PDF of
 */
LoketLetter *
loket_txn_letter_with_pdf (LoketTxn *txn, const char *sha256, GError **error)
{
  return (LoketLetter *) loket_txn_record (txn,
                                           loket_letter_get_type (),
                                           "WHERE office = ?1 AND pdf = ?2 ORDER BY id LIMIT 1",
                                           LOKET_VALUES (LOKET_T (txn->office), LOKET_T (sha256)),
                                           sha256,
                                           error);
}

/**
 * loket_txn_papers_owed:
 * @txn: a transaction
 * @application: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketApplicationPaper): what is still to come
 */
GPtrArray *
loket_txn_papers_owed (LoketTxn *txn, const char *application, GError **error)
{
  return loket_txn_records (txn,
                            loket_application_paper_get_type (),
                            "WHERE office = ?1 AND application = ?2 AND state = 'owed' ORDER BY id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (application)),
                            error);
}

/**
 * loket_txn_letter_of_watch:
 * @txn: a transaction
 * @watch: what was noticed about somebody
 * @number: (out) (nullable) (transfer full): of the last letter that invites to the hearing of it
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_letter_of_watch (LoketTxn *txn, const char *watch, char **number, GError **error)
{
  return loket_engine_text (txn->engine,
                            "SELECT number AS text FROM letter WHERE office = ?1 AND watch = ?2 "
                            "AND state <> 'void' ORDER BY year DESC, series DESC LIMIT 1",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (watch)),
                            number,
                            error);
}

/**
 * loket_txn_letter_numbered:
 * @txn: a transaction
 * @year: of its series
 * @number: as it stands on the paper, small letters or large ones
 * @letter: (out) (transfer full) (nullable): the letter
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_letter_numbered (LoketTxn *txn,
                           gint64 year,
                           const char *number,
                           LoketLetter **letter,
                           GError **error)
{
  /* Along the key of the series: the letters of one year. */
  g_autoptr (GPtrArray) found = loket_txn_records (
      txn,
      loket_letter_get_type (),
      "WHERE office = ?1 AND year = ?2 AND number = ?3 COLLATE NOCASE ORDER BY series LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_N (year), LOKET_T (number)),
      error);

  *letter = NULL;
  if (found != NULL && found->len > 0)
    *letter = loket_letter_cast (g_object_ref (found->pdata[0]));
  return found != NULL;
}
