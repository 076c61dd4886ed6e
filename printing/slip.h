/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticket slip that a person takes from the kiosk, 80 mm wide; the kiosk's preview and the
 * spooler draw it by the same function. */
#pragma once

#include "core/profile.h"
#include "core/queue.h"
#include "printing/paper.h"
#include "printing/typeset.h"

G_BEGIN_DECLS

#define LOKET_SLIP_WIDTH 80 /* mm of paper */
#define LOKET_SLIP_MARGIN 4 /* mm on both sides that the printer does not reach */

typedef struct _LoketSlip LoketSlip;

LoketSlip *loket_slip_new (LoketTicket *ticket,
                           LoketProfile *profile,
                           const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_slip_free (LoketSlip *slip);
double loket_slip_height (LoketSlip *slip);
void loket_slip_draw (LoketSlip *slip, cairo_t *cr);
LoketSheet loket_slip_sheet (LoketSlip *slip);
void loket_slip_set_office (LoketTypeset *typeset, LoketProfile *profile, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketSlip, loket_slip_free)

G_END_DECLS
