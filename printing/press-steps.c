/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of one attempt through office, CUPS and printer, stage by stage (printing.md 4); press.c
 * calls it.  Main thread, but for the worker. */
#include "config.h"

#include "core/error.h"
#include "printing/press-private.h"

#define TELL_AGAIN_MS 250 /* while the office does not answer */
#define CREATED_MS 30000  /* CUPS drops a job without a document after 60 s (cupsd.conf) */
#define LOOK_MS 25        /* between two looks at first; later a fortieth of the time so far */
#define LOOK_MAX_MS 1000

/**
 * loket_press_complain:
 * @entry: an attempt whose job is not over
 * @reason: what somebody has to see to; %LOKET_PRINT_REASON_NONE: nothing
 */
void
loket_press_complain (LoketPressEntry *entry, LoketPrintReason reason)
{
  loket_press_job_tell (entry->job,
                        reason != LOKET_PRINT_REASON_NONE ? LOKET_PRESS_NEEDS_ATTENTION
                                                          : LOKET_PRESS_PRINTING,
                        reason);
}

/* The office has heard it and does not do it. */
static gboolean
is_answered (const GError *error)
{
  const guint status = loket_error_code_status (loket_error_code_of (error));

  return status >= 400 && status < 500 && status != 429;
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
  LoketPressEntry *entry = g_steal_pointer (&self->current);

  forget_job (self, entry->job);
  loket_press_job_tell (entry->job, state, reason);
  loket_press_entry_free (entry);
  loket_press_step_later (self, 0);
}

static void
go_to (LoketPress *self, LoketPressStage stage)
{
  g_debug ("card %s: stage %d", self->current->attempt->tag, (int) stage);
  self->current->stage = stage;
  self->current->since = g_get_monotonic_time ();
  loket_press_step (self);
}

/* The end is told in order: first that CUPS has it, if it has. */
static void
conclude (LoketPress *self, LoketVerdict verdict)
{
  LoketPressEntry *entry = self->current;
  const gboolean maybe = verdict == LOKET_VERDICT_PRINTED || verdict == LOKET_VERDICT_DOUBTFUL;

  entry->verdict = verdict;
  if (maybe && !entry->created)
    go_to (self, LOKET_PRESS_STAGE_TELL_CREATED);
  else if (maybe && !entry->spooled)
    go_to (self, LOKET_PRESS_STAGE_TELL_SPOOLED);
  else
    go_to (self, LOKET_PRESS_STAGE_TELL_END);
}

/* --- the ledger --------------------------------------------------------------------------- */

static void
begun (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPress) self = data;
  g_autoptr (GError) error = NULL;
  LoketPressEntry *entry = self->current;

  self->at_work = FALSE;
  if (loket_ledger_begin_finish (self->ledger, result, &error)) {
    if (loket_press_job_is_unwanted (entry->job))
      conclude (self, LOKET_VERDICT_NOT_PRINTED);
    else
      go_to (self, LOKET_PRESS_STAGE_CREATE);
  } else if (!is_answered (error)) {
    entry->begun = TRUE;
    loket_press_complain (entry, LOKET_PRINT_REASON_NO_OFFICE);
    loket_press_step_later (self,
                            TELL_AGAIN_MS); /* the same once more: it may be on file already */
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
  const LoketPressEntry *entry = self->current;

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
  LoketPressEntry *entry = self->current;

  switch (entry->stage) {
  case LOKET_PRESS_STAGE_TELL_CREATED:
    entry->created = TRUE;
    if (entry->verdict != LOKET_VERDICT_GO_ON)
      conclude (self, entry->verdict);
    else
      go_to (self, LOKET_PRESS_STAGE_SEND);
    break;
  case LOKET_PRESS_STAGE_TELL_SPOOLED:
    entry->spooled = TRUE;
    if (entry->verdict != LOKET_VERDICT_GO_ON)
      conclude (self, entry->verdict);
    else
      go_to (self, LOKET_PRESS_STAGE_LOOK);
    break;
  case LOKET_PRESS_STAGE_TELL_END:
    end_told (self);
    break;
  case LOKET_PRESS_STAGE_PROBE:
  case LOKET_PRESS_STAGE_BEGIN:
  case LOKET_PRESS_STAGE_CREATE:
  case LOKET_PRESS_STAGE_SEND:
  case LOKET_PRESS_STAGE_LOOK:
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
  go_to (self, LOKET_PRESS_STAGE_LOOK);
}

static void
told (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPress) self = data;
  g_autoptr (GError) error = NULL;
  LoketPressEntry *entry = self->current;
  const gboolean before_sending =
      entry->stage == LOKET_PRESS_STAGE_TELL_CREATED && entry->verdict == LOKET_VERDICT_GO_ON;

  self->at_work = FALSE;
  if (loket_ledger_tell_finish (self->ledger, result, &error)) {
    take_told (self);
  } else if (!loket_error_is_refusal (loket_error_code_of (error))) {
    /* also when nobody is signed in any more: somebody will be */
    loket_press_complain (entry, LOKET_PRINT_REASON_NO_OFFICE);
    if (before_sending && (loket_press_job_is_unwanted (entry->job) ||
                           g_get_monotonic_time () - entry->since > CREATED_MS * 1000))
      give_up_unsent (self, LOKET_PRINT_REASON_NO_OFFICE);
    else
      loket_press_step_later (self, TELL_AGAIN_MS);
  } else {
    g_message ("card %s: %s", entry->attempt->tag, error->message);
    loket_press_job_take_error (entry->job, g_steal_pointer (&error));
    if (before_sending)
      give_up_unsent (self, LOKET_PRINT_REASON_OFFICE_REFUSED);
    else
      take_told (self); /* it has its own mind about it: nothing is printed for that */
  }
}

/* In the ledger: nothing of a card that is said to be printed; else what stood in the way. */
static const char *
end_reason (const LoketPressEntry *entry)
{
  if (entry->verdict == LOKET_VERDICT_PRINTED)
    return NULL;
  if (entry->cause != LOKET_PRINT_REASON_NONE)
    return loket_print_reason_name (entry->cause);
  return entry->verdict == LOKET_VERDICT_DOUBTFUL ? "doubtful" : "cancelled";
}

static void
tell (LoketPress *self, LoketPrintTold what)
{
  const LoketPressEntry *entry = self->current;
  const char *reason = what == LOKET_PRINT_TOLD_NOT_PRINTED || what == LOKET_PRINT_TOLD_UNCONFIRMED
                           ? end_reason (entry)
                           : NULL;

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
        self->current->verdict == LOKET_VERDICT_NOT_PRINTED ? LOKET_PRINT_TOLD_NOT_PRINTED
                                                            : LOKET_PRINT_TOLD_UNCONFIRMED);
}

/* --- the worker --------------------------------------------------------------------------- */

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const LoketPressEntry *entry = data; /* its attempt is this thread's until it returns */
  int result = 0;

  switch (entry->stage) {
  case LOKET_PRESS_STAGE_PROBE:
    result = loket_press_attempt_probe (entry->attempt);
    break;
  case LOKET_PRESS_STAGE_CREATE:
    result = loket_press_attempt_create (entry->attempt);
    break;
  case LOKET_PRESS_STAGE_SEND:
    result = loket_press_attempt_send (entry->attempt);
    break;
  case LOKET_PRESS_STAGE_LOOK:
    result = (int) loket_press_attempt_look (entry->attempt);
    break;
  case LOKET_PRESS_STAGE_BEGIN:
  case LOKET_PRESS_STAGE_TELL_CREATED:
  case LOKET_PRESS_STAGE_TELL_SPOOLED:
  case LOKET_PRESS_STAGE_TELL_END:
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
  LoketPressEntry *entry = self->current;
  const LoketPrintReason reason = entry->attempt->reason;

  if (loket_press_job_is_unwanted (entry->job)) {
    finish (self, LOKET_PRESS_NOT_PRINTED, LOKET_PRINT_REASON_NONE);
  } else if (ready) {
    loket_press_complain (entry, LOKET_PRINT_REASON_NONE);
    go_to (self, LOKET_PRESS_STAGE_BEGIN);
  } else if (is_hopeless (reason)) {
    finish (self, LOKET_PRESS_NOT_PRINTED, reason);
  } else {
    loket_press_complain (entry, reason);
    loket_press_step_later (self, LOKET_PRESS_AGAIN_MS);
  }
}

static guint
pause_of (const LoketPressEntry *entry)
{
  const gint64 so_far = (g_get_monotonic_time () - entry->since) / 1000;

  return (guint) CLAMP (so_far / 40, LOOK_MS, LOOK_MAX_MS);
}

static void
take_look (LoketPress *self, LoketVerdict verdict)
{
  LoketPressEntry *entry = self->current;

  if (verdict != LOKET_VERDICT_GO_ON) {
    if (entry->cause == LOKET_PRINT_REASON_NONE)
      entry->cause = entry->attempt->reason;
    conclude (self, verdict);
    return;
  }
  loket_press_complain (entry, entry->attempt->reason);
  loket_press_step_later (self, pause_of (entry));
}

static void
worked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPress) self = data;
  LoketPressEntry *entry = self->current;
  const int answer = (int) g_task_propagate_int (G_TASK (result), NULL);

  self->at_work = FALSE;
  if (entry->stage == LOKET_PRESS_STAGE_PROBE) {
    take_probe (self, answer);
  } else if (entry->stage == LOKET_PRESS_STAGE_LOOK) {
    take_look (self, (LoketVerdict) answer);
  } else if (!answer) {
    /* Nothing is sent any more; what there is may have arrived all the same. */
    entry->cause = entry->attempt->reason;
    entry->attempt->unwanted = !entry->sent;
    go_to (self, LOKET_PRESS_STAGE_LOOK);
  } else {
    go_to (self,
           entry->stage == LOKET_PRESS_STAGE_CREATE ? LOKET_PRESS_STAGE_TELL_CREATED
                                                    : LOKET_PRESS_STAGE_TELL_SPOOLED);
  }
}

static void
set_to_work (LoketPress *self)
{
  /* Not with the press as its source: the worker may let go of the task last, and of the press. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, worked, g_object_ref (self));
  LoketPressEntry *entry = self->current;

  if (loket_press_job_is_unwanted (entry->job))
    entry->attempt->unwanted = TRUE;
  if (entry->stage == LOKET_PRESS_STAGE_SEND)
    entry->sent = TRUE;
  self->at_work = TRUE;
  g_task_set_source_tag (task, set_to_work);
  g_task_set_task_data (task, entry, NULL);
  g_task_run_in_thread (task, work);
}

static void
begin (LoketPress *self)
{
  const LoketPressEntry *entry = self->current;
  const LoketLedgerBegin attempt = {.tag = entry->attempt->tag,
                                    .queue = entry->attempt->queue,
                                    .prints = loket_press_job_prints (entry->job),
                                    .box = entry->box,
                                    .sheet = entry->sheet};

  self->at_work = TRUE;
  loket_ledger_begin (self->ledger, &attempt, begun, g_object_ref (self));
}

/**
 * loket_press_do_stage:
 * @self: a press with a current attempt
 *
 * Sets the next thing to do about it in motion; loket_press_step() goes on once that is done.
 */
void
loket_press_do_stage (LoketPress *self)
{
  switch (self->current->stage) {
  case LOKET_PRESS_STAGE_PROBE:
  case LOKET_PRESS_STAGE_CREATE:
  case LOKET_PRESS_STAGE_SEND:
  case LOKET_PRESS_STAGE_LOOK:
    set_to_work (self);
    break;
  case LOKET_PRESS_STAGE_BEGIN:
    begin (self);
    break;
  case LOKET_PRESS_STAGE_TELL_CREATED:
    tell (self, LOKET_PRINT_TOLD_CREATED);
    break;
  case LOKET_PRESS_STAGE_TELL_SPOOLED:
    tell (self, LOKET_PRINT_TOLD_SPOOLED);
    break;
  case LOKET_PRESS_STAGE_TELL_END:
    tell_end (self);
    break;
  default:
    g_return_if_reached ();
  }
}
