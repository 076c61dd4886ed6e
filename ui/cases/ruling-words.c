/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of decisions: categories, states, hands, what is still to be done; the pages of
 * decisions use them. */
#include "config.h"

#include "ui/cases/ruling-words.h"

#include "core/dates.h"

#include <glib/gi18n.h>

/**
 * loket_ruling_category:
 * @category: a card
 *
 * Returns: (transfer none): its name, or that there is none
 */
const char *
loket_ruling_category (LoketCategory category)
{
  switch (category) {
  case LOKET_CATEGORY_MELATI:
    return "Melati";
  case LOKET_CATEGORY_MENUR:
    return "Menur";
  case LOKET_CATEGORY_KENANGA:
    return "Kenanga";
  case LOKET_CATEGORY_NONE:
  case LOKET_N_CATEGORIES:
  default:
    return _ ("No card");
  }
}

/**
 * loket_ruling_wish:
 * @outcome: what an officer proposes
 * @category: and which card
 *
 * Returns: (transfer none): that in a word or two
 */
const char *
loket_ruling_wish (LoketDecisionOutcome outcome, LoketCategory category)
{
  if (outcome == LOKET_DECISION_OUTCOME_REFUSE)
    return _ ("Refuse it");
  return category == LOKET_CATEGORY_NONE ? _ ("Grant it") : loket_ruling_category (category);
}

/**
 * loket_ruling_flower:
 * @category: a card
 *
 * Returns: (transfer none): style class of its colour
 */
const char *
loket_ruling_flower (LoketCategory category)
{
  switch (category) {
  case LOKET_CATEGORY_MELATI:
    return "melati";
  case LOKET_CATEGORY_MENUR:
    return "menur";
  case LOKET_CATEGORY_KENANGA:
    return "kenanga";
  case LOKET_CATEGORY_NONE:
  case LOKET_N_CATEGORIES:
  default:
    return "no-flower";
  }
}

/**
 * loket_ruling_state:
 * @state: of a decision
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_ruling_state (LoketDecisionState state)
{
  static const char *const words[] = {
      [LOKET_DECISION_PROPOSED] = N_ ("Waits for the head of section"),
      [LOKET_DECISION_APPROVED_SECTION] = N_ ("Waits for the head of unit"),
      [LOKET_DECISION_ACTIVE] = N_ ("In force"),
      [LOKET_DECISION_REFUSED] = N_ ("Refused"),
      [LOKET_DECISION_RETURNED] = N_ ("Given back"),
      [LOKET_DECISION_EXPIRED] = N_ ("Has run out"),
      [LOKET_DECISION_REVOKED] = N_ ("Ended early"),
      [LOKET_DECISION_SUPERSEDED] = N_ ("A later one took its place"),
      [LOKET_DECISION_WITHDRAWN] = N_ ("Withdrawn before it was decided"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");
  return _ (words[state]);
}

/**
 * loket_ruling_state_style:
 * @state: of a decision
 *
 * Returns: (transfer none): style class of its chip
 */
const char *
loket_ruling_state_style (LoketDecisionState state)
{
  if (state == LOKET_DECISION_ACTIVE)
    return "good";
  if (loket_decision_is_open (state))
    return "house";
  return state == LOKET_DECISION_REFUSED || state == LOKET_DECISION_RETURNED ? "warning" : "";
}

/**
 * loket_ruling_group:
 * @outcome: how a line of the rules came out
 *
 * Returns: (transfer none): title of the lines that came out so
 */
const char *
loket_ruling_group (LoketOutcome outcome)
{
  switch (outcome) {
  case LOKET_OUTCOME_FIRED:
  case LOKET_OUTCOME_SUPPORTS:
    return _ ("Why");
  case LOKET_OUTCOME_MISSED:
    return _ ("Just missed");
  case LOKET_OUTCOME_UNKNOWN:
    return _ ("Not known yet: please ask");
  case LOKET_OUTCOME_GATE:
    return _ ("Stands in the way");
  case LOKET_OUTCOME_WARNING:
  case LOKET_OUTCOME_EXCEPTED:
    return _ ("Please look at this");
  case LOKET_OUTCOME_TOLD:
    return _ ("What to tell the person");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * loket_ruling_duty:
 * @duty: what the rules ask for beside the category
 *
 * Returns: (transfer none): what is to be done, in the language of the window
 */
const char *
loket_ruling_duty (const char *duty)
{
  static const struct {
    const char *duty;
    const char *sentence;
  } words[] = {
      {"consideration", N_ ("The head of section writes down a consideration.")},
      {"counselling", N_ ("Counselling is put on file.")},
      {"purpose", N_ ("The purpose of the help is written down.")},
      {"conditions", N_ ("The conditions of the help are written down.")},
      {"end_date", N_ ("An end date is set.")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].duty, duty))
      return _ (words[i].sentence);
  return duty;
}

/**
 * loket_ruling_term:
 * @from: (nullable): first day of a decision
 * @until: (nullable): its last day
 * @language: of the reader
 *
 * Returns: (transfer full) (nullable): for how long it holds, %NULL when it is not said
 */
char *
loket_ruling_term (const char *from, const char *until, const char *language)
{
  g_autofree char *first = from != NULL ? loket_date_text (language, from) : NULL;
  g_autofree char *last = until != NULL ? loket_date_text (language, until) : NULL;

  if (first != NULL && last != NULL)
    return g_strdup_printf (_ ("From %s to %s"), first, last);
  if (last != NULL)
    return g_strdup_printf (_ ("Until %s"), last);
  return first != NULL ? g_strdup_printf (_ ("From %s"), first) : NULL;
}

/**
 * loket_ruling_medal:
 * @category: a card
 *
 * Returns: (transfer floating): its flower on its colour; the word belongs beside it
 */
GtkWidget *
loket_ruling_medal (LoketCategory category)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name",
                                   category != LOKET_CATEGORY_NONE ? "loket-flower-symbolic"
                                                                   : "loket-closed-symbolic",
                                   "valign",
                                   GTK_ALIGN_CENTER,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

  gtk_widget_add_css_class (image, "flower");
  gtk_widget_add_css_class (image, loket_ruling_flower (category));
  return image;
}
