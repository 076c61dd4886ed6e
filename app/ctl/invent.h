/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of invented people: a register, four quarterly lists with their maps, and the truth.
 * loketctl's main uses it for “demo --lists”. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean loket_invent_is_wanted (const char *const *words);
char *loket_invent_files (const char *const *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
