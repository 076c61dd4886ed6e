/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of decisions: fields, states, moves. */
#include "config.h"

#include "core/decision.h"

#include "core/calendar.h"

#define JSON_MAX 40000
#define TEXT_MAX 2000
#define OBJECTION_DAYS 21 /* working days: UU 30/2014, art. 77 */

G_DEFINE_ENUM_TYPE (LoketDecisionState,
                    loket_decision_state,
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_PROPOSED, "proposed"),
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_APPROVED_SECTION, "approved_section"),
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_RETURNED, "returned"),
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_REVOKED, "revoked"),
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_SUPERSEDED, "superseded"),
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_WITHDRAWN, "withdrawn"))

G_DEFINE_ENUM_TYPE (LoketDecisionOutcome,
                    loket_decision_outcome,
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_OUTCOME_GRANT, "grant"),
                    G_DEFINE_ENUM_VALUE (LOKET_DECISION_OUTCOME_REFUSE, "refuse"))

/* clang-format off */
#define S(state) LOKET_DECISION_##state
static const LoketMove moves[] = {
  {LOKET_NO_STATE, "propose", S (PROPOSED)},
  {S (PROPOSED), "return", S (RETURNED)},
  {S (APPROVED_SECTION), "return", S (RETURNED)},
  {S (PROPOSED), "approve-section", S (APPROVED_SECTION)},
  {S (PROPOSED), "grant", S (ACTIVE)},
  {S (APPROVED_SECTION), "grant", S (ACTIVE)},
  {S (PROPOSED), "refuse", S (REFUSED)},
  {S (APPROVED_SECTION), "refuse", S (REFUSED)},
  {S (PROPOSED), "withdraw", S (WITHDRAWN)},
  {S (APPROVED_SECTION), "withdraw", S (WITHDRAWN)},
  {S (ACTIVE), "expire", S (EXPIRED)},
  {S (ACTIVE), "revoke", S (REVOKED)},
  {S (ACTIVE), "supersede", S (SUPERSEDED)},
  {S (REFUSED), "supersede", S (SUPERSEDED)},
  {S (REVOKED), "supersede", S (SUPERSEDED)},
};
const LoketMachine loket_decision_machine = {
  "decision", loket_decision_state_get_type, moves, G_N_ELEMENTS (moves),
};

static const LoketField decision_fields[] = {
  LOKET_FIELD_TEXT (LoketDecision, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which decision"),
  LOKET_FIELD_TEXT (LoketDecision, application, LOKET_FIELD_UUID, .blurb = "About which application"),
  LOKET_FIELD_TEXT (LoketDecision, person, LOKET_FIELD_UUID, .blurb = "About whom"),
  LOKET_FIELD_TEXT (LoketDecision, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village of that person"),
  LOKET_FIELD_ENUM (LoketDecision, state, LOKET_FIELD_PLAIN, loket_decision_state, .blurb = "How far it is"),
  LOKET_FIELD_ENUM (LoketDecision, outcome, LOKET_FIELD_PERSONAL, loket_decision_outcome, .blurb = "Granted or refused"),
  LOKET_FIELD_ENUM (LoketDecision, category, LOKET_FIELD_PERSONAL, loket_category, .blurb = "Category that it gives"),
  LOKET_FIELD_ENUM (LoketDecision, suggested, LOKET_FIELD_PERSONAL, loket_category, .blurb = "Category that the rules say"),
  LOKET_FIELD_TEXT (LoketDecision, rules, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Version of the rules"),
  LOKET_FIELD_TEXT (LoketDecision, rules_checksum, LOKET_FIELD_OPTIONAL, .min = 64, .max = 64, .blurb = "SHA-256 of the rules"),
  LOKET_FIELD_TEXT (LoketDecision, inputs, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = JSON_MAX, .blurb = "What the rules looked at, JSON"),
  LOKET_FIELD_TEXT (LoketDecision, findings, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = JSON_MAX, .blurb = "What the rules found, JSON"),
  LOKET_FIELD_INTEGER (LoketDecision, score, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 0, .blurb = "Score of the field check"),
  LOKET_FIELD_TEXT (LoketDecision, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = TEXT_MAX, .blurb = "Why, in the officer's words"),
  LOKET_FIELD_TEXT (LoketDecision, consideration, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = TEXT_MAX, .blurb = "What was considered, for Menur"),
  LOKET_FIELD_TEXT (LoketDecision, counselling, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Record of the counselling, for Kenanga"),
  LOKET_FIELD_TEXT (LoketDecision, purpose, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "What the help is for"),
  LOKET_FIELD_TEXT (LoketDecision, conditions, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = TEXT_MAX, .blurb = "Conditions of the help"),
  LOKET_FIELD_DAY (LoketDecision, from_day, LOKET_FIELD_OPTIONAL, .blurb = "First day on which it holds"),
  LOKET_FIELD_DAY (LoketDecision, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day on which it holds"),
  LOKET_FIELD_TEXT (LoketDecision, proposed_by, LOKET_FIELD_UUID, .blurb = "Who proposed it"),
  LOKET_FIELD_TIME (LoketDecision, proposed_at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketDecision, section_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Head of section who decided"),
  LOKET_FIELD_TIME (LoketDecision, section_at, LOKET_FIELD_OPTIONAL, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketDecision, section_note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = TEXT_MAX, .blurb = "What the head of section said"),
  LOKET_FIELD_TEXT (LoketDecision, head_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Head of unit who decided"),
  LOKET_FIELD_TIME (LoketDecision, head_at, LOKET_FIELD_OPTIONAL, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketDecision, head_note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = TEXT_MAX, .blurb = "What the head of unit said"),
  LOKET_FIELD_TEXT (LoketDecision, ended_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who ended it; absent: time alone"),
  LOKET_FIELD_TIME (LoketDecision, ended_at, LOKET_FIELD_OPTIONAL, .blurb = "When it ended"),
  LOKET_FIELD_TEXT (LoketDecision, ended_reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = TEXT_MAX, .blurb = "Why it ended"),
  LOKET_FIELD_TEXT (LoketDecision, objects_to, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Decision that it reviews"),
  LOKET_FIELD_INTEGER (LoketDecision, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Counts its changes"),
  LOKET_FIELD_TIME (LoketDecision, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketDecision, loket_decision, decision_fields, "decision", "applications")
/* clang-format on */

/**
 * loket_decision_is_open:
 * @state: of a decision
 *
 * Returns: whether it waits for a hand
 */
gboolean
loket_decision_is_open (LoketDecisionState state)
{
  return state == LOKET_DECISION_PROPOSED || state == LOKET_DECISION_APPROVED_SECTION;
}

/**
 * loket_decision_is_made:
 * @state: of a decision
 *
 * Returns: whether it is in force, refused, or ended before its time, so that a letter may tell it
 */
gboolean
loket_decision_is_made (LoketDecisionState state)
{
  return state == LOKET_DECISION_ACTIVE || state == LOKET_DECISION_REFUSED ||
         state == LOKET_DECISION_REVOKED;
}

/**
 * loket_decision_objection_until:
 * @decision: a decision
 * @profile: of the office: how many working days somebody has, and its holidays
 *
 * The one rule by which the hub takes an objection, a letter tells of it and a window offers it.
 *
 * Returns: (transfer full) (nullable): the last day on which somebody may object, counted from the
 * day on which it was decided, or ended before its time; %NULL when there is nothing to object to
 */
char *
loket_decision_objection_until (const LoketDecision *decision, LoketProfile *profile)
{
  LoketOptional at = decision->head_at.set ? decision->head_at : decision->section_at;
  const gint64 days = profile->objection_days.set ? profile->objection_days.value : OBJECTION_DAYS;
  g_autofree char *day = NULL;

  if (decision->state == LOKET_DECISION_REVOKED)
    at = decision->ended_at;
  else if (decision->state != LOKET_DECISION_ACTIVE && decision->state != LOKET_DECISION_REFUSED)
    return NULL;
  day = loket_calendar_day (at.value, profile->utc_offset);
  return loket_profile_last_day (profile, day, days);
}
