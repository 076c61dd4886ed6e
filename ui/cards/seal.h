/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seal of the office: its keys, who has unlocked them, and the published list of good cards. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cards_seal_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
