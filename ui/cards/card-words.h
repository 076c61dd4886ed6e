/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the page of cards for what stands in its records. */
#pragma once

#include "core/card-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

char *loket_card_meaning (LoketProgram *program, LoketCardView *view) G_GNUC_WARN_UNUSED_RESULT;
char *loket_card_period (LoketProgram *program,
                         const char *from_day,
                         const char *until_day) G_GNUC_WARN_UNUSED_RESULT;
char *loket_card_days_word (gint64 days) G_GNUC_WARN_UNUSED_RESULT;
char *loket_card_taken_by (LoketCardHandover *handover,
                           const char *holder) G_GNUC_WARN_UNUSED_RESULT;
char *loket_card_number_typed (LoketProgram *program, const char *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
