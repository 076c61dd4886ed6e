/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is: what is being done, a bar, and a way to stop it. */
#pragma once

#include "core/job.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_JOB_PROGRESS (loket_job_progress_get_type ())
G_DECLARE_FINAL_TYPE (LoketJobProgress, loket_job_progress, LOKET, JOB_PROGRESS, GtkBox)

/* What is said of one kind of work; English sources. */
typedef struct {
  const char *(*stage) (const char *stage); /* what is being done, in the language of the window */
  const char *undoing;
  const char *name; /* of the bar, for screen readers */
  const char *stop;
  const char *consequence;
  const char *yes;
  const char *const *early; /* stages in which it can be stopped; NULL = all */
} LoketJobWords;

/* Signal "cancel": somebody wants to stop it. */

GtkWidget *loket_job_progress_new (LoketJob *job,
                                   const LoketJobWords *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
