/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code of a card: the known one byte for byte, everything else refused with the right word
 * (card-token 3). */
#include "card-sample.h"

#include "core/base32.h"
#include "core/cbor.h"

#include <sodium.h>
#include <string.h>

typedef struct {
  SampleKey card;
  SampleKey status;
  LoketTrustList *trusted;
  LoketStatusList *list;
  LoketCardCheck check;
  GBytes *token;
  char *text;
} Desk;

static LoketStatusList *
list_of (Desk *desk, gint64 at, gboolean good)
{
  g_autoptr (LoketStatusList) list = loket_status_list_new ("3314-UPTPK");
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;

  loket_status_list_set_good (list, 0x64ab9, good);
  payload = loket_status_list_payload (list, at);
  cwt = sample_wrap (LOKET_STATUS_TYPE, &desk->status, payload);
  return loket_status_list_open (cwt, desk->trusted);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_assert_cmpint (sodium_init (), >=, 0);
  sample_key (&desk->card, "test-only seed");
  sample_key (&desk->status, "test-only status seed");
  desk->trusted = sample_trust (&desk->card, &desk->status);
  desk->list = list_of (desk, SAMPLE_NOW - 3600, TRUE);
  g_assert_nonnull (desk->list);
  desk->check = (LoketCardCheck){.trusted = desk->trusted, .status = desk->list, .now = SAMPLE_NOW};
  desk->token = sample_from_hex (SAMPLE_COSE);
  desk->text = loket_card_token_text (SAMPLE_HOST, desk->token);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_object_unref (desk->trusted);
  loket_status_list_free (desk->list);
  g_bytes_unref (desk->token);
  g_free (desk->text);
}

static LoketVerdict
verdict_of_text (Desk *desk, const char *text)
{
  g_autoptr (LoketCardReading) reading = loket_card_token_open (text, &desk->check);

  g_assert_true (reading->claims == NULL || (reading->verdict != LOKET_VERDICT_MALFORMED &&
                                             reading->verdict != LOKET_VERDICT_BAD_SIGNATURE));
  return reading->verdict;
}

static LoketVerdict
verdict_of (Desk *desk, const guint8 *bytes, gsize n_bytes)
{
  g_autofree char *body = loket_base32_text (bytes, n_bytes);
  g_autofree char *text = g_strconcat ("https://" SAMPLE_HOST "/v#", body, NULL);

  return verdict_of_text (desk, text);
}

static LoketVerdict
verdict_of_bytes (Desk *desk, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return verdict_of (desk, data, length);
}

/* Signed well, whatever it is. */
static LoketVerdict
verdict_of_payload (Desk *desk, GBytes *payload)
{
  g_autoptr (GBytes) token = sample_wrap (NULL, &desk->card, payload);

  return verdict_of_bytes (desk, token);
}

/* Case 1 */
static void
test_known (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (LoketCardReading) reading = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (desk->text, "https://kartu.example.go.id/v#2KCETIQBE4"));
  sealed = loket_card_token_seal (claims, desk->card.public_key, sample_sign, &desk->card, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (sealed, desk->token));
  reading = loket_card_token_open (desk->text, &desk->check);
  g_assert_cmpint (reading->verdict, ==, LOKET_VERDICT_VALID);
  g_assert_true (reading->status_checked);
  g_assert_true (loket_record_equal (LOKET_RECORD (reading->claims), LOKET_RECORD (claims)));
}

/* Case 2 */
static void
test_keyboards (Desk *desk, gconstpointer data)
{
  static const char *const before[] = {"",
                                       "https://evil.example/v#",
                                       "httpsÑ--kartu.example.go.id-v·",
                                       "https:\\\\kartu.example.go.id\\v£",
                                       "\x1b\x01"};
  const char *body = strchr (desk->text, '#') + 1;
  g_autofree char *lower = g_ascii_strdown (desk->text, -1);
  g_autofree char *ended = g_strconcat (desk->text, "\r\n", NULL);
  g_autofree char *swapped = g_strdup (desk->text);
  g_autofree char *locked = g_strdup (desk->text);
  GString *french = g_string_new ("https!::kartu;exqmple;go;id:v3");

  g_assert_cmpint (verdict_of_text (desk, lower), ==, LOKET_VERDICT_VALID);
  g_assert_cmpint (verdict_of_text (desk, ended), ==, LOKET_VERDICT_VALID);
  for (char *c = locked; *c != '\0'; c++) /* Caps Lock */
    *c = g_ascii_isupper (*c) ? g_ascii_tolower (*c) : g_ascii_toupper (*c);
  g_assert_cmpint (verdict_of_text (desk, locked), ==, LOKET_VERDICT_VALID);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++) {
    g_autofree char *text = g_strconcat (before[i], body, NULL);
    g_assert_cmpint (verdict_of_text (desk, text), ==, LOKET_VERDICT_VALID);
  }
  for (char *c = strchr (swapped, '#'); *c != '\0'; c++)
    *c = *c == 'Y' ? 'Z' : *c == 'Z' ? 'Y' : *c;
  g_assert_cmpint (verdict_of_text (desk, swapped), ==, LOKET_VERDICT_KEYBOARD_LAYOUT);
  for (const char *c = body; *c != '\0'; c++) {
    static const char us[] = "AQZWM234567";
    static const char *const fr[] = {"Q", "A", "W", "Z", "?", "é", "\"", "'", "(", "-", "è"};
    const char *place = strchr (us, *c);
    if (place != NULL)
      g_string_append (french, fr[place - us]);
    else
      g_string_append_c (french, *c);
  }
  g_assert_cmpint (verdict_of_text (desk, french->str), ==, LOKET_VERDICT_KEYBOARD_LAYOUT);
  g_string_free (french, TRUE);
}

/* Puts together any COSE_Sign1 around the payload of the known card, signed over its header. */
static LoketVerdict
verdict_of_headers (Desk *desk, const char *protected_hex, const char *unprotected_hex)
{
  g_autoptr (GBytes) header = sample_from_hex (protected_hex);
  g_autoptr (GBytes) other = sample_from_hex (unprotected_hex);
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (GBytes) payload = loket_card_claims_payload (claims);
  g_autoptr (GByteArray) to_sign = g_byte_array_new ();
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 signature[LOKET_COSE_SIGNATURE];
  const guint8 begin[] = {0xd2, 0x84};
  gsize n_header;
  gsize n_other;
  gsize n_payload;
  const guint8 *header_data = g_bytes_get_data (header, &n_header);
  const guint8 *other_data = g_bytes_get_data (other, &n_other);
  const guint8 *payload_data = g_bytes_get_data (payload, &n_payload);

  loket_cbor_put_array (to_sign, 4);
  loket_cbor_put_text (to_sign, "Signature1");
  loket_cbor_put_bytes (to_sign, header_data, n_header);
  loket_cbor_put_bytes (to_sign, NULL, 0);
  loket_cbor_put_bytes (to_sign, payload_data, n_payload);
  crypto_sign_detached (signature, NULL, to_sign->data, to_sign->len, desk->card.secret);
  g_byte_array_append (all, begin, sizeof begin);
  loket_cbor_put_bytes (all, header_data, n_header);
  g_byte_array_append (all, other_data, (guint) n_other);
  loket_cbor_put_bytes (all, payload_data, n_payload);
  loket_cbor_put_bytes (all, signature, sizeof signature);
  return verdict_of (desk, all->data, all->len);
}

/* Cases 3 and 4: the first line is the right one, to show that the others are wrong by themselves.
 */
static void
test_headers (Desk *desk, gconstpointer data)
{
  static const struct {
    const char *header;
    const char *other;
    LoketVerdict verdict;
  } cases[] = {
      {"a201270444868a8789", "a0", LOKET_VERDICT_VALID},
      {"a201260444868a8789", "a0", LOKET_VERDICT_MALFORMED}, /* alg -7 */
      {"a10444868a8789", "a10127", LOKET_VERDICT_MALFORMED}, /* alg unprotected */
      {"a10444868a8789", "a0", LOKET_VERDICT_MALFORMED},     /* no alg */
      {"a3012702811863"
       "0444868a8789",
       "a0",
       LOKET_VERDICT_MALFORMED},                                 /* crit */
      {"a201270444868a8789", "a10126", LOKET_VERDICT_MALFORMED}, /* -7 beside */
      {"a201270444868a8789", "a10444868a8789", LOKET_VERDICT_MALFORMED},
      {"a20444868a87890127", "a0", LOKET_VERDICT_MALFORMED}, /* order */
      {"a201270444000000", "a0", LOKET_VERDICT_MALFORMED},   /* cut short */
      {"a20127044400000000", "a0", LOKET_VERDICT_UNKNOWN_ISSUER},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        verdict_of_headers (desk, cases[i].header, cases[i].other), ==, cases[i].verdict);
}

/* Case 4 */
static void
test_keys (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (GBytes) by_status =
      loket_card_token_seal (claims, desk->status.public_key, sample_sign, &desk->status, NULL);
  g_autoptr (GBytes) other_office = NULL;
  g_autoptr (LoketTrustedKey) again = NULL;

  g_assert_cmpint (verdict_of_bytes (desk, by_status), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
  g_free (claims->iss);
  claims->iss = g_strdup ("1606-MUBA");
  other_office =
      loket_card_token_seal (claims, desk->card.public_key, sample_sign, &desk->card, NULL);
  g_assert_cmpint (verdict_of_bytes (desk, other_office), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
  again = g_list_model_get_item (G_LIST_MODEL (desk->trusted->keys), 0);
  again->state = LOKET_KEY_RETIRED;
  g_assert_cmpint (verdict_of_text (desk, desk->text), ==, LOKET_VERDICT_VALID);
  again->last_exp = 1893430799;
  g_assert_cmpint (verdict_of_text (desk, desk->text), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
  again->last_exp = 1893430800;
  again->state = LOKET_KEY_WITHDRAWN;
  g_assert_cmpint (verdict_of_text (desk, desk->text), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
}

static void
trust (Desk *desk, const SampleKey *key, const char *iss, LoketKeyUse usage)
{
  g_autoptr (LoketTrustedKey) line = sample_trusted (key, iss, usage);

  g_list_store_append (desk->trusted->keys, line);
}

/* Case 4: two keys that share their name are both tried, in any order. */
static void
test_twins (Desk *desk, gconstpointer data)
{
  static const char *const words[] = {"test-only twin 80119", "test-only twin 151173"};
  SampleKey twins[2];
  guint8 names[2][LOKET_COSE_KID];

  for (guint i = 0; i < 2; i++) {
    sample_key (&twins[i], words[i]);
    loket_cose_kid (twins[i].public_key, names[i]);
    trust (desk, &twins[i], "3314-UPTPK", LOKET_USE_CARD);
  }
  g_assert_cmpmem (names[0], LOKET_COSE_KID, names[1], LOKET_COSE_KID);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (LoketCardClaims) claims = sample_claims ();
    g_autoptr (GBytes) token =
        loket_card_token_seal (claims, twins[i].public_key, sample_sign, &twins[i], NULL);
    g_assert_cmpint (verdict_of_bytes (desk, token), ==, LOKET_VERDICT_VALID);
  }
}

/* The next code of the office has the same keys: cards and lists of both hold. */
static void
test_next_issuer (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (LoketStatusList) list = loket_status_list_new ("3314-UPTPK-2");
  g_autoptr (LoketStatusList) opened = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;
  g_autoptr (GBytes) token = NULL;

  g_free (claims->iss);
  claims->iss = g_strdup ("3314-UPTPK-2");
  token = loket_card_token_seal (claims, desk->card.public_key, sample_sign, &desk->card, NULL);
  g_assert_cmpint (verdict_of_bytes (desk, token), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
  trust (desk, &desk->card, "3314-UPTPK-2", LOKET_USE_CARD);
  trust (desk, &desk->status, "3314-UPTPK-2", LOKET_USE_STATUS);
  g_assert_cmpint (verdict_of_bytes (desk, token), ==, LOKET_VERDICT_NO_LIST);
  g_assert_cmpint (verdict_of_bytes (desk, desk->token), ==, LOKET_VERDICT_VALID);
  loket_status_list_set_good (list, (guint) claims->index, TRUE);
  payload = loket_status_list_payload (list, SAMPLE_NOW);
  cwt = sample_wrap (LOKET_STATUS_TYPE, &desk->status, payload);
  opened = loket_status_list_open (cwt, desk->trusted);
  g_assert_nonnull (opened);
  desk->check.status = opened;
  g_assert_cmpint (verdict_of_bytes (desk, token), ==, LOKET_VERDICT_VALID);
  g_assert_cmpint (verdict_of_bytes (desk, desk->token), ==, LOKET_VERDICT_NO_LIST);
}

/* Case 5 */
static void
test_trailing (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (GBytes) payload = loket_card_claims_payload (claims);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GByteArray) item = g_byte_array_new ();
  g_autoptr (GBytes) more = NULL;
  g_autofree char *padded = NULL;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (desk->token, &length);

  g_byte_array_append (longer, bytes, (guint) length);
  g_byte_array_append (longer, (const guint8 *) "", 1);
  g_assert_cmpint (verdict_of (desk, longer->data, longer->len), ==, LOKET_VERDICT_MALFORMED);
  bytes = g_bytes_get_data (payload, &length);
  g_byte_array_append (item, bytes, (guint) length);
  g_byte_array_append (item, (const guint8 *) "", 1);
  more = g_bytes_new (item->data, item->len);
  g_assert_cmpint (verdict_of_payload (desk, more), ==, LOKET_VERDICT_MALFORMED);
  for (guint n = 1; n <= 8; n++) {
    g_autofree char *rest = g_strnfill (n, 'A');
    g_autofree char *text = g_strconcat (desk->text, rest, NULL);
    g_assert_cmpint (verdict_of_text (desk, text), ==, LOKET_VERDICT_MALFORMED);
  }
  for (gsize n = strlen (desk->text); n > strlen (desk->text) - 16; n--) { /* every length mod 8 */
    g_autofree char *text = g_strndup (desk->text, n - 1);
    g_assert_cmpint (verdict_of_text (desk, text), ==, LOKET_VERDICT_MALFORMED);
  }
  padded = g_strdup (desk->text);
  padded[strlen (padded) - 1]++; /* 178 bytes leave one bit over */
  g_assert_cmpint (verdict_of_text (desk, padded), ==, LOKET_VERDICT_MALFORMED);
}

/* Case 6, and claims that no card may make. */
static void
test_forms (Desk *desk, gconstpointer data)
{
  static const struct {
    const char *from;
    const char *to;
  } inside[] = {
      {"041a70db7610", "041b0000000070db7610"},                 /* a longer head */
      {"041a70db7610", "041a70db7610041a70db7610"},             /* twice */
      {"041a70db7610051a69555690", "051a69555690041a70db7610"}, /* order */
      {"a4016a", "bf016a"},                                     /* indefinite map, not ended */
      {"184b02", "184b04"},                                     /* a fourth card */
      {"184b02", "184b00"},
      {"184d1a00064ab9", "184d1a00080000"}, /* slot 2^19 */
      {"184e1907c3", "184e19076b"},         /* born 1899 */
      {"184e1907c3", "184e1907ea"},         /* born 2026, issued 2026-01-01 */
      {"184f01", "184f00"},                 /* print 0 */
      {"53495449", "5300490a"},             /* NUL and newline in the name */
      {"53495449", "531b5449"},             /* ESC */
      {"184f01", "184f01ff"},               /* ended as what is indefinite is */
      {"53495449", "e280ae49"},             /* turned around */
      {"53495449", "53cc8149"},             /* not composed, S with an accent */
      {"041a70db7610", "041a7b33f190"},     /* longer than 60 months */
      {"041a70db7610", "041a69555690"},     /* exp = nbf */
  };
  static const struct {
    const char *from;
    const char *to;
  } outside[] = {{"d284", "84"},
                 {"d284", "d184"},
                 {"d284", "d83dd284"},
                 {"d284", "d29f"},
                 {"a05861", "bfff5861"},
                 {"d284", "d9d9f7d284"},
                 {"a05861", "bfff5861"}};
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (GBytes) payload = loket_card_claims_payload (claims);

  g_assert_cmpint (verdict_of_payload (desk, payload), ==, LOKET_VERDICT_VALID);
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++) {
    g_autoptr (GBytes) other = sample_splice (payload, inside[i].from, inside[i].to);
    g_test_message ("%s", inside[i].to);
    g_assert_cmpint (verdict_of_payload (desk, other),
                     ==,
                     strcmp (inside[i].to, "184e1907ea") == 0 ? LOKET_VERDICT_VALID
                                                              : LOKET_VERDICT_MALFORMED);
  }
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++) {
    g_autoptr (GBytes) other = sample_splice (desk->token, outside[i].from, outside[i].to);
    g_assert_cmpint (verdict_of_bytes (desk, other), ==, LOKET_VERDICT_MALFORMED);
  }
}

/* Cases 7 and 8 */
static void
test_times (Desk *desk, gconstpointer data)
{
  static const struct {
    gint64 now;
    LoketVerdict verdict;
  } cases[] = {{1893430799, LOKET_VERDICT_VALID},
               {1893430800, LOKET_VERDICT_EXPIRED},
               {1767200400 - 86401, LOKET_VERDICT_NOT_YET},
               {1767200400 - 86399, LOKET_VERDICT_VALID}};
  g_autoptr (LoketStatusList) later = list_of (desk, SAMPLE_NOW + 86401, TRUE);

  desk->trusted->iat = cases[3].now;
  desk->trusted->exp = cases[1].now + 1;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LoketStatusList) fresh = list_of (desk, cases[i].now, TRUE);
    LoketCardCheck check = desk->check;
    desk->check.now = cases[i].now;
    desk->check.status = fresh;
    desk->check.without_status = fresh == NULL; /* the status key signs from 2023 until 2028 */
    g_assert_cmpint (verdict_of_text (desk, desk->text), ==, cases[i].verdict);
    desk->check = check;
  }
  desk->check.status = later;
  g_assert_cmpint (verdict_of_text (desk, desk->text), ==, LOKET_VERDICT_CLOCK_WRONG);
  desk->check.status = desk->list;
  desk->trusted->exp = SAMPLE_NOW;
  g_assert_cmpint (verdict_of_text (desk, desk->text), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
}

/* Case 9 */
static void
test_damaged (Desk *desk, gconstpointer data)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (desk->token, &length);
  g_autofree guint8 *copy = g_memdup2 (bytes, length);
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  static const guint8 order[32] = {0xed,
                                   0xd3,
                                   0xf5,
                                   0x5c,
                                   0x1a,
                                   0x63,
                                   0x12,
                                   0x58,
                                   0xd6,
                                   0x9c,
                                   0xf7,
                                   0xa2,
                                   0xde,
                                   0xf9,
                                   0xde,
                                   0x14,
                                   [31] = 0x10};
  guint carry = 0;

  for (guint bit = 0; bit < length * 8; bit++) {
    copy[bit / 8] ^= (guint8) (1u << bit % 8);
    g_assert_cmpint (verdict_of (desk, copy, length), !=, LOKET_VERDICT_VALID);
    copy[bit / 8] = bytes[bit / 8];
  }
  for (gsize n = 0; n < length; n++)
    g_assert_cmpint (verdict_of (desk, bytes, n), ==, LOKET_VERDICT_MALFORMED);
  for (guint run = 0; run < 20000; run++) {
    const gsize at = (gsize) g_rand_int_range (chance, 0, (gint32) length);
    copy[at] = (guint8) (bytes[at] ^ g_rand_int_range (chance, 1, 256));
    g_assert_cmpint (verdict_of (desk, copy, length), !=, LOKET_VERDICT_VALID);
    copy[at] = bytes[at];
  }
  for (guint i = 0; i < 32; i++) { /* S + L: the same point of the curve */
    carry += (guint) copy[length - 32 + i] + order[i];
    copy[length - 32 + i] = (guint8) carry;
    carry >>= 8;
  }
  g_assert_cmpint (verdict_of (desk, copy, length), ==, LOKET_VERDICT_BAD_SIGNATURE);
}

/* Case 10 */
static void
test_oversized (Desk *desk, gconstpointer data)
{
  g_autofree char *much = g_strnfill (1024 * 1024, 'A');
  g_autofree char *most = g_strnfill (LOKET_CARD_TEXT_MAX, 'A');
  g_autofree guint8 *bytes = g_malloc0 (257);

  g_assert_cmpint (verdict_of_text (desk, much), ==, LOKET_VERDICT_MALFORMED);
  g_assert_cmpint (verdict_of_text (desk, most), ==, LOKET_VERDICT_MALFORMED);
  g_assert_cmpint (verdict_of_text (desk, ""), ==, LOKET_VERDICT_MALFORMED);
  g_assert_cmpint (verdict_of_text (desk, "\xff\xfe#"), ==, LOKET_VERDICT_MALFORMED);
  g_assert_cmpint (verdict_of (desk, bytes, 257), ==, LOKET_VERDICT_MALFORMED);
}

/* A list whose slots take @n_bytes, all of them good; signed by the right key. */
static GBytes *
list_of_bytes (Desk *desk, gsize n_bytes)
{
  g_autoptr (GConverter) zip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autofree guint8 *zeros = g_malloc0 (n_bytes);
  g_autofree guint8 *packed = g_malloc (LOKET_STATUS_LIST_MAX);
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GBytes) payload = NULL;
  gsize n_read;
  gsize n_packed;

  g_assert_cmpint (g_converter_convert (zip,
                                        zeros,
                                        n_bytes,
                                        packed,
                                        LOKET_STATUS_LIST_MAX,
                                        G_CONVERTER_INPUT_AT_END,
                                        &n_read,
                                        &n_packed,
                                        NULL),
                   ==,
                   G_CONVERTER_FINISHED);
  loket_cbor_put_map (out, 5);
  loket_cbor_put_number (out, 2);
  loket_cbor_put_text (out, "3314-UPTPK");
  loket_cbor_put_number (out, 4);
  loket_cbor_put_number (out, SAMPLE_NOW + 86400);
  loket_cbor_put_number (out, 6);
  loket_cbor_put_number (out, SAMPLE_NOW);
  loket_cbor_put_number (out, 65533);
  loket_cbor_put_map (out, 2);
  loket_cbor_put_text (out, "lst");
  loket_cbor_put_bytes (out, packed, n_packed);
  loket_cbor_put_text (out, "bits");
  loket_cbor_put_number (out, 1);
  loket_cbor_put_number (out, 65534);
  loket_cbor_put_number (out, 86400);
  payload = g_byte_array_free_to_bytes (out);
  return sample_wrap (LOKET_STATUS_TYPE, &desk->status, payload);
}

/* Case 11: a list is as long as it has to be, whatever it says packed. */
static void
test_bombs (Desk *desk, gconstpointer data)
{
  static const struct {
    gsize n_bytes;
    gboolean opens;
  } cases[] = {{LOKET_STATUS_BYTES, TRUE},
               {LOKET_STATUS_BYTES + 1, FALSE},
               {LOKET_STATUS_BYTES - 1, FALSE},
               {32 * 1024 * 1024, FALSE}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) cwt = list_of_bytes (desk, cases[i].n_bytes);
    g_autoptr (LoketStatusList) list = loket_status_list_open (cwt, desk->trusted);
    g_assert_true ((list != NULL) == cases[i].opens);
  }
}

/* Case 11: whoever holds a list takes only a newer one of the same office. */
static void
test_newer (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketStatusList) older = list_of (desk, SAMPLE_NOW - 7200, TRUE);
  g_autoptr (LoketStatusList) newer = list_of (desk, SAMPLE_NOW, FALSE);
  g_autoptr (LoketStatusList) other = loket_status_list_new ("1606-MUBA");

  g_assert_false (loket_status_list_replaces (older, desk->list));
  g_assert_false (loket_status_list_replaces (desk->list, desk->list));
  g_assert_true (loket_status_list_replaces (newer, desk->list));
  g_assert_true (loket_status_list_replaces (older, NULL));
  g_assert_false (loket_status_list_replaces (newer, other));
}

/* Case 11 */
static void
test_status (Desk *desk, gconstpointer data)
{
  static const struct {
    gint64 age;
    LoketVerdict verdict;
  } ages[] = {{7 * 86400, LOKET_VERDICT_VALID},
              {7 * 86400 + 1, LOKET_VERDICT_VALID_OLD_LIST},
              {30 * 86400, LOKET_VERDICT_VALID_OLD_LIST},
              {30 * 86400 + 1, LOKET_VERDICT_NO_LIST}};
  g_autoptr (LoketStatusList) revoked = list_of (desk, SAMPLE_NOW, FALSE);
  g_autoptr (LoketStatusList) plain = loket_status_list_new ("3314-UPTPK");
  g_autoptr (GBytes) payload = loket_status_list_payload (plain, SAMPLE_NOW);
  g_autoptr (GBytes) by_card = sample_wrap (LOKET_STATUS_TYPE, &desk->card, payload);
  g_autoptr (GBytes) no_type = sample_wrap (NULL, &desk->status, payload);
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (GBytes) elsewhere = NULL;

  claims->index = 7; /* a slot that was never given */
  elsewhere = loket_card_claims_payload (claims);
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++) {
    g_autoptr (LoketStatusList) list = list_of (desk, SAMPLE_NOW - ages[i].age, TRUE);
    desk->check.status = list;
    g_assert_cmpint (verdict_of_text (desk, desk->text), ==, ages[i].verdict);
  }
  desk->check.status = revoked;
  g_assert_cmpint (verdict_of_text (desk, desk->text), ==, LOKET_VERDICT_REVOKED);
  desk->check.status = desk->list;
  g_assert_cmpint (verdict_of_payload (desk, elsewhere), ==, LOKET_VERDICT_REVOKED);
  desk->check.status = NULL;
  g_assert_cmpint (verdict_of_text (desk, desk->text), ==, LOKET_VERDICT_NO_LIST);
  desk->check.without_status = TRUE;
  g_assert_cmpint (verdict_of_text (desk, desk->text), ==, LOKET_VERDICT_VALID);
  g_assert_null (loket_status_list_open (by_card, desk->trusted));
  g_assert_null (loket_status_list_open (no_type, desk->trusted));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/core/card-token/" path, Desk, NULL, set_up, func, tear_down)
  TEST ("known", test_known);
  TEST ("keyboards", test_keyboards);
  TEST ("headers", test_headers);
  TEST ("keys", test_keys);
  TEST ("twins", test_twins);
  TEST ("next-issuer", test_next_issuer);
  TEST ("trailing", test_trailing);
  TEST ("forms", test_forms);
  TEST ("times", test_times);
  TEST ("damaged", test_damaged);
  TEST ("oversized", test_oversized);
  TEST ("status", test_status);
  TEST ("bombs", test_bombs);
  TEST ("newer", test_newer);
  return g_test_run ();
}
