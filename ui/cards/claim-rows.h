/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list of claims behind which no slip stands. */
#pragma once

#include "core/claim.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

LoketClaimRowsQuery *loket_claim_rows_odd (const char *list) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_claim_rows_page_new (LoketProgram *program,
                                      LoketRecord *rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
