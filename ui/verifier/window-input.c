/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the verifier's window comes by the code of a card: a scanner that types, at any time; the
 * camera; a picture on file, chosen or dropped; the clipboard. */
#include "config.h"

#include "ui/verifier/window-private.h"

#include "core/error.h"
#include "ui/common/camera-view.h"
#include "ui/common/code-reader.h"

#include <glib/gi18n.h>

#define SEEN 20 /* characters: then somebody scans, and does not lean on a key */

/* The scanner */

/* Nothing of the last code stays in memory that a later one could be mixed with. */
void
loket_verifier_window_forget_keys (LoketVerifierWindow *self)
{
  g_clear_handle_id (&self->silence, g_source_remove);
  g_clear_pointer (&self->scan, loket_scan_free);
  self->scan = loket_scan_new (LOKET_SCAN_ANY);
}

static void
take_keys (LoketVerifierWindow *self)
{
  g_autofree char *text = g_strdup (loket_scan_text (self->scan));

  loket_verifier_window_forget_keys (self);
  loket_verifier_window_judge (self, text);
}

/* Some scanners are set up without a key at the end. */
static gboolean
silence_cb (gpointer data)
{
  LoketVerifierWindow *self = data;

  self->silence = 0;
  if (loket_scan_length (self->scan) >= SEEN)
    take_keys (self);
  return G_SOURCE_REMOVE;
}

static void
hold_key (LoketVerifierWindow *self)
{
  g_clear_handle_id (&self->silence, g_source_remove);
  self->silence = g_timeout_add (LOKET_SCAN_GAP_MS, silence_cb, self);
  if (loket_scan_length (self->scan) == SEEN)
    loket_verifier_window_show (self, LOKET_DESK_READING);
}

static gboolean
is_end (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Tab ||
         key == GDK_KEY_Linefeed;
}

/* Other keys of the desk.  A second key at the end of a code must not press a button. */
static gboolean
own_key (LoketVerifierWindow *self, guint key, GdkModifierType modifiers, guint32 at)
{
  if (is_end (key) && self->ended != 0 && at - self->ended <= LOKET_SCAN_GAP_MS)
    return TRUE;
  if (key == GDK_KEY_Escape)
    loket_verifier_window_clear (self);
  else if ((key == GDK_KEY_v || key == GDK_KEY_V) && (modifiers & GDK_CONTROL_MASK) != 0)
    loket_verifier_window_paste (self);
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        LoketVerifierWindow *self)
{
  const guint32 at = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (keys));
  const LoketScanKey whose = loket_scan_key (self->scan, key, code, modifiers, at);

  if (whose == LOKET_SCAN_NONE)
    return own_key (self, key, modifiers, at);
  self->ended = 0;
  if (whose == LOKET_SCAN_HELD)
    hold_key (self);
  else {
    take_keys (self);
    self->ended = at;
  }
  return TRUE;
}

/* The camera */

/**
 * loket_verifier_window_set_camera:
 * @self: the window
 * @on: whether the camera looks for cards; it goes on looking while one is shown
 */
void
loket_verifier_window_set_camera (LoketVerifierWindow *self, gboolean on)
{
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->camera_place));

  if (view != NULL)
    gtk_box_remove (self->camera_place, view);
  if (on) {
    view = loket_camera_view_new (self->program, TRUE);
    g_signal_connect_object (
        view, "code", G_CALLBACK (loket_verifier_window_judge), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->camera_place, view);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->camera_place), on);
}

/* A picture on file */

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketVerifierWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = loket_code_reader_read_file_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (code != NULL) {
    loket_verifier_window_judge (self, code);
    return;
  }
  loket_verifier_window_clear (self);
  loket_notice_bar_show (self->notice,
                         LOKET_NOTICE_WARNING,
                         g_error_matches (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)
                             ? _ ("No code can be read in this picture.")
                             : _ ("This file is no picture that can be shown."),
                         _ ("Take one from straight above, with the whole square code in it, sharp "
                            "and without glare."));
}

static void
read_picture (LoketVerifierWindow *self, GFile *file)
{
  loket_notice_bar_clear (self->notice);
  loket_code_reader_read_file (file, self->cancellable, picture_cb, g_object_ref (self));
}

static void
chosen_cb (LoketVerifierWindow *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                               : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL)
    read_picture (self, file);
}

/**
 * loket_verifier_window_choose_picture:
 * @self: the window
 *
 * Asks for a picture with a code in it.
 */
void
loket_verifier_window_choose_picture (LoketVerifierWindow *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      _ ("Picture on file"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, LoketVerifierWindow *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  if (self->state == LOKET_DESK_CLASS)
    loket_verifier_window_check_roll (self, files->data);
  else
    read_picture (self, files->data);
  return TRUE;
}

/* The clipboard */

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketVerifierWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (text != NULL && *g_strstrip (text) != '\0')
    loket_verifier_window_judge (self, text);
  else
    loket_notice_bar_show (self->notice,
                           LOKET_NOTICE_INFORMATION,
                           _ ("There is nothing to paste."),
                           _ ("Copy the text of a code first, from a message for example."));
}

/**
 * loket_verifier_window_paste:
 * @self: the window
 *
 * Takes the text of the clipboard for the code of a card.
 */
void
loket_verifier_window_paste (LoketVerifierWindow *self)
{
  loket_notice_bar_clear (self->notice);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                 self->cancellable,
                                 pasted_cb,
                                 g_object_ref (self));
}

/**
 * loket_verifier_window_listen:
 * @self: the window
 *
 * From now on scanners and dropped pictures are heard.
 */
void
loket_verifier_window_listen (LoketVerifierWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  loket_verifier_window_forget_keys (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
