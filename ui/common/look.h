/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the style sheet that is worked out: house and folder colours, sizes in millimetres;
 * LoketProgram loads it over style.css. */
#pragma once

#include "core/profile.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef struct {
  LoketProfile *profile; /* (nullable): the house colours of the program until it is known */
  double em;             /* pixels of the type that all sizes follow; 0 = as the desktop has it */
  double larger;         /* times what the desktop has, where em is 0; 0 = just as large */
  double target;         /* pixels of the least button, 0 = none */
  double gap;            /* pixels between two buttons, 0 = as in the style sheet */
} LoketLook;

char *loket_look_css (const LoketLook *look) G_GNUC_WARN_UNUSED_RESULT;
double loket_look_em_for (int width, int height, double pixels_per_mm, double text_scale);
double loket_look_em_for_hall (int width, int height);
double loket_look_larger_for_desk (int width, int height);
double loket_look_pixels_per_mm (GdkMonitor *monitor);

G_END_DECLS
