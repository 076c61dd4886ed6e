/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of long work: what goes on, how far it is, and its end before the time.  Who may begin a
 * kind of work may see and cancel it. */
#include "config.h"

#include "core/error.h"
#include "office/office-private.h"
#include "office/turn-private.h"
#include "store/job-rows.h"
#include "wire/json.h"

#include <string.h>

#define JOBS_SHOWN 50

/**
 * loket_turn_new_job:
 * @turn: the turn of an operation that is a LOKET_JOB
 * @request: its request
 *
 * Returns: (transfer full): a job that goes on, to be inserted when its stage and total are set
 */
LoketJob *
loket_turn_new_job (LoketTurn *turn, LoketRecord *request)
{
  const LoketCaller *caller = loket_turn_caller (turn);
  LoketJob *job = loket_job_new ();

  job->id = loket_turn_new_id (turn);
  job->operation = g_strdup (turn->operation->name);
  job->request = loket_office_json (request);
  job->officer = g_strdup (caller->officer);
  job->device = g_strdup (caller->device);
  job->created_at = job->changed_at = loket_turn_now (turn);
  turn->begins_job = TRUE;
  return job;
}

/**
 * loket_turn_retry_job:
 * @turn: the turn of an operation that is a LOKET_JOB
 * @before: a job that has failed
 * @after: (inout): the same, with a stage and a position from which it can go on
 * @error: as loket_turn_replace()
 *
 * What failed in it may be gone; it goes on in the name of whoever began it.
 *
 * Returns: %TRUE when it goes on
 */
gboolean
loket_turn_retry_job (LoketTurn *turn, LoketJob *before, LoketJob *after, GError **error)
{
  after->state = LOKET_JOB_RUNNING;
  g_clear_pointer (&after->problem, g_free);
  g_clear_pointer (&after->parameter, g_free);
  after->ended_at = LOKET_NONE;
  after->changed_at = turn->now;
  turn->begins_job = TRUE;
  return loket_turn_replace (turn, before, after, error);
}

/**
 * loket_job_request:
 * @job: a job of the store
 * @type: the type of its operation's request
 * @error: set when this program cannot read it any more
 *
 * Returns: (transfer full): the request that began it
 */
LoketRecord *
loket_job_request (const LoketJob *job, GType type, GError **error)
{
  return loket_json_to_record (type, job->request, strlen (job->request), LOKET_JSON_ANSWER, error);
}

/* Those of a part of the district have no work that is about all of it. */
static LoketPermit
permit_of (LoketTurn *turn, const LoketJob *job)
{
  const LoketCaller *caller = loket_turn_caller (turn);
  const LoketBinding *binding = loket_office_job_binding (turn->office, job->operation);

  if (binding == NULL)
    return loket_caller_is_own_user (caller) ? LOKET_PERMIT_GRANTED : LOKET_PERMIT_REFUSED;
  if (caller->area != NULL && (binding->operation->flags & LOKET_WHOLE_DISTRICT) != 0)
    return LOKET_PERMIT_REFUSED;
  return loket_caller_permit (caller, binding->operation->permission);
}

static LoketJob *
find_job (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketRecord) job = loket_txn_get (
      loket_turn_txn (turn), loket_job_get_type (), loket_job_reference_cast (request)->job, error);

  if (job == NULL)
    return NULL;
  switch (permit_of (turn, loket_job_cast (job))) {
  case LOKET_PERMIT_GRANTED:
    return loket_job_cast (g_steal_pointer (&job));
  case LOKET_PERMIT_SIGN_IN_NEEDED:
    loket_set_error (error, LOKET_ERROR_SIGN_IN_NEEDED, NULL, "the job is an officer's");
    return NULL;
  case LOKET_PERMIT_REFUSED:
  default:
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "who may not begin it may not see it");
    return NULL;
  }
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (GPtrArray) jobs = loket_txn_jobs (loket_turn_txn (turn), JOBS_SHOWN, error);
  LoketJobList *answer;

  if (jobs == NULL)
    return NULL;
  answer = loket_job_list_new ();
  answer->jobs = g_list_store_new (loket_job_get_type ());
  for (guint i = 0; i < jobs->len; i++) {
    g_autoptr (LoketRecord) open = loket_record_copy_public (jobs->pdata[i]);
    if (permit_of (turn, jobs->pdata[i]) == LOKET_PERMIT_GRANTED)
      g_list_store_append (answer->jobs, open);
  }
  return LOKET_RECORD (answer);
}

static LoketRecord *
get (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketJob) job = find_job (turn, request, error);

  return job != NULL ? loket_record_copy_public (LOKET_RECORD (job)) : NULL;
}

/* It ends at once, or when what it did so far is taken back. */
static LoketRecord *
cancel (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketJob) before = find_job (turn, request, error);
  g_autoptr (LoketJob) after = NULL;
  const LoketBinding *binding;

  if (before == NULL)
    return NULL;
  if (before->state == LOKET_JOB_UNDOING || before->state == LOKET_JOB_CANCELLED)
    return LOKET_RECORD (g_steal_pointer (&before));
  if (loket_job_has_ended (before)) {
    loket_set_error (error,
                     LOKET_ERROR_WRONG_STATE,
                     loket_enum_name (loket_job_state_get_type (), (int) before->state),
                     "the job has ended");
    return NULL;
  }
  binding = loket_office_job_binding (turn->office, before->operation);
  after = loket_job_cast (loket_record_copy (LOKET_RECORD (before)));
  after->changed_at = turn->now;
  if (binding != NULL && binding->work->undo != NULL) {
    after->state = LOKET_JOB_UNDOING;
  } else {
    after->state = LOKET_JOB_CANCELLED;
    after->ended_at = LOKET_SOME (turn->now);
  }
  turn->begins_job = TRUE;
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/**
 * loket_job_state:
 * @txn: a transaction
 * @events: (element-type LoketEvent): where to append
 * @error: set when the store fails
 *
 * Long work that goes on and the last that has ended, as events without numbers, oldest first.
 *
 * Returns: %TRUE when all are appended
 */
gboolean
loket_job_state (LoketTxn *txn, GPtrArray *events, GError **error)
{
  g_autoptr (GPtrArray) jobs = loket_txn_jobs (txn, JOBS_SHOWN, error);

  if (jobs == NULL)
    return FALSE;
  loket_feed_append (jobs, TRUE, events);
  return TRUE;
}

const LoketBinding loket_job_desk[] = {
    {&LOKET_JOB_LIST, list},
    {&LOKET_JOB_GET, get},
    {&LOKET_JOB_CANCEL, cancel},
    {NULL},
};
