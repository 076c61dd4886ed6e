/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of prints as the press needs it: a row is on file before CUPS hears of a job.  Windows
 * bind it to the operations of the office; main thread only. */
#include "config.h"

#include "printing/ledger.h"

G_DEFINE_INTERFACE (LoketLedger, loket_ledger, G_TYPE_OBJECT)

static void
loket_ledger_default_init (LoketLedgerInterface *iface)
{
}

/**
 * loket_ledger_row_free:
 * @row: (transfer full): a row
 */
void
loket_ledger_row_free (LoketLedgerRow *row)
{
  g_free (row->tag);
  g_free (row->queue);
  g_strfreev (row->prints);
  g_free (row->job_uuid);
  g_free (row);
}

/**
 * loket_ledger_begin:
 * @self: a ledger
 * @attempt: what it is
 * @done: called with the result
 * @done_data: for @done
 */
void
loket_ledger_begin (LoketLedger *self,
                    const LoketLedgerBegin *attempt,
                    GAsyncReadyCallback done,
                    gpointer done_data)
{
  LOKET_LEDGER_GET_IFACE (self)->begin (self, attempt, done, done_data);
}

/**
 * loket_ledger_begin_finish:
 * @self: a ledger
 * @result: what the callback got
 * @error: return location: %LOKET_ERROR_UNREACHABLE, or why the office does not want it
 *
 * Returns: %TRUE when the row is on file for good
 */
gboolean
loket_ledger_begin_finish (LoketLedger *self, GAsyncResult *result, GError **error)
{
  return LOKET_LEDGER_GET_IFACE (self)->begin_finish (self, result, error);
}

/**
 * loket_ledger_tell:
 * @self: a ledger
 * @tag: name of the attempt
 * @told: how far it is
 * @job_id: its number in CUPS, 0 = not known
 * @job_uuid: (nullable): its UUID in CUPS
 * @reason: (nullable): why: a name of #LoketPrintReason, "doubtful" or "cancelled"
 * @done: called with the result
 * @done_data: for @done
 */
void
loket_ledger_tell (LoketLedger *self,
                   const char *tag,
                   LoketPrintTold told,
                   int job_id,
                   const char *job_uuid,
                   const char *reason,
                   GAsyncReadyCallback done,
                   gpointer done_data)
{
  LOKET_LEDGER_GET_IFACE (self)->tell (self, tag, told, job_id, job_uuid, reason, done, done_data);
}

/**
 * loket_ledger_tell_finish:
 * @self: a ledger
 * @result: what the callback got
 * @error: return location: %LOKET_ERROR_UNREACHABLE, or why the office does not take it
 *
 * Returns: %TRUE when it is on file for good
 */
gboolean
loket_ledger_tell_finish (LoketLedger *self, GAsyncResult *result, GError **error)
{
  return LOKET_LEDGER_GET_IFACE (self)->tell_finish (self, result, error);
}

/**
 * loket_ledger_open_rows:
 * @self: a ledger
 * @done: called with the result
 * @done_data: for @done
 */
void
loket_ledger_open_rows (LoketLedger *self, GAsyncReadyCallback done, gpointer done_data)
{
  LOKET_LEDGER_GET_IFACE (self)->open_rows (self, done, done_data);
}

/**
 * loket_ledger_open_rows_finish:
 * @self: a ledger
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LoketLedgerRow): what this counter left open
 */
GPtrArray *
loket_ledger_open_rows_finish (LoketLedger *self, GAsyncResult *result, GError **error)
{
  return LOKET_LEDGER_GET_IFACE (self)->open_rows_finish (self, result, error);
}
