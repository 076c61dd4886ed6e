/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base32 without padding (RFC 4648 6): bytes as upper-case letters that survive most keyboard
 * layouts.  The QR codes of tickets, slips and cards are written in it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_base32_text (const guint8 *bytes, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_base32_read (const char *text, gsize length, guint8 *bytes, gsize *n_bytes);

G_END_DECLS
