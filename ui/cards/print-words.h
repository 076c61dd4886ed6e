/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of prints and batches. */
#pragma once

#include "core/card-print.h"

G_BEGIN_DECLS

const char *loket_printing_state_word (LoketPrintingState state);
const char *loket_printing_state_style (LoketPrintingState state);
const char *loket_print_cause_word (LoketPrintCause cause);
const char *loket_print_batch_state_word (LoketPrintBatchState state);
const char *loket_print_batch_state_style (LoketPrintBatchState state);

G_END_DECLS
