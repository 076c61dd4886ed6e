/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the verifier's window checks a class: a list is chosen or dropped, the result is saved, and
 * all is forgotten when nobody touches the desk any more. */
#include "config.h"

#include "ui/verifier/window-private.h"

#include <glib/gi18n.h>

static void
changed_cb (LoketVerifierWindow *self)
{
  loket_verifier_window_show (self, LOKET_DESK_CLASS);
  loket_verifier_window_stay (self);
}

/**
 * loket_verifier_window_open_roll:
 * @self: the window
 *
 * Shows the page of a class, with none in it.
 */
void
loket_verifier_window_open_roll (LoketVerifierWindow *self)
{
  loket_verifier_window_clear (self);
  self->roll = loket_desk_roll_new (loket_program_client (self->program));
  g_signal_connect_object (self->roll, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * loket_verifier_window_check_roll:
 * @self: the window, while the page of a class is shown
 * @file: the list of a class
 *
 * Asks the office about it in place of the one before.
 */
void
loket_verifier_window_check_roll (LoketVerifierWindow *self, GFile *file)
{
  loket_notice_bar_clear (self->notice);
  loket_desk_roll_check (self->roll, file);
}

/* What is chosen here is no document to be offered again to whoever sits down next. */
static void
ask_for_file (LoketVerifierWindow *self,
              const char *title,
              GtkFileChooserAction action,
              GCallback chosen)
{
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", chosen, self);
}

static GFile *
take_chosen (LoketVerifierWindow *self, int response)
{
  GFile *file = response == GTK_RESPONSE_ACCEPT && self->roll != NULL
                    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                    : NULL;

  g_clear_object (&self->chooser);
  return file;
}

static void
list_chosen_cb (LoketVerifierWindow *self, int response)
{
  g_autoptr (GFile) file = take_chosen (self, response);

  if (file != NULL)
    loket_verifier_window_check_roll (self, file);
}

/**
 * loket_verifier_window_choose_roll:
 * @self: the window, while the page of a class is shown
 *
 * Asks for the list of a class.
 */
void
loket_verifier_window_choose_roll (LoketVerifierWindow *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->roll == NULL)
    return;
  ask_for_file (
      self, _ ("List of a class"), GTK_FILE_CHOOSER_ACTION_OPEN, G_CALLBACK (list_chosen_cb));
  gtk_file_filter_set_name (filter, _ ("Lists (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
place_chosen_cb (LoketVerifierWindow *self, int response)
{
  g_autoptr (GFile) file = take_chosen (self, response);
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || loket_desk_roll_results (self->roll) == NULL)
    return;
  csv = loket_desk_roll_as_csv (self->roll);
  if (g_file_replace_contents (
          file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, &error)) {
    loket_notice_bar_show (self->notice,
                           LOKET_NOTICE_INFORMATION,
                           _ ("The result is saved: rows and their answers, without names."),
                           NULL);
    return;
  }
  g_message ("the result of a class was not saved: %s", error->message);
  loket_notice_bar_show (self->notice,
                         LOKET_NOTICE_PROBLEM,
                         _ ("The result could not be saved there."),
                         _ ("Choose another folder or stick."));
}

/**
 * loket_verifier_window_save_roll:
 * @self: the window, while the answer about a class is shown
 *
 * Asks where the answer is to be saved.
 */
void
loket_verifier_window_save_roll (LoketVerifierWindow *self)
{
  g_autofree char *name = NULL;

  if (self->roll == NULL || loket_desk_roll_results (self->roll) == NULL)
    return;
  ask_for_file (
      self, _ ("Save the result"), GTK_FILE_CHOOSER_ACTION_SAVE, G_CALLBACK (place_chosen_cb));
  name = g_strdup_printf (_ ("class-%s.csv"), loket_desk_roll_results (self->roll)->day);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * loket_verifier_window_forget_roll:
 * @self: the window
 *
 * Nothing of a class that was shown is kept, and an answer that is on its way is not waited for.
 */
void
loket_verifier_window_forget_roll (LoketVerifierWindow *self)
{
  if (self->roll != NULL)
    loket_desk_roll_forget (self->roll);
  g_clear_object (&self->roll);
}

/* A hand, and not a pointer that moves by itself because the page under it was laid out anew. */
static gboolean
touched_cb (GtkEventController *any, GdkEvent *event, LoketVerifierWindow *self)
{
  const GdkEventType type = gdk_event_get_event_type (event);

  if (self->state == LOKET_DESK_CLASS && (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS ||
                                          type == GDK_SCROLL || type == GDK_TOUCH_BEGIN))
    loket_verifier_window_stay (self);
  return GDK_EVENT_PROPAGATE;
}

/**
 * loket_verifier_window_watch_roll:
 * @self: the window
 *
 * From now on a class that is shown stays for as long as somebody touches the desk.
 */
void
loket_verifier_window_watch_roll (LoketVerifierWindow *self)
{
  GtkEventController *any = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (any, GTK_PHASE_CAPTURE);
  g_signal_connect_object (any, "event", G_CALLBACK (touched_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), any);
}
