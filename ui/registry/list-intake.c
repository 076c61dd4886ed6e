/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing in a list: which file, from whom, how it would be read, and then the start; a page of
 * the section of lists. */
#include "config.h"

#include "ui/registry/list-intake.h"

#include "client/send-file.h"
#include "core/error.h"
#include "core/job.h"
#include "core/list-desk.h"
#include "ui/admin/page.h"
#include "ui/admin/state.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"
#include "ui/registry/list-columns.h"
#include "ui/registry/list-preview.h"
#include "ui/registry/list-words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <stdlib.h>

struct _LoketListIntake {
  GtkBox parent_instance;

  /* template */
  GtkWidget *back_button;
  GtkWidget *start_button;
  GtkWidget *what;
  GtkEditable *path_entry;
  GtkDropDown *sources;
  GtkEditable *period_entry;
  GtkWidget *look_button;
  GtkBox *columns_place;
  GtkLabel *summary_label;
  GtkStack *stack;
  GtkScrolledWindow *sheet;
  /* borrowed */
  LoketProgram *application;
  LoketListColumns *columns; /* of the file that is looked at */
  /* owned */
  GCancellable *cancellable;
  LoketSentFile *sent;
  char *sent_path;
  char *key; /* of the start, until it is answered */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (LoketListIntake, loket_list_intake, GTK_TYPE_BOX)

enum { STARTED, LEAVE, N_SIGNALS };

static guint signals[N_SIGNALS];

static LoketClient *
client_of (LoketListIntake *self)
{
  return loket_program_client (self->application);
}

static char *
typed_in (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
show_state (LoketListIntake *self, const char *icon, const char *sentence, const char *advice)
{
  loket_admin_state_show (self->stack, icon, sentence, advice);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), FALSE);
  gtk_widget_set_sensitive (self->start_button, FALSE);
}

static void
show_failure (LoketListIntake *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR) {
    show_state (self,
                "loket-problem-symbolic",
                _ ("There is no such file, or it may not be read."),
                _ ("Choose the file again."));
    return;
  }
  sentence = loket_problem_sentence (error, loket_program_language (self->application));
  show_state (self, "loket-problem-symbolic", sentence, NULL);
}

/* Nothing can be typed meanwhile: the focus goes where it can stay. */
static void
set_working (LoketListIntake *self, gboolean working)
{
  if (working)
    gtk_widget_grab_focus (self->back_button);
  gtk_widget_set_sensitive (self->what, !working);
}

/* How it would be read */

static void
count_problems (GListModel *rows, guint *left_out, guint *noted)
{
  *left_out = *noted = 0;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (LoketListPreviewRow) row = g_list_model_get_item (rows, i);
    if (row->rejected)
      (*left_out)++;
    else if (g_list_model_get_n_items (G_LIST_MODEL (row->problems)) > 0)
      (*noted)++;
  }
}

static void
show_summary (LoketListIntake *self, LoketListPreview *preview)
{
  GListModel *rows = G_LIST_MODEL (preview->rows);
  const guint n = g_list_model_get_n_items (rows);
  guint left_out, noted;
  g_autofree char *sentence = NULL;

  count_problems (rows, &left_out, &noted);
  sentence = g_strdup_printf (_ ("Of the first %u rows, %u would be left out and %u taken with a "
                                 "remark. Nothing is in the register yet."),
                              n,
                              left_out,
                              noted);
  gtk_label_set_text (self->summary_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), TRUE);
}

/* The kind of list tells mostly from whom it is. */
static void
choose_source (LoketListIntake *self, const char *map)
{
  GListModel *sources = G_LIST_MODEL (loket_program_profile (self->application)->sources);

  for (guint i = 0; map != NULL && i < g_list_model_get_n_items (sources); i++) {
    g_autoptr (LoketSource) source = g_list_model_get_item (sources, i);
    if (g_strcmp0 (source->map, map) == 0)
      gtk_drop_down_set_selected (self->sources, i);
  }
}

static void look_again_cb (LoketListIntake *self);

static void
show_preview (LoketListIntake *self, LoketListPreview *preview)
{
  if (self->columns == NULL) {
    choose_source (self, preview->map_key);
    self->columns = LOKET_LIST_COLUMNS (loket_list_columns_new (preview));
    g_signal_connect_object (
        self->columns, "changed", G_CALLBACK (look_again_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->columns_place, GTK_WIDGET (self->columns));
  }
  if (preview->map == NULL) {
    show_state (self,
                "loket-letter-symbolic",
                _ ("No known kind of list has these columns."),
                _ ("Choose above which column holds the name, and what else there is."));
    return;
  }
  gtk_scrolled_window_set_child (
      self->sheet,
      loket_list_preview_new_table (preview, loket_program_language (self->application)));
  loket_pages_show (self->stack, "rows");
  show_summary (self, preview);
  gtk_widget_set_sensitive (self->start_button,
                            g_list_model_get_n_items (G_LIST_MODEL (preview->rows)) > 0);
  gtk_widget_grab_focus (self->start_button);
}

static void
previewed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketListIntake) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_working (self, FALSE);
  if (answer != NULL)
    show_preview (self, loket_list_preview_cast (answer));
  else
    show_failure (self, error);
}

static void
ask_preview (LoketListIntake *self)
{
  g_autoptr (LoketListPreviewRequest) request = loket_list_preview_request_new ();

  request->blob = g_strdup (self->sent->parts[0]);
  request->language = g_strdup (loket_program_language (self->application));
  if (self->columns != NULL)
    request->map = loket_list_columns_map (self->columns);
  loket_client_call (client_of (self),
                     &LOKET_LIST_PREVIEW,
                     LOKET_RECORD (request),
                     NULL,
                     self->cancellable,
                     previewed_cb,
                     g_object_ref (self));
}

static void
look_again_cb (LoketListIntake *self)
{
  set_working (self, TRUE);
  ask_preview (self);
}

/* The file */

static void
forget_file (LoketListIntake *self)
{
  g_clear_pointer (&self->sent, loket_sent_file_free);
  g_clear_pointer (&self->sent_path, g_free);
  g_clear_pointer (&self->key, g_free);
  if (self->columns != NULL)
    gtk_box_remove (self->columns_place, GTK_WIDGET (self->columns));
  self->columns = NULL;
}

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketListIntake) self = data;
  g_autoptr (GError) error = NULL;
  LoketSentFile *sent = loket_client_send_file_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sent != NULL && sent->parts[0] != NULL) {
    self->sent = sent;
    ask_preview (self);
    return;
  }
  g_clear_pointer (&sent, loket_sent_file_free);
  set_working (self, FALSE);
  if (error != NULL)
    show_failure (self, error);
  else
    show_state (self, "loket-problem-symbolic", _ ("This file is empty."), NULL);
}

static void
look_cb (LoketListIntake *self)
{
  g_autofree char *path = typed_in (self->path_entry);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  if (!gtk_widget_get_sensitive (self->look_button))
    return;
  forget_file (self);
  stream = g_file_read (file, self->cancellable, &error);
  if (stream == NULL) {
    show_failure (self, error);
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  set_working (self, TRUE);
  show_state (self, "loket-clock-symbolic", _ ("The file is being sent to the office."), NULL);
  self->sent_path = g_steal_pointer (&path);
  loket_client_send_file (client_of (self),
                          G_INPUT_STREAM (stream),
                          self->cancellable,
                          NULL,
                          NULL,
                          sent_cb,
                          g_object_ref (self));
}

static void
chosen_cb (LoketListIntake *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL) {
    gtk_editable_set_text (self->path_entry, path);
    look_cb (self);
  }
  g_clear_object (&self->chooser);
}

static void
choose_cb (LoketListIntake *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("File of the list"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
typed_cb (LoketListIntake *self)
{
  g_autofree char *path = typed_in (self->path_entry);
  g_autofree char *period = typed_in (self->period_entry);
  const gboolean complete = *path != '\0' && *period != '\0';

  gtk_widget_set_sensitive (self->look_button, complete);
  if (g_strcmp0 (path, self->sent_path) != 0 || !complete)
    gtk_widget_set_sensitive (self->start_button, FALSE);
}

/* The start */

static void
started_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketListIntake) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_working (self, FALSE);
  gtk_widget_set_sensitive (self->start_button, TRUE);
  if (answer != NULL || loket_error_code_of (error) != LOKET_ERROR_UNREACHABLE)
    g_clear_pointer (&self->key, g_free);
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  g_signal_emit (self, signals[STARTED], 0);
}

static void
start_cb (LoketListIntake *self)
{
  g_autoptr (LoketListRequest) request = loket_list_request_new ();
  LoketProfile *profile = loket_program_profile (self->application);
  g_autoptr (LoketSource) source = g_list_model_get_item (
      G_LIST_MODEL (profile->sources), gtk_drop_down_get_selected (self->sources));

  if (self->sent == NULL || self->columns == NULL || source == NULL)
    return;
  request->source = g_strdup (source->key);
  request->period = typed_in (self->period_entry);
  request->map = loket_list_columns_map (self->columns);
  request->file_name = g_path_get_basename (self->sent_path);
  request->file_sha256 = g_strdup (self->sent->sha256);
  request->bytes = self->sent->bytes;
  request->blobs = g_strdupv (self->sent->parts);
  if (self->key == NULL)
    self->key = loket_client_new_key (client_of (self));
  set_working (self, TRUE);
  gtk_widget_set_sensitive (self->start_button, FALSE);
  loket_client_call (client_of (self),
                     &LOKET_LIST_IMPORT,
                     LOKET_RECORD (request),
                     self->key,
                     self->cancellable,
                     started_cb,
                     g_object_ref (self));
}

static void
leave_cb (LoketListIntake *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

/* The widget */

static gboolean
loket_list_intake_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_LIST_INTAKE (widget)->path_entry));
}

static void
loket_list_intake_dispose (GObject *object)
{
  LoketListIntake *self = LOKET_LIST_INTAKE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (loket_list_intake_parent_class)->dispose (object);
}

static void
loket_list_intake_finalize (GObject *object)
{
  LoketListIntake *self = LOKET_LIST_INTAKE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sent, loket_sent_file_free);
  g_free (self->sent_path);
  g_free (self->key);
  G_OBJECT_CLASS (loket_list_intake_parent_class)->finalize (object);
}

static void
loket_list_intake_class_init (LoketListIntakeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_list_intake_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_list_intake_finalize;
  widget_class->grab_focus = loket_list_intake_grab_focus;
  signals[STARTED] =
      g_signal_new ("started", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] =
      g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/registry/list-intake.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, back_button);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, start_button);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, what);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, path_entry);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, sources);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, period_entry);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, look_button);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, columns_place);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, summary_label);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, stack);
  gtk_widget_class_bind_template_child (widget_class, LoketListIntake, sheet);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
loket_list_intake_init (LoketListIntake *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The quarter that the office is in: most lists come four times a year. */
static void
suggest_period (LoketListIntake *self)
{
  const char *day = loket_client_day (client_of (self));
  g_autofree char *period = NULL;

  if (day == NULL)
    return;
  period = g_strdup_printf ("%.4s-Q%d", day, (atoi (day + 5) - 1) / 3 + 1);
  gtk_editable_set_text (self->period_entry, period);
}

static void
fill_sources (LoketListIntake *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  LoketProfile *profile = loket_program_profile (self->application);
  GListModel *sources = G_LIST_MODEL (profile->sources);
  guint selected = 0;

  for (guint i = 0; sources != NULL && i < g_list_model_get_n_items (sources); i++) {
    g_autoptr (LoketSource) source = g_list_model_get_item (sources, i);
    g_autofree char *title = loket_list_source_title (self->application, source->key);
    if (g_strcmp0 (source->kind, "national") == 0 && selected == 0)
      selected = i;
    gtk_string_list_append (words, title);
  }
  gtk_drop_down_set_model (self->sources, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->sources, selected);
  loket_part_narrow_choice (self->sources);
}

/**
 * loket_list_intake_new:
 * @application: the program; its office is known
 *
 * Returns: (transfer floating): the page, with no file chosen yet
 */
GtkWidget *
loket_list_intake_new (LoketProgram *application)
{
  LoketListIntake *self = g_object_new (LOKET_TYPE_LIST_INTAKE, NULL);

  self->application = application;
  fill_sources (self);
  suggest_period (self);
  show_state (self,
              "loket-letter-symbolic",
              _ ("Choose the file, and look at it before it is taken in."),
              _ ("Nothing comes into the register until you say so."));
  return GTK_WIDGET (self);
}
