/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger of prints in a file, as strict as that of the office, which can fall silent, refuse, or
 * take its program down with it at any step; tests of the press use it. */
#include "paper-ledger.h"

#include "core/error.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* One line a fact: SAID TAG QUEUE PRINTS ID UUID REASON, "-" for what there is not. */
enum { SAID, TAG, QUEUE, PRINTS, ID, UUID, REASON, N_WORDS };

struct _PaperLedger {
  GObject parent_instance;

  char *path;
  char *step; /* at which something goes wrong */
  PaperTrouble trouble;
  int times;
};

static void paper_ledger_init_interface (LoketLedgerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PaperLedger,
                               paper_ledger,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LOKET_TYPE_LEDGER,
                                                      paper_ledger_init_interface))

static void
paper_ledger_finalize (GObject *object)
{
  PaperLedger *self = PAPER_LEDGER (object);

  g_free (self->path);
  g_free (self->step);
  G_OBJECT_CLASS (paper_ledger_parent_class)->finalize (object);
}

static void
paper_ledger_class_init (PaperLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = paper_ledger_finalize;
}

static void
paper_ledger_init (PaperLedger *self)
{
}

PaperLedger *
paper_ledger_new (const char *path)
{
  PaperLedger *self = g_object_new (PAPER_TYPE_LEDGER, NULL);

  self->path = g_strdup (path);
  return self;
}

void
paper_ledger_set_trouble (PaperLedger *self, const char *step, PaperTrouble how, int times)
{
  g_free (self->step);
  self->step = g_strdup (step);
  self->trouble = how;
  self->times = times;
}

char **
paper_ledger_lines (PaperLedger *self)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, NULL))
    return g_new0 (char *, 1);
  return g_strsplit (g_strchomp (text), "\n", -1);
}

void
paper_ledger_append (PaperLedger *self, const char *line)
{
  const int fd = open (self->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, line, strlen (line)), ==, (gssize) strlen (line));
  g_assert_cmpint (fsync (fd), ==, 0);
  close (fd);
}

/* Called for each fact in order. */
typedef void (*Take) (char **words, gpointer data);

static void
walk (PaperLedger *self, Take take, gpointer data)
{
  g_auto (GStrv) lines = paper_ledger_lines (self);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
    if (g_strv_length (words) == N_WORDS)
      take (words, data);
  }
}

static void
take_print (char **words, gpointer data)
{
  GHashTable *last = data;

  if (strcmp (words[SAID], "sent") == 0)
    g_hash_table_insert (last, g_strdup (words[PRINTS]), g_strdup (words[TAG]));
}

GHashTable *
paper_ledger_prints (PaperLedger *self)
{
  GHashTable *last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  walk (self, take_print, last);
  return last;
}

static void
take_state (char **words, gpointer data)
{
  g_hash_table_insert (data, g_strdup (words[TAG]), g_strdup (words[SAID]));
}

GHashTable *
paper_ledger_states (PaperLedger *self)
{
  GHashTable *states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  walk (self, take_state, states);
  return states;
}

typedef struct {
  const char *tag;
  GString *story;
  char *reason;
} Story;

static void
take_story (char **words, gpointer data)
{
  Story *story = data;

  if (strcmp (words[TAG], story->tag) != 0)
    return;
  g_string_append_printf (story->story, "%s%s", story->story->len > 0 ? " " : "", words[SAID]);
  g_free (story->reason);
  story->reason = g_strdup (words[REASON]);
}

char *
paper_ledger_story (PaperLedger *self, const char *tag)
{
  Story story = {.tag = tag, .story = g_string_new (NULL)};

  walk (self, take_story, &story);
  g_free (story.reason);
  return g_string_free (story.story, FALSE);
}

char *
paper_ledger_reason (PaperLedger *self, const char *tag)
{
  Story story = {.tag = tag, .story = g_string_new (NULL)};

  walk (self, take_story, &story);
  g_string_free (story.story, TRUE);
  return story.reason;
}

/* What a person has said of it: the press may say its last word once more. */
static gboolean
is_decided (const char *said)
{
  return strcmp (said, "good") == 0 || strcmp (said, "spoiled") == 0 || strcmp (said, "none") == 0;
}

static gboolean
is_open (const char *said)
{
  return g_strcmp0 (said, "sent") == 0 || g_strcmp0 (said, "created") == 0 ||
         g_strcmp0 (said, "spooled") == 0;
}

static void
take_row (char **words, gpointer data)
{
  GHashTable *rows = data;
  LoketLedgerRow *row = g_hash_table_lookup (rows, words[TAG]);

  if (!is_open (words[SAID])) {
    g_hash_table_remove (rows, words[TAG]);
    return;
  }
  if (row == NULL) {
    row = g_new0 (LoketLedgerRow, 1);
    row->tag = g_strdup (words[TAG]);
    row->queue = g_strdup (words[QUEUE]);
    row->prints = g_strsplit (words[PRINTS], ",", -1);
    g_hash_table_insert (rows, row->tag, row);
  }
  if (strcmp (words[UUID], "-") != 0 && row->job_uuid == NULL) {
    row->job_id = atoi (words[ID]);
    row->job_uuid = g_strdup (words[UUID]);
  }
}

static GHashTable *
open_rows_of (PaperLedger *self)
{
  GHashTable *rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) loket_ledger_row_free);

  walk (self, take_row, rows);
  return rows;
}

static gboolean
is_trouble (PaperLedger *self, const char *step, PaperTrouble how)
{
  return self->times > 0 && self->trouble == how && g_strcmp0 (self->step, step) == 0;
}

/* While a file PATH.gone is there nobody answers. */
static gboolean
is_gone (PaperLedger *self)
{
  g_autofree char *path = g_strconcat (self->path, ".gone", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
fall_silent (PaperLedger *self, const char *step, PaperTrouble how, GError **error)
{
  if (is_gone (self) && (how == PAPER_SILENT_AFTER || g_random_boolean ())) {
    loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "%s: nobody is there", step);
    return TRUE;
  }
  if (!is_trouble (self, step, how))
    return FALSE;
  self->times--;
  loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "%s: no answer", step);
  return TRUE;
}

static void
die (PaperLedger *self, const char *step, PaperTrouble how)
{
  if (is_trouble (self, step, how))
    kill (getpid (), SIGKILL);
}

/* The trouble around writing one line. */
static void
put (PaperLedger *self, const char *step, const char *line, GTask *task)
{
  g_autoptr (GError) error = NULL;

  die (self, step, PAPER_DIES_BEFORE);
  if (is_trouble (self, step, PAPER_REFUSES)) {
    self->times--;
    loket_set_error (&error, LOKET_ERROR_WRONG_STATE, "cancelled", "%s: refused", step);
  } else if (!fall_silent (self, step, PAPER_SILENT_BEFORE, &error)) {
    if (line != NULL)
      paper_ledger_append (self, line);
    die (self, step, PAPER_DIES_AFTER);
    fall_silent (self, step, PAPER_SILENT_AFTER, &error);
  }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
paper_ledger_begin (LoketLedger *ledger,
                    const LoketLedgerBegin *attempt,
                    GAsyncReadyCallback done,
                    gpointer done_data)
{
  PaperLedger *self = PAPER_LEDGER (ledger);
  g_autoptr (GTask) task = g_task_new (self, NULL, done, done_data);
  g_autoptr (GHashTable) open = open_rows_of (self);
  g_autofree char *joined = g_strjoinv (",", (char **) attempt->prints);
  g_autofree char *line =
      g_strdup_printf ("sent %s %s %s 0 - -\n", attempt->tag, attempt->queue, joined);
  const gboolean again = g_hash_table_contains (open, attempt->tag);

  /* At most one open tag: a second one is a fault of the press. */
  g_assert_cmpuint (g_hash_table_size (open), ==, again ? 1 : 0);
  put (self, "begin", again ? NULL : line, task);
}

static void
paper_ledger_tell (LoketLedger *ledger,
                   const char *tag,
                   LoketPrintTold told,
                   int job_id,
                   const char *job_uuid,
                   const char *reason,
                   GAsyncReadyCallback done,
                   gpointer done_data)
{
  static const char *const names[] = {"created", "spooled", "unconfirmed", "not-printed"};
  PaperLedger *self = PAPER_LEDGER (ledger);
  g_autoptr (GTask) task = g_task_new (self, NULL, done, done_data);
  g_autoptr (GHashTable) states = paper_ledger_states (self);
  const char *state = g_hash_table_lookup (states, tag);
  g_autofree char *line = g_strdup_printf ("%s %s - - %d %s %s\n",
                                           names[told],
                                           tag,
                                           job_id,
                                           job_uuid != NULL ? job_uuid : "-",
                                           reason != NULL ? reason : "-");
  const gboolean again = state != NULL && (strcmp (state, names[told]) == 0 || is_decided (state));

  if (state == NULL) {
    g_task_return_new_error (task, LOKET_ERROR, LOKET_ERROR_NOT_FOUND, "no row %s", tag);
    return;
  }
  g_assert_true (again || is_open (state));
  if (told == LOKET_PRINT_TOLD_UNCONFIRMED)
    g_assert_true (again || strcmp (state, "spooled") == 0);
  put (self, names[told], again ? NULL : line, task);
}

static gboolean
finish (LoketLedger *ledger, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
paper_ledger_open_rows (LoketLedger *ledger, GAsyncReadyCallback done, gpointer done_data)
{
  PaperLedger *self = PAPER_LEDGER (ledger);
  g_autoptr (GTask) task = g_task_new (self, NULL, done, done_data);
  g_autoptr (GHashTable) rows = open_rows_of (self);
  GPtrArray *open = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_ledger_row_free);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row)) {
    g_hash_table_iter_steal (&iter);
    g_ptr_array_add (open, row);
  }
  g_task_return_pointer (task, open, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
open_rows_finish (LoketLedger *ledger, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
paper_ledger_init_interface (LoketLedgerInterface *iface)
{
  iface->begin = paper_ledger_begin;
  iface->tell = paper_ledger_tell;
  iface->open_rows = paper_ledger_open_rows;
  iface->begin_finish = finish;
  iface->tell_finish = finish;
  iface->open_rows_finish = open_rows_finish;
}

GBytes *
paper_card (const char *name, guint sides)
{
  g_autoptr (GString) pdf = g_string_new (
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[");

  for (guint i = 0; i < sides; i++)
    g_string_append_printf (pdf, "%u 0 R ", i + 3);
  g_string_append_printf (pdf, "]/Count %u>>endobj\n%% %s\n", sides, name);
  for (guint i = 0; i < sides; i++)
    g_string_append_printf (pdf,
                            "%u 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 153.014 242.646]"
                            "/Resources<<>>>>endobj\n",
                            i + 3);
  g_string_append (pdf, "trailer<</Root 1 0 R>>\n");
  return g_string_free_to_bytes (g_steal_pointer (&pdf));
}
