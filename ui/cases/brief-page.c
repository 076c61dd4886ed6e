/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands before the counter, in one look: lists, household, cards, benefits, applications,
 * what to look out for, and what to do next.  The desk of applications shows it. */
#include "config.h"

#include "ui/cases/brief-page.h"

#include "ui/admin/section.h"
#include "ui/admin/words.h"
#include "ui/cases/bar.h"
#include "ui/cases/begin-form.h"
#include "ui/cases/case-page.h"
#include "ui/cases/case-row.h"
#include "ui/cases/desk.h"
#include "ui/cases/words.h"
#include "ui/registry/hit-row.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_BRIEF_PAGE (loket_brief_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketBriefPage, loket_brief_page, LOKET, BRIEF_PAGE, GtkBox)

struct _LoketBriefPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *first; /* what to do next */
  /* owned */
  LoketPersonBrief *brief;
};

G_DEFINE_FINAL_TYPE (LoketBriefPage, loket_brief_page, GTK_TYPE_BOX)

static guint
length (GListStore *list)
{
  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
}

/* What to do next */

static void
begin_cb (LoketBriefPage *self)
{
  loket_cases_desk_push (GTK_WIDGET (self),
                         loket_begin_form_new (self->program,
                                               self->brief,
                                               loket_cases_desk_ticket (GTK_WIDGET (self))));
}

static void
go_on_cb (LoketBriefPage *self)
{
  for (guint i = 0; i < length (self->brief->applications); i++) {
    g_autoptr (LoketApplicationRow) row =
        g_list_model_get_item (G_LIST_MODEL (self->brief->applications), i);
    if (g_strcmp0 (row->person, self->brief->person->person) == 0) {
      loket_case_page_open (GTK_WIDGET (self), row->id);
      return;
    }
  }
}

static void
other_cb (LoketBriefPage *self)
{
  loket_brief_page_open (GTK_WIDGET (self), self->brief->person->merged_into);
}

static gboolean
has_word (char **words, const char *word)
{
  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

/* The first button does what comes first. */
static void
add_act (LoketBriefPage *self, GtkWidget *acts, const char *label, const char *icon, GCallback act)
{
  GtkWidget *button = loket_part_button (label, icon, act, self);

  if (self->first == NULL) {
    self->first = button;
    gtk_widget_add_css_class (button, "primary");
  }
  gtk_box_append (GTK_BOX (acts), button);
}

static GtkWidget *
make_acts (LoketBriefPage *self)
{
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  char **next = self->brief->next;

  gtk_widget_add_css_class (acts, "row");
  gtk_widget_set_valign (acts, GTK_ALIGN_CENTER);
  if (self->brief->person->merged_into != NULL) {
    add_act (self, acts, _ ("Open the other record"), NULL, G_CALLBACK (other_cb));
    return acts;
  }
  if (has_word (next, "go-on-with-application"))
    add_act (self, acts, _ ("Go on with it"), "loket-forward-symbolic", G_CALLBACK (go_on_cb));
  if (loket_admin_may (self->program, LOKET_MAY_TAKE_APPLICATIONS))
    add_act (self, acts, _ ("New application"), "loket-add-symbolic", G_CALLBACK (begin_cb));
  return acts;
}

static GtkWidget *
make_next (LoketBriefPage *self)
{
  char **next = self->brief->next;
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *bar;

  for (guint i = 0; next != NULL && next[i] != NULL; i++)
    g_string_append_printf (said, "%s%s", i > 0 ? "\n" : "", _ (loket_next_sentence (next[i])));
  bar = loket_cases_bar ("information",
                         "loket-forward-symbolic",
                         _ ("What to do next"),
                         said->len > 0 ? said->str : NULL);
  gtk_box_append (GTK_BOX (bar), make_acts (self));
  return bar;
}

/* Who it is */

static GtkWidget *
make_head (LoketBriefPage *self)
{
  LoketPersonHit *person = self->brief->person;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *number = loket_registry_number (person->number);
  g_autofree char *facts = loket_hit_facts (person, loket_program_language (self->program));
  const char *parts[] = {number, facts, person->nik};
  g_autofree char *line = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_widget_add_css_class (head, "person-head");
  gtk_widget_add_css_class (who, "row");
  gtk_box_append (GTK_BOX (who), loket_part_line (person->name, "heading"));
  gtk_box_append (GTK_BOX (who),
                  self->brief->listed ? loket_part_chip (_ ("On a list that counts"), "good")
                                      : loket_part_chip (_ ("On no list that counts"), ""));
  gtk_box_append (GTK_BOX (head), who);
  gtk_box_append (GTK_BOX (head), loket_part_line (line, "lead"));
  return head;
}

static const char *
warning_style (const char *word)
{
  static const char *const grave[] = {"dead", "moved", "gone", "merged", NULL};

  return g_strv_contains (grave, word) ? "problem" : "warning";
}

static void
add_warnings (LoketBriefPage *self, GtkWidget *box)
{
  for (char **word = self->brief->warnings; word != NULL && *word != NULL; word++)
    gtk_box_append (
        GTK_BOX (box),
        loket_cases_bar (warning_style (*word), NULL, _ (loket_warning_sentence (*word)), NULL));
}

/* What is known */

static GtkWidget *
make_empty (const char *sentence)
{
  return loket_part_label (sentence, "quiet");
}

static void
add_line (GtkWidget *card, const char *name, const char *facts, const char *chip, const char *style)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (row, "known");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_line (name, "value"));
  if (facts != NULL && *facts != '\0')
    gtk_box_append (GTK_BOX (words), loket_part_line (facts, "caption"));
  gtk_box_append (GTK_BOX (row), words);
  if (chip != NULL)
    gtk_box_append (GTK_BOX (row), loket_part_chip (chip, style));
  gtk_box_append (GTK_BOX (card), row);
}

static GtkWidget *
make_lists (LoketBriefPage *self)
{
  GtkWidget *card = loket_part_card (_ ("On the lists"));

  for (guint i = 0; i < length (self->brief->lists); i++) {
    g_autoptr (LoketListStanding) standing =
        g_list_model_get_item (G_LIST_MODEL (self->brief->lists), i);
    g_autofree char *list = loket_registry_list (standing->source, standing->period);
    g_autofree char *day = loket_admin_day (self->program, standing->at);
    g_autofree char *decile = standing->decile.set
                                  ? g_strdup_printf (_ ("Decile %d"), (int) standing->decile.value)
                                  : NULL;
    const char *parts[] = {decile, standing->programme, day};
    g_autofree char *facts = loket_cases_join (parts, G_N_ELEMENTS (parts));
    add_line (card,
              list,
              facts,
              standing->counts ? _ ("counts") : _ ("does not count"),
              standing->counts ? "good" : "");
  }
  if (length (self->brief->lists) == 0)
    gtk_box_append (GTK_BOX (card), make_empty (_ ("No list names this person.")));
  return card;
}

static void
member_cb (LoketBriefPage *self, GtkListBoxRow *row)
{
  loket_brief_page_open (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), "person"));
}

static GtkWidget *
make_member (LoketBriefPage *self, LoketMemberView *member)
{
  const char *today = loket_client_day (loket_program_client (self->program));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *born =
      loket_registry_born (member->birth_date, today, loket_program_language (self->program));
  const char *parts[] = {loket_registry_relation (member->relation),
                         born,
                         member->life_status != LOKET_LIFE_ALIVE
                             ? loket_registry_life_status (member->life_status)
                             : NULL};
  g_autofree char *facts = loket_cases_join (parts, G_N_ELEMENTS (parts));
  g_autofree char *sentence = g_strdup_printf ("%s, %s", member->name, facts);

  gtk_box_append (GTK_BOX (box), loket_part_line (member->name, "value"));
  gtk_box_append (GTK_BOX (box), loket_part_line (facts, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    g_strcmp0 (member->person, self->brief->person->person) != 0);
  g_object_set_data_full (G_OBJECT (row), "person", g_strdup (member->person), g_free);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

static GtkWidget *
make_members (LoketBriefPage *self)
{
  GtkWidget *card = loket_part_card (_ ("Household"));
  GtkWidget *list;

  if (length (self->brief->members) == 0) {
    gtk_box_append (GTK_BOX (card), make_empty (_ ("No family card is on file for this person.")));
    return card;
  }
  list = loket_case_list_new (_ ("Household"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < length (self->brief->members); i++) {
    g_autoptr (LoketMemberView) member =
        g_list_model_get_item (G_LIST_MODEL (self->brief->members), i);
    gtk_list_box_append (GTK_LIST_BOX (list), make_member (self, member));
  }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (member_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), list);
  return card;
}

static const char *
decision_state (LoketDecisionState state)
{
  switch (state) {
  case LOKET_DECISION_ACTIVE:
    return _ ("in force");
  case LOKET_DECISION_PROPOSED:
  case LOKET_DECISION_APPROVED_SECTION:
  case LOKET_DECISION_RETURNED:
    return _ ("under way");
  case LOKET_DECISION_REFUSED:
    return _ ("refused");
  case LOKET_DECISION_EXPIRED:
  case LOKET_DECISION_REVOKED:
  case LOKET_DECISION_SUPERSEDED:
  case LOKET_DECISION_WITHDRAWN:
  default:
    return _ ("ended");
  }
}

static void
decision_cb (LoketBriefPage *self, GtkListBoxRow *row)
{
  loket_case_page_open (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), "application"));
}

/* The lines of a card as rows that lead to an application. */
static void
add_decision (GtkWidget *list,
              const LoketBriefDecision *decision,
              const char *title,
              const char *facts,
              const char *state)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *parts[] = {title, facts, state};
  g_autofree char *sentence = loket_cases_join (parts, G_N_ELEMENTS (parts));

  add_line (box, title, facts, state, decision->state == LOKET_DECISION_ACTIVE ? "good" : "");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), decision->application != NULL);
  g_object_set_data_full (G_OBJECT (row), "application", g_strdup (decision->application), g_free);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
make_decisions (LoketBriefPage *self)
{
  GtkWidget *card = loket_part_card (_ ("Cards and decisions"));
  GtkWidget *list;

  if (length (self->brief->decisions) == 0) {
    gtk_box_append (GTK_BOX (card), make_empty (_ ("The household has no card.")));
    return card;
  }
  list = loket_case_list_new (_ ("Cards and decisions"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect_object (
      list, "row-activated", G_CALLBACK (decision_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), list);
  for (guint i = 0; i < length (self->brief->decisions); i++) {
    g_autoptr (LoketBriefDecision) decision =
        g_list_model_get_item (G_LIST_MODEL (self->brief->decisions), i);
    g_autofree char *kind = loket_cases_kind (self->program, decision->kind);
    const char *category = loket_cases_category (decision->category);
    const char *named[] = {kind, category};
    g_autofree char *title = loket_cases_join (named, G_N_ELEMENTS (named));
    g_autofree char *end =
        decision->until_day != NULL ? loket_cases_day (self->program, decision->until_day) : NULL;
    g_autofree char *until = end != NULL ? g_strdup_printf (_ ("until %s"), end) : NULL;
    const char *parts[] = {decision->name, until};
    g_autofree char *facts = loket_cases_join (parts, G_N_ELEMENTS (parts));
    add_decision (list, decision, title, facts, decision_state (decision->state));
  }
  return card;
}

static GtkWidget *
make_benefits (LoketBriefPage *self)
{
  GtkWidget *card = loket_part_card (_ ("Benefits of the household"));

  for (guint i = 0; i < length (self->brief->benefits); i++) {
    g_autoptr (LoketBenefit) benefit =
        g_list_model_get_item (G_LIST_MODEL (self->brief->benefits), i);
    g_autofree char *list = loket_registry_list (benefit->source, benefit->period);
    const char *parts[] = {benefit->name, list};
    g_autofree char *facts = loket_cases_join (parts, G_N_ELEMENTS (parts));
    add_line (card,
              benefit->programme != NULL ? benefit->programme : "",
              facts,
              benefit->twice ? _ ("perhaps twice") : NULL,
              "warning");
  }
  if (length (self->brief->benefits) == 0)
    gtk_box_append (GTK_BOX (card), make_empty (_ ("No list says that it gets any.")));
  return card;
}

static void
application_cb (LoketBriefPage *self, GtkListBoxRow *row)
{
  loket_case_page_open (GTK_WIDGET (self), loket_case_row_application (row));
}

static GtkWidget *
make_applications (LoketBriefPage *self)
{
  GtkWidget *card = loket_part_card (_ ("Open applications"));
  GtkWidget *list;

  if (length (self->brief->applications) == 0) {
    gtk_box_append (GTK_BOX (card), make_empty (_ ("The household has no open application.")));
    return card;
  }
  list = loket_case_list_new (_ ("Open applications"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  loket_case_list_fill (
      GTK_LIST_BOX (list), self->program, G_LIST_MODEL (self->brief->applications));
  g_signal_connect_object (
      list, "row-activated", G_CALLBACK (application_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), list);
  return card;
}

/* The widget */

static GtkWidget *
make_column (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (column, "rows");
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  return column;
}

static GtkWidget *
make_body (LoketBriefPage *self)
{
  GtkWidget *halves = g_object_new (
      GTK_TYPE_BOX, "homogeneous", TRUE, "orientation", GTK_ORIENTATION_HORIZONTAL, NULL);
  GtkWidget *left = make_column ();
  GtkWidget *right = make_column ();

  gtk_widget_add_css_class (halves, "case-halves");
  gtk_box_append (GTK_BOX (left), make_applications (self));
  gtk_box_append (GTK_BOX (left), make_lists (self));
  gtk_box_append (GTK_BOX (left), make_benefits (self));
  gtk_box_append (GTK_BOX (right), make_decisions (self));
  gtk_box_append (GTK_BOX (right), make_members (self));
  gtk_box_append (GTK_BOX (halves), left);
  gtk_box_append (GTK_BOX (halves), right);
  return halves;
}

static gboolean
new_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LoketBriefPage *self = LOKET_BRIEF_PAGE (widget);

  if (self->brief->person->merged_into != NULL ||
      !loket_admin_may (self->program, LOKET_MAY_TAKE_APPLICATIONS))
    return FALSE;
  begin_cb (self);
  return TRUE;
}

static gboolean
loket_brief_page_grab_focus (GtkWidget *widget)
{
  LoketBriefPage *self = LOKET_BRIEF_PAGE (widget);

  return self->first != NULL ? gtk_widget_grab_focus (self->first)
                             : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
loket_brief_page_dispose (GObject *object)
{
  g_clear_object (&LOKET_BRIEF_PAGE (object)->brief);
  G_OBJECT_CLASS (loket_brief_page_parent_class)->dispose (object);
}

static void
loket_brief_page_class_init (LoketBriefPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_brief_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_brief_page_grab_focus;
  gtk_widget_class_add_binding (
      GTK_WIDGET_CLASS (klass), GDK_KEY_n, GDK_CONTROL_MASK, new_key_cb, NULL);
}

static void
loket_brief_page_init (LoketBriefPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

static GtkWidget *
new_page (LoketProgram *program, LoketRecord *record)
{
  LoketBriefPage *self = g_object_new (LOKET_TYPE_BRIEF_PAGE, NULL);
  GtkWidget *bars = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->program = program;
  self->brief = g_object_ref (loket_person_brief_cast (record));
  gtk_widget_add_css_class (bars, "bars");
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (bars), make_next (self));
  add_warnings (self, bars);
  gtk_box_append (GTK_BOX (self), bars);
  gtk_box_append (GTK_BOX (self), loket_part_scroll (make_body (self)));
  return GTK_WIDGET (self);
}

static LoketRecord *
request_of (const char *person)
{
  LoketBriefRequest *request = loket_brief_request_new ();

  request->person = g_strdup (person);
  request->purpose = LOKET_PURPOSE_SERVICE;
  return LOKET_RECORD (request);
}

/**
 * loket_brief_page_open:
 * @inside: a widget of a section of applications
 * @person: id of whoever stands before the counter
 *
 * Fetches what there is to know of the person and shows it upon what is seen.
 */
void
loket_brief_page_open (GtkWidget *inside, const char *person)
{
  g_autoptr (LoketRecord) request = request_of (person);

  loket_cases_desk_fetch (inside, &LOKET_PERSON_BRIEF, request, new_page);
}

/**
 * loket_brief_page_leave:
 * @inside: a widget of a section of applications
 * @person: id of somebody who is on file now
 * @news: to be told with it
 *
 * Leaves all forms and shows the person.
 */
void
loket_brief_page_leave (GtkWidget *inside, const char *person, const char *news)
{
  g_autoptr (LoketRecord) request = request_of (person);

  loket_cases_desk_leave (inside, &LOKET_PERSON_BRIEF, request, new_page, news);
}
