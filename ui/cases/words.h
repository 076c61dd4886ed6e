/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the page of applications for what stands in its records. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

char *loket_cases_number (gint64 number) G_GNUC_WARN_UNUSED_RESULT;
char *loket_cases_kind (LoketProgram *program, const char *kind) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_cases_origin (LoketOrigin origin);
const char *loket_cases_category (LoketCategory category);
const char *loket_cases_paper_state (LoketPaperState state, gboolean physical);
const char *loket_cases_state (const char *state);
const char *loket_cases_clock_style (LoketApplicationClock clock);
const char *loket_cases_clock_word (LoketApplicationClock clock);
char *loket_cases_clock (LoketProgram *program,
                         LoketApplication *application,
                         LoketApplicationClock clock) G_GNUC_WARN_UNUSED_RESULT;
char *loket_cases_day (LoketProgram *program, const char *day) G_GNUC_WARN_UNUSED_RESULT;
char *loket_cases_age (LoketProgram *program, gint64 since) G_GNUC_WARN_UNUSED_RESULT;
char *loket_cases_join (const char *const *parts, guint n_parts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
