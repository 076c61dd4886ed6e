/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found out about a person: visits, filled forms, conditions, counselling. */
#pragma once

#include "core/machine.h"
#include "core/record.h"

G_BEGIN_DECLS

#define LOKET_SURVEY_PHOTOS_MAX 12 /* of one survey */

typedef enum {
  LOKET_SURVEY_DRAFT,
  LOKET_SURVEY_SUBMITTED,
  LOKET_SURVEY_VERIFIED, /* by another officer */
  LOKET_SURVEY_RETURNED, /* with what is wrong */
} LoketSurveyState;

typedef enum {
  LOKET_CHANNEL_COUNTER,
  LOKET_CHANNEL_PHONE,
  LOKET_CHANNEL_FIELD,
  LOKET_CHANNEL_PAPER, /* typed in from the printed form */
} LoketSurveyChannel;

/* domain.md 1.9 */
typedef enum {
  LOKET_VISIT_ASSIGNED,
  LOKET_VISIT_VISITED,
  LOKET_VISIT_NOT_HOME,
  LOKET_VISIT_DONE,
  LOKET_VISIT_CANCELLED,
} LoketVisitState;

/* domain.md 4.5, 3 */
typedef enum {
  LOKET_CONDITION_ILLNESS,
  LOKET_CONDITION_DISABILITY,
  LOKET_CONDITION_ELDERLY_ALONE,
  LOKET_CONDITION_WOMAN_HEAD,
  LOKET_CONDITION_ORPHAN,
  LOKET_CONDITION_JOB_LOSS,
  LOKET_CONDITION_DISASTER,
  LOKET_CONDITION_VIOLENCE,
  LOKET_CONDITION_RISK_PREGNANCY,
  LOKET_CONDITION_HOUSEHOLD_DEATH,
} LoketConditionKind;

GType loket_survey_state_get_type (void);
GType loket_survey_channel_get_type (void);
GType loket_visit_state_get_type (void);
GType loket_condition_kind_get_type (void);

extern const LoketMachine loket_survey_machine;
extern const LoketMachine loket_visit_machine;

/* A filled form of the profile. */
LOKET_DECLARE_RECORD (LoketSurvey, loket_survey)
struct _LoketSurvey {
  LoketRecord parent_instance;
  char *id;
  char *application; /* that it was made for */
  char *person;
  char *village; /* of the person */
  char *visit;
  char *form; /* key of the profile's forms: "bps14" */
  gint64 form_version;
  char *form_checksum;
  LoketSurveyChannel channel;
  LoketSurveyState state;
  char *day;     /* on which it was asked */
  char *answers; /* JSON of LoketAnswers */
  LoketOptional score;
  char *officer;           /* who asked, at the home */
  char *neighbour_officer; /* who asked the neighbours */
  char *neighbour_note;    /* what they said */
  char **photos;           /* SHA-256 of each */
  LoketOptional latitude;  /* millionths of a degree */
  LoketOptional longitude;
  char *checked_by; /* who verified or returned it */
  char *reason;     /* why it was returned */
  gint64 version;
  gint64 created_at;
  gint64 changed_at;
};

LOKET_DECLARE_RECORD (LoketVisit, loket_visit)
struct _LoketVisit {
  LoketRecord parent_instance;
  char *id;
  char *application;
  char *person;
  char *village;
  char *day;               /* planned for */
  char *home_officer;      /* asks at the home */
  char *neighbour_officer; /* asks the neighbours */
  LoketVisitState state;
  gint64 tries; /* times that nobody was there */
  char *note;
  char *assigned_by;
  gint64 version;
  gint64 created_at;
  gint64 changed_at;
};

gboolean loket_visit_is_open (LoketVisitState state);
gboolean loket_survey_is_in_field (const LoketSurvey *survey);
gboolean loket_survey_is_field_check (const LoketSurvey *survey);

/* What makes a person less able, for as long as it lasts. */
LOKET_DECLARE_RECORD (LoketCondition, loket_condition)
struct _LoketCondition {
  LoketRecord parent_instance;
  char *id;
  char *person;
  LoketConditionKind kind;
  char *from_day;
  char *until_day;
  char *evidence; /* what shows it */
  char *copy;     /* SHA-256 of a paper that does */
  char *officer;
  char *ended_by;
  gint64 created_at;
  gint64 changed_at;
};

LOKET_DECLARE_RECORD (LoketCounselling, loket_counselling)
struct _LoketCounselling {
  LoketRecord parent_instance;
  char *id;
  char *person;
  char *application;
  char *day;
  char *note; /* what was talked about */
  char *outcome;
  char *purpose;    /* what the special help is for */
  char *conditions; /* that the person agreed to */
  char *until_day;  /* end of the help that was agreed */
  char *officer;
  gint64 created_at;
};

G_END_DECLS
