/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that ship: each reason, each edge where it just misses, both presets, acceptance
 * case 7.
 */
#include "rule-sample.h"

#include <string.h>

/* Sets one input from a text such as "decile=5"; "conditions=illness,disability". */
typedef struct {
  const char *what;
  const char *inputs;
  LoketCategory category;
  gboolean settled;
  const char *reasons; /* "decile:fired score:unknown", in the order of the file; warnings too */
} Row;

#define NOT_POOR "no_home=no bps14_score=2 criteria262_score=1 spending_per_head=900000 "
#define PLAIN "consideration=no counselling=no conditions= "
#define SURVEYED NOT_POOR PLAIN

static const Row rows[] = {
    /* gates */
    {"dead",
     "alive=no",
     LOKET_CATEGORY_NONE,
     TRUE,
     "alive:gate objection:told pointer-1:told pointer-2:told"},
    {"not of here",
     "resident=no no_home=yes",
     LOKET_CATEGORY_NONE,
     TRUE,
     "resident:gate objection:told pointer-1:told pointer-2:told"},
    {"card elsewhere",
     "card_elsewhere=yes no_home=yes",
     LOKET_CATEGORY_NONE,
     TRUE,
     "one-card:gate objection:told pointer-1:told pointer-2:told"},
    {"life unknown", "alive=unknown no_home=yes", LOKET_CATEGORY_NONE, FALSE, "alive:unknown no-home:fired"},
    {"dead beats unknown",
     "alive=no resident=unknown",
     LOKET_CATEGORY_NONE,
     TRUE,
     "alive:gate resident:unknown objection:told pointer-1:told pointer-2:told"},
    /* Melati */
    {"no home", "no_home=yes", LOKET_CATEGORY_MELATI, TRUE, "no-home:fired"},
    {"decile 1",
     "listed=yes decile=1 decile_age_months=0 " SURVEYED,
     LOKET_CATEGORY_MELATI,
     TRUE,
     "decile:fired"},
    {"decile 4, of the last month",
     "listed=yes decile=4 decile_age_months=12 " SURVEYED,
     LOKET_CATEGORY_MELATI,
     TRUE,
     "decile:fired"},
    {"decile 5",
     "listed=yes decile=5 decile_age_months=12 " SURVEYED,
     LOKET_CATEGORY_NONE,
     TRUE,
     "decile:missed condition-decile:missed counselled:missed none:told objection:told "
     "pointer-1:told pointer-2:told"},
    {"decile 6",
     "listed=yes decile=6 decile_age_months=3 " SURVEYED,
     LOKET_CATEGORY_NONE,
     TRUE,
     "counselled:missed none:told objection:told pointer-1:told pointer-2:told"},
    {"a list of 13 months",
     "listed=yes decile=2 decile_age_months=13 " SURVEYED,
     LOKET_CATEGORY_NONE,
     TRUE,
     "decile:missed counselled:missed list-old:warning none:told objection:told pointer-1:told "
     "pointer-2:told"},
    {"a list of 16 months",
     "listed=yes decile=2 decile_age_months=16 " SURVEYED,
     LOKET_CATEGORY_NONE,
     TRUE,
     "counselled:missed list-old:warning none:told objection:told pointer-1:told pointer-2:told"},
    {"decile 5 of an old list misses twice",
     "listed=yes decile=5 decile_age_months=13 " SURVEYED,
     LOKET_CATEGORY_NONE,
     TRUE,
     "counselled:missed list-old:warning none:told objection:told pointer-1:told pointer-2:told"},
    {"refuted",
     "listed=yes decile=2 decile_age_months=3 decile_refuted=yes " SURVEYED,
     LOKET_CATEGORY_NONE,
     TRUE,
     "counselled:missed refuted:warning none:told objection:told pointer-1:told pointer-2:told"},
    {"score 9", "listed=no no_home=no bps14_score=9", LOKET_CATEGORY_MELATI, TRUE, "score:fired"},
    {"score 8",
     "listed=no no_home=no bps14_score=8 criteria262_score=2 " PLAIN,
     LOKET_CATEGORY_NONE,
     TRUE,
     "score:missed condition-score:missed counselled:missed none:told objection:told "
     "pointer-1:told pointer-2:told"},
    {"score 7",
     "listed=no no_home=no bps14_score=7 criteria262_score=2 " PLAIN,
     LOKET_CATEGORY_NONE,
     TRUE,
     "condition-score:missed counselled:missed none:told objection:told pointer-1:told "
     "pointer-2:told"},
    {"five criteria, below the line",
     "listed=no no_home=no bps14_score=3 criteria262_score=5 spending_per_head=453662",
     LOKET_CATEGORY_MELATI,
     TRUE,
     "criteria:fired"},
    {"five criteria, on the line",
     "listed=no no_home=no bps14_score=3 criteria262_score=5 spending_per_head=453663 " PLAIN,
     LOKET_CATEGORY_NONE,
     TRUE,
     "criteria:missed counselled:missed none:told objection:told pointer-1:told pointer-2:told"},
    {"five criteria, far above the line",
     "listed=no no_home=no bps14_score=3 criteria262_score=5 spending_per_head=503663 " PLAIN,
     LOKET_CATEGORY_NONE,
     TRUE,
     "counselled:missed none:told objection:told pointer-1:told pointer-2:told"},
    {"four criteria, below the line",
     "listed=no no_home=no bps14_score=3 criteria262_score=4 spending_per_head=400000 " PLAIN,
     LOKET_CATEGORY_NONE,
     TRUE,
     "criteria:missed counselled:missed none:told objection:told pointer-1:told pointer-2:told"},
    {"four criteria and too much",
     "listed=no no_home=no bps14_score=3 criteria262_score=4 spending_per_head=460000 " PLAIN,
     LOKET_CATEGORY_NONE,
     TRUE,
     "counselled:missed none:told objection:told pointer-1:told pointer-2:told"},
    {"two reasons at once",
     "listed=yes decile=3 decile_age_months=1 decile_source=dtsen bps14_score=11",
     LOKET_CATEGORY_MELATI,
     TRUE,
     "decile:fired decile-list:supports score:fired"},
    /* Menur */
    {"score 5 and a condition",
     "listed=no no_home=no bps14_score=5 criteria262_score=1 conditions=illness consideration=no",
     LOKET_CATEGORY_MENUR,
     TRUE,
     "condition-score:fired"},
    {"score 8 and a condition",
     "listed=no no_home=no bps14_score=8 criteria262_score=1 conditions=orphan,disaster "
     "consideration=no",
     LOKET_CATEGORY_MENUR,
     TRUE,
     "score:missed condition-score:fired"},
    {"score 4 and a condition",
     "listed=no no_home=no bps14_score=4 criteria262_score=1 conditions=illness counselling=no "
     "consideration=no",
     LOKET_CATEGORY_NONE,
     TRUE,
     "condition-score:missed condition-considered:missed counselled:missed none:told "
     "objection:told pointer-1:told pointer-2:told"},
    {"score 3 and a condition",
     "listed=no no_home=no bps14_score=3 criteria262_score=1 conditions=illness counselling=no "
     "consideration=no",
     LOKET_CATEGORY_NONE,
     TRUE,
     "condition-considered:missed counselled:missed none:told objection:told pointer-1:told "
     "pointer-2:told"},
    {"decile 5 and a condition",
     "listed=yes decile=5 decile_age_months=4 conditions=job_loss consideration=no " NOT_POOR,
     LOKET_CATEGORY_MENUR,
     TRUE,
     "decile:missed condition-decile:fired"},
    {"decile 6 and a condition",
     "listed=yes decile=6 decile_age_months=4 conditions=job_loss consideration=no "
     "counselling=no " NOT_POOR,
     LOKET_CATEGORY_NONE,
     TRUE,
     "condition-decile:missed condition-considered:missed counselled:missed none:told "
     "objection:told pointer-1:told pointer-2:told"},
    {"a consideration",
     "listed=no conditions=violence consideration=yes " NOT_POOR,
     LOKET_CATEGORY_MENUR,
     TRUE,
     "condition-considered:fired"},
    {"a consideration without a condition",
     "listed=no conditions= consideration=yes counselling=no " NOT_POOR,
     LOKET_CATEGORY_NONE,
     TRUE,
     "counselled:missed none:told objection:told pointer-1:told pointer-2:told"},
    {"Menur, no survey yet",
     "listed=no conditions=illness consideration=yes",
     LOKET_CATEGORY_MENUR,
     FALSE,
     "no-home:unknown score:unknown criteria:unknown condition-considered:fired"},
    /* Kenanga and none */
    {"counselled",
     "listed=no counselling=yes consideration=no conditions= " NOT_POOR,
     LOKET_CATEGORY_KENANGA,
     TRUE,
     "counselled:fired"},
    {"nothing known",
     "",
     LOKET_CATEGORY_NONE,
     FALSE,
     "no-home:unknown decile:unknown score:unknown criteria:unknown condition-score:unknown "
     "condition-decile:unknown condition-considered:unknown counselled:unknown"},
    /* warnings */
    {"civil servant",
     "no_home=yes civil_servant=yes",
     LOKET_CATEGORY_MELATI,
     TRUE,
     "no-home:fired civil-servant:warning"},
    {"civil servant of grade II",
     "no_home=yes civil_servant=yes civil_servant_rank=2",
     LOKET_CATEGORY_MELATI,
     TRUE,
     "no-home:fired civil-servant:excepted"},
    {"civil servant of grade III",
     "no_home=yes civil_servant=yes civil_servant_rank=3",
     LOKET_CATEGORY_MELATI,
     TRUE,
     "no-home:fired civil-servant:warning"},
    {"insured and with land",
     "no_home=yes other_insurance=yes vehicle_or_land=yes",
     LOKET_CATEGORY_MELATI,
     TRUE,
     "no-home:fired other-insurance:warning property:warning"},
};

static const Row sop_rows[] = {
    {"able, uninsured, applies",
     "listed=no applied=yes other_insurance=no " SURVEYED,
     LOKET_CATEGORY_KENANGA,
     TRUE,
     "uninsured:fired"},
    {"able, uninsured, does not apply",
     "listed=no applied=no other_insurance=no " SURVEYED,
     LOKET_CATEGORY_NONE,
     TRUE,
     "uninsured:missed none:told objection:told pointer-1:told pointer-2:told"},
    {"able and insured",
     "listed=no applied=yes other_insurance=yes " SURVEYED,
     LOKET_CATEGORY_NONE,
     TRUE,
     "other-insurance:warning none:told objection:told pointer-1:told pointer-2:told"},
    {"insurance unknown",
     "listed=no applied=yes " SURVEYED,
     LOKET_CATEGORY_NONE,
     FALSE,
     "uninsured:unknown"},
    {"counselled all the same",
     "listed=no applied=no counselling=yes other_insurance=yes consideration=no "
     "conditions= " NOT_POOR,
     LOKET_CATEGORY_NONE,
     TRUE,
     "other-insurance:warning none:told objection:told pointer-1:told pointer-2:told"},
    {"decile 4 stays Melati",
     "listed=yes decile=4 decile_age_months=1 applied=yes other_insurance=no",
     LOKET_CATEGORY_MELATI,
     TRUE,
     "decile:fired"},
};

static void
check_rows (const char *file, const Row *table, guint n)
{
  g_autoptr (LoketRules) rules = sample_rules (file);

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRuleInputs) inputs = sample_inputs (table[i].inputs);
    g_autoptr (LoketProposal) proposal = loket_rules_evaluate (rules, inputs);
    g_autofree char *reasons = sample_reasons (proposal);
    g_autoptr (GError) error = NULL;
    g_test_message ("%s", table[i].what);
    g_assert_cmpstr (reasons, ==, table[i].reasons);
    g_assert_cmpint (proposal->category, ==, table[i].category);
    g_assert_cmpint (proposal->settled, ==, table[i].settled);
    g_assert_cmpint (loket_rules_category (rules, inputs), ==, table[i].category);
    g_assert_true (loket_record_check (&proposal->parent_instance, &error));
    g_assert_no_error (error);
  }
}

static void
test_default (void)
{
  check_rows ("2026-1.ini", rows, G_N_ELEMENTS (rows));
}

static void
test_sop (void)
{
  check_rows ("2026-1-sop.ini", sop_rows, G_N_ELEMENTS (sop_rows));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rules/default", test_default);
  g_test_add_func ("/core/rules/sop", test_sop);
  return g_test_run ();
}
