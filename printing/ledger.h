/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of prints as the press needs it: a row is on file before CUPS hears of a job.  Windows
 * bind it to the operations of the office; main thread only. */
#pragma once

#include "core/card-desk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One attempt, as the office has it on file. */
typedef struct {
  char *tag;
  char *queue;
  char **prints;  /* ids of all prints of it */
  int job_id;     /* 0 = not known */
  char *job_uuid; /* NULL = not known: then CUPS cannot have the document */
} LoketLedgerRow;

void loket_ledger_row_free (LoketLedgerRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLedgerRow, loket_ledger_row_free)

/* What is put on file before an attempt. */
typedef struct {
  const char *tag;   /* its name, UUIDv7 */
  const char *queue; /* where it will go */
  const char *const *prints;
  const char *box; /* (nullable) that the blanks are taken from */
  gboolean sheet;  /* on plain paper: no blank is used up */
} LoketLedgerBegin;

#define LOKET_TYPE_LEDGER (loket_ledger_get_type ())
G_DECLARE_INTERFACE (LoketLedger, loket_ledger, LOKET, LEDGER, GObject)

/* Each answers once what it says is committed for good.  %LOKET_ERROR_UNREACHABLE: nobody knows
 * whether it was done; the press says the same again until it hears.  So begin with a tag that is
 * on file for the same prints succeeds, and so does telling what was told already. */
struct _LoketLedgerInterface {
  GTypeInterface parent_interface;

  void (*begin) (LoketLedger *self,
                 const LoketLedgerBegin *attempt,
                 GAsyncReadyCallback done,
                 gpointer done_data);
  void (*tell) (LoketLedger *self,
                const char *tag,
                LoketPrintTold told,
                int job_id,
                const char *job_uuid,
                const char *reason,
                GAsyncReadyCallback done,
                gpointer done_data);
  void (*open_rows) (LoketLedger *self, GAsyncReadyCallback done, gpointer done_data);

  gboolean (*begin_finish) (LoketLedger *self, GAsyncResult *result, GError **error);
  gboolean (*tell_finish) (LoketLedger *self, GAsyncResult *result, GError **error);
  GPtrArray *(*open_rows_finish) (LoketLedger *self, GAsyncResult *result, GError **error);
};

/* Puts one attempt on file as "sent", committed before it answers. */
void loket_ledger_begin (LoketLedger *self,
                         const LoketLedgerBegin *attempt,
                         GAsyncReadyCallback done,
                         gpointer done_data);
gboolean loket_ledger_begin_finish (LoketLedger *self, GAsyncResult *result, GError **error);

/* Says how far the attempt is. */
void loket_ledger_tell (LoketLedger *self,
                        const char *tag,
                        LoketPrintTold told,
                        int job_id,
                        const char *job_uuid,
                        const char *reason,
                        GAsyncReadyCallback done,
                        gpointer done_data);
gboolean loket_ledger_tell_finish (LoketLedger *self, GAsyncResult *result, GError **error);

/* What this counter left open (sent, spooled). */
void loket_ledger_open_rows (LoketLedger *self, GAsyncReadyCallback done, gpointer done_data);
GPtrArray *loket_ledger_open_rows_finish (LoketLedger *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
