/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last stage of an import: its counts, and older lists of the same source give way to it. */
#include "config.h"

#include "office/import-private.h"

#include <stdio.h>
#include <string.h>

#define ROWS_AT_ONCE 150
#define OWN_ROWS G_MAXINT64 /* in the place of a list: the rows of this one give way */

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

/* A list that failed half-way and went on after a newer one of its source had come in. */
static gboolean
is_outdated (LoketImport *import)
{
  for (guint i = 0; i < import->batches->len; i++) {
    LoketListBatch *other = import->batches->pdata[i];
    if (other->number > import->batch->number &&
        strcmp (other->source, import->batch->source) == 0 &&
        strcmp (other->period, import->batch->period) > 0 &&
        (other->state == LOKET_BATCH_APPLIED || other->state == LOKET_BATCH_IN_REVIEW ||
         other->state == LOKET_BATCH_CLOSED))
      return TRUE;
  }
  return FALSE;
}

static char *
place (gint64 batch, gint64 row)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, batch, row);
}

/* The rows of a list give way, some at a time; at the end it is closed. */
static gboolean
give_way (LoketTurn *turn,
          LoketJob *job,
          LoketListBatch *batch,
          gint64 done_row,
          gboolean *closed,
          GError **error)
{
  const gint64 up_to = done_row + ROWS_AT_ONCE;
  g_autoptr (LoketListBatch) now = NULL;
  g_autoptr (LoketListBatch) after = NULL;

  *closed = done_row >= batch->rows;
  job->total = batch->rows;
  job->done = MIN (up_to, batch->rows);
  if (!*closed)
    return loket_txn_supersede_list_rows (
        loket_turn_txn (turn), batch->number, done_row, up_to, error);
  now = loket_txn_list_batch (loket_turn_txn (turn), batch->id, error);
  if (now == NULL)
    return FALSE;
  after = loket_list_batch_cast (loket_record_copy (LOKET_RECORD (now)));
  after->state = LOKET_BATCH_CLOSED;
  return loket_import_save_batch (turn, now, after, error);
}

/* @position is "LIST ROW": up to where older lists have given way, at last this one. */
static gboolean
step (LoketImport *import,
      LoketTurn *turn,
      LoketJob *job,
      gpointer stage,
      gboolean *over,
      GError **error)
{
  gint64 done_batch = 0, done_row = 0;
  LoketListBatch *giving;
  gboolean closed = FALSE;

  if (job->position != NULL)
    sscanf (job->position, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &done_batch, &done_row);
  giving = done_batch == OWN_ROWS ? import->batch : find_older (import, done_batch);
  g_clear_pointer (&job->position, g_free);
  if (giving == NULL) {
    *over = !is_outdated (import);
    job->position = *over ? NULL : place (OWN_ROWS, 0);
    return save_counts (import, turn, stage, error);
  }
  if (!give_way (turn, job, giving, done_row, &closed, error))
    return FALSE;
  *over = closed && giving == import->batch;
  if (giving == import->batch)
    done_batch = OWN_ROWS;
  else if (closed)
    done_batch = giving->number;
  job->position = closed ? place (done_batch, 0) : place (done_batch, done_row + ROWS_AT_ONCE);
  return TRUE;
}

const LoketImportStage loket_import_closing = {
    .name = "closing",
    .begin = begin,
    .prepare = prepare,
    .step = step,
    .end = closing_free,
};
