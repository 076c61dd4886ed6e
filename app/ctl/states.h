/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/states.md from the tables of moves. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_command_states (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
