/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of a name when all that is heard alike is one: finds candidates, never decides. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void loket_name_skeleton_of_word (const char *word, gsize length, char *skeleton, gsize room);
char *loket_name_skeleton (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *loket_name_skeleton_of_canon (const char *canon) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
