/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search finds; lists of the administration page filter by it as one types. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean loket_admin_search_finds (const char *sought, const char *text);

G_END_DECLS
