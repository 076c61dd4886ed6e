/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of rule inputs; rule files name its fields, decisions keep its JSON. */
#include "config.h"

#include "core/rule-inputs.h"

G_DEFINE_ENUM_TYPE (LoketTruth,
                    loket_truth,
                    G_DEFINE_ENUM_VALUE (LOKET_TRUTH_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (LOKET_TRUTH_NO, "no"),
                    G_DEFINE_ENUM_VALUE (LOKET_TRUTH_YES, "yes"))

G_DEFINE_ENUM_TYPE (LoketCategory,
                    loket_category,
                    G_DEFINE_ENUM_VALUE (LOKET_CATEGORY_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_CATEGORY_MELATI, "melati"),
                    G_DEFINE_ENUM_VALUE (LOKET_CATEGORY_MENUR, "menur"),
                    G_DEFINE_ENUM_VALUE (LOKET_CATEGORY_KENANGA, "kenanga"))

/* clang-format off */
#define TRUTH(member, words)                                                                       \
  LOKET_FIELD_ENUM (LoketRuleInputs, member, LOKET_FIELD_OPTIONAL, loket_truth, .blurb = words)
static const LoketField rule_inputs_fields[] = {
  TRUTH (alive, "Is alive"),
  TRUTH (resident, "The family card is of the district"),
  TRUTH (card_elsewhere, "Is on an active card in another household"),
  TRUTH (applied, "Asks for a card himself"),
  TRUTH (listed, "Is in a list that the office goes by"),
  LOKET_FIELD_INTEGER (LoketRuleInputs, decile, LOKET_FIELD_OPTIONAL, .min = 1, .max = 10, .blurb = "Decile in the list"),
  LOKET_FIELD_INTEGER (LoketRuleInputs, decile_age_months, LOKET_FIELD_OPTIONAL, .max = 1200, .blurb = "Months since the period of that list"),
  LOKET_FIELD_TEXT (LoketRuleInputs, decile_source, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .min = 1, .max = 40, .blurb = "Key of the source that says so"),
  TRUTH (decile_refuted, "A field check contradicts the decile"),
  TRUTH (no_home, "Has no place to live"),
  LOKET_FIELD_INTEGER (LoketRuleInputs, bps14_score, LOKET_FIELD_OPTIONAL, .max = 14, .blurb = "Criteria of BPS that hold, of 14"),
  LOKET_FIELD_INTEGER (LoketRuleInputs, criteria262_score, LOKET_FIELD_OPTIONAL, .max = 8, .blurb = "Criteria of Kepmensos 262/2022 that hold, of 8"),
  LOKET_FIELD_MONEY (LoketRuleInputs, spending_per_head, LOKET_FIELD_OPTIONAL, .blurb = "Spending per head and month"),
  LOKET_FIELD_WORDS (LoketRuleInputs, conditions, LOKET_FIELD_OPTIONAL, .max = LOKET_RULE_INPUT_CONDITIONS, .blurb = "Conditions of need that are on record; empty: there are none"),
  TRUTH (consideration, "A reasoned consideration of the section head is written"),
  TRUTH (counselling, "A counselling record is on file"),
  TRUTH (purpose_written, "The purpose is written"),
  TRUTH (conditions_written, "The conditions are written"),
  TRUTH (end_date_written, "The end date is written"),
  TRUTH (civil_servant, "A civil servant, soldier or police officer is in the household"),
  LOKET_FIELD_INTEGER (LoketRuleInputs, civil_servant_rank, LOKET_FIELD_OPTIONAL, .min = 1, .max = 4, .blurb = "Highest grade of them, I to IV"),
  TRUTH (other_insurance, "Has another active insurance"),
  TRUTH (vehicle_or_land, "Has vehicle or land above the limits"),
  LOKET_FIELD_INTEGER (LoketRuleInputs, household_size, LOKET_FIELD_OPTIONAL, .min = 1, .max = 99, .blurb = "People in the household"),
};
#undef TRUTH
LOKET_DEFINE_RECORD (LoketRuleInputs, loket_rule_inputs, rule_inputs_fields)
/* clang-format on */

/**
 * loket_truth_of:
 * @holds: what is known
 *
 * Returns: yes or no
 */
LoketTruth
loket_truth_of (gboolean holds)
{
  return holds ? LOKET_TRUTH_YES : LOKET_TRUTH_NO;
}
