/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lists held against each other, without an office: who of the one is who of the other, and
 * how many are in one, in both, or contradict each other.  loketctl's main uses it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean loket_lists_are_wanted (const char *const *words);
gboolean
loket_lists_run (const char *const *words, int descriptor, const char *language, GError **error);

G_END_DECLS
