/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work from the command line: done here where the folder is free, else followed in the hub
 * that does it; how far it is goes to a terminal. */
#include "config.h"

#include "job.h"

#include "core/error.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char *id;
  LoketJob *last;
  gboolean shown;
} Watch;

static void
show (Watch *watch, LoketJob *job)
{
  if (!isatty (STDERR_FILENO))
    return;
  if (job->total > 0)
    fprintf (stderr,
             "\r\033[K%s %" G_GINT64_FORMAT " / %" G_GINT64_FORMAT,
             job->stage,
             job->done,
             job->total);
  else
    fprintf (stderr, "\r\033[K%s %" G_GINT64_FORMAT, job->stage, job->done);
  fflush (stderr);
  watch->shown = TRUE;
}

static void
end_show (Watch *watch)
{
  if (watch->shown)
    fputc ('\n', stderr);
}

static void
progress_cb (LoketJob *job, gpointer data)
{
  Watch *watch = data;

  show (watch, job);
  if (strcmp (job->id, watch->id) == 0)
    g_set_object (&watch->last, job);
}

/**
 * loket_ctl_run_job:
 * @office: an office that this process has
 * @begun: what was just begun
 * @error: set when it has to wait; it goes on at the next start of the hub
 *
 * Returns: (transfer full): the job when it has ended
 */
LoketJob *
loket_ctl_run_job (LoketOffice *office, LoketJob *begun, GError **error)
{
  Watch watch = {.id = begun->id, .last = g_object_ref (begun)};
  const gboolean done = loket_office_run_jobs (office, progress_cb, &watch, error);

  end_show (&watch);
  if (!done)
    g_clear_object (&watch.last);
  return watch.last;
}

static LoketJob *
find (GListModel *jobs, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++) {
    g_autoptr (LoketJob) job = g_list_model_get_item (jobs, i);
    if (strcmp (job->id, id) == 0)
      return g_steal_pointer (&job);
  }
  return NULL;
}

/**
 * loket_ctl_follow_job:
 * @client: a client that was started
 * @begun: what was just begun in its hub
 *
 * Returns: (transfer full): the job when it has ended
 */
LoketJob *
loket_ctl_follow_job (LoketClient *client, LoketJob *begun)
{
  Watch watch = {.id = begun->id};
  g_autoptr (LoketJob) job = NULL;

  loket_client_follow (client, "jobs");
  while (job == NULL || !loket_job_has_ended (job)) {
    g_main_context_iteration (NULL, TRUE);
    g_clear_object (&job);
    job = find (loket_client_jobs (client), begun->id);
    if (job != NULL)
      show (&watch, job);
  }
  end_show (&watch);
  return g_steal_pointer (&job);
}

/**
 * loket_ctl_job_problem:
 * @job: a job that has ended
 * @error: set to why it came to nothing
 *
 * Returns: %TRUE when it is done
 */
gboolean
loket_ctl_job_problem (LoketJob *job, GError **error)
{
  LoketErrorCode code = LOKET_ERROR_WRONG_STATE;

  if (job->state == LOKET_JOB_DONE)
    return TRUE;
  if (job->problem == NULL || !loket_error_code_from_name (job->problem, &code)) {
    loket_set_error (error, LOKET_ERROR_WRONG_STATE, "cancelled", "the job was cancelled");
    return FALSE;
  }
  loket_set_error (error, code, job->parameter, "%s has failed", job->operation);
  return FALSE;
}
