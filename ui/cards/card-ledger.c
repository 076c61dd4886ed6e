/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print ledger of the office, as the press writes it: LoketLedger over the client.  The windows
 * that print cards make one.  Main thread only. */
#include "config.h"

#include "ui/cards/card-ledger.h"

#include "core/card-desk.h"
#include "core/office.h"

struct _LoketCardLedger {
  GObject parent_instance;

  LoketClient *client;
};

static void loket_card_ledger_init_interface (LoketLedgerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoketCardLedger,
                               loket_card_ledger,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LOKET_TYPE_LEDGER,
                                                      loket_card_ledger_init_interface))

static void
loket_card_ledger_finalize (GObject *object)
{
  g_object_unref (LOKET_CARD_LEDGER (object)->client);
  G_OBJECT_CLASS (loket_card_ledger_parent_class)->finalize (object);
}

static void
loket_card_ledger_class_init (LoketCardLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_card_ledger_finalize;
}

static void
loket_card_ledger_init (LoketCardLedger *self)
{
}

/**
 * loket_card_ledger_new:
 * @client: (transfer none): whose officer may print cards
 *
 * Returns: (transfer full): the ledger of that office
 */
LoketCardLedger *
loket_card_ledger_new (LoketClient *client)
{
  LoketCardLedger *self = g_object_new (LOKET_TYPE_CARD_LEDGER, NULL);

  self->client = g_object_ref (client);
  return self;
}

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  LoketRecord *answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* The answers of all three are rows of the ledger. */
static void
call (LoketLedger *ledger,
      const LoketOperation *operation,
      LoketRecord *request,
      const char *key,
      GAsyncReadyCallback done,
      gpointer done_data)
{
  GTask *task = g_task_new (ledger, NULL, done, done_data);

  g_task_set_source_tag (task, (gpointer) operation);
  loket_client_call (
      LOKET_CARD_LEDGER (ledger)->client, operation, request, key, NULL, answered, task);
}

static gboolean
finish (LoketLedger *ledger, GAsyncResult *result, GError **error)
{
  g_autoptr (LoketRecord) rows = g_task_propagate_pointer (G_TASK (result), error);

  return rows != NULL;
}

/* The tag is also the key: begun twice it is the same beginning, also after this program died. */
static void
loket_card_ledger_begin (LoketLedger *ledger,
                         const LoketLedgerBegin *attempt,
                         GAsyncReadyCallback done,
                         gpointer done_data)
{
  g_autoptr (LoketPrintBegin) request = loket_print_begin_new ();

  request->prints = g_strdupv ((char **) attempt->prints);
  request->queue = g_strdup (attempt->queue);
  request->tag = g_strdup (attempt->tag);
  request->box = g_strdup (attempt->box);
  request->sheet = attempt->sheet;
  call (ledger, &LOKET_PRINT_BEGIN, LOKET_RECORD (request), attempt->tag, done, done_data);
}

/* Said of every print of the tag; said again, what is known already stays. */
static void
loket_card_ledger_tell (LoketLedger *ledger,
                        const char *tag,
                        LoketPrintTold told,
                        int job_id,
                        const char *job_uuid,
                        const char *reason,
                        GAsyncReadyCallback done,
                        gpointer done_data)
{
  g_autoptr (LoketPrintTell) request = loket_print_tell_new ();
  g_autoptr (LoketCardOutcome) outcome = loket_card_outcome_new ();

  outcome->outcome = told;
  if (job_id != 0)
    outcome->job_id = LOKET_SOME (job_id);
  outcome->job_uuid = g_strdup (job_uuid);
  outcome->reason = g_strdup (reason);
  request->tag = g_strdup (tag);
  request->outcomes = g_list_store_new (loket_card_outcome_get_type ());
  g_list_store_append (request->outcomes, outcome);
  call (ledger, &LOKET_PRINT_TELL, LOKET_RECORD (request), NULL, done, done_data);
}

static void
loket_card_ledger_open_rows (LoketLedger *ledger, GAsyncReadyCallback done, gpointer done_data)
{
  g_autoptr (LoketNothing) request = loket_nothing_new ();

  call (ledger, &LOKET_PRINT_OPEN_ROWS, LOKET_RECORD (request), NULL, done, done_data);
}

static LoketLedgerRow *
find_row (GPtrArray *rows, const char *tag)
{
  for (guint i = 0; i < rows->len; i++) {
    LoketLedgerRow *row = g_ptr_array_index (rows, i);
    if (g_strcmp0 (row->tag, tag) == 0)
      return row;
  }
  return NULL;
}

static LoketLedgerRow *
add_row (GPtrArray *rows, const LoketCardPrint *print)
{
  LoketLedgerRow *row = g_new0 (LoketLedgerRow, 1);

  row->tag = g_strdup (print->tag);
  row->queue = g_strdup (print->queue);
  row->prints = g_new0 (char *, 1);
  row->job_id = print->job_id.set ? (int) print->job_id.value : 0;
  row->job_uuid = g_strdup (print->job_uuid);
  g_ptr_array_add (rows, row);
  return row;
}

/* Those on one sheet share a tag.  What waits for a person is no question to CUPS any more. */
static void
take_print (GPtrArray *rows, const LoketCardPrint *print)
{
  LoketLedgerRow *row = find_row (rows, print->tag);
  guint n_prints;

  if (print->state != LOKET_PRINTING_SENT && print->state != LOKET_PRINTING_SPOOLED)
    return;
  if (row == NULL)
    row = add_row (rows, print);
  n_prints = g_strv_length (row->prints);
  row->prints = g_renew (char *, row->prints, n_prints + 2);
  row->prints[n_prints] = g_strdup (print->id);
  row->prints[n_prints + 1] = NULL;
}

static void
free_row (gpointer data)
{
  loket_ledger_row_free (data);
}

static GPtrArray *
open_rows_finish (LoketLedger *ledger, GAsyncResult *result, GError **error)
{
  g_autoptr (LoketPrintRows) answer = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  if (answer == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (answer->prints)); i++) {
    g_autoptr (LoketCardPrint) print = g_list_model_get_item (G_LIST_MODEL (answer->prints), i);
    take_print (rows, print);
  }
  return g_steal_pointer (&rows);
}

static void
loket_card_ledger_init_interface (LoketLedgerInterface *iface)
{
  iface->begin = loket_card_ledger_begin;
  iface->tell = loket_card_ledger_tell;
  iface->open_rows = loket_card_ledger_open_rows;
  iface->begin_finish = finish;
  iface->tell_finish = finish;
  iface->open_rows_finish = open_rows_finish;
}
