/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours and their contrast after WCAG 2.2; the look of every program is worked out with it. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

double loket_colour_luminance (const GdkRGBA *colour);
double loket_colour_contrast (const GdkRGBA *a, const GdkRGBA *b);
GdkRGBA loket_colour_mix (const GdkRGBA *a, const GdkRGBA *b, double share);
GdkRGBA loket_colour_ink_on (const GdkRGBA *ground);
GdkRGBA loket_colour_darken_for (const GdkRGBA *colour, const GdkRGBA *ground, double contrast);
char *loket_colour_to_hex (const GdkRGBA *colour) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
