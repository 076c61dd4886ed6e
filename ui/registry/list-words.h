/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the section of lists: what became of one, how far it is, what is wrong with a row.
 */
#pragma once

#include "core/job.h"
#include "core/list-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

const char *loket_list_state_word (LoketBatchState state);
const char *loket_list_state_style (LoketBatchState state);
const char *loket_list_stage_word (const char *stage);
char *loket_list_source_title (LoketProgram *application,
                               const char *source) G_GNUC_WARN_UNUSED_RESULT;
char *loket_list_reason (LoketProgram *application, const char *reason) G_GNUC_WARN_UNUSED_RESULT;
char *loket_list_ending (LoketListBatch *batch) G_GNUC_WARN_UNUSED_RESULT;
char *loket_list_count (gint64 n) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_list_problem_words (LoketListProblemLine *problem);
const char *loket_list_field_title (const char *key);

G_END_DECLS
