/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of an application: those that were issued, and one to be written with its preview.
 * The page of an application opens it. */
#include "config.h"

#include "ui/cases/letters-page.h"

#include "core/letter-desk.h"
#include "core/office.h"
#include "ui/admin/page.h"
#include "ui/admin/state.h"
#include "ui/cases/letter-form.h"
#include "ui/cases/letter-sheet.h"
#include "ui/cases/survey-words.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketLettersPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkBox *left;
  GtkBox *issued;
  GtkBox *preview;
  LoketLetterForm *form; /* NULL: the kinds are not known yet */
  /* owned */
  LoketApplicationView *view;
  LoketRegistryAct *act;
  LoketRegistryAct *asking; /* drafts, which are asked for as one chooses */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LoketLettersPage, loket_letters_page, GTK_TYPE_BOX)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_state (LoketLettersPage *self, const char *icon, const char *sentence)
{
  clear (self->preview);
  gtk_box_append (self->preview, loket_admin_state_new (icon, sentence, NULL));
}

static void list (LoketLettersPage *self);

static LoketLetterSheet *
show_letter (LoketLettersPage *self, LoketLetterView *view)
{
  GtkWidget *sheet = loket_letter_sheet_new (self->program, view);

  clear (self->preview);
  g_signal_connect_object (sheet, "changed", G_CALLBACK (list), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->preview, sheet);
  return LOKET_LETTER_SHEET (sheet);
}

/* Those that were issued */

static void
opened_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketLettersPage *self = LOKET_LETTERS_PAGE (page);

  if (answer != NULL)
    loket_letter_sheet_keep (show_letter (self, loket_letter_view_cast (answer)));
  else
    loket_admin_tell_problem (page, error);
}

static void
activated_cb (LoketLettersPage *self, GtkListBoxRow *row)
{
  g_autoptr (LoketLetterReference) request = loket_letter_reference_new ();

  request->letter = g_strdup (g_object_get_data (G_OBJECT (row), "letter"));
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_LETTER_OPEN, LOKET_RECORD (request), opened_cb);
}

static const char *
state_word (LoketLetterState state)
{
  switch (state) {
  case LOKET_LETTER_ISSUED:
    return _ ("Issued");
  case LOKET_LETTER_ARCHIVED:
    return _ ("In the archive");
  case LOKET_LETTER_VOID:
    return _ ("Void");
  default:
    g_return_val_if_reached ("");
  }
}

static GtkWidget *
make_row (LoketLettersPage *self, LoketLetterEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = loket_program_text (self->program, entry->title);
  g_autofree char *day = loket_day_word (self->program, entry->day);
  g_autofree char *line = g_strdup_printf ("%s · %s", title, day);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", entry->number, title, day);

  gtk_widget_add_css_class (box, "row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_line (entry->number, "strong"));
  gtk_box_append (GTK_BOX (words), loket_part_label (line, "quiet"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box),
                  loket_part_chip (state_word (entry->state),
                                   entry->state == LOKET_LETTER_ARCHIVED ? "good"
                                   : entry->state == LOKET_LETTER_VOID   ? ""
                                                                         : "house"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "letter", g_strdup (entry->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_list (LoketLettersPage *self, GListModel *letters)
{
  GtkWidget *card = loket_part_card (_ ("Letters of this application"));
  GtkWidget *rows = gtk_list_box_new ();

  clear (self->issued);
  gtk_widget_add_css_class (rows, "hits");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Letters of this application"), -1);
  g_signal_connect_object (
      rows, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < g_list_model_get_n_items (letters); i++) {
    g_autoptr (LoketLetterEntry) entry = g_list_model_get_item (letters, i);
    gtk_list_box_append (GTK_LIST_BOX (rows), make_row (self, entry));
  }
  if (g_list_model_get_n_items (letters) > 0)
    gtk_box_append (GTK_BOX (card), rows);
  else {
    g_object_unref (g_object_ref_sink (rows));
    gtk_box_append (GTK_BOX (card), loket_part_label (_ ("None was issued yet."), "quiet"));
  }
  gtk_box_append (self->issued, card);
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketLettersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL)
    show_list (self, G_LIST_MODEL (loket_letter_list_cast (answer)->letters));
  else
    loket_admin_tell_problem (GTK_WIDGET (self), error);
}

static void
list (LoketLettersPage *self)
{
  g_autoptr (LoketLetterQuery) query = loket_letter_query_new ();

  query->application = g_strdup (self->view->application->id);
  loket_client_call (loket_program_client (self->program),
                     &LOKET_LETTER_LIST,
                     LOKET_RECORD (query),
                     NULL,
                     self->cancellable,
                     listed_cb,
                     g_object_ref (self));
}

/* One to be written */

static void
drafted_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketLettersPage *self = LOKET_LETTERS_PAGE (page);

  if (answer != NULL) {
    show_letter (self, loket_letter_view_cast (answer));
    return;
  }
  show_state (self, "loket-letter-symbolic", _ ("There is no preview of this letter yet."));
  loket_admin_tell_problem (page, error);
}

static void
preview_cb (LoketLettersPage *self)
{
  g_autoptr (LoketLetterRequest) request = loket_letter_form_request (self->form);

  if (request == NULL)
    return;
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->asking, &LOKET_LETTER_DRAFT, LOKET_RECORD (request), drafted_cb);
}

static void
issued_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketLettersPage *self = LOKET_LETTERS_PAGE (page);
  LoketLetterView *view;
  g_autofree char *news = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  view = loket_letter_view_cast (answer);
  news = g_strdup_printf (_ ("The letter is issued as %s."), view->letter->number);
  loket_admin_tell (page, LOKET_NOTICE_INFORMATION, news, NULL);
  loket_letter_sheet_keep (show_letter (self, view));
  list (self);
}

static void
issue_cb (LoketLettersPage *self)
{
  g_autoptr (LoketLetterRequest) request = loket_letter_form_request (self->form);

  if (request == NULL)
    return;
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_LETTER_ISSUE, LOKET_RECORD (request), issued_cb);
}

static void
kinds_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketLettersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  GtkWidget *form;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  form = loket_letter_form_new (
      self->program, self->view, G_LIST_MODEL (loket_letter_kinds_cast (answer)->kinds));
  self->form = LOKET_LETTER_FORM (form);
  g_signal_connect_object (form, "preview", G_CALLBACK (preview_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "issue", G_CALLBACK (issue_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (self->left, form);
  gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
  if (loket_letter_form_is_ready (self->form))
    preview_cb (self);
}

static void
mapped_cb (LoketLettersPage *self)
{
  g_autoptr (LoketNothing) nothing = NULL;

  if (self->form != NULL)
    return;
  nothing = loket_nothing_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_LETTER_KINDS,
                     LOKET_RECORD (nothing),
                     NULL,
                     self->cancellable,
                     kinds_cb,
                     g_object_ref (self));
  list (self);
}

/* The page */

static void
loket_letters_page_dispose (GObject *object)
{
  LoketLettersPage *self = LOKET_LETTERS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->view);
  g_clear_object (&self->act);
  g_clear_object (&self->asking);
  G_OBJECT_CLASS (loket_letters_page_parent_class)->dispose (object);
}

static void
loket_letters_page_finalize (GObject *object)
{
  g_clear_object (&LOKET_LETTERS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (loket_letters_page_parent_class)->finalize (object);
}

static void
loket_letters_page_class_init (LoketLettersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_letters_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_letters_page_finalize;
}

static GtkBox *
make_rows (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "rows");
  return GTK_BOX (box);
}

static void
loket_letters_page_init (LoketLettersPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->left = make_rows ();
  self->issued = make_rows ();
  self->preview = make_rows ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_box_append (self->left, GTK_WIDGET (self->issued));
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_letters_page_new:
 * @program: the program; its office is known
 * @view: an application
 *
 * Returns: (transfer floating): the page of its letters
 */
GtkWidget *
loket_letters_page_new (LoketProgram *program, LoketApplicationView *view)
{
  LoketLettersPage *self = g_object_new (LOKET_TYPE_LETTERS_PAGE, NULL);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *side = loket_part_scroll (GTK_WIDGET (self->left));
  g_autofree char *title = g_strdup_printf (_ ("Letters: %s"), view->person->name);

  self->program = program;
  self->view = g_object_ref (view);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->asking = loket_registry_act_new (program, GTK_WIDGET (self));
  gtk_widget_add_css_class (halves, "survey-halves");
  gtk_widget_set_hexpand (side, FALSE);
  gtk_widget_add_css_class (side, "side-form");
  gtk_widget_set_vexpand (halves, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  show_state (self, "loket-letter-symbolic", _ ("Choose a letter to see it here."));
  gtk_box_append (GTK_BOX (self), loket_part_line (title, "heading"));
  gtk_box_append (GTK_BOX (halves), side);
  gtk_box_append (GTK_BOX (halves), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (self), halves);
  return GTK_WIDGET (self);
}
