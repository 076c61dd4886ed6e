/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of the counter's window: office, counter, clock, reading aids. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_TOP_BAR (loket_top_bar_get_type ())
G_DECLARE_FINAL_TYPE (LoketTopBar, loket_top_bar, LOKET, TOP_BAR, GtkBox)

GtkWidget *loket_top_bar_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;
void
loket_top_bar_show (LoketTopBar *self, const char *counter, const char *services, gboolean working);

void loket_top_bar_show_officer (LoketTopBar *self, const char *name, guint n_proposals);

G_END_DECLS
