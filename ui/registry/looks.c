/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who looked at a record, a tab of a person's page, and the file that the person may have of all
 * that is known (UU 27/2022). */
#include "config.h"

#include "ui/registry/person-page.h"

#include "core/person-file.h"
#include "printing/person-file.h"
#include "ui/admin/page.h"
#include "ui/admin/words.h"
#include "ui/registry/act.h"
#include "ui/registry/desk.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"
#include "ui/registry/print-part.h"

#include <glib/gi18n.h>
#include <string.h>

#define LOKET_TYPE_LOOKS_TAB (loket_looks_tab_get_type ())
G_DECLARE_FINAL_TYPE (LoketLooksTab, loket_looks_tab, LOKET, LOOKS_TAB, GtkBox)

struct _LoketLooksTab {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkBox *rows;
  LoketPrintPart *printing;
  /* owned */
  LoketPersonView *view;
  LoketRegistryAct *act;
  /* state */
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (LoketLooksTab, loket_looks_tab, GTK_TYPE_BOX)

/* "service", or "other: asked by the court" */
static char *
purpose_text (const char *purpose)
{
  g_autofree char *name = NULL;
  const char *note;
  int number;

  if (purpose == NULL)
    return NULL;
  note = strstr (purpose, ": ");
  name = note != NULL ? g_strndup (purpose, (gsize) (note - purpose)) : g_strdup (purpose);
  if (!loket_enum_from_name (loket_purpose_get_type (), name, &number))
    return g_strdup (purpose);
  return g_strconcat (
      _ (loket_purpose_sentence ((LoketPurpose) number)), note != NULL ? note : "", NULL);
}

static void
add_look (LoketLooksTab *self, GtkGrid *grid, int row, LoketPersonLook *look)
{
  g_autofree char *at = loket_admin_time (self->application, look->at);
  g_autofree char *purpose = purpose_text (look->purpose);
  GtkWidget *what = loket_part_label (purpose != NULL ? purpose : "–", "quiet");

  gtk_widget_set_hexpand (what, TRUE);
  gtk_grid_attach (grid, loket_part_line (at, "field"), 0, row, 1, 1);
  gtk_grid_attach (
      grid,
      loket_part_line (look->officer != NULL ? look->officer : _ ("The hub itself"), "value"),
      1,
      row,
      1,
      1);
  gtk_grid_attach (grid, what, 2, row, 1, 1);
}

static void
looked_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketLooksTab *self = LOKET_LOOKS_TAB (page);
  GtkWidget *card = loket_part_card (_ ("Who looked at this record, and what for"));
  GtkWidget *grid = gtk_grid_new ();
  LoketPersonLooks *looks;

  if (answer == NULL) {
    g_object_ref_sink (card);
    g_object_unref (card);
    g_object_ref_sink (grid);
    g_object_unref (grid);
    loket_admin_tell_problem (page, error);
    return;
  }
  looks = loket_person_looks_cast (answer);
  gtk_widget_add_css_class (grid, "fact-grid");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (looks->looks)); i++) {
    g_autoptr (LoketPersonLook) look = g_list_model_get_item (G_LIST_MODEL (looks->looks), i);
    add_look (self, GTK_GRID (grid), (int) i, look);
  }
  gtk_box_append (GTK_BOX (card), grid);
  if (looks->more)
    gtk_box_append (GTK_BOX (card),
                    loket_part_label (_ ("There is more than is listed here."), "quiet"));
  gtk_box_append (self->rows, card);
}

static LoketPersonRequest *
request_of (LoketLooksTab *self)
{
  LoketPersonRequest *request = loket_person_request_new ();
  const char *note;

  request->person = g_strdup (self->view->person->id);
  request->purpose = loket_registry_desk_purpose (GTK_WIDGET (self), &note);
  request->note = g_strdup (note);
  return request;
}

static void
mapped_cb (LoketLooksTab *self)
{
  g_autoptr (LoketPersonRequest) request = NULL;

  if (self->asked)
    return;
  self->asked = TRUE;
  request = request_of (self);
  loket_registry_act_do (self->act, &LOKET_PERSON_ACCESS, LOKET_RECORD (request), looked_cb);
}

/* The file */

static char *
name_of (LoketLooksTab *self)
{
  const char *day = loket_client_day (loket_program_client (self->application));

  return g_strdup_printf ("W%" G_GINT64_FORMAT "-%s", self->view->person->number, day);
}

static GBytes *
draw (LoketLooksTab *self, LoketPersonFile *file, LoketSheet *sheet, GError **error)
{
  LoketProfile *profile = loket_program_profile (self->application);
  g_autoptr (LoketPersonPaper) paper =
      loket_person_paper_new (file, profile, loket_program_language (self->application));

  *sheet = loket_person_paper_sheet (paper);
  return loket_sheet_to_pdf (sheet, file->made_at, error);
}

static void
print_file (LoketLooksTab *self, LoketPersonFile *file)
{
  LoketSheet sheet;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = draw (self, file, &sheet, &error);
  g_autofree char *name = name_of (self);

  if (pdf != NULL) {
    loket_print_part_print (self->printing, pdf, &sheet, name);
    return;
  }
  g_warning ("a person's file was not drawn: %s", error->message);
  loket_admin_tell (
      GTK_WIDGET (self), LOKET_NOTICE_PROBLEM, _ ("The file could not be saved."), NULL);
}

static void
handed_over_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  if (answer != NULL)
    print_file (LOKET_LOOKS_TAB (page), loket_person_file_cast (answer));
  else
    loket_admin_tell_problem (page, error);
}

static void
print_cb (LoketLooksTab *self)
{
  g_autoptr (LoketPersonRequest) request = request_of (self);

  loket_registry_act_do (self->act, &LOKET_PERSON_FILE, LOKET_RECORD (request), handed_over_cb);
}

/* The tab */

static void
loket_looks_tab_dispose (GObject *object)
{
  g_clear_object (&LOKET_LOOKS_TAB (object)->view);
  g_clear_object (&LOKET_LOOKS_TAB (object)->act);
  G_OBJECT_CLASS (loket_looks_tab_parent_class)->dispose (object);
}

static void
loket_looks_tab_class_init (LoketLooksTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_looks_tab_dispose;
}

static void
loket_looks_tab_init (LoketLooksTab *self)
{
  GtkWidget *scroll;

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "rows");
  scroll = loket_part_scroll (GTK_WIDGET (self->rows));
  gtk_widget_set_hexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (self), scroll);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_registry_looks_new:
 * @application: the program; its office is known
 * @view: the record
 *
 * Returns: (transfer floating): the tab
 */
GtkWidget *
loket_registry_looks_new (LoketProgram *application, LoketPersonView *view)
{
  LoketLooksTab *self = g_object_new (LOKET_TYPE_LOOKS_TAB, NULL);
  GtkWidget *card = loket_part_card (_ ("The person's own file"));

  self->application = application;
  self->view = g_object_ref (view);
  self->act = loket_registry_act_new (application, GTK_WIDGET (self));
  self->printing = LOKET_PRINT_PART (loket_print_part_new (application, _ ("Print the file")));
  g_signal_connect_object (self->printing, "print", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card),
                  loket_part_label (_ ("All that is on file, what lists say, and who looked: the "
                                       "person has a right to it."),
                                    "quiet"));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->printing));
  gtk_box_append (self->rows, card);
  return GTK_WIDGET (self);
}
