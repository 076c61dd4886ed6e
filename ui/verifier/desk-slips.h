/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guarantee slips of this desk whose paper is not out yet, whatever card is looked at.  The
 * window keeps one. */
#pragma once

#include "core/card-token.h"
#include "ui/verifier/desk-slip.h"

G_BEGIN_DECLS

#define LOKET_TYPE_DESK_SLIPS (loket_desk_slips_get_type ())
G_DECLARE_FINAL_TYPE (LoketDeskSlips, loket_desk_slips, LOKET, DESK_SLIPS, GObject)

/* Signal "changed": another slip waits, or one less, or another is in sight. */

LoketDeskSlips *loket_desk_slips_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_desk_slips_may_be (LoketDeskSlips *self, LoketCardReading *reading);
LoketDeskSlip *loket_desk_slips_make (LoketDeskSlips *self,
                                      LoketCardReading *reading,
                                      LoketGuaranteePurpose purpose,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_desk_slips_drop (LoketDeskSlips *self, LoketDeskSlip *slip);
void loket_desk_slips_set_in_sight (LoketDeskSlips *self, LoketDeskSlip *slip);
GPtrArray *loket_desk_slips_out_of_sight (LoketDeskSlips *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
