/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter: its pages as they are printed, its number and state, the archive, and how it is
 * declared void.  The page of letters shows it. */
#include "config.h"

#include "ui/cases/letter-sheet.h"

#include "client/send-file.h"
#include "printing/letter.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/cases/paper-pages.h"
#include "ui/cases/text-box.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define REASON_MIN 5 /* characters, as the hub wants */

struct _LoketLetterSheet {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkLabel *state;
  LoketPaperPages *paper;
  GtkWidget *toggle; /* NULL: this officer cannot declare it void, or it is */
  GtkWidget *voiding;
  LoketTextBox *reason;
  /* owned */
  LoketLetterView *view;
  LoketRegistryAct *act;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LoketLetterSheet, loket_letter_sheet, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_state (LoketLetterSheet *self, LoketLetterState state, const char *reason)
{
  static const char *const words[] = {
      [LOKET_LETTER_ISSUED] = N_ ("Issued. It is being put into the archive."),
      [LOKET_LETTER_ARCHIVED] = N_ ("Issued, and in the archive as it was printed."),
      [LOKET_LETTER_VOID] = N_ ("This letter is void. Its number stays used."),
  };
  g_autofree char *text =
      reason != NULL ? g_strdup_printf ("%s\n%s", _ (words[state]), reason) : NULL;

  gtk_label_set_text (self->state, text != NULL ? text : _ (words[state]));
}

/* The archive */

static void
archived_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketLetterSheet *self = LOKET_LETTER_SHEET (page);

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  show_state (self, LOKET_LETTER_ARCHIVED, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketLetterSheet) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketSentFile) sent =
      loket_client_send_file_finish (LOKET_CLIENT (client), result, &error);
  g_autoptr (LoketLetterArchive) request = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sent == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  request = loket_letter_archive_new ();
  request->letter = g_strdup (self->view->letter->id);
  request->pdf = g_strdup (sent->parts[0]);
  loket_registry_act_do (self->act, &LOKET_LETTER_ARCHIVE, LOKET_RECORD (request), archived_cb);
}

/**
 * loket_letter_sheet_keep:
 * @self: the sheet of a letter with a number
 *
 * Puts the PDF into the archive, unless it is there.
 */
void
loket_letter_sheet_keep (LoketLetterSheet *self)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GInputStream) stream = NULL;

  if (self->view->letter == NULL || self->view->letter->state != LOKET_LETTER_ISSUED)
    return;
  pdf = loket_paper_pages_pdf (self->paper);
  if (pdf == NULL)
    return;
  stream = g_memory_input_stream_new_from_bytes (pdf);
  loket_client_send_file (loket_program_client (self->program),
                          stream,
                          self->cancellable,
                          NULL,
                          NULL,
                          sent_cb,
                          g_object_ref (self));
}

/* Void */

static void
voided_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketLetterSheet *self = LOKET_LETTER_SHEET (page);

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  show_state (self, LOKET_LETTER_VOID, loket_letter_entry_cast (answer)->reason);
  loket_paper_pages_remove_printer (self->paper);
  gtk_widget_set_visible (self->toggle, FALSE);
  gtk_widget_set_visible (self->voiding, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
void_cb (LoketLetterSheet *self)
{
  g_autofree char *reason = loket_text_box_text (self->reason);
  g_autoptr (LoketLetterVoid) request = NULL;

  if (reason == NULL || g_utf8_strlen (reason, -1) < REASON_MIN) {
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Please write down why."), NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
    return;
  }
  request = loket_letter_void_new ();
  request->letter = g_strdup (self->view->letter->id);
  request->reason = g_steal_pointer (&reason);
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_LETTER_MAKE_VOID, LOKET_RECORD (request), voided_cb);
}

/* Whoever wrote it, and the heads. */
static gboolean
may_void (LoketLetterSheet *self)
{
  LoketSession *session = loket_client_session (loket_program_client (self->program));

  return session != NULL && (g_strcmp0 (session->officer, self->view->letter->officer) == 0 ||
                             loket_admin_is_head (self->program));
}

/* It asks for words first, so that nobody does it in passing; the button stands beside @head. */
static void
add_voiding (LoketLetterSheet *self, GtkWidget *head)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (_ ("Declare this letter void"));
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = loket_part_button (_ ("Yes, it is void"), NULL, G_CALLBACK (void_cb), self);

  self->voiding = form;
  self->toggle = toggle;
  self->reason = LOKET_TEXT_BOX (loket_text_box_new (_ ("Why it counts no more"), NULL, 2));
  gtk_widget_add_css_class (form, "small-form");
  gtk_widget_set_valign (toggle, GTK_ALIGN_START);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_bind_property (toggle, "active", form, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (form), button);
  gtk_box_append (GTK_BOX (head), toggle);
  gtk_box_append (GTK_BOX (self), form);
}

/* The widget */

static void
loket_letter_sheet_dispose (GObject *object)
{
  LoketLetterSheet *self = LOKET_LETTER_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_letter_sheet_parent_class)->dispose (object);
}

static void
loket_letter_sheet_finalize (GObject *object)
{
  LoketLetterSheet *self = LOKET_LETTER_SHEET (object);

  g_clear_object (&self->view);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (loket_letter_sheet_parent_class)->finalize (object);
}

static void
loket_letter_sheet_class_init (LoketLetterSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_letter_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_letter_sheet_finalize;
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_letter_sheet_init (LoketLetterSheet *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "letter-sheet");
}

static void
free_paper (gpointer data)
{
  loket_letter_paper_free (data);
}

static void
make_paper (LoketLetterSheet *self)
{
  LoketLetterPaper *paper = loket_letter_paper_new (self->view->text, self->view->crest);
  const LoketSheet sheet = loket_letter_paper_sheet (paper);
  LoketLetter *letter = self->view->letter;
  g_autofree char *name = NULL;

  self->paper = LOKET_PAPER_PAGES (loket_paper_pages_new (
      self->program, &sheet, free_paper, letter != NULL ? letter->created_at : 0));
  if (letter == NULL || letter->state == LOKET_LETTER_VOID)
    return;
  name = g_strdelimit (g_strdup (letter->number), "/ ", '-');
  loket_paper_pages_add_printer (self->paper, _ ("Print the letter"), name);
}

static GtkWidget *
add_head (LoketLetterSheet *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *state = loket_part_label ("", "quiet");
  LoketLetter *letter = self->view->letter;

  self->state = GTK_LABEL (state);
  if (letter == NULL) {
    gtk_label_set_text (self->state, _ ("A draft. It gets its number when it is issued."));
  } else {
    gtk_box_append (GTK_BOX (words), loket_part_line (letter->number, "fact"));
    show_state (self, letter->state, letter->reason);
  }
  gtk_widget_add_css_class (head, "row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), state);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (self), head);
  return head;
}

/**
 * loket_letter_sheet_new:
 * @program: the program
 * @view: a letter, or the draft of one
 *
 * Returns: (transfer floating): its pages
 */
GtkWidget *
loket_letter_sheet_new (LoketProgram *program, LoketLetterView *view)
{
  LoketLetterSheet *self = g_object_new (LOKET_TYPE_LETTER_SHEET, NULL);
  GtkWidget *head;

  self->program = program;
  self->view = g_object_ref (view);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  head = add_head (self);
  make_paper (self);
  if (view->letter != NULL && view->letter->state != LOKET_LETTER_VOID && may_void (self))
    add_voiding (self, head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->paper));
  return GTK_WIDGET (self);
}
