/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about officers, sessions and proposals to the store; app/office asks them. */
#include "config.h"

#include "store/officers.h"

#include "core/error.h"
#include "store/txn-private.h"

#define FAILURES_KEPT (24 * LOKET_HOUR)
#define LIST_MAX 2000 /* as LOKET_LIST_MAX; an office has some tens of officers */

static LoketOfficer *
officer_where (LoketTxn *txn, const char *rest, const char *value, GError **error)
{
  LoketRecord *officer = loket_txn_record (txn,
                                           loket_officer_get_type (),
                                           rest,
                                           LOKET_VALUES (LOKET_T (txn->office), LOKET_T (value)),
                                           value,
                                           error);

  return officer != NULL ? loket_officer_cast (officer) : NULL;
}

/**
 * loket_txn_officer:
 * @txn: a transaction
 * @id: which one
 * @error: set to %LOKET_ERROR_NOT_FOUND with @id
 *
 * Returns: (transfer full): the officer
 */
LoketOfficer *
loket_txn_officer (LoketTxn *txn, const char *id, GError **error)
{
  return officer_where (txn, "WHERE office = ?1 AND id = ?2", id, error);
}

/**
 * loket_txn_officer_by_login:
 * @txn: a transaction
 * @login: in lower case
 * @error: set to %LOKET_ERROR_NOT_FOUND with @login
 *
 * Returns: (transfer full): the officer who signs in with it
 */
LoketOfficer *
loket_txn_officer_by_login (LoketTxn *txn, const char *login, GError **error)
{
  return officer_where (txn, "WHERE office = ?1 AND login = ?2", login, error);
}

/**
 * loket_txn_has_officers:
 * @txn: a transaction
 * @any: (out): whether anybody is on file, at work here or not
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_has_officers (LoketTxn *txn, gboolean *any, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT 1 FROM officer WHERE office = ?1 LIMIT 1",
                          LOKET_VALUES (LOKET_T (txn->office)),
                          error);

  return rows != NULL && loket_rows_next (rows, any, error);
}

/**
 * loket_txn_officers:
 * @txn: a transaction
 * @area: (nullable): only those who are for this region or one below
 * @text: (nullable): only those with this part in login or name, in any case of ASCII letters
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketOfficer): officers by login
 */
GPtrArray *
loket_txn_officers (LoketTxn *txn, const char *area, const char *text, GError **error)
{
  g_autofree char *low = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return loket_txn_records (
      txn,
      loket_officer_get_type (),
      "WHERE office = ?1 AND (?2 IS NULL OR area = ?2 OR substr (area, 1, length (?2) + 1) = ?2 || "
      "'.') AND (?3 IS NULL OR replace (login, ?3, '') <> login OR "
      "replace (lower (name), ?3, '') <> lower (name)) ORDER BY login LIMIT ?4",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (area), LOKET_T (low), LOKET_N (LIST_MAX)),
      error);
}

/**
 * loket_txn_set_password:
 * @txn: a write transaction
 * @officer: whose
 * @hash: argon2id text, see app/office/password.c
 * @by: (nullable): who chose it; %NULL = the hub's own user, @officer himself = nothing of who gave
 *   him an earlier one is forgotten
 * @at: UTC microseconds
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it is the one from now on
 */
gboolean
loket_txn_set_password (LoketTxn *txn,
                        const char *officer,
                        const char *hash,
                        const char *by,
                        gint64 at,
                        GError **error)
{
  return loket_engine_exec (
      txn->engine,
      "INSERT INTO officer_password (office, officer, hash, set_at, given_by) "
      "VALUES (?1, ?2, ?3, ?4, nullif (?5, ?2)) ON CONFLICT (office, officer) DO UPDATE SET "
      "hash = excluded.hash, set_at = excluded.set_at, "
      "given_by = CASE WHEN ?5 = ?2 THEN officer_password.given_by ELSE ?5 END",
      LOKET_VALUES (
          LOKET_T (txn->office), LOKET_T (officer), LOKET_T (hash), LOKET_N (at), LOKET_T (by)),
      error);
}

/**
 * loket_txn_share_hands:
 * @txn: a transaction
 * @one: an officer
 * @other: an officer
 * @share: (out): whether one person may have the passwords of both: one of them gave it to the
 *   other, or somebody to both, be it by an officer between them
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_share_hands (LoketTxn *txn,
                       const char *one,
                       const char *other,
                       gboolean *share,
                       GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "WITH RECURSIVE hand (whose, id) AS (VALUES (1, ?2), (2, ?3) UNION "
      "SELECT hand.whose, given.given_by FROM hand JOIN officer_password AS given "
      "ON given.office = ?1 AND given.officer = hand.id WHERE given.given_by IS NOT NULL) "
      "SELECT 1 FROM hand GROUP BY id HAVING count (DISTINCT whose) = 2 LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (one), LOKET_T (other)),
      error);

  return rows != NULL && loket_rows_next (rows, share, error);
}

/**
 * loket_txn_password:
 * @txn: a transaction
 * @officer: whose
 * @hash: (out) (nullable) (transfer full): argon2id text, %NULL when there is none
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_password (LoketTxn *txn, const char *officer, char **hash, GError **error)
{
  return loket_engine_text (
      txn->engine,
      "SELECT hash AS text FROM officer_password WHERE office = ?1 AND officer = ?2",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (officer)),
      hash,
      error);
}

/**
 * loket_txn_set_session_token:
 * @txn: a write transaction
 * @session: id of a session that was just stored
 * @token_sha256: of its token, lower-case hex
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when the session is found by it
 */
gboolean
loket_txn_set_session_token (LoketTxn *txn,
                             const char *session,
                             const char *token_sha256,
                             GError **error)
{
  return loket_engine_exec (
      txn->engine,
      "INSERT INTO session_token (office, token_sha256, session) VALUES (?1, ?2, ?3)",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (token_sha256), LOKET_T (session)),
      error);
}

/**
 * loket_txn_session:
 * @txn: a transaction
 * @token_sha256: of the token that a request brought
 * @error: set to %LOKET_ERROR_NOT_FOUND when no session has it
 *
 * Returns: (transfer full): the session, ended or not
 */
LoketSession *
loket_txn_session (LoketTxn *txn, const char *token_sha256, GError **error)
{
  LoketRecord *session =
      loket_txn_record (txn,
                        loket_session_get_type (),
                        "WHERE office = ?1 AND id = (SELECT session FROM session_token "
                        "WHERE office = ?1 AND token_sha256 = ?2)",
                        LOKET_VALUES (LOKET_T (txn->office), LOKET_T (token_sha256)),
                        "session",
                        error);

  return session != NULL ? loket_session_cast (session) : NULL;
}

/**
 * loket_txn_touch_session:
 * @txn: a write transaction
 * @session: which one
 * @at: UTC microseconds
 * @error: as loket_rows_next()
 *
 * Notes that it was used; never an earlier time than is noted.
 *
 * Returns: %TRUE when it is noted
 */
gboolean
loket_txn_touch_session (LoketTxn *txn, const char *session, gint64 at, GError **error)
{
  return loket_engine_exec (
      txn->engine,
      "UPDATE session SET seen_at = ?3 WHERE office = ?1 AND id = ?2 AND seen_at < ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (session), LOKET_N (at)),
      error);
}

/**
 * loket_txn_end_sessions:
 * @txn: a write transaction
 * @officer: whose
 * @but: (nullable): the session that stays
 * @at: UTC microseconds
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when all others are ended
 */
gboolean
loket_txn_end_sessions (LoketTxn *txn,
                        const char *officer,
                        const char *but,
                        gint64 at,
                        GError **error)
{
  return loket_engine_exec (
      txn->engine,
      "UPDATE session SET ended_at = ?4 WHERE office = ?1 AND officer = ?2 AND ended_at IS NULL "
      "AND id <> coalesce (?3, '')",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (officer), LOKET_T (but), LOKET_N (at)),
      error);
}

/**
 * loket_txn_failures:
 * @txn: a transaction
 * @login_mac: of what was typed as the login
 * @device: where
 * @failures: (out caller-allocates): how many in a row and when the last one was
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_failures (LoketTxn *txn,
                    const char *login_mac,
                    const char *device,
                    LoketFailures *failures,
                    GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT failures, last_at FROM sign_in_failure "
      "WHERE office = ?1 AND login_mac = ?2 AND device = ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (login_mac), LOKET_T (device)),
      error);
  gboolean row;

  *failures = (LoketFailures){0};
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  if (row) {
    failures->failures = loket_rows_number (rows, "failures");
    failures->last_at = loket_rows_number (rows, "last_at");
  }
  return TRUE;
}

/**
 * loket_txn_count_failure:
 * @txn: a write transaction
 * @login_mac: of what was typed as the login
 * @device: where
 * @at: UTC microseconds
 * @error: as loket_rows_next()
 *
 * Counts one more wrong password; what is a day old is forgotten.
 *
 * Returns: %TRUE when it is counted
 */
gboolean
loket_txn_count_failure (LoketTxn *txn,
                         const char *login_mac,
                         const char *device,
                         gint64 at,
                         GError **error)
{
  return loket_engine_exec (txn->engine,
                            "DELETE FROM sign_in_failure WHERE office = ?1 AND last_at < ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_N (at - FAILURES_KEPT)),
                            error) &&
         loket_engine_exec (
             txn->engine,
             "INSERT INTO sign_in_failure (office, login_mac, device, failures, last_at) "
             "VALUES (?1, ?2, ?3, 1, ?4) ON CONFLICT (office, login_mac, device) "
             "DO UPDATE SET failures = sign_in_failure.failures + 1, last_at = excluded.last_at",
             LOKET_VALUES (
                 LOKET_T (txn->office), LOKET_T (login_mac), LOKET_T (device), LOKET_N (at)),
             error);
}

/**
 * loket_txn_forget_failures:
 * @txn: a write transaction
 * @login_mac: of a login
 * @device: where
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when there are none any more
 */
gboolean
loket_txn_forget_failures (LoketTxn *txn, const char *login_mac, const char *device, GError **error)
{
  return loket_engine_exec (
      txn->engine,
      "DELETE FROM sign_in_failure WHERE office = ?1 AND login_mac = ?2 AND device = ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (login_mac), LOKET_T (device)),
      error);
}

/**
 * loket_txn_approvals:
 * @txn: a transaction
 * @decided: also those that are decided
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketApproval): the last 2,000 proposals, oldest first
 */
GPtrArray *
loket_txn_approvals (LoketTxn *txn, gboolean decided, GError **error)
{
  return loket_txn_records (
      txn,
      loket_approval_get_type (),
      "WHERE office = ?1 AND id IN (SELECT id FROM approval WHERE office = ?1 "
      "AND (state = 'proposed' OR ?2 <> 0) ORDER BY proposed_at DESC, id DESC LIMIT ?3) "
      "ORDER BY proposed_at, id",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_N (decided), LOKET_N (LIST_MAX)),
      error);
}

/**
 * loket_txn_approval_of:
 * @txn: a transaction
 * @operation: name of what two officers did
 * @result: id of what came of it
 * @approval: (out) (transfer full) (nullable): by whose hands
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_txn_approval_of (LoketTxn *txn,
                       const char *operation,
                       const char *result,
                       LoketApproval **approval,
                       GError **error)
{
  g_autoptr (GPtrArray) found = loket_txn_records (
      txn,
      loket_approval_get_type (),
      "WHERE office = ?1 AND operation = ?2 AND result = ?3 AND state = 'approved' LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (operation), LOKET_T (result)),
      error);

  *approval = NULL;
  if (found != NULL && found->len > 0)
    *approval = loket_approval_cast (g_object_ref (found->pdata[0]));
  return found != NULL;
}
