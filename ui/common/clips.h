/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recorded words of an office's own speaker, joined to a sentence in memory. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *loket_clips_join (const char *const *folders,
                          const char *language,
                          const char *const *names,
                          guint *rate,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_clip_parse (GBytes *file, guint *rate, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
