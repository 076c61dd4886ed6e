/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes on an applicant's slip, sealed by the office so that nobody asks about an application
 * by guessing: LKA1, then as on a ticket (ticket-code.h), for a reader; digits for fingers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_APPLICATION_CODE_LENGTH 44 /* characters */

char *loket_application_code_text (const char *id, GBytes *key) G_GNUC_WARN_UNUSED_RESULT;
char *loket_application_code_read (const char *text,
                                   GBytes *key,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Without a reader: the number of the application, then digits that only the office can know. */
#define LOKET_TYPED_CODE_SEAL 6 /* digits */
#define LOKET_TYPED_CODE_MAX 18 /* digits of all of it */

char *loket_application_typed_code (gint64 number, GBytes *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_application_code_is_typed (const char *text);
gboolean
loket_application_typed_code_read (const char *text, GBytes *key, gint64 *number, GError **error);
char *loket_application_typed_code_shown (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
