/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of a family: somebody comes or goes, another head, another relation, another card.
 * The family tab of a person's page opens it; what is typed stays through every refusal. */
#include "config.h"

#include "ui/registry/household-form.h"

#include "core/error.h"
#include "core/nik.h"
#include "ui/admin/page.h"
#include "ui/registry/act.h"
#include "ui/registry/desk.h"
#include "ui/registry/form-grid.h"
#include "ui/registry/hit-row.h"
#include "ui/registry/nik-check.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define REASON_MIN 5  /* characters */
#define DAY_LENGTH 10 /* "1954-03-02": a day, not a year alone */

struct _LoketHouseholdForm {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkListBox *members;   /* NULL where nobody is chosen */
  GtkDropDown *relation; /* NULL where there is none */
  GtkEditable *card;
  GtkEditable *reason;
  GtkEditable *day;
  /* owned */
  LoketPersonView *view;
  LoketPersonHit *comer; /* who joins */
  LoketRegistryAct *act;
  /* state */
  LoketHouseholdAct kind;
};

G_DEFINE_FINAL_TYPE (LoketHouseholdForm, loket_household_form, GTK_TYPE_BOX)

/**
 * loket_household_act_title:
 * @act: a change
 *
 * Returns: (transfer none): what the button to it says
 */
const char *
loket_household_act_title (LoketHouseholdAct act)
{
  static const char *const titles[] = {
      [LOKET_HOUSEHOLD_JOIN] = N_ ("New member"),
      [LOKET_HOUSEHOLD_LEAVE] = N_ ("Somebody leaves"),
      [LOKET_HOUSEHOLD_HEAD] = N_ ("Another head"),
      [LOKET_HOUSEHOLD_RELATION] = N_ ("Another relation"),
      [LOKET_HOUSEHOLD_CARD] = N_ ("New card number"),
  };

  g_return_val_if_fail (act < G_N_ELEMENTS (titles), "");
  return _ (titles[act]);
}

/* Who can be chosen: the head stays what he is unless another one takes his place. */
static gboolean
fits (LoketHouseholdForm *self, LoketMemberView *member)
{
  return member->until_day == NULL && (self->kind == LOKET_HOUSEHOLD_LEAVE || !member->head);
}

static LoketMemberView *
find_head (LoketPersonView *view)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->members)); i++) {
    g_autoptr (LoketMemberView) member = g_list_model_get_item (G_LIST_MODEL (view->members), i);
    if (member->until_day == NULL && member->head)
      return g_steal_pointer (&member);
  }
  return NULL;
}

/* What is entered */

static LoketMemberView *
chosen (LoketHouseholdForm *self)
{
  GtkListBoxRow *row = self->members != NULL ? gtk_list_box_get_selected_row (self->members) : NULL;

  return row != NULL ? g_object_get_data (G_OBJECT (row), "member") : NULL;
}

/* What the head becomes when somebody who was @relation to the head takes the place: proposed, the
 * officer asks. */
static LoketRelation
turned (LoketRelation relation)
{
  switch (relation) {
  case LOKET_RELATION_HUSBAND:
    return LOKET_RELATION_WIFE;
  case LOKET_RELATION_WIFE:
    return LOKET_RELATION_HUSBAND;
  case LOKET_RELATION_CHILD:
    return LOKET_RELATION_PARENT;
  case LOKET_RELATION_CHILD_IN_LAW:
    return LOKET_RELATION_PARENT_IN_LAW;
  case LOKET_RELATION_PARENT:
    return LOKET_RELATION_CHILD;
  case LOKET_RELATION_PARENT_IN_LAW:
    return LOKET_RELATION_CHILD_IN_LAW;
  case LOKET_RELATION_HEAD:
  case LOKET_RELATION_GRANDCHILD:
  case LOKET_RELATION_OTHER_FAMILY:
    return LOKET_RELATION_OTHER_FAMILY;
  case LOKET_RELATION_HELPER:
  case LOKET_RELATION_OTHER:
  default:
    return LOKET_RELATION_OTHER;
  }
}

/* Whoever saves without looking changes nothing that was right. */
static void
propose_relation (LoketHouseholdForm *self)
{
  LoketMemberView *member = chosen (self);
  LoketRelation relation;

  if (self->relation == NULL || member == NULL)
    return;
  relation = self->kind == LOKET_HOUSEHOLD_HEAD ? turned (member->relation) : member->relation;
  if (relation >= LOKET_RELATION_HUSBAND)
    gtk_drop_down_set_selected (self->relation, (guint) (relation - LOKET_RELATION_HUSBAND));
}

static LoketRelation
relation_of (LoketHouseholdForm *self)
{
  const gboolean with_head = self->kind == LOKET_HOUSEHOLD_JOIN;

  if (self->relation == NULL)
    return self->kind == LOKET_HOUSEHOLD_HEAD ? LOKET_RELATION_HEAD : LOKET_RELATION_OTHER;
  return (LoketRelation) (gtk_drop_down_get_selected (self->relation) +
                          (with_head ? LOKET_RELATION_HEAD : LOKET_RELATION_HUSBAND));
}

static char *
day_of (LoketHouseholdForm *self)
{
  const char *today = loket_client_day (loket_program_client (self->application));
  g_autofree char *text = loket_form_text (self->day);
  g_autofree char *read = text != NULL ? loket_birth_read (text, today) : NULL;

  return read != NULL && strlen (read) == DAY_LENGTH ? g_steal_pointer (&read) : NULL;
}

static gboolean
is_card (const char *text)
{
  return text != NULL && strlen (text) == LOKET_NIK_LENGTH &&
         strspn (text, "0123456789") == LOKET_NIK_LENGTH;
}

/* What is wrong with it, before the hub is asked: a sentence and the field to mend. */
static const char *
find_fault (LoketHouseholdForm *self, GtkWidget **field)
{
  g_autofree char *card = self->card != NULL ? loket_form_text (self->card) : NULL;
  g_autofree char *reason = self->reason != NULL ? loket_form_text (self->reason) : NULL;
  g_autofree char *day = day_of (self);

  *field = GTK_WIDGET (self->members);
  if (self->members != NULL && chosen (self) == NULL)
    return _ ("Please choose who it is.");
  *field = GTK_WIDGET (self->card);
  if (self->card != NULL && !is_card (card))
    return _ ("The number of a family card has 16 digits. Please check it again.");
  *field = GTK_WIDGET (self->reason);
  if (self->reason != NULL && (reason == NULL || g_utf8_strlen (reason, -1) < REASON_MIN))
    return _ ("Please say why: died, moved away, has a card of their own, …");
  *field = GTK_WIDGET (self->day);
  if (day == NULL)
    return _ ("That is no day that has been. Day, month and year, as on the paper.");
  return NULL;
}

static LoketHouseholdChange *
gather (LoketHouseholdForm *self)
{
  LoketHouseholdChange *change = loket_household_change_new ();
  LoketMemberView *member = chosen (self);

  change->household = g_strdup (self->view->household->id);
  change->act = self->kind;
  if (self->comer != NULL)
    change->person = g_strdup (self->comer->person);
  else if (member != NULL)
    change->person = g_strdup (member->person);
  change->relation = relation_of (self);
  if (self->card != NULL)
    change->family_card = loket_form_text (self->card);
  if (self->reason != NULL)
    change->reason = loket_form_text (self->reason);
  change->day = day_of (self);
  return change;
}

/* Sending */

static char *
news_of (LoketHouseholdForm *self)
{
  LoketMemberView *member = chosen (self);

  switch (self->kind) {
  case LOKET_HOUSEHOLD_JOIN:
    return g_strdup_printf (_ ("“%s” belongs to the family now."), self->comer->name);
  case LOKET_HOUSEHOLD_LEAVE:
    return g_strdup_printf (_ ("“%s” has left the family; the record itself stays as it is."),
                            member->name);
  case LOKET_HOUSEHOLD_HEAD:
    return g_strdup_printf (
        _ ("“%s” is the head of the family now. Look whether the relations of the others still "
           "fit."),
        member->name);
  case LOKET_HOUSEHOLD_RELATION:
  case LOKET_HOUSEHOLD_CARD:
  default:
    return g_strdup (_ ("Saved."));
  }
}

static void
changed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketHouseholdForm *self = LOKET_HOUSEHOLD_FORM (page);
  g_autofree char *news = answer != NULL ? news_of (self) : NULL;

  if (answer != NULL)
    loket_registry_desk_saved_at (page, self->view->person->id, news, "family");
  else
    loket_admin_tell_problem (page, error);
}

static void
save_cb (LoketHouseholdForm *self)
{
  GtkWidget *field = NULL;
  const char *fault = find_fault (self, &field);
  g_autoptr (LoketHouseholdChange) change = NULL;

  if (fault != NULL) {
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, fault, NULL);
    gtk_widget_grab_focus (field);
    return;
  }
  change = gather (self);
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_HOUSEHOLD_CHANGE, LOKET_RECORD (change), changed_cb);
}

/* The parts */

static char *
member_text (LoketHouseholdForm *self, LoketMemberView *member)
{
  const char *language = loket_program_language (self->application);
  const char *today = loket_client_day (loket_program_client (self->application));
  g_autofree char *born = loket_registry_born (member->birth_date, today, language);

  return g_strjoin (
      " · ", loket_registry_relation (member->relation), born != NULL ? born : "–", NULL);
}

static GtkWidget *
make_member (LoketHouseholdForm *self, LoketMemberView *member)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *facts = member_text (self, member);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", member->name, facts);

  gtk_widget_add_css_class (box, "hit");
  gtk_box_append (GTK_BOX (box), loket_part_line (member->name, "name"));
  gtk_box_append (GTK_BOX (box), loket_part_line (facts, "quiet"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "member", g_object_ref (member), g_object_unref);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

static GtkWidget *
first_field (LoketHouseholdForm *self)
{
  if (self->relation != NULL)
    return GTK_WIDGET (self->relation);
  if (self->card != NULL)
    return GTK_WIDGET (self->card);
  return GTK_WIDGET (self->reason != NULL ? self->reason : self->day);
}

/* Enter goes from whom it is about to the next field; the focus itself would go to the next row. */
static void
next_cb (LoketHouseholdForm *self)
{
  gtk_widget_grab_focus (first_field (self));
}

static GtkWidget *
make_members (LoketHouseholdForm *self, const char *title)
{
  GtkWidget *card = loket_part_card (title);
  GtkWidget *list = gtk_list_box_new ();
  GListModel *members = G_LIST_MODEL (self->view->members);

  self->members = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (list, "hits");
  gtk_widget_add_css_class (list, "choice");
  gtk_list_box_set_selection_mode (self->members, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->members, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      list, "selected-rows-changed", G_CALLBACK (propose_relation), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (LoketMemberView) member = g_list_model_get_item (members, i);
    GtkWidget *row;
    if (!fits (self, member))
      continue;
    row = make_member (self, member);
    gtk_list_box_append (self->members, row);
    if (g_strcmp0 (member->person, self->view->person->id) == 0)
      gtk_list_box_select_row (self->members, GTK_LIST_BOX_ROW (row));
  }
  gtk_box_append (GTK_BOX (card), list);
  return card;
}

static GtkWidget *
make_comer (LoketHouseholdForm *self)
{
  GtkWidget *card = loket_part_card (NULL);
  g_autofree char *facts =
      loket_hit_facts (self->comer, loket_program_language (self->application));

  gtk_box_append (GTK_BOX (card), loket_part_line (self->comer->name, "strong"));
  gtk_box_append (GTK_BOX (card), loket_part_label (facts, "quiet"));
  gtk_box_append (
      GTK_BOX (card),
      loket_part_label (_ ("Whoever belongs to another family leaves that one on the same day."),
                        "quiet"));
  return card;
}

static void
add_relation (LoketHouseholdForm *self, GtkWidget *grid, const char *title)
{
  const int first =
      self->kind == LOKET_HOUSEHOLD_JOIN ? LOKET_RELATION_HEAD : LOKET_RELATION_HUSBAND;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = first; i <= LOKET_RELATION_OTHER; i++)
    gtk_string_list_append (words, loket_registry_relation ((LoketRelation) i));
  self->relation =
      GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL));
  /* Nobody comes in as head or husband by mistake: a child is what comes most. */
  gtk_drop_down_set_selected (self->relation, (guint) (LOKET_RELATION_CHILD - first));
  loket_form_grid_add (grid, title, GTK_WIDGET (self->relation), 0, 0, 6);
}

static GtkWidget *
make_fields (LoketHouseholdForm *self)
{
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *grid = loket_form_grid_new ();
  const char *today = loket_client_day (loket_program_client (self->application));
  g_autofree char *day = g_strdup_printf ("%s-%.2s-%.4s", today + 8, today + 5, today);
  g_autoptr (LoketMemberView) head = find_head (self->view);

  if (self->kind == LOKET_HOUSEHOLD_JOIN || self->kind == LOKET_HOUSEHOLD_RELATION) {
    add_relation (self, grid, _ ("What the person is to the head of the family"));
  } else if (self->kind == LOKET_HOUSEHOLD_HEAD && head != NULL) {
    g_autofree char *title = g_strdup_printf (_ ("What %s is to the new head"), head->name);
    add_relation (self, grid, title);
  } else if (self->kind == LOKET_HOUSEHOLD_CARD) {
    self->card =
        loket_form_grid_entry (grid, _ ("Number of the new card"), LOKET_NIK_LENGTH, 0, 0, 6);
  } else if (self->kind == LOKET_HOUSEHOLD_LEAVE) {
    self->reason = loket_form_grid_entry (grid, _ ("Why"), LOKET_REASON_MAX, 0, 0, 6);
    g_object_set (
        self->reason, "placeholder-text", _ ("Died, moved away, has a card of their own, …"), NULL);
  }
  self->day = loket_form_grid_entry (grid, _ ("Since what day"), 30, 6, 0, 6);
  gtk_editable_set_text (self->day, day);
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}

static GtkWidget *
make_foot (LoketHouseholdForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *note = loket_part_label (
      _ ("What was stays on file with its days. Ctrl+S saves, Escape goes back."), "caption");
  GtkWidget *button =
      loket_part_button (_ ("Save"), "loket-check-symbolic", G_CALLBACK (save_cb), self);

  gtk_widget_add_css_class (foot, "row");
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_hexpand (note, TRUE);
  gtk_box_append (GTK_BOX (foot), note);
  gtk_box_append (GTK_BOX (foot), button);
  return foot;
}

/* The widget */

static gboolean
save_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  save_cb (LOKET_HOUSEHOLD_FORM (widget));
  return TRUE;
}

static gboolean
loket_household_form_grab_focus (GtkWidget *widget)
{
  LoketHouseholdForm *self = LOKET_HOUSEHOLD_FORM (widget);
  GtkListBoxRow *row = self->members != NULL ? gtk_list_box_get_selected_row (self->members) : NULL;

  if (row == NULL && self->members != NULL)
    row = gtk_list_box_get_row_at_index (self->members, 0);
  if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_grab_focus (first_field (self));
}

static void
loket_household_form_dispose (GObject *object)
{
  LoketHouseholdForm *self = LOKET_HOUSEHOLD_FORM (object);

  g_clear_object (&self->view);
  g_clear_object (&self->comer);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_household_form_parent_class)->dispose (object);
}

static void
loket_household_form_class_init (LoketHouseholdFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_household_form_dispose;
  widget_class->grab_focus = loket_household_form_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_key_cb, NULL);
}

static void
loket_household_form_init (LoketHouseholdForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
}

static char *
heading_of (LoketHouseholdForm *self)
{
  const char *card = self->view->household->family_card;

  return card != NULL ? g_strdup_printf (
                            _ ("%s: family card %s"), loket_household_act_title (self->kind), card)
                      : g_strdup (loket_household_act_title (self->kind));
}

static GtkWidget *
make (LoketProgram *application,
      LoketPersonView *view,
      LoketHouseholdAct act,
      LoketPersonHit *comer)
{
  LoketHouseholdForm *self = g_object_new (LOKET_TYPE_HOUSEHOLD_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *heading = NULL;

  self->application = application;
  self->view = g_object_ref (view);
  self->kind = act;
  g_set_object (&self->comer, comer);
  self->act = loket_registry_act_new (application, GTK_WIDGET (self));
  heading = heading_of (self);
  gtk_widget_add_css_class (box, "rows");
  if (comer != NULL)
    gtk_box_append (GTK_BOX (box), make_comer (self));
  else if (act != LOKET_HOUSEHOLD_CARD)
    gtk_box_append (GTK_BOX (box),
                    make_members (self,
                                  act == LOKET_HOUSEHOLD_LEAVE  ? _ ("Who leaves the family")
                                  : act == LOKET_HOUSEHOLD_HEAD ? _ ("Who is the head from now on")
                                                                : _ ("Whose relation it is")));
  gtk_box_append (GTK_BOX (box), make_fields (self));
  propose_relation (self);
  gtk_box_append (GTK_BOX (self), loket_part_line (heading, "heading"));
  gtk_box_append (GTK_BOX (self), loket_part_scroll (box));
  gtk_box_append (GTK_BOX (self), make_foot (self));
  return GTK_WIDGET (self);
}

/**
 * loket_household_form_new:
 * @application: the program; its office is known
 * @view: somebody of the family, with its members
 * @act: what changes; not that somebody joins
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_household_form_new (LoketProgram *application, LoketPersonView *view, LoketHouseholdAct act)
{
  return make (application, view, act, NULL);
}

/**
 * loket_household_form_new_join:
 * @application: the program; its office is known
 * @view: somebody of the family
 * @hit: a LoketPersonHit: who comes into it
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_household_form_new_join (LoketProgram *application, LoketPersonView *view, LoketRecord *hit)
{
  return make (application, view, LOKET_HOUSEHOLD_JOIN, loket_person_hit_cast (hit));
}
