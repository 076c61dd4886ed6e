/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How old the published list of good cards is, and publishing it anew into a folder. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_status_part_new (LoketProgram *program, GBytes *trust) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
