/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes long work on, one job at a time, step by step; the office has one. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

typedef struct _LoketJobRunner LoketJobRunner;

/* What one step came to. */
typedef enum {
  LOKET_JOBS_NONE,   /* no work is left */
  LOKET_JOBS_GO_ON,  /* there may be more */
  LOKET_JOBS_WAITING /* it cannot go on just now: try again later */
} LoketJobsLeft;

LoketJobRunner *loket_job_runner_new (LoketOffice *office) G_GNUC_WARN_UNUSED_RESULT;
void loket_job_runner_free (LoketJobRunner *self);

void loket_job_runner_wake (LoketJobRunner *self);
LoketJobsLeft loket_job_runner_step (LoketJobRunner *self, GError **error);

G_END_DECLS
