/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a decision keeps: rule inputs and proposal come back from their JSON as they were, and the
 * inputs that came back are given the same proposal. */
#include "../core/rule-sample.h"

#include "wire/json.h"

#include <string.h>

static LoketRecord *
round_trip (LoketRecord *record, LoketJsonKind kind)
{
  g_autofree char *json = loket_json_from_record (record);
  g_autoptr (GError) error = NULL;
  LoketRecord *back =
      loket_json_to_record (G_OBJECT_TYPE (record), json, strlen (json), kind, &error);

  g_assert_no_error (error);
  g_assert_true (loket_record_equal (record, back));
  return back;
}

static void
test_replay (gconstpointer file)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (2026);
  g_autoptr (LoketRules) rules = sample_rules (file);

  for (guint run = 0; run < 10000; run++) {
    g_autoptr (LoketRuleInputs) inputs = sample_random_inputs (chance);
    g_autoptr (LoketRecord) kept = round_trip (LOKET_RECORD (inputs), LOKET_JSON_REQUEST);
    g_autoptr (LoketProposal) proposal = loket_rules_evaluate (rules, inputs);
    g_autoptr (LoketProposal) replayed =
        loket_rules_evaluate (rules, loket_rule_inputs_cast (kept));
    g_assert_true (loket_record_equal (LOKET_RECORD (proposal), LOKET_RECORD (replayed)));
    if (run % 10 == 0)
      g_object_unref (round_trip (LOKET_RECORD (proposal), LOKET_JSON_ANSWER));
  }
}

/* Unknown, none and no stay three things. */
static void
test_unknown (void)
{
  g_autoptr (LoketRuleInputs) nothing = loket_rule_inputs_new ();
  g_autoptr (LoketRuleInputs) none = sample_inputs ("conditions= no_home=no");
  g_autoptr (LoketRecord) nothing_back = round_trip (LOKET_RECORD (nothing), LOKET_JSON_REQUEST);
  g_autoptr (LoketRecord) none_back = round_trip (LOKET_RECORD (none), LOKET_JSON_REQUEST);
  g_autoptr (LoketRecord) empty =
      loket_json_to_record (loket_rule_inputs_get_type (), "{}", 2, LOKET_JSON_REQUEST, NULL);

  g_assert_null (loket_rule_inputs_cast (nothing_back)->conditions);
  g_assert_nonnull (loket_rule_inputs_cast (none_back)->conditions);
  g_assert_cmpint (loket_rule_inputs_cast (none_back)->no_home, ==, LOKET_TRUTH_NO);
  g_assert_true (loket_record_equal (empty, LOKET_RECORD (nothing)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/wire/proposals/replay", "2026-1.ini", test_replay);
  g_test_add_data_func ("/wire/proposals/replay-sop", "2026-1-sop.ini", test_replay);
  g_test_add_func ("/wire/proposals/unknown", test_unknown);
  return g_test_run ();
}
