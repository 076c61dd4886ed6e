/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue of works for the threads of the store, answered in the order they were put in; and what
 * comes after them, one by one. */
#include "config.h"

#include "store/jobs.h"

#define PATIENCE (100 * G_TIME_SPAN_MILLISECOND) /* of works that nobody waits for */

/**
 * loket_jobs_init:
 * @jobs: (out caller-allocates): a queue
 */
void
loket_jobs_init (LoketStoreJobs *jobs)
{
  g_mutex_init (&jobs->lock);
  g_cond_init (&jobs->pushed);
  g_cond_init (&jobs->finished);
  g_queue_init (&jobs->waiting);
  g_queue_init (&jobs->later);
  jobs->passed_over = FALSE;
  jobs->hurried = FALSE;
  jobs->patient_until = 0;
  jobs->closed = FALSE;
}

/**
 * loket_jobs_clear:
 * @jobs: an empty queue that no thread uses any more
 */
void
loket_jobs_clear (LoketStoreJobs *jobs)
{
  g_mutex_clear (&jobs->lock);
  g_cond_clear (&jobs->pushed);
  g_cond_clear (&jobs->finished);
}

/**
 * loket_jobs_close:
 * @jobs: a queue
 *
 * Lets its threads end when they have done what still waits.
 */
void
loket_jobs_close (LoketStoreJobs *jobs)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&jobs->lock);

  jobs->closed = TRUE;
  g_cond_broadcast (&jobs->pushed);
}

/**
 * loket_jobs_waiting:
 * @jobs: a queue
 *
 * Returns: how many works no thread has taken yet
 */
guint
loket_jobs_waiting (LoketStoreJobs *jobs)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&jobs->lock);

  return g_queue_get_length (&jobs->waiting);
}

static void
push (LoketStoreJobs *jobs, GQueue *queue, LoketStoreJob *job)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&jobs->lock);

  jobs->hurried = TRUE;
  g_queue_push_tail (queue, job);
  g_cond_signal (&jobs->pushed);
}

/**
 * loket_jobs_push:
 * @jobs: a queue that is not closed
 * @work: what to run
 * @data: for @work
 * @done: (nullable): called on the thread-default main context of this thread
 * @done_data: for @done
 *
 * Puts a work at the end of the queue.
 */
void
loket_jobs_push (LoketStoreJobs *jobs,
                 LoketStoreWork work,
                 gpointer data,
                 GAsyncReadyCallback done,
                 gpointer done_data)
{
  LoketStoreJob *job = g_new0 (LoketStoreJob, 1);

  job->work = work;
  job->data = data;
  job->task = g_task_new (NULL, NULL, done, done_data);
  g_task_set_source_tag (job->task, loket_jobs_push);
  push (jobs, &jobs->waiting, job);
}

/**
 * loket_jobs_push_unhurried:
 * @jobs: a queue that is not closed
 * @work: what to run
 * @data: for @work
 * @settled: told with @data what became of it
 *
 * Puts a work at the end of the queue which may wait a tenth of a second for others, to share their
 * commit.  Whoever comes behind it and hurries takes it along, so the order stays.
 */
void
loket_jobs_push_unhurried (LoketStoreJobs *jobs,
                           LoketStoreWork work,
                           gpointer data,
                           LoketStoreSettled settled)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&jobs->lock);
  LoketStoreJob *job = g_new0 (LoketStoreJob, 1);

  job->work = work;
  job->data = data;
  job->settled = settled;
  if (g_queue_is_empty (&jobs->waiting))
    jobs->patient_until = g_get_monotonic_time () + PATIENCE;
  g_queue_push_tail (&jobs->waiting, job);
  g_cond_signal (&jobs->pushed);
}

static gboolean
push_and_wait (LoketStoreJobs *jobs,
               GQueue *queue,
               LoketStoreWork work,
               gpointer data,
               gint64 *finished_at,
               GError **error)
{
  LoketStoreJob job = {.work = work, .data = data};

  push (jobs, queue, &job);
  g_mutex_lock (&jobs->lock);
  while (!job.finished)
    g_cond_wait (&jobs->finished, &jobs->lock);
  g_mutex_unlock (&jobs->lock);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  if (finished_at != NULL)
    *finished_at = job.finished_at;
  return job.succeeded;
}

/**
 * loket_jobs_run:
 * @jobs: a queue that is not closed
 * @work: what to run
 * @data: for @work
 * @error: what @work said, or why it could not be committed
 *
 * Puts a work at the end of the queue and waits for it.
 *
 * Returns: %TRUE when it is done
 */
gboolean
loket_jobs_run (LoketStoreJobs *jobs, LoketStoreWork work, gpointer data, GError **error)
{
  return push_and_wait (jobs, &jobs->waiting, work, data, NULL, error);
}

/**
 * loket_jobs_run_later:
 * @jobs: a queue that is not closed
 * @work: what to run
 * @data: for @work
 * @finished_at: (out) (optional): monotonic time when it was committed
 * @error: what @work said, or why it could not be committed
 *
 * Waits for a work that lets all go first that wait already, and is taken alone.
 *
 * Returns: %TRUE when it is done
 */
gboolean
loket_jobs_run_later (LoketStoreJobs *jobs,
                      LoketStoreWork work,
                      gpointer data,
                      gint64 *finished_at,
                      GError **error)
{
  return push_and_wait (jobs, &jobs->later, work, data, finished_at, error);
}

/* However much comes in, one goes on between two groups. */
static gboolean
is_turn_of_later (LoketStoreJobs *jobs)
{
  return !g_queue_is_empty (&jobs->later) &&
         (g_queue_is_empty (&jobs->waiting) || jobs->passed_over);
}

static gboolean
is_due (LoketStoreJobs *jobs)
{
  if (jobs->closed || !g_queue_is_empty (&jobs->later))
    return TRUE;
  return !g_queue_is_empty (&jobs->waiting) &&
         (jobs->hurried || g_get_monotonic_time () >= jobs->patient_until);
}

static void
wait_for_more (LoketStoreJobs *jobs, gint64 until)
{
  if (!g_queue_is_empty (&jobs->waiting) && (until < 0 || jobs->patient_until < until))
    until = jobs->patient_until;
  if (until >= 0)
    g_cond_wait_until (&jobs->pushed, &jobs->lock, until);
  else
    g_cond_wait (&jobs->pushed, &jobs->lock);
}

/**
 * loket_jobs_take:
 * @jobs: a queue
 * @taken: (out caller-allocates) (array length=limit): where to put them, in their order
 * @limit: at most so many
 * @until: monotonic time after which not to wait any longer, -1 to wait for ever
 * @closed: (out): nothing will come any more
 *
 * Returns: how many were taken; 0 when the time was up or the queue is closed
 */
guint
loket_jobs_take (LoketStoreJobs *jobs,
                 LoketStoreJob **taken,
                 guint limit,
                 gint64 until,
                 gboolean *closed)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&jobs->lock);
  guint n = 0;

  *closed = FALSE;
  while (!is_due (jobs) && (until < 0 || g_get_monotonic_time () < until))
    wait_for_more (jobs, until);
  if (!is_due (jobs))
    return 0;
  if (is_turn_of_later (jobs)) {
    taken[n++] = g_queue_pop_head (&jobs->later);
    jobs->passed_over = FALSE;
  } else {
    while (n < limit && !g_queue_is_empty (&jobs->waiting))
      taken[n++] = g_queue_pop_head (&jobs->waiting);
    jobs->passed_over = !g_queue_is_empty (&jobs->later);
    jobs->hurried = !g_queue_is_empty (&jobs->waiting);
  }
  *closed = jobs->closed && n == 0;
  return n;
}

static void
answer (LoketStoreJob *job)
{
  g_autoptr (GTask) task = job->task;

  if (job->settled != NULL) {
    job->settled (job->succeeded ? NULL : job->error, job->data);
    g_clear_error (&job->error);
    g_free (job);
    return;
  }
  if (job->succeeded)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, job->error);
  g_free (job);
}

/**
 * loket_jobs_finish:
 * @jobs: the queue they were taken from
 * @done: (array length=n_done) (transfer full): works that were run
 * @n_done: how many
 *
 * Answers everybody who asked for one of them, in their order.
 */
void
loket_jobs_finish (LoketStoreJobs *jobs, LoketStoreJob **done, guint n_done)
{
  const gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&jobs->lock);
  for (guint i = 0; i < n_done; i++) {
    done[i]->finished_at = now;
    if (done[i]->task == NULL && done[i]->settled == NULL) {
      done[i]->finished = TRUE;
      done[i] = NULL;
    }
  }
  g_cond_broadcast (&jobs->finished);
  g_mutex_unlock (&jobs->lock);
  for (guint i = 0; i < n_done; i++)
    if (done[i] != NULL)
      answer (done[i]);
}
