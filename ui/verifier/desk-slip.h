/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guarantee slip of this desk on its way to paper; the rows that show one follow it. */
#pragma once

#include "core/guarantee.h"
#include "printing/spooler.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_DESK_SLIP_NO_PRINTER, /* none is set up here */
  LOKET_DESK_SLIP_PRINTING,
  LOKET_DESK_SLIP_WAITING, /* for the printer; it comes out by itself */
  LOKET_DESK_SLIP_FAILED,  /* given up: it does not come out by itself any more */
  LOKET_DESK_SLIP_PRINTED,
} LoketDeskSlipState;

#define LOKET_TYPE_DESK_SLIP (loket_desk_slip_get_type ())
G_DECLARE_FINAL_TYPE (LoketDeskSlip, loket_desk_slip, LOKET, DESK_SLIP, GObject)

/* Signal "changed": it has something else to show. */

LoketDeskSlip *loket_desk_slip_new (LoketProgram *program,
                                    LoketSpooler *spooler,
                                    LoketGuaranteeSlip *slip) G_GNUC_WARN_UNUSED_RESULT;
void loket_desk_slip_print (LoketDeskSlip *self);
void loket_desk_slip_cancel (LoketDeskSlip *self);
LoketGuaranteeSlip *loket_desk_slip_paper (LoketDeskSlip *self);
LoketDeskSlipState loket_desk_slip_state (LoketDeskSlip *self);
char *loket_desk_slip_sentence (LoketDeskSlip *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
