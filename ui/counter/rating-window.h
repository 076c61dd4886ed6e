/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the visitor before a counter is asked: how was our service?  A window of its own, on the
 * second screen where there is one; the counter's window asks by it. */
#pragma once

#include "core/rating.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_RATING_WINDOW (loket_rating_window_get_type ())
G_DECLARE_FINAL_TYPE (LoketRatingWindow, loket_rating_window, LOKET, RATING_WINDOW, GtkWindow)

/* Signal "given" (gboolean whole): the office has the answer, to the nine questions or the one. */

LoketRatingWindow *loket_rating_window_new (LoketProgram *application, GtkWindow *counter);
gboolean loket_rating_window_has_own_screen (LoketRatingWindow *self);
void loket_rating_window_ask (LoketRatingWindow *self,
                              const char *service,
                              LoketLanguage language,
                              gboolean whole);
void loket_rating_window_stand_by (LoketRatingWindow *self);
void loket_rating_window_rest (LoketRatingWindow *self);

G_END_DECLS
