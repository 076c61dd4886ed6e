/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of one worklist, overdue first; the section of worklists opens it. */
#include "config.h"

#include "ui/cases/worklist-page.h"

#include "core/application-desk.h"
#include "ui/admin/page.h"
#include "ui/admin/state.h"
#include "ui/cases/brief-page.h"
#include "ui/cases/case-page.h"
#include "ui/cases/case-row.h"
#include "ui/cases/desk.h"
#include "ui/registry/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_WORKLIST_PAGE (loket_worklist_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketWorklistPage, loket_worklist_page, LOKET, WORKLIST_PAGE, GtkBox)

struct _LoketWorklistPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkListBox *rows;
  GtkWidget *empty;
  GtkWidget *more_button;
  /* owned */
  char *list;
  GCancellable *cancellable;
  /* state */
  LoketOptional next; /* where the next page begins */
};

G_DEFINE_FINAL_TYPE (LoketWorklistPage, loket_worklist_page, GTK_TYPE_BOX)

static void
show (LoketWorklistPage *self, LoketWorklists *answer, gboolean from_start)
{
  GListModel *items = G_LIST_MODEL (answer->items);
  const guint n = items != NULL ? g_list_model_get_n_items (items) : 0;

  if (from_start)
    loket_case_list_fill (self->rows, self->program, items);
  for (guint i = 0; !from_start && i < n; i++) {
    g_autoptr (LoketApplicationRow) row = g_list_model_get_item (items, i);
    gtk_list_box_append (self->rows, loket_case_row_new (self->program, row));
  }
  self->next = answer->next;
  gtk_widget_set_visible (self->more_button, self->next.set);
  gtk_widget_set_visible (self->empty, gtk_list_box_get_row_at_index (self->rows, 0) == NULL);
  if (from_start && n > 0)
    gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketWorklistPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  const gboolean from_start = !self->next.set;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  show (self, loket_worklists_cast (answer), from_start);
  if (from_start)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
stop (LoketWorklistPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (LoketWorklistPage *self, LoketOptional from)
{
  g_autoptr (LoketWorklistQuery) query = loket_worklist_query_new ();

  query->list = g_strdup (self->list);
  query->from = from;
  stop (self);
  self->next = from;
  self->cancellable = g_cancellable_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_WORKLIST_SHOW,
                     LOKET_RECORD (query),
                     NULL,
                     self->cancellable,
                     listed_cb,
                     g_object_ref (self));
}

static void
more_cb (LoketWorklistPage *self)
{
  ask (self, self->next);
}

/* Whoever comes back from one of its lines sees it as it is then. */
static void
mapped_cb (LoketWorklistPage *self)
{
  ask (self, LOKET_NONE);
}

static void
activated_cb (LoketWorklistPage *self, GtkListBoxRow *row)
{
  LoketApplicationRow *record = loket_case_row_record (row);

  if (record->application != NULL || record->number.set)
    loket_case_page_open (GTK_WIDGET (self), loket_case_row_application (row));
  else
    loket_brief_page_open (GTK_WIDGET (self), record->person);
}

static gboolean
loket_worklist_page_grab_focus (GtkWidget *widget)
{
  LoketWorklistPage *self = LOKET_WORKLIST_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  /* Until its lines are there, and when there are none. */
  gtk_widget_set_focusable (widget, TRUE);
  return GTK_WIDGET_CLASS (loket_worklist_page_parent_class)->grab_focus (widget);
}

static void
loket_worklist_page_dispose (GObject *object)
{
  LoketWorklistPage *self = LOKET_WORKLIST_PAGE (object);

  stop (self);
  g_clear_pointer (&self->list, g_free);
  G_OBJECT_CLASS (loket_worklist_page_parent_class)->dispose (object);
}

static void
loket_worklist_page_class_init (LoketWorklistPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_worklist_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_worklist_page_grab_focus;
}

static void
loket_worklist_page_init (LoketWorklistPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

static GtkWidget *
new_page (LoketProgram *program, const char *list)
{
  LoketWorklistPage *self = g_object_new (LOKET_TYPE_WORKLIST_PAGE, NULL);
  const char *title = _ (loket_worklist_title (list));
  GtkWidget *rows = loket_case_list_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = loket_part_scroll (box);

  self->program = program;
  self->list = g_strdup (list);
  self->rows = GTK_LIST_BOX (rows);
  self->empty = loket_admin_state_new ("loket-check-symbolic", _ ("Nothing waits here."), NULL);
  self->more_button = loket_part_button (_ ("Show more"), NULL, G_CALLBACK (more_cb), self);
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (
      rows, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), self->more_button);
  gtk_widget_add_css_class (scroll, "card");
  gtk_widget_add_css_class (scroll, "table");
  gtk_box_append (GTK_BOX (self), loket_part_label (title, "heading"));
  gtk_box_append (GTK_BOX (self), scroll);
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_widget_set_visible (self->more_button, FALSE);
  return GTK_WIDGET (self);
}

/**
 * loket_worklist_page_open:
 * @inside: a widget of a section of applications
 * @program: the program; its office is known
 * @list: key of a worklist
 *
 * Shows its lines upon what is seen.
 */
void
loket_worklist_page_open (GtkWidget *inside, LoketProgram *program, const char *list)
{
  loket_cases_desk_push (inside, new_page (program, list));
}
