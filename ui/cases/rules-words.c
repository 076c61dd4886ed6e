/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the rules and of their trials: how a version stands, from which card to which; the
 * pages of rules use them. */
#include "config.h"

#include "ui/cases/rules-words.h"

#include "core/error.h"
#include "core/numbers.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/words.h"
#include "ui/common/problem.h"
#include "ui/registry/list-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
stage_word (const char *stage)
{
  static const char *const words[][2] = {
      {"lists", N_ ("What lists say is being read")},
      {"households", N_ ("Households are being read")},
      {"members", N_ ("Who lives where is being read")},
      {"people", N_ ("Both versions are being asked about everybody")},
      {"saving", N_ ("The result is being put on file")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], stage) == 0)
      return _ (words[i][1]);
  return _ ("The rules are being tried");
}

const LoketJobWords loket_trial_words = {
    .stage = stage_word,
    .undoing = N_ ("The trial is being stopped"),
    .name = N_ ("How far the trial is"),
    .stop = N_ ("Stop the trial"),
    .consequence = N_ ("Nothing of it is kept, and nobody's card changes. It can be begun again."),
    .yes = N_ ("Yes, stop it"),
};

/**
 * loket_rules_standing:
 * @text: a version
 * @today: business day
 *
 * Returns: how it stands on that day
 */
LoketRulesStanding
loket_rules_standing (LoketRuleText *text, const char *today)
{
  if (text->in_force)
    return LOKET_RULES_IN_FORCE;
  if (text->about->signed_by == NULL)
    return LOKET_RULES_DRAFT;
  return strcmp (text->about->from, today) > 0 ? LOKET_RULES_TO_COME : LOKET_RULES_OVER;
}

/**
 * loket_rules_standing_word:
 * @standing: how a version stands
 *
 * Returns: (transfer none): that in a word or two
 */
const char *
loket_rules_standing_word (LoketRulesStanding standing)
{
  static const char *const words[] = {
      [LOKET_RULES_IN_FORCE] = N_ ("In force"),
      [LOKET_RULES_DRAFT] = N_ ("Draft"),
      [LOKET_RULES_TO_COME] = N_ ("To come"),
      [LOKET_RULES_OVER] = N_ ("Not in force any more"),
  };

  g_return_val_if_fail (standing < G_N_ELEMENTS (words), "");
  return _ (words[standing]);
}

/**
 * loket_rules_standing_style:
 * @standing: how a version stands
 *
 * Returns: (transfer none): style class of its chip
 */
const char *
loket_rules_standing_style (LoketRulesStanding standing)
{
  if (standing == LOKET_RULES_IN_FORCE)
    return "good";
  return standing == LOKET_RULES_OVER ? "" : "house";
}

/**
 * loket_rules_standing_sentence:
 * @standing: how a version stands
 *
 * Returns: (transfer none): what that means for whoever wants a card
 */
const char *
loket_rules_standing_sentence (LoketRulesStanding standing)
{
  static const char *const sentences[] = {
      [LOKET_RULES_IN_FORCE] = N_ ("What is proposed today is proposed by these rules."),
      [LOKET_RULES_DRAFT] =
          N_ ("A draft: it can be tried on the register, and decides nothing until it is signed."),
      [LOKET_RULES_TO_COME] =
          N_ ("Signed for a later day: until then it can be tried on the register."),
      [LOKET_RULES_OVER] =
          N_ ("It stays here because decisions of its time can be worked out again by it."),
  };

  g_return_val_if_fail (standing < G_N_ELEMENTS (sentences), "");
  return _ (sentences[standing]);
}

/**
 * loket_rules_name:
 * @program: the program
 * @about: a version
 *
 * Returns: (transfer none): what people call it
 */
const char *
loket_rules_name (LoketProgram *program, LoketRuleVersion *about)
{
  return about->name != NULL ? loket_program_text (program, about->name) : about->version;
}

/**
 * loket_rules_term:
 * @program: the program
 * @about: a version
 *
 * Returns: (transfer full): from when and until when it holds
 */
char *
loket_rules_term (LoketProgram *program, LoketRuleVersion *about)
{
  return loket_ruling_term (about->from, about->until, loket_program_language (program));
}

/**
 * loket_rules_number:
 * @program: the program
 * @number: of a version
 *
 * Returns: (transfer full): how much it is, as people write it
 */
char *
loket_rules_number (LoketProgram *program, LoketRuleNumber *number)
{
  return number->money ? loket_money_text (number->value)
                       : g_strdup_printf ("%" G_GINT64_FORMAT, number->value);
}

/**
 * loket_rules_category_named:
 * @name: of a category, as the lines of a trial carry it
 *
 * Returns: the category; none where this program knows no such one
 */
LoketCategory
loket_rules_category_named (const char *name)
{
  int value = LOKET_CATEGORY_NONE;

  if (!loket_enum_from_name (loket_category_get_type (), name, &value))
    return LOKET_CATEGORY_NONE;
  return (LoketCategory) value;
}

/**
 * loket_trial_change:
 * @from: card by the rules in force
 * @to: card by those that were tried
 *
 * Returns: (transfer full): that, "Melati → No card"
 */
char *
loket_trial_change (LoketCategory from, LoketCategory to)
{
  return g_strdup_printf ("%s → %s", loket_ruling_category (from), loket_ruling_category (to));
}

/**
 * loket_trial_outcome:
 * @trial: that has come to its end
 *
 * Returns: (transfer full): how many would get another category, in one sentence
 */
char *
loket_trial_outcome (LoketWhatIf *trial)
{
  g_autofree char *changed = loket_list_count (trial->changed);
  g_autofree char *people = loket_list_count (trial->people);

  if (trial->changed == 0)
    return g_strdup_printf (_ ("None of %s people would get another category."), people);
  return g_strdup_printf (_ ("%s of %s people would get another category."), changed, people);
}

/**
 * loket_trial_failure:
 * @program: the program
 * @job: that has failed
 *
 * Returns: (transfer full): why, in one sentence
 */
char *
loket_trial_failure (LoketProgram *program, LoketJob *job)
{
  g_autoptr (GError) error = NULL;
  LoketErrorCode code;

  if (job->problem == NULL || !loket_error_code_from_name (job->problem, &code))
    return g_strdup (_ ("The trial was broken off. Nothing of it is kept."));
  loket_set_error (&error, code, job->parameter, "%s", job->problem);
  return loket_problem_sentence (error, loket_program_language (program));
}
