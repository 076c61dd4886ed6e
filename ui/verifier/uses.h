/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card that is shown is used for: one press, told to the office once; in a hospital the slip
 * for it. */
#pragma once

#include "ui/verifier/desk-slips.h"

G_BEGIN_DECLS

#define LOKET_TYPE_USES (loket_uses_get_type ())
G_DECLARE_FINAL_TYPE (LoketUses, loket_uses, LOKET, USES, GtkBox)

GtkWidget *loket_uses_new (LoketProgram *program,
                           LoketCardReading *reading,
                           LoketDeskSlips *slips) G_GNUC_WARN_UNUSED_RESULT;
void loket_uses_refresh (LoketUses *self);

G_END_DECLS
