/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints cards through CUPS exactly once, or leaves a question to a person (printing.md 4); the
 * windows that print cards hold one.  Main thread only; nothing here blocks. */
#include "config.h"

#include "printing/press.h"

#include "core/error.h"
#include "printing/press-attempt.h"
#include "printing/press-lock.h"

#define AGAIN_MS 1000     /* between two tries where somebody has to do something first */
#define TELL_AGAIN_MS 250 /* while the office does not answer */
#define CREATED_MS 30000  /* CUPS drops a job without a document after 60 s (cupsd.conf) */
#define LOOK_MS 40        /* between two looks at first; later a twentieth of the time so far */
#define LOOK_MAX_MS 1000

/* The way of one attempt.  Each stage is done on a worker or by the ledger; then comes the next. */
typedef enum {
  STAGE_PROBE,
  STAGE_BEGIN,
  STAGE_CREATE,
  STAGE_TELL_CREATED,
  STAGE_SEND,
  STAGE_TELL_SPOOLED,
  STAGE_LOOK,
  STAGE_TELL_END,
} Stage;

typedef struct {
  LoketPressJob *job;
  LoketPressAttempt *attempt;
  Stage stage;
  gint64 since;     /* of a stage that may not last, monotonic */
  gboolean begun;   /* the office may have it on file */
  gboolean created; /* the office knows that */
  gboolean spooled; /* and that */
  gboolean sent;    /* CUPS may have the document */
  LoketVerdict verdict;
  LoketPrintReason cause; /* why a step failed */
} Entry;

struct _LoketPress {
  GObject parent_instance;

  LoketLedger *ledger;
  LoketClock *clock;
  LoketRandom *random;
  char *folder; /* where cards are saved without a printer */
  char *marks;
  LoketPressLock *lock; /* NULL = another program has it, or not started */
  GListStore *jobs;     /* all that are not over */

  GQueue waiting; /* Entry */
  Entry *current;
  gboolean started;
  gboolean asked;   /* what was left open */
  gboolean settled; /* and that is settled */
  gboolean at_work; /* an answer is awaited */
  guint later;      /* source, 0 = none */
};

G_DEFINE_FINAL_TYPE (LoketPress, loket_press, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_SETTLED,
  N_PROPERTIES,
};

static void step (LoketPress *self);

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->job);
  loket_press_attempt_free (entry->attempt);
  g_free (entry);
}

static void
loket_press_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketPress *self = LOKET_PRESS (object);

  if (id == PROP_SETTLED)
    g_value_set_boolean (value, self->settled);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_press_finalize (GObject *object)
{
  LoketPress *self = LOKET_PRESS (object);

  g_clear_handle_id (&self->later, g_source_remove);
  g_queue_clear_full (&self->waiting, entry_free);
  g_clear_pointer (&self->current, entry_free);
  g_clear_pointer (&self->lock, loket_press_lock_free);
  g_clear_object (&self->jobs);
  g_object_unref (self->ledger);
  loket_clock_unref (self->clock);
  loket_random_unref (self->random);
  g_free (self->folder);
  g_free (self->marks);
  G_OBJECT_CLASS (loket_press_parent_class)->finalize (object);
}

static void
loket_press_class_init (LoketPressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = loket_press_get_property;
  object_class->finalize = loket_press_finalize;
  g_object_class_install_property (
      object_class,
      PROP_SETTLED,
      g_param_spec_boolean (
          "settled", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
loket_press_init (LoketPress *self)
{
  g_queue_init (&self->waiting);
  self->jobs = g_list_store_new (LOKET_TYPE_PRESS_JOB);
}

/**
 * loket_press_new:
 * @ledger: what is on file of each attempt
 * @clock: for the names of attempts
 * @random: for the names of attempts
 * @data_dir: (nullable): where cards are saved in a folder "cards" without a printer; %NULL:
 *   `$XDG_DATA_HOME/loket`
 * @marks: (nullable): folder of "once"; %NULL: `$LOKET_ONCE_DIR`, else %LOKET_PRESS_MARKS
 *
 * Returns: (transfer full): a press that is not started
 */
LoketPress *
loket_press_new (LoketLedger *ledger,
                 LoketClock *clock,
                 LoketRandom *random,
                 const char *data_dir,
                 const char *marks)
{
  LoketPress *self = g_object_new (LOKET_TYPE_PRESS, NULL);
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "loket", NULL);
  const char *elsewhere = g_getenv ("LOKET_ONCE_DIR");

  self->ledger = g_object_ref (ledger);
  self->clock = loket_clock_ref (clock);
  self->random = loket_random_ref (random);
  self->folder = g_build_filename (data_dir != NULL ? data_dir : usual, "cards", NULL);
  if (marks == NULL)
    marks = elsewhere != NULL ? elsewhere : LOKET_PRESS_MARKS;
  self->marks = g_strdup (marks);
  return self;
}

static gboolean
on_later (gpointer data)
{
  LoketPress *self = data;

  self->later = 0;
  step (self);
  return G_SOURCE_REMOVE;
}

static void
step_later (LoketPress *self, guint ms)
{
  if (self->started && self->later == 0)
    self->later = g_timeout_add (ms, on_later, self);
}

/* The office has heard it and does not do it. */
static gboolean
is_answered (const GError *error)
{
  const guint status = loket_error_code_status (loket_error_code_of (error));

  return status >= 400 && status < 500 && status != 429;
}

/* A job that is not over needs somebody. */
static void
complain (Entry *entry, LoketPrintReason reason)
{
  loket_press_job_tell (entry->job,
                        reason != LOKET_PRINT_REASON_NONE ? LOKET_PRESS_NEEDS_ATTENTION
                                                          : LOKET_PRESS_PRINTING,
                        reason);
}

static void
forget_job (LoketPress *self, LoketPressJob *job)
{
  guint position;

  if (g_list_store_find (self->jobs, job, &position))
    g_list_store_remove (self->jobs, position);
}

/* The office knows how it ended, or never heard of it. */
static void
finish (LoketPress *self, LoketPressState state, LoketPrintReason reason)
{
  Entry *entry = g_steal_pointer (&self->current);

  forget_job (self, entry->job);
  loket_press_job_tell (entry->job, state, reason);
  entry_free (entry);
  step_later (self, 0);
}

static void
go_to (LoketPress *self, Stage stage)
{
  self->current->stage = stage;
  self->current->since = g_get_monotonic_time ();
  step (self);
}

/* The end is told in order: first that CUPS has it, if it has. */
static void
conclude (LoketPress *self, LoketVerdict verdict)
{
  Entry *entry = self->current;
  const gboolean maybe = verdict == LOKET_VERDICT_PRINTED || verdict == LOKET_VERDICT_DOUBTFUL;

  entry->verdict = verdict;
  if (maybe && !entry->created)
    go_to (self, STAGE_TELL_CREATED);
  else if (maybe && !entry->spooled)
    go_to (self, STAGE_TELL_SPOOLED);
  else
    go_to (self, STAGE_TELL_END);
}

/* --- the ledger --------------------------------------------------------------------------- */

static void
begun (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPress) self = data;
  g_autoptr (GError) error = NULL;
  Entry *entry = self->current;

  self->at_work = FALSE;
  if (loket_ledger_begin_finish (self->ledger, result, &error)) {
    if (loket_press_job_is_unwanted (entry->job))
      conclude (self, LOKET_VERDICT_NOT_PRINTED);
    else
      go_to (self, STAGE_CREATE);
  } else if (!is_answered (error)) {
    entry->begun = TRUE;
    complain (entry, LOKET_PRINT_REASON_NO_OFFICE);
    step_later (self, TELL_AGAIN_MS); /* the same once more: it may be on file already */
  } else {
    g_message ("card not begun: %s", error->message);
    loket_press_job_take_error (entry->job, g_steal_pointer (&error));
    entry->cause = LOKET_PRINT_REASON_OFFICE_REFUSED;
    if (entry->begun)
      conclude (self, LOKET_VERDICT_NOT_PRINTED);
    else
      finish (self, LOKET_PRESS_NOT_PRINTED, entry->cause);
  }
}

static void
end_told (LoketPress *self)
{
  const Entry *entry = self->current;

  switch (entry->verdict) {
  case LOKET_VERDICT_PRINTED:
    finish (self, LOKET_PRESS_PRINTED, LOKET_PRINT_REASON_NONE);
    break;
  case LOKET_VERDICT_DOUBTFUL:
    finish (self, LOKET_PRESS_DOUBTFUL, entry->cause);
    break;
  case LOKET_VERDICT_NOT_PRINTED:
  case LOKET_VERDICT_GO_ON:
  case LOKET_VERDICT_FENCE:
  default:
    finish (self, LOKET_PRESS_NOT_PRINTED, entry->cause);
  }
}

static void
take_told (LoketPress *self)
{
  Entry *entry = self->current;

  switch (entry->stage) {
  case STAGE_TELL_CREATED:
    entry->created = TRUE;
    if (entry->verdict != LOKET_VERDICT_GO_ON)
      conclude (self, entry->verdict);
    else
      go_to (self, STAGE_SEND);
    break;
  case STAGE_TELL_SPOOLED:
    entry->spooled = TRUE;
    if (entry->verdict != LOKET_VERDICT_GO_ON)
      conclude (self, entry->verdict);
    else
      go_to (self, STAGE_LOOK);
    break;
  case STAGE_TELL_END:
    end_told (self);
    break;
  case STAGE_PROBE:
  case STAGE_BEGIN:
  case STAGE_CREATE:
  case STAGE_SEND:
  case STAGE_LOOK:
  default:
    g_return_if_reached ();
  }
}

/* A document is sent only once its UUID is on file: else nobody could fence it off later. */
static void
give_up_unsent (LoketPress *self, LoketPrintReason cause)
{
  self->current->cause = cause;
  self->current->attempt->unwanted = TRUE;
  go_to (self, STAGE_LOOK);
}

static void
told (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPress) self = data;
  g_autoptr (GError) error = NULL;
  Entry *entry = self->current;
  const gboolean before_sending =
      entry->stage == STAGE_TELL_CREATED && entry->verdict == LOKET_VERDICT_GO_ON;

  self->at_work = FALSE;
  if (loket_ledger_tell_finish (self->ledger, result, &error)) {
    take_told (self);
  } else if (!loket_error_is_refusal (loket_error_code_of (error))) {
    /* also when nobody is signed in any more: somebody will be */
    complain (entry, LOKET_PRINT_REASON_NO_OFFICE);
    if (before_sending && (loket_press_job_is_unwanted (entry->job) ||
                           g_get_monotonic_time () - entry->since > CREATED_MS * 1000))
      give_up_unsent (self, LOKET_PRINT_REASON_NO_OFFICE);
    else
      step_later (self, TELL_AGAIN_MS);
  } else {
    g_message ("card %s: %s", entry->attempt->tag, error->message);
    loket_press_job_take_error (entry->job, g_steal_pointer (&error));
    if (before_sending)
      give_up_unsent (self, LOKET_PRINT_REASON_OFFICE_REFUSED);
    else
      take_told (self); /* it has its own mind about it: nothing is printed for that */
  }
}

static void
tell (LoketPress *self, LoketPressTold what)
{
  const Entry *entry = self->current;
  const char *reason = what == LOKET_PRESS_TOLD_NOT_PRINTED || what == LOKET_PRESS_TOLD_UNCONFIRMED
                           ? loket_print_reason_name (entry->cause)
                           : NULL;

  if (entry->verdict == LOKET_VERDICT_DOUBTFUL && what == LOKET_PRESS_TOLD_UNCONFIRMED &&
      entry->cause == LOKET_PRINT_REASON_NONE)
    reason = "doubtful";
  self->at_work = TRUE;
  loket_ledger_tell (self->ledger,
                     entry->attempt->tag,
                     what,
                     entry->attempt->id,
                     entry->attempt->uuid,
                     reason,
                     told,
                     g_object_ref (self));
}

static void
tell_end (LoketPress *self)
{
  tell (self,
        self->current->verdict == LOKET_VERDICT_NOT_PRINTED ? LOKET_PRESS_TOLD_NOT_PRINTED
                                                            : LOKET_PRESS_TOLD_UNCONFIRMED);
}

/* --- the worker --------------------------------------------------------------------------- */

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Entry *entry = data; /* its attempt is this thread's until it returns */
  int result = 0;

  switch (entry->stage) {
  case STAGE_PROBE:
    result = loket_press_attempt_probe (entry->attempt);
    break;
  case STAGE_CREATE:
    result = loket_press_attempt_create (entry->attempt);
    break;
  case STAGE_SEND:
    result = loket_press_attempt_send (entry->attempt);
    break;
  case STAGE_LOOK:
    result = (int) loket_press_attempt_look (entry->attempt);
    break;
  case STAGE_BEGIN:
  case STAGE_TELL_CREATED:
  case STAGE_TELL_SPOOLED:
  case STAGE_TELL_END:
  default:
    break;
  }
  g_task_return_int (task, result);
}

/* What no waiting mends. */
static gboolean
is_hopeless (LoketPrintReason reason)
{
  return reason == LOKET_PRINT_REASON_NO_QUEUE || reason == LOKET_PRINT_REASON_NOT_SAFE ||
         reason == LOKET_PRINT_REASON_SIZE;
}

static void
take_probe (LoketPress *self, gboolean ready)
{
  Entry *entry = self->current;
  const LoketPrintReason reason = entry->attempt->reason;

  if (loket_press_job_is_unwanted (entry->job)) {
    finish (self, LOKET_PRESS_NOT_PRINTED, LOKET_PRINT_REASON_NONE);
  } else if (ready) {
    complain (entry, LOKET_PRINT_REASON_NONE);
    go_to (self, STAGE_BEGIN);
  } else if (is_hopeless (reason)) {
    finish (self, LOKET_PRESS_NOT_PRINTED, reason);
  } else {
    complain (entry, reason);
    step_later (self, AGAIN_MS);
  }
}

static guint
pause_of (const Entry *entry)
{
  const gint64 so_far = (g_get_monotonic_time () - entry->since) / 1000;

  return (guint) CLAMP (so_far / 20, LOOK_MS, LOOK_MAX_MS);
}

static void
take_look (LoketPress *self, LoketVerdict verdict)
{
  Entry *entry = self->current;

  if (verdict != LOKET_VERDICT_GO_ON) {
    if (entry->cause == LOKET_PRINT_REASON_NONE)
      entry->cause = entry->attempt->reason;
    conclude (self, verdict);
    return;
  }
  complain (entry, entry->attempt->reason);
  step_later (self, pause_of (entry));
}

static void
worked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPress) self = data;
  Entry *entry = self->current;
  const int answer = (int) g_task_propagate_int (G_TASK (result), NULL);

  self->at_work = FALSE;
  if (entry->stage == STAGE_PROBE) {
    take_probe (self, answer);
  } else if (entry->stage == STAGE_LOOK) {
    take_look (self, (LoketVerdict) answer);
  } else if (!answer) {
    /* Nothing is sent any more; what there is may have arrived all the same. */
    entry->cause = entry->attempt->reason;
    entry->attempt->unwanted = !entry->sent;
    go_to (self, STAGE_LOOK);
  } else {
    go_to (self, entry->stage == STAGE_CREATE ? STAGE_TELL_CREATED : STAGE_TELL_SPOOLED);
  }
}

static void
set_to_work (LoketPress *self)
{
  /* Not with the press as its source: the worker may let go of the task last, and of the press. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, worked, g_object_ref (self));
  Entry *entry = self->current;

  if (loket_press_job_is_unwanted (entry->job))
    entry->attempt->unwanted = TRUE;
  if (entry->stage == STAGE_SEND)
    entry->sent = TRUE;
  self->at_work = TRUE;
  g_task_set_source_tag (task, set_to_work);
  g_task_set_task_data (task, entry, NULL);
  g_task_run_in_thread (task, work);
}

/* --- what was left open ------------------------------------------------------------------- */

static void
add_open_row (LoketPress *self, const LoketLedgerRow *row)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->attempt = loket_press_attempt_new (row->tag, row->queue, self->marks);
  entry->attempt->id = row->job_id;
  entry->attempt->uuid = g_strdup (row->job_uuid);
  entry->created = row->job_uuid != NULL;
  entry->stage = STAGE_LOOK;
  entry->verdict = LOKET_VERDICT_GO_ON;
  entry->sent = TRUE;
  entry->job = loket_press_job_new (row->tag, (const char *const *) row->prints);
  if (g_strcmp0 (row->queue, LOKET_PRESS_FOLDER) == 0) {
    g_autofree char *name = g_strconcat (row->tag, ".pdf", NULL);
    entry->attempt->path = g_build_filename (self->folder, name, NULL);
    loket_press_job_set_path (entry->job, entry->attempt->path);
  }
  loket_press_job_tell (entry->job, LOKET_PRESS_PRINTING, LOKET_PRINT_REASON_NONE);
  g_list_store_append (self->jobs, entry->job);
  g_queue_push_head (&self->waiting, entry); /* before all new cards */
}

static void
take_open_rows (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPress) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = loket_ledger_open_rows_finish (self->ledger, result, &error);

  self->at_work = FALSE;
  if (rows == NULL) {
    g_message ("open cards not known: %s", error->message);
    step_later (self, AGAIN_MS);
    return;
  }
  self->asked = TRUE;
  for (guint i = rows->len; i > 0; i--)
    add_open_row (self, g_ptr_array_index (rows, i - 1));
  step (self);
}

static void
complain_to_waiting (LoketPress *self, LoketPrintReason reason)
{
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    complain (link->data, reason);
}

/* Nothing is printed before it is known what was left open, and by one program only: two would
 * settle each other's cards. */
static gboolean
is_ready (LoketPress *self)
{
  if (self->lock == NULL)
    self->lock = loket_press_lock_take (self->marks, self->folder);
  if (self->lock == NULL) {
    complain_to_waiting (self, LOKET_PRINT_REASON_OTHER_PROGRAM);
    step_later (self, AGAIN_MS);
    return FALSE;
  }
  if (self->asked)
    return TRUE;
  self->at_work = TRUE;
  loket_ledger_open_rows (self->ledger, take_open_rows, g_object_ref (self));
  return FALSE;
}

static void
note_settled (LoketPress *self)
{
  const Entry *next = g_queue_peek_head (&self->waiting);

  if (self->settled || (next != NULL && next->attempt->document == NULL))
    return;
  self->settled = TRUE;
  g_object_notify (G_OBJECT (self), "settled");
}

static gboolean
take_next (LoketPress *self)
{
  if (self->current != NULL)
    return TRUE;
  note_settled (self);
  self->current = g_queue_pop_head (&self->waiting);
  if (self->current == NULL)
    return FALSE;
  self->current->since = g_get_monotonic_time ();
  return TRUE;
}

static void
step (LoketPress *self)
{
  if (!self->started || self->at_work || !is_ready (self) || !take_next (self))
    return;
  switch (self->current->stage) {
  case STAGE_PROBE:
  case STAGE_CREATE:
  case STAGE_SEND:
  case STAGE_LOOK:
    set_to_work (self);
    break;
  case STAGE_BEGIN:
    self->at_work = TRUE;
    loket_ledger_begin (self->ledger,
                        self->current->attempt->tag,
                        self->current->attempt->queue,
                        loket_press_job_prints (self->current->job),
                        begun,
                        g_object_ref (self));
    break;
  case STAGE_TELL_CREATED:
    tell (self, LOKET_PRESS_TOLD_CREATED);
    break;
  case STAGE_TELL_SPOOLED:
    tell (self, LOKET_PRESS_TOLD_SPOOLED);
    break;
  case STAGE_TELL_END:
    tell_end (self);
    break;
  default:
    g_return_if_reached ();
  }
}

/**
 * loket_press_start:
 * @self: a press
 *
 * Settles what was left open, by whatever program, and then prints.
 */
void
loket_press_start (LoketPress *self)
{
  self->started = TRUE;
  step (self);
}

/**
 * loket_press_stop:
 * @self: a press
 *
 * Goes no step further.  What is open is settled by the next press.
 */
void
loket_press_stop (LoketPress *self)
{
  self->started = FALSE;
  g_clear_handle_id (&self->later, g_source_remove);
}

/**
 * loket_press_print:
 * @self: a press
 * @pdf: (transfer none): one card (two pages with its back), or one sheet of cards
 * @width: mm, of a page
 * @height: mm
 * @sides: (nullable): "two-sided-long-edge" or "two-sided-short-edge"; %NULL: one side
 * @queue: (nullable): name of the CUPS queue; %NULL or "" saves the PDF instead
 * @prints: (array zero-terminated=1): ids of the prints on it
 *
 * Each call is one attempt with a tag of its own.  One is in CUPS at a time, so at most one is ever
 * in doubt.
 *
 * Returns: (transfer full): the job; follow its properties.  It goes on when it is let go.
 */
LoketPressJob *
loket_press_print (LoketPress *self,
                   GBytes *pdf,
                   double width,
                   double height,
                   const char *sides,
                   const char *queue,
                   const char *const *prints)
{
  const gboolean printed = queue != NULL && *queue != '\0';
  g_autofree char *tag = loket_id_new (self->clock, self->random);
  Entry *entry = g_new0 (Entry, 1);

  entry->attempt = loket_press_attempt_new (tag, printed ? queue : LOKET_PRESS_FOLDER, self->marks);
  entry->attempt->document = g_bytes_ref (pdf);
  entry->attempt->width = width;
  entry->attempt->height = height;
  entry->attempt->sides = g_strdup (sides);
  entry->stage = STAGE_PROBE;
  entry->verdict = LOKET_VERDICT_GO_ON;
  entry->job = loket_press_job_new (tag, prints);
  if (!printed) {
    g_autofree char *name = g_strconcat (tag, ".pdf", NULL);
    entry->attempt->path = g_build_filename (self->folder, name, NULL);
    loket_press_job_set_path (entry->job, entry->attempt->path);
  }
  g_list_store_append (self->jobs, entry->job);
  g_queue_push_tail (&self->waiting, entry);
  step_later (self, 0);
  return g_object_ref (entry->job);
}

/**
 * loket_press_is_settled:
 * @self: a press
 *
 * Returns: %TRUE once what was left open is settled
 */
gboolean
loket_press_is_settled (LoketPress *self)
{
  return self->settled;
}

/**
 * loket_press_jobs:
 * @self: a press
 *
 * Returns: (transfer none): the #LoketPressJob that are not over, also those that were left open
 */
GListModel *
loket_press_jobs (LoketPress *self)
{
  return G_LIST_MODEL (self->jobs);
}
