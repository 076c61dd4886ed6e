/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications, surveys and the hands that decide about them, in a test's office. */
#pragma once

#include "core/application-desk.h"
#include "core/application.h"
#include "core/decision-desk.h"
#include "core/error.h"
#include "core/rules.h"
#include "core/survey.h"
#include "register.h"

G_BEGIN_DECLS

#define CASES_CARD "saraswati-card"
#define CASES_LETTER "health-recommendation" /* its grant needs the head of section only */
#define CASES_AID "sintawati"                /* its grant needs both heads */
#define CASES_VILLAGE "33.14.10.2001"

/* An officer with a session at a counter, without the time that a sign-in takes. */
typedef struct {
  char *id;
  char *token;
} Hand;

void hand_comes (Fixture *fixture, Hand *hand, const char *login, const char *roles);
/* Another session of the same officer; the token. */
char *
hand_signs_in (Fixture *fixture, const Hand *hand, const char *device) G_GNUC_WARN_UNUSED_RESULT;
void hand_clear (Hand *hand);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hand, hand_clear)

gpointer cases_ask (Fixture *fixture,
                    const char *device,
                    const char *token,
                    const LoketOperation *operation,
                    gpointer request,
                    GError **error);
gpointer cases_do (Fixture *fixture,
                   const Hand *hand,
                   const LoketOperation *operation,
                   gpointer request) G_GNUC_WARN_UNUSED_RESULT;
void cases_refused (Fixture *fixture,
                    const Hand *hand,
                    const LoketOperation *operation,
                    gpointer request,
                    LoketErrorCode code,
                    const char *parameter);

/* Somebody in the register, and what he asks for: verified, ready to be decided.  Ids. */
char *cases_person (Fixture *fixture, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *cases_application (Fixture *fixture,
                         const char *person,
                         const char *kind,
                         LoketApplicationState state) G_GNUC_WARN_UNUSED_RESULT;

LoketApplicationView *
cases_begin (Fixture *fixture, const Hand *hand, const char *person) G_GNUC_WARN_UNUSED_RESULT;
LoketApplicationAct *cases_move (const char *application,
                                 const char *act) G_GNUC_WARN_UNUSED_RESULT;

/* A list that is on file with one row about that person; what the row says as JSON members. */
void cases_list (Fixture *fixture,
                 gint64 number,
                 const char *source,
                 const char *period,
                 const char *map,
                 const char *person,
                 const char *facts);

/* A form that was filled so that its score is that: at the home by that officer, with another one
 * at the neighbours; or some other way. */
void cases_survey (Fixture *fixture,
                   const char *person,
                   const char *application,
                   const char *form,
                   gint64 score,
                   const char *officer);
void cases_survey_by (Fixture *fixture,
                      const char *person,
                      const char *form,
                      gint64 score,
                      const char *officer,
                      LoketSurveyChannel channel,
                      const char *neighbour_officer);

/* Whoever it takes, each another person. */
typedef struct {
  Hand clerk, kasi, kepala, auditor;
} Office;

void office_opens (Fixture *fixture, Office *office);
void office_clear (Office *office);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

LoketDecisionSuggestion *suggest (Fixture *fixture,
                                  const Hand *hand,
                                  const char *person,
                                  const char *application) G_GNUC_WARN_UNUSED_RESULT;
LoketDecision *propose (Fixture *fixture,
                        const Hand *hand,
                        const char *application,
                        LoketDecisionOutcome outcome,
                        LoketCategory category,
                        const char *reason) G_GNUC_WARN_UNUSED_RESULT;
LoketDecision *do_act (Fixture *fixture,
                       const Hand *hand,
                       const LoketOperation *operation,
                       LoketDecision *decision,
                       const char *note) G_GNUC_WARN_UNUSED_RESULT;
/* Proposed and approved by each head that it needs; the decision in force. */
LoketDecision *grant (Fixture *fixture,
                      const Office *office,
                      const char *application,
                      LoketCategory category) G_GNUC_WARN_UNUSED_RESULT;
LoketApplicationState state_of (Fixture *fixture, const char *application);

LoketDecisionRequest *cases_proposal (const char *application,
                                      LoketDecisionOutcome outcome,
                                      LoketCategory category,
                                      const char *reason) G_GNUC_WARN_UNUSED_RESULT;
LoketDecisionAct *cases_act (LoketDecision *decision, const char *note) G_GNUC_WARN_UNUSED_RESULT;
LoketDecision *cases_decision (Fixture *fixture, const char *id) G_GNUC_WARN_UNUSED_RESULT;
LoketDecisionObjection *cases_objection (const LoketDecision *decision) G_GNUC_WARN_UNUSED_RESULT;
/* As the desk of applications brings a review on until it is to be decided. */
void cases_verify (Fixture *fixture, const LoketApplication *review);
void cases_tend (Fixture *fixture);

/* The rules of Sragen as they are from December on: "2026-2", with another text for that one. */
char *cases_other_rules (const char *text_then, const char *text_now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
