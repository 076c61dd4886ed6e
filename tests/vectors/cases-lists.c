/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of keys, lists and times: what a verifier holds, and when. */
#include "table.h"

#include "core/cbor.h"

#include <gio/gio.h>
#include <string.h>

#define KNOWN_SLOT 0x64ab9
#define NBF G_GINT64_CONSTANT (1767200400) /* of the known card */
#define EXP G_GINT64_CONSTANT (1893430800)
#define DAY LOKET_STATUS_DAY

#define FIRST_USE G_GINT64_CONSTANT (1700000000)
#define LAST_USE G_GINT64_CONSTANT (1950000000)
#define LAST_EXP G_GINT64_CONSTANT (2000000000)
#define TRUST_IAT G_GINT64_CONSTANT (1760000000)

/* A trust list, by what it says of the two keys of the office; 0 = what it always says. */
typedef struct {
  const char *name;
  gint64 iat;
  gint64 exp;
  gint64 card_first_use;
  gint64 card_last_use;
  gint64 card_last_exp;
  gint64 status_last_use;
  LoketKeyState card_state;
  LoketKeyState status_state;
  gboolean has_next; /* the next code of the office, too, with the same keys */
  gboolean has_twins;
} Trust;

static const Trust trusts[] = {
    {"office"},
    {"next-code", .iat = TRUST_IAT + DAY, .has_next = TRUE},
    {"twins", .has_twins = TRUE},
    {"retired", .card_state = LOKET_KEY_RETIRED, .status_state = LOKET_KEY_RETIRED},
    {"card-withdrawn", .iat = TRUST_IAT + DAY, .card_state = LOKET_KEY_WITHDRAWN},
    {"card-withdrawn-before", .iat = TRUST_IAT - DAY, .card_state = LOKET_KEY_WITHDRAWN},
    {"card-withdrawn-same-second", .card_state = LOKET_KEY_WITHDRAWN},
    {"status-withdrawn", .iat = TRUST_IAT + DAY, .status_state = LOKET_KEY_WITHDRAWN},
    {"status-used-until-the-list", .status_last_use = VECTOR_NOW - 3600},
    {"status-used-until-before-the-list", .status_last_use = VECTOR_NOW - 3601},
    {"card-used-from-nbf", .card_first_use = NBF},
    {"card-used-from-after-nbf", .card_first_use = NBF + 1},
    {"card-used-until-nbf", .card_last_use = NBF},
    {"card-used-until-before-nbf", .card_last_use = NBF - 1},
    {"card-good-until-exp", .card_last_exp = EXP},
    {"card-good-until-before-exp", .card_last_exp = EXP - 1},
    {"ends-now", .exp = VECTOR_NOW},
    {"a-day-ahead", .iat = VECTOR_NOW + DAY},
    {"more-than-a-day-ahead", .iat = VECTOR_NOW + DAY + 1},
};

static gint64
or_else (gint64 said, gint64 always)
{
  return said != 0 ? said : always;
}

static LoketTrustedKey *
add_key (LoketTrustList *list, const SampleKey *key, const char *iss, LoketKeyUse usage)
{
  g_autoptr (LoketTrustedKey) entry = sample_trusted (key, iss, usage);

  entry->first_use = FIRST_USE;
  entry->last_use = LAST_USE;
  entry->last_exp = LAST_EXP;
  g_list_store_append (list->keys, entry);
  return entry; /* the list has it */
}

static LoketTrustList *
trust_list (const VectorKeys *keys, const Trust *trust)
{
  LoketTrustList *list = loket_trust_list_new ();
  LoketTrustedKey *key;

  list->iat = or_else (trust->iat, TRUST_IAT);
  list->exp = or_else (trust->exp, LAST_EXP);
  list->keys = g_list_store_new (loket_trusted_key_get_type ());
  key = add_key (list, &keys->card, VECTOR_ISS, LOKET_USE_CARD);
  key->first_use = or_else (trust->card_first_use, FIRST_USE);
  key->last_use = or_else (trust->card_last_use, LAST_USE);
  key->last_exp = or_else (trust->card_last_exp, LAST_EXP);
  key->state = trust->card_state;
  key = add_key (list, &keys->status, VECTOR_ISS, LOKET_USE_STATUS);
  key->last_use = or_else (trust->status_last_use, LAST_USE);
  key->state = trust->status_state;
  add_key (list, &keys->other_card, VECTOR_OTHER_ISS, LOKET_USE_CARD);
  add_key (list, &keys->other_status, VECTOR_OTHER_ISS, LOKET_USE_STATUS);
  if (trust->has_next) {
    add_key (list, &keys->card, VECTOR_NEXT_ISS, LOKET_USE_CARD);
    add_key (list, &keys->status, VECTOR_NEXT_ISS, LOKET_USE_STATUS);
  }
  for (guint i = 0; i < G_N_ELEMENTS (keys->twins) && trust->has_twins; i++)
    add_key (list, &keys->twins[i], VECTOR_ISS, LOKET_USE_CARD);
  return list;
}

/* Trust lists that nobody may take: newer ones, in which the key of the known card is withdrawn, so
 * that taking one shows. */
static void
put_bad_trusts (VectorTable *table)
{
  const VectorKeys *keys = &table->keys;
  const Trust withdrawn = {NULL, .iat = TRUST_IAT + 2 * DAY, .card_state = LOKET_KEY_WITHDRAWN};
  g_autoptr (LoketTrustList) list = trust_list (keys, &withdrawn);
  g_autoptr (GBytes) payload = loket_trust_list_payload (list);
  g_autoptr (GBytes) open_end = sample_splice (payload, "a304", "bf04");
  g_autoptr (GBytes) by_other = sample_wrap (NULL, &keys->stranger, payload);
  g_autoptr (GBytes) by_card = sample_wrap (NULL, &keys->card, payload);
  g_autoptr (GByteArray) indefinite = g_byte_array_new ();
  g_autoptr (GBytes) ended = NULL;
  g_autoptr (GBytes) wrapped = NULL;
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (GBytes) many = NULL;
  g_autoptr (GBytes) long_one = NULL;
  SampleKey mixed = keys->stranger;

  vector_table_put_trust (table, "by-another-root", by_other);
  vector_table_put_trust (table, "by-the-card-key", by_card);
  memcpy (mixed.public_key, keys->root.public_key, sizeof mixed.public_key);
  damaged = sample_wrap (NULL, &mixed, payload);
  vector_table_put_trust (table, "by-another-root-in-its-name", damaged);
  g_byte_array_append (
      indefinite, g_bytes_get_data (open_end, NULL), (guint) g_bytes_get_size (open_end));
  g_byte_array_append (indefinite, (const guint8 *) "\xff", 1);
  ended = g_bytes_new (indefinite->data, indefinite->len);
  wrapped = sample_wrap (NULL, &keys->root, ended);
  vector_table_put_trust (table, "of-indefinite-length", wrapped);
  while (g_list_model_get_n_items (G_LIST_MODEL (list->keys)) < 129)
    add_key (list, &keys->other_card, VECTOR_OTHER_ISS, LOKET_USE_CARD);
  many = loket_trust_list_payload (list);
  long_one = sample_wrap (NULL, &keys->root, many);
  vector_table_put_trust (table, "of-129-keys", long_one);
}

static void
put_trusts (VectorTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (trusts); i++) {
    g_autoptr (LoketTrustList) list = trust_list (&table->keys, &trusts[i]);
    g_autoptr (GBytes) payload = loket_trust_list_payload (list);
    g_autoptr (GBytes) cwt = sample_wrap (NULL, &table->keys.root, payload);
    vector_table_put_trust (table, trusts[i].name, cwt);
  }
  put_bad_trusts (table);
}

/* A status list that is as it has to be. */
typedef struct {
  const char *name;
  const char *iss;
  gint64 iat;
  gsize key;        /* in VectorKeys */
  gboolean revoked; /* the known card is */
  gboolean no_type;
} Status;

#define BY(member) offsetof (VectorKeys, member)

static const Status statuses[] = {
    {"fresh", VECTOR_ISS, VECTOR_NOW - 3600, BY (status)},
    {"fresh-revoked", VECTOR_ISS, VECTOR_NOW - 1800, BY (status), TRUE},
    {"same-second-revoked", VECTOR_ISS, VECTOR_NOW - 3600, BY (status), TRUE},
    {"older-revoked", VECTOR_ISS, VECTOR_NOW - 7200, BY (status), TRUE},
    {"at-begin", VECTOR_ISS, NBF - DAY, BY (status)},
    {"at-end", VECTOR_ISS, EXP - 3600, BY (status)},
    {"other-office", VECTOR_OTHER_ISS, VECTOR_NOW - 3600, BY (other_status)},
    {"next-code", VECTOR_NEXT_ISS, VECTOR_NOW - 3600, BY (status)},
    /* newer ones that nobody may take, in which the known card is revoked, so that it shows */
    {"by-the-card-key", VECTOR_ISS, VECTOR_NOW - 60, BY (card), TRUE},
    {"by-the-root", VECTOR_ISS, VECTOR_NOW - 60, BY (root), TRUE},
    {"by-another-office", VECTOR_ISS, VECTOR_NOW - 60, BY (other_status), TRUE},
    {"other-office-by-ours", VECTOR_OTHER_ISS, VECTOR_NOW - 60, BY (status), TRUE},
    {"without-type", VECTOR_ISS, VECTOR_NOW - 60, BY (status), TRUE, TRUE},
};

static void
put_statuses (VectorTable *table)
{
  static const guint good[] = {0, KNOWN_SLOT, LOKET_CARD_SLOTS - 1};

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++) {
    const SampleKey *key = G_STRUCT_MEMBER_P (&table->keys, statuses[i].key);
    g_autoptr (LoketStatusList) list = loket_status_list_new (statuses[i].iss);
    g_autoptr (GBytes) payload = NULL;
    g_autoptr (GBytes) cwt = NULL;

    for (guint n = 0; n < G_N_ELEMENTS (good) && !statuses[i].revoked; n++)
      loket_status_list_set_good (list, good[n], TRUE);
    payload = loket_status_list_payload (list, statuses[i].iat);
    cwt = sample_wrap (statuses[i].no_type ? NULL : LOKET_STATUS_TYPE, key, payload);
    vector_table_put_status (table, statuses[i].name, cwt);
  }
}

static GByteArray *
zipped (const guint8 *bytes, gsize n_bytes, GZlibCompressorFormat format)
{
  g_autoptr (GConverter) zip = G_CONVERTER (g_zlib_compressor_new (format, 9));
  const gsize room = n_bytes / 100 + 1024;
  GByteArray *out = g_byte_array_sized_new ((guint) room);
  gsize n_read;
  gsize n_written;

  g_byte_array_set_size (out, (guint) room);
  g_assert_cmpint (g_converter_convert (zip,
                                        bytes,
                                        n_bytes,
                                        out->data,
                                        room,
                                        G_CONVERTER_INPUT_AT_END,
                                        &n_read,
                                        &n_written,
                                        NULL),
                   ==,
                   G_CONVERTER_FINISHED);
  return g_byte_array_set_size (out, (guint) n_written);
}

/* A list with anything for its slots, signed by the right key. */
static void
put_status_of (VectorTable *table, const char *name, GByteArray *slots, guint bits, gint64 life)
{
  const gint64 iat = VECTOR_NOW - 60;
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;

  loket_cbor_put_map (out, 5);
  loket_cbor_put_number (out, 2);
  loket_cbor_put_text (out, VECTOR_ISS);
  loket_cbor_put_number (out, 4);
  loket_cbor_put_number (out, (guint64) (iat + life));
  loket_cbor_put_number (out, 6);
  loket_cbor_put_number (out, (guint64) iat);
  loket_cbor_put_number (out, 65533);
  loket_cbor_put_map (out, 2);
  loket_cbor_put_text (out, "lst");
  loket_cbor_put_bytes (out, slots->data, slots->len);
  loket_cbor_put_text (out, "bits");
  loket_cbor_put_number (out, bits);
  loket_cbor_put_number (out, 65534);
  loket_cbor_put_number (out, DAY);
  payload = g_byte_array_free_to_bytes (out);
  cwt = sample_wrap (LOKET_STATUS_TYPE, &table->keys.status, payload);
  vector_table_put_status (table, name, cwt);
}

/* Right but for its length: behind the two bytes of the head stand blocks of no bytes. */
static void
put_long_status (VectorTable *table, const guint8 *ones)
{
  static const guint8 nothing[] = {0, 0, 0, 0xff, 0xff};
  g_autoptr (GByteArray) slots = zipped (ones, LOKET_STATUS_BYTES, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) longer = g_byte_array_new ();

  g_byte_array_append (longer, slots->data, 2);
  while (longer->len < LOKET_STATUS_LIST_MAX)
    g_byte_array_append (longer, nothing, sizeof nothing);
  g_byte_array_append (longer, slots->data + 2, slots->len - 2);
  put_status_of (table, "more-than-80-KiB", longer, 1, 30 * DAY);
}

/* Signed by the right key, and newer; the known card is revoked on them.  Nobody takes them for
 * their form, all but the first. */
static void
put_bad_statuses (VectorTable *table)
{
  static const struct {
    const char *name;
    gsize n_bytes;
    GZlibCompressorFormat format;
    guint bits;
    gint64 life;
  } cases[] = {
      {"by-hand", LOKET_STATUS_BYTES, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1, 30 * DAY},
      {"a-byte-short", LOKET_STATUS_BYTES - 1, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1, 30 * DAY},
      {"a-byte-long", LOKET_STATUS_BYTES + 1, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1, 30 * DAY},
      {"32-MiB", 32 * 1024 * 1024, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1, 30 * DAY},
      {"two-bits", LOKET_STATUS_BYTES, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 2, 30 * DAY},
      {"raw-deflate", LOKET_STATUS_BYTES, G_ZLIB_COMPRESSOR_FORMAT_RAW, 1, 30 * DAY},
      {"gzip", LOKET_STATUS_BYTES, G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1, 30 * DAY},
      {"without-life", LOKET_STATUS_BYTES, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1, 0},
  };
  g_autofree guint8 *ones = g_malloc (cases[3].n_bytes);
  g_autoptr (GByteArray) more = NULL;
  g_autoptr (GByteArray) sum = NULL;

  memset (ones, 0xff, cases[3].n_bytes);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GByteArray) slots = zipped (ones, cases[i].n_bytes, cases[i].format);
    put_status_of (table, cases[i].name, slots, cases[i].bits, cases[i].life);
  }
  more = zipped (ones, LOKET_STATUS_BYTES, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_byte_array_append (more, (const guint8 *) "", 1);
  put_status_of (table, "a-byte-behind-the-slots", more, 1, 30 * DAY);
  sum = zipped (ones, LOKET_STATUS_BYTES, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  sum->data[sum->len - 1] ^= 1;
  put_status_of (table, "wrong-sum", sum, 1, 30 * DAY);
  put_long_status (table, ones);
}

/* Puts down the lists that cases name. */
void
vector_put_lists (VectorTable *table)
{
  put_trusts (table);
  put_statuses (table);
  put_bad_statuses (table);
}

/* What becomes of the known card. */
static const VectorCase known[] = {
    {4, "retired keys", .trusts = "retired"},
    {4, "key withdrawn", LOKET_VERDICT_UNKNOWN_ISSUER, .trusts = "card-withdrawn"},
    {4, "key withdrawn later", LOKET_VERDICT_UNKNOWN_ISSUER, .trusts = "office card-withdrawn"},
    {4, "older trust list last", LOKET_VERDICT_UNKNOWN_ISSUER, .trusts = "card-withdrawn office"},
    {4, "older trust list is not taken", .trusts = "office card-withdrawn-before"},
    {4, "trust list of the same second", .trusts = "office card-withdrawn-same-second"},
    {4, "key used from that second on", .trusts = "card-used-from-nbf"},
    {4, "used before", LOKET_VERDICT_UNKNOWN_ISSUER, .trusts = "card-used-from-after-nbf"},
    {4, "key used until that second", .trusts = "card-used-until-nbf"},
    {4, "used after", LOKET_VERDICT_UNKNOWN_ISSUER, .trusts = "card-used-until-before-nbf"},
    {4, "holds as long as the key lets it", .trusts = "card-good-until-exp"},
    {4, "too long", LOKET_VERDICT_UNKNOWN_ISSUER, .trusts = "card-good-until-before-exp"},
    {4, "trust list by another root", .trusts = "office by-another-root"},
    {4, "trust list by the card key", .trusts = "office by-the-card-key"},
    {4, "trust list in the root's name", .trusts = "office by-another-root-in-its-name"},
    {4, "trust list of indefinite length", .trusts = "office of-indefinite-length"},
    {4, "trust list of 129 keys", .trusts = "office of-129-keys"},
    {4, "no trust list", LOKET_VERDICT_UNKNOWN_ISSUER, .trusts = "by-another-root"},
    {4, "last second of the trust list", .trusts = "ends-now", .now = VECTOR_NOW - 1},
    {4, "trust list is over", LOKET_VERDICT_UNKNOWN_ISSUER, .trusts = "ends-now"},
    {7, "last second", .now = EXP - 1, .statuses = "at-end"},
    {7, "first second after", LOKET_VERDICT_EXPIRED, .now = EXP, .statuses = "at-end"},
    {7, "run out and revoked", LOKET_VERDICT_EXPIRED, .now = EXP, .statuses = "fresh-revoked"},
    {8, "more than a day early", LOKET_VERDICT_NOT_YET, NULL, NBF - DAY - 1, NULL, "at-begin"},
    {8, "a day early", .now = NBF - DAY, .statuses = "at-begin"},
    {8, "less than a day early", .now = NBF - DAY + 1, .statuses = "at-begin"},
    {8, "list a day ahead", .now = VECTOR_NOW - 3600 - DAY},
    {8, "list more than a day ahead", LOKET_VERDICT_CLOCK_WRONG, .now = VECTOR_NOW - 3601 - DAY},
    {8, "early by a wrong clock", LOKET_VERDICT_CLOCK_WRONG, .now = NBF - DAY - 1},
    {8, "trust list a day ahead", .trusts = "a-day-ahead"},
    {8,
     "trust list more than a day ahead",
     LOKET_VERDICT_CLOCK_WRONG,
     .trusts = "more-than-a-day-ahead"},
    {11, "revoked", LOKET_VERDICT_REVOKED, .statuses = "fresh-revoked"},
    {11, "revoked later", LOKET_VERDICT_REVOKED, .statuses = "fresh fresh-revoked"},
    {11, "older list last", LOKET_VERDICT_REVOKED, .statuses = "fresh-revoked fresh"},
    {11, "older list is not taken", .statuses = "fresh older-revoked"},
    {11, "list of the same second", .statuses = "fresh same-second-revoked"},
    {11, "list 7 days old", .now = VECTOR_NOW - 3600 + 7 * DAY},
    {11, "a second more", LOKET_VERDICT_VALID_OLD_LIST, .now = VECTOR_NOW - 3599 + 7 * DAY},
    {11, "list 8 days old", LOKET_VERDICT_VALID_OLD_LIST, .now = VECTOR_NOW - 3600 + 8 * DAY},
    {11, "list 30 days old", LOKET_VERDICT_VALID_OLD_LIST, .now = VECTOR_NOW - 3600 + 30 * DAY},
    {11, "a second more", LOKET_VERDICT_NO_LIST, .now = VECTOR_NOW - 3599 + 30 * DAY},
    {11, "list 31 days old", LOKET_VERDICT_NO_LIST, .now = VECTOR_NOW - 3600 + 31 * DAY},
    {11,
     "revoked on an old list",
     LOKET_VERDICT_REVOKED,
     NULL,
     VECTOR_NOW + 31 * DAY,
     NULL,
     "fresh-revoked"},
    {11, "no list", LOKET_VERDICT_NO_LIST, .statuses = ""},
    {11, "list of another office", LOKET_VERDICT_NO_LIST, .statuses = "other-office"},
    {11, "lists of two offices", .statuses = "fresh other-office"},
    {11, "lists of two offices, the other last", .statuses = "other-office fresh"},
    {11, "list with the last second of its key", .trusts = "status-used-until-the-list"},
    {11,
     "list after the use of its key",
     LOKET_VERDICT_NO_LIST,
     .trusts = "status-used-until-before-the-list"},
    {11, "list by a key that is withdrawn", LOKET_VERDICT_NO_LIST, .trusts = "status-withdrawn"},
    {11,
     "list made by hand, to show that the others are wrong by themselves",
     LOKET_VERDICT_REVOKED,
     .statuses = "fresh by-hand"},
};

/* Lists that are not taken, each alone and behind a good one. */
static void
put_refused (VectorTable *table)
{
  static const char *const names[] = {"by-the-card-key",
                                      "by-the-root",
                                      "by-another-office",
                                      "other-office-by-ours",
                                      "without-type",
                                      "a-byte-short",
                                      "a-byte-long",
                                      "32-MiB",
                                      "two-bits",
                                      "raw-deflate",
                                      "gzip",
                                      "without-life",
                                      "a-byte-behind-the-slots",
                                      "wrong-sum",
                                      "more-than-80-KiB"};
  g_autofree char *text = loket_card_token_text (SAMPLE_HOST, table->known);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *after = g_strconcat ("fresh ", names[i], NULL);
    VectorCase line = {.number = 11, .name = "a list that is refused", .claims = table->claims};

    line.statuses = after;
    vector_table_put_text (table, &line, text);
    line.statuses = names[i];
    line.verdict = LOKET_VERDICT_NO_LIST;
    vector_table_put_text (table, &line, text);
  }
}

/* A card by any key of an office, in the name of any key. */
typedef struct {
  VectorCase line;
  const char *iss;
  gsize by;
  gsize named;
} Sealed;

static const Sealed sealed[] = {
    {{4, "by the status key", LOKET_VERDICT_UNKNOWN_ISSUER}, VECTOR_ISS, BY (status), BY (status)},
    {{4, "by the root", LOKET_VERDICT_UNKNOWN_ISSUER}, VECTOR_ISS, BY (root), BY (root)},
    {{4, "by a stranger", LOKET_VERDICT_UNKNOWN_ISSUER}, VECTOR_ISS, BY (stranger), BY (stranger)},
    {{4, "by a stranger in the key's name", LOKET_VERDICT_BAD_SIGNATURE},
     VECTOR_ISS,
     BY (stranger),
     BY (card)},
    {{4, "by the status key in its name", LOKET_VERDICT_BAD_SIGNATURE},
     VECTOR_ISS,
     BY (status),
     BY (card)},
    {{4, "iss of another office", LOKET_VERDICT_UNKNOWN_ISSUER},
     VECTOR_OTHER_ISS,
     BY (card),
     BY (card)},
    {{4, "another office's key", LOKET_VERDICT_UNKNOWN_ISSUER},
     VECTOR_ISS,
     BY (other_card),
     BY (other_card)},
    {{4, "one of two keys with one name", .trusts = "twins"},
     VECTOR_ISS,
     BY (twins[0]),
     BY (twins[0])},
    {{4, "the other one", .trusts = "twins"}, VECTOR_ISS, BY (twins[1]), BY (twins[1])},
    {{4, "neither", LOKET_VERDICT_BAD_SIGNATURE, .trusts = "twins"},
     VECTOR_ISS,
     BY (card),
     BY (twins[0])},
    {{11, "another office", .statuses = "fresh other-office"},
     VECTOR_OTHER_ISS,
     BY (other_card),
     BY (other_card)},
    {{11, "another office without list", LOKET_VERDICT_NO_LIST},
     VECTOR_OTHER_ISS,
     BY (other_card),
     BY (other_card)},
    {{11,
      "another office with a list of ours",
      LOKET_VERDICT_NO_LIST,
      .statuses = "other-office-by-ours"},
     VECTOR_OTHER_ISS,
     BY (other_card),
     BY (other_card)},
    {{4, "next code, not trusted yet", LOKET_VERDICT_UNKNOWN_ISSUER},
     VECTOR_NEXT_ISS,
     BY (card),
     BY (card)},
    {{11, "next code without list", LOKET_VERDICT_NO_LIST, .trusts = "next-code"},
     VECTOR_NEXT_ISS,
     BY (card),
     BY (card)},
    {{11, "next code", .trusts = "next-code", .statuses = "fresh next-code"},
     VECTOR_NEXT_ISS,
     BY (card),
     BY (card)},
    {{11, "the code before it", .trusts = "next-code", .statuses = "fresh next-code"},
     VECTOR_ISS,
     BY (card),
     BY (card)},
    {{11,
      "the code before it without list",
      LOKET_VERDICT_NO_LIST,
      .trusts = "next-code",
      .statuses = "next-code"},
     VECTOR_ISS,
     BY (card),
     BY (card)},
};

static void
put_sealed (VectorTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (sealed); i++) {
    const SampleKey *by = G_STRUCT_MEMBER_P (&table->keys, sealed[i].by);
    const SampleKey *named = G_STRUCT_MEMBER_P (&table->keys, sealed[i].named);
    g_autoptr (LoketCardClaims) claims = sample_claims ();
    g_autoptr (GBytes) payload = NULL;
    g_autoptr (GBytes) token = NULL;
    VectorCase line = sealed[i].line;
    SampleKey mixed = *by;

    memcpy (mixed.public_key, named->public_key, sizeof mixed.public_key);
    g_free (claims->iss);
    claims->iss = g_strdup (sealed[i].iss);
    payload = loket_card_claims_payload (claims);
    token = sample_wrap (NULL, &mixed, payload);
    line.claims = line.verdict != LOKET_VERDICT_BAD_SIGNATURE ? claims : NULL;
    vector_table_put_token (table, &line, token);
  }
}

/* Case 11: a slot that was never given. */
static void
put_unissued (VectorTable *table)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();

  claims->index = 7;
  vector_table_put_claims (
      table,
      &(VectorCase){11, "a slot that was never given", LOKET_VERDICT_REVOKED, .claims = claims},
      claims);
}

/* Puts down cases 4, 7, 8 and 11. */
void
vector_put_list_cases (VectorTable *table)
{
  g_autofree char *text = loket_card_token_text (SAMPLE_HOST, table->known);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    VectorCase line = known[i];
    line.claims = table->claims;
    vector_table_put_text (table, &line, text);
  }
  put_sealed (table);
  put_unissued (table);
  put_refused (table);
}
