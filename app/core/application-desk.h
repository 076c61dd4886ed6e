/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the desk of applications: how one begins, its papers, its moves, what a page, a
 * worklist and the kiosk show of it. */
#pragma once

#include "core/application-clock.h"
#include "core/decision.h"
#include "core/people-found.h"
#include "core/person-desk.h"
#include "core/profile.h"
#include "core/survey.h"

G_BEGIN_DECLS

#define LOKET_APPLICATIONS_PAGE 20
#define LOKET_APPLICATIONS_FAR 2000 /* nobody turns more pages than to here */

LOKET_DECLARE_RECORD (LoketApplicationBegin, loket_application_begin)
struct _LoketApplicationBegin {
  LoketRecord parent_instance;
  char *person;
  char *kind;
  LoketOrigin origin;
  char *ticket;  /* NULL: the one in service at the counter of this device */
  char *counter; /* at which the device stands, to find that ticket */
  char **papers; /* whose originals lie on the desk */
  char *note;
  gboolean draft; /* not handed in yet */
};

/* What there is to say of one paper. */
LOKET_DECLARE_RECORD (LoketPaperSaid, loket_paper_said)
struct _LoketPaperSaid {
  LoketRecord parent_instance;
  char *paper;
  LoketPaperState state;
  gboolean physical;
  char *copy;
  char *note;
};

LOKET_DECLARE_RECORD (LoketPapersRequest, loket_papers_request)
struct _LoketPapersRequest {
  LoketRecord parent_instance;
  char *application;
  gint64 version;
  GListStore *papers; /* LoketPaperSaid; what is not in it stays as it is */
};

LOKET_DECLARE_RECORD (LoketApplicationAct, loket_application_act)
struct _LoketApplicationAct {
  LoketRecord parent_instance;
  char *application;
  LoketOptional version;
  char *act;
  char *note;
};

LOKET_DECLARE_RECORD (LoketApplicationRequest, loket_application_request)
struct _LoketApplicationRequest {
  LoketRecord parent_instance;
  char *application;
  LoketPurpose purpose;
  char *note;
};

LOKET_DECLARE_RECORD (LoketPaperView, loket_paper_view)
struct _LoketPaperView {
  LoketRecord parent_instance;
  char *paper;
  LoketPhrase *title;
  char *icon;
  gboolean needed;
  LoketPaperState state; /* owed also where it is not needed and nobody has seen it */
  gboolean physical;
  char *copy;
  char *note;
  char *checked_by; /* name */
  LoketOptional checked_at;
};

LOKET_DECLARE_RECORD (LoketStepView, loket_step_view)
struct _LoketStepView {
  LoketRecord parent_instance;
  char *act;
  LoketApplicationState state;
  char *officer; /* name */
  char *note;
  gint64 at;
};

/* One line of a list of applications, or of another worklist. */
LOKET_DECLARE_RECORD (LoketApplicationRow, loket_application_row)
struct _LoketApplicationRow {
  LoketRecord parent_instance;
  char *id; /* of what the list is of: application, visit, decision or watch */
  char *application;
  LoketOptional number;
  char *kind;
  char *state;
  char *person;
  char *name;
  char *village;
  char *place;
  char *day;            /* planned for, owed until, runs out, heard until */
  LoketOptional due_at; /* the posted time ends */
  gboolean red;
  gint64 since;
};

LOKET_DECLARE_RECORD (LoketApplicationView, loket_application_view)
struct _LoketApplicationView {
  LoketRecord parent_instance;
  LoketApplication *application;
  char *code;  /* text of the QR on the applicant's slip */
  char *typed; /* the digits beside it */
  LoketPersonHit *person;
  LoketApplicationKind *kind; /* NULL: the profile has it no more */
  GListStore *papers;         /* LoketPaperView */
  GListStore *steps;          /* LoketStepView, oldest first */
  GListStore *decisions;      /* LoketDecision, newest first; without what is personal for some */
  GListStore *surveys;        /* LoketSurvey, newest first, without what is personal */
  GListStore *visits;         /* LoketVisit, newest first, without what is personal */
  LoketApplicationClock clock;
  char *ticket_label;
  char **next; /* what to do next; loket_next_sentence() */
};

LOKET_DECLARE_RECORD (LoketApplicationQuery, loket_application_query)
struct _LoketApplicationQuery {
  LoketRecord parent_instance;
  char **states;
  char *kind;
  char *person;
  LoketOptional number;
  char *code;         /* of the applicant's slip */
  LoketOptional from; /* `next` of the page before */
  LoketOptional limit;
};

LOKET_DECLARE_RECORD (LoketApplicationList, loket_application_list)
struct _LoketApplicationList {
  LoketRecord parent_instance;
  GListStore *applications; /* LoketApplicationRow */
  LoketOptional next;
};

LOKET_DECLARE_RECORD (LoketStatusRequest, loket_status_request)
struct _LoketStatusRequest {
  LoketRecord parent_instance;
  char *code;
};

/* For whoever has the slip: nothing of whose it is. */
LOKET_DECLARE_RECORD (LoketApplicationStatus, loket_application_status)
struct _LoketApplicationStatus {
  LoketRecord parent_instance;
  gint64 number;
  LoketPhrase *title; /* of the kind */
  char *service;      /* of the profile */
  LoketApplicationState state;
  LoketPhrase *sentence;
  LoketPhrase *way; /* what the person does now, and where */
  gboolean come;    /* there is something to do at the counter */
  GListStore *owed; /* LoketRequirement: papers still to bring */
  char *until;      /* last day for them */
  LoketOptional due_at;
};

LOKET_DECLARE_RECORD (LoketWorklistQuery, loket_worklist_query)
struct _LoketWorklistQuery {
  LoketRecord parent_instance;
  char *list; /* whose lines are wanted too */
  LoketOptional from;
  LoketOptional limit;
};

LOKET_DECLARE_RECORD (LoketWorklist, loket_worklist)
struct _LoketWorklist {
  LoketRecord parent_instance;
  char *list;
  gint64 count;
  gint64 red;           /* of them: the posted time or the day has passed */
  LoketOptional oldest; /* since when the oldest waits */
};

LOKET_DECLARE_RECORD (LoketWorklists, loket_worklists)
struct _LoketWorklists {
  LoketRecord parent_instance;
  GListStore *lists; /* LoketWorklist, those of the officer's roles */
  GListStore *items; /* LoketApplicationRow of the one that was asked for, overdue first */
  LoketOptional next;
};

const char *loket_next_sentence (const char *word);
const char *loket_worklist_title (const char *list);
const char *loket_application_state_title (LoketApplicationState state);
const char *loket_application_state_sentence (LoketApplicationState state);
const char *loket_application_state_way (LoketApplicationState state);
gboolean loket_application_calls_for_person (LoketApplicationState state);
const char *loket_application_act_title (const char *act);

G_END_DECLS
