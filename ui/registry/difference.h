/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where two texts part: the letters of one that the other does not have in their place.  The desk
 * of doubts marks them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A run of bytes of a text. */
typedef struct {
  guint from;
  guint until;
} LoketSpan;

GArray *loket_difference_find (const char *text,
                               const char *other,
                               gboolean by_place) G_GNUC_WARN_UNUSED_RESULT;
char *loket_difference_markup (const char *text,
                               const char *other,
                               gboolean by_place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
