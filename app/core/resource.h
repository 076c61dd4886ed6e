/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that travel inside the program: catalogues and parameters, for core itself. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *loket_core_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
