/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backup files from outside an office: carry one away, restore one; the command line asks. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean loket_archive_copy (const char *dir,
                             const char *file,
                             const char *to,
                             const char *key_file,
                             GError **error);
gboolean loket_archive_restore (const char *dir,
                                const char *file,
                                const char *into,
                                const char *key_file,
                                GError **error);

G_END_DECLS
