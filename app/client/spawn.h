/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting a hub of one's own and asking one to end; finder.c uses it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *loket_spawn_find_program (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_spawn_hub (const char *program, const char *data_dir, const char *clock, GError **error);
gboolean loket_spawn_end_hub (GSocketAddress *address, GError **error);

G_END_DECLS
