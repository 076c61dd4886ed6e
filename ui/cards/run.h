/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printing of cards at this counter, one after the other or a sheet after the other, whatever
 * page is looked at.  One for the whole program. */
#pragma once

#include "printing/press-job.h"
#include "ui/cards/card-pages.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CARD_RUN (loket_card_run_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardRun, loket_card_run, LOKET, CARD_RUN, GObject)

/* Signals: "changed": what is under way, or how far; "printed" (const char *): a print, by its id,
 * and what was on one sheet with it, is over for the printer, whatever came of it. */

LoketCardRun *loket_card_run_of (LoketProgram *program);
void loket_card_run_wake (LoketCardRun *self);
void loket_card_run_add (LoketCardRun *self,
                         GPtrArray *prints,
                         const char *queue,
                         LoketCardLayout layout);
void loket_card_run_stop (LoketCardRun *self);
gboolean loket_card_run_is_on (LoketCardRun *self);
gboolean loket_card_run_is_under_way (LoketCardRun *self, const char *print);
gboolean loket_card_run_went_well (LoketCardRun *self);
const char *loket_card_run_sentence (LoketCardRun *self);

G_END_DECLS
