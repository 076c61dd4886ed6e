/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of the verifier's window: office and house, languages, sound, strong contrast. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_head_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
