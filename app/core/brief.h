/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the look-up first: one answer for the counter in front of a person. */
#pragma once

#include "core/application-desk.h"

G_BEGIN_DECLS

LOKET_DECLARE_RECORD (LoketBriefRequest, loket_brief_request)
struct _LoketBriefRequest {
  LoketRecord parent_instance;
  char *person;
  LoketPurpose purpose;
  char *note;
};

/* What one list says of how poor the person is, or of what he gets. */
LOKET_DECLARE_RECORD (LoketListStanding, loket_list_standing)
struct _LoketListStanding {
  LoketRecord parent_instance;
  char *source;
  char *period;
  LoketOptional decile;
  char *programme;
  gint64 at;       /* when the list came in */
  gboolean counts; /* by this one he is listed: new enough, and poor enough */
};

/* A card or another decision that is in force, of somebody in the household. */
LOKET_DECLARE_RECORD (LoketBriefDecision, loket_brief_decision)
struct _LoketBriefDecision {
  LoketRecord parent_instance;
  char *decision;
  char *application;
  char *kind;
  char *person;
  char *name;
  LoketCategory category;
  LoketDecisionState state;
  char *from_day;
  char *until_day;
};

LOKET_DECLARE_RECORD (LoketPersonBrief, loket_person_brief)
struct _LoketPersonBrief {
  LoketRecord parent_instance;
  LoketPersonHit *person;
  gboolean listed;          /* on a list that counts: the short clock */
  GListStore *lists;        /* LoketListStanding of the person, newest first */
  GListStore *members;      /* LoketMemberView of the household, of now */
  GListStore *decisions;    /* LoketBriefDecision of the household, in force or under way */
  GListStore *benefits;     /* LoketBenefit of the household, newest first */
  char **twice;             /* programmes that it seems to have more than once at a time */
  GListStore *applications; /* LoketApplicationRow: open ones of the household */
  char **warnings;          /* loket_warning_sentence() */
  char **next;              /* loket_next_sentence() */
};

const char *loket_warning_sentence (const char *word);

G_END_DECLS
