/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an office has seen of its own days, as sums; app/office/forecasts.c asks for it. */
#pragma once

#include "core/experience.h"
#include "core/waits.h"
#include "store/txn.h"

G_BEGIN_DECLS

gboolean loket_txn_learn (LoketTxn *txn,
                          const char *from_day,
                          const char *before_day,
                          gint64 utc_offset,
                          GError **error);
gboolean loket_txn_experience (LoketTxn *txn,
                               const char *const *queues,
                               LoketExperience *experience,
                               GError **error);
gboolean loket_txn_experience_today (LoketTxn *txn,
                                     const char *day,
                                     const char *const *queues,
                                     LoketExperience *experience,
                                     GError **error);
gboolean loket_txn_forecast_score (LoketTxn *txn,
                                   const char *from_day,
                                   const char *until_day,
                                   LoketForecastScore *score,
                                   GError **error);

G_END_DECLS
