/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a question about two records the same question: import, intake and the clerical desk
 * ask none that was answered, unless what is known of one of the two has changed. */
#pragma once

#include "core/match.h"

G_BEGIN_DECLS

char *loket_pair_hash (const LoketMatchNames *names,
                       const LoketMatchRow *a,
                       const LoketMatchRow *b) G_GNUC_WARN_UNUSED_RESULT;
char *loket_pair_comparison (const LoketMatchParameters *parameters,
                             const LoketMatchComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
