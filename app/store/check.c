/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks the whole store over; admin/check and loketctl check run it on a reader. */
#include "config.h"

#include "store/sqlite.h"
#include "store/txn-private.h"

#include "core/error.h"

static gboolean
count (LoketTxn *txn, const char *sql, gint64 *number, GError **error)
{
  return loket_engine_number (
      txn->engine, sql, LOKET_VALUES (LOKET_T (txn->office)), number, error);
}

/* The feed may begin later than 1 but has no gap after that. */
static gboolean
check_feed (LoketTxn *txn, LoketCheckReport *report, GError **error)
{
  gint64 first = loket_txn_first_seq (txn, error);
  gint64 last;

  if (first < 0)
    return FALSE;
  last = loket_txn_last_seq (txn, error);
  if (last < 0)
    return FALSE;
  if (report->problem == NULL && first > 0 && report->events != last - first + 1)
    report->problem = g_strdup ("events of the feed are missing");
  if (report->problem == NULL && first == 0 && last > 0)
    report->problem = g_strdup ("the feed is gone");
  return TRUE;
}

static void
check_audit (LoketTxn *txn, LoketCheckReport *report)
{
  g_autoptr (GError) fault = NULL;

  if (!loket_txn_audit_verify (txn, &report->audit_rows, &fault) && report->problem == NULL)
    report->problem = g_strdup (fault->message);
}

/**
 * loket_txn_check:
 * @txn: a transaction, best on a reader: it takes long
 * @error: set when the store could not be looked over at all
 *
 * Returns: (transfer full): what was found; `healthy` says whether all is well
 */
LoketCheckReport *
loket_txn_check (LoketTxn *txn, GError **error)
{
  g_autoptr (LoketCheckReport) report = loket_check_report_new ();

  report->sqlite = g_strdup (loket_sqlite_version ());
  report->wal_reset_fault = loket_sqlite_has_wal_reset_fault (0);
  if (!loket_engine_get_version (txn->engine, &report->schema, error) ||
      !loket_engine_check (txn->engine, TRUE, &report->problem, error) ||
      !count (txn,
              "SELECT COUNT(*) AS number FROM ticket WHERE office = ?1",
              &report->tickets,
              error) ||
      !count (
          txn, "SELECT COUNT(*) AS number FROM event WHERE office = ?1", &report->events, error) ||
      !check_feed (txn, report, error))
    return NULL;
  check_audit (txn, report);
  report->healthy = report->problem == NULL;
  return g_steal_pointer (&report);
}
