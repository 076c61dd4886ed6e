/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both sides of a doubtful pair in two columns, between them how each field agrees; the page of the
 * desk of doubts shows it. */
#include "config.h"

#include "ui/registry/pair-table.h"

#include "core/person.h"
#include "ui/registry/balance.h"
#include "ui/registry/difference.h"
#include "ui/registry/match-words.h"
#include "ui/registry/pair-words.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MEMBERS_SHOWN 8
#define CLAIMS_SHOWN 4

enum { SAID, BETWEEN, KNOWN };

typedef struct {
  GtkGrid *grid;
  GtkSizeGroup *sides;
  GtkSizeGroup *fields;
  GtkSizeGroup *chips;
  LoketPairView *view;
  const char *language;
  int row;
} Table;

static GtkWidget *
new_box (GtkOrientation orientation, const char *style)
{
  GtkWidget *box = gtk_box_new (orientation, 0);

  gtk_widget_add_css_class (box, style);
  return box;
}

static void
attach (Table *table, GtkWidget *cell, int column, const char *style)
{
  gtk_widget_add_css_class (cell, "cell");
  if (style != NULL)
    gtk_widget_add_css_class (cell, style);
  gtk_grid_attach (table->grid, cell, column, table->row, 1, 1);
}

/* One icon beside one word, in the colour of what it means. */
static GtkWidget *
new_mark (LoketAgreement agreement)
{
  const LoketAgreementLook look = loket_pair_agreement_look (agreement);
  GtkWidget *mark = new_box (GTK_ORIENTATION_HORIZONTAL, "agreement");

  gtk_widget_add_css_class (mark, look.style);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (mark),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                look.icon,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (mark), gtk_label_new (look.word));
  return mark;
}

static GtkWidget *
new_between (Table *table, const char *field, LoketPairFact *fact)
{
  GtkWidget *cell = new_box (GTK_ORIENTATION_HORIZONTAL, "between");
  GtkWidget *title = gtk_label_new (field);

  gtk_widget_add_css_class (title, "field");
  gtk_label_set_xalign (GTK_LABEL (title), 1);
  gtk_size_group_add_widget (table->fields, title);
  gtk_box_append (GTK_BOX (cell), title);
  if (fact != NULL) {
    GtkWidget *mark = new_mark (loket_pair_agreement (fact));
    g_autofree char *sign = loket_pair_sign (fact);
    const int steps = fact->weight.set ? loket_registry_strength_steps (fact->weight.value) : 0;
    GtkWidget *balance = loket_balance_new (MAX (-steps, 0), MAX (steps, 0), LOKET_STRENGTH_MOST);

    gtk_size_group_add_widget (table->chips, mark);
    gtk_box_append (GTK_BOX (cell), mark);
    gtk_widget_set_opacity (balance, fact->weight.set ? 1 : 0); /* keeps the column as wide */
    gtk_box_append (GTK_BOX (cell), balance);
    gtk_widget_set_tooltip_text (cell, sign);
  }
  return cell;
}

/* Facts */

static gboolean
has_places (const char *field)
{
  static const char *const numbers[] = {"nik", "family_card", "phone", NULL};

  return g_strv_contains (numbers, field);
}

static gboolean
has_letters (const char *field)
{
  static const char *const texts[] = {"name", "mother_name", "father_name", NULL};

  return g_strv_contains (texts, field);
}

/* As people read it; the hub tells texts of its own apart by their names. */
static char *
words_of (Table *table, const char *field, const char *value)
{
  int number;

  if (value == NULL)
    return NULL;
  if (strcmp (field, "birth_date") == 0)
    return loket_registry_birth (value, table->language);
  if (strcmp (field, "sex") == 0 &&
      loket_enum_from_name (loket_person_sex_get_type (), value, &number))
    return g_strdup (loket_registry_sex ((LoketPersonSex) number));
  if (strcmp (field, "life_status") == 0 &&
      loket_enum_from_name (loket_life_status_get_type (), value, &number))
    return g_strdup (loket_registry_life_status ((LoketLifeStatus) number));
  return g_strdup (value);
}

static GtkWidget *
new_value (Table *table, const char *field, const char *value, const char *other)
{
  g_autofree char *words = words_of (table, field, value);
  g_autofree char *beside = words_of (table, field, other);
  GtkWidget *label;

  if (words == NULL)
    return loket_part_label (_ ("not said"), "unsaid");
  label = loket_part_label (words, "value");
  if (has_places (field))
    gtk_widget_add_css_class (label, "number");
  if (strcmp (field, "name") == 0)
    gtk_widget_add_css_class (label, "name");
  if (beside != NULL && (has_places (field) || has_letters (field))) {
    g_autofree char *markup = loket_difference_markup (words, beside, has_places (field));
    gtk_label_set_markup (GTK_LABEL (label), markup);
  }
  return label;
}

static GtkWidget *
new_side (Table *table, GtkWidget *child)
{
  GtkWidget *cell = new_box (GTK_ORIENTATION_VERTICAL, "half");

  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (child, TRUE);
  gtk_box_append (GTK_BOX (cell), child);
  gtk_size_group_add_widget (table->sides, cell);
  return cell;
}

static void
add_fact (Table *table, LoketPairFact *fact)
{
  const char *style = loket_pair_agreement_look (loket_pair_agreement (fact)).style;

  attach (table,
          new_side (table, new_value (table, fact->field, fact->said, fact->known)),
          SAID,
          style);
  attach (table, new_between (table, loket_pair_field (fact->field), fact), BETWEEN, style);
  attach (table,
          new_side (table, new_value (table, fact->field, fact->known, fact->said)),
          KNOWN,
          style);
  table->row++;
}

/* Who lives with whom */

/* The one whom the pair is about: in his own family, or where a row of a list stands for him. */
static gboolean
is_meant (Table *table, LoketPairMember *member)
{
  return member->self || g_strcmp0 (member->person, table->view->known->person) == 0;
}

static GtkWidget *
new_member (Table *table, LoketPairMember *member)
{
  GtkWidget *line = new_box (GTK_ORIENTATION_HORIZONTAL, "member");
  g_autofree char *birth = loket_registry_birth (member->birth_date, table->language);
  int relation;
  const gboolean known =
      loket_enum_from_name (loket_relation_get_type (), member->relation, &relation);
  g_autofree char *rest =
      g_strconcat (known ? loket_registry_relation ((LoketRelation) relation) : "",
                   known && birth != NULL ? " · " : "",
                   birth != NULL ? birth : "",
                   NULL);
  g_autofree char *sentence = g_strdup_printf ("%s · %s", member->name, rest);
  GtkWidget *label = loket_part_label (sentence, "plain-member");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (is_meant (table, member))
    gtk_box_append (GTK_BOX (line), loket_part_chip (_ ("compared here"), ""));
  else if (member->shared)
    gtk_box_append (GTK_BOX (line), loket_part_chip (_ ("in both"), "good"));
  return line;
}

static GtkWidget *
new_members (Table *table, LoketPairSide *side)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_VERTICAL, "members");
  GListModel *members = G_LIST_MODEL (side->members);
  const guint n = members != NULL ? g_list_model_get_n_items (members) : 0;
  guint shown = 0, left = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketPairMember) member = g_list_model_get_item (members, i);
    if (shown++ < MEMBERS_SHOWN)
      gtk_box_append (GTK_BOX (box), new_member (table, member));
    else
      left++;
  }
  if (left > 0) {
    g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", left), left);
    gtk_box_append (GTK_BOX (box), loket_part_label (more, "quiet"));
  }
  if (shown == 0)
    gtk_box_append (GTK_BOX (box), loket_part_label (_ ("nobody is known"), "unsaid"));
  return box;
}

static LoketPairFact *
find_fact (LoketPairView *view, const char *field)
{
  GListModel *facts = G_LIST_MODEL (view->facts);

  for (guint i = 0; facts != NULL && i < g_list_model_get_n_items (facts); i++) {
    g_autoptr (LoketPairFact) fact = g_list_model_get_item (facts, i);
    if (strcmp (fact->field, field) == 0)
      return g_steal_pointer (&fact);
  }
  return NULL;
}

static void
add_household (Table *table)
{
  g_autoptr (LoketPairFact) fact = find_fact (table->view, "household");
  const char *style =
      fact != NULL ? loket_pair_agreement_look (loket_pair_agreement (fact)).style : "silent";

  attach (table, new_side (table, new_members (table, table->view->said)), SAID, style);
  attach (table, new_between (table, loket_pair_field ("household"), fact), BETWEEN, style);
  attach (table, new_side (table, new_members (table, table->view->known)), KNOWN, style);
  table->row++;
}

/* Which lists say it */

static GtkWidget *
new_claims (LoketPairSide *side)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_VERTICAL, "members");
  GListModel *claims = G_LIST_MODEL (side->claims);
  const guint n = claims != NULL ? g_list_model_get_n_items (claims) : 0;

  for (guint i = 0; i < MIN (n, CLAIMS_SHOWN); i++) {
    g_autoptr (LoketPairClaim) claim = g_list_model_get_item (claims, i);
    g_autofree char *list = loket_registry_list (claim->source, claim->period);
    g_autofree char *sentence =
        g_strdup_printf ("%s · %s", list, claim->name != NULL ? claim->name : "");
    gtk_box_append (GTK_BOX (box), loket_part_label (sentence, "plain-member"));
  }
  if (n > CLAIMS_SHOWN) {
    g_autofree char *more = g_strdup_printf (
        ngettext ("and %u more", "and %u more", n - CLAIMS_SHOWN), n - CLAIMS_SHOWN);
    gtk_box_append (GTK_BOX (box), loket_part_label (more, "quiet"));
  }
  if (side->list_row != NULL) {
    g_autofree char *list = loket_registry_list (side->source, side->period);
    gtk_box_append (GTK_BOX (box), loket_part_label (list != NULL ? list : "", "plain-member"));
  } else if (n == 0) {
    gtk_box_append (GTK_BOX (box), loket_part_label (_ ("no list so far"), "unsaid"));
  }
  return box;
}

static void
add_claims (Table *table)
{
  attach (table, new_side (table, new_claims (table->view->said)), SAID, "silent");
  attach (table, new_between (table, _ ("Said by"), NULL), BETWEEN, "silent");
  attach (table, new_side (table, new_claims (table->view->known)), KNOWN, "silent");
  table->row++;
}

/* Heads */

static GtkWidget *
new_head (Table *table, LoketPairSide *side)
{
  GtkWidget *head = new_box (GTK_ORIENTATION_HORIZONTAL, "half");
  g_autofree char *title = loket_pair_side_title (side);
  g_autofree char *caption = loket_pair_side_caption (side);

  gtk_widget_set_hexpand (head, TRUE);
  gtk_box_append (GTK_BOX (head), loket_part_line (title, "strong"));
  if (caption != NULL)
    gtk_box_append (GTK_BOX (head), loket_part_line (caption, "quiet"));
  gtk_size_group_add_widget (table->sides, head);
  return head;
}

static void
add_heads (Table *table)
{
  attach (table, new_head (table, table->view->said), SAID, "head");
  attach (table, new_box (GTK_ORIENTATION_HORIZONTAL, "between"), BETWEEN, "head");
  attach (table, new_head (table, table->view->known), KNOWN, "head");
  table->row++;
}

/**
 * loket_pair_table_new:
 * @view: both sides of a pair
 * @language: of the window
 *
 * Returns: (transfer floating): the table: a row a field, the family, the lists that say it
 */
GtkWidget *
loket_pair_table_new (LoketPairView *view, const char *language)
{
  g_autoptr (GtkSizeGroup) sides = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) fields = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) chips = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GListModel *facts = G_LIST_MODEL (view->facts);
  Table table = {.grid = GTK_GRID (gtk_grid_new ()),
                 .sides = sides,
                 .fields = fields,
                 .chips = chips,
                 .view = view,
                 .language = language};

  gtk_widget_add_css_class (GTK_WIDGET (table.grid), "pair");
  gtk_widget_set_hexpand (GTK_WIDGET (table.grid), TRUE);
  add_heads (&table);
  for (guint i = 0; facts != NULL && i < g_list_model_get_n_items (facts); i++) {
    g_autoptr (LoketPairFact) fact = g_list_model_get_item (facts, i);
    if (strcmp (fact->field, "household") != 0)
      add_fact (&table, fact);
  }
  add_household (&table);
  add_claims (&table);
  return GTK_WIDGET (table.grid);
}
