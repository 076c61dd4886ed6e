/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printing of cards at this counter, one after the other, whatever page is looked at.  One for
 * the whole program. */
#pragma once

#include "core/card-print.h"
#include "printing/press-job.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CARD_RUN (loket_card_run_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardRun, loket_card_run, LOKET, CARD_RUN, GObject)

/* Signals: "changed": what is under way, or how far; "printed" (const char *): a print, by its id,
 * is over for the printer, whatever came of it. */

LoketCardRun *loket_card_run_of (LoketProgram *program);
void loket_card_run_wake (LoketCardRun *self);
void loket_card_run_add (LoketCardRun *self, LoketCardPrint *print, const char *queue);
void loket_card_run_stop (LoketCardRun *self);
gboolean loket_card_run_is_on (LoketCardRun *self);
gboolean loket_card_run_has (LoketCardRun *self, const char *print);
const char *loket_card_run_print (LoketCardRun *self);
LoketPressState loket_card_run_state (LoketCardRun *self);
const char *loket_card_run_sentence (LoketCardRun *self);

G_END_DECLS
