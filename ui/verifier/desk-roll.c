/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One class at the desk of a school: read from a file, asked about once, and forgotten with this
 * object. */
#include "config.h"

#include "ui/verifier/desk-roll.h"

#include "core/calendar.h"
#include "core/csv-text.h"
#include "core/error.h"

struct _LoketDeskRoll {
  GObject parent_instance;

  /* owned */
  LoketClient *client;
  GCancellable *cancellable; /* of the file that is read or asked about; NULL = none */
  LoketRollCheck *check;     /* NULL = no class was read */
  LoketRollResults *results; /* NULL = no answer */
  GError *problem;           /* NULL = none */
};

G_DEFINE_FINAL_TYPE (LoketDeskRoll, loket_desk_roll, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct {
  GFile *file;
  char *day;
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->file);
  g_free (self->day);
  g_free (self);
}

/* One byte more than a class list may have tells a long one; nobody waits for the rest of it. */
static GBytes *
read_start (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *bytes = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;
  bytes = g_malloc (LOKET_ROLL_FILE_MAX + 1);
  if (!g_input_stream_read_all (
          G_INPUT_STREAM (stream), bytes, LOKET_ROLL_FILE_MAX + 1, &length, cancellable, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = read_start (reading->file, cancellable, &error);
  LoketRollCheck *check =
      bytes != NULL ? loket_roll_read_class (bytes, reading->day, &error) : NULL;

  if (check != NULL)
    g_task_return_pointer (task, check, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * loket_desk_roll_forget:
 * @self: a class
 *
 * It has nothing more of any class; what it asked is not waited for, and "changed" stays silent.
 */
void
loket_desk_roll_forget (LoketDeskRoll *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->check);
  g_clear_object (&self->results);
  g_clear_error (&self->problem);
}

static void
end (LoketDeskRoll *self, const GError *problem)
{
  g_clear_object (&self->cancellable);
  if (problem != NULL) {
    g_clear_object (&self->check);
    self->problem = g_error_copy (problem);
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
answered_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketDeskRoll) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL)
    self->results = g_object_ref (loket_roll_results_cast (answer));
  end (self, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketDeskRoll *self = LOKET_DESK_ROLL (source);
  g_autoptr (GError) error = NULL;
  LoketRollCheck *check = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (check == NULL) {
    end (self, error);
    return;
  }
  self->check = check;
  loket_client_call (self->client,
                     &LOKET_ROLL_CHECK,
                     LOKET_RECORD (check),
                     NULL,
                     self->cancellable,
                     answered_cb,
                     g_object_ref (self));
}

/**
 * loket_desk_roll_check:
 * @self: a class
 * @file: the list of the class that it is from now on
 *
 * Forgets the one before, reads @file and asks the office; "changed" says when something is to be
 * seen.  Without the office nothing is read: there is no use for it then.
 */
void
loket_desk_roll_check (LoketDeskRoll *self, GFile *file)
{
  LoketProfile *profile = loket_client_profile (self->client);
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  loket_desk_roll_forget (self);
  if (profile == NULL || loket_client_connection (self->client) != LOKET_CONNECTION_READY) {
    g_autoptr (GError) error = NULL;
    loket_set_error (&error, LOKET_ERROR_UNREACHABLE, NULL, "a class: the hub is away");
    end (self, error);
    return;
  }
  self->cancellable = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->file = g_object_ref (file);
  reading->day = loket_calendar_day (loket_client_now (self->client), profile->utc_offset);
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_thread);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * loket_desk_roll_is_busy:
 * @self: a class
 *
 * Returns: whether a file is read or the office is asked
 */
gboolean
loket_desk_roll_is_busy (LoketDeskRoll *self)
{
  return self->cancellable != NULL;
}

/**
 * loket_desk_roll_problem:
 * @self: a class
 *
 * Returns: (transfer none) (nullable): why there is no answer: as loket_roll_read_class(), as
 *   loket_client_call_finish(), or of %G_IO_ERROR where the file cannot be read
 */
const GError *
loket_desk_roll_problem (LoketDeskRoll *self)
{
  return self->problem;
}

/**
 * loket_desk_roll_class:
 * @self: a class
 *
 * Returns: (transfer none) (nullable): what was read of the file
 */
LoketRollCheck *
loket_desk_roll_class (LoketDeskRoll *self)
{
  return self->check;
}

/**
 * loket_desk_roll_results:
 * @self: a class
 *
 * Returns: (transfer none) (nullable): what the office said
 */
LoketRollResults *
loket_desk_roll_results (LoketDeskRoll *self)
{
  return self->results;
}

/**
 * loket_desk_roll_as_csv:
 * @self: a class with an answer
 *
 * Row and status, as names on the wire, so that a script reads it the same in every language; the
 * names of the pupils stay in the file that they came from.
 *
 * Returns: (transfer full): the answer for a file
 */
char *
loket_desk_roll_as_csv (LoketDeskRoll *self)
{
  GListModel *results = G_LIST_MODEL (self->results->results);
  const guint n = g_list_model_get_n_items (results);
  GString *csv = g_string_new ("row,status");

  loket_csv_end_row (csv);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRollResult) result = g_list_model_get_item (results, i);
    g_string_append_printf (csv,
                            "%" G_GINT64_FORMAT ",%s",
                            result->row,
                            loket_enum_name (loket_roll_status_get_type (), (int) result->status));
    loket_csv_end_row (csv);
  }
  return g_string_free (csv, FALSE);
}

static void
loket_desk_roll_dispose (GObject *object)
{
  LoketDeskRoll *self = LOKET_DESK_ROLL (object);

  loket_desk_roll_forget (self);
  g_clear_object (&self->client);
  G_OBJECT_CLASS (loket_desk_roll_parent_class)->dispose (object);
}

static void
loket_desk_roll_class_init (LoketDeskRollClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_desk_roll_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", LOKET_TYPE_DESK_ROLL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_desk_roll_init (LoketDeskRoll *self)
{
}

/**
 * loket_desk_roll_new:
 * @client: of this desk
 *
 * Returns: (transfer full): no class yet
 */
LoketDeskRoll *
loket_desk_roll_new (LoketClient *client)
{
  LoketDeskRoll *self = g_object_new (LOKET_TYPE_DESK_ROLL, NULL);

  self->client = g_object_ref (client);
  return self;
}
