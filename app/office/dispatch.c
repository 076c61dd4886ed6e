/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dispatcher: permission, key, transaction, answer and audit, once for all operations; whoever
 * has an office asks through it. */
#include "config.h"

#include "core/error.h"
#include "office/facilities.h"
#include "office/job-runner.h"
#include "office/look-ups.h"
#include "office/office-private.h"
#include "office/turn-private.h"
#include "store/officers.h"
#include "wire/json.h"

#include <string.h>

#define PREPARING_MAX 100 /* more wait for nobody */

/* One operation on its way through the store. */
typedef struct {
  LoketOffice *office;
  const LoketOperation *operation;
  const LoketBinding *binding;
  LoketAsker asker;
  LoketRecord *request;
  char *key; /* NULL = nothing is kept */
  char *request_mac;
  gpointer prepared; /* of the binding */
  gboolean touch;    /* the session was used in a read, which cannot note it */
  gboolean begins_job;
  gboolean unlocks;
  GError *refusal; /* an answer too, so it is committed with its key */
  GBytes *answer;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->prepared != NULL)
    job->binding->free_prepared (job->prepared);
  loket_asker_clear (&job->asker);
  g_clear_object (&job->request);
  g_free (job->key);
  g_free (job->request_mac);
  g_clear_error (&job->refusal);
  g_clear_pointer (&job->answer, g_bytes_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/**
 * loket_office_carry_out:
 * @turn: the turn of the second officer
 * @operation: what was proposed
 * @request: its request
 * @error: as the handler sets it
 *
 * Returns: (transfer full): what the handler answers
 */
LoketRecord *
loket_office_carry_out (LoketTurn *turn,
                        const LoketOperation *operation,
                        LoketRecord *request,
                        GError **error)
{
  const LoketBinding *binding = g_hash_table_lookup (turn->office->bindings, operation);
  const LoketOperation *approving = turn->operation;
  LoketRecord *answer;

  turn->operation = operation;
  answer = binding->handle (turn, request, error);
  turn->operation = approving;
  return answer;
}

/**
 * loket_office_check:
 * @turn: the turn of the first officer
 * @operation: what is proposed
 * @request: its request
 * @error: as the handler would set it
 *
 * Returns: %FALSE when it is known already that it can come to nothing
 */
gboolean
loket_office_check (LoketTurn *turn,
                    const LoketOperation *operation,
                    LoketRecord *request,
                    GError **error)
{
  const LoketBinding *binding = g_hash_table_lookup (turn->office->bindings, operation);

  return binding->check == NULL || binding->check (turn, request, error);
}

static LoketRecord *
handle (Job *job, LoketTurn *turn, GError **error)
{
  if (job->operation->flags & LOKET_TWO_OFFICERS)
    return loket_approval_propose (turn, job->operation, job->request, error);
  return job->binding->handle (turn, job->request, error);
}

static void
take_answer (Job *job, LoketRecord *answer)
{
  char *json = loket_json_from_record (answer);

  job->answer = g_bytes_new_take (json, strlen (json));
}

/* A refusal whose turn is kept is put down too: somebody tried. */
static gboolean
run_handler (Job *job, LoketTxn *txn, gboolean writes, gboolean *keep, GError **error)
{
  g_auto (LoketTurn) turn = {
      .office = job->office,
      .txn = txn,
      .asker = &job->asker,
      .operation = job->operation,
      .ticket_key = job->office->ticket_key,
      .prepared = job->prepared,
  };
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) refusal = NULL;

  *keep = FALSE;
  if (!loket_turn_begin (&turn, writes, error))
    return FALSE;
  answer = handle (job, &turn, &refusal);
  job->unlocks |= turn.unlocks;
  if (answer == NULL && !turn.keep) {
    g_propagate_error (error, g_steal_pointer (&refusal));
    return FALSE;
  }
  if (answer == NULL)
    loket_turn_refused (&turn, refusal);
  if (writes && !loket_turn_audit (&turn, job->operation, job->key, error))
    return FALSE;
  if (answer == NULL) {
    *keep = TRUE;
    g_propagate_error (error, g_steal_pointer (&refusal));
    return FALSE;
  }
  take_answer (job, answer);
  job->begins_job = turn.begins_job;
  return TRUE;
}

static char *
mac_of (LoketOffice *office, const char *text)
{
  gsize length;
  const guchar *key = g_bytes_get_data (loket_office_sign_in_key (office), &length);
  g_autoptr (GHmac) mac = g_hmac_new (G_CHECKSUM_SHA256, key, length);

  /* Apart from the logins that the same key is for. */
  g_hmac_update (mac, (const guchar *) "kept-answer", sizeof "kept-answer");
  g_hmac_update (mac, (const guchar *) text, (gssize) strlen (text));
  return g_strdup (g_hmac_get_string (mac));
}

/* What a key belongs to: the request with its secrets, and who asked where that makes a difference.
 * What a device may do by itself it may repeat whoever is signed in by then. */
static char *
mark_of (Job *job)
{
  g_autofree char *text = NULL;

  if (loket_permission_roles (job->operation->permission) == LOKET_ROLES_NONE ||
      job->asker.caller.officer == NULL)
    return g_strdup (job->request_mac);
  text = g_strconcat (job->request_mac, job->asker.caller.officer, NULL);
  return mac_of (job->office, text);
}

/* The same key again: the same answer if it is the same request, else a refusal of the key. */
static gboolean
answer_again (Job *job, const LoketKeptAnswer *kept, GError **error)
{
  LoketErrorCode code = LOKET_ERROR_INTERNAL;
  g_autofree char *mark = mark_of (job);

  if (strcmp (kept->operation, job->operation->name) != 0 ||
      strcmp (kept->request_sha256, mark) != 0 ||
      g_strcmp0 (kept->device, job->asker.caller.device) != 0) {
    loket_set_error (error, LOKET_ERROR_KEY_REUSED, NULL, "the key belongs to another request");
    return FALSE;
  }
  if (kept->error_code == NULL) {
    job->answer = g_bytes_new (kept->reply, strlen (kept->reply));
    return TRUE;
  }
  loket_error_code_from_name (kept->error_code, &code);
  loket_set_error (&job->refusal, code, kept->parameter, "refused before");
  return TRUE;
}

static gboolean
keep_answer (Job *job, LoketTxn *txn, GError **error)
{
  g_autofree char *mark = mark_of (job);
  LoketKeptAnswer kept = {
      .operation = (char *) job->operation->name,
      .device = (char *) job->asker.caller.device,
      .request_sha256 = mark,
  };

  if (job->refusal != NULL) {
    kept.error_code = (char *) loket_error_code_name (loket_error_code_of (job->refusal));
    kept.parameter = (char *) loket_error_parameter (job->refusal);
  } else {
    kept.reply = (char *) g_bytes_get_data (job->answer, NULL);
  }
  return loket_txn_keep_answer (txn, job->key, &kept, loket_clock_now (job->office->clock), error);
}

/* Whoever is on file stays there, so that a yes is remembered; only a no has to be asked again. */
static gboolean
look_for_staff (Job *job, LoketTxn *txn, GError **error)
{
  gboolean staffed = g_atomic_int_get (&job->office->staffed);

  if (!staffed && loket_permission_is_open_while_unstaffed (job->operation->permission) &&
      !loket_txn_has_officers (txn, &staffed, error))
    return FALSE;
  job->asker.caller.unstaffed = !staffed;
  return TRUE;
}

/* In the transaction itself: what it finds holds for all that the turn does. */
static gboolean
admit (Job *job, LoketTxn *txn, GError **error)
{
  const gint64 now = loket_clock_now (job->office->clock);

  if (!look_for_staff (job, txn, error) ||
      !loket_standing_look_for_school (
          job->office, txn, job->operation->permission, &job->asker.caller, error) ||
      !loket_asker_resolve (&job->asker, txn, now, error) ||
      !loket_asker_check (&job->asker, job->operation, job->request, error))
    return FALSE;
  job->touch = loket_asker_needs_touch (&job->asker, now);
  return TRUE;
}

static gboolean
note_use (Job *job, LoketTxn *txn, GError **error)
{
  if (!job->touch)
    return TRUE;
  job->touch = FALSE;
  return loket_txn_touch_session (
      txn, job->asker.session->id, loket_clock_now (job->office->clock), error);
}

static gboolean
run_write (Job *job, LoketTxn *txn, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean keep;

  if (!loket_txn_mark (txn, error))
    return FALSE;
  if (!run_handler (job, txn, TRUE, &keep, &failure)) {
    if (!keep && !loket_error_is_refusal (loket_error_code_of (failure))) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    if (!keep && !loket_txn_undo_to_mark (txn, error))
      return FALSE;
    job->refusal = g_steal_pointer (&failure);
  }
  return TRUE;
}

static gboolean
write_work (LoketTxn *txn, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (LoketKeptAnswer) kept = NULL;

  /* The store may run a work twice; what an earlier run left is void. */
  g_clear_error (&job->refusal);
  g_clear_pointer (&job->answer, g_bytes_unref);

  if (!admit (job, txn, error) || !note_use (job, txn, error))
    return FALSE;
  if (job->key == NULL)
    return run_write (job, txn, error);
  if (!loket_txn_find_answer (txn, job->key, &kept, error))
    return FALSE;
  if (kept != NULL)
    return answer_again (job, kept, error);
  return run_write (job, txn, error) && keep_answer (job, txn, error);
}

static gboolean
count (Job *job, GError **error)
{
  return (job->operation->flags & LOKET_COUNTED) == 0 ||
         loket_look_up_count (job->office, &job->asker.caller, job->operation, job->request, error);
}

static gboolean
read_work (LoketTxn *txn, gpointer data, GError **error)
{
  Job *job = data;
  gboolean keep;

  g_clear_pointer (&job->answer, g_bytes_unref);
  if (!admit (job, txn, error) || !count (job, error))
    return FALSE;
  return run_handler (job, txn, FALSE, &keep, error);
}

static gboolean
admit_work (LoketTxn *txn, gpointer data, GError **error)
{
  return admit (data, txn, error);
}

/* A write is counted before its transaction: the one writer does not wait for the access log. */
static gboolean
needs_preparing (const Job *job)
{
  return job->binding->prepare != NULL ||
         (loket_operation_writes (job->operation) && (job->operation->flags & LOKET_COUNTED) != 0);
}

/* On a worker's thread: nobody makes the office work hard who may not have it done. */
static gboolean
prepare (Job *job, GError **error)
{
  if (!needs_preparing (job))
    return TRUE;
  if (!loket_store_read_quick_sync (job->office->store, admit_work, job, error) ||
      (loket_operation_writes (job->operation) && !count (job, error)))
    return FALSE;
  if (job->binding->prepare == NULL)
    return TRUE;
  job->prepared = job->binding->prepare (job->office, &job->asker.caller, job->request, error);
  return job->prepared != NULL;
}

/* A read has noted no use of the session; nobody waits for this. */
typedef struct {
  char *session;
  gint64 at;
} Touch;

static void
touch_free (Touch *touch)
{
  g_free (touch->session);
  g_free (touch);
}

static gboolean
touch_work (LoketTxn *txn, gpointer data, GError **error)
{
  Touch *touch = data;

  return loket_txn_touch_session (txn, touch->session, touch->at, error);
}

static void
touched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  /* Dropped: the worst is a lock some seconds early. */
  touch_free (data);
}

static Touch *
touch_of (Job *job)
{
  Touch *touch;

  if (!job->touch)
    return NULL;
  touch = g_new0 (Touch, 1);
  touch->session = g_strdup (job->asker.session->id);
  touch->at = loket_clock_now (job->office->clock);
  return touch;
}

static gboolean
check_key (const LoketOperation *operation, const char *key, GError **error)
{
  if (!loket_operation_needs_key (operation))
    return TRUE;
  if (key == NULL) {
    loket_set_error (
        error, LOKET_ERROR_KEY_MISSING, NULL, "%s came without a key", operation->name);
    return FALSE;
  }
  if (!g_uuid_string_is_valid (key)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "Idempotency-Key", "the key is not a UUID");
    return FALSE;
  }
  return TRUE;
}

/* Whoever asks for what he may not have leaves a trace: nothing else of a refused turn is kept. */
static void
note_refusal (LoketOffice *office,
              const LoketOperation *operation,
              const LoketCaller *caller,
              const GError *error)
{
  if (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED))
    loket_refusals_note (office->refusals, operation, caller, loket_clock_now (office->clock));
}

/* Keys that were unlocked by a turn which came to nothing are open by nobody's word. */
static void
note_refused_job (Job *job, const GError *error)
{
  if (job->unlocks)
    loket_key_ring_lock (job->office->keys);
  note_refusal (job->office, job->operation, &job->asker.caller, error);
}

static Job *
job_new (LoketOffice *office,
         const LoketOperation *operation,
         const LoketCaller *caller,
         LoketRecord *request,
         const char *key,
         GError **error)
{
  const LoketCaller known = {
      .kind = caller->kind,
      .token = caller->token,
      .unstaffed = !g_atomic_int_get (&office->staffed),
      .at_school = caller->kind == LOKET_DEVICE_VERIFIER, /* that is looked up in time */
  };
  g_autofree char *body = NULL;
  g_autoptr (GError) refusal = NULL;
  Job *job;

  g_return_val_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (request, operation->request ()), NULL);

  if (!loket_caller_check_early (&known, operation, &refusal)) {
    note_refusal (office, operation, caller, refusal);
    g_propagate_error (error, g_steal_pointer (&refusal));
    return NULL;
  }
  if (!check_key (operation, key, error))
    return NULL;
  job = g_new0 (Job, 1);
  job->office = office;
  job->operation = operation;
  job->binding = g_hash_table_lookup (office->bindings, operation);
  loket_asker_init (&job->asker, caller);
  job->request = g_object_ref (request);
  if (loket_operation_needs_key (operation)) {
    job->key = g_ascii_strdown (key, -1);
    body = (operation->flags & LOKET_UNMARKED) != 0 ? g_strdup (job->key)
                                                    : loket_json_from_record (request);
    job->request_mac = mac_of (office, body);
    explicit_bzero (body, strlen (body));
  }
  return job;
}

/* After the commit. */
static GBytes *
job_answer (Job *job, GError **error)
{
  if (job->refusal == NULL && job->operation == &LOKET_OFFICER_ADD)
    g_atomic_int_set (&job->office->staffed, TRUE);
  if (job->refusal != NULL) {
    g_propagate_error (error, g_steal_pointer (&job->refusal));
    return NULL;
  }
  if (job->begins_job)
    loket_job_runner_wake (job->office->runner);
  return g_steal_pointer (&job->answer);
}

static void
touch_later (Job *job)
{
  Touch *touch = touch_of (job);

  if (touch != NULL)
    loket_store_write (job->office->store, touch_work, touch, touched_cb, touch);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GBytes *answer = NULL;

  if (loket_store_finish (job->office->store, result, &error)) {
    touch_later (job);
    answer = job_answer (job, &error);
  }
  if (answer != NULL) {
    g_task_return_pointer (task, answer, (GDestroyNotify) g_bytes_unref);
    return;
  }
  note_refused_job (job, error);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
run (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (loket_operation_writes (job->operation))
    loket_store_write (job->office->store, write_work, job, job_done_cb, task);
  else if (job->operation->flags & LOKET_LONG)
    loket_store_read_long (job->office->store, read_work, job, job_done_cb, task);
  else if (job->operation->flags & LOKET_QUICK)
    loket_store_read_quick (job->office->store, read_work, job, job_done_cb, task);
  else
    loket_store_read (job->office->store, read_work, job, job_done_cb, task);
}

/**
 * loket_office_prepare_cb:
 * @data: (transfer full): what prepare_on_worker() pushed
 * @office: the office
 *
 * What the workers of an office do.
 */
void
loket_office_prepare_cb (gpointer data, gpointer office)
{
  g_autoptr (GTask) preparing = data;
  GError *error = NULL;

  if (prepare (g_task_get_task_data (preparing), &error))
    g_task_return_boolean (preparing, TRUE);
  else
    g_task_return_error (preparing, error);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    run (task);
    return;
  }
  note_refused_job (g_task_get_task_data (task), error);
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* The worker borrows the job from @task, which waits in prepared_cb(). */
static void
prepare_on_worker (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GTask *preparing;
  GError *error = NULL;

  if (g_thread_pool_unprocessed (job->office->workers) >= PREPARING_MAX) {
    loket_set_error (&error, LOKET_ERROR_BUSY, NULL, "too many passwords at once");
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  preparing = g_task_new (NULL, NULL, prepared_cb, task);
  g_task_set_task_data (preparing, job, NULL);
  g_thread_pool_push (job->office->workers, preparing, NULL);
}

/**
 * loket_office_ask:
 * @office: the office
 * @operation: what to do
 * @caller: who asks
 * @request: its request record, checked
 * @key: (nullable): the key of a write, a UUID
 * @done: called on the caller's main context, after the commit
 * @done_data: for @done
 *
 * Runs one operation: permission, key, one transaction with its feed and audit rows, answer.
 */
void
loket_office_ask (LoketOffice *office,
                  const LoketOperation *operation,
                  const LoketCaller *caller,
                  LoketRecord *request,
                  const char *key,
                  GAsyncReadyCallback done,
                  gpointer done_data)
{
  GTask *task = g_task_new (NULL, NULL, done, done_data);
  g_autoptr (GError) error = NULL;
  Job *job = job_new (office, operation, caller, request, key, &error);

  g_task_set_source_tag (task, loket_office_ask);
  if (job == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    g_object_unref (task);
    return;
  }
  g_task_set_task_data (task, job, job_free);
  if (needs_preparing (job))
    prepare_on_worker (task);
  else
    run (task);
}

/**
 * loket_office_ask_finish:
 * @office: the office
 * @result: what the callback got
 * @error: set to why not: a refusal, a bad request, or a failure of the store
 *
 * Returns: (transfer full): the answer, JSON followed by a NUL that is not counted
 */
GBytes *
loket_office_ask_finish (LoketOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loket_office_ask), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_in_store (Job *job, GError **error)
{
  LoketStore *store = job->office->store;

  if (loket_operation_writes (job->operation))
    return loket_store_write_sync (store, write_work, job, error);
  if (job->operation->flags & LOKET_LONG)
    return loket_store_read_long_sync (store, read_work, job, error);
  if (job->operation->flags & LOKET_QUICK)
    return loket_store_read_quick_sync (store, read_work, job, error);
  return loket_store_read_sync (store, read_work, job, error);
}

static GBytes *
run_sync (Job *job, GError **error)
{
  Touch *touch;

  if (!prepare (job, error) || !run_in_store (job, error))
    return NULL;
  touch = touch_of (job);
  if (touch != NULL) {
    loket_store_write_sync (job->office->store, touch_work, touch, NULL);
    touch_free (touch);
  }
  return job_answer (job, error);
}

/**
 * loket_office_ask_sync:
 * @office: the office
 * @operation: what to do
 * @caller: who asks
 * @request: its request record, checked
 * @key: (nullable): the key of a write, a UUID
 * @error: set to why not
 *
 * The same as loket_office_ask(), waiting for it; for the command line and tests.
 *
 * Returns: (transfer full): the answer, JSON followed by a NUL that is not counted
 */
GBytes *
loket_office_ask_sync (LoketOffice *office,
                       const LoketOperation *operation,
                       const LoketCaller *caller,
                       LoketRecord *request,
                       const char *key,
                       GError **error)
{
  g_autoptr (Job) job = job_new (office, operation, caller, request, key, error);
  g_autoptr (GError) failure = NULL;
  GBytes *answer;

  if (job == NULL)
    return NULL;
  answer = run_sync (job, &failure);
  if (answer == NULL) {
    note_refused_job (job, failure);
    g_propagate_error (error, g_steal_pointer (&failure));
  }
  return answer;
}
