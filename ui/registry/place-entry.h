/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry that completes the name of a village, with those that fit under it. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PLACE_ENTRY (loket_place_entry_get_type ())
G_DECLARE_FINAL_TYPE (LoketPlaceEntry, loket_place_entry, LOKET, PLACE_ENTRY, GtkBox)

/* Signal "activate": Enter was pressed, and the village is chosen or there is none. */

GtkWidget *loket_place_entry_new (LoketProgram *application,
                                  const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_place_entry_code (LoketPlaceEntry *self);
void loket_place_entry_set (LoketPlaceEntry *self, const char *code, const char *text);
gboolean loket_place_entry_is_open (LoketPlaceEntry *self);

G_END_DECLS
