/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about long work. */
#include "config.h"

#include "core/job.h"

#define REQUEST_MAX 65536

G_DEFINE_ENUM_TYPE (LoketJobState,
                    loket_job_state,
                    G_DEFINE_ENUM_VALUE (LOKET_JOB_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (LOKET_JOB_UNDOING, "undoing"),
                    G_DEFINE_ENUM_VALUE (LOKET_JOB_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (LOKET_JOB_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (LOKET_JOB_CANCELLED, "cancelled"))

/* clang-format off */
static const LoketField job_fields[] = {
  LOKET_FIELD_TEXT (LoketJob, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which job"),
  LOKET_FIELD_TEXT (LoketJob, operation, LOKET_FIELD_PLAIN, .min = 3, .max = 64, .blurb = "The operation that began it"),
  LOKET_FIELD_TEXT (LoketJob, request, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 2, .max = REQUEST_MAX, .blurb = "Its request, JSON"),
  LOKET_FIELD_ENUM (LoketJob, state, LOKET_FIELD_PLAIN, loket_job_state, .blurb = "Whether it goes on"),
  LOKET_FIELD_TEXT (LoketJob, stage, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "What it is at"),
  LOKET_FIELD_INTEGER (LoketJob, done, LOKET_FIELD_PLAIN, .blurb = "How much of this stage is done"),
  LOKET_FIELD_INTEGER (LoketJob, total, LOKET_FIELD_PLAIN, .blurb = "How much there is; 0 = not known"),
  LOKET_FIELD_TEXT (LoketJob, position, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 1000, .blurb = "Where it goes on"),
  LOKET_FIELD_TEXT (LoketJob, result, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Id of what came of it"),
  LOKET_FIELD_TEXT (LoketJob, problem, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Code of why it failed"),
  LOKET_FIELD_TEXT (LoketJob, parameter, LOKET_FIELD_OPTIONAL, .max = 200, .blurb = "What the problem is about"),
  LOKET_FIELD_TEXT (LoketJob, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who began it"),
  LOKET_FIELD_TEXT (LoketJob, device, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Where"),
  LOKET_FIELD_TIME (LoketJob, created_at, LOKET_FIELD_PLAIN, .blurb = "When it began"),
  LOKET_FIELD_TIME (LoketJob, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last progress"),
  LOKET_FIELD_TIME (LoketJob, ended_at, LOKET_FIELD_OPTIONAL, .blurb = "When it ended"),
};
LOKET_DEFINE_ENTITY (LoketJob, loket_job, job_fields, "job", "jobs")

static const LoketField job_reference_fields[] = {
  LOKET_FIELD_TEXT (LoketJobReference, job, LOKET_FIELD_UUID, .blurb = "Which job"),
};
LOKET_DEFINE_RECORD (LoketJobReference, loket_job_reference, job_reference_fields)

static const LoketField job_list_fields[] = {
  LOKET_FIELD_LIST (LoketJobList, jobs, LOKET_FIELD_PLAIN, loket_job, .blurb = "Newest first"),
};
LOKET_DEFINE_RECORD (LoketJobList, loket_job_list, job_list_fields)
/* clang-format on */

/**
 * loket_job_has_ended:
 * @job: a job
 *
 * Returns: %TRUE when nothing more happens to it
 */
gboolean
loket_job_has_ended (const LoketJob *job)
{
  return job->state != LOKET_JOB_RUNNING && job->state != LOKET_JOB_UNDOING;
}
