/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper as it is printed: its pages on the screen, drawn by the function that prints them, and
 * the printer with its state in words.  Letters, survey forms and route lists are shown so. */
#include "config.h"

#include "ui/cases/paper-pages.h"

#include "ui/admin/page.h"
#include "ui/common/parts.h"
#include "ui/registry/print-part.h"

#include <glib/gi18n.h>

#define WIDTH 560 /* pixels of a page on the screen */

struct _LoketPaperPages {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketPrintPart *printing; /* NULL: it is not printed */
  /* owned */
  LoketSheet sheet; /* with what is drawn */
  GDestroyNotify free_drawn;
  gint64 at; /* when it was made, for the PDF */
  char *name;
};

G_DEFINE_FINAL_TYPE (LoketPaperPages, loket_paper_pages, GTK_TYPE_BOX)

/* The screen */

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const LoketSheet *sheet = &LOKET_PAPER_PAGES (data)->sheet;
  const guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "page"));

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / sheet->width, height / sheet->height);
  sheet->draw (sheet->drawn, page, cr);
}

static GtkWidget *
make_page (LoketPaperPages *self, guint page)
{
  GtkWidget *area =
      g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->sheet.n_pages);
  g_autofree char *name = g_strdup_printf ("%s, %s", self->sheet.title, number);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int) (WIDTH * self->sheet.height / self->sheet.width));
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "paper-page");
  g_object_set_data (G_OBJECT (area), "page", GUINT_TO_POINTER (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  return area;
}

static GtkWidget *
make_pages (LoketPaperPages *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "rows");
  for (guint i = 0; i < self->sheet.n_pages; i++)
    gtk_box_append (GTK_BOX (box), make_page (self, i));
  return loket_part_scroll (box);
}

/* The paper */

/**
 * loket_paper_pages_pdf:
 * @self: a paper
 *
 * Returns: (transfer full) (nullable): its PDF; %NULL after a notice that it could not be made
 */
GBytes *
loket_paper_pages_pdf (LoketPaperPages *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = loket_sheet_to_pdf (&self->sheet, self->at, &error);

  if (pdf == NULL) {
    g_warning ("a paper was not drawn: %s", error->message);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_PROBLEM,
                      _ ("The paper could not be made."),
                      _ ("Please tell whoever looks after the computers."));
  }
  return pdf;
}

static void
print_cb (LoketPaperPages *self)
{
  g_autoptr (GBytes) pdf = loket_paper_pages_pdf (self);

  if (pdf != NULL)
    loket_print_part_print (self->printing, pdf, &self->sheet, self->name);
}

/**
 * loket_paper_pages_add_printer:
 * @self: a paper
 * @title: what the button that prints it says
 * @name: of its file, without its end
 */
void
loket_paper_pages_add_printer (LoketPaperPages *self, const char *title, const char *name)
{
  GtkWidget *part = loket_print_part_new (self->program, title);

  self->name = g_strdup (name);
  self->printing = LOKET_PRINT_PART (part);
  g_signal_connect_object (part, "print", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (GTK_BOX (self), part);
}

/**
 * loket_paper_pages_remove_printer:
 * @self: a paper
 *
 * From now on it is only looked at.
 */
void
loket_paper_pages_remove_printer (LoketPaperPages *self)
{
  if (self->printing != NULL)
    gtk_box_remove (GTK_BOX (self), GTK_WIDGET (self->printing));
  self->printing = NULL;
}

/* The widget */

static void
loket_paper_pages_finalize (GObject *object)
{
  LoketPaperPages *self = LOKET_PAPER_PAGES (object);

  self->free_drawn (self->sheet.drawn);
  g_free (self->name);
  G_OBJECT_CLASS (loket_paper_pages_parent_class)->finalize (object);
}

static void
loket_paper_pages_class_init (LoketPaperPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_paper_pages_finalize;
}

static void
loket_paper_pages_init (LoketPaperPages *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "letter-sheet");
}

/**
 * loket_paper_pages_new:
 * @program: the program
 * @sheet: the paper; what it draws goes over to the view
 * @free_drawn: frees that
 * @at: when it was made, UTC microseconds
 *
 * Returns: (transfer floating): its pages, without a printer
 */
GtkWidget *
loket_paper_pages_new (LoketProgram *program,
                       const LoketSheet *sheet,
                       GDestroyNotify free_drawn,
                       gint64 at)
{
  LoketPaperPages *self = g_object_new (LOKET_TYPE_PAPER_PAGES, NULL);

  self->program = program;
  self->sheet = *sheet;
  self->free_drawn = free_drawn;
  self->at = at;
  gtk_box_append (GTK_BOX (self), make_pages (self));
  return GTK_WIDGET (self);
}
