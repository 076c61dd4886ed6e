/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “profile check”: whether an office can be opened with a profile.  loketctl's main uses it, also
 * before it makes one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
loket_ctl_profile_check (const char *name, const char *language, char **found, GError **error);

G_END_DECLS
