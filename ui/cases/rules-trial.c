/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of a trial of rules: how many people would go from which card to which, village by
 * village.  The section of rules opens it. */
#include "config.h"

#include "ui/cases/rules-trial.h"

#include "core/operations.h"
#include "core/rules-desk.h"
#include "ui/admin/search.h"
#include "ui/admin/state.h"
#include "ui/admin/words.h"
#include "ui/cases/bar.h"
#include "ui/cases/desk.h"
#include "ui/cases/rules-words.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/words.h"
#include "ui/registry/number-table.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_RULES_TRIAL (loket_rules_trial_get_type ())
G_DECLARE_FINAL_TYPE (LoketRulesTrial, loket_rules_trial, LOKET, RULES_TRIAL, GtkBox)

#define CHANGES_MAX (LOKET_N_CATEGORIES * LOKET_N_CATEGORIES)

/* People who would change from one card to another. */
typedef struct {
  LoketCategory from;
  LoketCategory to;
} Change;

typedef struct {
  char *place;
  gint64 people[CHANGES_MAX]; /* by number of the change */
} Village;

struct _LoketRulesTrial {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkEditable *search;
  GtkDropDown *filter; /* 0 = all changes */
  GtkDropDown *sort;   /* 0 = most changes first, 1 = by name */
  GtkScrolledWindow *place;
  /* owned */
  LoketWhatIfResult *result;
  GPtrArray *villages; /* Village */
  /* state */
  Change changes[CHANGES_MAX];
  guint n_changes;
};

G_DEFINE_FINAL_TYPE (LoketRulesTrial, loket_rules_trial, GTK_TYPE_BOX)

static void
village_free (gpointer data)
{
  g_free (((Village *) data)->place);
  g_free (data);
}

/* What the hub says, as a table */

static guint
number_of (LoketRulesTrial *self, LoketWhatIfCount *count)
{
  const Change change = {loket_rules_category_named (count->from_category),
                         loket_rules_category_named (count->to_category)};
  guint i = 0;

  while (i < self->n_changes &&
         (self->changes[i].from != change.from || self->changes[i].to != change.to))
    i++;
  if (i == self->n_changes)
    self->changes[self->n_changes++] = change;
  return i;
}

/* Lines of one village come one after the other. */
static void
read_villages (LoketRulesTrial *self)
{
  GListModel *counts = G_LIST_MODEL (self->result->villages);
  g_autofree char *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (counts); i++) {
    g_autoptr (LoketWhatIfCount) count = g_list_model_get_item (counts, i);
    Village *village;
    if (self->villages->len == 0 || g_strcmp0 (last, count->village) != 0) {
      village = g_new0 (Village, 1);
      village->place = g_strdup (count->place != NULL ? count->place : _ ("village not known"));
      g_ptr_array_add (self->villages, village);
      g_free (last);
      last = g_strdup (count->village);
    }
    village = self->villages->pdata[self->villages->len - 1];
    village->people[number_of (self, count)] += count->people;
  }
}

/* The table of villages */

/* The changes that are shown: all, or the one that was chosen. */
static void
shown_changes (LoketRulesTrial *self, guint *first, guint *end)
{
  const guint chosen = self->n_changes > 0 ? gtk_drop_down_get_selected (self->filter) : 0;

  *first = chosen > 0 ? chosen - 1 : 0;
  *end = chosen > 0 ? chosen : self->n_changes;
}

static gint64
shown_people (LoketRulesTrial *self, const Village *village)
{
  guint first, end;
  gint64 people = 0;

  shown_changes (self, &first, &end);
  for (guint i = first; i < end; i++)
    people += village->people[i];
  return people;
}

static int
compare_villages (gconstpointer a, gconstpointer b, gpointer data)
{
  LoketRulesTrial *self = data;
  const Village *one = *(const Village *const *) a;
  const Village *other = *(const Village *const *) b;
  const gint64 more = shown_people (self, other) - shown_people (self, one);

  if (gtk_drop_down_get_selected (self->sort) == 0 && more != 0)
    return more > 0 ? 1 : -1;
  return g_utf8_collate (one->place, other->place);
}

static GPtrArray *
shown_villages (LoketRulesTrial *self)
{
  GPtrArray *shown = g_ptr_array_new ();
  const char *sought = gtk_editable_get_text (self->search);

  for (guint i = 0; i < self->villages->len; i++) {
    Village *village = self->villages->pdata[i];
    if (shown_people (self, village) > 0 &&
        (*sought == '\0' || loket_admin_search_finds (sought, village->place)))
      g_ptr_array_add (shown, village);
  }
  g_ptr_array_sort_with_data (shown, compare_villages, self);
  return shown;
}

/* One change alone is all there is to sum up. */
static void
add_village (LoketRulesTrial *self, GtkWidget *table, const Village *village, gboolean total)
{
  gint64 numbers[CHANGES_MAX + 1] = {0};
  guint first, end;
  guint n = 0;

  shown_changes (self, &first, &end);
  if (end - first > 1)
    numbers[n++] = shown_people (self, village);
  for (guint i = first; i < end; i++)
    numbers[n++] = village->people[i];
  loket_number_table_add (table, village->place, numbers, 0, total);
}

static GtkWidget *
new_table (LoketRulesTrial *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  guint first, end;

  shown_changes (self, &first, &end);
  g_ptr_array_add (titles, g_strdup (_ ("Lives in")));
  if (end - first > 1)
    g_ptr_array_add (titles, g_strdup (_ ("All changes")));
  for (guint i = first; i < end; i++)
    g_ptr_array_add (titles, loket_trial_change (self->changes[i].from, self->changes[i].to));
  return loket_number_table_new ((const char *const *) titles->pdata, titles->len);
}

static void
show_villages (LoketRulesTrial *self)
{
  g_autoptr (GPtrArray) shown = shown_villages (self);
  g_autofree char *sum =
      shown->len < self->villages->len
          ? g_strdup_printf (_ ("%u of %u villages"), shown->len, self->villages->len)
          : g_strdup (_ ("All villages"));
  Village total = {.place = sum};
  GtkWidget *table;

  if (shown->len == 0) {
    gtk_scrolled_window_set_child (
        self->place,
        loket_admin_state_new (
            "loket-search-symbolic", _ ("No village that is looked for has such a change."), NULL));
    return;
  }
  for (guint i = 0; i < shown->len; i++)
    for (guint change = 0; change < self->n_changes; change++)
      total.people[change] += ((const Village *) shown->pdata[i])->people[change];
  table = new_table (self);
  add_village (self, table, &total, TRUE);
  for (guint i = 0; i < shown->len; i++)
    add_village (self, table, shown->pdata[i], FALSE);
  gtk_scrolled_window_set_child (self->place, table);
}

static GtkDropDown *
make_choice (LoketRulesTrial *self, const char *name, const char *const *words)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (
      choice, "notify::selected", G_CALLBACK (show_villages), self, G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (choice);
}

static GtkDropDown *
make_filter (LoketRulesTrial *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (_ ("All changes")));
  for (guint i = 0; i < self->n_changes; i++)
    g_ptr_array_add (words, loket_trial_change (self->changes[i].from, self->changes[i].to));
  g_ptr_array_add (words, NULL);
  return make_choice (self, _ ("Which change"), (const char *const *) words->pdata);
}

static GtkWidget *
make_controls (LoketRulesTrial *self)
{
  const char *const orders[] = {_ ("Most changes first"), _ ("By name"), NULL};
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *search = gtk_search_entry_new ();

  self->search = GTK_EDITABLE (search);
  self->filter = make_filter (self);
  self->sort = make_choice (self, _ ("In which order"), orders);
  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (search, TRUE);
  g_object_set (search, "placeholder-text", _ ("Name of the village"), NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a village"), -1);
  g_signal_connect_object (search, "changed", G_CALLBACK (show_villages), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), search);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->sort));
  return row;
}

/* The whole district */

static GtkWidget *
make_totals (LoketRulesTrial *self)
{
  const char *titles[] = {_ ("Card"), _ ("Now"), _ ("As tried")};
  GtkWidget *card = loket_part_card (_ ("The whole district"));
  GtkWidget *table = loket_number_table_new (titles, G_N_ELEMENTS (titles));
  GListModel *totals = G_LIST_MODEL (self->result->totals);
  gint64 numbers[LOKET_N_CATEGORIES][2] = {{0}};

  for (guint i = 0; i < g_list_model_get_n_items (totals); i++) {
    g_autoptr (LoketWhatIfCount) count = g_list_model_get_item (totals, i);
    numbers[loket_rules_category_named (count->from_category)][0] += count->people;
    numbers[loket_rules_category_named (count->to_category)][1] += count->people;
  }
  for (guint i = 1; i <= LOKET_N_CATEGORIES; i++) {
    const LoketCategory category = (LoketCategory) (i % LOKET_N_CATEGORIES);
    loket_number_table_add (table, loket_ruling_category (category), numbers[category], 0, FALSE);
  }
  gtk_widget_add_css_class (card, "totals");
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_widget_set_hexpand (card, FALSE);
  gtk_box_append (GTK_BOX (card), table);
  gtk_box_append (
      GTK_BOX (card),
      loket_part_label (_ ("Counted by what is known of everybody today. Nobody's card changes by "
                           "a trial."),
                        "quiet"));
  return card;
}

/* The page */

static GtkWidget *
make_head (LoketRulesTrial *self)
{
  const LoketWhatIf *trial = self->result->what_if;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf (_ ("What %s would change"), trial->rules_new);
  g_autofree char *now = *trial->rules_now != '\0'
                             ? g_strdup_printf (_ ("instead of %s"), trial->rules_now)
                             : g_strdup (_ ("while no rules are in force"));
  g_autofree char *at = loket_admin_time (self->program, trial->created_at);
  g_autofree char *tried = g_strdup_printf (_ ("tried %s"), at);
  const char *parts[] = {now, tried, self->result->officer_name};
  g_autofree char *line = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_box_append (GTK_BOX (head), loket_part_line (title, "heading"));
  gtk_box_append (GTK_BOX (head), loket_part_line (line, "lead"));
  return head;
}

static GtkWidget *
make_villages (LoketRulesTrial *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = loket_part_scroll_wide (gtk_label_new (NULL));

  self->place = GTK_SCROLLED_WINDOW (scroll);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "rows");
  gtk_widget_add_css_class (scroll, "card");
  gtk_widget_add_css_class (scroll, "table");
  gtk_widget_add_css_class (scroll, "reading");
  gtk_widget_set_focusable (scroll, TRUE); /* keys scroll it, though nothing in it can be pressed */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (scroll), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Village by village"), -1);
  gtk_box_append (GTK_BOX (box), make_controls (self));
  gtk_box_append (GTK_BOX (box), scroll);
  show_villages (self);
  return box;
}

static void
fill (LoketRulesTrial *self)
{
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *outcome = loket_trial_outcome (self->result->what_if);
  const gboolean changes = self->villages->len > 0;

  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self),
                  loket_cases_bar (changes ? "information" : "good", NULL, outcome, NULL));
  gtk_widget_add_css_class (halves, "survey-halves");
  gtk_widget_set_vexpand (halves, TRUE);
  if (changes)
    gtk_box_append (GTK_BOX (halves), make_villages (self));
  gtk_box_append (GTK_BOX (halves), make_totals (self));
  gtk_box_append (GTK_BOX (self), halves);
}

static gboolean
loket_rules_trial_grab_focus (GtkWidget *widget)
{
  LoketRulesTrial *self = LOKET_RULES_TRIAL (widget);

  if (self->search != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_widget_set_focusable (widget, TRUE);
  return GTK_WIDGET_CLASS (loket_rules_trial_parent_class)->grab_focus (widget);
}

static void
loket_rules_trial_dispose (GObject *object)
{
  g_clear_object (&LOKET_RULES_TRIAL (object)->result);
  G_OBJECT_CLASS (loket_rules_trial_parent_class)->dispose (object);
}

static void
loket_rules_trial_finalize (GObject *object)
{
  g_ptr_array_unref (LOKET_RULES_TRIAL (object)->villages);
  G_OBJECT_CLASS (loket_rules_trial_parent_class)->finalize (object);
}

static void
loket_rules_trial_class_init (LoketRulesTrialClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_rules_trial_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_rules_trial_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_rules_trial_grab_focus;
}

static void
loket_rules_trial_init (LoketRulesTrial *self)
{
  self->villages = g_ptr_array_new_with_free_func (village_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rules-trial");
}

/**
 * loket_rules_trial_new:
 * @program: the program; its office is known
 * @record: a LoketWhatIfResult
 *
 * Returns: (transfer floating): the page of it
 */
GtkWidget *
loket_rules_trial_new (LoketProgram *program, LoketRecord *record)
{
  LoketRulesTrial *self = g_object_new (LOKET_TYPE_RULES_TRIAL, NULL);

  self->program = program;
  self->result = g_object_ref (loket_what_if_result_cast (record));
  read_villages (self);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * loket_rules_trial_open:
 * @inside: a widget of a section of applications
 * @what_if: id of a trial
 *
 * Fetches what came of it and shows that upon what is seen.
 */
void
loket_rules_trial_open (GtkWidget *inside, const char *what_if)
{
  g_autoptr (LoketWhatIfReference) reference = loket_what_if_reference_new ();

  reference->what_if = g_strdup (what_if);
  loket_cases_desk_fetch (
      inside, &LOKET_RULES_WHAT_IF_RESULT, LOKET_RECORD (reference), loket_rules_trial_new);
}
