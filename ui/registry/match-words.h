/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks for two records being one person, in words; the why screen and the desk of doubts
 * show it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far a weight goes, from strongly against to strongly for. */
#define LOKET_STRENGTH_MOST 4

const char *loket_registry_sign (const char *field, const char *level);
const char *loket_registry_strength (gint64 weight);
int loket_registry_strength_steps (gint64 weight);

G_END_DECLS
