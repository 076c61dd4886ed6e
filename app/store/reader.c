/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reader: a thread with a connection that cannot write; each work sees one state of the store. */
#include "config.h"

#include "store/store-private.h"

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

/**
 * loket_reader_run:
 * @data: a reader of a store
 *
 * A reader's thread: runs works until the queue is closed and empty.
 *
 * Returns: %NULL
 */
gpointer
loket_reader_run (gpointer data)
{
  LoketReader *reader = data;
  LoketStoreJob *job;
  gboolean closed = FALSE;

  while (!closed) {
    if (loket_jobs_take (reader->jobs, &job, 1, -1, &closed) == 0)
      continue;
    run_job (reader, job);
    loket_jobs_finish (reader->jobs, &job, 1);
  }
  return NULL;
}
