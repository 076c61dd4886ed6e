/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about decisions and what they rest on to the store; the desk of decisions and rule
 * inputs ask them. */
#pragma once

#include "core/application.h"
#include "core/decision.h"
#include "core/survey.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* Decisions, newest first. */
GPtrArray *loket_txn_decisions_of_person (LoketTxn *txn,
                                          const char *person,
                                          guint limit,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_decisions_of_application (LoketTxn *txn,
                                               const char *application,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_card_decision (LoketTxn *txn,
                                  const char *person,
                                  LoketDecision **decision,
                                  GError **error);
GPtrArray *loket_txn_decisions_run_out (LoketTxn *txn, const char *day, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* What waits for a hand: of which states, (nullable) in which area, from which line on. */
typedef struct {
  gboolean section; /* proposed, for the head of section */
  gboolean head;    /* approved by him, for the head of unit */
  const char *area;
  gint64 from;
  guint limit;
} LoketWaitingFilter;

GPtrArray *loket_txn_decisions_waiting (LoketTxn *txn,
                                        const LoketWaitingFilter *filter,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_review_of (LoketTxn *txn,
                              const char *application,
                              LoketApplication **review,
                              GError **error);

/* What was found out about a person, newest first. */
GPtrArray *
loket_txn_conditions (LoketTxn *txn, const char *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_condition_shows (LoketTxn *txn,
                                    const char *sha256,
                                    const char *area,
                                    gboolean *shows,
                                    GError **error);
GPtrArray *loket_txn_counsellings (LoketTxn *txn,
                                   const char *person,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_surveys_that_count (LoketTxn *txn,
                                         const char *person,
                                         const char *since,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who had asked: element-type utf8, for the application, or about the person at any time. */
GPtrArray *loket_txn_surveyors (LoketTxn *txn,
                                const char *application,
                                const char *person,
                                const char *but,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
