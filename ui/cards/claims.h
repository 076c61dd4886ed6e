/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what hospitals ask money for, held against the guarantee slips. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_cards_claims_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
