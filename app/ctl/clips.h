/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/clips.md: the recordings that a voice for calls is made of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_command_clips (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
