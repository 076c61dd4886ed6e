/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a card: sign and word from afar, who it is, what it gives here, what to do. */
#pragma once

#include "core/card-verdict.h"
#include "core/verifier-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_verdict_page_new (LoketProgram *program,
                                   LoketCardReading *reading,
                                   LoketVerifyAnswer *answer,
                                   GtkWidget *uses) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
