/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords: what may be one, its argon2id hash, and whether one is right; slow on purpose, so only
 * the .prepare steps of session.c and officers.c call it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean loket_password_start (GError **error);
gboolean loket_password_check_rules (const char *password, const char *login, GError **error);
char *loket_password_hash (const char *password, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_password_is_right (const char *password, const char *hash);

G_END_DECLS
