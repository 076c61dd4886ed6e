/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing and opening the code of a card.  What is not written in the one accepted way is refused
 * before anybody looks at its signature: a good signature makes no bad form good. */
#include "config.h"

#include "core/card-token.h"

#include "core/base32.h"
#include "core/error.h"

#include <string.h>

#define SCHEME "https://"
#define PATH "/v#" /* version 1 of the format */
#define SKEW LOKET_STATUS_DAY
#define BODY_MAX ((LOKET_CARD_TOKEN_MAX * 8 + 4) / 5) /* characters of Base32 */

G_DEFINE_ENUM_TYPE (LoketVerdict,
                    loket_verdict,
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_VALID, "VALID"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_VALID_OLD_LIST, "VALID-OLD-LIST"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_EXPIRED, "EXPIRED"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_NOT_YET, "NOT-YET"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_REVOKED, "REVOKED"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_UNKNOWN_ISSUER, "UNKNOWN-ISSUER"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_BAD_SIGNATURE, "BAD-SIGNATURE"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_MALFORMED, "MALFORMED"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_KEYBOARD_LAYOUT, "KEYBOARD-LAYOUT"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_CLOCK_WRONG, "CLOCK-WRONG"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_NO_LIST, "NO-LIST"))

/* clang-format off */
static const LoketField fields[] = {
  LOKET_FIELD_ENUM (LoketCardReading, verdict, LOKET_FIELD_PLAIN, loket_verdict, .blurb = "What to make of it"),
  LOKET_FIELD_BOOLEAN (LoketCardReading, status_checked, LOKET_FIELD_PLAIN, .blurb = "A status list was asked"),
  LOKET_FIELD_RECORD (LoketCardReading, claims, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, loket_card_claims, .blurb = "What it says, signed"),
};
/* clang-format on */
LOKET_DEFINE_RECORD (LoketCardReading, loket_card_reading, fields)

/**
 * loket_card_token_seal:
 * @claims: what the card says
 * @public_key: %LOKET_COSE_PUBLIC bytes of the key that signs
 * @sign: (scope call): signs
 * @data: for @sign
 * @error: set to %LOKET_ERROR_BAD_FIELD when no card may say so, or as @sign does
 *
 * Returns: (transfer full): the COSE_Sign1
 */
GBytes *
loket_card_token_seal (LoketCardClaims *claims,
                       const guint8 *public_key,
                       LoketSignFunc sign,
                       gpointer data,
                       GError **error)
{
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) to_sign = NULL;
  guint8 kid[LOKET_COSE_KID];
  guint8 signature[LOKET_COSE_SIGNATURE];
  const guint8 *bytes;
  gsize n_bytes;

  if (!loket_card_claims_check (claims, error))
    return NULL;
  payload = loket_card_claims_payload (claims);
  bytes = g_bytes_get_data (payload, &n_bytes);
  loket_cose_kid (public_key, kid);
  to_sign = loket_cose_to_sign (NULL, kid, bytes, n_bytes);
  if (!sign (to_sign, signature, data, error))
    return NULL;
  return loket_cose_join (NULL, kid, bytes, n_bytes, signature);
}

/**
 * loket_card_token_text:
 * @host: of the page that a telephone's camera opens, %LOKET_CARD_HOST_MAX characters at most
 * @token: a COSE_Sign1
 *
 * Returns: (transfer full): the text of the QR code; what stands behind "#" is never sent to @host
 */
char *
loket_card_token_text (const char *host, GBytes *token)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (token, &length);
  g_autofree char *body = loket_base32_text (data, length);

  return g_strconcat (SCHEME, host, PATH, body, NULL);
}

static gboolean
is_of_body (char c)
{
  return g_ascii_isalpha (c) || (c >= '2' && c <= '7');
}

/* The last run of letters and digits, in upper case: whatever stands before was typed by a scanner
 * for another keyboard, perhaps, and is never opened. */
static gboolean
find_body (const char *text, char *body, gsize *n_body)
{
  gsize end = strnlen (text, LOKET_CARD_TEXT_MAX + 1);
  gsize begin;

  if (end > LOKET_CARD_TEXT_MAX)
    return FALSE;
  while (end > 0 && g_ascii_isspace (text[end - 1]))
    end--;
  begin = end;
  while (begin > 0 && is_of_body (text[begin - 1]))
    begin--;
  if (end - begin > BODY_MAX)
    return FALSE;
  *n_body = end - begin;
  for (gsize i = 0; i < *n_body; i++)
    body[i] = g_ascii_toupper (text[begin + i]);
  return TRUE;
}

/**
 * loket_card_token_body:
 * @text: as a scanner gives it, in whatever case and with whatever host
 *
 * Two texts with the same one are the same seal: a print is held against the record by it.
 *
 * Returns: (transfer full) (nullable): the Base32 behind the host in upper case; %NULL when there
 *   is none
 */
char *
loket_card_token_body (const char *text)
{
  char body[BODY_MAX];
  gsize n_body;

  return find_body (text, body, &n_body) && n_body > 0 ? g_strndup (body, n_body) : NULL;
}

static gboolean
read_token (const char *body, gsize n_body, guint8 *bytes, LoketCose *cose)
{
  gsize n_bytes;

  return loket_base32_read (body, n_body, bytes, &n_bytes) && n_bytes >= LOKET_CARD_TOKEN_MIN &&
         n_bytes <= LOKET_CARD_TOKEN_MAX && loket_cose_read (NULL, bytes, n_bytes, cose);
}

/* What comes when a scanner types for an American keyboard and the computer has another one: the
 * letters trade places, and on a French one the digits are signs. */
typedef struct {
  gunichar typed;
  char meant;
} Displaced;

static const Displaced german[] = {{'Y', 'Z'}, {'Z', 'Y'}, {0, 0}};
static const Displaced french[] = {{'A', 'Q'},
                                   {'Q', 'A'},
                                   {'W', 'Z'},
                                   {'Z', 'W'},
                                   {'?', 'M'},
                                   {',', 'M'},
                                   {0xe9, '2'},
                                   {'"', '3'},
                                   {'\'', '4'},
                                   {'(', '5'},
                                   {'-', '6'},
                                   {0xe8, '7'},
                                   {0, 0}};

static char
meant_by (const Displaced *layout, gunichar typed)
{
  const gunichar c = typed < 0x80 ? (gunichar) g_ascii_toupper ((char) typed) : typed;
  gboolean moved = FALSE;

  for (guint i = 0; layout[i].typed != 0; i++) {
    if (layout[i].typed == c)
      return layout[i].meant;
    moved |= (gunichar) layout[i].meant == c;
  }
  return !moved && c < 0x80 && is_of_body ((char) c) ? (char) c : '\0';
}

/* Whoever signs cards of an office does it from one day until another. */
static gboolean
may_sign (const LoketTrustedKey *key, const LoketCardClaims *claims)
{
  return strcmp (key->iss, claims->iss) == 0 && claims->nbf >= key->first_use &&
         claims->nbf <= key->last_use && claims->exp <= key->last_exp;
}

/* VALID, or why nobody vouches for it. */
static LoketVerdict
judge_seal (const LoketCose *cose, const LoketCardClaims *claims, const LoketTrustList *trusted)
{
  g_autoptr (GPtrArray) keys = loket_trust_list_find (trusted, cose->kid, LOKET_USE_CARD);
  LoketVerdict verdict = LOKET_VERDICT_BAD_SIGNATURE;

  if (keys->len == 0)
    return LOKET_VERDICT_UNKNOWN_ISSUER;
  for (guint i = 0; i < keys->len; i++) {
    const LoketTrustedKey *key = keys->pdata[i];
    if (!loket_cose_is_signed_by (NULL, cose, g_bytes_get_data (key->public_key, NULL)))
      continue;
    if (may_sign (key, claims))
      return LOKET_VERDICT_VALID;
    verdict = LOKET_VERDICT_UNKNOWN_ISSUER; /* unless it is the key of another code, too */
  }
  return verdict;
}

/* Whether @text makes a good seal when it was typed so. */
static gboolean
is_typed_on (const Displaced *layout, const char *text, gsize length, const LoketTrustList *trusted)
{
  g_autoptr (LoketCardClaims) claims = NULL;
  char body[BODY_MAX];
  guint8 bytes[BODY_MAX];
  gsize at = BODY_MAX;
  LoketCose cose;

  for (const char *end = text + length; end > text && at > 0;) {
    char meant;
    end = g_utf8_prev_char (end);
    meant = meant_by (layout, g_utf8_get_char (end));
    if (meant == '\0')
      break;
    body[--at] = meant;
  }
  if (!read_token (body + at, BODY_MAX - at, bytes, &cose))
    return FALSE;
  claims = loket_card_claims_read (cose.payload, cose.n_payload);
  return claims != NULL && judge_seal (&cose, claims, trusted) == LOKET_VERDICT_VALID;
}

/* Nobody is called a forger for the keyboard of an office's computer. */
static gboolean
is_typed_otherwise (const char *text, const LoketTrustList *trusted)
{
  gsize length = strnlen (text, LOKET_CARD_TEXT_MAX + 1);

  if (length > LOKET_CARD_TEXT_MAX || !g_utf8_validate_len (text, length, NULL))
    return FALSE;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return is_typed_on (german, text, length, trusted) || is_typed_on (french, text, length, trusted);
}

/* VALID, or why it does not hold now.  A clock that stands before a list was signed is wrong, and a
 * trust list that is over vouches for nobody any more. */
static LoketVerdict
judge_time (const LoketCardClaims *claims, const LoketCardCheck *check)
{
  gint64 signed_at = check->trusted->iat;

  if (check->status != NULL)
    signed_at = MAX (signed_at, loket_status_list_iat (check->status));
  if (check->now < signed_at - SKEW)
    return LOKET_VERDICT_CLOCK_WRONG;
  if (check->now >= check->trusted->exp)
    return LOKET_VERDICT_UNKNOWN_ISSUER;
  if (check->now < claims->nbf - SKEW)
    return LOKET_VERDICT_NOT_YET;
  return check->now >= claims->exp ? LOKET_VERDICT_EXPIRED : LOKET_VERDICT_VALID;
}

static LoketVerdict
judge_status (const LoketCardClaims *claims, const LoketCardCheck *check)
{
  gint64 age;

  if (check->status == NULL || strcmp (loket_status_list_iss (check->status), claims->iss) != 0)
    return LOKET_VERDICT_NO_LIST;
  if (!loket_status_list_is_good (check->status, (guint) claims->index))
    return LOKET_VERDICT_REVOKED;
  age = check->now - loket_status_list_iat (check->status);
  if (age <= (gint64) LOKET_STATUS_GOOD_DAYS * LOKET_STATUS_DAY)
    return LOKET_VERDICT_VALID;
  return age <= (gint64) LOKET_STATUS_LIFE_DAYS * LOKET_STATUS_DAY ? LOKET_VERDICT_VALID_OLD_LIST
                                                                   : LOKET_VERDICT_NO_LIST;
}

static void
judge (LoketCardReading *reading, const LoketCose *cose, const LoketCardCheck *check)
{
  LoketCardClaims *claims = loket_card_claims_read (cose->payload, cose->n_payload);

  if (claims == NULL)
    return;
  reading->verdict = judge_seal (cose, claims, check->trusted);
  if (reading->verdict == LOKET_VERDICT_BAD_SIGNATURE) {
    g_object_unref (claims);
    return;
  }
  reading->claims = claims;
  if (reading->verdict == LOKET_VERDICT_VALID)
    reading->verdict = judge_time (claims, check);
  if (reading->verdict != LOKET_VERDICT_VALID || check->without_status)
    return;
  reading->verdict = judge_status (claims, check);
  reading->status_checked = reading->verdict != LOKET_VERDICT_NO_LIST;
}

/**
 * loket_card_token_open:
 * @text: what a scanner or camera read
 * @check: what to check it with
 *
 * Never opens an address, and does the same for every text in bounded time and memory.
 *
 * Returns: (transfer full): what it turned out to be
 */
LoketCardReading *
loket_card_token_open (const char *text, const LoketCardCheck *check)
{
  LoketCardReading *reading = loket_card_reading_new ();
  char body[BODY_MAX];
  guint8 bytes[BODY_MAX];
  LoketCose cose;
  gsize n_body;

  reading->verdict = LOKET_VERDICT_MALFORMED;
  if (find_body (text, body, &n_body) && read_token (body, n_body, bytes, &cose))
    judge (reading, &cose, check);
  if ((reading->verdict == LOKET_VERDICT_MALFORMED ||
       reading->verdict == LOKET_VERDICT_BAD_SIGNATURE) &&
      is_typed_otherwise (text, check->trusted))
    reading->verdict = LOKET_VERDICT_KEYBOARD_LAYOUT;
  return reading;
}

/**
 * loket_card_token_peek:
 * @text: what a scanner or camera read
 *
 * To look a card up by its code; the office compares the code with the one on file.
 *
 * Returns: (transfer full) (nullable): what the code says of itself, for which nobody vouches;
 * %NULL when it is not the code of a card
 */
LoketCardClaims *
loket_card_token_peek (const char *text)
{
  char body[BODY_MAX];
  guint8 bytes[BODY_MAX];
  LoketCose cose;
  gsize n_body;

  if (!find_body (text, body, &n_body) || !read_token (body, n_body, bytes, &cose))
    return NULL;
  return loket_card_claims_read (cose.payload, cose.n_payload);
}
