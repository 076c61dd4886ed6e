/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes on an applicant's slip; the office writes and reads them. */
#include "config.h"

#include "core/application-code.h"

#include "core/error.h"
#include "core/ticket-code.h"

#include <string.h>

#define PREFIX "LKA1"
#define TICKET_PREFIX "LKT1"
#define KIND 'A'
#define SHA256_BYTES 32
#define SEAL_END 1000000 /* one behind the largest seal of LOKET_TYPED_CODE_SEAL digits */
#define GROUP 3          /* digits that are read as one */

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

/* The seal of the typed code: what the office's key makes of the number. */
static guint
seal_of (gint64 number, GBytes *key)
{
  g_autoptr (GBytes) own = own_key (key);
  gsize length;
  const guint8 *data = g_bytes_get_data (own, &length);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, data, length);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  guint8 digest[SHA256_BYTES];
  gsize size = sizeof digest;
  guint64 bits = 0;

  g_hmac_update (hmac, (const guchar *) text, strlen (text));
  g_hmac_get_digest (hmac, digest, &size);
  for (guint i = 0; i < sizeof bits; i++)
    bits = bits << 8 | digest[i];
  return (guint) (bits % SEAL_END);
}

/**
 * loket_application_typed_code:
 * @number: of an application
 * @key: secret of the office
 *
 * Returns: (transfer full): the digits that stand on its slip beside the QR
 */
char *
loket_application_typed_code (gint64 number, GBytes *key)
{
  return g_strdup_printf (
      "%" G_GINT64_FORMAT "%0*u", number, LOKET_TYPED_CODE_SEAL, seal_of (number, key));
}

/**
 * loket_application_code_is_typed:
 * @text: what somebody showed or typed
 *
 * Returns: %TRUE when it is digits, right or wrong, not the text of a QR
 */
gboolean
loket_application_code_is_typed (const char *text)
{
  const gsize length = strlen (text);

  return length > 0 && strspn (text, "0123456789") == length;
}

/**
 * loket_application_typed_code_read:
 * @text: digits
 * @key: secret of the office
 * @number: (out): of the application
 * @error: set to %LOKET_ERROR_BAD_FIELD when this office gave out no such code
 *
 * Returns: %TRUE when it is a code of this office
 */
gboolean
loket_application_typed_code_read (const char *text, GBytes *key, gint64 *number, GError **error)
{
  const gsize length = strlen (text);
  g_autofree char *right = NULL;

  if (loket_application_code_is_typed (text) && length > LOKET_TYPED_CODE_SEAL &&
      length <= LOKET_TYPED_CODE_MAX) {
    g_autofree char *digits = g_strndup (text, length - LOKET_TYPED_CODE_SEAL);
    *number = g_ascii_strtoll (digits, NULL, 10);
    right = loket_application_typed_code (*number, key);
  }
  if (g_strcmp0 (text, right) == 0)
    return TRUE;
  loket_set_error (
      error, LOKET_ERROR_BAD_FIELD, "code", "no code of an application of this office");
  return FALSE;
}

/**
 * loket_application_typed_code_shown:
 * @text: digits, also some of them
 *
 * Returns: (transfer full): them as paper and screen show them, in groups: "123 448 291 3"
 */
char *
loket_application_typed_code_shown (const char *text)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; text[i] != '\0'; i++) {
    if (i > 0 && i % GROUP == 0)
      g_string_append_c (shown, ' ');
    g_string_append_c (shown, text[i]);
  }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}
