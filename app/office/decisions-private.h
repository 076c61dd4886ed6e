/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk of decisions share. */
#pragma once

#include "core/decision-desk.h"
#include "core/rules.h"
#include "core/said.h"
#include "office/applications.h"
#include "office/decisions.h"
#include "office/hands.h"

G_BEGIN_DECLS

/* Handlers, one topic a file */
LoketRecord *loket_decision_suggest (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_decision_replay (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_decision_propose (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_decision_list_waiting (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_decision_end (LoketTurn *turn, LoketRecord *request, GError **error);
gboolean loket_decision_check_end (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_decision_object (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_condition_add (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_condition_end_it (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_counselling_add (LoketTurn *turn, LoketRecord *request, GError **error);

gboolean loket_is_head_of_section (LoketTurn *turn);
gboolean
loket_decision_check_person (LoketTurn *turn, const LoketDecision *decision, GError **error);
gboolean loket_decision_rule (const char *name, GError **error);
gboolean loket_version_check (LoketOptional seen, gint64 version, GError **error);
LoketPerson *loket_person_of_area (LoketTurn *turn,
                                   const char *person,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

LoketDecision *loket_decision_get (LoketTurn *turn,
                                   const char *decision,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketDecision *loket_decision_copy (LoketDecision *decision) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_decision_move (LoketTurn *turn,
                              LoketDecision *before,
                              LoketDecision *after,
                              const char *act,
                              GError **error);

/* What the rules of a decision ask for.  @rules: (nullable) */
const LoketRules *loket_decision_rules (LoketTurn *turn, const LoketDecision *decision);
char *loket_decision_until_most (const LoketRules *rules,
                                 LoketCategory category,
                                 const char *from) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_decision_check_until (const LoketRules *rules,
                                     LoketCategory category,
                                     const char *from,
                                     const char *until,
                                     GError **error);

/* What a decision stands on, and who approves it for that. */
LoketRuleInputs *loket_decision_inputs (const LoketDecision *decision) G_GNUC_WARN_UNUSED_RESULT;
void loket_decision_set_written (const LoketDecision *decision, LoketRuleInputs *inputs);
gboolean loket_decision_needs_head (const LoketApplicationKind *kind,
                                    const LoketRules *rules,
                                    LoketCategory category,
                                    LoketProposal *proposal,
                                    const LoketRuleInputs *inputs);
gboolean loket_decision_goes_to_head (LoketTurn *turn,
                                      const LoketApplication *application,
                                      const LoketDecision *decision);
gboolean
loket_decision_check_gates (const LoketDecision *decision, LoketProposal *proposal, GError **error);
gboolean loket_decision_check_ground (LoketTurn *turn,
                                      const LoketApplication *application,
                                      const LoketDecision *decision,
                                      GError **error);

gboolean loket_decision_standing (LoketTurn *turn,
                                  const char *application,
                                  LoketDecision **decision,
                                  GError **error);
gboolean
loket_decision_settle_review (LoketTurn *turn, LoketApplication *application, GError **error);
gboolean loket_decision_make_way (LoketTurn *turn, LoketDecision *granted, GError **error);

G_END_DECLS
