/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of the hall: who is called now, who was, who is next, what time it is.  Numbers only.
 */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_DISPLAY_WINDOW (loket_display_window_get_type ())
G_DECLARE_FINAL_TYPE (LoketDisplayWindow,
                      loket_display_window,
                      LOKET,
                      DISPLAY_WINDOW,
                      GtkApplicationWindow)

GtkWindow *loket_display_window_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
