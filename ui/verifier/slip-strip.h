/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips that wait for the printer while other cards are looked at. */
#pragma once

#include "ui/verifier/desk-slips.h"

G_BEGIN_DECLS

GtkWidget *loket_slip_strip_new (LoketProgram *program,
                                 LoketDeskSlips *slips) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
