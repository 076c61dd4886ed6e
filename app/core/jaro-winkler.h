/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two short texts are, by Jaro with Winkler's reward for a common beginning. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double loket_jaro (const char *a, gsize a_length, const char *b, gsize b_length);
double loket_jaro_winkler (const char *a, gsize a_length, const char *b, gsize b_length);

G_END_DECLS
