/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of satisfaction (SKM) on A4; the section "Satisfaction" saves it. */
#pragma once

#include "core/rating.h"
#include "printing/list-paper.h"

G_BEGIN_DECLS

LoketListPaper *loket_satisfaction_paper_new (LoketRatingSummary *summary,
                                              LoketProfile *profile,
                                              const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
