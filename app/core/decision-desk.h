/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the desk of decisions, conditions and counselling; app/office/decisions.c answers
 * them. */
#pragma once

#include "core/decision.h"
#include "core/person-desk.h"
#include "core/proposal.h"
#include "core/survey.h"

G_BEGIN_DECLS

#define LOKET_WAITING_PAGE 20
#define LOKET_WAITING_FAR 2000 /* nobody turns more pages than to here */

/* What the rules would say; what is typed already counts as written. */
LOKET_DECLARE_RECORD (LoketDecisionQuery, loket_decision_query)
struct _LoketDecisionQuery {
  LoketRecord parent_instance;
  char *person;
  char *application;   /* (nullable) */
  char *consideration; /* (nullable) the texts, as far as they are typed */
  char *purpose;
  char *conditions;
  char *until_day;
};

/* A decision as a list shows it. */
LOKET_DECLARE_RECORD (LoketDecisionLine, loket_decision_line)
struct _LoketDecisionLine {
  LoketRecord parent_instance;
  char *decision;
  char *person;
  char *name;
  gboolean own; /* FALSE: of somebody who lives with the person */
  LoketDecisionState state;
  LoketDecisionOutcome outcome;
  LoketCategory category;
  char *from_day;
  char *until_day;
};

LOKET_DECLARE_RECORD (LoketDecisionSuggestion, loket_decision_suggestion)
struct _LoketDecisionSuggestion {
  LoketRecord parent_instance;
  LoketRuleInputs *inputs;
  LoketProposal *proposal;  /* (nullable) no rules are in force today */
  gboolean head_needed;     /* the head of unit decides too, if the proposal is followed */
  char *until_most;         /* (nullable) last day that the rules allow from today */
  GListStore *conditions;   /* LoketCondition of the person */
  GListStore *counsellings; /* LoketCounselling of the person */
  GListStore *decisions;    /* LoketDecisionLine of the person, and cards of the household */
};

LOKET_DECLARE_RECORD (LoketDecisionRequest, loket_decision_request)
struct _LoketDecisionRequest {
  LoketRecord parent_instance;
  char *application;
  LoketOptional version; /* of the application, as the officer saw it */
  LoketDecisionOutcome outcome;
  LoketCategory category; /* none where the kind of application gives no card, and in a refusal */
  char *reason;           /* of a refusal, and when it departs from the rules */
  char *consideration;
  char *counselling; /* which record; absent = the person's last one */
  char *purpose;     /* absent = as the counselling says; so the next two */
  char *conditions;
  char *until_day; /* absent = as long as the rules allow */
};

/* A hand on a decision: to approve, return or refuse it. */
LOKET_DECLARE_RECORD (LoketDecisionAct, loket_decision_act)
struct _LoketDecisionAct {
  LoketRecord parent_instance;
  char *decision;
  LoketOptional version; /* of the decision, as the officer saw it */
  char *note;            /* needed to return and to refuse */
  char *consideration;   /* of the head of section, who approves Menur */
};

LOKET_DECLARE_RECORD (LoketDecisionEnd, loket_decision_end)
struct _LoketDecisionEnd {
  LoketRecord parent_instance;
  char *decision;
  char *reason;
  char *hearing;     /* who heard the person, when, and what was said */
  char *watch;       /* or the change that the person was heard about */
  gboolean answered; /* in that hearing, before its last day */
};

LOKET_DECLARE_RECORD (LoketDecisionObjection, loket_decision_objection)
struct _LoketDecisionObjection {
  LoketRecord parent_instance;
  char *decision;
  char *note;   /* what the person says */
  char *ticket; /* (nullable) that is in service */
};

LOKET_DECLARE_RECORD (LoketDecisionReference, loket_decision_reference)
struct _LoketDecisionReference {
  LoketRecord parent_instance;
  char *decision;
};

LOKET_DECLARE_RECORD (LoketWaitingQuery, loket_waiting_query)
struct _LoketWaitingQuery {
  LoketRecord parent_instance;
  LoketOptional from; /* `next` of the page before */
  LoketOptional limit;
};

/* A proposal that waits for the hand of whoever asks. */
LOKET_DECLARE_RECORD (LoketDecisionWaiting, loket_decision_waiting)
struct _LoketDecisionWaiting {
  LoketRecord parent_instance;
  char *decision;
  char *application;
  gint64 number; /* of the application */
  char *kind;
  char *person;
  char *name;
  char *place;
  LoketDecisionState state;
  LoketDecisionOutcome outcome;
  LoketCategory category;
  LoketCategory suggested; /* by the rules */
  gboolean by_rules;       /* there were rules that suggested something */
  char *proposed_by;       /* name */
  char *section_by;        /* (nullable) name */
  gint64 since;            /* it waits for this hand */
  LoketOptional due_at;    /* the posted time ends */
  gboolean red;            /* and has passed */
  char *bar;               /* (nullable) rule by which this officer may not decide it, or nobody may
                              approve it any more */
};

LOKET_DECLARE_RECORD (LoketWaitingPage, loket_waiting_page)
struct _LoketWaitingPage {
  LoketRecord parent_instance;
  GListStore *decisions; /* LoketDecisionWaiting, what is due first */
  LoketOptional next;
};

/* A decision worked out again from what is kept of it. */
LOKET_DECLARE_RECORD (LoketDecisionReplay, loket_decision_replay)
struct _LoketDecisionReplay {
  LoketRecord parent_instance;
  char *decision;
  char *rules;             /* (nullable) version that it names; no decision of rules without */
  gboolean rules_known;    /* that version is in the profile */
  gboolean same_checksum;  /* and says what it said then */
  gboolean same_category;  /* suggested then and now */
  gboolean same_reasons;   /* every reason, word for word */
  gboolean same;           /* all three */
  LoketCategory suggested; /* then */
  LoketCategory suggests;  /* now */
};

LOKET_DECLARE_RECORD (LoketConditionRequest, loket_condition_request)
struct _LoketConditionRequest {
  LoketRecord parent_instance;
  char *person;
  LoketConditionKind kind;
  char *from_day;  /* absent = today */
  char *until_day; /* absent = until somebody ends it */
  char *evidence;
  char *copy; /* SHA-256 of a scanned paper that shows it, a blob */
};

LOKET_DECLARE_RECORD (LoketConditionEnd, loket_condition_end)
struct _LoketConditionEnd {
  LoketRecord parent_instance;
  char *condition;
  char *until_day; /* the day on which it was over; absent = today */
};

LOKET_DECLARE_RECORD (LoketCounsellingRequest, loket_counselling_request)
struct _LoketCounsellingRequest {
  LoketRecord parent_instance;
  char *person;
  char *application;
  char *day; /* absent = today */
  char *note;
  char *outcome;
  char *purpose;
  char *conditions;
  char *until_day;
};

G_END_DECLS
