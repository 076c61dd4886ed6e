/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crest beside a letterhead, from the SVG or PNG of the profile; letters draw it. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoketCrest LoketCrest;

LoketCrest *loket_crest_new (GBytes *file) G_GNUC_WARN_UNUSED_RESULT;
void loket_crest_free (LoketCrest *crest);
void
loket_crest_draw (LoketCrest *crest, cairo_t *cr, double x, double y, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketCrest, loket_crest_free)

G_END_DECLS
