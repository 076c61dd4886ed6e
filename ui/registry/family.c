/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The family of a person, a tab of the page: members, benefits of all of them with a warning where
 * one seems to be had twice, and the numbers that the card has had. */
#include "config.h"

#include "ui/registry/person-page.h"

#include "core/dates.h"
#include "ui/admin/page.h"
#include "ui/admin/state.h"
#include "ui/admin/section.h"
#include "ui/registry/desk.h"
#include "ui/registry/household-form.h"
#include "ui/registry/intake-form.h"
#include "ui/common/parts.h"
#include "ui/registry/people.h"
#include "ui/registry/person-words.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_FAMILY_TAB (loket_family_tab_get_type ())
G_DECLARE_FINAL_TYPE (LoketFamilyTab, loket_family_tab, LOKET, FAMILY_TAB, GtkBox)

struct _LoketFamilyTab {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkBox *rows;
  /* owned */
  LoketPersonView *view;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LoketFamilyTab, loket_family_tab, GTK_TYPE_BOX)

/* Members */

static char *
member_facts (LoketFamilyTab *self, LoketMemberView *member)
{
  const char *language = loket_program_language (self->application);
  const char *today = loket_client_day (loket_program_client (self->application));
  g_autofree char *born = loket_registry_born (member->birth_date, today, language);
  g_autofree char *until =
      member->until_day != NULL ? loket_date_text (language, member->until_day) : NULL;
  g_autofree char *left = until != NULL ? g_strdup_printf (_ ("until %s"), until) : NULL;
  const char *parts[] = {
      loket_registry_relation (member->relation), loket_registry_sex (member->sex), born, left};
  GString *facts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", parts[i]);
  return g_string_free (facts, FALSE);
}

static GtkWidget *
make_name (LoketFamilyTab *self, LoketMemberView *member)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "who");
  gtk_box_append (GTK_BOX (box), loket_part_line (member->name, "name"));
  if (g_strcmp0 (member->person, self->view->person->id) == 0)
    gtk_box_append (GTK_BOX (box), loket_part_chip (_ ("this person"), "house"));
  if (member->life_status != LOKET_LIFE_ALIVE)
    gtk_box_append (GTK_BOX (box),
                    loket_part_chip (loket_registry_life_status (member->life_status), "warning"));
  return box;
}

static GtkWidget *
make_member (LoketFamilyTab *self, LoketMemberView *member)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *facts = member_facts (self, member);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", member->name, facts);
  const char *nik = member->nik != NULL ? member->nik : loket_registry_nik_status (LOKET_NIK_NONE);
  GtkWidget *number = loket_part_line (nik, member->nik != NULL ? "nik" : "quiet");

  gtk_widget_add_css_class (box, "hit");
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (left), make_name (self, member));
  gtk_box_append (GTK_BOX (left), loket_part_line (facts, "quiet"));
  gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    g_strcmp0 (member->person, self->view->person->id) != 0);
  g_object_set_data_full (G_OBJECT (row), "person", g_strdup (member->person), g_free);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

static void
member_cb (LoketFamilyTab *self, GtkListBoxRow *row)
{
  loket_registry_desk_open (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), "person"));
}

static void
add_members (LoketFamilyTab *self, GListModel *members)
{
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (card, "table");
  gtk_widget_add_css_class (list, "hits");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Members of the family"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (member_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; members != NULL && i < g_list_model_get_n_items (members); i++) {
    g_autoptr (LoketMemberView) member = g_list_model_get_item (members, i);
    gtk_list_box_append (GTK_LIST_BOX (list), make_member (self, member));
  }
  gtk_box_append (GTK_BOX (card), list);
  gtk_box_append (self->rows, card);
}

/* What can be changed */

static void
found_cb (LoketFamilyTab *self, LoketRecord *hit)
{
  loket_registry_desk_push (GTK_WIDGET (self),
                            loket_household_form_new_join (self->application, self->view, hit));
}

static void
new_cb (LoketFamilyTab *self, const char *begun)
{
  GtkWidget *form = loket_intake_form_new (self->application, begun);

  loket_intake_form_set_household (LOKET_INTAKE_FORM (form), self->view->household);
  loket_registry_desk_push (GTK_WIDGET (self), form);
}

/* Who joins is looked for first: most are on file. */
static void
join_cb (LoketFamilyTab *self)
{
  GtkWidget *search = loket_registry_people_new (self->application);

  loket_registry_people_set_question (LOKET_REGISTRY_PEOPLE (search),
                                      _ ("Who comes into the family?"),
                                      _ ("Look for the person first; whoever is not on file yet is "
                                         "put on file with the button beside."));
  g_signal_connect_object (search, "chosen", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "intake", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  loket_registry_desk_push (GTK_WIDGET (self), search);
}

static void
change_cb (LoketFamilyTab *self, LoketHouseholdAct act)
{
  loket_registry_desk_push (GTK_WIDGET (self),
                            loket_household_form_new (self->application, self->view, act));
}

static void
leave_cb (LoketFamilyTab *self)
{
  change_cb (self, LOKET_HOUSEHOLD_LEAVE);
}

static void
head_cb (LoketFamilyTab *self)
{
  change_cb (self, LOKET_HOUSEHOLD_HEAD);
}

static void
relation_cb (LoketFamilyTab *self)
{
  change_cb (self, LOKET_HOUSEHOLD_RELATION);
}

static void
card_cb (LoketFamilyTab *self)
{
  change_cb (self, LOKET_HOUSEHOLD_CARD);
}

static gboolean
has_others_than_head (LoketFamilyTab *self)
{
  GListModel *members = G_LIST_MODEL (self->view->members);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (LoketMemberView) member = g_list_model_get_item (members, i);
    if (member->until_day == NULL && !member->head)
      return TRUE;
  }
  return FALSE;
}

static GtkWidget *
make_acts (LoketFamilyTab *self)
{
  static const struct {
    LoketHouseholdAct act;
    GCallback pressed;
  } acts[] = {
      {LOKET_HOUSEHOLD_JOIN, G_CALLBACK (join_cb)},
      {LOKET_HOUSEHOLD_LEAVE, G_CALLBACK (leave_cb)},
      {LOKET_HOUSEHOLD_HEAD, G_CALLBACK (head_cb)},
      {LOKET_HOUSEHOLD_RELATION, G_CALLBACK (relation_cb)},
      {LOKET_HOUSEHOLD_CARD, G_CALLBACK (card_cb)},
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const gboolean others = has_others_than_head (self);

  gtk_widget_add_css_class (box, "row");
  gtk_widget_add_css_class (box, "family-acts");
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    const LoketHouseholdAct act = acts[i].act;
    GtkWidget *button =
        loket_part_button (loket_household_act_title (act), NULL, acts[i].pressed, self);
    gtk_widget_set_sensitive (
        button, others || (act != LOKET_HOUSEHOLD_HEAD && act != LOKET_HOUSEHOLD_RELATION));
    gtk_box_append (GTK_BOX (box), button);
  }
  return box;
}

/* Benefits */

static void
add_warning (LoketFamilyTab *self, LoketHouseholdView *household)
{
  g_autofree char *which = NULL;
  g_autofree char *all = NULL;
  g_autofree char *sentence = NULL;

  if (household->twice == NULL || *household->twice == NULL)
    return;
  all = g_strjoinv (", ", household->twice);
  which = g_ascii_strup (all, -1);
  sentence = g_strdup_printf (_ ("This family seems to get twice: %s."), which);
  gtk_box_append (self->rows,
                  loket_part_hint (
                      sentence,
                      _ ("Look below who gets it by which list, and ask the family before anything "
                         "is decided.")));
}

static void
add_benefit (GtkGrid *grid, int row, LoketBenefit *benefit)
{
  g_autofree char *list = loket_registry_list (benefit->source, benefit->period);
  g_autofree char *decile =
      benefit->decile != NULL ? g_strdup_printf (_ ("decile %s"), benefit->decile) : NULL;
  GtkWidget *name = loket_part_line (benefit->name, "quiet");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (grid, loket_part_line (benefit->programme, "value"), 0, row, 1, 1);
  gtk_grid_attach (grid, name, 1, row, 1, 1);
  if (decile != NULL)
    gtk_grid_attach (grid, loket_part_line (decile, "quiet"), 2, row, 1, 1);
  gtk_grid_attach (grid, loket_part_chip (list, "house"), 3, row, 1, 1);
  if (benefit->twice)
    gtk_grid_attach (grid, loket_part_chip (_ ("twice"), "warning"), 4, row, 1, 1);
}

static void
add_benefits (LoketFamilyTab *self, LoketHouseholdView *household)
{
  GListModel *benefits = G_LIST_MODEL (household->benefits);
  GtkWidget *card = loket_part_card (_ ("What lists say the family gets"));
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "fact-grid");
  for (guint i = 0; i < g_list_model_get_n_items (benefits); i++) {
    g_autoptr (LoketBenefit) benefit = g_list_model_get_item (benefits, i);
    add_benefit (GTK_GRID (grid), (int) i, benefit);
  }
  if (g_list_model_get_n_items (benefits) == 0)
    gtk_box_append (GTK_BOX (card),
                    loket_part_label (_ ("No list names a programme for this family."), "quiet"));
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (self->rows, card);
}

static void
add_cards (LoketFamilyTab *self, LoketHouseholdView *household)
{
  const char *language = loket_program_language (self->application);
  GListModel *cards = G_LIST_MODEL (household->cards);
  GtkWidget *card = loket_part_card (_ ("Numbers of the family card"));
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "fact-grid");
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++) {
    g_autoptr (LoketHouseholdCard) one = g_list_model_get_item (cards, i);
    g_autofree char *from = loket_date_text (language, one->from_day);
    g_autofree char *until =
        one->until_day != NULL ? loket_date_text (language, one->until_day) : NULL;
    g_autofree char *when = until != NULL ? g_strdup_printf (_ ("from %s until %s"), from, until)
                                          : g_strdup_printf (_ ("since %s"), from);
    gtk_grid_attach (GTK_GRID (grid), loket_part_line (one->family_card, "nik"), 0, (int) i, 1, 1);
    gtk_grid_attach (GTK_GRID (grid), loket_part_line (when, "quiet"), 1, (int) i, 1, 1);
  }
  gtk_box_append (GTK_BOX (card), grid);
  if (g_list_model_get_n_items (cards) > 0)
    gtk_box_append (self->rows, card);
}

static void
clear (LoketFamilyTab *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, old);
}

static void
opened_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketFamilyTab) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  LoketHouseholdView *household;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  household = loket_household_view_cast (answer);
  clear (self);
  add_warning (self, household);
  add_members (self, G_LIST_MODEL (household->members));
  add_benefits (self, household);
  add_cards (self, household);
}

/* Who is in it stands on the page already; the rest is asked for when somebody looks. */
static void
fetch (LoketFamilyTab *self)
{
  g_autoptr (LoketHouseholdRequest) request = loket_household_request_new ();
  const char *note;

  request->household = g_strdup (self->view->household->id);
  request->purpose = loket_registry_desk_purpose (GTK_WIDGET (self), &note);
  request->note = g_strdup (note);
  self->cancellable = g_cancellable_new ();
  loket_client_call (loket_program_client (self->application),
                     &LOKET_HOUSEHOLD_OPEN,
                     LOKET_RECORD (request),
                     NULL,
                     self->cancellable,
                     opened_cb,
                     g_object_ref (self));
}

static void
mapped_cb (LoketFamilyTab *self)
{
  if (self->cancellable == NULL && self->view->household != NULL)
    fetch (self);
}

static void
loket_family_tab_dispose (GObject *object)
{
  LoketFamilyTab *self = LOKET_FAMILY_TAB (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (loket_family_tab_parent_class)->dispose (object);
}

static void
loket_family_tab_class_init (LoketFamilyTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_family_tab_dispose;
}

static void
loket_family_tab_init (LoketFamilyTab *self)
{
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "rows");
  gtk_widget_set_hexpand (GTK_WIDGET (self->rows), TRUE);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_registry_family_new:
 * @application: the program; its office is known
 * @view: the record
 *
 * Returns: (transfer floating): the tab
 */
GtkWidget *
loket_registry_family_new (LoketProgram *application, LoketPersonView *view)
{
  LoketFamilyTab *self = g_object_new (LOKET_TYPE_FAMILY_TAB, NULL);

  self->application = application;
  self->view = g_object_ref (view);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  if (view->household != NULL && view->person->merged_into == NULL &&
      loket_admin_may (application, LOKET_MAY_TAKE_IN))
    gtk_box_append (GTK_BOX (self), make_acts (self));
  gtk_box_append (GTK_BOX (self), loket_part_scroll (GTK_WIDGET (self->rows)));
  if (view->household != NULL)
    add_members (self, G_LIST_MODEL (view->members));
  else
    gtk_box_append (self->rows,
                    loket_admin_state_new (
                        "loket-kk-symbolic",
                        _ ("No family is on file for this person."),
                        _ ("Ask for the family card, open somebody of that family and choose “New "
                           "member” there.")));
  return GTK_WIDGET (self);
}
