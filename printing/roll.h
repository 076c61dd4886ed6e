/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper from the roll of a receipt printer, 80 mm wide and as long as its words need, with the
 * office at its head and foot; the ticket and the applicant's slip are made of it. */
#pragma once

#include "core/profile.h"
#include "printing/paper.h"

G_BEGIN_DECLS

#define LOKET_ROLL_WIDTH 80 /* mm of paper */
#define LOKET_ROLL_MARGIN 4 /* mm on both sides that the printer does not reach */

typedef struct _LoketRoll LoketRoll;

LoketRoll *loket_roll_new (LoketProfile *profile,
                           const char *language,
                           const char *title) G_GNUC_WARN_UNUSED_RESULT;
void loket_roll_free (LoketRoll *roll);
void loket_roll_set (LoketRoll *roll, const char *place, const char *text);
double loket_roll_height (LoketRoll *roll);
void loket_roll_draw (LoketRoll *roll, cairo_t *cr);
LoketSheet loket_roll_sheet (LoketRoll *roll);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketRoll, loket_roll_free)

G_END_DECLS
