/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong, in the words of the one table of errors; windows that show an answer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_problem_sentence (const GError *error, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
