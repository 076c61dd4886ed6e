/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ready-made card as a PWG raster of 300 dpi, what the measure of printing is compared with. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *raster_card (const char *folder, guint sides) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
