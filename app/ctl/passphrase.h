/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passphrases from a file or typed at the terminal, never from the words of a command. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_ctl_passphrase (const char *path, const char *what, gboolean is_new, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void loket_ctl_passphrase_free (char *passphrase);

G_END_DECLS
