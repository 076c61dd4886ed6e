/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that ship: each reason, each edge where it just misses, both presets, acceptance
 * case 7.
 */
#include "rule-sample.h"

#include <string.h>

typedef struct {
  const char *what;
  const char *inputs; /* "decile=5 conditions=illness,disability", the others unknown */
  LoketCategory category;
  gboolean settled;
  const char *reasons; /* "decile:fired score:unknown", in the order of the file; warnings too */
} Row;

#define NOT_POOR "no_home=no bps14_score=2 criteria262_score=1 spending_per_head=900000 "
/* Of the proposals of test_random(); a new one is right only with new rules. */
#define RANDOM_PROPOSALS "746f144105e98ca31fa90fd42857b02ea45bde5bd236ee8b45d50d0bab34c2ea"

#define PLAIN "consideration=no counselling=no conditions= "
#define SURVEYED NOT_POOR PLAIN

static const Row default_rows[] = {
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
    {"life unknown",
     "alive=unknown no_home=yes",
     LOKET_CATEGORY_NONE,
     FALSE,
     "alive:unknown no-home:fired"},
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
  check_rows ("2026-1.ini", default_rows, G_N_ELEMENTS (default_rows));
}

static void
test_sop (void)
{
  check_rows ("2026-1-sop.ini", sop_rows, G_N_ELEMENTS (sop_rows));
}

static void
assert_words (char **words, const char *expected)
{
  g_autofree char *all = g_strjoinv (" ", words);

  g_assert_cmpstr (all, ==, expected);
}

/* Acceptance case 7 of the registry, as far as it is a matter of rules. */
static void
test_case_7 (void)
{
  g_autoptr (LoketRules) rules = sample_rules ("2026-1.ini");
  g_autoptr (LoketRuleInputs) listed =
      sample_inputs ("listed=yes decile=2 decile_age_months=2 decile_source=dtsen");
  g_autoptr (LoketRuleInputs) sick = sample_inputs (
      "listed=no no_home=no bps14_score=6 criteria262_score=3 spending_per_head=600000 "
      "conditions=illness consideration=no counselling=no");
  g_autoptr (LoketRuleInputs) able =
      sample_inputs ("listed=no other_insurance=no civil_servant=yes " SURVEYED);
  g_autoptr (LoketProposal) melati = loket_rules_evaluate (rules, listed);
  g_autoptr (LoketProposal) menur = loket_rules_evaluate (rules, sick);
  g_autoptr (LoketProposal) none = loket_rules_evaluate (rules, able);
  g_auto (GStrv) blocked = loket_rules_missing_duties (rules, LOKET_CATEGORY_KENANGA, able);

  g_assert_cmpint (melati->category, ==, LOKET_CATEGORY_MELATI);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (melati->reasons)), ==, 2);
  assert_words (melati->missing_duties, "");
  g_assert_cmpint (melati->months.value, ==, 24);
  g_assert_cmpint (menur->category, ==, LOKET_CATEGORY_MENUR);
  assert_words (menur->missing_duties, "consideration");
  assert_words (menur->approvals, "section head");
  g_assert_cmpint (none->category, ==, LOKET_CATEGORY_NONE);
  g_assert_false (none->months.set);
  g_assert_cmpuint (loket_proposal_count (none, LOKET_OUTCOME_WARNING), ==, 1);
  assert_words (blocked, "counselling purpose conditions end_date");
}

/* A new version of the rules proposes anew; what was decided by the old one stays as it was. */
static void
test_change (void)
{
  g_autofree char *text = sample_text ("2026-1.ini");
  g_autoptr (GString) stricter = g_string_new (text);
  g_autoptr (LoketRules) old = sample_rules_from (text, NULL);
  g_autoptr (LoketRules) new = NULL;
  g_autoptr (LoketRuleInputs) inputs =
      sample_inputs ("listed=yes decile=3 decile_age_months=2 " SURVEYED);
  g_autoptr (LoketProposal) decided = loket_rules_evaluate (old, inputs);
  g_autoptr (LoketProposal) replayed = NULL;
  g_autoptr (LoketProposal) today = NULL;

  g_assert_cmpuint (g_string_replace (stricter, "version=2026-1", "version=2026-2", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (stricter, "value=4", "value=2", 1), ==, 1);
  new = sample_rules_from (stricter->str, NULL);
  today = loket_rules_evaluate (new, inputs);
  replayed = loket_rules_evaluate (old, inputs);
  g_assert_cmpint (decided->category, ==, LOKET_CATEGORY_MELATI);
  g_assert_cmpstr (decided->rules_version, ==, "2026-1");
  g_assert_cmpint (today->category, ==, LOKET_CATEGORY_NONE);
  g_assert_cmpstr (today->rules_version, ==, "2026-2");
  g_assert_cmpstr (today->rules_checksum, !=, decided->rules_checksum);
  g_assert_true (loket_record_equal (LOKET_RECORD (decided), LOKET_RECORD (replayed)));
}

static LoketProposalReason *
find_reason (LoketProposal *proposal, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (proposal->reasons)); i++) {
    g_autoptr (LoketProposalReason) reason =
        g_list_model_get_item (G_LIST_MODEL (proposal->reasons), i);
    if (strcmp (reason->key, key) == 0)
      return reason; /* the list keeps it alive */
  }
  return NULL;
}

/* What a villager reads: numbers, money and conditions filled in, in his language. */
static void
test_sentences (void)
{
  static const char *const rows[][4] = {
      {"listed=yes decile=5 decile_age_months=3 " SURVEYED,
       "decile",
       "en",
       "Just missed: your decile is 5, the limit 4; the list is 3 months old, the limit is 12 "
       "months."},
      {"no_home=no bps14_score=8 listed=no",
       "score",
       "id",
       "Nyaris: petugas mencatat 8 dari 14 kriteria BPS, kurang 1 dari batas 9."},
      {"listed=no no_home=no bps14_score=1 criteria262_score=6 spending_per_head=453662",
       "criteria",
       "en",
       "The survey found 6 of the eight criteria of Kepmensos 262/2022 and spending of Rp453.662 "
       "per head and month, below the poverty line of Rp453.663."},
      {"listed=no conditions=illness,orphan bps14_score=6 criteria262_score=1 no_home=no",
       "condition-score",
       "jv",
       "Kawontenan panjenengan: sakit awrat utawi menahun, lola. Petugas nyathet 6 saking 14 "
       "kriteria BPS; kagem Menur 5 dumugi 8."},
      {"listed=no conditions= consideration=no bps14_score=6 criteria262_score=1 no_home=no",
       "condition-score",
       "en",
       "Just missed: Menur needs a condition (on record: –) and 5 to 8 criteria of BPS (on record: "
       "6)."},
      {"listed=yes decile=2 decile_age_months=2 decile_source=village",
       "decile-list",
       "en",
       "That stands in the list of the village, and the list is still new: 2 months old, at most "
       "12 months."},
      {"listed=no", "score", "en", "A home survey with the 14 criteria of BPS is needed."},
  };
  g_autoptr (LoketRules) rules = sample_rules ("2026-1.ini");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LoketRuleInputs) inputs = sample_inputs (rows[i][0]);
    g_autoptr (LoketProposal) proposal = loket_rules_evaluate (rules, inputs);
    LoketProposalReason *reason = find_reason (proposal, rows[i][1]);
    g_assert_nonnull (reason);
    g_assert_cmpstr (loket_rules_say (reason, rows[i][2]), ==, rows[i][3]);
  }
}

/* What a reason names to a page: the inputs to find out, or the one that just misses. */
static void
test_inputs (void)
{
  g_autoptr (LoketRules) rules = sample_rules ("2026-1.ini");
  g_autoptr (LoketRuleInputs) inputs =
      sample_inputs ("listed=yes no_home=no decile=5 decile_age_months=1 bps14_score=2");
  g_autoptr (LoketProposal) proposal = loket_rules_evaluate (rules, inputs);

  assert_words (find_reason (proposal, "decile")->inputs, "decile");
  assert_words (find_reason (proposal, "criteria")->inputs, "criteria262_score spending_per_head");
  assert_words (find_reason (proposal, "condition-decile")->inputs, "conditions");
  assert_words (find_reason (proposal, "condition-considered")->inputs, "conditions consideration");
}

/* What it comes to, without the words. */
static void
digest_proposal (GChecksum *digest, const LoketProposal *proposal)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (proposal->reasons));
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%d %d", (int) proposal->category, proposal->settled);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketProposalReason) reason =
        g_list_model_get_item (G_LIST_MODEL (proposal->reasons), i);
    g_string_append_printf (text, " %s=%d", reason->key, (int) reason->outcome);
  }
  g_string_append_c (text, '\n');
  g_checksum_update (digest, (const guchar *) text->str, (gssize) text->len);
}

/* 10,000 households that can be: the same proposal on every run and in every build, and always one
 * that is allowed. */
static void
test_random (void)
{
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GRand) chance = g_rand_new_with_seed (3314);
  g_autoptr (LoketRules) rules = sample_rules ("2026-1.ini");
  g_autoptr (LoketRules) read_again = sample_rules ("2026-1.ini");
  guint seen[LOKET_N_CATEGORIES] = {0};

  for (guint run = 0; run < 10000; run++) {
    g_autoptr (LoketRuleInputs) inputs = sample_random_inputs (chance);
    g_autoptr (LoketRecord) copy = loket_record_copy (LOKET_RECORD (inputs));
    g_autoptr (LoketProposal) first = loket_rules_evaluate (rules, inputs);
    g_autoptr (LoketProposal) second =
        loket_rules_evaluate (read_again, loket_rule_inputs_cast (copy));
    g_autoptr (GError) error = NULL;
    g_assert_true (loket_record_equal (LOKET_RECORD (first), LOKET_RECORD (second)));
    g_assert_true (loket_record_equal (LOKET_RECORD (inputs), copy));
    g_assert_true (loket_record_check (LOKET_RECORD (first), &error));
    g_assert_no_error (error);
    g_assert_cmpint (loket_rules_category (rules, inputs), ==, first->category);
    g_assert_true (first->settled || loket_proposal_count (first, LOKET_OUTCOME_UNKNOWN) > 0);
    g_assert_true (first->category == LOKET_CATEGORY_NONE ||
                   loket_proposal_count (first, LOKET_OUTCOME_FIRED) > 0);
    seen[first->category]++;
    digest_proposal (digest, first);
  }
  for (guint i = 0; i < LOKET_N_CATEGORIES; i++)
    g_assert_cmpuint (seen[i], >, 0);
  g_assert_cmpstr (g_checksum_get_string (digest), ==, RANDOM_PROPOSALS);
}

/* What is unknown may turn into anything; a settled proposal stays whatever it turns into. */
static void
test_settled (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1606);
  g_autoptr (LoketRules) rules = sample_rules ("2026-1.ini");
  guint n_fields, settled = 0;
  const LoketField *fields = loket_record_type_fields (loket_rule_inputs_get_type (), &n_fields);

  for (guint run = 0; run < 5000; run++) {
    g_autoptr (LoketRuleInputs) inputs = sample_random_inputs (chance);
    g_autoptr (LoketRuleInputs) filled = sample_random_inputs (chance);
    g_autoptr (LoketProposal) proposal = loket_rules_evaluate (rules, inputs);
    if (!proposal->settled)
      continue;
    settled++;
    for (guint i = 0; i < n_fields; i++) {
      LoketRecord *known = LOKET_RECORD (inputs), *other = LOKET_RECORD (filled);
      if (fields[i].kind == LOKET_KIND_WORDS && loket_field_words (&fields[i], known) != NULL)
        loket_field_take_words (
            &fields[i], other, g_strdupv (loket_field_words (&fields[i], known)));
      else if (loket_field_is_number (&fields[i]) && loket_field_is_set (&fields[i], known) &&
               (fields[i].kind != LOKET_KIND_ENUM || loket_field_number (&fields[i], known) != 0))
        loket_field_set_number (&fields[i], other, loket_field_number (&fields[i], known));
    }
    /* “known” is the one word that looks at ignorance itself. */
    if (inputs->decile_refuted == LOKET_TRUTH_UNKNOWN)
      filled->decile_refuted = LOKET_TRUTH_UNKNOWN;
    g_assert_cmpint (loket_rules_category (rules, filled), ==, proposal->category);
  }
  g_assert_cmpuint (settled, >, 500);
}

/* A register of a million must be tried in 20 seconds, reading included. */
static void
test_rate (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (3314);
  g_autoptr (LoketRules) rules = sample_rules ("2026-1.ini");
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  const guint rounds = 200;
  gint64 before, after;
  guint cards = 0;

  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (people, sample_random_inputs (chance));
  before = g_get_monotonic_time ();
  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < people->len; i++)
      cards += loket_rules_category (rules, people->pdata[i]) != LOKET_CATEGORY_NONE ? 1 : 0;
  after = g_get_monotonic_time ();
  g_test_message ("%.0f categories a second, %u cards",
                  (double) rounds * people->len * G_USEC_PER_SEC / (double) MAX (after - before, 1),
                  cards / rounds);
  g_assert_cmpuint (cards % rounds, ==, 0);
  before = g_get_monotonic_time ();
  for (guint i = 0; i < people->len; i++)
    g_object_unref (loket_rules_evaluate (rules, people->pdata[i]));
  after = g_get_monotonic_time ();
  g_test_message ("%.0f proposals a second",
                  (double) people->len * G_USEC_PER_SEC / (double) MAX (after - before, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rules/default", test_default);
  g_test_add_func ("/core/rules/sop", test_sop);
  g_test_add_func ("/core/rules/case-7", test_case_7);
  g_test_add_func ("/core/rules/change", test_change);
  g_test_add_func ("/core/rules/sentences", test_sentences);
  g_test_add_func ("/core/rules/inputs", test_inputs);
  g_test_add_func ("/core/rules/random", test_random);
  g_test_add_func ("/core/rules/settled", test_settled);
  g_test_add_func ("/core/rules/rate", test_rate);
  return g_test_run ();
}
