/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works that wait for a thread of the store; writer.c and reader.c take them. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What became of a work that nobody waits for, on the thread that ran it; @error is (nullable). */
typedef void (*LoketStoreSettled) (const GError *error, gpointer data);

typedef struct {
  LoketStoreWork work;
  gpointer data;
  GTask *task;               /* owned; NULL when somebody waits in loket_jobs_run() */
  LoketStoreSettled settled; /* instead of a task */
  gboolean succeeded;
  gboolean finished;
  gint64 finished_at; /* monotonic */
  GError *error;      /* why it did not succeed */
} LoketStoreJob;

typedef struct {
  GMutex lock;
  GCond pushed;
  GCond finished;
  GQueue waiting;
  GQueue later;         /* each alone, when nothing waits or one group was before it */
  gboolean passed_over; /* a group was taken while one was in @later */
  gboolean hurried;     /* somebody waits for one in @waiting */
  gint64 patient_until; /* monotonic; what is in @waiting unhurried is taken then */
  gboolean closed;
} LoketStoreJobs;

void loket_jobs_init (LoketStoreJobs *jobs);
void loket_jobs_clear (LoketStoreJobs *jobs);
void loket_jobs_close (LoketStoreJobs *jobs);
guint loket_jobs_waiting (LoketStoreJobs *jobs);

void loket_jobs_push (LoketStoreJobs *jobs,
                      LoketStoreWork work,
                      gpointer data,
                      GAsyncReadyCallback done,
                      gpointer done_data);
void loket_jobs_push_unhurried (LoketStoreJobs *jobs,
                                LoketStoreWork work,
                                gpointer data,
                                LoketStoreSettled settled);
gboolean loket_jobs_run (LoketStoreJobs *jobs, LoketStoreWork work, gpointer data, GError **error);
gboolean loket_jobs_run_later (LoketStoreJobs *jobs,
                               LoketStoreWork work,
                               gpointer data,
                               gint64 *finished_at,
                               GError **error);
guint loket_jobs_take (LoketStoreJobs *jobs,
                       LoketStoreJob **taken,
                       guint limit,
                       gint64 until,
                       gboolean *closed);
void loket_jobs_finish (LoketStoreJobs *jobs, LoketStoreJob **done, guint n_done);

G_END_DECLS
