/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the page of a person. */
#include "config.h"

#include "core/person-desk.h"

#include "core/names.h"

#include <glib/gi18n.h>

G_DEFINE_ENUM_TYPE (LoketPurpose,
                    loket_purpose,
                    G_DEFINE_ENUM_VALUE (LOKET_PURPOSE_SERVICE, "service"),
                    G_DEFINE_ENUM_VALUE (LOKET_PURPOSE_DATA_CHECK, "data_check"),
                    G_DEFINE_ENUM_VALUE (LOKET_PURPOSE_LIST_REVIEW, "list_review"),
                    G_DEFINE_ENUM_VALUE (LOKET_PURPOSE_FIELD_CHECK, "field_check"),
                    G_DEFINE_ENUM_VALUE (LOKET_PURPOSE_COMPLAINT, "complaint"),
                    G_DEFINE_ENUM_VALUE (LOKET_PURPOSE_PERSON_ASKS, "person_asks"),
                    G_DEFINE_ENUM_VALUE (LOKET_PURPOSE_OTHER, "other"))

G_DEFINE_ENUM_TYPE (LoketChosen,
                    loket_chosen,
                    G_DEFINE_ENUM_VALUE (LOKET_CHOSEN_FIRST, "first"),
                    G_DEFINE_ENUM_VALUE (LOKET_CHOSEN_RULE, "rule"),
                    G_DEFINE_ENUM_VALUE (LOKET_CHOSEN_OFFICER, "officer"))

G_DEFINE_ENUM_TYPE (LoketPersonEventKind,
                    loket_person_event_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_EVENT_ON_FILE, "on_file"),
                    G_DEFINE_ENUM_VALUE (LOKET_EVENT_LIST, "list"),
                    G_DEFINE_ENUM_VALUE (LOKET_EVENT_VALUE, "value"),
                    G_DEFINE_ENUM_VALUE (LOKET_EVENT_JOINED, "joined"),
                    G_DEFINE_ENUM_VALUE (LOKET_EVENT_LEFT, "left"),
                    G_DEFINE_ENUM_VALUE (LOKET_EVENT_MERGED, "merged"),
                    G_DEFINE_ENUM_VALUE (LOKET_EVENT_SPLIT, "split"))

/**
 * loket_purpose_sentence:
 * @purpose: what a record is opened for
 *
 * Returns: (transfer none): how people say it, a msgid
 */
const char *
loket_purpose_sentence (LoketPurpose purpose)
{
  static const char *const sentences[] = {
      [LOKET_PURPOSE_SERVICE] = N_ ("Service to the person"),
      [LOKET_PURPOSE_DATA_CHECK] = N_ ("Putting the record right"),
      [LOKET_PURPOSE_LIST_REVIEW] = N_ ("Reviewing a list"),
      [LOKET_PURPOSE_FIELD_CHECK] = N_ ("Visit to the house"),
      [LOKET_PURPOSE_COMPLAINT] = N_ ("Complaint"),
      [LOKET_PURPOSE_PERSON_ASKS] = N_ ("The person asks what is on file"),
      [LOKET_PURPOSE_OTHER] = N_ ("Something else"),
  };

  g_return_val_if_fail ((guint) purpose < G_N_ELEMENTS (sentences), "");
  return sentences[purpose];
}

#define MAY (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)

/* clang-format off */
static const LoketField person_request_fields[] = {
  LOKET_FIELD_TEXT (LoketPersonRequest, person, LOKET_FIELD_UUID, .blurb = "Whose record"),
  LOKET_FIELD_ENUM (LoketPersonRequest, purpose, LOKET_FIELD_PLAIN, loket_purpose, .blurb = "What for"),
  LOKET_FIELD_TEXT (LoketPersonRequest, note, MAY, .max = LOKET_NOTE_MAX, .blurb = "What else there is to say of the purpose"),
};
LOKET_DEFINE_RECORD (LoketPersonRequest, loket_person_request, person_request_fields)

static const LoketField member_view_fields[] = {
  LOKET_FIELD_TEXT (LoketMemberView, member, LOKET_FIELD_UUID, .blurb = "Which membership"),
  LOKET_FIELD_TEXT (LoketMemberView, person, LOKET_FIELD_UUID, .blurb = "Who"),
  LOKET_FIELD_INTEGER (LoketMemberView, number, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Number of the office's own series"),
  LOKET_FIELD_TEXT (LoketMemberView, name, LOKET_FIELD_PERSONAL, .min = 1, .max = LOKET_NAME_MAX, .blurb = "Full name as it is written"),
  LOKET_FIELD_TEXT (LoketMemberView, nik, MAY, .max = 16, .blurb = "NIK, masked"),
  LOKET_FIELD_ENUM (LoketMemberView, nik_status, LOKET_FIELD_PLAIN, loket_nik_status, .blurb = "How far the NIK can be relied on"),
  LOKET_FIELD_ENUM (LoketMemberView, sex, LOKET_FIELD_PERSONAL, loket_person_sex, .blurb = "Sex"),
  LOKET_FIELD_TEXT (LoketMemberView, birth_date, MAY, .max = 10, .blurb = "Birth, as much as is known"),
  LOKET_FIELD_ENUM (LoketMemberView, life_status, LOKET_FIELD_PERSONAL, loket_life_status, .blurb = "Whether the person lives here"),
  LOKET_FIELD_ENUM (LoketMemberView, relation, LOKET_FIELD_PERSONAL, loket_relation, .blurb = "To the head"),
  LOKET_FIELD_BOOLEAN (LoketMemberView, head, LOKET_FIELD_PLAIN, .blurb = "Head of the family"),
  LOKET_FIELD_DAY (LoketMemberView, from_day, LOKET_FIELD_PLAIN, .blurb = "Since when known"),
  LOKET_FIELD_DAY (LoketMemberView, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Left it; absent = still"),
};
LOKET_DEFINE_RECORD (LoketMemberView, loket_member_view, member_view_fields)

static const LoketField claim_fields[] = {
  LOKET_FIELD_TEXT (LoketClaim, list_row, LOKET_FIELD_PLAIN, .min = 1, .max = 20, .blurb = "Row of the list"),
  LOKET_FIELD_TEXT (LoketClaim, source, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Whose list"),
  LOKET_FIELD_TEXT (LoketClaim, period, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Of which time"),
  LOKET_FIELD_ENUM (LoketClaim, state, LOKET_FIELD_PLAIN, loket_row_state, .blurb = "What became of the row"),
  LOKET_FIELD_INTEGER (LoketClaim, weight, LOKET_FIELD_OPTIONAL, .min = -100000, .blurb = "Hundredths of a bit when it was linked"),
  LOKET_FIELD_TIME (LoketClaim, at, LOKET_FIELD_PLAIN, .blurb = "When the list came in"),
  LOKET_FIELD_RECORD (LoketClaim, facts, LOKET_FIELD_OPTIONAL, loket_list_facts, .blurb = "What it says"),
  LOKET_FIELD_TEXT (LoketClaim, place, MAY, .blurb = "The village as a list shows it"),
  LOKET_FIELD_LIST (LoketClaim, parts, LOKET_FIELD_PLAIN, loket_field_comparison, .blurb = "The row held against the person as he is now"),
};
LOKET_DEFINE_RECORD (LoketClaim, loket_claim, claim_fields)

static const LoketField saying_fields[] = {
  LOKET_FIELD_TEXT (LoketSaying, list_row, LOKET_FIELD_PLAIN, .min = 1, .max = 20, .blurb = "Row of the list"),
  LOKET_FIELD_TEXT (LoketSaying, source, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Whose list"),
  LOKET_FIELD_TEXT (LoketSaying, period, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Of which time"),
  LOKET_FIELD_TEXT (LoketSaying, value, LOKET_FIELD_PERSONAL, .min = 1, .blurb = "What it says"),
  LOKET_FIELD_BOOLEAN (LoketSaying, agrees, LOKET_FIELD_PLAIN, .blurb = "It is the value that stands"),
};
LOKET_DEFINE_RECORD (LoketSaying, loket_saying, saying_fields)

static const LoketField field_story_fields[] = {
  LOKET_FIELD_TEXT (LoketFieldStory, field, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Field of the person"),
  LOKET_FIELD_TEXT (LoketFieldStory, value, MAY, .blurb = "What stands; absent = nobody knows"),
  LOKET_FIELD_ENUM (LoketFieldStory, chosen, LOKET_FIELD_PLAIN, loket_chosen, .blurb = "Who says that it stands"),
  LOKET_FIELD_TIME (LoketFieldStory, since, LOKET_FIELD_PLAIN, .blurb = "Since when"),
  LOKET_FIELD_TEXT (LoketFieldStory, source, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Of the list that says so"),
  LOKET_FIELD_TEXT (LoketFieldStory, period, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Of that list"),
  LOKET_FIELD_TEXT (LoketFieldStory, officer, MAY, .max = LOKET_NAME_MAX, .blurb = "Who chose it"),
  LOKET_FIELD_TEXT (LoketFieldStory, approved_by, MAY, .max = LOKET_NAME_MAX, .blurb = "Second officer"),
  LOKET_FIELD_TEXT (LoketFieldStory, reason, MAY, .max = 500, .blurb = "Why"),
  LOKET_FIELD_LIST (LoketFieldStory, sayings, LOKET_FIELD_PLAIN, loket_saying, .blurb = "What each list says, newest first"),
};
LOKET_DEFINE_RECORD (LoketFieldStory, loket_field_story, field_story_fields)

static const LoketField person_doubt_fields[] = {
  LOKET_FIELD_TEXT (LoketPersonDoubt, pair, LOKET_FIELD_UUID, .blurb = "Which doubt"),
  LOKET_FIELD_ENUM (LoketPersonDoubt, hint, LOKET_FIELD_PLAIN, loket_pair_hint, .blurb = "Why it is asked"),
  LOKET_FIELD_INTEGER (LoketPersonDoubt, weight, LOKET_FIELD_PLAIN, .min = -100000, .blurb = "Hundredths of a bit"),
  LOKET_FIELD_TEXT (LoketPersonDoubt, other, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "The other person"),
  LOKET_FIELD_TEXT (LoketPersonDoubt, other_name, MAY, .max = LOKET_NAME_MAX, .blurb = "Who that is"),
  LOKET_FIELD_INTEGER (LoketPersonDoubt, other_number, LOKET_FIELD_PLAIN, .blurb = "Number of the other person; 0 = it is a row of a list"),
  LOKET_FIELD_TEXT (LoketPersonDoubt, source, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Of that list"),
  LOKET_FIELD_TEXT (LoketPersonDoubt, period, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Of that list"),
  LOKET_FIELD_TIME (LoketPersonDoubt, at, LOKET_FIELD_PLAIN, .blurb = "Since when"),
};
LOKET_DEFINE_RECORD (LoketPersonDoubt, loket_person_doubt, person_doubt_fields)

static const LoketField merge_view_fields[] = {
  LOKET_FIELD_TEXT (LoketMergeView, merge, LOKET_FIELD_UUID, .blurb = "Which merge"),
  LOKET_FIELD_ENUM (LoketMergeView, kind, LOKET_FIELD_PLAIN, loket_merge_kind, .blurb = "Two became one, or one two"),
  LOKET_FIELD_TEXT (LoketMergeView, winner, LOKET_FIELD_UUID, .blurb = "Person that goes on"),
  LOKET_FIELD_TEXT (LoketMergeView, loser, LOKET_FIELD_UUID, .blurb = "Person that rests"),
  LOKET_FIELD_TEXT (LoketMergeView, reason, MAY, .max = 500, .blurb = "Why"),
  LOKET_FIELD_TEXT (LoketMergeView, officer, MAY, .max = LOKET_NAME_MAX, .blurb = "Who proposed it"),
  LOKET_FIELD_TEXT (LoketMergeView, approved_by, MAY, .max = LOKET_NAME_MAX, .blurb = "Second officer"),
  LOKET_FIELD_TIME (LoketMergeView, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TIME (LoketMergeView, undone_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was undone"),
  LOKET_FIELD_TEXT (LoketMergeView, undone_by, MAY, .max = LOKET_NAME_MAX, .blurb = "Who undid it"),
};
LOKET_DEFINE_RECORD (LoketMergeView, loket_merge_view, merge_view_fields)

static const LoketField person_event_fields[] = {
  LOKET_FIELD_TIME (LoketPersonEvent, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_ENUM (LoketPersonEvent, kind, LOKET_FIELD_PLAIN, loket_person_event_kind, .blurb = "What happened"),
  LOKET_FIELD_TEXT (LoketPersonEvent, field, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Which field"),
  LOKET_FIELD_TEXT (LoketPersonEvent, value, MAY, .blurb = "What it became"),
  LOKET_FIELD_TEXT (LoketPersonEvent, source, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Whose list"),
  LOKET_FIELD_TEXT (LoketPersonEvent, period, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Of that list"),
  LOKET_FIELD_TEXT (LoketPersonEvent, officer, MAY, .max = LOKET_NAME_MAX, .blurb = "Who did it"),
  LOKET_FIELD_TEXT (LoketPersonEvent, about, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Row, household or other person"),
};
LOKET_DEFINE_RECORD (LoketPersonEvent, loket_person_event, person_event_fields)

static const LoketField person_view_fields[] = {
  LOKET_FIELD_RECORD (LoketPersonView, person, LOKET_FIELD_PLAIN, loket_person, .blurb = "All that is on file"),
  LOKET_FIELD_TEXT (LoketPersonView, place, LOKET_FIELD_OPTIONAL, .max = 120, .blurb = "The village as a list shows it"),
  LOKET_FIELD_WORDS (LoketPersonView, hints, LOKET_FIELD_OPTIONAL, .blurb = "What is missing or odd"),
  LOKET_FIELD_RECORD (LoketPersonView, household, LOKET_FIELD_OPTIONAL, loket_household, .blurb = "The household of now"),
  LOKET_FIELD_ENUM (LoketPersonView, relation, LOKET_FIELD_PERSONAL, loket_relation, .blurb = "To the head of it"),
  LOKET_FIELD_LIST (LoketPersonView, members, LOKET_FIELD_PLAIN, loket_member_view, .blurb = "Who is in it now"),
  LOKET_FIELD_LIST (LoketPersonView, cards, LOKET_FIELD_PLAIN, loket_household_card, .blurb = "Numbers that its card had"),
  LOKET_FIELD_LIST (LoketPersonView, stories, LOKET_FIELD_PLAIN, loket_field_story, .blurb = "Which value stands, and why"),
  LOKET_FIELD_LIST (LoketPersonView, claims, LOKET_FIELD_PLAIN, loket_claim, .blurb = "What each list says, newest first"),
  LOKET_FIELD_LIST (LoketPersonView, pairs, LOKET_FIELD_PLAIN, loket_person_doubt, .blurb = "Doubts that wait"),
  LOKET_FIELD_LIST (LoketPersonView, merges, LOKET_FIELD_PLAIN, loket_merge_view, .blurb = "Records that became one"),
  LOKET_FIELD_LIST (LoketPersonView, events, LOKET_FIELD_PLAIN, loket_person_event, .blurb = "What happened, newest first"),
  LOKET_FIELD_BOOLEAN (LoketPersonView, more, LOKET_FIELD_PLAIN, .blurb = "There is more than one answer holds"),
};
LOKET_DEFINE_RECORD (LoketPersonView, loket_person_view, person_view_fields)

static const LoketField household_request_fields[] = {
  LOKET_FIELD_TEXT (LoketHouseholdRequest, household, LOKET_FIELD_UUID, .blurb = "Which household"),
  LOKET_FIELD_ENUM (LoketHouseholdRequest, purpose, LOKET_FIELD_PLAIN, loket_purpose, .blurb = "What for"),
  LOKET_FIELD_TEXT (LoketHouseholdRequest, note, MAY, .max = LOKET_NOTE_MAX, .blurb = "What else there is to say of the purpose"),
};
LOKET_DEFINE_RECORD (LoketHouseholdRequest, loket_household_request, household_request_fields)

static const LoketField benefit_fields[] = {
  LOKET_FIELD_TEXT (LoketBenefit, person, LOKET_FIELD_UUID, .blurb = "Who"),
  LOKET_FIELD_TEXT (LoketBenefit, name, LOKET_FIELD_PERSONAL, .max = LOKET_NAME_MAX, .blurb = "Who that is"),
  LOKET_FIELD_TEXT (LoketBenefit, programme, LOKET_FIELD_PERSONAL, .blurb = "What"),
  LOKET_FIELD_TEXT (LoketBenefit, decile, MAY, .blurb = "Decile"),
  LOKET_FIELD_TEXT (LoketBenefit, source, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Whose list"),
  LOKET_FIELD_TEXT (LoketBenefit, period, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Of which time"),
  LOKET_FIELD_TIME (LoketBenefit, at, LOKET_FIELD_PLAIN, .blurb = "When the list came in"),
  LOKET_FIELD_BOOLEAN (LoketBenefit, twice, LOKET_FIELD_PLAIN, .blurb = "The household seems to have it more than once at that time"),
};
LOKET_DEFINE_RECORD (LoketBenefit, loket_benefit, benefit_fields)

static const LoketField household_view_fields[] = {
  LOKET_FIELD_RECORD (LoketHouseholdView, household, LOKET_FIELD_PLAIN, loket_household, .blurb = "As it is"),
  LOKET_FIELD_TEXT (LoketHouseholdView, place, LOKET_FIELD_OPTIONAL, .max = 120, .blurb = "The village as a list shows it"),
  LOKET_FIELD_LIST (LoketHouseholdView, members, LOKET_FIELD_PLAIN, loket_member_view, .blurb = "Who is or was in it, those of now first"),
  LOKET_FIELD_LIST (LoketHouseholdView, cards, LOKET_FIELD_PLAIN, loket_household_card, .blurb = "Numbers that its card had"),
  LOKET_FIELD_LIST (LoketHouseholdView, benefits, LOKET_FIELD_PLAIN, loket_benefit, .blurb = "What lists say that its people get, newest first"),
  LOKET_FIELD_WORDS (LoketHouseholdView, twice, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .blurb = "Programmes that it seems to have more than once at a time"),
};
LOKET_DEFINE_RECORD (LoketHouseholdView, loket_household_view, household_view_fields)
/* clang-format on */
