/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the desk of surveys and visits; app/office/surveys.c and visits.c answer them, the
 * counter's pages of field work ask. */
#pragma once

#include "core/form.h"
#include "core/survey.h"

G_BEGIN_DECLS

#define LOKET_SURVEY_PAGE 200
#define LOKET_VISIT_PAGE 500 /* a day's route lists of the whole district */

/* A save is the whole: what is absent is not known any more, except for whom, what for, with which
 * visit and form it was begun, and its day.  A new survey needs a person or an application. */
LOKET_DECLARE_RECORD (LoketSurveySave, loket_survey_save)
struct _LoketSurveySave {
  LoketRecord parent_instance;
  char *survey;          /* absent = a new one */
  LoketOptional version; /* as the person who edits saw it */
  char *application;
  char *person;
  char *visit;
  char *form;
  LoketOptional form_version; /* absent = the newest */
  LoketSurveyChannel channel;
  char *day; /* absent = as it was, of a new one today */
  LoketAnswers *answers;
  char *neighbour_officer;
  char *neighbour_note;
  char **photos;
  LoketOptional latitude;
  LoketOptional longitude;
};

LOKET_DECLARE_RECORD (LoketSurveyReference, loket_survey_reference)
struct _LoketSurveyReference {
  LoketRecord parent_instance;
  char *survey;
  LoketOptional version;
};

LOKET_DECLARE_RECORD (LoketSurveyCheck, loket_survey_check)
struct _LoketSurveyCheck {
  LoketRecord parent_instance;
  char *survey;
  LoketOptional version;
  gboolean good; /* FALSE = it goes back, with a reason */
  char *reason;
};

LOKET_DECLARE_RECORD (LoketSurveyQuery, loket_survey_query)
struct _LoketSurveyQuery {
  LoketRecord parent_instance;
  char *person;
  char *application;
  char **states; /* nicks of LoketSurveyState; absent = all */
  char *area;
  gboolean own; /* only where the caller asked or shall look again */
  char *after;  /* `next` of the page before */
  LoketOptional limit;
};

/* One line of a list: nothing of what was answered. */
LOKET_DECLARE_RECORD (LoketSurveyEntry, loket_survey_entry)
struct _LoketSurveyEntry {
  LoketRecord parent_instance;
  char *id;
  char *application;
  char *person;
  char *name;
  char *place;
  char *form;
  LoketPhrase *title;
  LoketSurveyChannel channel;
  LoketSurveyState state;
  char *day;
  char *officer_name;
  gint64 changed_at;
};

LOKET_DECLARE_RECORD (LoketSurveyPage, loket_survey_page)
struct _LoketSurveyPage {
  LoketRecord parent_instance;
  GListStore *surveys; /* LoketSurveyEntry, the last changed first */
  char *next;          /* absent at the end */
};

LOKET_DECLARE_RECORD (LoketSurveyView, loket_survey_view)
struct _LoketSurveyView {
  LoketRecord parent_instance;
  LoketSurvey *survey;
  LoketForm *form; /* absent when the profile has that version no more */
  LoketAnswers *answers;
  gint64 countable; /* questions that can count */
  gint64 open;      /* of those, without an answer */
  char *name;
  char *place;
  LoketOptional application_number;
  char *officer_name;
  char *neighbour_officer_name;
  char *checked_by_name;
};

/* Two officers go to somebody on a day. */
LOKET_DECLARE_RECORD (LoketVisitAssign, loket_visit_assign)
struct _LoketVisitAssign {
  LoketRecord parent_instance;
  char *visit; /* a new day for this one; absent = a new visit */
  LoketOptional version;
  char *application;
  char *person;
  char *day;
  char *home_officer;
  char *neighbour_officer;
  char *note;
};

LOKET_DECLARE_RECORD (LoketVisitMove, loket_visit_move)
struct _LoketVisitMove {
  LoketRecord parent_instance;
  char *visit;
  LoketOptional version;
  char *act; /* visit, not-home, finish, cancel */
  char *note;
};

LOKET_DECLARE_RECORD (LoketVisitQuery, loket_visit_query)
struct _LoketVisitQuery {
  LoketRecord parent_instance;
  char *from_day;
  char *until_day;
  char *area;
  char *officer; /* who goes to the home or to the neighbours */
  char *application;
  char **states; /* nicks of LoketVisitState; absent = what is still to be done */
  LoketOptional limit;
};

/* A line of a route list.  Name, address and telephone stand there only for the two who go, and for
 * the heads. */
LOKET_DECLARE_RECORD (LoketVisitEntry, loket_visit_entry)
struct _LoketVisitEntry {
  LoketRecord parent_instance;
  LoketVisit *visit;
  LoketOptional application_number;
  char *place;
  char *hamlet;
  char *rt;
  char *rw;
  char *name;
  char *address;
  char *phone;
  char *home_officer_name;
  char *neighbour_officer_name;
};

LOKET_DECLARE_RECORD (LoketVisitPage, loket_visit_page)
struct _LoketVisitPage {
  LoketRecord parent_instance;
  GListStore *visits; /* LoketVisitEntry, by day, village, hamlet, RT */
  gboolean more;      /* not all are shown */
};

G_END_DECLS
