/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey form on paper: empty to take along, or as it was filled, to be signed and filed.  The
 * choice of forms and the page of a survey open it. */
#include "config.h"

#include "ui/cases/form-page.h"

#include "printing/form.h"
#include "ui/cases/paper-pages.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

static LoketFormPaper *
draw (LoketProgram *program, LoketSurveyView *view)
{
  g_autofree char *number =
      view->application_number.set
          ? g_strdup_printf ("%" G_GINT64_FORMAT, view->application_number.value)
          : NULL;
  const LoketFormSubject subject = {
      .application = number,
      .name = view->name,
      .address = view->place,
      .day = view->survey->day,
      .home_officer = view->officer_name,
      .neighbour_officer = view->neighbour_officer_name,
      .neighbour_note = view->survey->neighbour_note,
      .answers = view->answers,
  };

  return loket_form_paper_new (
      view->form, &subject, loket_program_profile (program), loket_program_language (program));
}

static void
free_paper (gpointer data)
{
  loket_form_paper_free (data);
}

static GtkWidget *
make_view (LoketProgram *program, LoketSurveyView *view)
{
  LoketFormPaper *paper = draw (program, view);
  const LoketSheet sheet = loket_form_paper_sheet (paper);
  GtkWidget *pages = loket_paper_pages_new (
      program, &sheet, free_paper, loket_client_now (loket_program_client (program)));
  g_autofree char *name =
      view->application_number.set
          ? g_strdup_printf ("%s-P%d", view->form->key, (int) view->application_number.value)
          : g_strdup (view->form->key);

  loket_paper_pages_add_printer (LOKET_PAPER_PAGES (pages), _ ("Print the form"), name);
  return pages;
}

/**
 * loket_form_page_new:
 * @program: the program; its office is known
 * @view: a survey with its form; without answers it is an empty form
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_form_page_new (LoketProgram *program, LoketSurveyView *view)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *lead = view->answers != NULL
                         ? _ ("The form as it was filled, to be signed.")
                         : _ ("An empty form to take along. Its answers are typed in afterwards.");

  gtk_widget_add_css_class (page, "section");
  gtk_widget_add_css_class (page, "person");
  gtk_box_append (GTK_BOX (page),
                  loket_part_line (loket_program_text (program, view->form->title), "heading"));
  gtk_box_append (GTK_BOX (page), loket_part_label (lead, "lead"));
  gtk_box_append (GTK_BOX (page), make_view (program, view));
  return page;
}
