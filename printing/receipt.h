/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The applicant's slip, 80 mm wide: what is owed until when, and the code by which the kiosk tells
 * how far it is; counters print it. */
#pragma once

#include "core/application-desk.h"
#include "printing/paper.h"

G_BEGIN_DECLS

typedef struct _LoketReceipt LoketReceipt;

LoketReceipt *loket_receipt_new (LoketApplicationView *view,
                                 LoketProfile *profile,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_receipt_free (LoketReceipt *receipt);
double loket_receipt_height (LoketReceipt *receipt);
void loket_receipt_draw (LoketReceipt *receipt, cairo_t *cr);
LoketSheet loket_receipt_sheet (LoketReceipt *receipt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketReceipt, loket_receipt_free)

G_END_DECLS
