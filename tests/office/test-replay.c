/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of the audit chain alone is enough to work a decision out again, word for word, whatever
 * was made of the register and of the decision since. */
#include "cases.h"
#include "store/txn-private.h"
#include "wire/json.h"

#include <string.h>

/* What the chain says of a decision at the moment when it was proposed. */
typedef struct {
  const char *decision;
  char *json;
} Chained;

static gboolean
read_chain (LoketTxn *txn, gpointer data, GError **error)
{
  Chained *self = data;
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT e.value AS value FROM audit a, json_each (a.after) e "
                          "WHERE a.operation = 'decision/propose' "
                          "AND json_extract (e.value, '$.id') = ?1",
                          LOKET_VALUES (LOKET_T (self->decision)),
                          error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  self->json = row ? g_strdup (loket_rows_text (rows, "value")) : NULL;
  return TRUE;
}

static LoketDecision *
chained_decision (Fixture *f, const char *decision)
{
  Chained self = {.decision = decision};
  g_autoptr (GError) error = NULL;
  LoketRecord *record;

  loket_store_read_sync (loket_office_store (f->office), read_chain, &self, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self.json);
  record = loket_json_to_record (
      loket_decision_get_type (), self.json, strlen (self.json), LOKET_JSON_ANSWER, &error);
  g_assert_no_error (error);
  g_free (self.json);
  return loket_decision_cast (record);
}

static void
assert_worked_out_again (Fixture *f, const char *decision, LoketCategory category)
{
  g_autoptr (LoketDecision) kept = chained_decision (f, decision);
  const LoketRules *rules = loket_rule_book_find (loket_office_rules (f->office), kept->rules);
  g_autoptr (LoketRecord) inputs = NULL;
  g_autoptr (LoketProposal) proposal = NULL;
  g_autofree char *findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (rules);
  g_assert_cmpstr (loket_rules_checksum (rules), ==, kept->rules_checksum);
  inputs = loket_json_to_record (loket_rule_inputs_get_type (),
                                 kept->inputs,
                                 strlen (kept->inputs),
                                 LOKET_JSON_ANSWER,
                                 &error);
  g_assert_no_error (error);
  proposal = loket_rules_evaluate (rules, loket_rule_inputs_cast (inputs));
  findings = loket_json_from_record (LOKET_RECORD (proposal));
  g_assert_cmpint (proposal->category, ==, category);
  g_assert_cmpint (kept->suggested, ==, category);
  g_assert_cmpstr (findings, ==, kept->findings);
}

static gboolean
forget (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_engine_exec (
      txn->engine, "UPDATE decision SET inputs = '{}', findings = '{}'", NULL, 0, error);
}

static void
test_from_the_chain (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *listed = cases_person (f, "Sulastri");
  g_autofree char *unknown = cases_person (f, "Painem");
  g_autofree char *first = cases_application (f, listed, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autofree char *second = cases_application (f, unknown, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) melati = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  office_opens (f, &office);
  cases_list (f, 1, "dtsen", "2026-Q4", NULL, listed, "\"decile\":\"2\"");
  melati =
      propose (f, &office.clerk, first, LOKET_DECISION_OUTCOME_GRANT, LOKET_CATEGORY_MELATI, NULL);
  none = propose (f,
                  &office.clerk,
                  second,
                  LOKET_DECISION_OUTCOME_REFUSE,
                  LOKET_CATEGORY_NONE,
                  "Tidak ada dalam daftar mana pun");
  cases_list (f, 2, "dtsen", "2027-Q1", NULL, listed, "\"decile\":\"9\"");
  loket_store_write_sync (loket_office_store (f->office), forget, NULL, &error);
  g_assert_no_error (error);
  assert_worked_out_again (f, melati->id, LOKET_CATEGORY_MELATI);
  assert_worked_out_again (f, none->id, LOKET_CATEGORY_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/replay/from-the-chain",
              Fixture,
              NULL,
              fixture_set_up,
              test_from_the_chain,
              fixture_tear_down);
  return g_test_run ();
}
