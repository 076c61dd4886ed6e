/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each day and after each list: holds every decision in force, and every refusal, against what is
 * known now, as long work.  Nobody asks for it: the tending begins it (tend.c). */
#include "config.h"

#include "office/watches.h"

#include "core/error.h"
#include "office/office-private.h"
#include "office/turn-private.h"
#include "office/watch-find.h"
#include "store/lists.h"
#include "store/watches.h"

#include <string.h>

#define DECISIONS_AT_ONCE 200 /* that are read between two turns */
#define NOTICED_AT_ONCE 20    /* that are put on file in one */
#define LISTS_LOOKED_AT 5
#define STAGE "decisions"
#define LOOKED "watch-look" /* "2026-11-23 12": on which day, after which list */

const LoketOperation loket_watch_look_operation = {
    .name = "watch/look",
    .flags = LOKET_WRITE | LOKET_JOB,
    .permission = LOKET_MAY_IMPORT_LIST,
    .request = loket_nothing_get_type,
    .answer = loket_job_get_type,
};

/* What the last .prepare found. */
typedef struct {
  LoketOffice *office;
  LoketWatchCoverage *coverage;
  GPtrArray *watches; /* LoketWatch */
  char *from;         /* behind this decision */
  char *up_to;        /* to this one */
  guint looked_at;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  loket_watch_coverage_free (self->coverage);
  g_ptr_array_unref (self->watches);
  g_free (self->from);
  g_free (self->up_to);
  g_free (self);
}

static gpointer
begin (LoketOffice *office, const LoketJob *job, GError **error)
{
  Look *self = g_new0 (Look, 1);

  self->office = office;
  self->coverage = loket_watch_coverage_new ();
  self->watches = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static gboolean
look_work (LoketTxn *txn, gpointer data, GError **error)
{
  Look *self = data;
  g_auto (LoketTurn) turn = {.office = self->office, .txn = txn};
  g_autoptr (GPtrArray) decisions =
      loket_txn_watched_decisions (txn, self->from, DECISIONS_AT_ONCE, error);

  if (decisions == NULL || !loket_turn_begin (&turn, FALSE, error))
    return FALSE;
  for (guint i = 0; i < decisions->len && self->watches->len < NOTICED_AT_ONCE; i++) {
    LoketDecision *decision = decisions->pdata[i];
    if (!loket_watch_find (&turn, decision, self->coverage, self->watches, error))
      return FALSE;
    g_free (self->up_to);
    self->up_to = g_strdup (decision->id);
    self->looked_at++;
  }
  return TRUE;
}

static gboolean
prepare (LoketOffice *office, const LoketJob *job, gpointer state, GError **error)
{
  Look *self = state;

  g_ptr_array_set_size (self->watches, 0);
  g_free (self->from);
  self->from = g_strdup (job->position != NULL ? job->position : "");
  g_clear_pointer (&self->up_to, g_free);
  self->looked_at = 0;
  return loket_store_read_long_sync (loket_office_store (office), look_work, self, error);
}

/* Between the look and this turn somebody may have ended it. */
static gboolean
still_holds (LoketTurn *turn, const LoketWatch *noticed, gboolean *holds, GError **error)
{
  g_autoptr (LoketRecord) decision =
      loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), noticed->decision, error);

  if (decision == NULL)
    return FALSE;
  *holds = loket_decision_cast (decision)->state == LOKET_DECISION_ACTIVE ||
           loket_decision_cast (decision)->state == LOKET_DECISION_REFUSED;
  return TRUE;
}

static gboolean
put (LoketTurn *turn, LoketWatch *noticed, GError **error)
{
  g_autoptr (LoketRecord) copy = loket_record_copy (LOKET_RECORD (noticed));
  LoketWatch *watch = loket_watch_cast (copy);
  gboolean known, holds;

  if (!loket_txn_watch_is_known (loket_turn_txn (turn), watch, &known, error) ||
      !still_holds (turn, watch, &holds, error))
    return FALSE;
  if (known || !holds)
    return TRUE;
  watch->id = loket_turn_new_id (turn);
  watch->version = 1;
  watch->created_at = watch->changed_at = loket_turn_now (turn);
  return loket_turn_insert (turn, watch, error);
}

static gboolean
step (LoketTurn *turn, LoketJob *job, gpointer state, gboolean *finished, GError **error)
{
  const Look *self = state;

  *finished = self->looked_at == 0;
  for (guint i = 0; i < self->watches->len; i++)
    if (!put (turn, self->watches->pdata[i], error))
      return FALSE;
  if (self->looked_at == 0)
    return TRUE;
  g_free (job->position);
  job->position = g_strdup (self->up_to);
  job->done += self->looked_at;
  return TRUE;
}

const LoketJobWork loket_watch_look_work = {
    .step = step,
    .prepare = prepare,
    .begin = begin,
    .end = look_free,
};

/* On which day, and after which list; %NULL with @error unset while there is nothing to watch. */
static char *
mark_of (LoketTurn *turn, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) some = loket_txn_watched_decisions (txn, "", 1, error);
  g_autoptr (GPtrArray) lists = NULL;
  gint64 newest = 0;

  if (some == NULL || some->len == 0)
    return NULL;
  lists = loket_txn_list_batches (txn, NULL, LISTS_LOOKED_AT, error);
  if (lists == NULL)
    return NULL;
  for (guint i = 0; i < lists->len; i++) {
    const LoketListBatch *batch = lists->pdata[i];
    if (loket_batch_state_counts (batch->state))
      newest = MAX (newest, batch->number);
  }
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, loket_turn_day (turn), newest);
}

/**
 * loket_watch_needs_look:
 * @turn: a turn
 * @needs: (out): whether the day or the lists are others than when it was looked last
 * @error: set when the store fails
 *
 * Returns: %TRUE when that is known
 */
gboolean
loket_watch_needs_look (LoketTurn *turn, gboolean *needs, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *mark = mark_of (turn, &failure);
  g_autofree char *looked = NULL;

  *needs = FALSE;
  if (failure == NULL && mark != NULL)
    looked = loket_txn_get_meta (loket_turn_txn (turn), LOOKED, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  *needs = mark != NULL && g_strcmp0 (mark, looked) != 0;
  return TRUE;
}

/**
 * loket_watch_begin_look:
 * @turn: a write turn
 * @request: nothing
 * @error: set when the store fails
 *
 * Returns: (transfer full): the job
 */
LoketRecord *
loket_watch_begin_look (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *mark = mark_of (turn, &failure);
  g_autoptr (LoketJob) job = loket_turn_new_job (turn, request);

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  job->stage = g_strdup (STAGE);
  if ((mark != NULL && !loket_txn_set_meta (loket_turn_txn (turn), LOOKED, mark, error)) ||
      !loket_turn_insert (turn, job, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&job));
}
