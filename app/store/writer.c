/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer of a file: the one thread that commits and checkpoints; many works share one COMMIT.
 */
#include "config.h"

#include "store/store-private.h"

#include "core/error.h"

#define GROUP_MAX 256
#define SAVEPOINT "work"
#define IDLE_BEFORE_CHECKPOINT G_TIME_SPAN_SECOND
#define LOG_MAX (16 * 1024 * 1024) /* bytes */
#define LOG_PAGES 1000             /* moved into the file together, when nobody waits */
#define LOG_PAGES_MOST 4000        /* however many wait */

static gboolean
undo_work (LoketTxn *txn, GError **error)
{
  return loket_engine_rollback_to (txn->engine, SAVEPOINT, error) &&
         loket_engine_release (txn->engine, SAVEPOINT, error);
}

/* Returns FALSE when the whole transaction is lost: a full disk undoes the neighbours too. */
static gboolean
run_job (LoketTxn *txn, LoketStoreJob *job, gint64 *told)
{
  g_autoptr (GError) lost = NULL;

  job->succeeded = FALSE;
  g_clear_error (&job->error);
  if (!loket_engine_savepoint (txn->engine, SAVEPOINT, &job->error))
    return FALSE;
  job->succeeded = loket_txn_run_work (txn, job->work, job->data, &job->error);
  if (!loket_engine_in_transaction (txn->engine))
    return FALSE;
  if (!job->succeeded)
    return undo_work (txn, &lost); /* what the work said is worth more than this error */
  *told = MAX (*told, txn->told);
  return loket_engine_release (txn->engine, SAVEPOINT, &job->error);
}

/* Returns FALSE when nothing of it was committed; @error says why, if no job's own error does. */
static gboolean
run_together (LoketTxn *txn, LoketStoreJob **jobs, guint n_jobs, gint64 *told, GError **error)
{
  gboolean alive = loket_engine_begin (txn->engine, error);

  *told = 0;
  for (guint i = 0; alive && i < n_jobs; i++)
    alive = run_job (txn, jobs[i], told);
  if (alive && loket_engine_commit (txn->engine, error))
    return TRUE;
  loket_engine_rollback (txn->engine);
  return FALSE;
}

/* What fails alone fails for good. */
static void
run_alone (LoketTxn *txn, LoketStoreJob *job, gint64 *told)
{
  g_autoptr (GError) error = NULL;
  gint64 told_now;

  if (run_together (txn, &job, 1, &told_now, &error)) {
    *told = MAX (*told, told_now);
    return;
  }
  job->succeeded = FALSE;
  if (job->error == NULL)
    job->error = g_steal_pointer (&error);
  if (job->error == NULL)
    loket_set_error (
        &job->error, LOKET_ERROR_INTERNAL, NULL, "The database undid the whole transaction");
}

static void
run_group (LoketWriter *self, LoketStoreJob **jobs, guint n_jobs)
{
  LoketTxn *txn = self->txn;
  gint64 told = 0;

  if (self->damaged != NULL && g_atomic_int_get (self->damaged) != 0) {
    for (guint i = 0; i < n_jobs; i++)
      loket_set_error (&jobs[i]->error,
                       LOKET_ERROR_INTERNAL,
                       NULL,
                       "The store is damaged: nothing is written to it any more");
  } else if (n_jobs == 1) {
    run_alone (txn, jobs[0], &told);
  } else if (!run_together (txn, jobs, n_jobs, &told, NULL)) {
    g_message ("A commit of %u works was lost, running each alone", n_jobs);
    told = 0;
    for (guint i = 0; i < n_jobs; i++)
      run_alone (txn, jobs[i], &told);
  }
  loket_jobs_finish (&self->jobs, jobs, n_jobs);
  if (told > 0 && self->told != NULL)
    self->told (told, self->told_data);
}

/* Returns whether to try again later: a reader was in the way. */
static gboolean
checkpoint (LoketWriter *self)
{
  g_autoptr (GError) error = NULL;
  gboolean wanted;

  if (!loket_engine_checkpoint (self->txn->engine, LOG_MAX, &wanted, &error))
    g_message ("The log could not be moved into the store: %s", error->message);
  return wanted;
}

/* Between two groups, so that nobody's commit takes as long as it; those who wait go first. */
static void
move_log (LoketWriter *self)
{
  const gint64 pages = loket_jobs_waiting (&self->jobs) > 0 ? LOG_PAGES_MOST : LOG_PAGES;
  g_autoptr (GError) error = NULL;

  if (!loket_engine_move_log (self->txn->engine, pages, &error))
    g_message ("The log could not be moved into the store: %s", error->message);
}

static gpointer
run (gpointer data)
{
  LoketWriter *self = data;
  LoketStoreJob *jobs[GROUP_MAX];
  gint64 until = -1;
  gboolean closed = FALSE;

  while (!closed) {
    guint n_jobs = loket_jobs_take (&self->jobs, jobs, GROUP_MAX, until, &closed);
    gboolean again = n_jobs > 0;

    if (n_jobs > 0) {
      run_group (self, jobs, n_jobs);
      move_log (self);
    } else if (!closed) {
      again = checkpoint (self);
    }
    until = again ? g_get_monotonic_time () + IDLE_BEFORE_CHECKPOINT : -1;
  }
  return NULL;
}

/**
 * loket_writer_start:
 * @self: a writer with a transaction and an empty queue
 * @name: of its thread
 *
 * Starts its thread, which runs works until the queue is closed and empty.
 */
void
loket_writer_start (LoketWriter *self, const char *name)
{
  self->thread = g_thread_new (name, run, self);
}

/**
 * loket_writer_end:
 * @self: a writer, started or not
 *
 * Does what still waits and closes the connection; the last one to close moves the log into the
 * file.
 */
void
loket_writer_end (LoketWriter *self)
{
  loket_jobs_close (&self->jobs);
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_pointer (&self->txn, loket_txn_free);
}

/**
 * loket_store_write_later_sync:
 * @store: a store
 * @work: a few milliseconds of long work
 * @data: for @work
 * @finished_at: (out) (optional): monotonic time when it was on the disk
 * @error: as loket_store_finish()
 *
 * As loket_store_write_sync(), but all that waits already goes first, and nobody else's work shares
 * its commit: a ticket waits for at most one of these.
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
loket_store_write_later_sync (LoketStore *store,
                              LoketStoreWork work,
                              gpointer data,
                              gint64 *finished_at,
                              GError **error)
{
  g_return_val_if_fail (g_thread_self () != store->writer.thread, FALSE);
  return loket_jobs_run_later (&store->writer.jobs, work, data, finished_at, error);
}
