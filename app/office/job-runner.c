/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes long work on, one job at a time: its part in memory, then a short write turn which lets
 * everybody else go first, and so on; what a step did and how far the job is are one commit. */
#include "config.h"

#include "office/job-runner.h"

#include "core/error.h"
#include "office/office-private.h"
#include "office/turn-private.h"
#include "store/job-rows.h"
#include "store/officers.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define NICE 10 /* what is done in memory for a job; a clerk's search beside it is worth more */
#define TOLD_EVERY (LOKET_SECOND / 2)
#define TURN_MS 100       /* a turn is to take 5 */
#define PARAMETER_MAX 200 /* characters, as in core/job.c */

struct _LoketJobRunner {
  LoketOffice *office; /* borrowed */
  GThread *thread;     /* NULL where each step is asked for */
  GMutex lock;
  GCond woken;
  gboolean awake;
  int ending;  /* atomic */
  int working; /* atomic */
  /* the job at hand, of whoever runs the steps */
  LoketJob *job; /* as the store has it */
  const LoketBinding *binding;
  gpointer state;
  gboolean begun;
  gint64 told_at;
  guint turns;         /* that wrote something for it since the program began */
  guint took[TURN_MS]; /* how many of them took that many ms with their commit, or more the last */
  gint64 longest;      /* of them, microseconds */
  gint64 busiest;      /* processor time of one, without its commit, likewise */
};

/* One write turn of a job. */
typedef struct {
  LoketJobRunner *runner;
  const GError *failure; /* (nullable): why the job ends */
  LoketJob *job;         /* as it was when the turn was over */
  gboolean told;
  gint64 now;
  gint64 began; /* monotonic */
  gint64 busy;  /* processor time of the writer's thread, microseconds */
} Step;

static const LoketOperation unknown_operation = {.name = "job/unknown"};

/**
 * loket_office_job_binding:
 * @office: the office
 * @name: of an operation
 *
 * Returns: (transfer none) (nullable): how that long work is done, %NULL when this program does not
 *   know it
 */
const LoketBinding *
loket_office_job_binding (LoketOffice *office, const char *name)
{
  GHashTableIter iter;
  gpointer operation, binding;

  g_hash_table_iter_init (&iter, office->bindings);
  while (g_hash_table_iter_next (&iter, &operation, &binding))
    if (g_str_equal (((const LoketOperation *) operation)->name, name) &&
        ((const LoketBinding *) binding)->work != NULL)
      return binding;
  return NULL;
}

static void
drop_state (LoketJobRunner *self)
{
  if (self->begun && self->state != NULL && self->binding->work->end != NULL)
    self->binding->work->end (self->state);
  self->state = NULL;
  self->begun = FALSE;
}

static void
drop_job (LoketJobRunner *self)
{
  drop_state (self);
  g_clear_object (&self->job);
  self->binding = NULL;
  self->told_at = 0;
  self->turns = 0;
  self->longest = 0;
  self->busiest = 0;
  memset (self->took, 0, sizeof self->took);
}

static gboolean
next_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_next_job (txn, data, error);
}

static gboolean
find_job (LoketJobRunner *self, GError **error)
{
  if (self->job != NULL)
    return TRUE;
  if (!loket_store_read_quick_sync (self->office->store, next_work, &self->job, error))
    return FALSE;
  if (self->job != NULL)
    self->binding = loket_office_job_binding (self->office, self->job->operation);
  return TRUE;
}

/* In memory, with no transaction open. */
static gboolean
prepare (LoketJobRunner *self, GError **error)
{
  const LoketJobWork *work;

  if (self->binding == NULL) {
    loket_set_error (error,
                     LOKET_ERROR_UNKNOWN_OPERATION,
                     self->job->operation,
                     "this program does not know how to do it");
    return FALSE;
  }
  work = self->binding->work;
  if (self->job->state == LOKET_JOB_UNDOING)
    return TRUE;
  if (!self->begun && work->begin != NULL) {
    self->state = work->begin (self->office, self->job, error);
    if (self->state == NULL)
      return FALSE;
  }
  self->begun = TRUE;
  return work->prepare == NULL || work->prepare (self->office, self->job, self->state, error);
}

static void
end_job (LoketJob *job, gint64 now)
{
  if (job->state == LOKET_JOB_RUNNING)
    job->state = LOKET_JOB_DONE;
  else
    job->state = job->problem != NULL ? LOKET_JOB_FAILED : LOKET_JOB_CANCELLED;
  job->ended_at = LOKET_SOME (now);
}

/* What was refused while it is taken back: the first reason counts. */
static void
fail_job (LoketJob *job, const GError *failure, gboolean can_undo, gint64 now)
{
  const char *parameter = loket_error_parameter (failure);

  if (job->problem == NULL) {
    job->problem = g_strdup (loket_error_code_name (loket_error_code_of (failure)));
    job->parameter =
        parameter != NULL
            ? g_utf8_substring (parameter, 0, MIN (g_utf8_strlen (parameter, -1), PARAMETER_MAX))
            : NULL;
  }
  if (job->state == LOKET_JOB_RUNNING && can_undo) {
    job->state = LOKET_JOB_UNDOING;
    return;
  }
  job->state = LOKET_JOB_FAILED;
  job->ended_at = LOKET_SOME (now);
}

static gboolean
take_step (Step *step, LoketTurn *turn, LoketJob *job, GError **error)
{
  const LoketBinding *binding = step->runner->binding;
  gboolean finished = FALSE;

  if (step->failure != NULL) {
    fail_job (job, step->failure, binding != NULL && binding->work->undo != NULL, turn->now);
    return TRUE;
  }
  if (job->state == LOKET_JOB_UNDOING) {
    finished = binding->work->undo == NULL;
    if (!finished && !binding->work->undo (turn, job, &finished, error))
      return FALSE;
  } else if (!binding->work->step (turn, job, step->runner->state, &finished, error)) {
    return FALSE;
  }
  if (finished)
    end_job (job, turn->now);
  return TRUE;
}

/* A stage that begins and the end are always told, progress within one about twice a second. */
static gboolean
save (Step *step, LoketTurn *turn, LoketJob *before, LoketJob *after, GError **error)
{
  const gboolean turned =
      before->state != after->state || g_strcmp0 (before->stage, after->stage) != 0;
  const gint64 since = turn->now - step->runner->told_at;

  after->changed_at = turn->now;
  if (turned)
    loket_turn_note_change (turn, before, after);
  step->told = turned || since < 0 || since >= TOLD_EVERY;
  return loket_txn_update (turn->txn, LOKET_RECORD (after), error) &&
         (!step->told || loket_turn_tell (turn, after, error)) &&
         (!loket_turn_has_notes (turn) || loket_turn_audit (turn, turn->operation, NULL, error));
}

/* In the name of whoever began it; that he may was asked then. */
static gboolean
speak_for (LoketAsker *asker, LoketTxn *txn, LoketJob *job, GError **error)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .device = job->device};

  loket_asker_init (asker, &caller);
  if (job->officer == NULL)
    return TRUE;
  asker->officer = loket_txn_officer (txn, job->officer, error);
  if (asker->officer == NULL)
    return FALSE;
  asker->caller.officer = asker->officer->id;
  asker->caller.area = asker->officer->area;
  return TRUE;
}

/* Of this thread, microseconds: what a turn has cost whatever else the machine does. */
static gint64
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gboolean
step_work (LoketTxn *txn, gpointer data, GError **error)
{
  Step *step = data;
  LoketJobRunner *self = step->runner;
  g_autoptr (LoketRecord) before = loket_txn_get (txn, loket_job_get_type (), self->job->id, error);
  g_autoptr (LoketJob) after = NULL;
  g_auto (LoketAsker) asker = {0};
  g_auto (LoketTurn) turn = {
      .office = self->office,
      .txn = txn,
      .asker = &asker,
      .operation = self->binding != NULL ? self->binding->operation : &unknown_operation,
      .ticket_key = self->office->ticket_key,
  };

  step->began = g_get_monotonic_time ();
  step->busy = -processor_time ();
  g_clear_object (&step->job);
  step->told = FALSE;
  if (before == NULL)
    return FALSE;
  /* Somebody cancelled it while this step was being prepared. */
  if (loket_job_cast (before)->state != self->job->state) {
    step->job = loket_job_cast (g_steal_pointer (&before));
    return TRUE;
  }
  after = loket_job_cast (loket_record_copy (before));
  if (!speak_for (&asker, txn, after, error) || !loket_turn_begin (&turn, TRUE, error) ||
      !take_step (step, &turn, after, error) ||
      !save (step, &turn, loket_job_cast (before), after, error))
    return FALSE;
  step->now = turn.now;
  step->busy += processor_time ();
  step->job = g_steal_pointer (&after);
  return TRUE;
}

static void
note_turn (LoketJobRunner *self, gint64 took, gint64 busy)
{
  self->turns++;
  self->took[MIN (took / G_TIME_SPAN_MILLISECOND, TURN_MS - 1)]++;
  self->longest = MAX (self->longest, took);
  self->busiest = MAX (self->busiest, busy);
}

static gboolean
write_step (LoketJobRunner *self, const GError *failure, GError **error)
{
  Step step = {.runner = self, .failure = failure};
  gint64 finished_at;

  if (!loket_store_write_later_sync (self->office->store, step_work, &step, &finished_at, error)) {
    g_clear_object (&step.job);
    return FALSE;
  }
  note_turn (self, finished_at - step.began, step.busy);
  if (step.told)
    self->told_at = step.now;
  if (step.job->state != LOKET_JOB_RUNNING)
    drop_state (self);
  g_set_object (&self->job, step.job);
  g_object_unref (step.job);
  return TRUE;
}

static gboolean
is_passing (const GError *failure)
{
  return g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_BUSY) ||
         g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_STORE_FULL);
}

/* What a refusal says may be a line of the list itself, with names and numbers: the log gets its
 * code and parameter.  A fault of the office says what it is. */
static void
log_failure (const char *operation, const GError *failure)
{
  const LoketErrorCode code = loket_error_code_of (failure);
  const char *parameter = loket_error_parameter (failure);

  if (code == LOKET_ERROR_INTERNAL)
    g_message ("%s has failed: %s", operation, failure->message);
  else
    g_message ("%s has failed: %s (%s)",
               operation,
               loket_error_code_name (code),
               parameter != NULL ? parameter : "");
}

/* Nothing of the step was kept; what it was refused for is the end of the job.  Breaking off is no
 * failure. */
static gboolean
give_up (LoketJobRunner *self, GError *failure, GError **error)
{
  drop_state (self);
  if (is_passing (failure) || g_atomic_int_get (&self->ending)) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  log_failure (self->job->operation, failure);
  if (!write_step (self, failure, error)) {
    g_error_free (failure);
    return FALSE;
  }
  g_error_free (failure);
  return TRUE;
}

/**
 * loket_job_runner_step:
 * @self: a runner whose thread does not run, or that thread
 * @error: set when the work has to wait
 *
 * Takes one step of the job that is due.
 *
 * Returns: what is left
 */
LoketJobsLeft
loket_job_runner_step (LoketJobRunner *self, GError **error)
{
  GError *failure = NULL;

  if (!find_job (self, error))
    return LOKET_JOBS_WAITING;
  g_atomic_int_set (&self->working, self->job != NULL);
  if (self->job == NULL)
    return LOKET_JOBS_NONE;
  if ((!prepare (self, &failure) || !write_step (self, NULL, &failure)) &&
      !give_up (self, failure, error))
    return LOKET_JOBS_WAITING;
  return LOKET_JOBS_GO_ON;
}

static void
wait_until_woken (LoketJobRunner *self)
{
  g_mutex_lock (&self->lock);
  while (!self->awake)
    g_cond_wait (&self->woken, &self->lock);
  self->awake = FALSE;
  g_mutex_unlock (&self->lock);
}

static void
forget_ended (LoketJobRunner *self)
{
  if (self->job != NULL && loket_job_has_ended (self->job))
    drop_job (self);
}

/* Milliseconds that 99 of 100 turns took at most. */
static guint
usual_turn (const LoketJobRunner *self)
{
  guint ms = 0;
  guint n = self->took[0];

  while (ms < TURN_MS - 1 && n * 100.0 < self->turns * 99.0)
    n += self->took[++ms];
  return ms + 1;
}

/* For whoever wonders why a ticket had to wait. */
static void
log_ended (LoketJobRunner *self)
{
  if (self->job != NULL && loket_job_has_ended (self->job))
    g_message ("%s: %u turns, 99 %% within %u ms, the longest %.1f ms; the busiest worked %.1f ms",
               self->job->operation,
               self->turns,
               usual_turn (self),
               (double) self->longest / 1000.0,
               (double) self->busiest / 1000.0);
}

static gpointer
run (gpointer data)
{
  LoketJobRunner *self = data;

  /* On Linux of this thread alone; where it is not allowed, work goes on as it is. */
  setpriority (PRIO_PROCESS, (id_t) gettid (), NICE);
  while (!g_atomic_int_get (&self->ending)) {
    g_autoptr (GError) error = NULL;
    LoketJobsLeft left = loket_job_runner_step (self, &error);

    log_ended (self);
    forget_ended (self);
    if (left == LOKET_JOBS_WAITING && !g_atomic_int_get (&self->ending))
      g_message ("A job has to wait: %s", error->message);
    if (left != LOKET_JOBS_GO_ON)
      wait_until_woken (self);
  }
  return NULL;
}

/**
 * loket_job_runner_new:
 * @office: the office, whose store is open
 *
 * Returns: (transfer full): a runner that does nothing yet
 */
LoketJobRunner *
loket_job_runner_new (LoketOffice *office)
{
  LoketJobRunner *self = g_new0 (LoketJobRunner, 1);

  self->office = office;
  g_mutex_init (&self->lock);
  g_cond_init (&self->woken);
  return self;
}

static void
stop (LoketJobRunner *self)
{
  g_atomic_int_set (&self->ending, 1);
  loket_job_runner_wake (self);
  g_clear_pointer (&self->thread, g_thread_join);
}

/**
 * loket_job_runner_free:
 * @self: (transfer full): a runner; its job goes on when the office is opened again
 */
void
loket_job_runner_free (LoketJobRunner *self)
{
  stop (self);
  drop_job (self);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->woken);
  g_free (self);
}

/**
 * loket_job_runner_wake:
 * @self: a runner
 *
 * There may be work, or what was in its way may be gone.
 */
void
loket_job_runner_wake (LoketJobRunner *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->awake = TRUE;
  g_cond_signal (&self->woken);
}

/**
 * loket_office_start_jobs:
 * @office: the office
 *
 * Lets long work go on by itself, also what an earlier run of the program left.
 */
void
loket_office_start_jobs (LoketOffice *office)
{
  g_return_if_fail (office->runner->thread == NULL);

  office->runner->thread = g_thread_new ("office-jobs", run, office->runner);
}

/**
 * loket_office_stop_jobs:
 * @office: the office, which will be closed
 *
 * Ends after the step under way; the work goes on when the office is opened again.
 */
void
loket_office_stop_jobs (LoketOffice *office)
{
  stop (office->runner);
}

/**
 * loket_office_jobs_end:
 * @office: the office
 *
 * Returns: %TRUE when what is done in memory for a job should break off, with any error: it is
 *   begun anew when the office is opened again
 */
gboolean
loket_office_jobs_end (LoketOffice *office)
{
  return g_atomic_int_get (&office->runner->ending) != 0;
}

/**
 * loket_office_is_working:
 * @office: the office
 *
 * Returns: %TRUE while long work goes on
 */
gboolean
loket_office_is_working (LoketOffice *office)
{
  return g_atomic_int_get (&office->runner->working) != 0;
}

/**
 * loket_office_run_jobs:
 * @office: an office whose jobs were not started
 * @progress: (nullable): told of each step
 * @data: for @progress
 * @error: set when the work has to wait, such as for room on the disk
 *
 * Does all long work, in the order in which it was begun.
 *
 * Returns: %TRUE when none is left; that a job failed stands in its record
 */
gboolean
loket_office_run_jobs (LoketOffice *office,
                       LoketJobProgress progress,
                       gpointer data,
                       GError **error)
{
  LoketJobRunner *self = office->runner;
  LoketJobsLeft left;

  g_return_val_if_fail (self->thread == NULL, FALSE);

  do {
    left = loket_job_runner_step (self, error);
    if (left == LOKET_JOBS_GO_ON && progress != NULL)
      progress (self->job, data);
    forget_ended (self);
  } while (left == LOKET_JOBS_GO_ON);
  return left == LOKET_JOBS_NONE;
}
