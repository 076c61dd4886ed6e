/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Satisfaction as a report: its periods, its numbers as text, its file for spreadsheets.  The
 * administration's page and the paper share them. */
#pragma once

#include "core/profile.h"
#include "core/rating.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_PERIOD_THIS_MONTH,
  LOKET_PERIOD_LAST_MONTH,
  LOKET_PERIOD_THIS_HALF, /* of the year: reports are due for each */
  LOKET_PERIOD_LAST_HALF,
  LOKET_PERIOD_THIS_YEAR,
  LOKET_PERIOD_LAST_YEAR,
} LoketPeriod;

#define LOKET_N_PERIODS (LOKET_PERIOD_LAST_YEAR + 1)

const char *loket_period_title (LoketPeriod period);
LoketRatingQuery *loket_period_query (LoketPeriod period,
                                      const char *today) G_GNUC_WARN_UNUSED_RESULT;
char *loket_hundredths_text (const char *language, gint64 hundredths) G_GNUC_WARN_UNUSED_RESULT;
char *loket_mean_text (const char *language, LoketOptional hundredths) G_GNUC_WARN_UNUSED_RESULT;
double loket_mean_share (LoketOptional hundredths);
const char *
loket_rating_group_title (LoketRatingGroup *group, LoketProfile *profile, const char *language);
char *loket_rating_csv (LoketRatingSummary *summary,
                        LoketProfile *profile,
                        const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
