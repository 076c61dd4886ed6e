/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a card is read: by a hand scanner at any time that it is seen and nobody types, or by the
 * camera.  Reading back, handing over and finding a card use it. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_SCAN_PART (loket_scan_part_get_type ())
G_DECLARE_FINAL_TYPE (LoketScanPart, loket_scan_part, LOKET, SCAN_PART, GtkBox)

/* Signal "read" (const char *): a code was read, whatever code it is. */

GtkWidget *loket_scan_part_new (LoketProgram *program,
                                const char *invitation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
