/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One compiled gettext catalogue (.mo) in memory, checked once and then only read; text.c asks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoketCatalogue LoketCatalogue;

LoketCatalogue *loket_catalogue_new (GBytes *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_catalogue_free (LoketCatalogue *catalogue);
guint loket_catalogue_size (const LoketCatalogue *catalogue);
const char *loket_catalogue_find (const LoketCatalogue *catalogue, const char *msgid);
const char *
loket_catalogue_find_plural (const LoketCatalogue *catalogue, const char *msgid, guint64 n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketCatalogue, loket_catalogue_free)

G_END_DECLS
