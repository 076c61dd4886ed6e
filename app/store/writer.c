/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer: the one thread that commits and checkpoints; many works share one COMMIT. */
#include "config.h"

#include "store/store-private.h"

#include "core/error.h"

#define GROUP_MAX 256
#define SAVEPOINT "work"
#define IDLE_BEFORE_CHECKPOINT G_TIME_SPAN_SECOND
#define LOG_MAX (16 * 1024 * 1024) /* bytes */

static gboolean
undo_work (LoketTxn *txn, GError **error)
{
  return loket_engine_rollback_to (txn->engine, SAVEPOINT, error) &&
         loket_engine_release (txn->engine, SAVEPOINT, error);
}

/* Returns FALSE when the whole transaction is lost: a full disk undoes the neighbours too. */
static gboolean
run_job (LoketTxn *txn, LoketJob *job, gint64 *told)
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
run_together (LoketTxn *txn, LoketJob **jobs, guint n_jobs, gint64 *told, GError **error)
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
run_alone (LoketTxn *txn, LoketJob *job, gint64 *told)
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

static gboolean
tell_cb (gpointer data)
{
  LoketStore *store = data;
  gint64 seq;

  g_mutex_lock (&store->told_lock);
  seq = store->told_seq;
  g_clear_pointer (&store->told_source, g_source_unref);
  g_mutex_unlock (&store->told_lock);
  if (store->told != NULL)
    store->told (seq, store->told_data);
  return G_SOURCE_REMOVE;
}

static void
tell (LoketStore *store, gint64 seq)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->told_lock);

  store->told_seq = seq;
  /* One that has not been heard yet will say the newer number. */
  if (store->told_source != NULL)
    return;
  store->told_source = g_idle_source_new ();
  g_source_set_priority (store->told_source, G_PRIORITY_DEFAULT);
  g_source_set_callback (store->told_source, tell_cb, store, NULL);
  g_source_attach (store->told_source, store->context);
}

static void
run_group (LoketStore *store, LoketJob **jobs, guint n_jobs)
{
  LoketTxn *txn = store->write_txn;
  gint64 told = 0;

  if (n_jobs == 1) {
    run_alone (txn, jobs[0], &told);
  } else if (!run_together (txn, jobs, n_jobs, &told, NULL)) {
    g_message ("A commit of %u works was lost, running each alone", n_jobs);
    told = 0;
    for (guint i = 0; i < n_jobs; i++)
      run_alone (txn, jobs[i], &told);
  }
  loket_jobs_finish (&store->writes, jobs, n_jobs);
  if (told > 0)
    tell (store, told);
}

/* Returns whether to try again later: a reader was in the way. */
static gboolean
checkpoint (LoketStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean wanted;

  if (!loket_engine_checkpoint (store->write_txn->engine, LOG_MAX, &wanted, &error))
    g_message ("The log could not be moved into the store: %s", error->message);
  return wanted;
}

/**
 * loket_writer_run:
 * @data: a store
 *
 * The writer's thread: runs works until the queue is closed and empty.
 *
 * Returns: %NULL
 */
gpointer
loket_writer_run (gpointer data)
{
  LoketStore *store = data;
  LoketJob *jobs[GROUP_MAX];
  gint64 until = -1;
  gboolean closed = FALSE;

  while (!closed) {
    guint n_jobs = loket_jobs_take (&store->writes, jobs, GROUP_MAX, until, &closed);
    gboolean again = n_jobs > 0;

    if (n_jobs > 0)
      run_group (store, jobs, n_jobs);
    else if (!closed)
      again = checkpoint (store);
    until = again ? g_get_monotonic_time () + IDLE_BEFORE_CHECKPOINT : -1;
  }
  return NULL;
}
