/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which letter is written, in which language, and what an officer has to say in it; the page of
 * letters shows it beside the preview. */
#include "config.h"

#include "ui/cases/letter-form.h"

#include "ui/admin/page.h"
#include "ui/cases/survey-words.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define DAY_MOST 30 /* characters of "Friday, 27 November 2026" and the like */

/* Members of LoketLetterRequest that a kind may ask for. */
static const struct {
  const char *member;
  const char *name;
} asks[] = {
    {"destination", N_ ("To which hospital or school")},
    {"matter", N_ ("What it is about")},
    {"day", N_ ("On which day")},
    {"time", N_ ("At what time")},
    {"place", N_ ("Where (empty: at the office)")},
};

struct _LoketLetterForm {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkDropDown *kind;
  GtkDropDown *language;
  GtkEditable *said[G_N_ELEMENTS (asks)];
  /* owned */
  LoketApplicationView *view;
  GPtrArray *kinds; /* LoketLetterKind */
};

G_DEFINE_FINAL_TYPE (LoketLetterForm, loket_letter_form, GTK_TYPE_BOX)

enum { PREVIEW, ISSUE, N_SIGNALS };

static guint signals[N_SIGNALS];

static LoketLetterKind *
chosen (LoketLetterForm *self)
{
  const guint at = gtk_drop_down_get_selected (self->kind);

  return at < self->kinds->len ? self->kinds->pdata[at] : NULL;
}

/* The decision that letters tell: the last one that was made and holds. */
static LoketDecision *
find_decision (LoketApplicationView *view)
{
  GListModel *decisions = G_LIST_MODEL (view->decisions);

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++) {
    g_autoptr (LoketDecision) decision = g_list_model_get_item (decisions, i);
    if (loket_decision_is_made (decision->state))
      return g_steal_pointer (&decision);
  }
  return NULL;
}

static LoketVisit *
find_visit (LoketApplicationView *view)
{
  GListModel *visits = G_LIST_MODEL (view->visits);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++) {
    g_autoptr (LoketVisit) visit = g_list_model_get_item (visits, i);
    if (loket_visit_is_open (visit->state))
      return g_steal_pointer (&visit);
  }
  return NULL;
}

static gboolean
can_be_written (LoketLetterForm *self, LoketLetterKind *kind)
{
  g_autoptr (LoketDecision) decision = find_decision (self->view);
  g_autoptr (LoketVisit) visit = find_visit (self->view);

  return (kind->about != LOKET_LETTER_ABOUT_DECISION ||
          (decision != NULL && (decision->state == LOKET_DECISION_ACTIVE    ? kind->grants
                                : decision->state == LOKET_DECISION_REVOKED ? kind->ends
                                                                            : kind->refuses))) &&
         (kind->about != LOKET_LETTER_ABOUT_VISIT || visit != NULL);
}

/* All that the kind asks for but the place, which is the office unless said. */
static gboolean
is_filled (LoketLetterForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (asks); i++) {
    g_autofree char *text = loket_form_text (self->said[i]);
    if (text != NULL || g_str_equal (asks[i].member, "place") ||
        !gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (self->said[i]))))
      continue;
    loket_admin_tell (
        GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Please fill this in first."), NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->said[i]));
    return FALSE;
  }
  return TRUE;
}

/**
 * loket_letter_form_request:
 * @self: the form
 *
 * Returns: (transfer full) (nullable): what stands there; %NULL when there is nothing to write;
 * what is missing or cannot be read is told
 */
LoketLetterRequest *
loket_letter_form_request (LoketLetterForm *self)
{
  LoketLetterKind *kind = chosen (self);
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autoptr (LoketLetterRequest) request = loket_letter_request_new ();
  g_autoptr (LoketDecision) decision = find_decision (self->view);
  g_autoptr (LoketVisit) visit = find_visit (self->view);
  g_autofree char *day = loket_form_text (self->said[2]);

  if (kind == NULL || !is_filled (self))
    return NULL;
  request->kind = g_strdup (kind->key);
  request->language = (LoketLanguage) gtk_drop_down_get_selected (self->language);
  if (kind->about == LOKET_LETTER_ABOUT_DECISION)
    request->decision = g_strdup (decision->id);
  else if (kind->about == LOKET_LETTER_ABOUT_VISIT)
    request->visit = g_strdup (visit->id);
  else
    request->application = g_strdup (self->view->application->id);
  request->destination = loket_form_text (self->said[0]);
  request->matter = loket_form_text (self->said[1]);
  request->day = loket_day_read (day, today);
  request->time = loket_form_text (self->said[3]);
  request->place = loket_form_text (self->said[4]);
  if (day != NULL && request->day == NULL) {
    loket_admin_tell (
        GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Please enter day, month and year."), NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->said[2]));
    return NULL;
  }
  return g_steal_pointer (&request);
}

/**
 * loket_letter_form_is_ready:
 * @self: the form
 *
 * Returns: whether the letter that is chosen tells a decision and needs no more words
 */
gboolean
loket_letter_form_is_ready (LoketLetterForm *self)
{
  LoketLetterKind *kind = chosen (self);

  return kind != NULL && kind->about == LOKET_LETTER_ABOUT_DECISION &&
         (kind->asks == NULL || kind->asks[0] == NULL);
}

/* Only what the kind asks for is seen; the rest is not sent. */
static void
show_asked (LoketLetterForm *self)
{
  LoketLetterKind *kind = chosen (self);

  for (guint i = 0; i < G_N_ELEMENTS (asks); i++) {
    const gboolean asked = kind != NULL && kind->asks != NULL &&
                           g_strv_contains ((const char *const *) kind->asks, asks[i].member);
    gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->said[i])), asked);
    if (!asked)
      gtk_editable_set_text (self->said[i], "");
  }
}

static void
preview_cb (LoketLetterForm *self)
{
  g_signal_emit (self, signals[PREVIEW], 0);
}

static void
issue_cb (LoketLetterForm *self)
{
  g_signal_emit (self, signals[ISSUE], 0);
}

static void
kind_cb (LoketLetterForm *self)
{
  show_asked (self);
  if (loket_letter_form_is_ready (self))
    preview_cb (self);
}

static void
take_kind (LoketLetterForm *self, LoketLetterKind *kind, GtkStringList *titles)
{
  if (!can_be_written (self, kind) || g_ptr_array_find (self->kinds, kind, NULL))
    return;
  gtk_string_list_append (titles, loket_program_text (self->program, kind->title));
  g_ptr_array_add (self->kinds, g_object_ref (kind));
}

/* All of them, or the one with that key. */
static void
take_some (LoketLetterForm *self, GListModel *kinds, const char *key, GtkStringList *titles)
{
  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++) {
    g_autoptr (LoketLetterKind) kind = g_list_model_get_item (kinds, i);
    if (key == NULL || g_str_equal (kind->key, key))
      take_kind (self, kind, titles);
  }
}

/* Those that the profile names for this kind of application come first, in its order. */
static GtkStringList *
take_kinds (LoketLetterForm *self, GListModel *kinds)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  char **usual = self->view->kind != NULL ? self->view->kind->letters : NULL;

  for (guint i = 0; usual != NULL && usual[i] != NULL; i++)
    take_some (self, kinds, usual[i], titles);
  take_some (self, kinds, NULL, titles);
  return titles;
}

static void
add_buttons (LoketLetterForm *self, GtkWidget *card)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *issue =
      loket_part_button (_ ("Issue it"), "loket-check-symbolic", G_CALLBACK (issue_cb), self);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (issue, "primary");
  gtk_widget_set_hexpand (issue, TRUE);
  gtk_box_append (GTK_BOX (row),
                  loket_part_button (_ ("Preview"), NULL, G_CALLBACK (preview_cb), self));
  gtk_box_append (GTK_BOX (row), issue);
  gtk_box_append (GTK_BOX (card), row);
}

/* What the office takes; a day is typed in words, too. */
static int
most_of (const char *member)
{
  const LoketField *field = loket_record_type_find_field (loket_letter_request_get_type (), member);

  return field->kind == LOKET_KIND_DAY ? DAY_MOST : (int) loket_field_max (field);
}

static void
fill (LoketLetterForm *self, GListModel *kinds)
{
  /* Each is called by its own name in all languages. */
  static const char *const languages[] = {"Bahasa Indonesia", "Basa Jawa", "English", NULL};
  GtkWidget *card = loket_part_card (_ ("Write a letter"));
  GtkWidget *grid = loket_form_grid_new ();
  GtkWidget *kind = gtk_drop_down_new (G_LIST_MODEL (take_kinds (self, kinds)), NULL);
  GtkWidget *language = gtk_drop_down_new_from_strings (languages);

  self->kind = GTK_DROP_DOWN (kind);
  self->language = GTK_DROP_DOWN (language);
  loket_form_grid_add (grid, _ ("Which letter"), kind, 0, 0, 12);
  loket_form_grid_add (grid, _ ("Language of the letter"), language, 0, 1, 12);
  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    self->said[i] = loket_form_grid_entry (
        grid, _ (asks[i].name), most_of (asks[i].member), 0, (int) i + 2, 12);
  gtk_box_append (GTK_BOX (card), grid);
  add_buttons (self, card);
  gtk_box_append (GTK_BOX (self), card);
  show_asked (self);
  g_signal_connect_object (kind, "notify::selected", G_CALLBACK (kind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      language, "notify::selected", G_CALLBACK (preview_cb), self, G_CONNECT_SWAPPED);
}

static void
loket_letter_form_dispose (GObject *object)
{
  LoketLetterForm *self = LOKET_LETTER_FORM (object);

  g_clear_object (&self->view);
  g_ptr_array_set_size (self->kinds, 0);
  G_OBJECT_CLASS (loket_letter_form_parent_class)->dispose (object);
}

static void
loket_letter_form_finalize (GObject *object)
{
  g_ptr_array_unref (LOKET_LETTER_FORM (object)->kinds);
  G_OBJECT_CLASS (loket_letter_form_parent_class)->finalize (object);
}

static guint
make_signal (LoketLetterFormClass *klass, const char *name)
{
  return g_signal_new (
      name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_letter_form_class_init (LoketLetterFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_letter_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_letter_form_finalize;
  signals[PREVIEW] = make_signal (klass, "preview");
  signals[ISSUE] = make_signal (klass, "issue");
}

static void
loket_letter_form_init (LoketLetterForm *self)
{
  self->kinds = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * loket_letter_form_new:
 * @program: the program
 * @view: the application that letters are about
 * @kinds: LoketLetterKind of the profile
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_letter_form_new (LoketProgram *program, LoketApplicationView *view, GListModel *kinds)
{
  LoketLetterForm *self = g_object_new (LOKET_TYPE_LETTER_FORM, NULL);

  self->program = program;
  self->view = g_object_ref (view);
  fill (self, kinds);
  return GTK_WIDGET (self);
}
