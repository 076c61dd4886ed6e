/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the counter: head, notices, and one page: start, queue or keys. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_COUNTER_WINDOW (loket_counter_window_get_type ())
G_DECLARE_FINAL_TYPE (LoketCounterWindow,
                      loket_counter_window,
                      LOKET,
                      COUNTER_WINDOW,
                      GtkApplicationWindow)

GtkWindow *loket_counter_window_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
