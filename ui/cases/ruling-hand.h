/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proposal before the heads: what is proposed, by whose hands so far, and what this officer may
 * do with it, or why he may not. */
#pragma once

#include "core/application-desk.h"
#include "core/decision-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_RULING_HAND (loket_ruling_hand_get_type ())
G_DECLARE_FINAL_TYPE (LoketRulingHand, loket_ruling_hand, LOKET, RULING_HAND, GtkBox)

/* Signal "decided" (string: news). */

GtkWidget *loket_ruling_hand_new (LoketProgram *program,
                                  LoketApplicationView *view,
                                  LoketDecision *decision) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
