/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules say of somebody now, and what they said of a decision that is on file. */
#include "config.h"

#include "office/decisions-private.h"

#include "core/error.h"
#include "office/office.h"
#include "office/rule-facts.h"
#include "office/standings.h"
#include "store/decisions.h"
#include "store/people.h"
#include "wire/json.h"

#include <string.h>

#define DECISIONS 50

static GListStore *
list_of (GType type, GPtrArray *records)
{
  GListStore *list = g_list_store_new (type);

  g_list_store_splice (list, 0, 0, records->pdata, records->len);
  return list;
}

static void
append_line (GListStore *lines, LoketDecision *decision, LoketPerson *person, gboolean own)
{
  g_autoptr (LoketDecisionLine) line = loket_decision_line_new ();

  line->decision = g_strdup (decision->id);
  line->person = g_strdup (person->id);
  line->name = g_strdup (person->name);
  line->own = own;
  line->state = decision->state;
  line->outcome = decision->outcome;
  line->category = decision->category;
  line->from_day = g_strdup (decision->from_day);
  line->until_day = g_strdup (decision->until_day);
  g_list_store_append (lines, line);
}

static gboolean
append_card_of (LoketTurn *turn, GListStore *lines, const char *id, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person (loket_turn_txn (turn), id, error);
  g_autoptr (LoketDecision) decision = NULL;

  if (person == NULL || !loket_txn_card_decision (loket_turn_txn (turn), id, &decision, error))
    return FALSE;
  if (decision != NULL && loket_caller_covers (loket_turn_caller (turn), person->village))
    append_line (lines, decision, person, FALSE);
  return TRUE;
}

/* Cards of those who live with the person. */
static gboolean
append_household (LoketTurn *turn, GListStore *lines, const char *person, GError **error)
{
  g_autoptr (GPtrArray) people = loket_people_with (turn, person, NULL, error);

  for (guint i = 1; people != NULL && i < people->len; i++)
    if (!append_card_of (turn, lines, people->pdata[i], error))
      return FALSE;
  return people != NULL;
}

static GListStore *
gather_decisions (LoketTurn *turn, LoketPerson *person, GError **error)
{
  g_autoptr (GListStore) lines = g_list_store_new (loket_decision_line_get_type ());
  g_autoptr (GPtrArray) own =
      loket_txn_decisions_of_person (loket_turn_txn (turn), person->id, DECISIONS, error);

  if (own == NULL)
    return NULL;
  for (guint i = 0; i < own->len; i++)
    append_line (lines, own->pdata[i], person, TRUE);
  return append_household (turn, lines, person->id, error) ? g_steal_pointer (&lines) : NULL;
}

/* The texts that somebody has typed count as written. */
static void
set_typed (LoketTurn *turn, LoketDecisionQuery *query, LoketRuleInputs *inputs)
{
  inputs->consideration =
      loket_truth_of (loket_is_said (query->consideration) && loket_is_head_of_section (turn));
  if (loket_is_said (query->purpose))
    inputs->purpose_written = LOKET_TRUTH_YES;
  if (loket_is_said (query->conditions))
    inputs->conditions_written = LOKET_TRUTH_YES;
  if (query->until_day != NULL)
    inputs->end_date_written = LOKET_TRUTH_YES;
}

static void
ask_rules (LoketTurn *turn, LoketApplication *application, LoketDecisionSuggestion *suggestion)
{
  const char *today = loket_turn_day (turn);
  const LoketRules *rules =
      loket_rule_book_in_force (loket_office_rules (loket_turn_office (turn)), today);
  const LoketApplicationKind *kind =
      application != NULL ? loket_profile_application (loket_turn_profile (turn), application->kind)
                          : NULL;

  if (rules != NULL)
    suggestion->proposal = loket_rules_evaluate (rules, suggestion->inputs);
  suggestion->head_needed = loket_decision_needs_head (
      kind,
      rules,
      suggestion->proposal != NULL ? suggestion->proposal->category : LOKET_CATEGORY_NONE,
      suggestion->proposal,
      suggestion->inputs);
  if (suggestion->proposal != NULL)
    suggestion->until_most =
        loket_decision_until_most (rules, suggestion->proposal->category, today);
}

static gboolean
gather (LoketTurn *turn, LoketPerson *person, LoketDecisionSuggestion *suggestion, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) conditions = loket_txn_conditions (txn, person->id, error);
  g_autoptr (GPtrArray) counsellings =
      conditions != NULL ? loket_txn_counsellings (txn, person->id, error) : NULL;

  if (counsellings == NULL)
    return FALSE;
  suggestion->conditions = list_of (loket_condition_get_type (), conditions);
  suggestion->counsellings = list_of (loket_counselling_get_type (), counsellings);
  suggestion->decisions = gather_decisions (turn, person, error);
  return suggestion->decisions != NULL;
}

/* An application is of the person whom the access log names. */
static gboolean
find_application (LoketTurn *turn,
                  LoketDecisionQuery *query,
                  LoketApplication **application,
                  GError **error)
{
  if (query->application == NULL)
    return TRUE;
  *application = loket_application_get (turn, query->application, error);
  if (*application == NULL)
    return FALSE;
  if (strcmp ((*application)->person, query->person) == 0)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "application", "it is of somebody else");
  return FALSE;
}

/**
 * loket_decision_suggest:
 * @turn: a read turn
 * @record: a LoketDecisionQuery
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the caller's area
 *
 * Returns: (transfer full): a LoketDecisionSuggestion
 */
LoketRecord *
loket_decision_suggest (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketDecisionQuery *query = loket_decision_query_cast (record);
  g_autoptr (LoketDecisionSuggestion) suggestion = loket_decision_suggestion_new ();
  g_autoptr (LoketPerson) person = loket_person_of_area (turn, query->person, error);
  g_autoptr (LoketApplication) application = NULL;

  if (person == NULL || !find_application (turn, query, &application, error) ||
      !loket_turn_rule_inputs (
          turn, query->person, query->application, &suggestion->inputs, error) ||
      !gather (turn, person, suggestion, error))
    return NULL;
  set_typed (turn, query, suggestion->inputs);
  ask_rules (turn, application, suggestion);
  return LOKET_RECORD (g_steal_pointer (&suggestion));
}

static void
work_out (const LoketRules *rules, const LoketDecision *decision, LoketDecisionReplay *replay)
{
  g_autoptr (LoketRuleInputs) inputs = loket_decision_inputs (decision);
  g_autoptr (LoketProposal) proposal = NULL;
  g_autofree char *findings = NULL;

  if (inputs == NULL)
    return;
  proposal = loket_rules_evaluate (rules, inputs);
  findings = loket_json_from_record (LOKET_RECORD (proposal));
  replay->suggests = proposal->category;
  replay->same_category = proposal->category == decision->suggested;
  replay->same_reasons = g_strcmp0 (findings, decision->findings) == 0;
}

/**
 * loket_decision_replay:
 * @turn: a read turn
 * @record: a LoketDecisionReference
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the caller's area
 *
 * Works the decision out again by the version of the rules that it names, from the inputs that were
 * kept with it; nothing of what is known today goes into it, and nothing is changed.
 *
 * Returns: (transfer full): a LoketDecisionReplay
 */
LoketRecord *
loket_decision_replay (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketDecisionReference *request = loket_decision_reference_cast (record);
  g_autoptr (LoketDecision) decision = loket_decision_get (turn, request->decision, error);
  LoketDecisionReplay *replay;
  const LoketRules *rules;

  if (decision == NULL)
    return NULL;
  rules = loket_decision_rules (turn, decision);
  replay = loket_decision_replay_new ();
  replay->decision = g_strdup (decision->id);
  replay->rules = g_strdup (decision->rules);
  replay->suggested = decision->suggested;
  if (rules != NULL) {
    replay->rules_known = TRUE;
    replay->same_checksum = g_strcmp0 (loket_rules_checksum (rules), decision->rules_checksum) == 0;
    work_out (rules, decision, replay);
  }
  replay->same = replay->same_checksum && replay->same_category && replay->same_reasons;
  return LOKET_RECORD (replay);
}
