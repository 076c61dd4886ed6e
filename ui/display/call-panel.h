/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The large half of the board: the number that is called, and where to go; it flashes for the deaf.
 */
#pragma once

#include "core/queue.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CALL_PANEL (loket_call_panel_get_type ())
G_DECLARE_FINAL_TYPE (LoketCallPanel, loket_call_panel, LOKET, CALL_PANEL, GtkWidget)

void loket_call_panel_show (LoketCallPanel *self, LoketProgram *application, LoketCall *call);
void loket_call_panel_mark (LoketCallPanel *self, gboolean announcing);
void loket_call_panel_flash (LoketCallPanel *self);

G_END_DECLS
