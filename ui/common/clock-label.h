/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office time and date, from the hub and not from this machine: "07.30" and
 * "Minggu, 22 November 2026". */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CLOCK_LABEL (loket_clock_label_get_type ())
G_DECLARE_FINAL_TYPE (LoketClockLabel, loket_clock_label, LOKET, CLOCK_LABEL, GtkWidget)

/* Property: "application" (LoketProgram, construct only). */

GtkWidget *loket_clock_label_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
