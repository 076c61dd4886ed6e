/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translated text in any language on any thread, from the catalogues inside the program; paper,
 * problems and voice use it.  Windows use gettext, from the same catalogues. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_LANGUAGES "id", "jv", "en"

const char *loket_text (const char *language, const char *msgid) G_GNUC_FORMAT (2);
const char *
loket_text_plural (const char *language, const char *singular, const char *plural, guint64 n)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);
const char *loket_text_negotiate (const char *accept_language);

G_END_DECLS
