/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about surveys and visits to the store; the desks of field work ask them. */
#pragma once

#include "core/survey.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct {
  const char *person;      /* (nullable) */
  const char *application; /* (nullable) */
  const char *visit;       /* (nullable) */
  const char *area;        /* (nullable) and below */
  const char *officer;     /* (nullable) who asked at the home */
  guint states;            /* bits 1 << LoketSurveyState; 0 = all */
  gint64 changed_at;       /* behind this place of a page; 0 = from the first on */
  const char *id;          /* (nullable) of that place */
} LoketSurveyFilter;

typedef struct {
  const char *from_day;    /* (nullable) */
  const char *until_day;   /* (nullable) */
  const char *area;        /* (nullable) and below */
  const char *officer;     /* (nullable) one of the two who go */
  const char *application; /* (nullable) */
  const char *person;      /* (nullable) */
  guint states;            /* bits 1 << LoketVisitState; 0 = all */
} LoketVisitFilter;

GPtrArray *loket_txn_surveys (LoketTxn *txn,
                              const LoketSurveyFilter *filter,
                              guint limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_visits (LoketTxn *txn,
                             const LoketVisitFilter *filter,
                             guint limit,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_survey_shows (LoketTxn *txn,
                                 const char *sha256,
                                 const char *area,
                                 gboolean *shows,
                                 GError **error);

G_END_DECLS
