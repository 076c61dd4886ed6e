/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the desk of decisions. */
#include "config.h"

#include "core/decision-desk.h"

#include "core/names.h"

#define TEXT_MAX 2000
#define PURPOSE_MAX 500
#define EVIDENCE_MAX 500
#define LIST_MAX 300
#define MAY (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)
#define ID (LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID)

/* clang-format off */
static const LoketField query_fields[] = {
  LOKET_FIELD_TEXT (LoketDecisionQuery, person, LOKET_FIELD_UUID, .blurb = "About whom"),
  LOKET_FIELD_TEXT (LoketDecisionQuery, application, ID, .blurb = "For which application"),
  LOKET_FIELD_TEXT (LoketDecisionQuery, consideration, MAY, .max = TEXT_MAX, .blurb = "Consideration, as far as it is typed"),
  LOKET_FIELD_TEXT (LoketDecisionQuery, purpose, MAY, .max = PURPOSE_MAX, .blurb = "Purpose, as far as it is typed"),
  LOKET_FIELD_TEXT (LoketDecisionQuery, conditions, MAY, .max = TEXT_MAX, .blurb = "Conditions, as far as they are typed"),
  LOKET_FIELD_DAY (LoketDecisionQuery, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day, when it is typed"),
};
LOKET_DEFINE_RECORD (LoketDecisionQuery, loket_decision_query, query_fields)

static const LoketField line_fields[] = {
  LOKET_FIELD_TEXT (LoketDecisionLine, decision, LOKET_FIELD_UUID, .blurb = "Which decision"),
  LOKET_FIELD_TEXT (LoketDecisionLine, person, LOKET_FIELD_UUID, .blurb = "About whom"),
  LOKET_FIELD_TEXT (LoketDecisionLine, name, MAY, .max = LOKET_NAME_MAX, .blurb = "Who that is"),
  LOKET_FIELD_BOOLEAN (LoketDecisionLine, own, LOKET_FIELD_PLAIN, .blurb = "Of the person, not of somebody who lives there too"),
  LOKET_FIELD_ENUM (LoketDecisionLine, state, LOKET_FIELD_PLAIN, loket_decision_state, .blurb = "How far it is"),
  LOKET_FIELD_ENUM (LoketDecisionLine, outcome, LOKET_FIELD_PERSONAL, loket_decision_outcome, .blurb = "Granted or refused"),
  LOKET_FIELD_ENUM (LoketDecisionLine, category, LOKET_FIELD_PERSONAL, loket_category, .blurb = "Category that it gives"),
  LOKET_FIELD_DAY (LoketDecisionLine, from_day, LOKET_FIELD_OPTIONAL, .blurb = "First day"),
  LOKET_FIELD_DAY (LoketDecisionLine, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day"),
};
LOKET_DEFINE_RECORD (LoketDecisionLine, loket_decision_line, line_fields)

static const LoketField suggestion_fields[] = {
  LOKET_FIELD_RECORD (LoketDecisionSuggestion, inputs, LOKET_FIELD_PERSONAL, loket_rule_inputs, .blurb = "What the rules look at"),
  LOKET_FIELD_RECORD (LoketDecisionSuggestion, proposal, MAY, loket_proposal, .blurb = "What they say; absent = no rules are in force today"),
  LOKET_FIELD_BOOLEAN (LoketDecisionSuggestion, head_needed, LOKET_FIELD_PLAIN, .blurb = "The head of unit decides too, if that is followed"),
  LOKET_FIELD_DAY (LoketDecisionSuggestion, until_most, LOKET_FIELD_OPTIONAL, .blurb = "Last day that the rules allow from today"),
  LOKET_FIELD_LIST (LoketDecisionSuggestion, conditions, LOKET_FIELD_PERSONAL, loket_condition, .max = LIST_MAX, .blurb = "Conditions of the person, newest first"),
  LOKET_FIELD_LIST (LoketDecisionSuggestion, counsellings, LOKET_FIELD_PERSONAL, loket_counselling, .max = LIST_MAX, .blurb = "Counselling of the person, newest first"),
  LOKET_FIELD_LIST (LoketDecisionSuggestion, decisions, LOKET_FIELD_PERSONAL, loket_decision_line, .max = LIST_MAX, .blurb = "Decisions about the person, and cards of the household"),
};
LOKET_DEFINE_RECORD (LoketDecisionSuggestion, loket_decision_suggestion, suggestion_fields)

static const LoketField request_fields[] = {
  LOKET_FIELD_TEXT (LoketDecisionRequest, application, LOKET_FIELD_UUID, .blurb = "About which application"),
  LOKET_FIELD_INTEGER (LoketDecisionRequest, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Its version, as the officer saw it"),
  LOKET_FIELD_ENUM (LoketDecisionRequest, outcome, LOKET_FIELD_PERSONAL, loket_decision_outcome, .blurb = "Grant or refuse"),
  LOKET_FIELD_ENUM (LoketDecisionRequest, category, LOKET_FIELD_PERSONAL, loket_category, .blurb = "Category of the card"),
  LOKET_FIELD_TEXT (LoketDecisionRequest, reason, MAY, .max = TEXT_MAX, .blurb = "Why it is refused, or departs from the rules"),
  LOKET_FIELD_TEXT (LoketDecisionRequest, consideration, MAY, .max = TEXT_MAX, .blurb = "What was considered, for Menur"),
  LOKET_FIELD_TEXT (LoketDecisionRequest, counselling, ID, .blurb = "Record of counselling; absent = the last one"),
  LOKET_FIELD_TEXT (LoketDecisionRequest, purpose, MAY, .max = PURPOSE_MAX, .blurb = "What it is for; absent = as the counselling says"),
  LOKET_FIELD_TEXT (LoketDecisionRequest, conditions, MAY, .max = TEXT_MAX, .blurb = "Conditions; absent = as the counselling says"),
  LOKET_FIELD_DAY (LoketDecisionRequest, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day; absent = as long as the rules allow"),
};
LOKET_DEFINE_RECORD (LoketDecisionRequest, loket_decision_request, request_fields)

static const LoketField act_fields[] = {
  LOKET_FIELD_TEXT (LoketDecisionAct, decision, LOKET_FIELD_UUID, .blurb = "Which decision"),
  LOKET_FIELD_INTEGER (LoketDecisionAct, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Its version, as the officer saw it"),
  LOKET_FIELD_TEXT (LoketDecisionAct, note, MAY, .max = TEXT_MAX, .blurb = "What there is to say; needed to return and to refuse"),
  LOKET_FIELD_TEXT (LoketDecisionAct, consideration, MAY, .max = TEXT_MAX, .blurb = "What the head of section considered, for Menur"),
};
LOKET_DEFINE_RECORD (LoketDecisionAct, loket_decision_act, act_fields)

static const LoketField end_fields[] = {
  LOKET_FIELD_TEXT (LoketDecisionEnd, decision, LOKET_FIELD_UUID, .blurb = "Which decision"),
  LOKET_FIELD_TEXT (LoketDecisionEnd, reason, LOKET_FIELD_PERSONAL | LOKET_FIELD_NAME, .min = 3, .max = 1000, .blurb = "Why it ends"),
  LOKET_FIELD_TEXT (LoketDecisionEnd, hearing, MAY | LOKET_FIELD_NAME, .min = 3, .max = 500, .blurb = "Who heard the person, when, and what was said, in words; needed unless a hearing or the register says so"),
  LOKET_FIELD_TEXT (LoketDecisionEnd, watch, ID, .blurb = "Change that the person was heard about"),
  LOKET_FIELD_BOOLEAN (LoketDecisionEnd, answered, LOKET_FIELD_OPTIONAL, .blurb = "The person has answered in that hearing, before its last day"),
};
LOKET_DEFINE_RECORD (LoketDecisionEnd, loket_decision_end, end_fields)

static const LoketField objection_fields[] = {
  LOKET_FIELD_TEXT (LoketDecisionObjection, decision, LOKET_FIELD_UUID, .blurb = "Against which decision"),
  LOKET_FIELD_TEXT (LoketDecisionObjection, note, LOKET_FIELD_PERSONAL, .min = 3, .max = TEXT_MAX, .blurb = "What the person says"),
  LOKET_FIELD_TEXT (LoketDecisionObjection, ticket, ID, .blurb = "Ticket that is in service"),
};
LOKET_DEFINE_RECORD (LoketDecisionObjection, loket_decision_objection, objection_fields)

static const LoketField reference_fields[] = {
  LOKET_FIELD_TEXT (LoketDecisionReference, decision, LOKET_FIELD_UUID, .blurb = "Which decision"),
};
LOKET_DEFINE_RECORD (LoketDecisionReference, loket_decision_reference, reference_fields)

static const LoketField waiting_query_fields[] = {
  LOKET_FIELD_INTEGER (LoketWaitingQuery, from, LOKET_FIELD_OPTIONAL, .min = 0, .max = LOKET_WAITING_FAR, .blurb = "Where the page begins; absent = at the first"),
  LOKET_FIELD_INTEGER (LoketWaitingQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = 100, .blurb = "How many at most; absent = 20"),
};
LOKET_DEFINE_RECORD (LoketWaitingQuery, loket_waiting_query, waiting_query_fields)

static const LoketField waiting_fields[] = {
  LOKET_FIELD_TEXT (LoketDecisionWaiting, decision, LOKET_FIELD_UUID, .blurb = "Which decision"),
  LOKET_FIELD_TEXT (LoketDecisionWaiting, application, LOKET_FIELD_UUID, .blurb = "About which application"),
  LOKET_FIELD_INTEGER (LoketDecisionWaiting, number, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Number of that application"),
  LOKET_FIELD_TEXT (LoketDecisionWaiting, kind, LOKET_FIELD_PLAIN, .min = 1, .max = 60, .blurb = "Kind of that application"),
  LOKET_FIELD_TEXT (LoketDecisionWaiting, person, LOKET_FIELD_UUID, .blurb = "About whom"),
  LOKET_FIELD_TEXT (LoketDecisionWaiting, name, MAY, .max = LOKET_NAME_MAX, .blurb = "Who that is"),
  LOKET_FIELD_TEXT (LoketDecisionWaiting, place, MAY, .blurb = "Where the person lives"),
  LOKET_FIELD_ENUM (LoketDecisionWaiting, state, LOKET_FIELD_PLAIN, loket_decision_state, .blurb = "For which head it waits"),
  LOKET_FIELD_ENUM (LoketDecisionWaiting, outcome, LOKET_FIELD_PERSONAL, loket_decision_outcome, .blurb = "Grant or refuse"),
  LOKET_FIELD_ENUM (LoketDecisionWaiting, category, LOKET_FIELD_PERSONAL, loket_category, .blurb = "Category of the card"),
  LOKET_FIELD_ENUM (LoketDecisionWaiting, suggested, LOKET_FIELD_PERSONAL, loket_category, .blurb = "What the rules said"),
  LOKET_FIELD_BOOLEAN (LoketDecisionWaiting, by_rules, LOKET_FIELD_PLAIN, .blurb = "Rules said something"),
  LOKET_FIELD_TEXT (LoketDecisionWaiting, proposed_by, LOKET_FIELD_OPTIONAL, .blurb = "Name of whoever proposed it"),
  LOKET_FIELD_TEXT (LoketDecisionWaiting, section_by, LOKET_FIELD_OPTIONAL, .blurb = "Name of the head of section who approved it"),
  LOKET_FIELD_TIME (LoketDecisionWaiting, since, LOKET_FIELD_PLAIN, .blurb = "Since when it waits for this hand"),
  LOKET_FIELD_TIME (LoketDecisionWaiting, due_at, LOKET_FIELD_OPTIONAL, .blurb = "When the posted time ends"),
  LOKET_FIELD_BOOLEAN (LoketDecisionWaiting, red, LOKET_FIELD_PLAIN, .blurb = "That has passed"),
  LOKET_FIELD_TEXT (LoketDecisionWaiting, bar, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Rule by which the officer may not decide it"),
};
LOKET_DEFINE_RECORD (LoketDecisionWaiting, loket_decision_waiting, waiting_fields)

static const LoketField waiting_page_fields[] = {
  LOKET_FIELD_LIST (LoketWaitingPage, decisions, LOKET_FIELD_PERSONAL, loket_decision_waiting, .blurb = "What is due first"),
  LOKET_FIELD_INTEGER (LoketWaitingPage, next, LOKET_FIELD_OPTIONAL, .blurb = "Where the next page begins; absent = there is none"),
};
LOKET_DEFINE_RECORD (LoketWaitingPage, loket_waiting_page, waiting_page_fields)

static const LoketField replay_fields[] = {
  LOKET_FIELD_TEXT (LoketDecisionReplay, decision, LOKET_FIELD_UUID, .blurb = "Which decision"),
  LOKET_FIELD_TEXT (LoketDecisionReplay, rules, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Version of the rules that it names"),
  LOKET_FIELD_BOOLEAN (LoketDecisionReplay, rules_known, LOKET_FIELD_PLAIN, .blurb = "The profile has that version"),
  LOKET_FIELD_BOOLEAN (LoketDecisionReplay, same_checksum, LOKET_FIELD_PLAIN, .blurb = "And it says what it said then"),
  LOKET_FIELD_BOOLEAN (LoketDecisionReplay, same_category, LOKET_FIELD_PLAIN, .blurb = "The same category"),
  LOKET_FIELD_BOOLEAN (LoketDecisionReplay, same_reasons, LOKET_FIELD_PLAIN, .blurb = "The same reasons, word for word"),
  LOKET_FIELD_BOOLEAN (LoketDecisionReplay, same, LOKET_FIELD_PLAIN, .blurb = "All three"),
  LOKET_FIELD_ENUM (LoketDecisionReplay, suggested, LOKET_FIELD_PERSONAL, loket_category, .blurb = "Category then"),
  LOKET_FIELD_ENUM (LoketDecisionReplay, suggests, LOKET_FIELD_PERSONAL, loket_category, .blurb = "Category now"),
};
LOKET_DEFINE_RECORD (LoketDecisionReplay, loket_decision_replay, replay_fields)

static const LoketField condition_request_fields[] = {
  LOKET_FIELD_TEXT (LoketConditionRequest, person, LOKET_FIELD_UUID, .blurb = "Of whom"),
  LOKET_FIELD_ENUM (LoketConditionRequest, kind, LOKET_FIELD_PERSONAL, loket_condition_kind, .blurb = "What makes the person less able"),
  LOKET_FIELD_DAY (LoketConditionRequest, from_day, LOKET_FIELD_OPTIONAL, .blurb = "Since when; absent = today"),
  LOKET_FIELD_DAY (LoketConditionRequest, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day; absent = until somebody ends it"),
  LOKET_FIELD_TEXT (LoketConditionRequest, evidence, MAY, .max = EVIDENCE_MAX, .blurb = "What shows it"),
  LOKET_FIELD_TEXT (LoketConditionRequest, copy, LOKET_FIELD_OPTIONAL, .min = 64, .max = 64, .blurb = "SHA-256 of a scanned paper that shows it, a blob"),
};
LOKET_DEFINE_RECORD (LoketConditionRequest, loket_condition_request, condition_request_fields)

static const LoketField condition_end_fields[] = {
  LOKET_FIELD_TEXT (LoketConditionEnd, condition, LOKET_FIELD_UUID, .blurb = "Which condition"),
  LOKET_FIELD_DAY (LoketConditionEnd, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Day on which it was over; absent = today"),
};
LOKET_DEFINE_RECORD (LoketConditionEnd, loket_condition_end, condition_end_fields)

static const LoketField counselling_request_fields[] = {
  LOKET_FIELD_TEXT (LoketCounsellingRequest, person, LOKET_FIELD_UUID, .blurb = "With whom"),
  LOKET_FIELD_TEXT (LoketCounsellingRequest, application, ID, .blurb = "For which application"),
  LOKET_FIELD_DAY (LoketCounsellingRequest, day, LOKET_FIELD_OPTIONAL, .blurb = "When; absent = today"),
  LOKET_FIELD_TEXT (LoketCounsellingRequest, note, LOKET_FIELD_PERSONAL, .min = 3, .max = TEXT_MAX, .blurb = "What was talked about"),
  LOKET_FIELD_TEXT (LoketCounsellingRequest, outcome, MAY, .max = TEXT_MAX, .blurb = "What came of it"),
  LOKET_FIELD_TEXT (LoketCounsellingRequest, purpose, MAY, .max = PURPOSE_MAX, .blurb = "What the help is for"),
  LOKET_FIELD_TEXT (LoketCounsellingRequest, conditions, MAY, .max = TEXT_MAX, .blurb = "What the person agreed to"),
  LOKET_FIELD_DAY (LoketCounsellingRequest, until_day, LOKET_FIELD_OPTIONAL, .blurb = "End of the help that was agreed"),
};
LOKET_DEFINE_RECORD (LoketCounsellingRequest, loket_counselling_request, counselling_request_fields)
/* clang-format on */
