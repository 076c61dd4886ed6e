/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decision about an application: what the rules proposed, what people decided, by whose hands,
 * for how long. */
#pragma once

#include "core/rule-inputs.h"
#include "core/machine.h"
#include "core/profile.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_DECISION_PROPOSED,
  LOKET_DECISION_APPROVED_SECTION, /* the head's hand is needed too */
  LOKET_DECISION_ACTIVE,           /* granted, and in force */
  LOKET_DECISION_REFUSED,
  LOKET_DECISION_RETURNED, /* to be proposed anew */
  LOKET_DECISION_EXPIRED,
  LOKET_DECISION_REVOKED,
  LOKET_DECISION_SUPERSEDED, /* a later one took its place */
  LOKET_DECISION_WITHDRAWN,  /* its application was, before it was decided */
} LoketDecisionState;

typedef enum {
  LOKET_DECISION_OUTCOME_GRANT,
  LOKET_DECISION_OUTCOME_REFUSE,
} LoketDecisionOutcome;

GType loket_decision_state_get_type (void);
GType loket_decision_outcome_get_type (void);

extern const LoketMachine loket_decision_machine;

LOKET_DECLARE_RECORD (LoketDecision, loket_decision)
struct _LoketDecision {
  LoketRecord parent_instance;
  char *id;
  char *application;
  char *person;
  char *village;
  LoketDecisionState state;
  LoketDecisionOutcome outcome; /* as the officer proposes */
  LoketCategory category;       /* none where the kind of application gives no card */
  LoketCategory suggested;      /* what the rules say */
  char *rules;                  /* version */
  char *rules_checksum;
  char *inputs;   /* JSON of LoketRuleInputs */
  char *findings; /* JSON of LoketProposal: reasons that fired, just missed, are not known */
  LoketOptional score;
  char *reason;        /* in the officer's words; why it departs from the rules, or is refused */
  char *consideration; /* of the section head, for Menur */
  char *counselling;   /* record of the talk, for Kenanga */
  char *purpose;
  char *conditions;
  char *from_day;
  char *until_day;
  char *proposed_by;
  gint64 proposed_at;
  char *section_by;
  LoketOptional section_at;
  char *section_note;
  char *head_by;
  LoketOptional head_at;
  char *head_note;
  char *ended_by;
  LoketOptional ended_at;
  char *ended_reason;
  char *objects_to; /* decision that this one reviews */
  gint64 version;
  gint64 changed_at;
};

gboolean loket_decision_is_open (LoketDecisionState state);
gboolean loket_decision_is_made (LoketDecisionState state);
char *loket_decision_objection_until (const LoketDecision *decision,
                                      LoketProfile *profile) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
