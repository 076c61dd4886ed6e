/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of one paper to the printer, step by step, on a thread of its own; the spooler starts it.
 */
#pragma once

#include "core/profile.h"
#include "core/guarantee.h"
#include "core/queue.h"
#include "printing/job.h"

G_BEGIN_DECLS

typedef struct {
  LoketPrintJob *job;
  LoketTicket *ticket;           /* of a slip; NULL = a document */
  LoketGuaranteeSlip *guarantee; /* NULL = none */
  LoketProfile *profile;         /* of a slip or a guarantee slip */
  char *language;                /* of it */
  GBytes *document;              /* PDF, drawn already */
  GBytes *roll;                  /* (nullable) the same in the dots of a receipt printer */
  char *name;                    /* of the file where a document is saved, without .pdf */
  double width, height;          /* mm, of a page of a document */
  char *queue;                   /* NULL = save a PDF */
  char *folder;                  /* where PDFs are saved */
  char *tag;                     /* name of the job in the spooler */
  guint patience; /* seconds that a printer has to get ready, and the spooler to print */
} LoketDelivery;

void loket_delivery_free (LoketDelivery *delivery);
void loket_delivery_run (LoketDelivery *delivery);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketDelivery, loket_delivery_free)

G_END_DECLS
