/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules say of a person, with every reason in words: the flower and its word, why, what
 * just missed, what nobody has asked yet; the page of a decision shows it first. */
#include "config.h"

#include "ui/cases/ruling-findings.h"

#include "core/rules.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/survey-words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

/* Outcomes that stand under one title. */
typedef struct {
  LoketOutcome first;
  LoketOutcome second;
  const char *icon;
  const char *style;
} Group;

static const Group groups[] = {
    {LOKET_OUTCOME_GATE, LOKET_OUTCOME_GATE, "loket-problem-symbolic", "gate"},
    {LOKET_OUTCOME_FIRED, LOKET_OUTCOME_SUPPORTS, "loket-check-symbolic", "fired"},
    {LOKET_OUTCOME_TOLD, LOKET_OUTCOME_TOLD, "loket-information-symbolic", "told"},
    {LOKET_OUTCOME_UNKNOWN, LOKET_OUTCOME_UNKNOWN, "loket-help-symbolic", "unknown"},
    {LOKET_OUTCOME_MISSED, LOKET_OUTCOME_MISSED, "loket-closed-symbolic", "missed"},
    {LOKET_OUTCOME_WARNING, LOKET_OUTCOME_EXCEPTED, "loket-warning-symbolic", "warned"},
};

static GtkWidget *
make_line (const Group *group, const char *text, gboolean quiet)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = loket_part_label (text, quiet ? "quiet" : "said");

  gtk_widget_add_css_class (line, "finding");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                group->icon,
                                "valign",
                                GTK_ALIGN_START,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

static void
add_group (GtkWidget *card, LoketProposal *proposal, const Group *group, const char *language)
{
  GListModel *reasons = G_LIST_MODEL (proposal->reasons);
  GtkWidget *box = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++) {
    g_autoptr (LoketProposalReason) reason = g_list_model_get_item (reasons, i);
    if (reason->outcome != group->first && reason->outcome != group->second)
      continue;
    if (box == NULL) {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (box, "findings");
      gtk_widget_add_css_class (box, group->style);
      gtk_box_append (GTK_BOX (box),
                      loket_part_label (loket_ruling_group (group->first), "group-title"));
      gtk_box_append (GTK_BOX (card), box);
    }
    gtk_box_append (GTK_BOX (box),
                    make_line (group,
                               loket_rules_say (reason, language),
                               reason->outcome == LOKET_OUTCOME_EXCEPTED ||
                                   reason->outcome == LOKET_OUTCOME_SUPPORTS));
  }
}

static char *
tell_hands (LoketDecisionSuggestion *suggestion)
{
  return g_strdup (suggestion->head_needed ? _ ("The head of section and the head of unit decide.")
                                           : _ ("The head of section decides."));
}

static GtkWidget *
make_title (LoketProgram *program, LoketDecisionSuggestion *suggestion)
{
  LoketProposal *proposal = suggestion->proposal;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *rules = g_strdup_printf (_ ("Rules %s propose"), proposal->rules_version);
  const char *title = proposal->title != NULL ? loket_program_text (program, proposal->title)
                                              : loket_ruling_category (proposal->category);

  gtk_widget_add_css_class (row, "flower-row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), loket_part_line (rules, "caption"));
  gtk_box_append (GTK_BOX (words), loket_part_label (title, "flower-title"));
  if (proposal->basis != NULL)
    gtk_box_append (GTK_BOX (words),
                    loket_part_label (loket_program_text (program, proposal->basis), "basis"));
  gtk_box_append (GTK_BOX (row), loket_ruling_medal (proposal->category));
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static void
add_duties (GtkWidget *card, LoketProposal *proposal)
{
  static const Group duty = {.icon = "loket-letter-symbolic", .style = "duty"};
  GtkWidget *box;

  if (proposal->missing_duties == NULL || proposal->missing_duties[0] == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "findings");
  gtk_box_append (GTK_BOX (box), loket_part_label (_ ("Still to be done"), "group-title"));
  for (char **each = proposal->missing_duties; *each != NULL; each++)
    gtk_box_append (GTK_BOX (box), make_line (&duty, loket_ruling_duty (*each), FALSE));
  gtk_box_append (GTK_BOX (card), box);
}

static void
add_terms (GtkWidget *card, LoketProgram *program, LoketDecisionSuggestion *suggestion)
{
  g_autofree char *hands = tell_hands (suggestion);
  g_autofree char *day =
      suggestion->until_most != NULL ? loket_day_word (program, suggestion->until_most) : NULL;
  g_autofree char *term =
      day != NULL ? g_strdup_printf (_ ("It holds until %s at most."), day) : NULL;

  if (!suggestion->proposal->settled)
    gtk_box_append (
        GTK_BOX (card),
        loket_part_label (_ ("What is not known yet can still change this."), "caution"));
  gtk_box_append (GTK_BOX (card), loket_part_label (hands, "quiet"));
  if (term != NULL)
    gtk_box_append (GTK_BOX (card), loket_part_label (term, "quiet"));
}

/**
 * loket_ruling_findings_new:
 * @program: the program
 * @suggestion: what the rules say
 * @card: whether a card is asked for
 *
 * Returns: (transfer floating): that as a card
 */
GtkWidget *
loket_ruling_findings_new (LoketProgram *program,
                           LoketDecisionSuggestion *suggestion,
                           gboolean card)
{
  GtkWidget *sheet = loket_part_card (NULL);

  gtk_widget_add_css_class (sheet, "ruling-findings");
  if (suggestion->proposal == NULL) {
    gtk_box_append (GTK_BOX (sheet),
                    loket_part_hint (_ ("No rules of eligibility are in force today."),
                                     _ ("Please tell the head of unit.")));
    return sheet;
  }
  if (!card)
    gtk_box_append (
        GTK_BOX (sheet),
        loket_part_label (_ ("This gives no card. The category tells how poor the person is."),
                          "quiet"));
  gtk_box_append (GTK_BOX (sheet), make_title (program, suggestion));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (sheet, suggestion->proposal, &groups[i], loket_program_language (program));
  add_duties (sheet, suggestion->proposal);
  add_terms (sheet, program, suggestion);
  return sheet;
}
