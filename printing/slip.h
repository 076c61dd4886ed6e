/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticket slip that a person takes from the kiosk, 80 mm wide; the kiosk's preview and the
 * spooler draw it by the same function. */
#pragma once

#include "core/profile.h"
#include "core/queue.h"
#include "printing/roll.h"

G_BEGIN_DECLS

LoketRoll *loket_slip_new (LoketTicket *ticket,
                           LoketProfile *profile,
                           const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
