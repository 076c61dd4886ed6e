/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The large half of the board while nobody is called: texts and pictures of the office in turn. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_NOTE_VIEW (loket_note_view_get_type ())
G_DECLARE_FINAL_TYPE (LoketNoteView, loket_note_view, LOKET, NOTE_VIEW, GtkWidget)

/* Signal "over": each was shown once. */

gboolean loket_note_view_begin (LoketNoteView *self, LoketProgram *program);
void loket_note_view_stop (LoketNoteView *self);

G_END_DECLS
