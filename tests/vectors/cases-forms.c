/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of the form of a code: keyboards, headers, trailing data, CBOR that is not the shortest
 * one, damage and size.  Whatever is signed here is signed by the right key. */
#include "table.h"

#include "core/base32.h"
#include "core/cbor.h"

#include <sodium.h>
#include <string.h>

/* Case 1, and other things that stand before the code. */
static void
put_known (VectorTable *table)
{
  static const char *const before[] = {"",
                                       "https://evil.example/v#",
                                       "HTTPS://KARTU.EXAMPLE.GO.ID/V#",
                                       "kartu.example.go.id#",
                                       "\x1b\x01",
                                       "\xe2\x80\xae"};
  g_autofree char *text = loket_card_token_text (SAMPLE_HOST, table->known);
  g_autofree char *body = loket_card_token_body (text);
  g_autoptr (GPtrArray) hosts = g_ptr_array_new_with_free_func (g_free);

  vector_table_put_text (
      table, &(VectorCase){.number = 1, .name = "the known card", .claims = table->claims}, text);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    g_ptr_array_add (hosts, g_strconcat (before[i], body, NULL));
  g_ptr_array_add (hosts, g_strconcat (text, "\r\n", NULL));
  g_ptr_array_add (hosts, g_strconcat (text, " \t", NULL));
  vector_table_put (
      table,
      &(VectorCase){.number = 12, .name = "the host does not count", .claims = table->claims},
      hosts);
}

static char *
with_caps_lock (const char *text)
{
  GString *out = g_string_new (text);

  for (gsize i = 0; i < out->len; i++)
    out->str[i] = g_ascii_isupper (out->str[i]) ? g_ascii_tolower (out->str[i])
                                                : g_ascii_toupper (out->str[i]);
  return g_string_free (out, FALSE);
}

/* Case 2: by the signs that come out, not by the keys. */
static void
put_keyboards (VectorTable *table)
{
  static const struct {
    const char *layout;
    LoketVerdict verdict;
  } cases[] = {{"us", LOKET_VERDICT_VALID},
               {"id", LOKET_VERDICT_VALID},
               {"gb", LOKET_VERDICT_VALID},
               {"es", LOKET_VERDICT_VALID},
               {"it", LOKET_VERDICT_VALID},
               {"pt", LOKET_VERDICT_VALID},
               {"br", LOKET_VERDICT_VALID},
               {"jp", LOKET_VERDICT_VALID},
               {"tr", LOKET_VERDICT_VALID},
               {"de", LOKET_VERDICT_KEYBOARD_LAYOUT},
               {"ch", LOKET_VERDICT_KEYBOARD_LAYOUT},
               {"fr", LOKET_VERDICT_KEYBOARD_LAYOUT},
               {"be", LOKET_VERDICT_MALFORMED}, /* its 6 is a sign that French ones have not */
               {"ara", LOKET_VERDICT_MALFORMED}};
  g_autofree char *text = loket_card_token_text (SAMPLE_HOST, table->known);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const gboolean good = cases[i].verdict == LOKET_VERDICT_VALID;
    g_autofree char *name = g_strconcat ("keyboard ", cases[i].layout, NULL);
    g_autofree char *typed = vector_typed (cases[i].layout, text);
    g_autofree char *locked = with_caps_lock (typed);
    g_autoptr (GPtrArray) texts = g_ptr_array_new ();
    const VectorCase line = {.number = 2,
                             .name = name,
                             .verdict = cases[i].verdict,
                             .claims = good ? table->claims : NULL};

    g_ptr_array_add (texts, typed);
    g_ptr_array_add (texts, locked);
    vector_table_put (table, &line, texts);
  }
}

static void
add_text (GPtrArray *texts, const guint8 *bytes, gsize n_bytes)
{
  g_ptr_array_add (texts, loket_base32_text (bytes, n_bytes));
}

/* A COSE_Sign1 with any headers around the payload of the known card. */
static GBytes *
with_headers (const VectorTable *table, const char *protected_hex, const char *unprotected_hex)
{
  static const guint8 begin[] = {0xd2, 0x84};
  g_autoptr (GBytes) header = sample_from_hex (protected_hex);
  g_autoptr (GBytes) other = sample_from_hex (unprotected_hex);
  g_autoptr (GBytes) payload = loket_card_claims_payload (table->claims);
  g_autoptr (GByteArray) to_sign = g_byte_array_new ();
  GByteArray *all = g_byte_array_new ();
  guint8 signature[LOKET_COSE_SIGNATURE];
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
  crypto_sign_detached (signature, NULL, to_sign->data, to_sign->len, table->keys.card.secret);
  g_byte_array_append (all, begin, sizeof begin);
  loket_cbor_put_bytes (all, header_data, n_header);
  g_byte_array_append (all, other_data, (guint) n_other);
  loket_cbor_put_bytes (all, payload_data, n_payload);
  loket_cbor_put_bytes (all, signature, sizeof signature);
  return g_byte_array_free_to_bytes (all);
}

/* Cases 3 and 4. */
static void
put_headers (VectorTable *table)
{
  static const struct {
    guint number;
    const char *name;
    const char *header;
    const char *other;
  } cases[] = {
      {3, "alg -7", "a201260444868a8789", "a0"},
      {3, "alg only beside", "a10444868a8789", "a10127"},
      {3, "no alg", "a10444868a8789", "a0"},
      {3, "crit of a label that nobody knows", "a30127028118630444868a8789", "a0"},
      {3, "alg -7 beside", "a201270444868a8789", "a10126"},
      {3, "alg -8 in a longer head", "a20138070444868a8789", "a0"},
      {3, "type of a status list", "a301270444868a8789106161", "a0"},
      {3, "headers in another order", "a20444868a87890127", "a0"},
      {3, "header of indefinite length", "bf01270444868a8789ff", "a0"},
      {3, "header twice", "a3012701270444868a8789", "a0"},
      {3, "a byte behind the header", "a201270444868a878900", "a0"},
      {3, "empty header", "", "a0"},
      {4, "kid beside, too", "a201270444868a8789", "a10444868a8789"},
      {4, "kid only beside", "a10127", "a10444868a8789"},
      {4, "kid of three bytes", "a201270443868a87", "a0"},
      {4, "kid of eight bytes", "a201270448868a878900000000", "a0"},
      {4, "kid as text", "a20127046431323334", "a0"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) token = with_headers (table, cases[i].header, cases[i].other);
    const VectorCase line = {
        .number = cases[i].number, .name = cases[i].name, .verdict = LOKET_VERDICT_MALFORMED};

    vector_table_put_token (table, &line, token);
  }
}

/* Case 5 */
static void
put_trailing (VectorTable *table)
{
  VectorCase line = {.number = 5, .verdict = LOKET_VERDICT_MALFORMED};
  g_autofree char *text = loket_card_token_text (SAMPLE_HOST, table->known);
  g_autofree char *padded = g_strdup (text);
  g_autofree char *filled = g_strconcat (text, "===", NULL);
  g_autofree char *parted = g_strdup_printf ("%.100s %s", text, text + 100);
  g_autoptr (GPtrArray) longer = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) shorter = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) payload = loket_card_claims_payload (table->claims);
  g_autoptr (GBytes) more = sample_splice (payload, "184f01", "184f0100");
  g_autoptr (GBytes) item = sample_wrap (NULL, &table->keys.card, more);
  g_autoptr (GBytes) zero = sample_from_hex (SAMPLE_COSE "00");

  line.name = "a zero behind the signature";
  vector_table_put_token (table, &line, zero);
  line.name = "an item behind the claims";
  vector_table_put_token (table, &line, item);
  for (guint n = 1; n <= 8; n++) {
    g_autofree char *rest = g_strnfill (n, 'A');
    g_ptr_array_add (longer, g_strconcat (text, rest, NULL));
  }
  line.name = "letters behind the code";
  vector_table_put (table, &line, longer);
  padded[strlen (padded) - 1]++; /* 178 bytes leave one bit over */
  line.name = "a bit over that is not zero";
  vector_table_put_text (table, &line, padded);
  line.name = "padding";
  vector_table_put_text (table, &line, filled);
  line.name = "a blank within";
  vector_table_put_text (table, &line, parted);
  for (gsize n = 1; n <= strlen (text); n++)
    g_ptr_array_add (shorter, g_strndup (text, strlen (text) - n));
  line.number = 9;
  line.name = "every text cut short";
  vector_table_put (table, &line, shorter);
}

typedef struct {
  const char *name;
  const char *from;
  const char *to;
  const char *from_more; /* a second place, when there is one */
  const char *to_more;
} Form;

static GBytes *
reform (GBytes *bytes, const Form *form)
{
  g_autoptr (GBytes) first = sample_splice (bytes, form->from, form->to);

  return form->from_more != NULL ? sample_splice (first, form->from_more, form->to_more)
                                 : g_steal_pointer (&first);
}

/* Case 6, what was signed. */
static const Form inside[] = {
    {"claims of indefinite length", "a4016a", "bf016a", "184f01", "184f01ff"},
    {"identity of indefinite length", "a7016f", "bf016f", "184f01", "184f01ff"},
    {"text of indefinite length", "016a333331342d555054504b", "017f6a333331342d555054504bff"},
    {"8-byte head of exp", "041a70db7610", "041b0000000070db7610"},
    {"1-byte head of a small number", "184b02", "184b1802"},
    {"1-byte head of a small key", "a4016a", "a418016a"},
    {"2-byte head of a length", "04781b", "0479001b"},
    {"1-byte head of a short length", "6f333331", "780f333331"},
    {"1-byte head of a map", "a7016f", "b807016f"},
    {"exp twice", "041a70db7610", "041a70db7610041a70db7610", "a4016a", "a5016a"},
    {"exp twice, counted once", "041a70db7610", "041a70db7610041a70db7610"},
    {"claims in another order", "041a70db7610051a69555690", "051a69555690041a70db7610"},
    {"identity in another order", "184b02184c182f", "184c182f184b02"},
    {"exp as a float", "041a70db7610", "04fb41dc36dd84000000"},
    {"exp with a tag", "041a70db7610", "04c11a70db7610"},
    {"exp below zero", "041a70db7610", "043a70db7610"},
    {"exp as null", "041a70db7610", "04f6"},
    {"nbf as a text", "051a69555690", "056a31373637323030343030"},
    {"name as bytes", "04781b", "04581b"},
    {"iss as bytes", "016a3333", "014a3333"},
    {"print as true", "184f01", "184ff5"},
    {"no print", "184f01", "", "a7016f", "a6016f"},
    {"no nbf", "051a69555690", "", "a4016a", "a3016a"},
    {"a member more", "184f01", "184f01185001", "a7016f", "a8016f"},
    {"a claim more", "184f01", "184f0118aa01", "a4016a", "a5016a"},
    {"iat, too", "051a69555690", "051a69555690061a69555690", "a4016a", "a5016a"},
    {"one claim counted too few", "a4016a", "a3016a"},
    {"one claim counted too many", "a4016a", "a5016a"},
    {"an array for the claims", "a4016a", "84016a"},
    {"claims within a tag", "a4016a", "d83da4016a"},
    {"ended as if indefinite", "184f01", "184f01ff"},
    {"overlong UTF-8", "53495449", "5349c0af"},
    {"half of a pair in UTF-8", "53495449", "53eda080"},
    {"no UTF-8", "53495449", "534954ff"},
    {"NUL in the name", "53495449", "53004954"},
    {"newline in the name", "53495449", "530a5449"},
    {"ESC in the name", "53495449", "531b5449"},
    {"DEL in the name", "53495449", "537f5449"},
    {"C1 in the name", "53495449", "53c28549"},
};

/* Case 6, around what was signed: the signature still fits. */
static const Form outside[] = {
    {"no tag", "d284", "84"},
    {"tag 17", "d284", "d184"},
    {"tag 61 before tag 18", "d284", "d83dd284"},
    {"tag 55799 before tag 18", "d284", "d9d9f7d284"},
    {"tag 18 twice", "d284", "d2d284"},
    {"tag 18 in a longer head", "d284", "d81284"},
    {"array of indefinite length", "d284", "d29f", "7fa39e0f", "7fa39e0fff"},
    {"array of five", "d284", "d285", "7fa39e0f", "7fa39e0f00"},
    {"unprotected of indefinite length", "a05861", "bfff5861"},
    {"unprotected in a longer head", "a05861", "b8005861"},
    {"header in a longer head", "d28449", "d2845809"},
    {"header of indefinite length", "d28449a201270444868a8789", "d2845f49a201270444868a8789ff"},
    {"payload in a longer head", "a05861", "a0590061"},
    {"payload of indefinite length", "a05861", "a05f5861", "184f015840", "184f01ff5840"},
    {"payload as text", "a05861", "a07861"},
    {"payload as null", "a05861", "a0f65861"},
    {"signature in a longer head", "184f015840", "184f01590040"},
    {"signature as text", "184f015840", "184f017840"},
};

static void
put_forms (VectorTable *table)
{
  g_autoptr (GBytes) payload = loket_card_claims_payload (table->claims);
  VectorCase line = {.number = 6, .verdict = LOKET_VERDICT_MALFORMED};

  for (guint i = 0; i < G_N_ELEMENTS (inside); i++) {
    g_autoptr (GBytes) other = reform (payload, &inside[i]);
    g_autoptr (GBytes) token = sample_wrap (NULL, &table->keys.card, other);
    line.name = inside[i].name;
    line.number = strstr (line.name, " in the name") != NULL ? 10 : 6;
    vector_table_put_token (table, &line, token);
  }
  line.number = 6;
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++) {
    g_autoptr (GBytes) token = reform (table->known, &outside[i]);
    line.name = outside[i].name;
    vector_table_put_token (table, &line, token);
  }
}

/* Where the parts of the known card begin. */
enum {
  AT_KID = 8,
  AT_UNPROTECTED = 12,
  AT_PAYLOAD = 15,
  AT_SIGNATURE = 114,
};

/* What a reader is to make of the known card with one byte changed. */
static LoketVerdict
verdict_of_byte (const guint8 *bytes, gsize at)
{
  g_autoptr (LoketCardClaims) claims = NULL;

  if (at >= AT_KID && at < AT_UNPROTECTED)
    return LOKET_VERDICT_UNKNOWN_ISSUER;
  if (at >= AT_SIGNATURE)
    return LOKET_VERDICT_BAD_SIGNATURE;
  if (at < AT_PAYLOAD || at >= AT_SIGNATURE - 2)
    return LOKET_VERDICT_MALFORMED;
  claims = loket_card_claims_read (bytes + AT_PAYLOAD, AT_SIGNATURE - 2 - AT_PAYLOAD);
  return claims != NULL ? LOKET_VERDICT_BAD_SIGNATURE : LOKET_VERDICT_MALFORMED;
}

/* Case 9: every bit turned, in three cases by what comes out. */
static void
put_flips (VectorTable *table)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (table->known, &length);
  g_autofree guint8 *copy = g_memdup2 (bytes, length);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) malformed = g_ptr_array_new_with_free_func (g_free);
  VectorCase line = {.number = 9};

  for (guint bit = 0; bit < length * 8; bit++) {
    LoketVerdict verdict;
    copy[bit / 8] ^= (guint8) (1u << bit % 8);
    verdict = verdict_of_byte (copy, bit / 8);
    add_text (verdict == LOKET_VERDICT_UNKNOWN_ISSUER  ? unknown
              : verdict == LOKET_VERDICT_BAD_SIGNATURE ? bad
                                                       : malformed,
              copy,
              length);
    copy[bit / 8] = bytes[bit / 8];
  }
  line.name = "every bit of what is signed or of the signature turned, as far as it still reads";
  line.verdict = LOKET_VERDICT_BAD_SIGNATURE;
  vector_table_put (table, &line, bad);
  line.name = "every bit turned that makes it unreadable";
  line.verdict = LOKET_VERDICT_MALFORMED;
  vector_table_put (table, &line, malformed);
  line.name = "every bit of the kid turned";
  line.verdict = LOKET_VERDICT_UNKNOWN_ISSUER;
  line.claims = table->claims;
  vector_table_put (table, &line, unknown);
}

/* Case 9: every COSE cut short, and a signature of which the second half is raised by the order of
 * the group: the same point of the curve. */
static void
put_damaged (VectorTable *table)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (table->known, &length);
  g_autofree guint8 *copy = g_memdup2 (bytes, length);
  g_autoptr (GBytes) order =
      sample_from_hex ("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  const guint8 *order_bytes = g_bytes_get_data (order, NULL);
  g_autoptr (GBytes) raised = NULL;
  g_autoptr (GPtrArray) cut = g_ptr_array_new_with_free_func (g_free);
  VectorCase line = {.number = 9, .verdict = LOKET_VERDICT_MALFORMED};
  guint carry = 0;

  for (gsize n = 0; n < length; n++)
    add_text (cut, bytes, n);
  line.name = "every COSE cut short";
  vector_table_put (table, &line, cut);
  for (guint i = 0; i < 32; i++) {
    carry += (guint) copy[length - 32 + i] + order_bytes[i];
    copy[length - 32 + i] = (guint8) carry;
    carry >>= 8;
  }
  raised = g_bytes_new (copy, length);
  line.name = "S + L";
  line.verdict = LOKET_VERDICT_BAD_SIGNATURE;
  vector_table_put_token (table, &line, raised);
}

/* Case 10: too much, and nothing. */
static void
put_oversized (VectorTable *table)
{
  static const gsize lengths[] = {411, LOKET_CARD_TEXT_MAX, LOKET_CARD_TEXT_MAX + 1, 100000};
  static const char *const nothing[] = {
      "", " ", "\r\n", "#", "https://kartu.example.go.id/v#", "A"};
  g_autofree char *text = loket_card_token_text (SAMPLE_HOST, table->known);
  g_autofree char *before = g_strnfill (LOKET_CARD_TEXT_MAX - strlen (text), '.');
  g_autofree char *most = g_strconcat (before, text, NULL);
  g_autofree char *more = g_strconcat (".", most, NULL);
  g_autofree guint8 *zeros = g_malloc0 (257);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  VectorCase line = {.number = 10, .name = "4296 characters, the code last"};

  line.claims = table->claims;
  vector_table_put_text (table, &line, most);
  line = (VectorCase){.number = 10, .verdict = LOKET_VERDICT_MALFORMED};
  line.name = "4297 characters, the code last";
  vector_table_put_text (table, &line, more);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    g_ptr_array_add (texts, g_strnfill (lengths[i], 'A'));
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    g_ptr_array_add (texts, g_strdup (nothing[i]));
  add_text (texts, zeros, 256);
  add_text (texts, zeros, 257);
  line.name = "too much, and nothing";
  vector_table_put (table, &line, texts);
}

/* Puts down cases 1 to 3, 5, 6, 9, and what of 4 and 10 concerns the form. */
void
vector_put_form_cases (VectorTable *table)
{
  put_known (table);
  put_keyboards (table);
  put_headers (table);
  put_trailing (table);
  put_forms (table);
  put_flips (table);
  put_damaged (table);
  put_oversized (table);
}
