/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposing a decision: what the rules say is kept with all that they looked at, what the officer
 * says beside it. */
#include "config.h"

#include "office/decisions-private.h"

#include "office/office.h"
#include "office/rule-facts.h"
#include "store/decisions.h"
#include "wire/json.h"

#include "core/error.h"

#include <string.h>

#define DECISIONS 100 /* of a person, the newest */

/* A proposal while it is made. */
typedef struct {
  LoketTurn *turn;
  LoketDecisionRequest *request;
  LoketApplication *application;
  const LoketApplicationKind *kind;
  const LoketRules *rules; /* nullable */
  LoketDecision *decision;
} Proposing;

static void
proposing_clear (Proposing *self)
{
  g_clear_object (&self->application);
  g_clear_object (&self->decision);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proposing, proposing_clear)

static gboolean
begin (Proposing *self, LoketTurn *turn, LoketDecisionRequest *request, GError **error)
{
  const LoketRuleBook *book = loket_office_rules (loket_turn_office (turn));

  self->turn = turn;
  self->request = request;
  self->application = loket_application_get (turn, request->application, error);
  if (self->application == NULL ||
      !loket_version_check (request->version, self->application->version, error))
    return FALSE;
  self->kind = loket_profile_application (loket_turn_profile (turn), self->application->kind);
  if (self->kind == NULL) {
    loket_set_error (
        error, LOKET_ERROR_NOT_FOUND, self->application->kind, "the profile has no such kind");
    return FALSE;
  }
  self->rules = loket_rule_book_in_force (book, loket_turn_day (turn));
  if (self->rules == NULL && self->kind->gives == LOKET_GIVES_CARD)
    return loket_decision_rule ("no-rules", error);
  if (loket_is_said (request->consideration) && !loket_is_head_of_section (turn))
    return loket_decision_rule ("consideration-of-head", error);
  return loket_application_check_papers (turn, self->application, error) &&
         loket_hands_check (turn, self->application, NULL, LOKET_HAND_PROPOSES, error);
}

static void
take_texts (Proposing *self)
{
  const LoketDecisionRequest *request = self->request;
  LoketDecision *decision = self->decision;

  decision->id = loket_turn_new_id (self->turn);
  decision->application = g_strdup (self->application->id);
  decision->person = g_strdup (self->application->person);
  decision->village = g_strdup (self->application->village);
  decision->outcome = request->outcome;
  decision->category = request->category;
  decision->reason = loket_is_said (request->reason) ? g_strdup (request->reason) : NULL;
  decision->consideration =
      loket_is_said (request->consideration) ? g_strdup (request->consideration) : NULL;
  decision->purpose = loket_is_said (request->purpose) ? g_strdup (request->purpose) : NULL;
  decision->conditions =
      loket_is_said (request->conditions) ? g_strdup (request->conditions) : NULL;
  decision->until_day = g_strdup (request->until_day);
  decision->proposed_by = g_strdup (loket_turn_caller (self->turn)->officer);
  decision->proposed_at = loket_turn_now (self->turn);
}

static LoketCounselling *
find_counselling (Proposing *self, GError **error)
{
  LoketTxn *txn = loket_turn_txn (self->turn);
  const char *today = loket_turn_day (self->turn);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (LoketRecord) record = NULL;

  if (self->request->counselling == NULL) {
    all = loket_txn_counsellings (txn, self->application->person, error);
    for (guint i = 0; all != NULL && i < all->len; i++)
      if (loket_counselling_holds (all->pdata[i], today))
        return loket_counselling_cast (g_object_ref (all->pdata[i]));
    if (all != NULL)
      loket_decision_rule ("counselling-needed", error);
    return NULL;
  }
  record = loket_txn_get (txn, loket_counselling_get_type (), self->request->counselling, error);
  if (record == NULL)
    return NULL;
  if (strcmp (loket_counselling_cast (record)->person, self->application->person) != 0 ||
      !loket_counselling_holds (loket_counselling_cast (record), today)) {
    loket_decision_rule ("counselling-needed", error);
    return NULL;
  }
  return loket_counselling_cast (g_steal_pointer (&record));
}

/* At renewal somebody talks about whether the conditions of the last time were kept (domain.md 4.5,
 * 4). */
static gboolean
check_renewal (Proposing *self, const LoketCounselling *counselling, GError **error)
{
  g_autoptr (GPtrArray) decisions = loket_txn_decisions_of_person (
      loket_turn_txn (self->turn), self->application->person, DECISIONS, error);

  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    const LoketDecision *decision = decisions->pdata[i];
    if (decision->category == LOKET_CATEGORY_KENANGA && decision->from_day != NULL &&
        g_strcmp0 (decision->application, self->application->reviews) != 0 &&
        strcmp (counselling->day, decision->from_day) <= 0)
      return loket_decision_rule ("conditions-unchecked", error);
  }
  return decisions != NULL;
}

static void
take_unless_said (char **text, const char *said)
{
  if (*text == NULL)
    *text = g_strdup (said);
}

/* Kenanga rests on what was agreed in counselling (domain.md 4.5, 4). */
static gboolean
take_counselling (Proposing *self, GError **error)
{
  LoketDecision *decision = self->decision;
  g_autoptr (LoketCounselling) counselling = NULL;

  if (self->request->outcome != LOKET_DECISION_OUTCOME_GRANT ||
      self->request->category != LOKET_CATEGORY_KENANGA)
    return TRUE;
  counselling = find_counselling (self, error);
  if (counselling == NULL || !check_renewal (self, counselling, error))
    return FALSE;
  decision->counselling = g_strdup (counselling->id);
  take_unless_said (&decision->purpose, counselling->purpose);
  take_unless_said (&decision->conditions, counselling->conditions);
  take_unless_said (&decision->until_day, counselling->until_day);
  return (decision->purpose != NULL || loket_decision_rule ("purpose-needed", error)) &&
         (decision->conditions != NULL || loket_decision_rule ("conditions-needed", error)) &&
         (decision->until_day != NULL || loket_decision_rule ("end-date-needed", error));
}

/* What the rules want on file before they let somebody decide.  What the head of section considers
 * he writes when he approves. */
static gboolean
check_duties (Proposing *self, LoketRuleInputs *inputs, GError **error)
{
  static const struct {
    const char *duty;
    const char *rule;
  } sentences[] = {{"counselling", "counselling-needed"},
                   {"purpose", "purpose-needed"},
                   {"conditions", "conditions-needed"},
                   {"end_date", "end-date-needed"}};
  g_auto (GStrv) missing = NULL;

  if (self->decision->outcome != LOKET_DECISION_OUTCOME_GRANT ||
      self->decision->category == LOKET_CATEGORY_NONE)
    return TRUE;
  missing = loket_rules_missing_duties (self->rules, self->decision->category, inputs);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_strv_contains ((const char *const *) missing, sentences[i].duty))
      return loket_decision_rule (sentences[i].rule, error);
  return TRUE;
}

static gboolean
ask_rules (Proposing *self, GError **error)
{
  LoketDecision *decision = self->decision;
  g_autoptr (LoketRuleInputs) inputs = NULL;
  g_autoptr (LoketProposal) proposal = NULL;

  if (!loket_turn_rule_inputs (
          self->turn, self->application->person, self->application->id, &inputs, error))
    return FALSE;
  inputs->consideration = loket_truth_of (decision->consideration != NULL);
  loket_decision_set_written (decision, inputs);
  decision->inputs = loket_json_from_record (LOKET_RECORD (inputs));
  decision->score = inputs->bps14_score;
  if (self->rules == NULL)
    return TRUE;
  proposal = loket_rules_evaluate (self->rules, inputs);
  decision->suggested = proposal->category;
  decision->rules = g_strdup (proposal->rules_version);
  decision->rules_checksum = g_strdup (proposal->rules_checksum);
  decision->findings = loket_json_from_record (LOKET_RECORD (proposal));
  return loket_decision_check_gates (decision, proposal, error) &&
         check_duties (self, inputs, error);
}

static gboolean
check_category (Proposing *self, GError **error)
{
  const gboolean card = self->kind->gives == LOKET_GIVES_CARD &&
                        self->request->outcome == LOKET_DECISION_OUTCOME_GRANT;

  if (!card && self->request->category != LOKET_CATEGORY_NONE)
    return loket_decision_rule ("no-category", error);
  return !card || self->request->category != LOKET_CATEGORY_NONE ||
         loket_decision_rule ("category-needed", error);
}

/* A refusal tells why; so does who does otherwise than the rules say. */
static gboolean
check_reason (Proposing *self, GError **error)
{
  const LoketDecision *decision = self->decision;
  const gboolean departs = self->kind->gives == LOKET_GIVES_CARD &&
                           decision->outcome == LOKET_DECISION_OUTCOME_GRANT &&
                           decision->category != decision->suggested;

  return decision->reason != NULL ||
         (!departs && decision->outcome == LOKET_DECISION_OUTCOME_GRANT) ||
         loket_decision_rule ("reason-needed", error);
}

static gboolean
check_until (Proposing *self, GError **error)
{
  return self->decision->outcome != LOKET_DECISION_OUTCOME_GRANT ||
         loket_decision_check_until (self->rules,
                                     self->decision->category,
                                     loket_turn_day (self->turn),
                                     self->decision->until_day,
                                     error);
}

/* A review decides about the decision that was in force, refused or ended, when it was asked for.
 */
static gboolean
find_reviewed (Proposing *self, GError **error)
{
  g_autoptr (LoketDecision) reviewed = NULL;

  if (self->application->reviews == NULL)
    return TRUE;
  if (!loket_decision_standing (self->turn, self->application->reviews, &reviewed, error))
    return FALSE;
  self->decision->objects_to = reviewed != NULL ? g_strdup (reviewed->id) : NULL;
  return TRUE;
}

static gboolean
put (Proposing *self, GError **error)
{
  LoketDecision *decision = self->decision;
  g_autoptr (LoketRecord) moved = loket_record_copy (LOKET_RECORD (self->application));
  LoketApplication *after = loket_application_cast (moved);
  int state;

  if (!loket_machine_move (&loket_decision_machine, LOKET_NO_STATE, "propose", &state, error))
    return FALSE;
  decision->state = (LoketDecisionState) state;
  decision->version = 1;
  decision->changed_at = loket_turn_now (self->turn);
  g_free (after->decision);
  after->decision = g_strdup (decision->id);
  return loket_application_move (
             self->turn, self->application, after, "propose", decision->reason, error) &&
         loket_turn_insert (self->turn, decision, error);
}

/**
 * loket_decision_propose:
 * @turn: a write turn
 * @record: a LoketDecisionRequest
 * @error: set to %LOKET_ERROR_WRONG_STATE when the application is not to be decided now, to
 *   %LOKET_ERROR_RULE with what is missing, or as loket_hands_check()
 *
 * Returns: (transfer full): the LoketDecision, which waits for the head of section
 */
LoketRecord *
loket_decision_propose (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_auto (Proposing) self = {0};

  if (!begin (&self, turn, loket_decision_request_cast (record), error))
    return NULL;
  self.decision = loket_decision_new ();
  take_texts (&self);
  if (!loket_decision_check_person (turn, self.decision, error))
    return NULL;
  if (!check_category (&self, error) || !take_counselling (&self, error) ||
      !ask_rules (&self, error) || !check_reason (&self, error) || !check_until (&self, error) ||
      !find_reviewed (&self, error) || !put (&self, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&self.decision));
}
