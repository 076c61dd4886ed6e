/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the queue as CSV from the command line: loketctl's main uses it. */
#pragma once

#include "keys.h"

G_BEGIN_DECLS

gboolean loket_ctl_figures_are_wanted (const char *const *words);
char *loket_ctl_figures (const LoketKeyPlace *place,
                         const char *const *words,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
