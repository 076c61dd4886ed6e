/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How old the published list of good cards is, and publishing it anew into a folder. */
#pragma once

#include "core/key-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_STATUS_PART (loket_status_part_get_type ())
G_DECLARE_FINAL_TYPE (LoketStatusPart, loket_status_part, LOKET, STATUS_PART, GtkBox)

GtkWidget *loket_status_part_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;
void loket_status_part_show (LoketStatusPart *self, LoketKeyList *keys);

G_END_DECLS
