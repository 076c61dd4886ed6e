/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One paper of an application in a form: owed, original seen, copy or not needed, with a scan or
 * photograph; digits choose.  The forms of a new application and of its papers have one a paper. */
#include "config.h"

#include "ui/cases/paper-row.h"

#include "client/send-file.h"
#include "ui/admin/section.h"
#include "ui/cases/words.h"
#include "ui/common/problem.h"
#include "ui/common/tile.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define NOTE_MAX 300

/* What can be said of a paper, in the order of the digits. */
enum { OWED, ORIGINAL, COPY, WAIVED, N_CHOICES };

struct _LoketPaperRow {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkToggleButton *choices[N_CHOICES];
  GtkWidget *note_part;
  GtkEditable *note;
  GtkWidget *file_part;
  GtkEditable *path;
  GtkWidget *attach_button;
  GtkLabel *file_state;
  /* owned */
  LoketPaperView *paper; /* as it was */
  char *copy;            /* SHA-256 of what was sent; NULL = nothing */
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
  /* state */
  gboolean sending;
};

G_DEFINE_FINAL_TYPE (LoketPaperRow, loket_paper_row, GTK_TYPE_BOX)

static guint
choice_of (LoketPaperRow *self)
{
  for (guint i = 0; i < N_CHOICES; i++)
    if (gtk_toggle_button_get_active (self->choices[i]))
      return i;
  return OWED;
}

static guint
choice_that_was (LoketPaperView *paper)
{
  if (paper->state == LOKET_PAPERS_OWED)
    return OWED;
  if (paper->state == LOKET_PAPERS_WAIVED)
    return WAIVED;
  return paper->physical ? ORIGINAL : COPY;
}

/* The file */

static void
say_file (LoketPaperRow *self, const char *sentence, gboolean warns)
{
  gtk_label_set_text (self->file_state, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->file_state), sentence != NULL);
  if (warns)
    gtk_widget_add_css_class (GTK_WIDGET (self->file_state), "caution");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->file_state), "caution");
}

static void
attached (LoketPaperRow *self, const char *sha256)
{
  g_free (self->copy);
  self->copy = g_strdup (sha256);
  say_file (self, _ ("A scan or photograph is attached."), FALSE);
  if (choice_of (self) == OWED)
    gtk_toggle_button_set_active (self->choices[COPY], TRUE);
}

static void
say_failure (LoketPaperRow *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR) {
    say_file (self, _ ("There is no such file, or it may not be read."), TRUE);
    return;
  }
  sentence = loket_problem_sentence (error, loket_program_language (self->program));
  say_file (self, sentence, TRUE);
}

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPaperRow) self = data;
  g_autoptr (GError) error = NULL;
  LoketSentFile *sent = loket_client_send_file_finish (LOKET_CLIENT (client), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    self->sending = FALSE;
    if (sent == NULL)
      say_failure (self, error);
    else if (sent->parts[0] == NULL)
      say_file (self, _ ("This file is empty."), TRUE);
    else if (sent->parts[1] != NULL)
      say_file (self, _ ("This file is too large: four megabytes at most."), TRUE);
    else
      attached (self, sent->parts[0]);
  }
  g_clear_pointer (&sent, loket_sent_file_free);
}

static void
send_cb (LoketPaperRow *self)
{
  g_autofree char *path = loket_form_text (self->path);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  if (file == NULL || self->sending)
    return;
  stream = g_file_read (file, self->cancellable, &error);
  if (stream == NULL) {
    say_failure (self, error);
    return;
  }
  self->sending = TRUE;
  say_file (self, _ ("The file is being sent to the office."), FALSE);
  loket_client_send_file (loket_program_client (self->program),
                          G_INPUT_STREAM (stream),
                          self->cancellable,
                          NULL,
                          NULL,
                          sent_cb,
                          g_object_ref (self));
}

static void
chosen_cb (LoketPaperRow *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL) {
    gtk_editable_set_text (self->path, path);
    send_cb (self);
  }
  g_clear_object (&self->chooser);
}

static void
choose_cb (LoketPaperRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Scan or photograph"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
attach_cb (LoketPaperRow *self)
{
  gtk_widget_set_visible (self->file_part, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->path));
}

static GtkWidget *
make_file_part (LoketPaperRow *self, const char *title)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_ ("File of: %s"), title);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry),
                                  _ ("Path of the scan or photograph, then Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (send_cb), self, G_CONNECT_SWAPPED);
  self->path = GTK_EDITABLE (entry);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row),
                  loket_part_button (
                      _ ("Choose a file"), "loket-folder-symbolic", G_CALLBACK (choose_cb), self));
  gtk_widget_set_visible (row, FALSE);
  self->file_part = row;
  return row;
}

/* What is said of it */

static void
toggled_cb (LoketPaperRow *self)
{
  const guint choice = choice_of (self);

  gtk_widget_set_visible (self->note_part,
                          choice == WAIVED || *gtk_editable_get_text (self->note) != '\0');
  if (choice == COPY && self->copy == NULL && gtk_widget_get_visible (self->attach_button))
    gtk_widget_set_visible (self->file_part, TRUE);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        LoketPaperRow *self)
{
  const gunichar digit = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || digit < '1' || digit >= '1' + N_CHOICES ||
      !gtk_widget_get_visible (GTK_WIDGET (self->choices[digit - '1'])))
    return GDK_EVENT_PROPAGATE;
  gtk_toggle_button_set_active (self->choices[digit - '1'], TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->choices[digit - '1']));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_choice (LoketPaperRow *self, guint i, const char *title)
{
  const char *words[N_CHOICES] = {
      _ ("Owed"), _ ("Original seen"), _ ("Copy only"), _ ("Not needed")};
  g_autofree char *digit = g_strdup_printf ("%u", i + 1);
  g_autofree char *said = g_strdup_printf ("%s: %s", title, words[i]);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *key = gtk_label_new (digit);

  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words[i]));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  self->choices[i] = GTK_TOGGLE_BUTTON (button);
  if (i > 0)
    gtk_toggle_button_set_group (self->choices[i], self->choices[OWED]);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_choices (LoketPaperRow *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (box, "segments");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < N_CHOICES; i++)
    gtk_box_append (GTK_BOX (box), make_choice (self, i, title));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (box, keys);
  return box;
}

static GtkWidget *
make_note_part (LoketPaperRow *self, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_ ("Why not needed: %s"), title);

  gtk_entry_set_max_length (GTK_ENTRY (entry), NOTE_MAX);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why this paper is not needed here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->note = GTK_EDITABLE (entry);
  self->note_part = entry;
  gtk_widget_set_visible (entry, FALSE);
  return entry;
}

static GtkWidget *
make_title (LoketPaperRow *self, const char *title)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), loket_part_label (title, "value"));
  if (!self->paper->needed)
    gtk_box_append (GTK_BOX (words),
                    loket_part_line (_ ("where there is one; nobody waits for it"), "caption"));
  return words;
}

/* The widget */

static gboolean
loket_paper_row_grab_focus (GtkWidget *widget)
{
  LoketPaperRow *self = LOKET_PAPER_ROW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->choices[choice_of (self)]));
}

static void
loket_paper_row_dispose (GObject *object)
{
  LoketPaperRow *self = LOKET_PAPER_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->paper);
  g_clear_pointer (&self->copy, g_free);
  G_OBJECT_CLASS (loket_paper_row_parent_class)->dispose (object);
}

static void
loket_paper_row_finalize (GObject *object)
{
  g_object_unref (LOKET_PAPER_ROW (object)->cancellable);
  G_OBJECT_CLASS (loket_paper_row_parent_class)->finalize (object);
}

static void
loket_paper_row_class_init (LoketPaperRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_paper_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_paper_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_paper_row_grab_focus;
}

static void
loket_paper_row_init (LoketPaperRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "paper-row");
}

static void
show_what_was (LoketPaperRow *self)
{
  LoketPaperView *paper = self->paper;

  self->copy = g_strdup (paper->copy);
  gtk_editable_set_text (self->note, paper->note != NULL ? paper->note : "");
  gtk_toggle_button_set_active (self->choices[choice_that_was (paper)], TRUE);
  say_file (self, paper->copy != NULL ? _ ("A scan or photograph is attached.") : NULL, FALSE);
  toggled_cb (self);
}

/**
 * loket_paper_row_new:
 * @program: the program
 * @paper: how it is now
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
loket_paper_row_new (LoketProgram *program, LoketPaperView *paper)
{
  LoketPaperRow *self = g_object_new (LOKET_TYPE_PAPER_ROW, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *title =
      paper->title != NULL ? loket_program_text (program, paper->title) : paper->paper;
  g_autofree char *icon = loket_picture_name (NULL, paper->icon != NULL ? paper->icon : "letter");

  self->program = program;
  self->paper = g_object_ref (paper);
  self->file_state = GTK_LABEL (loket_part_label ("", "caption"));
  self->attach_button =
      loket_part_button (_ ("Attach"), "loket-photo-symbolic", G_CALLBACK (attach_cb), self);
  gtk_widget_set_valign (self->attach_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->attach_button, loket_admin_may (program, LOKET_MAY_SEND_FILES));
  gtk_widget_add_css_class (row, "row");
  gtk_box_append (GTK_BOX (row),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                icon,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (row), make_title (self, title));
  gtk_box_append (GTK_BOX (row), make_choices (self, title));
  gtk_box_append (GTK_BOX (row), self->attach_button);
  gtk_box_append (GTK_BOX (self), row);
  gtk_box_append (GTK_BOX (self), make_note_part (self, title));
  gtk_box_append (GTK_BOX (self), make_file_part (self, title));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->file_state));
  show_what_was (self);
  return GTK_WIDGET (self);
}

/**
 * loket_paper_row_key:
 * @self: a row
 *
 * Returns: (transfer none): key of its paper
 */
const char *
loket_paper_row_key (LoketPaperRow *self)
{
  return self->paper->paper;
}

/**
 * loket_paper_row_take:
 * @self: a row
 * @other: another one
 *
 * Takes over what was said in @other, such as when another kind of application needs the same.
 */
void
loket_paper_row_take (LoketPaperRow *self, LoketPaperRow *other)
{
  g_free (self->copy);
  self->copy = g_strdup (other->copy);
  gtk_editable_set_text (self->note, gtk_editable_get_text (other->note));
  gtk_toggle_button_set_active (self->choices[choice_of (other)], TRUE);
  say_file (self, self->copy != NULL ? _ ("A scan or photograph is attached.") : NULL, FALSE);
  toggled_cb (self);
}

/**
 * loket_paper_row_said:
 * @self: a row
 *
 * Returns: (transfer full): what is said of the paper now
 */
LoketPaperSaid *
loket_paper_row_said (LoketPaperRow *self)
{
  static const LoketPaperState states[N_CHOICES] = {
      LOKET_PAPERS_OWED, LOKET_PAPERS_SEEN, LOKET_PAPERS_SEEN, LOKET_PAPERS_WAIVED};
  LoketPaperSaid *said = loket_paper_said_new ();
  const guint choice = choice_of (self);

  said->paper = g_strdup (self->paper->paper);
  said->state = states[choice];
  said->physical = choice == ORIGINAL;
  said->copy = g_strdup (self->copy);
  said->note = loket_form_text (self->note);
  return said;
}

/**
 * loket_paper_row_is_changed:
 * @self: a row
 *
 * Returns: whether more or other is said of the paper than when the row was made
 */
gboolean
loket_paper_row_is_changed (LoketPaperRow *self)
{
  g_autofree char *note = loket_form_text (self->note);

  return choice_of (self) != choice_that_was (self->paper) ||
         g_strcmp0 (self->copy, self->paper->copy) != 0 || g_strcmp0 (note, self->paper->note) != 0;
}

/**
 * loket_paper_row_fault:
 * @self: a row
 * @field: (out) (transfer none): where to mend it
 *
 * Returns: (nullable): what is wrong with it, before the hub is asked
 */
const char *
loket_paper_row_fault (LoketPaperRow *self, GtkWidget **field)
{
  g_autofree char *note = loket_form_text (self->note);

  if (self->sending) {
    *field = GTK_WIDGET (self);
    return _ ("A file is still being sent. Please wait a moment.");
  }
  if (choice_of (self) == WAIVED && note == NULL) {
    *field = GTK_WIDGET (self->note);
    return _ ("Please say why this paper is not needed.");
  }
  if (choice_of (self) == COPY && self->copy == NULL) {
    *field = gtk_widget_get_visible (self->file_part) ? GTK_WIDGET (self->path) : GTK_WIDGET (self);
    return _ ("Please attach the scan or photograph of the copy.");
  }
  return NULL;
}
