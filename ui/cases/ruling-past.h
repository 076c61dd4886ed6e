/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions of an application that were made: by which rules, how it ended; objection, check. */
#pragma once

#include "core/application-desk.h"
#include "core/decision-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_RULING_PAST (loket_ruling_past_get_type ())
G_DECLARE_FINAL_TYPE (LoketRulingPast, loket_ruling_past, LOKET, RULING_PAST, GtkBox)

GtkWidget *loket_ruling_past_new (LoketProgram *program,
                                  LoketDecision *decision) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
