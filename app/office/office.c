/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dispatcher: permission, key, transaction, answer and audit, once for all operations. */
#include "config.h"

#include "office/office.h"

#include "core/calendar.h"
#include "core/error.h"
#include "office/office-private.h"
#include "office/turn-private.h"
#include "wire/json.h"

static const LoketBinding *const desks[] = {loket_queue_desk, loket_admin_desk, loket_demo_desk};

struct _LoketOffice {
  LoketStore *store;
  LoketProfile *profile; /* read only to be copied, under the lock */
  GMutex profile_lock;
  GHashTable *profiles; /* GThread -> its own copy */
  LoketClock *clock;
  LoketRandom *random;
  GBytes *ticket_key;
  GHashTable *handlers; /* LoketOperation -> LoketHandler */
  LoketOfficeTold told;
  gpointer told_data;
  /* what hello says, known without asking the store; main thread */
  gint64 last_seq;
  char *day;
  gboolean tending;
};

/* Not in the table: nobody asks for it, the hub does it by itself. */
static const LoketOperation tend_operation = {
    .name = "queue/tend",
    .flags = LOKET_WRITE,
    .permission = LOKET_MAY_CALL_TICKET,
    .request = loket_nothing_get_type,
    .answer = loket_nothing_get_type,
};

static void
told_cb (gint64 last_seq, gpointer data)
{
  LoketOffice *office = data;

  office->last_seq = last_seq;
  if (office->told != NULL)
    office->told (last_seq, office->told_data);
}

static void
bind_handlers (LoketOffice *office)
{
  for (guint i = 0; i < G_N_ELEMENTS (desks); i++)
    for (const LoketBinding *binding = desks[i]; binding->operation != NULL; binding++)
      g_hash_table_insert (
          office->handlers, (gpointer) binding->operation, (gpointer) binding->handle);
  g_hash_table_insert (office->handlers, (gpointer) &tend_operation, loket_queue_tend);
}

/* An operation that nobody carries out is a mistake of ours: better no office than half of one. */
static gboolean
check_bindings (LoketOffice *office, GError **error)
{
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  for (guint i = 0; i < n; i++) {
    if (!g_hash_table_contains (office->handlers, operations[i])) {
      loket_set_error (error,
                       LOKET_ERROR_INTERNAL,
                       NULL,
                       "operation %s is bound to no handler",
                       operations[i]->name);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
greet_work (LoketTxn *txn, gpointer data, GError **error)
{
  LoketOffice *office = data;

  g_free (office->day);
  office->day = loket_turn_business_day (txn, office, loket_clock_now (office->clock), NULL, error);
  office->last_seq = loket_txn_last_seq (txn, error);
  return office->day != NULL && office->last_seq >= 0;
}

/**
 * loket_office_new:
 * @parts: what it is made of; its store becomes the office's own, also on failure
 * @error: set when an operation has no handler or the keys cannot be read
 *
 * Returns: (transfer full): an office that answers
 */
LoketOffice *
loket_office_new (const LoketOfficeParts *parts, GError **error)
{
  g_autoptr (LoketOffice) office = g_new0 (LoketOffice, 1);

  office->store = parts->store;
  office->profile = loket_profile_cast (loket_record_copy (LOKET_RECORD (parts->profile)));
  g_mutex_init (&office->profile_lock);
  office->profiles = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  office->clock = loket_clock_ref (parts->clock);
  office->random = loket_random_ref (parts->random);
  office->handlers = g_hash_table_new (NULL, NULL);
  bind_handlers (office);
  if (!check_bindings (office, error))
    return NULL;
  office->ticket_key = loket_store_key (office->store, "ticket", error);
  if (office->ticket_key == NULL)
    return NULL;
  if (!loket_store_read_sync (office->store, greet_work, office, error))
    return NULL;
  loket_store_set_told (office->store, told_cb, office);
  return g_steal_pointer (&office);
}

/**
 * loket_office_free:
 * @office: (nullable) (transfer full): an office with no operation under way
 */
void
loket_office_free (LoketOffice *office)
{
  if (office == NULL)
    return;
  loket_store_set_told (office->store, NULL, NULL);
  g_clear_pointer (&office->store, loket_store_close);
  g_clear_object (&office->profile);
  g_clear_pointer (&office->profiles, g_hash_table_unref);
  g_mutex_clear (&office->profile_lock);
  g_clear_pointer (&office->clock, loket_clock_unref);
  g_clear_pointer (&office->random, loket_random_unref);
  g_clear_pointer (&office->ticket_key, g_bytes_unref);
  g_clear_pointer (&office->handlers, g_hash_table_unref);
  g_free (office->day);
  g_free (office);
}

/**
 * loket_office_profile:
 * @office: the office
 *
 * A GListStore remembers where it was read last, so no two threads may read one: each gets a copy.
 *
 * Returns: (transfer none): the district profile, of this thread alone
 */
LoketProfile *
loket_office_profile (LoketOffice *office)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&office->profile_lock);
  LoketRecord *own = g_hash_table_lookup (office->profiles, g_thread_self ());

  if (own == NULL) {
    own = loket_record_copy (LOKET_RECORD (office->profile));
    g_hash_table_insert (office->profiles, g_thread_self (), own);
  }
  return loket_profile_cast (own);
}

/**
 * loket_office_clock:
 * @office: the office
 *
 * Returns: (transfer none): office time
 */
LoketClock *
loket_office_clock (LoketOffice *office)
{
  return office->clock;
}

/**
 * loket_office_store:
 * @office: the office
 *
 * Returns: (transfer none): its store
 */
LoketStore *
loket_office_store (LoketOffice *office)
{
  return office->store;
}

/**
 * loket_office_new_id:
 * @office: the office
 *
 * Returns: (transfer full): a new UUIDv7
 */
char *
loket_office_new_id (LoketOffice *office)
{
  return loket_id_new (office->clock, office->random);
}

/**
 * loket_office_hello:
 * @office: the office; main thread only
 *
 * Answers without asking the store, so that a long read never keeps a device from its hello.
 *
 * Returns: (transfer full): version, office time, business day, store and last sequence number
 */
LoketHello *
loket_office_hello (LoketOffice *office)
{
  LoketHello *hello = loket_hello_new ();
  gint64 now = loket_clock_now (office->clock);
  g_autofree char *by_clock = loket_calendar_day (now, loket_office_profile (office)->utc_offset);

  /* The business day never goes back, whatever the clock does. */
  if (strcmp (by_clock, office->day) > 0) {
    g_free (office->day);
    office->day = g_steal_pointer (&by_clock);
  }
  hello->version = g_strdup (LOKET_VERSION);
  hello->time = now;
  hello->day = g_strdup (office->day);
  hello->store_id = g_strdup (loket_store_id (office->store));
  hello->last_seq = office->last_seq;
  return hello;
}

/**
 * loket_office_set_told:
 * @office: the office
 * @told: (nullable): called after each commit that put events on the feed
 * @data: for @told
 */
void
loket_office_set_told (LoketOffice *office, LoketOfficeTold told, gpointer data)
{
  office->told = told;
  office->told_data = data;
}

/* One operation on its way through the store. */
typedef struct {
  LoketOffice *office;
  const LoketOperation *operation;
  LoketCaller caller; /* with texts of its own */
  LoketRecord *request;
  char *key;
  char *request_sha256;
  GError *refusal; /* an answer too, so it is committed with its key */
  GBytes *answer;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free ((char *) job->caller.device);
  g_free ((char *) job->caller.officer);
  g_clear_object (&job->request);
  g_free (job->key);
  g_free (job->request_sha256);
  g_clear_error (&job->refusal);
  g_clear_pointer (&job->answer, g_bytes_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
run_handler (Job *job, LoketTxn *txn, gboolean writes, GError **error)
{
  g_auto (LoketTurn) turn = {
      .office = job->office,
      .txn = txn,
      .caller = &job->caller,
      .ticket_key = job->office->ticket_key,
  };
  LoketHandler handle = g_hash_table_lookup (job->office->handlers, job->operation);
  g_autoptr (LoketRecord) answer = NULL;
  char *json;

  if (!loket_turn_begin (&turn, writes, error))
    return FALSE;
  answer = handle (&turn, job->request, error);
  if (answer == NULL)
    return FALSE;
  if (writes && !loket_turn_audit (&turn, job->operation, job->key, error))
    return FALSE;
  json = loket_json_from_record (answer);
  job->answer = g_bytes_new_take (json, strlen (json));
  return TRUE;
}

/* The same key again: the same answer if it is the same request, else a refusal of the key. */
static gboolean
answer_again (Job *job, const LoketKeptAnswer *kept, GError **error)
{
  LoketErrorCode code = LOKET_ERROR_INTERNAL;

  if (strcmp (kept->operation, job->operation->name) != 0 ||
      strcmp (kept->request_sha256, job->request_sha256) != 0 ||
      g_strcmp0 (kept->device, job->caller.device) != 0) {
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
keep (Job *job, LoketTxn *txn, GError **error)
{
  LoketKeptAnswer kept = {
      .operation = (char *) job->operation->name,
      .device = (char *) job->caller.device,
      .request_sha256 = job->request_sha256,
  };

  if (job->refusal != NULL) {
    kept.error_code = (char *) loket_error_code_name (loket_error_code_of (job->refusal));
    kept.parameter = (char *) loket_error_parameter (job->refusal);
  } else {
    kept.reply = (char *) g_bytes_get_data (job->answer, NULL);
  }
  return loket_txn_keep_answer (txn, job->key, &kept, loket_clock_now (job->office->clock), error);
}

static gboolean
write_work (LoketTxn *txn, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (LoketKeptAnswer) kept = NULL;
  g_autoptr (GError) failure = NULL;

  /* The store may run a work twice; what an earlier run left is void. */
  g_clear_error (&job->refusal);
  g_clear_pointer (&job->answer, g_bytes_unref);

  if (!loket_txn_find_answer (txn, job->key, &kept, error))
    return FALSE;
  if (kept != NULL)
    return answer_again (job, kept, error);
  if (!loket_txn_mark (txn, error))
    return FALSE;
  if (!run_handler (job, txn, TRUE, &failure)) {
    if (!loket_error_is_refusal (loket_error_code_of (failure))) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    if (!loket_txn_undo_to_mark (txn, error))
      return FALSE;
    job->refusal = g_steal_pointer (&failure);
  }
  return keep (job, txn, error);
}

static gboolean
read_work (LoketTxn *txn, gpointer data, GError **error)
{
  Job *job = data;

  g_clear_pointer (&job->answer, g_bytes_unref);
  return run_handler (job, txn, FALSE, error);
}

static gboolean
check_key (const LoketOperation *operation, const char *key, GError **error)
{
  if (!loket_operation_writes (operation))
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

static Job *
job_new (LoketOffice *office,
         const LoketOperation *operation,
         const LoketCaller *caller,
         LoketRecord *request,
         const char *key,
         GError **error)
{
  g_autofree char *body = NULL;
  Job *job;

  g_return_val_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (request, operation->request ()), NULL);

  if (!loket_caller_may (caller, operation->permission)) {
    loket_set_error (error,
                     LOKET_ERROR_NOT_ALLOWED,
                     NULL,
                     "%s needs the permission %s",
                     operation->name,
                     loket_permission_name (operation->permission));
    return NULL;
  }
  if (!check_key (operation, key, error))
    return NULL;
  job = g_new0 (Job, 1);
  job->office = office;
  job->operation = operation;
  job->caller.kind = caller->kind;
  job->caller.device = g_strdup (caller->device);
  job->caller.officer = g_strdup (caller->officer);
  job->request = g_object_ref (request);
  job->key = g_ascii_strdown (key != NULL ? key : "", -1);
  body = loket_json_from_record (request);
  job->request_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  return job;
}

static GBytes *
job_answer (Job *job, GError **error)
{
  if (job->refusal != NULL) {
    g_propagate_error (error, g_steal_pointer (&job->refusal));
    return NULL;
  }
  return g_steal_pointer (&job->answer);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GBytes *answer = NULL;

  if (loket_store_finish (job->office->store, result, &error))
    answer = job_answer (job, &error);
  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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
  if (loket_operation_writes (operation))
    loket_store_write (office->store, write_work, job, job_done_cb, task);
  else
    loket_store_read (office->store, read_work, job, job_done_cb, task);
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

  if (job == NULL)
    return NULL;
  if (!(loket_operation_writes (operation)
            ? loket_store_write_sync (office->store, write_work, job, error)
            : loket_store_read_sync (office->store, read_work, job, error)))
    return NULL;
  return job_answer (job, error);
}

static void
tended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketOffice *office = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = loket_office_ask_finish (office, result, &error);

  office->tending = FALSE;
  if (answer == NULL)
    g_warning ("The queue could not be tended: %s", error->message);
}

typedef struct {
  LoketOffice *office;
  gboolean needed;
} Look;

static gboolean
look_work (LoketTxn *txn, gpointer data, GError **error)
{
  Look *look = data;
  g_auto (LoketTurn) turn = {.office = look->office, .txn = txn};

  return loket_turn_begin (&turn, FALSE, error) &&
         loket_queue_needs_tending (&turn, &look->needed, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Look *look = data;
  LoketOffice *office = look->office;
  const LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER, .device = "hub"};
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autofree char *key = loket_office_new_id (office);
  g_autoptr (GError) error = NULL;

  office->tending = FALSE;
  if (!loket_store_finish (office->store, result, &error))
    g_warning ("The queue could not be looked at: %s", error->message);
  if (!look->needed)
    return;
  office->tending = TRUE;
  loket_office_ask (
      office, &tend_operation, &caller, LOKET_RECORD (nothing), key, tended_cb, office);
}

/**
 * loket_office_tend:
 * @office: the office
 *
 * Does what time alone brings about, such as setting free a ticket whose slip nobody heard of any
 * more; the hub calls it every few seconds.  Writes only when there is something to do.
 */
void
loket_office_tend (LoketOffice *office)
{
  Look *look;

  if (office->tending)
    return;
  office->tending = TRUE;
  look = g_new0 (Look, 1);
  look->office = office;
  loket_store_read (office->store, look_work, look, looked_cb, look);
}

/**
 * loket_office_is_tending:
 * @office: the office
 *
 * Returns: %TRUE while loket_office_tend() is under way: the office must not be freed
 */
gboolean
loket_office_is_tending (LoketOffice *office)
{
  return office->tending;
}
