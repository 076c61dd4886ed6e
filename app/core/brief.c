/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the look-up first. */
#include "config.h"

#include "core/brief.h"

/* clang-format off */
static const LoketField brief_request_fields[] = {
  LOKET_FIELD_TEXT (LoketBriefRequest, person, LOKET_FIELD_UUID, .blurb = "Who stands before the counter"),
  LOKET_FIELD_ENUM (LoketBriefRequest, purpose, LOKET_FIELD_OPTIONAL, loket_purpose, .blurb = "What for"),
  LOKET_FIELD_TEXT (LoketBriefRequest, note, LOKET_FIELD_OPTIONAL, .max = LOKET_NOTE_MAX, .blurb = "What else there is to say of the purpose"),
};
LOKET_DEFINE_RECORD (LoketBriefRequest, loket_brief_request, brief_request_fields)

static const LoketField list_standing_fields[] = {
  LOKET_FIELD_TEXT (LoketListStanding, source, LOKET_FIELD_PLAIN, .blurb = "Key of the source"),
  LOKET_FIELD_TEXT (LoketListStanding, period, LOKET_FIELD_PLAIN, .blurb = "Of the list"),
  LOKET_FIELD_INTEGER (LoketListStanding, decile, LOKET_FIELD_OPTIONAL, .min = 1, .max = 10, .blurb = "1 = poorest"),
  LOKET_FIELD_TEXT (LoketListStanding, programme, LOKET_FIELD_OPTIONAL, .blurb = "What the person gets"),
  LOKET_FIELD_TIME (LoketListStanding, at, LOKET_FIELD_PLAIN, .blurb = "When the list came in"),
  LOKET_FIELD_BOOLEAN (LoketListStanding, counts, LOKET_FIELD_PLAIN, .blurb = "By this one the person is listed: new and poor enough"),
};
LOKET_DEFINE_RECORD (LoketListStanding, loket_list_standing, list_standing_fields)

static const LoketField brief_decision_fields[] = {
  LOKET_FIELD_TEXT (LoketBriefDecision, decision, LOKET_FIELD_UUID, .blurb = "Which decision"),
  LOKET_FIELD_TEXT (LoketBriefDecision, application, LOKET_FIELD_UUID, .blurb = "About which application"),
  LOKET_FIELD_TEXT (LoketBriefDecision, kind, LOKET_FIELD_PLAIN, .blurb = "Kind of application"),
  LOKET_FIELD_TEXT (LoketBriefDecision, person, LOKET_FIELD_UUID, .blurb = "About whom"),
  LOKET_FIELD_TEXT (LoketBriefDecision, name, LOKET_FIELD_PERSONAL, .blurb = "Name of that person"),
  LOKET_FIELD_ENUM (LoketBriefDecision, category, LOKET_FIELD_PLAIN, loket_category, .blurb = "Card; none where there is none"),
  LOKET_FIELD_ENUM (LoketBriefDecision, state, LOKET_FIELD_PLAIN, loket_decision_state, .blurb = "How far it is"),
  LOKET_FIELD_DAY (LoketBriefDecision, from_day, LOKET_FIELD_OPTIONAL, .blurb = "From when"),
  LOKET_FIELD_DAY (LoketBriefDecision, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Until when"),
};
LOKET_DEFINE_RECORD (LoketBriefDecision, loket_brief_decision, brief_decision_fields)

static const LoketField person_brief_fields[] = {
  LOKET_FIELD_RECORD (LoketPersonBrief, person, LOKET_FIELD_PLAIN, loket_person_hit, .blurb = "Who it is, numbers masked"),
  LOKET_FIELD_BOOLEAN (LoketPersonBrief, listed, LOKET_FIELD_PLAIN, .blurb = "On a list that counts"),
  LOKET_FIELD_LIST (LoketPersonBrief, lists, LOKET_FIELD_PLAIN, loket_list_standing, .blurb = "What lists say, newest first"),
  LOKET_FIELD_LIST (LoketPersonBrief, members, LOKET_FIELD_PLAIN, loket_member_view, .blurb = "Who lives with the person now, numbers masked"),
  LOKET_FIELD_LIST (LoketPersonBrief, decisions, LOKET_FIELD_PLAIN, loket_brief_decision, .blurb = "Of the household, in force or under way"),
  LOKET_FIELD_LIST (LoketPersonBrief, benefits, LOKET_FIELD_PLAIN, loket_benefit, .blurb = "Of the household, newest first"),
  LOKET_FIELD_WORDS (LoketPersonBrief, twice, LOKET_FIELD_OPTIONAL, .blurb = "Programmes that it seems to have more than once at a time"),
  LOKET_FIELD_LIST (LoketPersonBrief, applications, LOKET_FIELD_PLAIN, loket_application_row, .blurb = "Open ones of the household"),
  LOKET_FIELD_WORDS (LoketPersonBrief, warnings, LOKET_FIELD_OPTIONAL, .blurb = "What to look out for"),
  LOKET_FIELD_WORDS (LoketPersonBrief, next, LOKET_FIELD_OPTIONAL, .blurb = "What to do next"),
};
LOKET_DEFINE_RECORD (LoketPersonBrief, loket_person_brief, person_brief_fields)
/* clang-format on */
