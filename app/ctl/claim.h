/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hospital's list of claims into an office from the command line: loketctl's main uses it. */
#pragma once

#include "keys.h"

G_BEGIN_DECLS

gboolean loket_ctl_claim_is_wanted (const char *const *words);
char *loket_ctl_claim (const LoketKeyPlace *place,
                       const char *const *words,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
