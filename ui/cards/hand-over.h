/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing cards over: what waits to be fetched, and the scan that opens a card at once. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cards_hand_over_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
