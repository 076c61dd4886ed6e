/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reader: a thread with a connection that cannot write; each work sees one state of the store. */
#include "config.h"

#include "store/store-private.h"

#include <sys/resource.h>
#include <unistd.h>

static void
run_job (LoketReader *reader, LoketStoreJob *job)
{
  LoketTxn *txn = reader->txn;

  /* A slow search must not keep the next one waiting, nor the log from being cut short. */
  if (reader->limit > 0)
    loket_engine_limit (txn->engine, g_get_monotonic_time () + reader->limit);
  job->succeeded = loket_engine_begin (txn->engine, &job->error) &&
                   loket_txn_run_work (txn, job->work, job->data, &job->error);
  loket_engine_rollback (txn->engine);
}

static gpointer
run (gpointer data)
{
  LoketReader *reader = data;
  LoketStoreJob *job;
  gboolean closed = FALSE;

  /* On Linux of this thread alone; where it is not allowed, work goes on as it is. */
  if (reader->nice > 0)
    setpriority (PRIO_PROCESS, (id_t) gettid (), reader->nice);
  while (!closed) {
    if (loket_jobs_take (reader->jobs, &job, 1, -1, &closed) == 0)
      continue;
    run_job (reader, job);
    loket_jobs_finish (reader->jobs, &job, 1);
  }
  return NULL;
}

/**
 * loket_readers_start:
 * @readers: (array length=n): readers of one queue, with their connections
 * @n: how many
 * @name: of their threads
 *
 * Starts their threads, which run works until the queue is closed and empty.
 */
void
loket_readers_start (LoketReader *readers, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    readers[i].thread = g_thread_new (name, run, &readers[i]);
}

/**
 * loket_readers_end:
 * @readers: (array length=n): readers of one queue, started or not
 * @n: how many
 * @jobs: that queue
 *
 * Does what still waits and closes the connections.
 */
void
loket_readers_end (LoketReader *readers, guint n, LoketStoreJobs *jobs)
{
  loket_jobs_close (jobs);
  for (guint i = 0; i < n; i++) {
    g_clear_pointer (&readers[i].thread, g_thread_join);
    g_clear_pointer (&readers[i].txn, loket_txn_free);
  }
}
