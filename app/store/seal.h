/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file under a key: written in pieces, read back only by who has the key, and whole or not at
 * all; backup.c puts an office into one. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a key file holds: 32 bytes are a key, anything else is a passphrase. */
GBytes *loket_seal_load_key (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct _LoketSeal LoketSeal;

LoketSeal *
loket_seal_create (const char *path, GBytes *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_seal_write (LoketSeal *self, gconstpointer data, gsize length, GError **error);
gboolean loket_seal_finish (LoketSeal *self, GError **error);

LoketSeal *
loket_seal_open (const char *path, GBytes *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_seal_read (LoketSeal *self, gpointer data, gsize length, GError **error);
gboolean
loket_seal_read_some (LoketSeal *self, gpointer data, gsize length, gsize *got, GError **error);
gboolean loket_seal_is_at_end (LoketSeal *self, GError **error);

void loket_seal_free (LoketSeal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketSeal, loket_seal_free)

G_END_DECLS
