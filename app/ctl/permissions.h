/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/permissions.md from the tables of permissions and operations; loketctl prints it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_command_permissions (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
