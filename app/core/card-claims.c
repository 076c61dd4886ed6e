/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims of a card as bytes: fixed keys in rising order, all of them, none else. */
#include "config.h"

#include "core/card-claims.h"

#include "core/cbor.h"
#include "core/error.h"
#include "core/rule-inputs.h"

#include <string.h>

#define ISS_BYTES 16
#define NUMBER_BYTES 20
#define ENTITLEMENTS_MAX 65535
#define PRINT_MAX 65535
#define FIRST_BIRTH 1900
#define LAST_BIRTH 2199
#define LAST_TIME G_GINT64_CONSTANT (4102444800) /* 2100-01-01: no card lives on then */

/* A card says its category in the numbers of the rules: one is cast to the other. */
G_STATIC_ASSERT ((int) LOKET_CARD_MELATI == (int) LOKET_CATEGORY_MELATI &&
                 (int) LOKET_CARD_MENUR == (int) LOKET_CATEGORY_MENUR &&
                 (int) LOKET_CARD_KENANGA == (int) LOKET_CATEGORY_KENANGA);

/* Keys of a CWT (RFC 8392 4), and of claim 169. */
enum {
  KEY_ISS = 1,
  KEY_EXP = 4,
  KEY_NBF = 5,
  KEY_IDENTITY = 169,
  KEY_NUMBER = 1,
  KEY_NAME = 4,
  KEY_CATEGORY = 75,
  KEY_ENTITLEMENTS = 76,
  KEY_INDEX = 77,
  KEY_BIRTH_YEAR = 78,
  KEY_PRINT = 79,
};

/* clang-format off */
static const LoketField fields[] = {
  LOKET_FIELD_TEXT (LoketCardClaims, iss, LOKET_FIELD_NAME, .min = 1, .max = ISS_BYTES, .blurb = "Code of the office, ASCII"),
  LOKET_FIELD_INTEGER (LoketCardClaims, exp, LOKET_FIELD_PLAIN, .min = 1, .max = LAST_TIME, .blurb = "First second at which it holds no more"),
  LOKET_FIELD_INTEGER (LoketCardClaims, nbf, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "When it was issued, seconds since 1970"),
  LOKET_FIELD_TEXT (LoketCardClaims, number, LOKET_FIELD_NAME, .min = 1, .max = NUMBER_BYTES, .blurb = "Number, as printed"),
  LOKET_FIELD_TEXT (LoketCardClaims, name, LOKET_FIELD_NAME | LOKET_FIELD_PERSONAL, .min = 1, .max = LOKET_CARD_NAME_BYTES, .blurb = "Name, as printed"),
  LOKET_FIELD_INTEGER (LoketCardClaims, category, LOKET_FIELD_PLAIN, .min = LOKET_CARD_MELATI, .max = LOKET_CARD_KENANGA, .blurb = "1 Melati, 2 Menur, 3 Kenanga"),
  LOKET_FIELD_INTEGER (LoketCardClaims, entitlements, LOKET_FIELD_PLAIN, .min = 0, .max = ENTITLEMENTS_MAX, .blurb = "Bits of what it entitles to"),
  LOKET_FIELD_INTEGER (LoketCardClaims, index, LOKET_FIELD_PLAIN, .min = 0, .max = LOKET_CARD_SLOTS - 1, .blurb = "Slot in the status list"),
  LOKET_FIELD_INTEGER (LoketCardClaims, birth_year, LOKET_FIELD_PERSONAL, .min = FIRST_BIRTH, .max = LAST_BIRTH, .blurb = "Year of birth, as printed"),
  LOKET_FIELD_INTEGER (LoketCardClaims, print, LOKET_FIELD_PLAIN, .min = 1, .max = PRINT_MAX, .blurb = "Which print of it"),
};
/* clang-format on */
LOKET_DEFINE_RECORD (LoketCardClaims, loket_card_claims, fields)

static gboolean
refuse (const char *field, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, field, "the code of a card cannot hold it");
  return FALSE;
}

static gboolean
is_short (const char *text, gsize max)
{
  return strlen (text) <= max && g_utf8_validate (text, -1, NULL);
}

static gboolean
is_ascii (const char *text)
{
  return g_str_is_ascii (text);
}

static gboolean
is_composed (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);

  return g_strcmp0 (composed, name) == 0;
}

/* From the first second on, and for 60 months at most. */
static gboolean
lives_well (const LoketCardClaims *claims)
{
  g_autoptr (GDateTime) from = g_date_time_new_from_unix_utc (claims->nbf);
  g_autoptr (GDateTime) last =
      from != NULL ? g_date_time_add_months (from, LOKET_CARD_MONTHS) : NULL;

  return last != NULL && claims->exp > claims->nbf && claims->exp <= g_date_time_to_unix (last);
}

static gboolean
was_born (const LoketCardClaims *claims)
{
  g_autoptr (GDateTime) issued = g_date_time_new_from_unix_utc (claims->nbf + 86400);

  return issued != NULL && claims->birth_year <= g_date_time_get_year (issued);
}

/**
 * loket_card_claims_check:
 * @claims: claims of a card
 * @error: set to %LOKET_ERROR_BAD_FIELD with the field
 *
 * Returns: %TRUE when a card may say so (card-token 2)
 */
gboolean
loket_card_claims_check (LoketCardClaims *claims, GError **error)
{
  if (!loket_record_check (LOKET_RECORD (claims), error))
    return FALSE;
  if (!is_short (claims->iss, ISS_BYTES) || !is_ascii (claims->iss))
    return refuse ("iss", error);
  if (!is_short (claims->number, NUMBER_BYTES))
    return refuse ("number", error);
  if (!is_short (claims->name, LOKET_CARD_NAME_BYTES) || !is_composed (claims->name))
    return refuse ("name", error);
  return (lives_well (claims) || refuse ("exp", error)) &&
         (was_born (claims) || refuse ("birth_year", error));
}

static void
put_member (GByteArray *out, guint64 key, gint64 number)
{
  loket_cbor_put_number (out, key);
  loket_cbor_put_number (out, (guint64) number);
}

static void
put_words (GByteArray *out, guint64 key, const char *text)
{
  loket_cbor_put_number (out, key);
  loket_cbor_put_text (out, text);
}

/**
 * loket_card_claims_payload:
 * @claims: claims that loket_card_claims_check() lets pass
 *
 * Returns: (transfer full): them as deterministic CBOR
 */
GBytes *
loket_card_claims_payload (const LoketCardClaims *claims)
{
  GByteArray *out = g_byte_array_new ();

  loket_cbor_put_map (out, 4);
  put_words (out, KEY_ISS, claims->iss);
  put_member (out, KEY_EXP, claims->exp);
  put_member (out, KEY_NBF, claims->nbf);
  loket_cbor_put_number (out, KEY_IDENTITY);
  loket_cbor_put_map (out, 7);
  put_words (out, KEY_NUMBER, claims->number);
  put_words (out, KEY_NAME, claims->name);
  put_member (out, KEY_CATEGORY, claims->category);
  put_member (out, KEY_ENTITLEMENTS, claims->entitlements);
  put_member (out, KEY_INDEX, claims->index);
  put_member (out, KEY_BIRTH_YEAR, claims->birth_year);
  put_member (out, KEY_PRINT, claims->print);
  return g_byte_array_free_to_bytes (out);
}

static gboolean
take_number (LoketCborReader *reader, guint64 key, gint64 *number)
{
  guint64 found;

  if (!loket_cbor_read_key (reader, key) ||
      !loket_cbor_read_number (reader, (guint64) LAST_TIME, &found))
    return FALSE;
  *number = (gint64) found;
  return TRUE;
}

static gboolean
take_text (LoketCborReader *reader, guint64 key, gsize max, char **text)
{
  return loket_cbor_read_key (reader, key) && loket_cbor_read_text (reader, max, text);
}

static gboolean
take_all (LoketCborReader *reader, LoketCardClaims *claims)
{
  return loket_cbor_read_map (reader, 4) && take_text (reader, KEY_ISS, ISS_BYTES, &claims->iss) &&
         take_number (reader, KEY_EXP, &claims->exp) &&
         take_number (reader, KEY_NBF, &claims->nbf) &&
         loket_cbor_read_key (reader, KEY_IDENTITY) && loket_cbor_read_map (reader, 7) &&
         take_text (reader, KEY_NUMBER, NUMBER_BYTES, &claims->number) &&
         take_text (reader, KEY_NAME, LOKET_CARD_NAME_BYTES, &claims->name) &&
         take_number (reader, KEY_CATEGORY, &claims->category) &&
         take_number (reader, KEY_ENTITLEMENTS, &claims->entitlements) &&
         take_number (reader, KEY_INDEX, &claims->index) &&
         take_number (reader, KEY_BIRTH_YEAR, &claims->birth_year) &&
         take_number (reader, KEY_PRINT, &claims->print) && loket_cbor_is_read (reader);
}

/**
 * loket_card_claims_read:
 * @payload: (array length=n_payload): what was signed
 * @n_payload: how many bytes
 *
 * Returns: (transfer full) (nullable): the claims; %NULL when they are not what
 *   loket_card_claims_payload() writes, or no card may say so
 */
LoketCardClaims *
loket_card_claims_read (const guint8 *payload, gsize n_payload)
{
  g_autoptr (LoketCardClaims) claims = loket_card_claims_new ();
  LoketCborReader reader;

  loket_cbor_reader_init (&reader, payload, n_payload);
  if (!take_all (&reader, claims) || !loket_card_claims_check (claims, NULL))
    return NULL;
  return g_steal_pointer (&claims);
}

/* One blank between words, none around them, and nothing that no eye sees. */
static char *
tidy (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = composed; at != NULL && *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);
    if (loket_char_is_hidden (c))
      continue;
    if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
      g_string_append_unichar (out, c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  }
  g_string_truncate (out, strlen (g_strchomp (out->str)));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A sign that stands with the one before it is not parted from it. */
static gboolean
is_tied (const char *at)
{
  const gunichar c = g_utf8_get_char (at);

  return g_unichar_ismark (c);
}

/**
 * loket_card_name_cut:
 * @name: a name of any length, UTF-8
 *
 * Cuts it at a word for the code of a card and for its face, so that both say the same (card-token
 * 2).  A first word that is too long alone is cut between two signs.
 *
 * Returns: (transfer full): at most %LOKET_CARD_NAME_BYTES bytes in NFC; "" of nothing to read
 */
char *
loket_card_name_cut (const char *name)
{
  char *cut = tidy (name);
  char *end = cut;

  if (strlen (cut) <= LOKET_CARD_NAME_BYTES)
    return cut;
  for (char *at = cut; at - cut <= LOKET_CARD_NAME_BYTES; at = g_utf8_next_char (at))
    if (*at == ' ')
      end = at;
  if (end == cut)
    for (char *at = cut; at - cut <= LOKET_CARD_NAME_BYTES; at = g_utf8_next_char (at))
      if (!is_tied (at))
        end = at;
  *end = '\0';
  return cut;
}
