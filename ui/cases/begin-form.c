/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a new application: what is asked for, which way it came, its papers; what is typed
 * stays through every refusal.  The brief of a person leads here. */
#include "config.h"

#include "ui/cases/begin-form.h"

#include "ui/admin/page.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/paper-row.h"
#include "ui/cases/words.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define NOTE_MAX 2000

struct _LoketBeginForm {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkDropDown *kinds;
  GtkDropDown *origins;
  GtkBox *papers;
  GtkEditable *note;
  /* owned */
  LoketRegistryAct *act;
  LoketPersonBrief *brief;
  LoketTicket *ticket;         /* in service; NULL = none */
  GPtrArray *rows;             /* LoketPaperRow, borrowed */
  LoketApplicationView *begun; /* on file, and more is still to be said of its papers */
};

G_DEFINE_FINAL_TYPE (LoketBeginForm, loket_begin_form, GTK_TYPE_BOX)

/* An objection makes its review by itself. */
static const LoketOrigin origins[] = {LOKET_ORIGIN_COUNTER,
                                      LOKET_ORIGIN_SUBDISTRICT,
                                      LOKET_ORIGIN_VILLAGE,
                                      LOKET_ORIGIN_SERAWUNG,
                                      LOKET_ORIGIN_PHONE,
                                      LOKET_ORIGIN_FIELD,
                                      LOKET_ORIGIN_KIOSK};

/* Papers */

static GListModel *
all_kinds (LoketBeginForm *self)
{
  return G_LIST_MODEL (loket_program_profile (self->program)->applications);
}

static LoketApplicationKind *
chosen_kind (LoketBeginForm *self)
{
  g_autoptr (LoketApplicationKind) kind =
      g_list_model_get_item (all_kinds (self), gtk_drop_down_get_selected (self->kinds));

  return kind; /* the profile holds it */
}

static gboolean
is_needed (LoketBeginForm *self, LoketKindPaper *paper)
{
  return paper->need == LOKET_PAPER_ALWAYS ||
         (paper->need == LOKET_PAPER_UNLISTED && !self->brief->listed);
}

static LoketPaperView *
blank_paper (LoketBeginForm *self, LoketKindPaper *paper)
{
  LoketPaperView *view = loket_paper_view_new ();

  view->paper = g_strdup (paper->key);
  view->title = paper->title != NULL ? g_object_ref (paper->title) : NULL;
  view->icon = g_strdup (paper->icon);
  view->needed = is_needed (self, paper);
  view->state = LOKET_PAPERS_OWED;
  return view;
}

static LoketPaperRow *
find_row (GPtrArray *rows, const char *key)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (loket_paper_row_key (rows->pdata[i]), key) == 0)
      return rows->pdata[i];
  return NULL;
}

/* What was said of a paper stays where the other kind needs it too. */
static void
show_papers (LoketBeginForm *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);
  LoketApplicationKind *kind = chosen_kind (self);
  GListModel *papers = kind != NULL ? G_LIST_MODEL (kind->papers) : NULL;

  self->rows = g_ptr_array_new ();
  for (guint i = 0; papers != NULL && i < g_list_model_get_n_items (papers); i++) {
    g_autoptr (LoketKindPaper) paper = g_list_model_get_item (papers, i);
    g_autoptr (LoketPaperView) view = blank_paper (self, paper);
    GtkWidget *row = loket_paper_row_new (self->program, view);
    LoketPaperRow *before = old != NULL ? find_row (old, paper->key) : NULL;
    if (before != NULL)
      loket_paper_row_take (LOKET_PAPER_ROW (row), before);
    gtk_box_append (self->papers, row);
    g_ptr_array_add (self->rows, row);
  }
  for (guint i = 0; old != NULL && i < old->len; i++)
    gtk_box_remove (self->papers, old->pdata[i]);
}

/* Sending */

static char **
originals (LoketBeginForm *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++) {
    g_autoptr (LoketPaperSaid) said = loket_paper_row_said (self->rows->pdata[i]);
    if (said->physical)
      g_strv_builder_add (keys, said->paper);
  }
  return g_strv_builder_end (keys);
}

/* What the beginning itself cannot say: copies, and what is not needed. */
static GListStore *
rest_of_papers (LoketBeginForm *self)
{
  GListStore *rest = g_list_store_new (loket_paper_said_get_type ());

  for (guint i = 0; i < self->rows->len; i++) {
    g_autoptr (LoketPaperSaid) said = loket_paper_row_said (self->rows->pdata[i]);
    if (said->copy != NULL || said->state == LOKET_PAPERS_WAIVED)
      g_list_store_append (rest, said);
  }
  return rest;
}

static void
show_case (LoketBeginForm *self, LoketApplicationView *view)
{
  g_autofree char *number = loket_cases_number (view->application->number);
  g_autofree char *news = g_strdup_printf (_ ("Application %s is on file."), number);

  loket_cases_desk_end (
      GTK_WIDGET (self), loket_case_page_new (self->program, LOKET_RECORD (view)), news);
}

static void
papers_said_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  if (answer != NULL)
    show_case (LOKET_BEGIN_FORM (page), loket_application_view_cast (answer));
  else
    loket_admin_tell_problem (page, error);
}

static void
say_papers (LoketBeginForm *self)
{
  g_autoptr (LoketPapersRequest) request = loket_papers_request_new ();

  request->application = g_strdup (self->begun->application->id);
  request->version = self->begun->application->version;
  request->papers = rest_of_papers (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (request->papers)) == 0)
    show_case (self, self->begun);
  else
    loket_registry_act_do (
        self->act, &LOKET_APPLICATION_SET_PAPERS, LOKET_RECORD (request), papers_said_cb);
}

static void
begun_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketBeginForm *self = LOKET_BEGIN_FORM (page);

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  self->begun = g_object_ref (loket_application_view_cast (answer));
  say_papers (self);
}

static void
send (LoketBeginForm *self, gboolean draft)
{
  g_autoptr (LoketApplicationBegin) request = loket_application_begin_new ();
  LoketTicket *ticket = loket_cases_desk_ticket (GTK_WIDGET (self));

  request->person = g_strdup (self->brief->person->person);
  request->kind = g_strdup (chosen_kind (self)->key);
  request->origin = origins[gtk_drop_down_get_selected (self->origins)];
  if (ticket != NULL)
    request->ticket = g_strdup (ticket->id);
  request->papers = originals (self);
  request->note = loket_form_text (self->note);
  request->draft = draft;
  loket_registry_act_do (self->act, &LOKET_APPLICATION_BEGIN, LOKET_RECORD (request), begun_cb);
}

static const char *
find_fault (LoketBeginForm *self, GtkWidget **field)
{
  const char *fault = NULL;

  for (guint i = 0; i < self->rows->len && fault == NULL; i++)
    fault = loket_paper_row_fault (self->rows->pdata[i], field);
  return fault;
}

static void
hand_in (LoketBeginForm *self, gboolean draft)
{
  GtkWidget *field = NULL;
  const char *fault = find_fault (self, &field);

  if (fault != NULL) {
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, fault, NULL);
    gtk_widget_grab_focus (field);
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  if (self->begun != NULL)
    say_papers (self);
  else if (chosen_kind (self) != NULL)
    send (self, draft);
}

static void
hand_in_cb (LoketBeginForm *self)
{
  hand_in (self, FALSE);
}

static void
draft_cb (LoketBeginForm *self)
{
  hand_in (self, TRUE);
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  hand_in (LOKET_BEGIN_FORM (widget), FALSE);
  return TRUE;
}

/* The fields */

static guint
usual_kind (LoketBeginForm *self)
{
  GListModel *kinds = all_kinds (self);

  for (guint i = 0; self->ticket != NULL && i < g_list_model_get_n_items (kinds); i++) {
    g_autoptr (LoketApplicationKind) kind = g_list_model_get_item (kinds, i);
    if (g_strcmp0 (kind->service, self->ticket->service) == 0)
      return i;
  }
  return 0;
}

static GtkWidget *
make_kinds (LoketBeginForm *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GListModel *kinds = all_kinds (self);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++) {
    g_autoptr (LoketApplicationKind) kind = g_list_model_get_item (kinds, i);
    gtk_string_list_append (words, loket_program_text (self->program, kind->title));
  }
  self->kinds = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL));
  gtk_drop_down_set_selected (self->kinds, usual_kind (self));
  g_signal_connect_object (
      self->kinds, "notify::selected", G_CALLBACK (show_papers), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->kinds);
}

/* An officer of a village or sub-district takes in what comes there. */
static LoketOrigin
usual_origin (LoketBeginForm *self)
{
  LoketSession *session = loket_client_session (loket_program_client (self->program));
  const char *const *roles = session != NULL ? (const char *const *) session->roles : NULL;

  if (roles != NULL && g_strv_contains (roles, "village"))
    return LOKET_ORIGIN_VILLAGE;
  return roles != NULL && g_strv_contains (roles, "subdistrict") ? LOKET_ORIGIN_SUBDISTRICT
                                                                 : LOKET_ORIGIN_COUNTER;
}

static GtkWidget *
make_origins (LoketBeginForm *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const LoketOrigin usual = usual_origin (self);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++) {
    gtk_string_list_append (words, loket_cases_origin (origins[i]));
    if (origins[i] == usual)
      selected = i;
  }
  self->origins = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL));
  gtk_drop_down_set_selected (self->origins, selected);
  return GTK_WIDGET (self->origins);
}

static GtkWidget *
make_head (LoketBeginForm *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = loket_part_line (_ ("New application"), "heading");

  gtk_widget_add_css_class (head, "row");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), loket_part_chip (self->brief->person->name, "house"));
  if (self->ticket != NULL) {
    g_autofree char *ticket = g_strdup_printf (_ ("Number %s"), self->ticket->label);
    gtk_box_append (GTK_BOX (head), loket_part_chip (ticket, ""));
  }
  return head;
}

static GtkWidget *
make_body (LoketBeginForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *what = loket_part_card (NULL);
  GtkWidget *papers = loket_part_card (_ ("Papers"));
  GtkWidget *grid = loket_form_grid_new ();

  gtk_widget_add_css_class (box, "rows");
  loket_form_grid_add (grid, _ ("What is asked for"), make_kinds (self), 0, 0, 6);
  loket_form_grid_add (grid, _ ("Which way it came"), make_origins (self), 6, 0, 6);
  self->note =
      loket_form_grid_entry (grid, _ ("What the person says"), NOTE_MAX, 0, 1, LOKET_FORM_COLUMNS);
  gtk_box_append (GTK_BOX (what), grid);
  self->papers = GTK_BOX (papers);
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), papers);
  show_papers (self);
  return loket_part_scroll (box);
}

static GtkWidget *
make_foot (LoketBeginForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *note = loket_part_label (
      _ ("What is owed may follow within a week; the service time begins with complete papers."),
      "caption");
  GtkWidget *done =
      loket_part_button (_ ("Hand it in"), "loket-check-symbolic", G_CALLBACK (hand_in_cb), self);

  gtk_widget_add_css_class (foot, "row");
  gtk_widget_add_css_class (done, "primary");
  gtk_widget_set_tooltip_text (done, "Ctrl+S");
  gtk_widget_set_hexpand (note, TRUE);
  gtk_box_append (GTK_BOX (foot), note);
  gtk_box_append (GTK_BOX (foot),
                  loket_part_button (_ ("Keep as a draft"), NULL, G_CALLBACK (draft_cb), self));
  gtk_box_append (GTK_BOX (foot), done);
  return foot;
}

/* The widget */

static gboolean
loket_begin_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_BEGIN_FORM (widget)->kinds));
}

static void
loket_begin_form_dispose (GObject *object)
{
  LoketBeginForm *self = LOKET_BEGIN_FORM (object);

  g_clear_object (&self->act);
  g_clear_object (&self->brief);
  g_clear_object (&self->ticket);
  g_clear_object (&self->begun);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (loket_begin_form_parent_class)->dispose (object);
}

static void
loket_begin_form_class_init (LoketBeginFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_begin_form_dispose;
  widget_class->grab_focus = loket_begin_form_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_key_cb, NULL);
}

static void
loket_begin_form_init (LoketBeginForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

/**
 * loket_begin_form_new:
 * @program: the program; its office is known
 * @brief: of the person for whom something is asked
 * @ticket: (nullable): in service
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_begin_form_new (LoketProgram *program, LoketPersonBrief *brief, LoketTicket *ticket)
{
  LoketBeginForm *self = g_object_new (LOKET_TYPE_BEGIN_FORM, NULL);

  self->program = program;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->brief = g_object_ref (brief);
  self->ticket = ticket != NULL ? g_object_ref (ticket) : NULL;
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), make_body (self));
  gtk_box_append (GTK_BOX (self), make_foot (self));
  return GTK_WIDGET (self);
}
