/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last stage of an import: its counts, and older lists of the same source give way to it in the
 * villages of which it speaks. */
#include "config.h"

#include "core/profile.h"
#include "office/import-private.h"
#include "office/list-villages.h"
#include "office/office.h"

#include <stdio.h>
#include <string.h>

#define ROWS_AT_ONCE 150
#define OWN_ROWS G_MAXINT64 /* in the place of a list: the rows of this one give way */

/* "LIST ROW NEWER": which older list has given way last, and up to which row the next one has. With
 * OWN_ROWS: up to which row this one has, after it has given way to the list NEWER. */
typedef struct {
  gint64 list;
  gint64 row;
  gint64 newer;
} Place;

typedef struct {
  gint64 counts[LOKET_N_ROW_STATES];
  LoketListBatch *then;   /* the list when its rows were counted; NULL = they are not */
  GHashTable *villages;   /* loket_list_villages() of this list; nullable */
  LoketListBatch *giving; /* borrowed: the list that gives way; NULL = none does */
  LoketListBatch *to;     /* borrowed: the one that it gives way to */
  gboolean gives;         /* anywhere */
  char *kept;             /* villages where it does not; NULL = it does so everywhere */
} Closing;

typedef struct {
  Closing *closing;
  LoketImport *import;
} Work;

static void
closing_free (gpointer data)
{
  Closing *self = data;

  g_clear_object (&self->then);
  g_clear_pointer (&self->villages, g_hash_table_unref);
  g_free (self->kept);
  g_free (self);
}

static gpointer
begin (LoketImport *import, const LoketJob *job, GError **error)
{
  return g_new0 (Closing, 1);
}

static Place
place_of (const LoketJob *job)
{
  Place at = {0};

  if (job->position != NULL)
    sscanf (job->position,
            "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
            &at.list,
            &at.row,
            &at.newer);
  return at;
}

static void
set_place (LoketJob *job, const Place *at)
{
  g_free (job->position);
  job->position = g_strdup_printf (
      "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, at->list, at->row, at->newer);
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
        loket_batch_state_counts (other->state))
      return other;
  }
  return NULL;
}

/* One for a later time that had come in when this one, which failed half-way, went on. */
static LoketListBatch *
find_newer (LoketImport *import, gint64 after)
{
  for (guint i = import->batches->len; i > 0; i--) {
    LoketListBatch *other = import->batches->pdata[i - 1];
    if (other->number > MAX (after, import->batch->number) &&
        strcmp (other->source, import->batch->source) == 0 &&
        strcmp (other->period, import->batch->period) > 0 &&
        (loket_batch_state_counts (other->state) || other->state == LOKET_BATCH_CLOSED))
      return other;
  }
  return NULL;
}

static gboolean
count_rows (LoketTxn *txn, gpointer data, GError **error)
{
  const Work *work = data;
  const LoketListBatch *batch = work->import->batch;

  if (!loket_txn_count_list_rows (txn, batch->number, work->closing->counts, error))
    return FALSE;
  work->closing->then = loket_txn_list_batch (txn, batch->id, error);
  return work->closing->then != NULL;
}

/* This list is one of the two, and is counted once. */
static gboolean
compare_villages (LoketTxn *txn, gpointer data, GError **error)
{
  const Work *work = data;
  Closing *self = work->closing;
  const LoketListBatch *mine = work->import->batch;
  const gboolean is_older = self->giving == mine;
  const LoketListBatch *its = is_older ? self->to : self->giving;
  g_autoptr (GHashTable) other = NULL;

  if (self->villages == NULL || is_older) {
    g_clear_pointer (&self->villages, g_hash_table_unref);
    self->villages = loket_list_villages (txn, mine->number, error);
  }
  other = self->villages != NULL ? loket_list_villages (txn, its->number, error) : NULL;
  if (other == NULL)
    return FALSE;
  g_free (self->kept);
  self->kept = loket_list_kept_villages (is_older ? other : self->villages,
                                         is_older ? self->villages : other,
                                         loket_office_profile (work->import->office)->office_id,
                                         &self->gives);
  return TRUE;
}

/* Once for each list that gives way, and again after a restart: with the same answer, since what
 * has given way counts as before. */
static gboolean
prepare (LoketImport *import, const LoketJob *job, gpointer stage, GError **error)
{
  LoketStore *store = loket_office_store (import->office);
  const Place at = place_of (job);
  Closing *self = stage;
  Work work = {self, import};
  LoketListBatch *giving = at.list == OWN_ROWS ? import->batch : find_older (import, at.list);
  LoketListBatch *to = at.list == OWN_ROWS ? find_newer (import, at.newer) : import->batch;

  if (at.list != OWN_ROWS && self->then == NULL &&
      !loket_store_read_long_sync (store, count_rows, &work, error))
    return FALSE;
  if (giving == self->giving && to == self->to)
    return TRUE;
  self->giving = giving;
  self->to = to;
  return giving == NULL || to == NULL ||
         loket_store_read_long_sync (store, compare_villages, &work, error);
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

/* Nobody has to answer what was asked about rows that have given way. */
static gboolean
count_doubts (LoketTurn *turn, const char *list, gint64 gone, GError **error)
{
  g_autoptr (LoketListBatch) now = loket_txn_list_batch (loket_turn_txn (turn), list, error);
  g_autoptr (LoketListBatch) after = NULL;

  if (now == NULL)
    return FALSE;
  after = loket_list_batch_cast (loket_record_copy (LOKET_RECORD (now)));
  after->in_doubt = MAX (after->in_doubt - gone, 0);
  if (after->in_doubt == 0 && after->state == LOKET_BATCH_IN_REVIEW)
    after->state = LOKET_BATCH_APPLIED;
  return loket_import_save_batch (turn, now, after, error);
}

static gboolean
close_list (LoketTurn *turn, const char *list, GError **error)
{
  g_autoptr (LoketListBatch) now = loket_txn_list_batch (loket_turn_txn (turn), list, error);
  g_autoptr (LoketListBatch) after = NULL;

  if (now == NULL)
    return FALSE;
  after = loket_list_batch_cast (loket_record_copy (LOKET_RECORD (now)));
  after->state = LOKET_BATCH_CLOSED;
  return loket_import_save_batch (turn, now, after, error);
}

/* The rows of a list give way, some at a time; at the end it is closed, unless villages are kept: a
 * later list that speaks of these will close it. */
static gboolean
give_way (LoketTurn *turn,
          LoketJob *job,
          const Closing *self,
          gint64 done_row,
          gboolean *over,
          GError **error)
{
  const LoketListBatch *list = self->giving;
  const gint64 up_to = done_row + ROWS_AT_ONCE;
  gint64 doubts;

  *over = !self->gives || done_row >= list->rows;
  job->total = list->rows;
  job->done = *over ? list->rows : MIN (up_to, list->rows);
  if (*over)
    return self->kept != NULL || close_list (turn, list->id, error);
  if (!loket_txn_supersede_list_rows (
          loket_turn_txn (turn), list->number, done_row, up_to, self->kept, &doubts, error))
    return FALSE;
  return self->kept == NULL || doubts == 0 || count_doubts (turn, list->id, doubts, error);
}

/* No older list is left: the rows are counted, and this one may have to give way itself. */
static gboolean
end_older (LoketImport *import,
           LoketTurn *turn,
           LoketJob *job,
           const Closing *self,
           gboolean *over,
           GError **error)
{
  const Place at = {.list = OWN_ROWS};

  *over = find_newer (import, 0) == NULL;
  if (*over)
    g_clear_pointer (&job->position, g_free);
  else
    set_place (job, &at);
  return save_counts (import, turn, self, error);
}

static gboolean
step (LoketImport *import,
      LoketTurn *turn,
      LoketJob *job,
      gpointer stage,
      gboolean *over,
      GError **error)
{
  const Closing *self = stage;
  const gboolean own = self->giving == import->batch;
  Place at = place_of (job);
  gboolean given = FALSE;

  if (self->giving == NULL)
    return end_older (import, turn, job, self, over, error);
  if (self->to == NULL) {
    *over = TRUE;
    return TRUE;
  }
  if (!give_way (turn, job, self, at.row, &given, error))
    return FALSE;
  at.row = given ? 0 : at.row + ROWS_AT_ONCE;
  if (given && own)
    at.newer = self->to->number;
  else if (given)
    at.list = self->giving->number;
  *over = given && own && (self->kept == NULL || find_newer (import, at.newer) == NULL);
  set_place (job, &at);
  return TRUE;
}

const LoketImportStage loket_import_closing = {
    .name = "closing",
    .begin = begin,
    .prepare = prepare,
    .step = step,
    .end = closing_free,
};
