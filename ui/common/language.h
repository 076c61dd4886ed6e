/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the windows: set-up of gettext and the switch at run time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void loket_language_set_up (void);
void loket_language_use (const char *language);
const char *loket_language_own_name (const char *language);
gboolean loket_language_is_known (const char *language);
const char *loket_language_after (const char *const *offered, const char *language);

G_END_DECLS
