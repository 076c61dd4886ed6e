/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints cards through CUPS exactly once, or leaves a question to a person (printing.md 4); the
 * windows that print cards hold one.  Main thread only; nothing here blocks. */
#include "config.h"

#include "printing/press-private.h"

G_DEFINE_FINAL_TYPE (LoketPress, loket_press, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_SETTLED,
  N_PROPERTIES,
};

/**
 * loket_press_entry_free:
 * @data: (transfer full): a #LoketPressEntry
 */
void
loket_press_entry_free (gpointer data)
{
  LoketPressEntry *entry = data;

  g_object_unref (entry->job);
  loket_press_attempt_free (entry->attempt);
  g_free (entry->box);
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
  g_queue_clear_full (&self->waiting, loket_press_entry_free);
  g_clear_pointer (&self->current, loket_press_entry_free);
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
  loket_press_step (self);
  return G_SOURCE_REMOVE;
}

/**
 * loket_press_step_later:
 * @self: a press
 * @ms: after which it looks again
 */
void
loket_press_step_later (LoketPress *self, guint ms)
{
  if (self->started && self->later == 0)
    self->later = g_timeout_add (ms, on_later, self);
}

static LoketPressEntry *
entry_new (LoketPress *self,
           const char *tag,
           const char *queue,
           const char *const *prints,
           LoketPressStage stage)
{
  LoketPressEntry *entry = g_new0 (LoketPressEntry, 1);

  entry->attempt = loket_press_attempt_new (tag, queue, self->marks);
  entry->job = loket_press_job_new (tag, prints);
  entry->stage = stage;
  entry->verdict = LOKET_VERDICT_GO_ON;
  if (g_strcmp0 (queue, LOKET_PRESS_FOLDER) == 0) {
    g_autofree char *name = g_strconcat (tag, ".pdf", NULL);
    entry->attempt->path = g_build_filename (self->folder, name, NULL);
    loket_press_job_set_path (entry->job, entry->attempt->path);
  }
  g_list_store_append (self->jobs, entry->job);
  return entry;
}

static void
add_open_row (LoketPress *self, const LoketLedgerRow *row)
{
  LoketPressEntry *entry = entry_new (
      self, row->tag, row->queue, (const char *const *) row->prints, LOKET_PRESS_STAGE_LOOK);

  entry->attempt->id = row->job_id;
  entry->attempt->uuid = g_strdup (row->job_uuid);
  entry->created = row->job_uuid != NULL;
  entry->sent = TRUE;
  loket_press_job_tell (entry->job, LOKET_PRESS_PRINTING, LOKET_PRINT_REASON_NONE);
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
    loket_press_step_later (self, LOKET_PRESS_AGAIN_MS);
    return;
  }
  self->asked = TRUE;
  for (guint i = rows->len; i > 0; i--)
    add_open_row (self, g_ptr_array_index (rows, i - 1));
  loket_press_step (self);
}

static void
complain_to_waiting (LoketPress *self, LoketPrintReason reason)
{
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    loket_press_complain (link->data, reason);
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
    loket_press_step_later (self, LOKET_PRESS_AGAIN_MS);
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
  const LoketPressEntry *next = g_queue_peek_head (&self->waiting);

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

/**
 * loket_press_step:
 * @self: a press
 *
 * Goes one step further, unless an answer is awaited.
 */
void
loket_press_step (LoketPress *self)
{
  if (!self->started || self->at_work || !is_ready (self) || !take_next (self))
    return;
  loket_press_do_stage (self);
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
  loket_press_step (self);
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
 * @order: what to print
 *
 * Each call is one attempt with a tag of its own.  One is in CUPS at a time, so at most one is ever
 * in doubt.
 *
 * Returns: (transfer full): the job; follow its properties.  It goes on when it is let go.
 */
LoketPressJob *
loket_press_print (LoketPress *self, const LoketPressOrder *order)
{
  const gboolean printed = order->queue != NULL && *order->queue != '\0';
  g_autofree char *tag = loket_id_new (self->clock, self->random);
  LoketPressEntry *entry = entry_new (self,
                                      tag,
                                      printed ? order->queue : LOKET_PRESS_FOLDER,
                                      order->prints,
                                      LOKET_PRESS_STAGE_PROBE);

  entry->attempt->document = g_bytes_ref (order->pdf);
  entry->attempt->width = order->width;
  entry->attempt->height = order->height;
  entry->attempt->sides = g_strdup (order->sides);
  entry->box = g_strdup (order->box);
  entry->sheet = order->sheet || !printed;
  g_queue_push_tail (&self->waiting, entry);
  loket_press_step_later (self, 0);
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
