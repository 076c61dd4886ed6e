/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people think of the service, and what a manager sees of it; app/office/ratings.c takes the
 * answers, windows ask for them. */
#pragma once

#include "core/queue.h"
#include "core/satisfaction.h"

G_BEGIN_DECLS

#define LOKET_RATING_LEAST 5 /* answers below which a mean could be that of somebody one knows */
#define LOKET_RATING_LATE 92 /* days that a paper may lie before it is entered: a quarter */

typedef enum {
  LOKET_RATING_COUNTER,
  LOKET_RATING_KIOSK,
  LOKET_RATING_PAPER, /* an officer enters what stands on a paper */
} LoketRatingSource;

GType loket_rating_source_get_type (void);

/* Answers are 1 to 4; a quick one has only `overall`, a whole questionnaire u1 to u9 in the order
 * of LoketElement, and who skips a question has no answer there. */
LOKET_DECLARE_RECORD (LoketRatingRequest, loket_rating_request)
struct _LoketRatingRequest {
  LoketRecord parent_instance;
  char *service;
  LoketRatingSource source;
  LoketLanguage language;
  char *day; /* (nullable) of a paper; else today */
  LoketOptional overall;
  LoketOptional u1;
  LoketOptional u2;
  LoketOptional u3;
  LoketOptional u4;
  LoketOptional u5;
  LoketOptional u6;
  LoketOptional u7;
  LoketOptional u8;
  LoketOptional u9;
};

/* As it is kept: neither ticket nor person, counter, device or time of day. */
LOKET_DECLARE_RECORD (LoketRating, loket_rating)
struct _LoketRating {
  LoketRecord parent_instance;
  char *id; /* of chance alone */
  char *day;
  char *service;
  LoketRatingSource source;
  LoketLanguage language;
  LoketOptional overall;
  LoketOptional u1;
  LoketOptional u2;
  LoketOptional u3;
  LoketOptional u4;
  LoketOptional u5;
  LoketOptional u6;
  LoketOptional u7;
  LoketOptional u8;
  LoketOptional u9;
};

/* The answer; the audit row says no more either. */
LOKET_DECLARE_RECORD (LoketRatingThanks, loket_rating_thanks)
struct _LoketRatingThanks {
  LoketRecord parent_instance;
  char *day;
};

LOKET_DECLARE_RECORD (LoketRatingQuery, loket_rating_query)
struct _LoketRatingQuery {
  LoketRecord parent_instance;
  char *from_day;
  char *until_day; /* the last one */
};

LOKET_DECLARE_RECORD (LoketElementScore, loket_element_score)
struct _LoketElementScore {
  LoketRecord parent_instance;
  LoketElement element;
  gint64 n;           /* answers in the mean */
  LoketOptional mean; /* hundredths, 100 to 400; absent when too few have answered */
};

LOKET_DECLARE_RECORD (LoketRatingGroup, loket_rating_group)
struct _LoketRatingGroup {
  LoketRecord parent_instance;
  char *service;              /* (nullable) the office as a whole */
  gint64 ratings;             /* how many came */
  gint64 overall_n;           /* quick answers in the mean */
  LoketOptional overall_mean; /* hundredths */
  GListStore *elements;       /* LoketElementScore, all nine */
  LoketOptional index;        /* hundredths, 2500 to 10000; absent while an element has no mean */
  LoketGrade grade;
};

LOKET_DECLARE_RECORD (LoketRatingSummary, loket_rating_summary)
struct _LoketRatingSummary {
  LoketRecord parent_instance;
  char *from_day;
  char *until_day;
  LoketRatingGroup *office;
  GListStore *services; /* LoketRatingGroup of those that were rated */
};

/* What the store counts of one service in one month. */
typedef struct {
  char *month; /* "2026-11" */
  char *service;
  gint64 ratings;
  LoketElementAnswers overall;
  LoketElementAnswers elements[LOKET_N_ELEMENTS];
} LoketRatingSums;

void loket_rating_sums_free (gpointer sums);

LoketOptional *loket_rating_answer (LoketRatingRequest *request, LoketElement element);
gboolean loket_rating_has_answer (LoketRatingRequest *request);
LoketRating *loket_rating_from_request (LoketRatingRequest *request) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_rating_may_be_of (const char *day, const char *today);
LoketRatingSummary *loket_rating_summarise (const GPtrArray *cells,
                                            LoketRatingQuery *query,
                                            const char *today,
                                            gboolean weight_011) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
