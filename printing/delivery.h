/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of one slip to the paper, step by step, on a thread of its own; the spooler starts it. */
#pragma once

#include "core/profile.h"
#include "core/queue.h"
#include "printing/job.h"

G_BEGIN_DECLS

typedef struct {
  LoketPrintJob *job;
  LoketTicket *ticket;
  LoketProfile *profile;
  char *language;
  char *queue;    /* NULL = save a PDF */
  char *folder;   /* where PDFs are saved */
  char *tag;      /* name of the job in the spooler */
  guint patience; /* seconds that a printer has to get ready, and the spooler to print */
} LoketDelivery;

void loket_delivery_free (LoketDelivery *delivery);
void loket_delivery_run (LoketDelivery *delivery);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketDelivery, loket_delivery_free)

G_END_DECLS
