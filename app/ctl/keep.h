/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that read or write files of the administrator: backup, restore, anchors, follower.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Options "--name value"; %NULL when @words hold anything that is not in @names. */
GHashTable *loket_keep_options (const char *const *words,
                                const char *const *names) G_GNUC_WARN_UNUSED_RESULT;

char *loket_keep_back_up (const char *dir, const char *out, const char *key_file, GError **error);
gboolean loket_keep_restore (const char *dir,
                             const char *file,
                             const char *into,
                             const char *key_file,
                             GError **error);
char *loket_keep_anchor (const char *dir, const char *out, GError **error);
gboolean loket_keep_follow (const char *dir, const char *out, gint64 until, GError **error);
gboolean loket_keep_read_anchor (char **words);

G_END_DECLS
