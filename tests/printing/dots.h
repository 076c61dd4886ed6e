/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dots of a printed card: whether its code lies on whole ones, and what other readers make of
 * it when it is worn. */
#pragma once

#include <cairo.h>
#include <glib.h>

typedef enum {
  DOTS_CLEAN,
  DOTS_COARSE,  /* at half the dots an inch */
  DOTS_ROTATED, /* by 17 degrees */
  DOTS_BLOB,    /* with a tenth of the code covered, off its corners */
} DotsWear;

cairo_surface_t *dots_read (const char *png);
guint32 dots_at (cairo_surface_t *dots, int x, int y);
void dots_assert_code_on_whole_dots (cairo_surface_t *dots, int per_module);
void dots_write_worn (cairo_surface_t *dots, DotsWear wear, const char *png);
void dots_assert_readers_say (const char *png, const char *text);
