/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper size to ask a queue for; delivery.c uses it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean loket_media_parse (const char *name, double *width, double *height);
gboolean loket_media_is_roll (const char *const *supported);
char *loket_media_choose (const char *const *supported,
                          double width,
                          double height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
