/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store from the inside; only store.c, writer.c, reader.c and access.c look at it. */
#pragma once

#include "store/access-window.h"
#include "store/jobs.h"
#include "store/txn-private.h"

G_BEGIN_DECLS

#define LOKET_N_READERS 2
#define LOKET_N_QUICK_READERS 2 /* one may wait for the access log */

/* The thread that writes one file: it alone commits to it and checkpoints it. */
typedef struct {
  LoketTxn *txn; /* of this thread, while that runs */
  LoketStoreJobs jobs;
  GThread *thread;
  void (*told) (gint64 seq, gpointer data); /* on this thread, after a COMMIT with events */
  gpointer told_data;
  const int *damaged; /* nonzero: nothing is written any more */
} LoketWriter;

typedef struct {
  LoketTxn *txn;
  LoketStoreJobs *jobs;
  GThread *thread;
  gint64 limit; /* microseconds that a work may take, 0 = as long as it needs */
  int nice;     /* how much of the processor it leaves to others that want it too, as nice(1) */
} LoketReader;

/* What is known of the access log without asking the disk. */
typedef struct {
  LoketAccessWindows *windows;
  GMutex lock;
  GQueue owed;    /* LoketAccess: what was shown, and could not be put down yet */
  gboolean fails; /* the last row that nobody waited for was not taken */
} LoketAccessLog;

struct _LoketStore {
  char *dir;
  char *id;
  char *office;
  char *profile;
  LoketRandom *random;
  int lock; /* descriptor of DIR/lock, which holds the office while it is open */

  LoketWriter writer; /* of office.db */
  LoketWriter access; /* of access.db */
  LoketAccessLog access_log;
  int damaged; /* the look over office.db after opening found it damaged */

  LoketStoreJobs reads;
  LoketReader readers[LOKET_N_READERS];
  LoketStoreJobs quick_reads;
  /* for what must not wait behind somebody's search */
  LoketReader quick_readers[LOKET_N_QUICK_READERS];
  LoketStoreJobs long_reads;
  LoketReader keeper; /* for what takes long: checks, backups */
  int closing;        /* what takes long gives up */

  GMainContext *context; /* where told is called */
  LoketStoreTold told;
  gpointer told_data;
  GMutex told_lock;
  GSource *told_source; /* owned; on its way to tell */
  gint64 told_seq;
};

void loket_writer_start (LoketWriter *self, const char *name);
void loket_writer_end (LoketWriter *self);
void loket_readers_start (LoketReader *readers, guint n, const char *name);
void loket_readers_end (LoketReader *readers, guint n, LoketStoreJobs *jobs);

gboolean loket_access_open (LoketStore *store, GError **error);
void loket_access_end (LoketStore *store);

G_END_DECLS
