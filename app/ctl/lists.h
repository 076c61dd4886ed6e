/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lists held against each other, without an office: who of the one is who of the other.
 * loketctl's main uses it for “list match”. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean loket_lists_are_wanted (const char *const *words);
gboolean loket_lists_match (const char *const *words, int descriptor, GError **error);

G_END_DECLS
