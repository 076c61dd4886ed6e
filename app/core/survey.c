/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of what was found out: fields, states, moves. */
#include "config.h"

#include "core/survey.h"

#include <string.h>

#define ANSWERS_MAX 20000
#define NOTE_MAX 2000
#define MICRODEGREES 1000000

G_DEFINE_ENUM_TYPE (LoketSurveyState,
                    loket_survey_state,
                    G_DEFINE_ENUM_VALUE (LOKET_SURVEY_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (LOKET_SURVEY_SUBMITTED, "submitted"),
                    G_DEFINE_ENUM_VALUE (LOKET_SURVEY_VERIFIED, "verified"),
                    G_DEFINE_ENUM_VALUE (LOKET_SURVEY_RETURNED, "returned"))

G_DEFINE_ENUM_TYPE (LoketSurveyChannel,
                    loket_survey_channel,
                    G_DEFINE_ENUM_VALUE (LOKET_CHANNEL_COUNTER, "counter"),
                    G_DEFINE_ENUM_VALUE (LOKET_CHANNEL_PHONE, "phone"),
                    G_DEFINE_ENUM_VALUE (LOKET_CHANNEL_FIELD, "field"),
                    G_DEFINE_ENUM_VALUE (LOKET_CHANNEL_PAPER, "paper"))

G_DEFINE_ENUM_TYPE (LoketVisitState,
                    loket_visit_state,
                    G_DEFINE_ENUM_VALUE (LOKET_VISIT_ASSIGNED, "assigned"),
                    G_DEFINE_ENUM_VALUE (LOKET_VISIT_VISITED, "visited"),
                    G_DEFINE_ENUM_VALUE (LOKET_VISIT_NOT_HOME, "not_home"),
                    G_DEFINE_ENUM_VALUE (LOKET_VISIT_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (LOKET_VISIT_CANCELLED, "cancelled"))

G_DEFINE_ENUM_TYPE (LoketConditionKind,
                    loket_condition_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_ILLNESS, "illness"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_DISABILITY, "disability"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_ELDERLY_ALONE, "elderly_alone"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_WOMAN_HEAD, "woman_head"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_ORPHAN, "orphan"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_JOB_LOSS, "job_loss"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_DISASTER, "disaster"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_VIOLENCE, "violence"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_RISK_PREGNANCY, "risk_pregnancy"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONDITION_HOUSEHOLD_DEATH, "household_death"))

/* clang-format off */
static const LoketMove survey_moves[] = {
  {LOKET_NO_STATE, "draft", LOKET_SURVEY_DRAFT},
  {LOKET_SURVEY_DRAFT, "save", LOKET_SURVEY_DRAFT},
  {LOKET_SURVEY_RETURNED, "save", LOKET_SURVEY_DRAFT},
  {LOKET_SURVEY_DRAFT, "submit", LOKET_SURVEY_SUBMITTED},
  {LOKET_SURVEY_SUBMITTED, "verify", LOKET_SURVEY_VERIFIED},
  {LOKET_SURVEY_SUBMITTED, "return", LOKET_SURVEY_RETURNED},
};
const LoketMachine loket_survey_machine = {
  "survey", loket_survey_state_get_type, survey_moves, G_N_ELEMENTS (survey_moves),
};

static const LoketMove visit_moves[] = {
  {LOKET_NO_STATE, "assign", LOKET_VISIT_ASSIGNED},
  {LOKET_VISIT_ASSIGNED, "assign", LOKET_VISIT_ASSIGNED},
  {LOKET_VISIT_NOT_HOME, "assign", LOKET_VISIT_ASSIGNED},
  {LOKET_VISIT_ASSIGNED, "not-home", LOKET_VISIT_NOT_HOME},
  {LOKET_VISIT_ASSIGNED, "visit", LOKET_VISIT_VISITED},
  {LOKET_VISIT_VISITED, "finish", LOKET_VISIT_DONE},
  {LOKET_VISIT_ASSIGNED, "cancel", LOKET_VISIT_CANCELLED},
  {LOKET_VISIT_NOT_HOME, "cancel", LOKET_VISIT_CANCELLED},
  {LOKET_VISIT_VISITED, "cancel", LOKET_VISIT_CANCELLED},
};
const LoketMachine loket_visit_machine = {
  "visit", loket_visit_state_get_type, visit_moves, G_N_ELEMENTS (visit_moves),
};

static const LoketField survey_fields[] = {
  LOKET_FIELD_TEXT (LoketSurvey, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which survey"),
  LOKET_FIELD_TEXT (LoketSurvey, application, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Application that it was made for"),
  LOKET_FIELD_TEXT (LoketSurvey, person, LOKET_FIELD_UUID, .blurb = "Of whom it is"),
  LOKET_FIELD_TEXT (LoketSurvey, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village of that person"),
  LOKET_FIELD_TEXT (LoketSurvey, visit, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Visit that it comes from"),
  LOKET_FIELD_TEXT (LoketSurvey, form, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Key of the profile's forms"),
  LOKET_FIELD_INTEGER (LoketSurvey, form_version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Its version"),
  LOKET_FIELD_TEXT (LoketSurvey, form_checksum, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of its text"),
  LOKET_FIELD_ENUM (LoketSurvey, channel, LOKET_FIELD_PLAIN, loket_survey_channel, .blurb = "How it was asked"),
  LOKET_FIELD_ENUM (LoketSurvey, state, LOKET_FIELD_PLAIN, loket_survey_state, .blurb = "How far it is"),
  LOKET_FIELD_DAY (LoketSurvey, day, LOKET_FIELD_PLAIN, .blurb = "Day on which it was asked"),
  LOKET_FIELD_TEXT (LoketSurvey, answers, LOKET_FIELD_PERSONAL, .min = 2, .max = ANSWERS_MAX, .blurb = "What was answered, JSON of LoketAnswers"),
  LOKET_FIELD_INTEGER (LoketSurvey, score, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 0, .max = 1000, .blurb = "Criteria that hold"),
  LOKET_FIELD_TEXT (LoketSurvey, officer, LOKET_FIELD_UUID, .blurb = "Who asked, at the home"),
  LOKET_FIELD_TEXT (LoketSurvey, neighbour_officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who asked the neighbours"),
  LOKET_FIELD_TEXT (LoketSurvey, neighbour_note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = NOTE_MAX, .blurb = "What the neighbours said"),
  LOKET_FIELD_WORDS (LoketSurvey, photos, LOKET_FIELD_OPTIONAL, .max = LOKET_SURVEY_PHOTOS_MAX, .blurb = "SHA-256 of each photograph"),
  LOKET_FIELD_INTEGER (LoketSurvey, latitude, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = -90 * MICRODEGREES, .max = 90 * MICRODEGREES, .blurb = "Millionths of a degree"),
  LOKET_FIELD_INTEGER (LoketSurvey, longitude, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = -180 * MICRODEGREES, .max = 180 * MICRODEGREES, .blurb = "Millionths of a degree"),
  LOKET_FIELD_TEXT (LoketSurvey, checked_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who verified or returned it"),
  LOKET_FIELD_TEXT (LoketSurvey, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "Why it was returned"),
  LOKET_FIELD_INTEGER (LoketSurvey, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Counts its changes"),
  LOKET_FIELD_TIME (LoketSurvey, created_at, LOKET_FIELD_PLAIN, .blurb = "When it was begun"),
  LOKET_FIELD_TIME (LoketSurvey, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketSurvey, loket_survey, survey_fields, "survey", "applications")

static const LoketField visit_fields[] = {
  LOKET_FIELD_TEXT (LoketVisit, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which visit"),
  LOKET_FIELD_TEXT (LoketVisit, application, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Application that it is for"),
  LOKET_FIELD_TEXT (LoketVisit, person, LOKET_FIELD_UUID, .blurb = "Who is visited"),
  LOKET_FIELD_TEXT (LoketVisit, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Where"),
  LOKET_FIELD_DAY (LoketVisit, day, LOKET_FIELD_PLAIN, .blurb = "Planned for"),
  LOKET_FIELD_TEXT (LoketVisit, home_officer, LOKET_FIELD_UUID, .blurb = "Who asks at the home"),
  LOKET_FIELD_TEXT (LoketVisit, neighbour_officer, LOKET_FIELD_UUID, .blurb = "Who asks the neighbours: somebody else"),
  LOKET_FIELD_ENUM (LoketVisit, state, LOKET_FIELD_PLAIN, loket_visit_state, .blurb = "How far it is"),
  LOKET_FIELD_INTEGER (LoketVisit, tries, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Times that nobody was there"),
  LOKET_FIELD_TEXT (LoketVisit, note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = NOTE_MAX, .blurb = "What the visitors should know or have seen"),
  LOKET_FIELD_TEXT (LoketVisit, assigned_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who sent them"),
  LOKET_FIELD_INTEGER (LoketVisit, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Counts its changes"),
  LOKET_FIELD_TIME (LoketVisit, created_at, LOKET_FIELD_PLAIN, .blurb = "When it was assigned first"),
  LOKET_FIELD_TIME (LoketVisit, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketVisit, loket_visit, visit_fields, "visit", "applications")

static const LoketField condition_fields[] = {
  LOKET_FIELD_TEXT (LoketCondition, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which one"),
  LOKET_FIELD_TEXT (LoketCondition, person, LOKET_FIELD_UUID, .blurb = "Whose"),
  LOKET_FIELD_ENUM (LoketCondition, kind, LOKET_FIELD_PERSONAL, loket_condition_kind, .blurb = "What it is"),
  LOKET_FIELD_DAY (LoketCondition, from_day, LOKET_FIELD_PLAIN, .blurb = "Since when"),
  LOKET_FIELD_DAY (LoketCondition, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day, where it has ended or will"),
  LOKET_FIELD_TEXT (LoketCondition, evidence, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "What shows it"),
  LOKET_FIELD_TEXT (LoketCondition, copy, LOKET_FIELD_OPTIONAL, .min = 64, .max = 64, .blurb = "SHA-256 of a paper that shows it"),
  LOKET_FIELD_TEXT (LoketCondition, officer, LOKET_FIELD_UUID, .blurb = "Who put it down"),
  LOKET_FIELD_TEXT (LoketCondition, ended_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who said that it has ended"),
  LOKET_FIELD_TIME (LoketCondition, created_at, LOKET_FIELD_PLAIN, .blurb = "When it was put down"),
  LOKET_FIELD_TIME (LoketCondition, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketCondition, loket_condition, condition_fields, "person_condition", NULL)

static const LoketField counselling_fields[] = {
  LOKET_FIELD_TEXT (LoketCounselling, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which talk"),
  LOKET_FIELD_TEXT (LoketCounselling, person, LOKET_FIELD_UUID, .blurb = "With whom"),
  LOKET_FIELD_TEXT (LoketCounselling, application, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Application that it was about"),
  LOKET_FIELD_DAY (LoketCounselling, day, LOKET_FIELD_PLAIN, .blurb = "On which day"),
  LOKET_FIELD_TEXT (LoketCounselling, note, LOKET_FIELD_PERSONAL | LOKET_FIELD_NAME, .min = 3, .max = NOTE_MAX, .blurb = "What was talked about"),
  LOKET_FIELD_TEXT (LoketCounselling, outcome, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = NOTE_MAX, .blurb = "What came of it"),
  LOKET_FIELD_TEXT (LoketCounselling, purpose, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "What the special help is for"),
  LOKET_FIELD_TEXT (LoketCounselling, conditions, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = NOTE_MAX, .blurb = "Conditions that the person agreed to"),
  LOKET_FIELD_DAY (LoketCounselling, until_day, LOKET_FIELD_OPTIONAL, .blurb = "End of the help that was agreed"),
  LOKET_FIELD_TEXT (LoketCounselling, officer, LOKET_FIELD_UUID, .blurb = "Who talked"),
  LOKET_FIELD_TIME (LoketCounselling, created_at, LOKET_FIELD_PLAIN, .blurb = "When it was put down"),
};
LOKET_DEFINE_ENTITY (LoketCounselling, loket_counselling, counselling_fields, "counselling", NULL)
/* clang-format on */

/**
 * loket_visit_is_open:
 * @state: of a visit
 *
 * Returns: whether somebody goes there still
 */
gboolean
loket_visit_is_open (LoketVisitState state)
{
  return state != LOKET_VISIT_DONE && state != LOKET_VISIT_CANCELLED;
}

/**
 * loket_survey_is_in_field:
 * @survey: a filled form
 *
 * Returns: whether it was asked at the home, also when it was typed in from paper
 */
gboolean
loket_survey_is_in_field (const LoketSurvey *survey)
{
  return survey->channel == LOKET_CHANNEL_FIELD || survey->channel == LOKET_CHANNEL_PAPER;
}

/**
 * loket_survey_is_field_check:
 * @survey: a filled form
 *
 * What somebody says at the counter or by telephone is no field check (domain.md 1.5 and 4.5, 2).
 *
 * Returns: whether one officer asked at the home and another one the neighbours
 */
gboolean
loket_survey_is_field_check (const LoketSurvey *survey)
{
  return loket_survey_is_in_field (survey) && survey->neighbour_officer != NULL &&
         strcmp (survey->neighbour_officer, survey->officer) != 0;
}
