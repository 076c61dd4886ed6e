/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter as it is printed: its pages on the screen, drawn by the function that prints them, the
 * printer with its state in words, and the archive.  The page of letters shows it. */
#include "config.h"

#include "ui/cases/letter-sheet.h"

#include "client/send-file.h"
#include "printing/letter.h"
#include "ui/admin/page.h"
#include "ui/registry/act.h"
#include "ui/registry/parts.h"
#include "ui/registry/print-part.h"

#include <glib/gi18n.h>

#define WIDTH 560 /* pixels of a page on the screen */

struct _LoketLetterSheet {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkLabel *state;
  LoketPrintPart *printing;
  /* owned */
  LoketLetterView *view;
  LoketLetterPaper *paper;
  LoketRegistryAct *act;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LoketLetterSheet, loket_letter_sheet, GTK_TYPE_BOX)

enum { ARCHIVED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The screen */

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  LoketLetterSheet *self = data;
  const guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "page"));
  LoketSheet sheet = loket_letter_paper_sheet (self->paper);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / sheet.width, height / sheet.height);
  sheet.draw (sheet.drawn, page, cr);
}

static GtkWidget *
make_page (LoketLetterSheet *self, const LoketSheet *sheet, guint page)
{
  GtkWidget *area =
      g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Page %u of the letter"), page + 1);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int) (WIDTH * sheet->height / sheet->width));
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "paper-page");
  g_object_set_data (G_OBJECT (area), "page", GUINT_TO_POINTER (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  return area;
}

static GtkWidget *
make_pages (LoketLetterSheet *self)
{
  LoketSheet sheet = loket_letter_paper_sheet (self->paper);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "rows");
  for (guint i = 0; i < sheet.n_pages; i++)
    gtk_box_append (GTK_BOX (box), make_page (self, &sheet, i));
  return loket_part_scroll (box);
}

/* The paper */

static GBytes *
make_pdf (LoketLetterSheet *self, LoketSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  *sheet = loket_letter_paper_sheet (self->paper);
  pdf = loket_sheet_to_pdf (sheet, self->view->letter->created_at, &error);
  if (pdf == NULL) {
    g_warning ("a letter was not drawn: %s", error->message);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_PROBLEM,
                      _ ("The letter could not be made."),
                      _ ("Please tell whoever looks after the computers."));
  }
  return pdf;
}

static void
print_cb (LoketLetterSheet *self)
{
  LoketSheet sheet;
  g_autoptr (GBytes) pdf = make_pdf (self, &sheet);
  g_autofree char *name = g_strdelimit (g_strdup (self->view->letter->number), "/ ", '-');

  if (pdf != NULL)
    loket_print_part_print (self->printing, pdf, &sheet, name);
}

/* The archive */

static void
show_state (LoketLetterSheet *self, LoketLetterState state)
{
  static const char *const words[] = {
      [LOKET_LETTER_ISSUED] = N_ ("Issued. It is being put into the archive."),
      [LOKET_LETTER_ARCHIVED] = N_ ("Issued, and in the archive as it was printed."),
      [LOKET_LETTER_VOID] = N_ ("This letter is void. Its number stays used."),
  };

  gtk_label_set_text (self->state, _ (words[state]));
}

static void
archived_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketLetterSheet *self = LOKET_LETTER_SHEET (page);

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  show_state (self, LOKET_LETTER_ARCHIVED);
  g_signal_emit (self, signals[ARCHIVED], 0);
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
  LoketSheet sheet;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GInputStream) stream = NULL;

  if (self->view->letter == NULL || self->view->letter->state != LOKET_LETTER_ISSUED)
    return;
  pdf = make_pdf (self, &sheet);
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

  g_clear_pointer (&self->paper, loket_letter_paper_free);
  g_clear_object (&self->view);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (loket_letter_sheet_parent_class)->finalize (object);
}

static void
loket_letter_sheet_class_init (LoketLetterSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_letter_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_letter_sheet_finalize;
  signals[ARCHIVED] = g_signal_new ("archived",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
}

static void
loket_letter_sheet_init (LoketLetterSheet *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "letter-sheet");
}

static void
add_head (LoketLetterSheet *self)
{
  GtkWidget *state = loket_part_label ("", "quiet");
  GtkWidget *part;

  self->state = GTK_LABEL (state);
  if (self->view->letter == NULL) {
    gtk_label_set_text (self->state, _ ("A draft. It gets its number when it is issued."));
    gtk_box_append (GTK_BOX (self), state);
    return;
  }
  part = loket_print_part_new (self->program, _ ("Print the letter"));
  self->printing = LOKET_PRINT_PART (part);
  g_signal_connect_object (part, "print", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), loket_part_line (self->view->letter->number, "fact"));
  show_state (self, self->view->letter->state);
  gtk_box_append (GTK_BOX (self), state);
  if (self->view->letter->state != LOKET_LETTER_VOID)
    gtk_box_append (GTK_BOX (self), part);
  else
    g_object_unref (g_object_ref_sink (part));
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

  self->program = program;
  self->view = g_object_ref (view);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->paper = loket_letter_paper_new (view->text, view->crest);
  add_head (self);
  gtk_box_append (GTK_BOX (self), make_pages (self));
  return GTK_WIDGET (self);
}
