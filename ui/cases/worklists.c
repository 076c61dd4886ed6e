/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for the roles of the officer: counts, age, what is late; Enter opens a list.  The
 * first section of the page of applications. */
#include "config.h"

#include "ui/cases/worklists.h"

#include "core/application-desk.h"
#include "ui/admin/page.h"
#include "ui/admin/state.h"
#include "ui/cases/case-row.h"
#include "ui/cases/desk.h"
#include "ui/cases/listen.h"
#include "ui/cases/ruling-approvals.h"
#include "ui/cases/words.h"
#include "ui/cases/worklist-page.h"
#include "ui/common/pages.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_WORKLISTS (loket_worklists_section_get_type ())
G_DECLARE_FINAL_TYPE (LoketWorklistsSection,
                      loket_worklists_section,
                      LOKET,
                      WORKLISTS_SECTION,
                      GtkBox)

struct _LoketWorklistsSection {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkStack *stack;
  GtkListBox *lists;
  /* owned */
  GCancellable *cancellable; /* of the question under way, NULL = none is */
};

G_DEFINE_FINAL_TYPE (LoketWorklistsSection, loket_worklists_section, GTK_TYPE_BOX)

#define KEY "list"

/* One list */

static GtkWidget *
make_red (gint64 red)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%d too late", "%d too late", (gulong) red), (int) red);

  gtk_widget_add_css_class (box, "due");
  gtk_widget_add_css_class (box, "red");
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                "loket-clock-symbolic",
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (box), loket_part_line (text, "strong"));
  return box;
}

static GtkWidget *
make_row (LoketWorklistsSection *self, LoketWorklist *list)
{
  const char *title = _ (loket_worklist_title (list->list));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *count = g_strdup_printf ("%d", (int) list->count);
  g_autofree char *age =
      list->oldest.set ? loket_cases_age (self->program, list->oldest.value) : NULL;
  g_autofree char *oldest =
      age != NULL ? g_strdup_printf (_ ("the oldest for %s"), age) : g_strdup (_ ("nothing waits"));
  g_autofree char *late =
      list->red > 0 ? g_strdup_printf (ngettext ("%d too late", "%d too late", (gulong) list->red),
                                       (int) list->red)
                    : NULL;
  const char *parts[] = {title, count, oldest, late};
  g_autofree char *sentence = loket_cases_join (parts, G_N_ELEMENTS (parts));
  GtkWidget *number = loket_part_line (count, "count");

  gtk_widget_add_css_class (box, "hit");
  if (list->count == 0)
    gtk_widget_add_css_class (box, "idle");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), loket_part_line (title, "name"));
  gtk_box_append (GTK_BOX (words), loket_part_line (oldest, "quiet"));
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), words);
  if (list->red > 0)
    gtk_box_append (GTK_BOX (box), make_red (list->red));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (list->list), g_free);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

/* All of them */

static void
show_state (LoketWorklistsSection *self, const char *sentence, const char *advice)
{
  loket_admin_state_show (self->stack, "loket-folder-symbolic", sentence, advice);
}

static void
show_lists (LoketWorklistsSection *self, GListModel *lists)
{
  GtkListBoxRow *marked = gtk_list_box_get_selected_row (self->lists);
  const int at = marked != NULL ? gtk_list_box_row_get_index (marked) : 0;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean focused =
      focus != NULL &&
      (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lists)));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->lists, 0)) != NULL)
    gtk_list_box_remove (self->lists, GTK_WIDGET (row));
  for (guint i = 0; lists != NULL && i < g_list_model_get_n_items (lists); i++) {
    g_autoptr (LoketWorklist) list = g_list_model_get_item (lists, i);
    gtk_list_box_append (self->lists, make_row (self, list));
  }
  row = gtk_list_box_get_row_at_index (self->lists, at);
  if (row == NULL) {
    show_state (self, _ ("No list waits for your roles."), NULL);
    return;
  }
  loket_pages_show (self->stack, "lists");
  gtk_list_box_select_row (self->lists, row);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
counted_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketWorklistsSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (answer != NULL)
    show_lists (self, G_LIST_MODEL (loket_worklists_cast (answer)->lists));
  else
    loket_admin_tell_problem (GTK_WIDGET (self), error);
}

static void
stop (LoketWorklistsSection *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
count (GtkWidget *section)
{
  LoketWorklistsSection *self = LOKET_WORKLISTS_SECTION (section);
  g_autoptr (LoketWorklistQuery) query = loket_worklist_query_new ();

  loket_cases_is_new (section);
  stop (self);
  self->cancellable = g_cancellable_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_WORKLIST_SHOW,
                     LOKET_RECORD (query),
                     NULL,
                     self->cancellable,
                     counted_cb,
                     g_object_ref (self));
  return TRUE;
}

/* Counted anew whenever it is seen, and when the feed says that something changed. */
static void
mapped_cb (GtkWidget *section)
{
  count (section);
}

static void
activated_cb (LoketWorklistsSection *self, GtkListBoxRow *row)
{
  const char *list = g_object_get_data (G_OBJECT (row), KEY);

  if (loket_ruling_approvals_has (self->program, list))
    loket_ruling_approvals_open (GTK_WIDGET (self));
  else
    loket_worklist_page_open (GTK_WIDGET (self), self->program, list);
}

/* The widget */

static gboolean
loket_worklists_section_grab_focus (GtkWidget *widget)
{
  return loket_case_section_grab_focus (widget, LOKET_WORKLISTS_SECTION (widget)->lists);
}

static void
loket_worklists_section_dispose (GObject *object)
{
  stop (LOKET_WORKLISTS_SECTION (object));
  G_OBJECT_CLASS (loket_worklists_section_parent_class)->dispose (object);
}

static void
loket_worklists_section_class_init (LoketWorklistsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_worklists_section_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_worklists_section_grab_focus;
}

static void
loket_worklists_section_init (LoketWorklistsSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_cases_worklists_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section, which counts when it is seen
 */
GtkWidget *
loket_cases_worklists_new (LoketProgram *program)
{
  LoketWorklistsSection *self = g_object_new (LOKET_TYPE_WORKLISTS, NULL);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->program = program;
  self->stack = GTK_STACK (stack);
  self->lists = GTK_LIST_BOX (list);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_widget_add_css_class (stack, "card");
  gtk_widget_add_css_class (stack, "table");
  gtk_widget_add_css_class (list, "hits");
  gtk_widget_add_css_class (list, "worklists");
  gtk_list_box_set_selection_mode (self->lists, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Worklists"), -1);
  g_signal_connect_object (
      list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  loket_pages_add (self->stack, "lists", loket_part_scroll (list));
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("Worklists"), "heading"));
  gtk_box_append (
      GTK_BOX (self),
      loket_part_label (_ ("What waits for you, the oldest first. Enter opens a list."), "quiet"));
  gtk_box_append (GTK_BOX (self), stack);
  show_state (self, _ ("The lists are being counted."), NULL);
  loket_cases_listen (GTK_WIDGET (self), program, LOKET_NEWS_OF_CASES, NULL, count);
  return loket_cases_desk_new (program, GTK_WIDGET (self));
}
