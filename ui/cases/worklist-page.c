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
#include "ui/cases/listen.h"
#include "ui/common/parts.h"

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
  GListStore
      *coming; /* the lines that are asked for anew, in the order of their pages; NULL = none */
  /* state */
  LoketOptional next; /* where the next page begins */
  guint wanted;       /* lines of those that come: as many as are seen */
};

G_DEFINE_FINAL_TYPE (LoketWorklistPage, loket_worklist_page, GTK_TYPE_BOX)

static GtkListBoxRow *
find_row (LoketWorklistPage *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (g_strcmp0 (loket_case_row_record (row)->id, id) == 0)
      return row;
  return NULL;
}

/* Who was at a line is at it still, or at what came in its place. */
static void
show_anew (LoketWorklistPage *self)
{
  GtkListBoxRow *marked = gtk_list_box_get_selected_row (self->rows);
  const int at = marked != NULL ? gtk_list_box_row_get_index (marked) : 0;
  g_autofree char *id = marked != NULL ? g_strdup (loket_case_row_record (marked)->id) : NULL;
  const gboolean focused = loket_case_section_has_focus (GTK_WIDGET (self));
  const int last = (int) g_list_model_get_n_items (G_LIST_MODEL (self->coming)) - 1;

  loket_case_list_fill (self->rows, self->program, G_LIST_MODEL (self->coming));
  g_clear_object (&self->coming);
  marked = find_row (self, id);
  if (marked == NULL && last >= 0)
    marked = gtk_list_box_get_row_at_index (self->rows, MIN (at, last));
  gtk_list_box_select_row (self->rows, marked);
  gtk_widget_set_visible (self->empty, marked == NULL);
  gtk_widget_set_visible (self->more_button, self->next.set);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_more (LoketWorklistPage *self, GListModel *items)
{
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++) {
    g_autoptr (LoketApplicationRow) row = g_list_model_get_item (items, i);
    gtk_list_box_append (self->rows, loket_case_row_new (self->program, row));
  }
  gtk_widget_set_visible (self->more_button, self->next.set);
}

static void ask (LoketWorklistPage *self, LoketOptional from);

static void
take_anew (LoketWorklistPage *self, GListModel *items)
{
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++) {
    g_autoptr (LoketApplicationRow) row = g_list_model_get_item (items, i);
    g_list_store_append (self->coming, row);
  }
  if (self->next.set && g_list_model_get_n_items (G_LIST_MODEL (self->coming)) < self->wanted)
    ask (self, self->next);
  else
    show_anew (self);
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketWorklistPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  GListModel *items;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (answer == NULL) {
    g_clear_object (&self->coming);
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  items = G_LIST_MODEL (loket_worklists_cast (answer)->items);
  self->next = loket_worklists_cast (answer)->next;
  if (self->coming != NULL)
    take_anew (self, items);
  else
    show_more (self, items);
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

static gboolean
renew (GtkWidget *page)
{
  LoketWorklistPage *self = LOKET_WORKLIST_PAGE (page);

  loket_cases_is_new (page);
  g_clear_object (&self->coming);
  self->coming = g_list_store_new (loket_application_row_get_type ());
  self->wanted = 0;
  while (gtk_list_box_get_row_at_index (self->rows, (int) self->wanted) != NULL)
    self->wanted++;
  ask (self, LOKET_NONE);
  return TRUE;
}

/* Whoever comes back from one of its lines sees it as it is then. */
static void
mapped_cb (GtkWidget *page)
{
  renew (page);
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
  return loket_case_section_grab_focus (widget, LOKET_WORKLIST_PAGE (widget)->rows);
}

static void
loket_worklist_page_dispose (GObject *object)
{
  LoketWorklistPage *self = LOKET_WORKLIST_PAGE (object);

  stop (self);
  g_clear_object (&self->coming);
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
  loket_cases_listen (GTK_WIDGET (self), program, LOKET_NEWS_OF_CASES, NULL, renew);
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
