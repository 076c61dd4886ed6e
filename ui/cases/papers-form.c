/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of the papers of an application that is on file; its page leads here when papers are
 * brought. */
#include "config.h"

#include "ui/cases/papers-form.h"

#include "ui/admin/page.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/paper-row.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketPapersForm {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  /* owned */
  LoketRegistryAct *act;
  LoketApplicationView *view;
  GPtrArray *rows; /* LoketPaperRow, borrowed */
};

G_DEFINE_FINAL_TYPE (LoketPapersForm, loket_papers_form, GTK_TYPE_BOX)

static GListStore *
changed_papers (LoketPapersForm *self)
{
  GListStore *list = g_list_store_new (loket_paper_said_get_type ());

  for (guint i = 0; i < self->rows->len; i++)
    if (loket_paper_row_is_changed (self->rows->pdata[i])) {
      g_autoptr (LoketPaperSaid) said = loket_paper_row_said (self->rows->pdata[i]);
      g_list_store_append (list, said);
    }
  return list;
}

static void
saved_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketPapersForm *self = LOKET_PAPERS_FORM (page);

  if (answer != NULL)
    loket_case_page_show_after (page, self->program, answer, _ ("The papers are put down."));
  else
    loket_admin_tell_problem (page, error);
}

static void
save_cb (LoketPapersForm *self)
{
  g_autoptr (LoketPapersRequest) request = loket_papers_request_new ();
  GtkWidget *field = NULL;
  const char *fault = NULL;

  for (guint i = 0; i < self->rows->len && fault == NULL; i++)
    fault = loket_paper_row_fault (self->rows->pdata[i], &field);
  if (fault != NULL) {
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, fault, NULL);
    gtk_widget_grab_focus (field);
    return;
  }
  request->application = g_strdup (self->view->application->id);
  request->version = self->view->application->version;
  request->papers = changed_papers (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (request->papers)) == 0) {
    loket_cases_desk_pop (GTK_WIDGET (self));
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (
      self->act, &LOKET_APPLICATION_SET_PAPERS, LOKET_RECORD (request), saved_cb);
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  save_cb (LOKET_PAPERS_FORM (widget));
  return TRUE;
}

/* Where something is still owed is where one writes first. */
static gboolean
loket_papers_form_grab_focus (GtkWidget *widget)
{
  LoketPapersForm *self = LOKET_PAPERS_FORM (widget);

  for (guint i = 0; i < self->rows->len; i++) {
    g_autoptr (LoketPaperSaid) said = loket_paper_row_said (self->rows->pdata[i]);
    if (said->state == LOKET_PAPERS_OWED)
      return gtk_widget_grab_focus (self->rows->pdata[i]);
  }
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
loket_papers_form_dispose (GObject *object)
{
  LoketPapersForm *self = LOKET_PAPERS_FORM (object);

  g_clear_object (&self->act);
  g_clear_object (&self->view);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (loket_papers_form_parent_class)->dispose (object);
}

static void
loket_papers_form_class_init (LoketPapersFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_papers_form_dispose;
  widget_class->grab_focus = loket_papers_form_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_key_cb, NULL);
}

static void
loket_papers_form_init (LoketPapersForm *self)
{
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

static GtkWidget *
make_foot (LoketPapersForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *note = loket_part_label (_ ("1 owed, 2 original seen, 3 copy, 4 not needed: the "
                                         "digits choose where the focus is."),
                                      "caption");
  GtkWidget *done =
      loket_part_button (_ ("Save the papers"), "loket-check-symbolic", G_CALLBACK (save_cb), self);

  gtk_widget_add_css_class (foot, "row");
  gtk_widget_add_css_class (done, "primary");
  gtk_widget_set_hexpand (note, TRUE);
  gtk_box_append (GTK_BOX (foot), note);
  gtk_box_append (GTK_BOX (foot), done);
  return foot;
}

/**
 * loket_papers_form_new:
 * @program: the program; its office is known
 * @view: an application
 *
 * Returns: (transfer floating): the form, with its papers as they are
 */
GtkWidget *
loket_papers_form_new (LoketProgram *program, LoketApplicationView *view)
{
  LoketPapersForm *self = g_object_new (LOKET_TYPE_PAPERS_FORM, NULL);
  GtkWidget *card = loket_part_card (NULL);
  GListModel *papers = G_LIST_MODEL (view->papers);

  self->program = program;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->view = g_object_ref (view);
  for (guint i = 0; i < g_list_model_get_n_items (papers); i++) {
    g_autoptr (LoketPaperView) paper = g_list_model_get_item (papers, i);
    GtkWidget *row = loket_paper_row_new (program, paper);
    gtk_box_append (GTK_BOX (card), row);
    g_ptr_array_add (self->rows, row);
  }
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("Papers"), "heading"));
  gtk_box_append (GTK_BOX (self), loket_part_scroll (card));
  gtk_box_append (GTK_BOX (self), make_foot (self));
  return GTK_WIDGET (self);
}
