/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a desk that checks cards: it waits for one, and shows what became of it. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_VERIFIER_WINDOW (loket_verifier_window_get_type ())
G_DECLARE_FINAL_TYPE (LoketVerifierWindow,
                      loket_verifier_window,
                      LOKET,
                      VERIFIER_WINDOW,
                      GtkApplicationWindow)

GtkWindow *loket_verifier_window_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
