/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work that goes on as many short turns after its request was answered: how far it is. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_JOB_RUNNING, /* also over a restart of the hub: it goes on where it was */
  LOKET_JOB_UNDOING, /* what it did is being taken back; then it has failed or is cancelled */
  LOKET_JOB_DONE,
  LOKET_JOB_FAILED,
  LOKET_JOB_CANCELLED,
} LoketJobState;

GType loket_job_state_get_type (void);

LOKET_DECLARE_RECORD (LoketJob, loket_job)
struct _LoketJob {
  LoketRecord parent_instance;
  char *id;
  char *operation; /* that began it */
  char *request;   /* of that, JSON */
  LoketJobState state;
  char *stage;     /* what it is at: a key of the operation's own, such as "reading" */
  gint64 done;     /* of this stage */
  gint64 total;    /* of this stage; 0 = not known */
  char *position;  /* where it goes on; the operation's own */
  char *result;    /* id of what came of it */
  char *problem;   /* code of why it failed */
  char *parameter; /* of the problem */
  char *officer;
  char *device;
  gint64 created_at;
  gint64 changed_at;
  LoketOptional ended_at;
};

/* Nothing more happens to it. */
gboolean loket_job_has_ended (const LoketJob *job);

LOKET_DECLARE_RECORD (LoketJobReference, loket_job_reference)
struct _LoketJobReference {
  LoketRecord parent_instance;
  char *job;
};

LOKET_DECLARE_RECORD (LoketJobList, loket_job_list)
struct _LoketJobList {
  LoketRecord parent_instance;
  GListStore *jobs; /* LoketJob, newest first, without their requests */
};

G_END_DECLS
