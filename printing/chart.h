/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts, drawn by the same function on a screen and on paper. */
#pragma once

#include <cairo.h>

#include <glib.h>

G_BEGIN_DECLS

void loket_chart_bar (cairo_t *cr, double x, double y, double width, double height, double share);

G_END_DECLS
