/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works that wait for a thread of the store; writer.c and reader.c take them. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  LoketStoreWork work;
  gpointer data;
  GTask *task; /* owned; NULL when somebody waits in loket_jobs_run() */
  gboolean succeeded;
  gboolean finished;
  GError *error; /* why it did not succeed */
} LoketJob;

typedef struct {
  GMutex lock;
  GCond pushed;
  GCond finished;
  GQueue waiting;
  gboolean closed;
} LoketJobs;

void loket_jobs_init (LoketJobs *jobs);
void loket_jobs_clear (LoketJobs *jobs);
void loket_jobs_close (LoketJobs *jobs);
guint loket_jobs_waiting (LoketJobs *jobs);

void loket_jobs_push (LoketJobs *jobs,
                      LoketStoreWork work,
                      gpointer data,
                      GAsyncReadyCallback done,
                      gpointer done_data);
gboolean loket_jobs_run (LoketJobs *jobs, LoketStoreWork work, gpointer data, GError **error);
guint
loket_jobs_take (LoketJobs *jobs, LoketJob **taken, guint limit, gint64 until, gboolean *closed);
void loket_jobs_finish (LoketJobs *jobs, LoketJob **done, guint n_done);

G_END_DECLS
