/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the desk of applications. */
#include "config.h"

#include "core/application-desk.h"

/* clang-format off */
static const LoketField application_begin_fields[] = {
  LOKET_FIELD_TEXT (LoketApplicationBegin, person, LOKET_FIELD_UUID, .blurb = "For whom"),
  LOKET_FIELD_TEXT (LoketApplicationBegin, kind, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Kind of application, a key of the profile"),
  LOKET_FIELD_ENUM (LoketApplicationBegin, origin, LOKET_FIELD_OPTIONAL, loket_origin, .blurb = "Which way it came"),
  LOKET_FIELD_TEXT (LoketApplicationBegin, ticket, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Ticket in service; absent: that of the counter"),
  LOKET_FIELD_TEXT (LoketApplicationBegin, counter, LOKET_FIELD_OPTIONAL, .min = 1, .max = 8, .blurb = "Counter at which the device stands"),
  LOKET_FIELD_WORDS (LoketApplicationBegin, papers, LOKET_FIELD_OPTIONAL, .max = 12, .blurb = "Papers whose originals lie on the desk"),
  LOKET_FIELD_TEXT (LoketApplicationBegin, note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 2000, .blurb = "What the person said"),
  LOKET_FIELD_BOOLEAN (LoketApplicationBegin, draft, LOKET_FIELD_OPTIONAL, .blurb = "Not handed in yet"),
};
LOKET_DEFINE_RECORD (LoketApplicationBegin, loket_application_begin, application_begin_fields)

static const LoketField paper_said_fields[] = {
  LOKET_FIELD_TEXT (LoketPaperSaid, paper, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Key of the paper"),
  LOKET_FIELD_ENUM (LoketPaperSaid, state, LOKET_FIELD_PLAIN, loket_paper_state, .blurb = "Owed, seen or not needed"),
  LOKET_FIELD_BOOLEAN (LoketPaperSaid, physical, LOKET_FIELD_OPTIONAL, .blurb = "The original is on the desk"),
  LOKET_FIELD_TEXT (LoketPaperSaid, copy, LOKET_FIELD_OPTIONAL, .min = 64, .max = 64, .blurb = "SHA-256 of a scan or photograph"),
  LOKET_FIELD_TEXT (LoketPaperSaid, note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 300, .blurb = "What there is to say; of a paper that is not needed, why"),
};
LOKET_DEFINE_RECORD (LoketPaperSaid, loket_paper_said, paper_said_fields)

static const LoketField papers_request_fields[] = {
  LOKET_FIELD_TEXT (LoketPapersRequest, application, LOKET_FIELD_UUID, .blurb = "Which application"),
  LOKET_FIELD_INTEGER (LoketPapersRequest, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "That was looked at"),
  LOKET_FIELD_LIST (LoketPapersRequest, papers, LOKET_FIELD_PLAIN, loket_paper_said, .max = 12, .blurb = "What is said of them"),
};
LOKET_DEFINE_RECORD (LoketPapersRequest, loket_papers_request, papers_request_fields)

static const LoketField application_act_fields[] = {
  LOKET_FIELD_TEXT (LoketApplicationAct, application, LOKET_FIELD_UUID, .blurb = "Which application"),
  LOKET_FIELD_INTEGER (LoketApplicationAct, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "That was looked at"),
  LOKET_FIELD_TEXT (LoketApplicationAct, act, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "What is done: withdraw"),
  LOKET_FIELD_TEXT (LoketApplicationAct, note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 1000, .blurb = "What there is to say; of an end, why"),
};
LOKET_DEFINE_RECORD (LoketApplicationAct, loket_application_act, application_act_fields)

static const LoketField application_request_fields[] = {
  LOKET_FIELD_TEXT (LoketApplicationRequest, application, LOKET_FIELD_UUID, .blurb = "Which application"),
  LOKET_FIELD_ENUM (LoketApplicationRequest, purpose, LOKET_FIELD_OPTIONAL, loket_purpose, .blurb = "What it is opened for"),
  LOKET_FIELD_TEXT (LoketApplicationRequest, note, LOKET_FIELD_OPTIONAL, .max = LOKET_NOTE_MAX, .blurb = "What else there is to say of the purpose"),
};
LOKET_DEFINE_RECORD (LoketApplicationRequest, loket_application_request, application_request_fields)

static const LoketField paper_view_fields[] = {
  LOKET_FIELD_TEXT (LoketPaperView, paper, LOKET_FIELD_KEY, .blurb = "Key of the paper"),
  LOKET_FIELD_RECORD (LoketPaperView, title, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What it is"),
  LOKET_FIELD_TEXT (LoketPaperView, icon, LOKET_FIELD_OPTIONAL, .blurb = "Name of its picture"),
  LOKET_FIELD_BOOLEAN (LoketPaperView, needed, LOKET_FIELD_PLAIN, .blurb = "The application waits for it"),
  LOKET_FIELD_ENUM (LoketPaperView, state, LOKET_FIELD_PLAIN, loket_paper_state, .blurb = "Owed, seen or not needed"),
  LOKET_FIELD_BOOLEAN (LoketPaperView, physical, LOKET_FIELD_PLAIN, .blurb = "The original was on the desk"),
  LOKET_FIELD_TEXT (LoketPaperView, copy, LOKET_FIELD_OPTIONAL, .blurb = "SHA-256 of a scan or photograph"),
  LOKET_FIELD_TEXT (LoketPaperView, note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 300, .blurb = "What there is to say of it"),
  LOKET_FIELD_TEXT (LoketPaperView, checked_by, LOKET_FIELD_OPTIONAL, .blurb = "Name of who looked at it"),
  LOKET_FIELD_TIME (LoketPaperView, checked_at, LOKET_FIELD_OPTIONAL, .blurb = "When"),
};
LOKET_DEFINE_RECORD (LoketPaperView, loket_paper_view, paper_view_fields)

static const LoketField step_view_fields[] = {
  LOKET_FIELD_TEXT (LoketStepView, act, LOKET_FIELD_PLAIN, .blurb = "What was done"),
  LOKET_FIELD_ENUM (LoketStepView, state, LOKET_FIELD_PLAIN, loket_application_state, .blurb = "What it led to"),
  LOKET_FIELD_TEXT (LoketStepView, officer, LOKET_FIELD_OPTIONAL, .blurb = "Name of who did it; absent: time alone"),
  LOKET_FIELD_TEXT (LoketStepView, note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 1000, .blurb = "What was said"),
  LOKET_FIELD_TIME (LoketStepView, at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_RECORD (LoketStepView, loket_step_view, step_view_fields)

static const LoketField application_row_fields[] = {
  LOKET_FIELD_TEXT (LoketApplicationRow, id, LOKET_FIELD_KEY, .blurb = "Of what the list is of: application, visit, decision or watch"),
  LOKET_FIELD_TEXT (LoketApplicationRow, application, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Which application"),
  LOKET_FIELD_INTEGER (LoketApplicationRow, number, LOKET_FIELD_OPTIONAL, .blurb = "Number of the application"),
  LOKET_FIELD_TEXT (LoketApplicationRow, kind, LOKET_FIELD_OPTIONAL, .blurb = "Kind of application, or of watch"),
  LOKET_FIELD_TEXT (LoketApplicationRow, state, LOKET_FIELD_PLAIN, .blurb = "How far it is"),
  LOKET_FIELD_TEXT (LoketApplicationRow, person, LOKET_FIELD_UUID, .blurb = "Whose"),
  LOKET_FIELD_TEXT (LoketApplicationRow, name, LOKET_FIELD_PERSONAL, .blurb = "Name of that person"),
  LOKET_FIELD_TEXT (LoketApplicationRow, village, LOKET_FIELD_OPTIONAL, .blurb = "Code of the village"),
  LOKET_FIELD_TEXT (LoketApplicationRow, place, LOKET_FIELD_OPTIONAL, .blurb = "The village as a list shows it"),
  LOKET_FIELD_DAY (LoketApplicationRow, day, LOKET_FIELD_OPTIONAL, .blurb = "Planned for, owed until, runs out, or heard until"),
  LOKET_FIELD_TIME (LoketApplicationRow, due_at, LOKET_FIELD_OPTIONAL, .blurb = "When the posted time ends"),
  LOKET_FIELD_BOOLEAN (LoketApplicationRow, red, LOKET_FIELD_PLAIN, .blurb = "That has passed"),
  LOKET_FIELD_TIME (LoketApplicationRow, since, LOKET_FIELD_PLAIN, .blurb = "Since when it is so"),
};
LOKET_DEFINE_RECORD (LoketApplicationRow, loket_application_row, application_row_fields)

static const LoketField application_view_fields[] = {
  LOKET_FIELD_RECORD (LoketApplicationView, application, LOKET_FIELD_PLAIN, loket_application, .blurb = "The application"),
  LOKET_FIELD_TEXT (LoketApplicationView, code, LOKET_FIELD_PLAIN, .blurb = "Text of the QR on the applicant's slip"),
  LOKET_FIELD_TEXT (LoketApplicationView, typed, LOKET_FIELD_PLAIN, .blurb = "Digits beside it, for a kiosk without a reader"),
  LOKET_FIELD_RECORD (LoketApplicationView, person, LOKET_FIELD_PLAIN, loket_person_hit, .blurb = "Whose it is, numbers masked"),
  LOKET_FIELD_RECORD (LoketApplicationView, kind, LOKET_FIELD_OPTIONAL, loket_application_kind, .blurb = "What is applied for"),
  LOKET_FIELD_LIST (LoketApplicationView, papers, LOKET_FIELD_PLAIN, loket_paper_view, .blurb = "Its papers"),
  LOKET_FIELD_LIST (LoketApplicationView, steps, LOKET_FIELD_PLAIN, loket_step_view, .blurb = "What was done, oldest first"),
  LOKET_FIELD_LIST (LoketApplicationView, decisions, LOKET_FIELD_PLAIN, loket_decision, .blurb = "Decisions about it, newest first; whole only for who prepares decisions"),
  LOKET_FIELD_LIST (LoketApplicationView, surveys, LOKET_FIELD_PLAIN, loket_survey, .blurb = "Forms filled for it, newest first, without what was answered: survey/open tells that"),
  LOKET_FIELD_LIST (LoketApplicationView, visits, LOKET_FIELD_PLAIN, loket_visit, .blurb = "Visits for it, newest first, without the notes: visit/list tells them"),
  LOKET_FIELD_ENUM (LoketApplicationView, clock, LOKET_FIELD_PLAIN, loket_application_clock, .blurb = "How its clock is"),
  LOKET_FIELD_TEXT (LoketApplicationView, ticket_label, LOKET_FIELD_OPTIONAL, .blurb = "Number of the ticket that it came with"),
  LOKET_FIELD_WORDS (LoketApplicationView, next, LOKET_FIELD_OPTIONAL, .blurb = "What to do next"),
};
LOKET_DEFINE_RECORD (LoketApplicationView, loket_application_view, application_view_fields)

static const LoketField application_query_fields[] = {
  LOKET_FIELD_WORDS (LoketApplicationQuery, states, LOKET_FIELD_OPTIONAL, .max = 17, .blurb = "Only these states"),
  LOKET_FIELD_TEXT (LoketApplicationQuery, kind, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Only this kind"),
  LOKET_FIELD_TEXT (LoketApplicationQuery, person, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Only of this person"),
  LOKET_FIELD_INTEGER (LoketApplicationQuery, number, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Only the one with this number"),
  LOKET_FIELD_TEXT (LoketApplicationQuery, code, LOKET_FIELD_OPTIONAL, .min = 1, .max = 100, .blurb = "Only the one of the slip that a scanner read"),
  LOKET_FIELD_INTEGER (LoketApplicationQuery, from, LOKET_FIELD_OPTIONAL, .min = 0, .max = LOKET_APPLICATIONS_FAR, .blurb = "`next` of the page before"),
  LOKET_FIELD_INTEGER (LoketApplicationQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_APPLICATIONS_PAGE, .blurb = "At most so many"),
};
LOKET_DEFINE_RECORD (LoketApplicationQuery, loket_application_query, application_query_fields)

static const LoketField application_list_fields[] = {
  LOKET_FIELD_LIST (LoketApplicationList, applications, LOKET_FIELD_PLAIN, loket_application_row, .blurb = "The newest first"),
  LOKET_FIELD_INTEGER (LoketApplicationList, next, LOKET_FIELD_OPTIONAL, .blurb = "Where the next page begins"),
};
LOKET_DEFINE_RECORD (LoketApplicationList, loket_application_list, application_list_fields)

static const LoketField status_request_fields[] = {
  LOKET_FIELD_TEXT (LoketStatusRequest, code, LOKET_FIELD_PLAIN, .min = 1, .max = 100, .blurb = "What the scanner read, or the digits of the slip"),
};
LOKET_DEFINE_RECORD (LoketStatusRequest, loket_status_request, status_request_fields)

static const LoketField application_status_fields[] = {
  LOKET_FIELD_INTEGER (LoketApplicationStatus, number, LOKET_FIELD_PLAIN, .blurb = "Number of the application"),
  LOKET_FIELD_RECORD (LoketApplicationStatus, title, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What is applied for"),
  LOKET_FIELD_TEXT (LoketApplicationStatus, service, LOKET_FIELD_OPTIONAL, .blurb = "Key of the service that it is of"),
  LOKET_FIELD_ENUM (LoketApplicationStatus, state, LOKET_FIELD_PLAIN, loket_application_state, .blurb = "How far it is"),
  LOKET_FIELD_RECORD (LoketApplicationStatus, sentence, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "The same in plain words"),
  LOKET_FIELD_RECORD (LoketApplicationStatus, way, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "What the person does now, and where"),
  LOKET_FIELD_BOOLEAN (LoketApplicationStatus, come, LOKET_FIELD_PLAIN, .blurb = "There is something to do at the counter"),
  LOKET_FIELD_LIST (LoketApplicationStatus, owed, LOKET_FIELD_PLAIN, loket_requirement, .blurb = "Papers still to bring"),
  LOKET_FIELD_DAY (LoketApplicationStatus, until, LOKET_FIELD_OPTIONAL, .blurb = "Last day for them"),
  LOKET_FIELD_TIME (LoketApplicationStatus, due_at, LOKET_FIELD_OPTIONAL, .blurb = "When the posted time ends"),
};
LOKET_DEFINE_RECORD (LoketApplicationStatus, loket_application_status, application_status_fields)

static const LoketField worklist_query_fields[] = {
  LOKET_FIELD_TEXT (LoketWorklistQuery, list, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Whose lines are wanted too"),
  LOKET_FIELD_INTEGER (LoketWorklistQuery, from, LOKET_FIELD_OPTIONAL, .min = 0, .max = LOKET_APPLICATIONS_FAR, .blurb = "`next` of the page before"),
  LOKET_FIELD_INTEGER (LoketWorklistQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_APPLICATIONS_PAGE, .blurb = "At most so many lines"),
};
LOKET_DEFINE_RECORD (LoketWorklistQuery, loket_worklist_query, worklist_query_fields)

static const LoketField worklist_fields[] = {
  LOKET_FIELD_TEXT (LoketWorklist, list, LOKET_FIELD_KEY, .blurb = "Its key"),
  LOKET_FIELD_INTEGER (LoketWorklist, count, LOKET_FIELD_PLAIN, .blurb = "How many wait"),
  LOKET_FIELD_INTEGER (LoketWorklist, red, LOKET_FIELD_PLAIN, .blurb = "Of them: too late"),
  LOKET_FIELD_TIME (LoketWorklist, oldest, LOKET_FIELD_OPTIONAL, .blurb = "Since when the oldest waits"),
};
LOKET_DEFINE_RECORD (LoketWorklist, loket_worklist, worklist_fields)

static const LoketField worklists_fields[] = {
  LOKET_FIELD_LIST (LoketWorklists, lists, LOKET_FIELD_PLAIN, loket_worklist, .blurb = "Those of the officer's roles"),
  LOKET_FIELD_LIST (LoketWorklists, items, LOKET_FIELD_PLAIN, loket_application_row, .blurb = "Lines of the one that was asked for, overdue first"),
  LOKET_FIELD_INTEGER (LoketWorklists, next, LOKET_FIELD_OPTIONAL, .blurb = "Where the next page begins"),
};
LOKET_DEFINE_RECORD (LoketWorklists, loket_worklists, worklists_fields)
/* clang-format on */
