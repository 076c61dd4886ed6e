/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of the QR on a ticket: LKT1, then Base32 of id, service letter and a short seal of the
 * device that gave the number (design.md 10), so that a counter can trust an unsynced ticket. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_TICKET_CODE_LENGTH 44 /* characters */

typedef struct {
  char id[37]; /* bare lower-case UUID */
  char letter; /* of the service */
  guint8 seal[8];
} LoketTicketCode;

char *loket_ticket_code_text (const char *id, char letter, GBytes *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_ticket_code_read (const char *text, LoketTicketCode *code, GError **error);
gboolean loket_ticket_code_is_sealed_by (const LoketTicketCode *code, GBytes *key);

G_END_DECLS
