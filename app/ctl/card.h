/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “card seal” and “card open”: one code made or checked from files, without an office.  loketctl's
 * main uses it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean loket_ctl_card_is_wanted (const char *const *words);
char *loket_ctl_card_seal (const char *const *words,
                           gboolean json,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *loket_ctl_card_open (const char *const *words,
                           gboolean json,
                           const char **refusal,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
