/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printer itself, asked past CUPS by the address of its queue; delivery.c uses it on worker
 * threads.  All calls block, for some seconds at most. */
#pragma once

#include "printing/cups.h"

G_BEGIN_DECLS

LoketPrintReason loket_device_ask (LoketPrintQueue *queue);
gboolean loket_device_can_be_asked (const LoketPrintQueue *queue);
gboolean loket_device_find_job (const LoketPrintQueue *queue,
                                const char *tag,
                                LoketCupsJobState *state,
                                int *id);
void loket_device_cancel_job (const LoketPrintQueue *queue, int id);

G_END_DECLS
