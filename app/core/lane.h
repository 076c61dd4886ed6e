/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may give which numbers: the hub its own, each kiosk without a hub those of its lane. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 7 and 8; offices with more kiosks use 70 to 99 instead.  9 is the pre-printed roll of paper for
 * a total black-out (store.md 5). */
#define LOKET_LANE_NONE 0

gboolean loket_lane_is_valid (gint64 lane);
gboolean loket_lanes_overlap (gint64 a, gint64 b);
gint64 loket_lane_number (gint64 lane, gint64 count);
gboolean loket_lane_owns (gint64 lane, gint64 number);

gint64 loket_number_online (gint64 count);
gboolean loket_number_is_offline (gint64 number);

gboolean loket_label_read (const char *label, const char *letter, gint64 *number);
gboolean loket_label_is_offline (const char *label);

G_END_DECLS
