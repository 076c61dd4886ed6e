/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work: in order, with tickets in between, killed at every step and gone on with, refused,
 * cancelled, told.  The work here counts, each step one mark in the store. */
#include "core/error.h"
#include "fixture.h"
#include "office/turn.h"
#include "wait.h"
#include "wire/json.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define CHILD_DIR "LOKET_TEST_CHILD_DIR"
#define CHILD_ACT "LOKET_TEST_CHILD_ACT"
#define PATIENCE_MS 30000

/* What happens in the work, beside counting. */
static struct {
  int refuse_at; /* this step */
  int busy_at;   /* this step, once */
  gboolean kill; /* the program dies in its next step, after it wrote */
  guint begun;   /* how often the state was made */
} plan;

/* How far the work is, as the last .prepare found it. */
typedef struct {
  gint64 seen;
} Count;

static gboolean
mark (LoketTxn *txn, const char *what, GError **error)
{
  g_autofree char *log = loket_txn_get_meta (txn, "marks", NULL);
  g_autofree char *longer = g_strconcat (log != NULL ? log : "", what, " ", NULL);

  return loket_txn_set_meta (txn, "marks", longer, error);
}

static gpointer
count_begin (LoketOffice *office, const LoketJob *job, GError **error)
{
  Count *count = g_new0 (Count, 1);

  plan.begun++;
  count->seen = -1;
  return count;
}

static gboolean
count_prepare (LoketOffice *office, const LoketJob *job, gpointer state, GError **error)
{
  Count *count = state;

  count->seen = job->done;
  return TRUE;
}

static gboolean
count_step (LoketTurn *turn, LoketJob *job, gpointer state, gboolean *finished, GError **error)
{
  Count *count = state;
  g_autoptr (LoketRecord) request = loket_job_request (job, loket_demo_request_get_type (), error);
  g_autofree char *what = NULL;

  g_assert_nonnull (request);
  g_assert_cmpint (count->seen, ==, job->done);
  job->done++;
  what = g_strdup_printf (
      "%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, loket_demo_request_cast (request)->seed, job->done);
  if (!mark (loket_turn_txn (turn), what, error))
    return FALSE;
  if (plan.kill)
    raise (SIGKILL);
  if (job->done == plan.busy_at) {
    plan.busy_at = 0;
    loket_set_error (error, LOKET_ERROR_BUSY, NULL, "somebody is in the way");
    return FALSE;
  }
  if (job->done == plan.refuse_at) {
    loket_set_error (error, LOKET_ERROR_RULE, "too-far", "that is too far");
    return FALSE;
  }
  *finished = job->done == job->total;
  return TRUE;
}

static gboolean
count_undo (LoketTurn *turn, LoketJob *job, gboolean *finished, GError **error)
{
  g_autofree char *what = g_strdup_printf ("-%" G_GINT64_FORMAT, job->done);

  if (job->done > 0 && !mark (loket_turn_txn (turn), what, error))
    return FALSE;
  job->done = MAX (0, job->done - 1);
  *finished = job->done == 0;
  return TRUE;
}

static LoketRecord *
count_request (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketJob) job = loket_turn_new_job (turn, request);

  job->stage = g_strdup ("counting");
  job->total = loket_demo_request_cast (request)->tickets;
  if (!loket_turn_insert (turn, job, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&job));
}

static const LoketOperation count_operation = {
    .name = "test/count",
    .flags = LOKET_WRITE | LOKET_JOB,
    .permission = LOKET_MAY_CHECK_STORE,
    .request = loket_demo_request_get_type,
    .answer = loket_job_get_type,
};
static const LoketOperation count_back_operation = {
    .name = "test/count-back",
    .flags = LOKET_WRITE | LOKET_JOB,
    .permission = LOKET_MAY_CHECK_STORE,
    .request = loket_demo_request_get_type,
    .answer = loket_job_get_type,
};

static const LoketJobWork count_work = {
    .step = count_step,
    .prepare = count_prepare,
    .begin = count_begin,
    .end = g_free,
};
static const LoketJobWork count_back_work = {
    .step = count_step,
    .prepare = count_prepare,
    .begin = count_begin,
    .end = g_free,
    .undo = count_undo,
};

static const LoketBinding count_desk[] = {
    {&count_operation, count_request, .work = &count_work},
    {&count_back_operation, count_request, .work = &count_back_work},
    {NULL},
};

static void
set_up (Fixture *f, gconstpointer data)
{
  memset (&plan, 0, sizeof plan);
  f->extra_desk = count_desk;
  fixture_set_up (f, data);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/office/jobs/" path, Fixture, NULL, set_up, function, fixture_tear_down)

static LoketJob *
begin (Fixture *f, const LoketOperation *operation, gint64 name, gint64 steps)
{
  g_autoptr (LoketDemoRequest) request = loket_demo_request_new ();
  g_autoptr (GError) error = NULL;
  LoketJob *job;

  request->seed = name;
  request->tickets = steps;
  job = fixture_ask (f, LOKET_DEVICE_ADMIN, operation, request, &error);
  g_assert_no_error (error);
  return job;
}

static LoketJob *
ask_about (Fixture *f,
           LoketDeviceKind kind,
           const char *token,
           const LoketOperation *operation,
           const LoketJob *job,
           GError **error)
{
  g_autoptr (LoketJobReference) request = loket_job_reference_new ();

  request->job = g_strdup (job->id);
  return fixture_ask_as (f, kind, token, operation, request, error);
}

static LoketJob *
get (Fixture *f, const LoketJob *job)
{
  g_autoptr (GError) error = NULL;
  LoketJob *now = ask_about (f, LOKET_DEVICE_ADMIN, NULL, &LOKET_JOB_GET, job, &error);

  g_assert_no_error (error);
  g_assert_null (now->request);
  return now;
}

static void
run_all (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  loket_office_run_jobs (f->office, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
marks_work (LoketTxn *txn, gpointer data, GError **error)
{
  *(char **) data = loket_txn_get_meta (txn, "marks", error);
  return TRUE;
}

static void
assert_marks (Fixture *f, const char *expected)
{
  g_autofree char *marks = NULL;

  g_assert_true (loket_store_read_sync (loket_office_store (f->office), marks_work, &marks, NULL));
  g_assert_cmpstr (marks, ==, expected);
}

/* The jobs' events on the feed, each "state done; ". */
static gboolean
told_work (LoketTxn *txn, gpointer data, GError **error)
{
  static const char *const topics[] = {"jobs", NULL};
  g_autoptr (GPtrArray) events = loket_txn_events_after (txn, 0, topics, 500, error);
  GString *told = data;

  g_assert_nonnull (events);
  for (guint i = 0; i < events->len; i++) {
    const LoketEvent *event = events->pdata[i];
    g_autoptr (LoketRecord) record = loket_json_to_record (
        loket_job_get_type (), event->record, strlen (event->record), LOKET_JSON_ANSWER, error);
    LoketJob *job = loket_job_cast (record);
    g_assert_null (job->request);
    g_assert_null (job->position);
    g_string_append_printf (told,
                            "%s %" G_GINT64_FORMAT "; ",
                            loket_enum_name (loket_job_state_get_type (), (int) job->state),
                            job->done);
  }
  return TRUE;
}

static void
assert_told (Fixture *f, const char *expected)
{
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_true (loket_store_read_sync (loket_office_store (f->office), told_work, told, NULL));
  g_assert_cmpstr (told->str, ==, expected);
}

static void
assert_healthy (Fixture *f)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketCheckReport) report =
      fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_ADMIN_CHECK, nothing, &error);

  g_assert_no_error (error);
  g_assert_true (report->healthy);
}

static void
test_two_jobs_in_order (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) one = begin (f, &count_operation, 1, 3);
  g_autoptr (LoketJob) two = NULL, one_now = NULL, two_now = NULL;

  g_assert_cmpint (one->state, ==, LOKET_JOB_RUNNING);
  g_assert_cmpint (one->total, ==, 3);
  loket_clock_advance (f->clock, LOKET_SECOND);
  two = begin (f, &count_operation, 2, 2);
  run_all (f);
  assert_marks (f, "1.1 1.2 1.3 2.1 2.2 ");
  one_now = get (f, one);
  two_now = get (f, two);
  g_assert_cmpint (one_now->state, ==, LOKET_JOB_DONE);
  g_assert_cmpint (one_now->done, ==, 3);
  g_assert_cmpint (two_now->state, ==, LOKET_JOB_DONE);
  g_assert_true (two_now->ended_at.set);
  g_assert_cmpuint (plan.begun, ==, 2);
  g_assert_false (loket_office_is_working (f->office));
  assert_healthy (f);
}

static void
tick_cb (LoketJob *job, gpointer data)
{
  loket_clock_advance (data, LOKET_SECOND / 5);
}

/* Ten steps in two seconds: told at the start, twice a second, and at the end. */
static void
test_progress_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_operation, 1, 10);

  loket_office_run_jobs (f->office, tick_cb, f->clock, NULL);
  assert_told (f, "running 0; running 1; running 4; running 7; done 10; ");
}

static void
test_refused_step_ends_it (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_operation, 1, 5);
  g_autoptr (LoketJob) now = NULL;

  plan.refuse_at = 3;
  run_all (f);
  assert_marks (f, "1.1 1.2 ");
  now = get (f, job);
  g_assert_cmpint (now->state, ==, LOKET_JOB_FAILED);
  g_assert_cmpstr (now->problem, ==, "rule");
  g_assert_cmpstr (now->parameter, ==, "too-far");
  g_assert_cmpint (now->done, ==, 2);
  assert_told (f, "running 0; running 1; failed 2; ");
  assert_healthy (f);
}

static void
test_refused_job_is_taken_back (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_back_operation, 1, 5);
  g_autoptr (LoketJob) now = NULL;

  plan.refuse_at = 3;
  run_all (f);
  assert_marks (f, "1.1 1.2 -2 -1 ");
  now = get (f, job);
  g_assert_cmpint (now->state, ==, LOKET_JOB_FAILED);
  g_assert_cmpstr (now->parameter, ==, "too-far");
}

static void
test_passing_trouble_is_waited_out (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_operation, 1, 3);
  g_autoptr (LoketJob) waiting = NULL, now = NULL;
  g_autoptr (GError) error = NULL;

  plan.busy_at = 2;
  g_assert_false (loket_office_run_jobs (f->office, NULL, NULL, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BUSY);
  waiting = get (f, job);
  g_assert_cmpint (waiting->state, ==, LOKET_JOB_RUNNING);
  assert_marks (f, "1.1 ");
  run_all (f);
  assert_marks (f, "1.1 1.2 1.3 ");
  g_assert_cmpuint (plan.begun, ==, 2);
}

typedef struct {
  Fixture *f;
  const LoketJob *job;
} Cancel;

static void
cancel_cb (LoketJob *job, gpointer data)
{
  Cancel *cancel = data;
  g_autoptr (LoketJob) answer = NULL;
  g_autoptr (GError) error = NULL;

  if (job->done != 2 || job->state != LOKET_JOB_RUNNING)
    return;
  answer = ask_about (cancel->f, LOKET_DEVICE_ADMIN, NULL, &LOKET_JOB_CANCEL, cancel->job, &error);
  g_assert_no_error (error);
  g_assert_cmpint (answer->state, !=, LOKET_JOB_RUNNING);
}

static void
test_cancelled_at_once (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_operation, 1, 5);
  g_autoptr (LoketJob) now = NULL;
  g_autoptr (GError) error = NULL;
  Cancel cancel = {f, job};

  g_assert_true (loket_office_run_jobs (f->office, cancel_cb, &cancel, &error));
  assert_marks (f, "1.1 1.2 ");
  now = get (f, job);
  g_assert_cmpint (now->state, ==, LOKET_JOB_CANCELLED);
  g_assert_true (now->ended_at.set);
}

static void
test_cancelled_and_taken_back (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_back_operation, 1, 5);
  g_autoptr (LoketJob) now = NULL;
  g_autoptr (GError) error = NULL;
  Cancel cancel = {f, job};

  g_assert_true (loket_office_run_jobs (f->office, cancel_cb, &cancel, &error));
  assert_marks (f, "1.1 1.2 -2 -1 ");
  now = get (f, job);
  g_assert_cmpint (now->state, ==, LOKET_JOB_CANCELLED);
  g_assert_null (now->problem);
  assert_told (f, "running 0; running 1; undoing 2; cancelled 0; ");
}

static void
test_ended_cannot_be_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_operation, 1, 1);
  g_autoptr (GError) error = NULL;

  run_all (f);
  g_assert_null (ask_about (f, LOKET_DEVICE_ADMIN, NULL, &LOKET_JOB_CANCEL, job, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  g_assert_cmpstr (loket_error_parameter (error), ==, "done");
}

static guint
count_listed (Fixture *f, const char *token)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJobList) list =
      fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_JOB_LIST, nothing, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (G_LIST_MODEL (list->jobs));
}

/* Who may not begin such work neither sees it nor ends it. */
static void
test_whose_it_is (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) admin = fixture_add_officer (f, "siti", "administrator", NULL);
  g_autoptr (LoketOfficer) clerk = fixture_add_officer (f, "budi", "reception", NULL);
  g_autofree char *admin_token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "siti");
  g_autofree char *clerk_token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "budi");
  g_autoptr (LoketJob) job = begin (f, &count_operation, 1, 1);
  g_autoptr (LoketJob) cancelled = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_listed (f, clerk_token), ==, 0);
  g_assert_cmpuint (count_listed (f, NULL), ==, 0);
  g_assert_cmpuint (count_listed (f, admin_token), ==, 1);
  g_assert_null (ask_about (f, LOKET_DEVICE_COUNTER, clerk_token, &LOKET_JOB_CANCEL, job, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (ask_about (f, LOKET_DEVICE_COUNTER, NULL, &LOKET_JOB_GET, job, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_SIGN_IN_NEEDED);
  g_clear_error (&error);
  cancelled = ask_about (f, LOKET_DEVICE_COUNTER, admin_token, &LOKET_JOB_CANCEL, job, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cancelled->state, ==, LOKET_JOB_CANCELLED);
}

static gboolean
has_stopped (gpointer office)
{
  return !loket_office_is_working (office);
}

static gboolean
has_begun (gpointer office)
{
  return loket_office_is_working (office);
}

/* By itself, as in a hub: it begins what is asked for and does not keep tickets from being given.
 */
static void
test_goes_on_beside_tickets (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = NULL, now = NULL;
  guint tickets = 0;

  loket_office_start_jobs (f->office);
  job = begin (f, &count_operation, 1, 300);
  loket_test_wait_until (has_begun, f->office, PATIENCE_MS);
  while (loket_office_is_working (f->office)) {
    g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
    tickets++;
  }
  now = get (f, job);
  g_assert_cmpint (now->state, ==, LOKET_JOB_DONE);
  g_assert_cmpuint (tickets, >, 10);
  g_test_message ("%u tickets beside 300 steps", tickets);
}

static void
test_goes_on_after_a_stop (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_operation, 1, 500);
  g_autoptr (LoketJob) now = NULL;

  loket_office_start_jobs (f->office);
  fixture_reopen (f);
  now = get (f, job);
  g_assert_cmpint (now->state, ==, LOKET_JOB_RUNNING);
  loket_office_start_jobs (f->office);
  loket_test_wait_until (has_begun, f->office, PATIENCE_MS);
  loket_test_wait_until (has_stopped, f->office, PATIENCE_MS);
  g_clear_object (&now);
  now = get (f, job);
  g_assert_cmpint (now->state, ==, LOKET_JOB_DONE);
  g_assert_cmpint (now->done, ==, 500);
}

static void
test_forgotten_kind_of_work (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_operation, 1, 5);
  g_autoptr (LoketJob) now = NULL;

  f->extra_desk = NULL;
  fixture_reopen (f);
  run_all (f);
  now = get (f, job);
  g_assert_cmpint (now->state, ==, LOKET_JOB_FAILED);
  g_assert_cmpstr (now->problem, ==, "unknown-operation");
  g_assert_cmpstr (now->parameter, ==, "test/count");
}

static void
die_cb (LoketJob *job, gpointer data)
{
  raise (SIGKILL);
}

/* The child: goes on with the work and dies in the middle of its next step, or right after it. */
static int
run_child (const char *dir, const char *act)
{
  Fixture f = {.path = dir, .extra_desk = count_desk};

  plan.kill = g_str_equal (act, "in");
  f.clock = loket_clock_new_frozen (FIXTURE_MORNING);
  f.random = loket_random_new_seeded (7);
  fixture_open_store (&f);
  loket_office_run_jobs (f.office, die_cb, NULL, NULL);
  return 0;
}

static void
die_at_next_step (Fixture *f, const char *act)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char *argv[] = {self, NULL};
  g_auto (GStrv) environment =
      g_environ_setenv (g_get_environ (), CHILD_DIR, loket_test_dir_path (f->dir), TRUE);
  g_autoptr (GError) error = NULL;
  int status;

  environment = g_environ_setenv (environment, CHILD_ACT, act, TRUE);
  g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

#define KILLED_STEPS 6

/* Each step is there once, whether the program died before or after its commit. */
static void
test_killed_at_every_step (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketJob) job = begin (f, &count_operation, 1, KILLED_STEPS);
  g_autoptr (LoketJob) now = NULL;

  g_clear_pointer (&f->office, loket_office_free);
  for (guint i = 0; i < KILLED_STEPS; i++) {
    die_at_next_step (f, "in");
    die_at_next_step (f, "after");
  }
  fixture_open_store (f);
  run_all (f);
  assert_marks (f, "1.1 1.2 1.3 1.4 1.5 1.6 ");
  now = get (f, job);
  g_assert_cmpint (now->state, ==, LOKET_JOB_DONE);
  g_assert_cmpint (now->done, ==, KILLED_STEPS);
  assert_healthy (f);
}

int
main (int argc, char **argv)
{
  const char *dir = g_getenv (CHILD_DIR);

  if (dir != NULL)
    return run_child (dir, g_getenv (CHILD_ACT));
  g_test_init (&argc, &argv, NULL);
  ADD ("two-in-order", test_two_jobs_in_order);
  ADD ("progress-is-told", test_progress_is_told);
  ADD ("refused-step-ends-it", test_refused_step_ends_it);
  ADD ("refused-job-is-taken-back", test_refused_job_is_taken_back);
  ADD ("passing-trouble-is-waited-out", test_passing_trouble_is_waited_out);
  ADD ("cancelled-at-once", test_cancelled_at_once);
  ADD ("cancelled-and-taken-back", test_cancelled_and_taken_back);
  ADD ("ended-cannot-be-cancelled", test_ended_cannot_be_cancelled);
  ADD ("whose-it-is", test_whose_it_is);
  ADD ("goes-on-beside-tickets", test_goes_on_beside_tickets);
  ADD ("goes-on-after-a-stop", test_goes_on_after_a_stop);
  ADD ("forgotten-kind-of-work", test_forgotten_kind_of_work);
  ADD ("killed-at-every-step", test_killed_at_every_step);
  return g_test_run ();
}
