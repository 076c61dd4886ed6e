/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last stage of an import: its counts, and older lists of the same source give way to it. */
#include "config.h"

#include "office/import-private.h"

#include <stdio.h>
#include <string.h>

#define ROWS_AT_ONCE 150

typedef struct {
  gint64 counts[LOKET_N_ROW_STATES];
  LoketListBatch *then; /* the list when its rows were counted; NULL = they are not */
} Closing;

typedef struct {
  Closing *closing;
  LoketListBatch *batch;
} Count;

static void
closing_free (gpointer data)
{
  Closing *self = data;

  g_clear_object (&self->then);
  g_free (self);
}

static gpointer
begin (LoketImport *import, const LoketJob *job, GError **error)
{
  return g_new0 (Closing, 1);
}

static gboolean
count_rows (LoketTxn *txn, gpointer data, GError **error)
{
  Count *count = data;

  if (!loket_txn_count_list_rows (txn, count->batch->number, count->closing->counts, error))
    return FALSE;
  count->closing->then = loket_txn_list_batch (txn, count->batch->id, error);
  return count->closing->then != NULL;
}

static gboolean
prepare (LoketImport *import, const LoketJob *job, gpointer stage, GError **error)
{
  Closing *self = stage;
  Count count = {self, import->batch};

  return self->then != NULL || loket_store_read_long_sync (
                                   loket_office_store (import->office), count_rows, &count, error);
}

/* A list of the same source for an earlier time that still speaks. */
static LoketListBatch *
find_older (LoketImport *import, gint64 after)
{
  for (guint i = import->batches->len; i > 0; i--) {
    LoketListBatch *other = import->batches->pdata[i - 1];
    if (other->number > after && other->number != import->batch->number &&
        strcmp (other->source, import->batch->source) == 0 &&
        strcmp (other->period, import->batch->period) < 0 &&
        (other->state == LOKET_BATCH_APPLIED || other->state == LOKET_BATCH_IN_REVIEW))
      return other;
  }
  return NULL;
}

/* Officers decide about rows while older lists give way: what they did since the rows were counted
 * comes on top. */
static gboolean
save_counts (LoketImport *import, LoketTurn *turn, const Closing *self, GError **error)
{
  const gint64 *counts = self->counts;
  g_autoptr (LoketListBatch) now =
      loket_txn_list_batch (loket_turn_txn (turn), import->batch->id, error);
  g_autoptr (LoketListBatch) after = NULL;
  gint64 linked, created;

  if (now == NULL)
    return FALSE;
  linked = now->linked - self->then->linked;
  created = now->created - self->then->created;
  after = loket_list_batch_cast (loket_record_copy (LOKET_RECORD (now)));
  after->rejected = counts[LOKET_ROW_REJECTED];
  after->linked = counts[LOKET_ROW_AUTO_LINKED] + counts[LOKET_ROW_LINKED] + linked;
  after->created = counts[LOKET_ROW_NEW_PERSON] + created;
  after->in_doubt = counts[LOKET_ROW_NEEDS_REVIEW] - linked - created;
  after->state = after->in_doubt > 0 ? LOKET_BATCH_IN_REVIEW : LOKET_BATCH_APPLIED;
  return loket_import_save_batch (turn, now, after, error);
}

/* @position is "LIST ROW": up to where older lists have given way. */
static gboolean
step (LoketImport *import,
      LoketTurn *turn,
      LoketJob *job,
      gpointer stage,
      gboolean *over,
      GError **error)
{
  Closing *self = stage;
  gint64 done_batch = 0, done_row = 0;
  LoketListBatch *older;
  g_autoptr (LoketListBatch) now = NULL;
  g_autoptr (LoketListBatch) closed = NULL;

  if (job->position != NULL)
    sscanf (job->position, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &done_batch, &done_row);
  older = find_older (import, done_batch);
  *over = older == NULL;
  if (*over)
    return save_counts (import, turn, self, error);
  g_free (job->position);
  job->total = older->rows;
  if (done_row < older->rows) {
    const gint64 up_to = done_row + ROWS_AT_ONCE;
    job->position = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, done_batch, up_to);
    job->done = MIN (up_to, older->rows);
    return loket_txn_supersede_list_rows (
        loket_turn_txn (turn), older->number, done_row, up_to, error);
  }
  job->position = g_strdup_printf ("%" G_GINT64_FORMAT " 0", older->number);
  now = loket_txn_list_batch (loket_turn_txn (turn), older->id, error);
  if (now == NULL)
    return FALSE;
  closed = loket_list_batch_cast (loket_record_copy (LOKET_RECORD (now)));
  closed->state = LOKET_BATCH_CLOSED;
  return loket_import_save_batch (turn, now, closed, error);
}

const LoketImportStage loket_import_closing = {
    .name = "closing",
    .begin = begin,
    .prepare = prepare,
    .step = step,
    .end = closing_free,
};
