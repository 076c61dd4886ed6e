/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of the QR on an applicant's slip; the office writes and reads it. */
#include "config.h"

#include "core/application-code.h"

#include "core/error.h"
#include "core/ticket-code.h"

#include <string.h>

#define PREFIX "LKA1"
#define TICKET_PREFIX "LKT1"
#define KIND 'A'
#define SHA256_BYTES 32

G_STATIC_ASSERT (LOKET_APPLICATION_CODE_LENGTH == LOKET_TICKET_CODE_LENGTH);

/* Another key than that of the tickets: the seal of one is never that of the other. */
static GBytes *
own_key (GBytes *key)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (key, &length);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, data, length);
  guint8 digest[SHA256_BYTES];
  gsize size = sizeof digest;

  g_hmac_update (hmac, (const guchar *) PREFIX, strlen (PREFIX));
  g_hmac_get_digest (hmac, digest, &size);
  return g_bytes_new (digest, size);
}

/**
 * loket_application_code_text:
 * @id: id of an application, a bare lower-case UUID
 * @key: secret of the office
 *
 * Returns: (transfer full) (nullable): the text for the QR, %NULL when @id is no UUID
 */
char *
loket_application_code_text (const char *id, GBytes *key)
{
  g_autoptr (GBytes) own = own_key (key);
  char *text = loket_ticket_code_text (id, KIND, own);

  if (text != NULL)
    memcpy (text, PREFIX, strlen (PREFIX));
  return text;
}

/**
 * loket_application_code_read:
 * @text: what a scanner read, without its line end
 * @key: secret of the office
 * @error: set to %LOKET_ERROR_BAD_FIELD when this office gave out no such code
 *
 * Returns: (transfer full): id of the application
 */
char *
loket_application_code_read (const char *text, GBytes *key, GError **error)
{
  g_autoptr (GBytes) own = own_key (key);
  g_autofree char *ticket = NULL;
  LoketTicketCode code;

  if (text != NULL && g_str_has_prefix (text, PREFIX)) {
    ticket = g_strconcat (TICKET_PREFIX, text + strlen (PREFIX), NULL);
    if (loket_ticket_code_read (ticket, &code, NULL) && code.letter == KIND &&
        loket_ticket_code_is_sealed_by (&code, own))
      return g_strdup (code.id);
  }
  loket_set_error (
      error, LOKET_ERROR_BAD_FIELD, "code", "no code of an application of this office");
  return NULL;
}
