/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guarantee slip in a row: its code in large letters, what it is for, what becomes of its paper.
 */
#pragma once

#include "ui/verifier/desk-slip.h"

G_BEGIN_DECLS

GtkWidget *loket_slip_row_new (LoketProgram *program,
                               LoketDeskSlip *slip) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
