/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store from the inside; only store.c, writer.c and reader.c look at it. */
#pragma once

#include "store/jobs.h"
#include "store/txn-private.h"

G_BEGIN_DECLS

#define LOKET_N_READERS 2

typedef struct {
  LoketTxn *txn;
  LoketJobs *jobs;
  GThread *thread;
} LoketReader;

struct _LoketStore {
  char *dir;
  char *id;
  char *office;
  char *profile;
  LoketRandom *random;
  int lock; /* descriptor of DIR/lock, which holds the office while it is open */

  LoketTxn *write_txn; /* of the writer's thread, while that runs */
  LoketJobs writes;
  GThread *writer;

  LoketJobs reads;
  LoketReader readers[LOKET_N_READERS];

  GMainContext *context; /* where told is called */
  LoketStoreTold told;
  gpointer told_data;
  GMutex told_lock;
  GSource *told_source; /* owned; on its way to tell */
  gint64 told_seq;
};

gpointer loket_writer_run (gpointer store);
gpointer loket_reader_run (gpointer reader);

G_END_DECLS
