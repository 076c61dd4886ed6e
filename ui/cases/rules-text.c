/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One version of the rules as people read it: who gets which card and why, what stands in the way,
 * and its numbers.  The section of rules opens it. */
#include "config.h"

#include "ui/cases/rules-text.h"

#include "ui/cases/rules-words.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  LoketProgram *program;
  LoketRuleText *text;
  LoketRuleText *in_force; /* nullable */
} Page;

static const char *
say (const Page *page, LoketPhrase *phrase)
{
  return phrase != NULL ? loket_program_text (page->program, phrase) : NULL;
}

/* One sentence, and under it what is said when it just misses or is not known. */

static void
add_sentence (GtkWidget *card, const char *icon, const char *sentence)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = loket_part_label (sentence, "plain-text");

  gtk_widget_add_css_class (row, "finding");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                icon,
                                "valign",
                                GTK_ALIGN_START,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (card), row);
}

static void
add_beside (GtkWidget *card, const char *sentence)
{
  GtkWidget *label;

  if (sentence == NULL)
    return;
  label = loket_part_label (sentence, "quiet");
  gtk_widget_add_css_class (label, "beside-rule");
  gtk_box_append (GTK_BOX (card), label);
}

static void
add_asked (GtkWidget *card, const char *ask)
{
  g_autofree char *sentence =
      ask != NULL ? g_strdup_printf (_ ("If that is not known: %s"), ask) : NULL;

  add_beside (card, sentence);
}

static void
add_supports (const Page *page, GtkWidget *card, LoketRuleSentenceText *reason)
{
  GListModel *lines = G_LIST_MODEL (page->text->lines);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (LoketRuleSentenceText) line = g_list_model_get_item (lines, i);
    if (line->category == reason->category && g_strcmp0 (line->supports, reason->key) == 0)
      add_beside (card, say (page, line->text));
  }
}

/* The cards */

static char *
duties_of (LoketRuleCard *card)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; card->duties != NULL && card->duties[i] != NULL; i++)
    g_string_append_printf (
        text, "%s%s", text->len > 0 ? " " : "", loket_ruling_duty (card->duties[i]));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static GtkWidget *
make_title (const Page *page, LoketRuleCard *card)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *basis = say (page, card->basis);

  gtk_widget_add_css_class (row, "flower-row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words),
                  loket_part_label (loket_ruling_category (card->category), "flower-title"));
  if (basis != NULL)
    gtk_box_append (GTK_BOX (words), loket_part_label (basis, "basis"));
  gtk_box_append (GTK_BOX (row), loket_ruling_medal (card->category));
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static GtkWidget *
make_card (const Page *page, LoketRuleCard *about)
{
  GtkWidget *card = loket_part_card (NULL);
  GListModel *lines = G_LIST_MODEL (page->text->lines);
  g_autofree char *holds = g_strdup_printf (ngettext ("Holds for %d month at most.",
                                                      "Holds for %d months at most.",
                                                      (gulong) about->months),
                                            (int) about->months);
  const char *hands = about->head ? _ ("The head of section and the head of unit approve it.")
                                  : _ ("The head of section approves it, and the head of unit "
                                       "where the kind of application needs him.");
  g_autofree char *duties = duties_of (about);
  g_autofree char *terms = g_strjoin (" ", holds, hands, duties, NULL);

  gtk_box_append (GTK_BOX (card), make_title (page, about));
  gtk_box_append (GTK_BOX (card), loket_part_label (terms, "quiet"));
  gtk_box_append (GTK_BOX (card), loket_part_label (_ ("One of these is enough:"), "caption"));
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (LoketRuleSentenceText) line = g_list_model_get_item (lines, i);
    if (!g_str_equal (line->kind, "reason") || line->category != about->category ||
        line->supports != NULL)
      continue;
    add_sentence (card, "loket-check-symbolic", say (page, line->text));
    add_supports (page, card, line);
    add_beside (card, say (page, line->missed));
    add_asked (card, say (page, line->ask));
  }
  return card;
}

/* What is beside them */

static GtkWidget *
make_lines (const Page *page, const char *kind, const char *title, const char *icon)
{
  GtkWidget *card = loket_part_card (title);
  GListModel *lines = G_LIST_MODEL (page->text->lines);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (LoketRuleSentenceText) line = g_list_model_get_item (lines, i);
    if (!g_str_equal (line->kind, kind))
      continue;
    add_sentence (card, icon, say (page, line->text));
    add_beside (card, say (page, line->excepted));
    add_asked (card, say (page, line->ask));
    n++;
  }
  if (n > 0)
    return card;
  g_object_unref (g_object_ref_sink (card));
  return NULL;
}

/* How it is today, where that is something else. */
static char *
today_of (const Page *page, LoketRuleNumber *number)
{
  GListModel *numbers;

  if (page->in_force == NULL || page->in_force == page->text)
    return NULL;
  numbers = G_LIST_MODEL (page->in_force->numbers);
  for (guint i = 0; i < g_list_model_get_n_items (numbers); i++) {
    g_autoptr (LoketRuleNumber) today = g_list_model_get_item (numbers, i);
    if (g_str_equal (today->key, number->key) && today->value != number->value) {
      g_autofree char *value = loket_rules_number (page->program, today);
      return g_strdup_printf (_ ("in force today: %s"), value);
    }
  }
  return NULL;
}

static GtkWidget *
make_numbers (const Page *page)
{
  GtkWidget *card = loket_part_card (_ ("Its numbers"));
  GtkWidget *grid = gtk_grid_new ();
  GListModel *numbers = G_LIST_MODEL (page->text->numbers);
  int row = 0;

  gtk_widget_add_css_class (grid, "fact-grid");
  for (guint i = 0; i < g_list_model_get_n_items (numbers); i++) {
    g_autoptr (LoketRuleNumber) number = g_list_model_get_item (numbers, i);
    g_autofree char *value = loket_rules_number (page->program, number);
    g_autofree char *today = today_of (page, number);
    const char *name = say (page, number->text);
    GtkWidget *label = loket_part_label (name != NULL ? name : number->key, "plain-text");
    GtkWidget *much = loket_part_line (value, "value");
    gtk_widget_set_hexpand (label, TRUE);
    gtk_widget_set_valign (much, GTK_ALIGN_START);
    gtk_label_set_xalign (GTK_LABEL (much), 1);
    gtk_label_set_ellipsize (GTK_LABEL (much), PANGO_ELLIPSIZE_NONE);
    gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
    gtk_grid_attach (GTK_GRID (grid), much, 1, row++, 1, 1);
    if (today != NULL)
      gtk_grid_attach (GTK_GRID (grid), loket_part_label (today, "caution"), 0, row++, 2, 1);
  }
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}

/* The page */

static GtkWidget *
make_head (const Page *page)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  LoketClient *client = loket_program_client (page->program);
  const LoketRulesStanding standing = loket_rules_standing (page->text, loket_client_day (client));
  LoketRuleVersion *about = page->text->about;
  g_autofree char *term = loket_rules_term (page->program, about);
  g_autofree char *signature =
      about->signed_by != NULL ? g_strdup_printf (_ ("signed by %s"), about->signed_by) : NULL;
  const char *parts[] = {about->version, term, signature, about->legal_basis};
  g_autofree char *line = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_widget_add_css_class (title, "row");
  gtk_box_append (GTK_BOX (title),
                  loket_part_line (loket_rules_name (page->program, about), "heading"));
  gtk_box_append (GTK_BOX (title),
                  loket_part_chip (loket_rules_standing_word (standing),
                                   loket_rules_standing_style (standing)));
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), loket_part_line (line, "lead"));
  gtk_box_append (
      GTK_BOX (head),
      loket_part_label (_ ("The cards are asked in this order, and the first with a reason is "
                           "proposed. “…” stands for what is known of the person."),
                        "quiet"));
  return head;
}

/* Keys scroll it, though there is nothing in it to press. */
static GtkWidget *
make_half (GtkWidget *rows, const char *name)
{
  GtkWidget *scroll = loket_part_scroll (rows);

  gtk_widget_add_css_class (rows, "rows");
  gtk_widget_add_css_class (scroll, "reading");
  gtk_widget_set_focusable (scroll, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroll), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return scroll;
}

static void
append_if_any (GtkWidget *box, GtkWidget *child)
{
  if (child != NULL)
    gtk_box_append (GTK_BOX (box), child);
}

static GtkWidget *
make_halves (const Page *page)
{
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *main = make_half (left, _ ("Who gets which card"));
  GtkWidget *side = make_half (right, _ ("Numbers, and what else is said"));
  GListModel *cards = G_LIST_MODEL (page->text->cards);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++) {
    g_autoptr (LoketRuleCard) card = g_list_model_get_item (cards, i);
    gtk_box_append (GTK_BOX (left), make_card (page, card));
  }
  append_if_any (
      right,
      make_lines (page, "gate", _ ("Each of these stands in the way"), "loket-close-symbolic"));
  gtk_box_append (GTK_BOX (right), make_numbers (page));
  append_if_any (right,
                 make_lines (page,
                             "warning",
                             _ ("A person looks at these; they refuse nothing"),
                             "loket-warning-symbolic"));
  append_if_any (
      right,
      make_lines (page, "told", _ ("What is said without a card"), "loket-information-symbolic"));
  gtk_widget_add_css_class (halves, "survey-halves");
  gtk_widget_add_css_class (side, "side-form");
  gtk_widget_set_hexpand (main, TRUE);
  gtk_widget_set_hexpand (side, FALSE);
  gtk_widget_set_vexpand (halves, TRUE);
  gtk_box_append (GTK_BOX (halves), main);
  gtk_box_append (GTK_BOX (halves), side);
  return halves;
}

/**
 * loket_rules_text_new:
 * @program: the program; its office is known
 * @text: a version
 * @in_force: (nullable): the version that holds today
 *
 * Returns: (transfer floating): all that it says, as people read it
 */
GtkWidget *
loket_rules_text_new (LoketProgram *program, LoketRuleText *text, LoketRuleText *in_force)
{
  const Page page = {.program = program, .text = text, .in_force = in_force};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "section");
  gtk_widget_add_css_class (box, "person");
  gtk_widget_add_css_class (box, "case");
  gtk_widget_add_css_class (box, "rules-text");
  gtk_box_append (GTK_BOX (box), make_head (&page));
  gtk_box_append (GTK_BOX (box), make_halves (&page));
  return box;
}
