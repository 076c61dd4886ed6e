/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens whatever it is given, with the keys of the known card; fuzz-card.c and fuzz-card-real.c. */
#include "card-desk.h"

#include "card-sample.h"

#include "core/base32.h"

#include <stdlib.h>
#include <string.h>

/* What the first byte of an input asks for. */
enum {
  AS_TEXT = 't',
  AS_TOKEN = 'c',
  AS_STATUS_LIST = 's',
  AS_TRUST_LIST = 'r',
};

typedef struct {
  SampleKey card;
  SampleKey status;
  SampleKey root;
  LoketTrustList *trusted;
  LoketStatusList *list;
  LoketCardCheck check;
  /* signed with the keys above */
  GBytes *token;
  GBytes *status_list;
  GBytes *trust_list;
} Desk;

/* Not an assertion of GLib: a fuzz build must stop here whatever the flags. */
static void
demand (gboolean held, const char *what)
{
  if (held)
    return;
  g_printerr ("broken: %s\n", what);
  abort ();
}

static GBytes *
sign_all (Desk *desk)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (LoketStatusList) list = loket_status_list_new (claims->iss);
  g_autoptr (GBytes) status = NULL;
  g_autoptr (GBytes) trust = loket_trust_list_payload (desk->trusted);

  loket_status_list_set_good (list, (guint) claims->index, TRUE);
  status = loket_status_list_payload (list, SAMPLE_NOW - 3600);
  desk->status_list = sample_wrap (LOKET_STATUS_TYPE, &desk->status, status);
  desk->trust_list = sample_wrap (NULL, &desk->root, trust);
  return loket_card_token_seal (claims, desk->card.public_key, sample_sign, &desk->card, NULL);
}

static Desk *
open_desk (void)
{
  Desk *desk = g_new0 (Desk, 1);

  sample_key (&desk->card, "test-only seed");
  sample_key (&desk->status, "test-only status seed");
  sample_key (&desk->root, "test-only root seed");
  desk->trusted = sample_trust (&desk->card, &desk->status);
  desk->token = sign_all (desk);
  desk->list = loket_status_list_open (desk->status_list, desk->trusted);
  demand (desk->list != NULL, "the desk's own list opens");
  desk->check = (LoketCardCheck){.trusted = desk->trusted, .status = desk->list, .now = SAMPLE_NOW};
  return desk;
}

/* The bytes behind the last run of letters and digits, as card-token 2 tells to find them. */
static GBytes *
token_of (const char *text)
{
  g_autofree char *upper = g_ascii_strup (g_strchomp ((char *) text), -1);
  const gsize end = strlen (upper);
  gsize begin = end;
  gsize length;
  guint8 *bytes;

  while (begin > 0 && strchr ("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", upper[begin - 1]) != NULL)
    begin--;
  bytes = g_malloc ((end - begin) * 5 / 8 + 1);
  demand (loket_base32_read (upper + begin, end - begin, bytes, &length), "what opens is Base32");
  return g_bytes_new_take (bytes, length);
}

/* There is one way to write what is accepted: writing it anew gives the same bytes. */
static void
check_form (const LoketCardReading *reading, GBytes *token)
{
  g_autoptr (GBytes) payload = loket_card_claims_payload (reading->claims);
  g_autoptr (GBytes) again = NULL;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (token, &length);
  LoketCose cose;

  demand (loket_cose_read (NULL, bytes, length, &cose), "what is accepted is a COSE_Sign1");
  again = loket_cose_join (
      NULL, cose.kid, g_bytes_get_data (payload, NULL), g_bytes_get_size (payload), cose.signature);
  demand (g_bytes_equal (token, again), "what is accepted is written in the one way");
}

static void
try_text (const Desk *desk, CardDeskKind kind, const char *text)
{
  g_autoptr (LoketCardReading) reading = loket_card_token_open (text, &desk->check);
  g_autoptr (GBytes) token = NULL;

  demand (reading->claims == NULL || (reading->verdict != LOKET_VERDICT_MALFORMED &&
                                      reading->verdict != LOKET_VERDICT_BAD_SIGNATURE),
          "nothing is told of what nobody vouches for");
  if (reading->claims == NULL)
    return;
  demand (loket_card_claims_check (reading->claims, NULL), "claims are within their limits");
  token = token_of (text);
  check_form (reading, token);
  if (reading->verdict != LOKET_VERDICT_VALID)
    return;
  demand (reading->status_checked && reading->claims->nbf - 86400 <= SAMPLE_NOW &&
              SAMPLE_NOW < reading->claims->exp && reading->claims->index == 0x64ab9,
          "what is valid holds now and stands in the list");
  demand (kind == CARD_DESK_ANY_SIGNATURE || g_bytes_equal (token, desk->token),
          "only what was signed is valid");
}

static void
try_token (const Desk *desk, CardDeskKind kind, const guint8 *data, gsize size)
{
  g_autofree char *body = loket_base32_text (data, size);
  g_autofree char *text = g_strconcat ("https://" SAMPLE_HOST "/v#", body, NULL);

  try_text (desk, kind, text);
}

static void
try_status_list (const Desk *desk, CardDeskKind kind, GBytes *cwt)
{
  g_autoptr (LoketStatusList) list = loket_status_list_open (cwt, desk->trusted);

  if (list == NULL)
    return;
  demand (strcmp (loket_status_list_iss (list), "3314-UPTPK") == 0,
          "a list is of its key's office");
  demand (!loket_status_list_is_good (list, LOKET_CARD_SLOTS), "no slot lies behind the last one");
  demand (kind == CARD_DESK_ANY_SIGNATURE || g_bytes_equal (cwt, desk->status_list),
          "only the list that was signed opens");
}

static void
try_trust_list (const Desk *desk, CardDeskKind kind, GBytes *cwt)
{
  g_autoptr (LoketTrustList) list = loket_trust_list_open (cwt, desk->root.public_key);
  g_autoptr (GBytes) payload = NULL;
  LoketCose cose;

  if (list == NULL)
    return;
  payload = loket_trust_list_payload (list);
  demand (loket_cose_read (NULL, g_bytes_get_data (cwt, NULL), g_bytes_get_size (cwt), &cose) &&
              cose.n_payload == g_bytes_get_size (payload) &&
              memcmp (cose.payload, g_bytes_get_data (payload, NULL), cose.n_payload) == 0,
          "a trust list is written in the one way");
  demand (kind == CARD_DESK_ANY_SIGNATURE || g_bytes_equal (cwt, desk->trust_list),
          "only the trust list that was signed opens");
}

void
card_desk_try (CardDeskKind kind, const uint8_t *data, size_t size)
{
  static Desk *desk; /* a fuzz target has no other place for what it keeps from run to run */
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (desk == NULL)
    desk = open_desk ();
  if (size == 0)
    return;
  bytes = g_bytes_new (data + 1, size - 1);
  switch (data[0]) {
  case AS_TEXT:
    text = g_strndup ((const char *) data + 1, size - 1);
    try_text (desk, kind, text);
    break;
  case AS_TOKEN:
    try_token (desk, kind, data + 1, size - 1);
    break;
  case AS_STATUS_LIST:
    try_status_list (desk, kind, bytes);
    break;
  case AS_TRUST_LIST:
    try_trust_list (desk, kind, bytes);
    break;
  default:
    break;
  }
}
