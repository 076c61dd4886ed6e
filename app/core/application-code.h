/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of the QR on an applicant's slip: LKA1, then as on a ticket (ticket-code.h), sealed by the
 * office, so that nobody asks about an application by guessing; the kiosk reads it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_APPLICATION_CODE_LENGTH 44 /* characters */

char *loket_application_code_text (const char *id, GBytes *key) G_GNUC_WARN_UNUSED_RESULT;
char *loket_application_code_read (const char *text,
                                   GBytes *key,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
