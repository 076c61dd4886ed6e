/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the kiosk: office and clock on top, one page, and below it the same three buttons
 * at the same places on every page. */
#pragma once

#include "ui/common/program.h"
#include "ui/kiosk/visit.h"

G_BEGIN_DECLS

#define LOKET_TYPE_KIOSK_WINDOW (loket_kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (LoketKioskWindow,
                      loket_kiosk_window,
                      LOKET,
                      KIOSK_WINDOW,
                      GtkApplicationWindow)

GtkWindow *loket_kiosk_window_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
