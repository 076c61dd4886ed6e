/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as RFC 9457 problem JSON and back. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_problem_from_error (const GError *error,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_problem_to_error (const char *text, gsize length, guint status, GError **error);
char *loket_problem_title (const GError *error, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
