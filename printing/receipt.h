/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The applicant's slip, 80 mm wide: what is owed until when, and the code by which the kiosk tells
 * how far it is; counters print it. */
#pragma once

#include "core/application-desk.h"
#include "printing/roll.h"

G_BEGIN_DECLS

LoketRoll *loket_receipt_new (LoketApplicationView *view,
                              LoketProfile *profile,
                              const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
