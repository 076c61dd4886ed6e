/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the counter's window with a sidebar of the sections that the signed-in officer may see,
 * and the one that is looked at. */
#include "config.h"

#include "ui/admin/page.h"

#include "core/error.h"
#include "ui/admin/place.h"
#include "ui/admin/state.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"

#include <glib/gi18n.h>

struct _LoketAdminPage {
  GtkBox parent_instance;

  /* template */
  GtkListBox *sidebar;
  GtkWidget *side;
  GtkLabel *title_label;
  GtkStack *stack;
  LoketNoticeBar *notice_bar;
  GtkWidget *undo_button;
  /* borrowed */
  LoketProgram *application;
  const LoketAdminSections *sections;
  LoketAdminUndo undo;  /* NULL = what was told last cannot be taken back */
  GObject *undo_object; /* weak */
  /* owned */
  char *who; /* for whom the sections were made */
};

G_DEFINE_FINAL_TYPE (LoketAdminPage, loket_admin_page, GTK_TYPE_BOX)

#define NOBODY "nobody" /* the page that says that nobody is signed in */

/* Notices */

static void
clear (LoketAdminPage *self)
{
  self->undo = NULL;
  g_clear_weak_pointer (&self->undo_object);
  gtk_widget_set_visible (self->undo_button, FALSE);
  loket_notice_bar_clear (self->notice_bar);
}

static LoketAdminPage *
page_of (GtkWidget *inside)
{
  GtkWidget *page = gtk_widget_get_ancestor (inside, LOKET_TYPE_ADMIN_PAGE);

  return page != NULL ? LOKET_ADMIN_PAGE (page) : NULL;
}

/**
 * loket_admin_clear:
 * @inside: a widget of a section
 *
 * Puts away what was told last.
 */
void
loket_admin_clear (GtkWidget *inside)
{
  LoketAdminPage *self = page_of (inside);

  if (self != NULL)
    clear (self);
}

/**
 * loket_admin_tell:
 * @inside: a widget of a section
 * @kind: how grave it is
 * @sentence: what is to be known
 * @advice: (nullable): what to do next
 */
void
loket_admin_tell (GtkWidget *inside, LoketNoticeKind kind, const char *sentence, const char *advice)
{
  LoketAdminPage *self = page_of (inside);

  if (self == NULL)
    return;
  clear (self);
  loket_notice_bar_show (self->notice_bar, kind, sentence, advice);
}

/**
 * loket_admin_tell_problem:
 * @inside: a widget of a section
 * @error: what an operation was answered with
 */
void
loket_admin_tell_problem (GtkWidget *inside, const GError *error)
{
  LoketAdminPage *self = page_of (inside);
  LoketErrorCode code = loket_error_code_of (error);
  g_autofree char *sentence = NULL;

  if (self == NULL)
    return;
  sentence = loket_problem_sentence (error, loket_program_language (self->application));
  loket_admin_tell (inside,
                    loket_error_is_refusal (code) ? LOKET_NOTICE_WARNING : LOKET_NOTICE_PROBLEM,
                    sentence,
                    code == LOKET_ERROR_UNREACHABLE
                        ? _ ("Press again when the connection is back: nothing is done twice.")
                        : NULL);
}

/**
 * loket_admin_tell_undo:
 * @inside: a widget of a section
 * @sentence: what was done
 * @advice: (nullable): what follows from it
 * @undo: called with @object when somebody takes it back
 * @object: a GObject, borrowed; once it is gone, nothing can be taken back any more
 *
 * Stays until it is put away, used, or something else is told.
 */
void
loket_admin_tell_undo (GtkWidget *inside,
                       const char *sentence,
                       const char *advice,
                       LoketAdminUndo undo,
                       gpointer object)
{
  LoketAdminPage *self = page_of (inside);

  if (self == NULL)
    return;
  loket_admin_tell (inside, LOKET_NOTICE_INFORMATION, sentence, advice);
  self->undo = undo;
  g_set_weak_pointer (&self->undo_object, G_OBJECT (object));
  gtk_widget_set_visible (self->undo_button, TRUE);
}

static void
undo_cb (LoketAdminPage *self)
{
  LoketAdminUndo undo = self->undo;
  g_autoptr (GObject) object = self->undo_object != NULL ? g_object_ref (self->undo_object) : NULL;

  clear (self);
  if (undo != NULL && object != NULL)
    undo (object);
}

/* Sections */

static GtkWidget *
make_nobody (LoketAdminPage *self)
{
  gboolean nobody = loket_client_session (loket_program_client (self->application)) == NULL;
  GtkWidget *button = gtk_button_new_with_label (_ ("Back to the counter"));
  GtkWidget *state = loket_admin_state_new (
      "loket-officer-symbolic",
      nobody ? _ ("Nobody is signed in at this counter.") : _ (self->sections->none),
      nobody ? _ (self->sections->nobody_advice)
             : _ ("Ask the administrator if that should be otherwise."));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.escape");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (state), button);
  return state;
}

static const LoketAdminSection *
find_section (LoketAdminPage *self, const char *symbol)
{
  for (guint i = 0; i < self->sections->n_sections; i++)
    if (g_strcmp0 (self->sections->sections[i].symbol, symbol) == 0)
      return &self->sections->sections[i];
  return NULL;
}

static void
selected_cb (LoketAdminPage *self, GtkListBoxRow *row)
{
  const LoketAdminSection *section =
      row != NULL ? g_object_get_data (G_OBJECT (row), "section") : NULL;

  if (section == NULL)
    return;
  clear (self);
  if (gtk_stack_get_child_by_name (self->stack, section->symbol) == NULL)
    loket_pages_add (self->stack, section->symbol, section->create (self->application));
  loket_pages_show (self->stack, section->symbol);
}

static GtkWidget *
make_row (const LoketAdminSection *section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name",
                                   section->icon,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);
  GtkWidget *label = gtk_label_new (_ (section->title));

  gtk_widget_add_css_class (box, "row");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (section->title), -1);
  g_object_set_data (G_OBJECT (row), "section", (gpointer) section);
  return row;
}

static char *
who_is_there (LoketAdminPage *self)
{
  LoketSession *session = loket_client_session (loket_program_client (self->application));
  g_autofree char *roles = NULL;

  if (session == NULL)
    return NULL;
  roles = session->roles != NULL ? g_strjoinv (" ", session->roles) : NULL;
  return g_strdup_printf ("%s %s", session->officer, roles);
}

/* Whoever signs in or out sees other sections, and none that was made for somebody else. */
static void
rebuild (LoketAdminPage *self)
{
  g_autofree char *symbol = g_strdup (loket_admin_page_section (self));
  const LoketAdminSection *sections = self->sections->sections;
  GtkListBoxRow *row;

  clear (self);
  g_free (self->who);
  self->who = who_is_there (self);
  while ((row = gtk_list_box_get_row_at_index (self->sidebar, 0)) != NULL)
    gtk_list_box_remove (self->sidebar, GTK_WIDGET (row));
  loket_pages_clear (self->stack);
  for (guint i = 0; i < self->sections->n_sections; i++)
    if (loket_admin_may (self->application, sections[i].permission))
      gtk_list_box_append (self->sidebar, make_row (&sections[i]));
  gtk_widget_set_visible (self->side, gtk_list_box_get_row_at_index (self->sidebar, 0) != NULL);
  if (gtk_widget_get_visible (self->side)) {
    loket_admin_page_show (self, symbol);
  } else {
    loket_pages_add (self->stack, NOBODY, make_nobody (self));
    loket_pages_show (self->stack, NOBODY);
  }
}

/* The same officer with a newer end of the session keeps what is on the screen. */
static void
session_cb (LoketAdminPage *self)
{
  g_autofree char *who = who_is_there (self);

  if (g_strcmp0 (who, self->who) != 0)
    rebuild (self);
}

static void
loket_admin_page_dispose (GObject *object)
{
  LoketAdminPage *self = LOKET_ADMIN_PAGE (object);

  g_clear_weak_pointer (&self->undo_object);
  g_clear_pointer (&self->who, g_free);
  G_OBJECT_CLASS (loket_admin_page_parent_class)->dispose (object);
}

/* Where the next key is expected: the sidebar, from which Tab leads into the section, or the
 * section itself where one goes to write at once. */
static gboolean
loket_admin_page_grab_focus (GtkWidget *widget)
{
  LoketAdminPage *self = LOKET_ADMIN_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  if (row != NULL && self->sections->inside)
    return gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
loket_admin_page_class_init (LoketAdminPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_admin_page_dispose;
  widget_class->grab_focus = loket_admin_page_grab_focus;
  g_type_ensure (LOKET_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/admin/page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketAdminPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminPage, side);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminPage, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminPage, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}

/* Arrows choose a section, Tab leads into it: from row to row it would open one after the other. */
static gboolean
sidebar_key_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                LoketAdminPage *self)
{
  if (key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
loket_admin_page_init (LoketAdminPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (sidebar_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->sidebar), keys);
}

/**
 * loket_admin_page_new:
 * @application: the program; its office is known
 * @sections: what the page has
 *
 * Returns: (transfer floating): the page, at the first section that may be seen
 */
GtkWidget *
loket_admin_page_new (LoketProgram *application, const LoketAdminSections *sections)
{
  LoketAdminPage *self = g_object_new (LOKET_TYPE_ADMIN_PAGE, NULL);

  self->application = application;
  self->sections = sections;
  gtk_label_set_label (self->title_label, _ (sections->title));
  g_signal_connect_object (loket_program_client (application),
                           "notify::session",
                           G_CALLBACK (session_cb),
                           self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}

/**
 * loket_admin_page_section:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): symbol of the section that is looked at
 */
const char *
loket_admin_page_section (LoketAdminPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  return find_section (self, name) != NULL ? name : NULL;
}

/**
 * loket_admin_page_place:
 * @self: the page
 *
 * Returns: (transfer none): what is seen: the section, or what says that there is none
 */
GtkWidget *
loket_admin_page_place (LoketAdminPage *self)
{
  return gtk_stack_get_visible_child (self->stack);
}

/**
 * loket_admin_page_show:
 * @self: the page
 * @symbol: (nullable): of a section; the first one when it is not there
 */
void
loket_admin_page_show (LoketAdminPage *self, const char *symbol)
{
  GtkListBoxRow *chosen = gtk_list_box_get_row_at_index (self->sidebar, 0);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++) {
    const LoketAdminSection *section = g_object_get_data (G_OBJECT (row), "section");
    if (g_strcmp0 (section->symbol, symbol) == 0)
      chosen = row;
  }
  gtk_list_box_select_row (self->sidebar, chosen);
}

/**
 * loket_admin_page_back:
 * @self: the page
 *
 * One step back, as Escape does: first the pane of the section goes, then a notice.
 *
 * Returns: %FALSE when there was nothing to put away, so that the page itself may go
 */
gboolean
loket_admin_page_back (LoketAdminPage *self)
{
  GtkWidget *section = gtk_stack_get_visible_child (self->stack);

  if (LOKET_IS_ADMIN_PLACE (section) && loket_admin_place_back (LOKET_ADMIN_PLACE (section)))
    return TRUE;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->notice_bar)))
    return FALSE;
  clear (self);
  return TRUE;
}
