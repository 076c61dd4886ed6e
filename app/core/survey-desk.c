/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the desk of surveys and visits. */
#include "config.h"

#include "core/survey-desk.h"

#define AREA_MAX 13
#define NOTE_MAX 2000
#define MICRODEGREES 1000000

#define MAY (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)
#define MAY_ID (LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID)

/* clang-format off */
static const LoketField survey_save_fields[] = {
  LOKET_FIELD_TEXT (LoketSurveySave, survey, MAY_ID, .blurb = "Which survey; absent: a new one"),
  LOKET_FIELD_INTEGER (LoketSurveySave, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "As whoever edits it saw it"),
  LOKET_FIELD_TEXT (LoketSurveySave, application, MAY_ID, .blurb = "Application that it is made for"),
  LOKET_FIELD_TEXT (LoketSurveySave, person, MAY_ID, .blurb = "Of whom it is; absent: of the application's person"),
  LOKET_FIELD_TEXT (LoketSurveySave, visit, MAY_ID, .blurb = "Visit that it comes from; absent: as it was"),
  LOKET_FIELD_TEXT (LoketSurveySave, form, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Key of the profile's forms"),
  LOKET_FIELD_INTEGER (LoketSurveySave, form_version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Its version; absent: the newest"),
  LOKET_FIELD_ENUM (LoketSurveySave, channel, LOKET_FIELD_PLAIN, loket_survey_channel, .blurb = "How it was asked"),
  LOKET_FIELD_DAY (LoketSurveySave, day, LOKET_FIELD_OPTIONAL, .blurb = "Day on which it was asked; absent: as it was, of a new one today"),
  LOKET_FIELD_RECORD (LoketSurveySave, answers, MAY, loket_answers, .blurb = "What was answered so far"),
  LOKET_FIELD_TEXT (LoketSurveySave, neighbour_officer, MAY_ID, .blurb = "Who asked the neighbours: somebody else"),
  LOKET_FIELD_TEXT (LoketSurveySave, neighbour_note, MAY, .max = NOTE_MAX, .blurb = "What the neighbours said"),
  LOKET_FIELD_WORDS (LoketSurveySave, photos, LOKET_FIELD_OPTIONAL, .max = LOKET_SURVEY_PHOTOS_MAX, .blurb = "SHA-256 of each photograph"),
  LOKET_FIELD_INTEGER (LoketSurveySave, latitude, MAY, .min = -90 * MICRODEGREES, .max = 90 * MICRODEGREES, .blurb = "Millionths of a degree"),
  LOKET_FIELD_INTEGER (LoketSurveySave, longitude, MAY, .min = -180 * MICRODEGREES, .max = 180 * MICRODEGREES, .blurb = "Millionths of a degree"),
};
LOKET_DEFINE_RECORD (LoketSurveySave, loket_survey_save, survey_save_fields)

static const LoketField survey_reference_fields[] = {
  LOKET_FIELD_TEXT (LoketSurveyReference, survey, LOKET_FIELD_UUID, .blurb = "Which survey"),
  LOKET_FIELD_INTEGER (LoketSurveyReference, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "As whoever acts saw it"),
};
LOKET_DEFINE_RECORD (LoketSurveyReference, loket_survey_reference, survey_reference_fields)

static const LoketField survey_check_fields[] = {
  LOKET_FIELD_TEXT (LoketSurveyCheck, survey, LOKET_FIELD_UUID, .blurb = "Which survey"),
  LOKET_FIELD_INTEGER (LoketSurveyCheck, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "As whoever checks it saw it"),
  LOKET_FIELD_BOOLEAN (LoketSurveyCheck, good, LOKET_FIELD_PLAIN, .blurb = "It can be relied on; else it goes back"),
  LOKET_FIELD_TEXT (LoketSurveyCheck, reason, MAY | LOKET_FIELD_NAME, .min = 3, .max = 500, .blurb = "Why it goes back"),
};
LOKET_DEFINE_RECORD (LoketSurveyCheck, loket_survey_check, survey_check_fields)

static const LoketField survey_query_fields[] = {
  LOKET_FIELD_TEXT (LoketSurveyQuery, person, MAY_ID, .blurb = "Only of this person"),
  LOKET_FIELD_TEXT (LoketSurveyQuery, application, MAY_ID, .blurb = "Only for this application"),
  LOKET_FIELD_WORDS (LoketSurveyQuery, states, LOKET_FIELD_OPTIONAL, .max = 4, .blurb = "Only in these states; absent: all"),
  LOKET_FIELD_TEXT (LoketSurveyQuery, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Code of a region, with all below it; absent: the caller's own"),
  LOKET_FIELD_BOOLEAN (LoketSurveyQuery, own, LOKET_FIELD_PLAIN, .blurb = "Only where the caller asked"),
  LOKET_FIELD_TEXT (LoketSurveyQuery, after, LOKET_FIELD_OPTIONAL, .max = 100, .blurb = "`next` of the page before"),
  LOKET_FIELD_INTEGER (LoketSurveyQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_SURVEY_PAGE, .blurb = "Surveys at most; absent: 50"),
};
LOKET_DEFINE_RECORD (LoketSurveyQuery, loket_survey_query, survey_query_fields)

static const LoketField survey_entry_fields[] = {
  LOKET_FIELD_TEXT (LoketSurveyEntry, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which survey"),
  LOKET_FIELD_TEXT (LoketSurveyEntry, application, MAY_ID, .blurb = "Application that it was made for"),
  LOKET_FIELD_TEXT (LoketSurveyEntry, person, LOKET_FIELD_UUID, .blurb = "Of whom it is"),
  LOKET_FIELD_TEXT (LoketSurveyEntry, name, LOKET_FIELD_PERSONAL, .max = 200, .blurb = "Name of that person"),
  LOKET_FIELD_TEXT (LoketSurveyEntry, place, LOKET_FIELD_OPTIONAL, .blurb = "Village of that person"),
  LOKET_FIELD_TEXT (LoketSurveyEntry, form, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Key of the profile's forms"),
  LOKET_FIELD_RECORD (LoketSurveyEntry, title, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What that form is called"),
  LOKET_FIELD_ENUM (LoketSurveyEntry, channel, LOKET_FIELD_PLAIN, loket_survey_channel, .blurb = "How it was asked"),
  LOKET_FIELD_ENUM (LoketSurveyEntry, state, LOKET_FIELD_PLAIN, loket_survey_state, .blurb = "How far it is"),
  LOKET_FIELD_DAY (LoketSurveyEntry, day, LOKET_FIELD_PLAIN, .blurb = "Day on which it was asked"),
  LOKET_FIELD_TEXT (LoketSurveyEntry, officer_name, LOKET_FIELD_OPTIONAL, .blurb = "Who asked"),
  LOKET_FIELD_TIME (LoketSurveyEntry, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_RECORD (LoketSurveyEntry, loket_survey_entry, survey_entry_fields)

static const LoketField survey_page_fields[] = {
  LOKET_FIELD_LIST (LoketSurveyPage, surveys, LOKET_FIELD_PLAIN, loket_survey_entry, .max = LOKET_SURVEY_PAGE, .blurb = "Surveys, the last changed first"),
  LOKET_FIELD_TEXT (LoketSurveyPage, next, LOKET_FIELD_OPTIONAL, .max = 100, .blurb = "`after` of the next page; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketSurveyPage, loket_survey_page, survey_page_fields)

static const LoketField survey_view_fields[] = {
  LOKET_FIELD_RECORD (LoketSurveyView, survey, LOKET_FIELD_PLAIN, loket_survey, .blurb = "The survey"),
  LOKET_FIELD_RECORD (LoketSurveyView, form, LOKET_FIELD_OPTIONAL, loket_form, .blurb = "The form that was filled; absent: the profile has that version no more"),
  LOKET_FIELD_RECORD (LoketSurveyView, answers, MAY, loket_answers, .blurb = "What was answered"),
  LOKET_FIELD_INTEGER (LoketSurveyView, countable, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Questions that can count"),
  LOKET_FIELD_INTEGER (LoketSurveyView, open, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Of those, without an answer"),
  LOKET_FIELD_TEXT (LoketSurveyView, name, LOKET_FIELD_PERSONAL, .max = 200, .blurb = "Name of the person"),
  LOKET_FIELD_TEXT (LoketSurveyView, place, LOKET_FIELD_OPTIONAL, .blurb = "Village of the person"),
  LOKET_FIELD_INTEGER (LoketSurveyView, application_number, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Number of the application that it was made for"),
  LOKET_FIELD_TEXT (LoketSurveyView, officer_name, LOKET_FIELD_OPTIONAL, .blurb = "Who asked at the home"),
  LOKET_FIELD_TEXT (LoketSurveyView, neighbour_officer_name, LOKET_FIELD_OPTIONAL, .blurb = "Who asked the neighbours"),
  LOKET_FIELD_TEXT (LoketSurveyView, checked_by_name, LOKET_FIELD_OPTIONAL, .blurb = "Who verified or returned it"),
};
LOKET_DEFINE_RECORD (LoketSurveyView, loket_survey_view, survey_view_fields)

static const LoketField visit_assign_fields[] = {
  LOKET_FIELD_TEXT (LoketVisitAssign, visit, MAY_ID, .blurb = "Which visit gets a new day; absent: a new one"),
  LOKET_FIELD_INTEGER (LoketVisitAssign, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "As whoever assigns saw it"),
  LOKET_FIELD_TEXT (LoketVisitAssign, application, MAY_ID, .blurb = "Application that it is for"),
  LOKET_FIELD_TEXT (LoketVisitAssign, person, MAY_ID, .blurb = "Who is visited; absent: the application's person"),
  LOKET_FIELD_DAY (LoketVisitAssign, day, LOKET_FIELD_PLAIN, .blurb = "On which day"),
  LOKET_FIELD_TEXT (LoketVisitAssign, home_officer, LOKET_FIELD_UUID, .blurb = "Who asks at the home"),
  LOKET_FIELD_TEXT (LoketVisitAssign, neighbour_officer, LOKET_FIELD_UUID, .blurb = "Who asks the neighbours: somebody else"),
  LOKET_FIELD_TEXT (LoketVisitAssign, note, MAY, .max = NOTE_MAX, .blurb = "What the two should know"),
};
LOKET_DEFINE_RECORD (LoketVisitAssign, loket_visit_assign, visit_assign_fields)

static const LoketField visit_move_fields[] = {
  LOKET_FIELD_TEXT (LoketVisitMove, visit, LOKET_FIELD_UUID, .blurb = "Which visit"),
  LOKET_FIELD_INTEGER (LoketVisitMove, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "As whoever acts saw it"),
  LOKET_FIELD_TEXT (LoketVisitMove, act, LOKET_FIELD_PLAIN, .min = 3, .max = 40, .blurb = "visit, not-home, finish or cancel"),
  LOKET_FIELD_TEXT (LoketVisitMove, note, MAY, .max = NOTE_MAX, .blurb = "What was seen, or why it is cancelled"),
};
LOKET_DEFINE_RECORD (LoketVisitMove, loket_visit_move, visit_move_fields)

static const LoketField visit_query_fields[] = {
  LOKET_FIELD_DAY (LoketVisitQuery, from_day, LOKET_FIELD_OPTIONAL, .blurb = "Planned for this day or later"),
  LOKET_FIELD_DAY (LoketVisitQuery, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Planned for this day or earlier"),
  LOKET_FIELD_TEXT (LoketVisitQuery, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Code of a region, with all below it; absent: the caller's own"),
  LOKET_FIELD_TEXT (LoketVisitQuery, officer, MAY_ID, .blurb = "Who goes"),
  LOKET_FIELD_TEXT (LoketVisitQuery, application, MAY_ID, .blurb = "Only for this application"),
  LOKET_FIELD_WORDS (LoketVisitQuery, states, LOKET_FIELD_OPTIONAL, .max = 5, .blurb = "Only in these states; absent: what is still to be done"),
  LOKET_FIELD_INTEGER (LoketVisitQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_VISIT_PAGE, .blurb = "Visits at most; absent: all that one page holds"),
};
LOKET_DEFINE_RECORD (LoketVisitQuery, loket_visit_query, visit_query_fields)

static const LoketField visit_entry_fields[] = {
  LOKET_FIELD_RECORD (LoketVisitEntry, visit, LOKET_FIELD_PLAIN, loket_visit, .blurb = "The visit"),
  LOKET_FIELD_INTEGER (LoketVisitEntry, application_number, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Number of the application that it is for; as the name"),
  LOKET_FIELD_TEXT (LoketVisitEntry, place, LOKET_FIELD_OPTIONAL, .blurb = "Village"),
  LOKET_FIELD_TEXT (LoketVisitEntry, hamlet, MAY, .max = 100, .blurb = "Hamlet"),
  LOKET_FIELD_TEXT (LoketVisitEntry, rt, MAY, .max = 4, .blurb = "RT"),
  LOKET_FIELD_TEXT (LoketVisitEntry, rw, MAY, .max = 4, .blurb = "RW"),
  LOKET_FIELD_TEXT (LoketVisitEntry, name, MAY, .max = 200, .blurb = "Who is visited; only for the two who go and for the heads"),
  LOKET_FIELD_TEXT (LoketVisitEntry, address, MAY, .max = 200, .blurb = "Street and number; as the name"),
  LOKET_FIELD_TEXT (LoketVisitEntry, phone, MAY, .max = 40, .blurb = "Telephone; as the name"),
  LOKET_FIELD_TEXT (LoketVisitEntry, home_officer_name, LOKET_FIELD_OPTIONAL, .blurb = "Who asks at the home"),
  LOKET_FIELD_TEXT (LoketVisitEntry, neighbour_officer_name, LOKET_FIELD_OPTIONAL, .blurb = "Who asks the neighbours"),
};
LOKET_DEFINE_RECORD (LoketVisitEntry, loket_visit_entry, visit_entry_fields)

static const LoketField visit_page_fields[] = {
  LOKET_FIELD_LIST (LoketVisitPage, visits, LOKET_FIELD_PLAIN, loket_visit_entry, .max = LOKET_VISIT_PAGE, .blurb = "Visits by day, village, hamlet and RT"),
  LOKET_FIELD_BOOLEAN (LoketVisitPage, more, LOKET_FIELD_PLAIN, .blurb = "Not all are shown"),
};
LOKET_DEFINE_RECORD (LoketVisitPage, loket_visit_page, visit_page_fields)
/* clang-format on */
