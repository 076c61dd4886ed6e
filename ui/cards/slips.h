/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips of hospitals: those that a person should look at, and whether a code is real. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cards_slips_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
