/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A holder of lists keeps the newest that the root vouches for, and judges by them. */
#include "card-sample.h"

#include "core/card-lists.h"

#include <sodium.h>
#include <string.h>

#define DAY LOKET_STATUS_DAY
#define ISS "3314-UPTPK"

typedef struct {
  SampleKey root;
  SampleKey card;
  SampleKey status;
  LoketTrustList *trust;
  LoketCardLists *lists;
  char *text;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (GBytes) token = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  sample_key (&desk->root, "test-only root seed");
  sample_key (&desk->card, "test-only seed");
  sample_key (&desk->status, "test-only status seed");
  desk->trust = sample_trust (&desk->card, &desk->status);
  desk->lists = loket_card_lists_new (desk->root.public_key);
  token = loket_card_token_seal (claims, desk->card.public_key, sample_sign, &desk->card, NULL);
  desk->text = loket_card_token_text (SAMPLE_HOST, token);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_object_unref (desk->trust);
  loket_card_lists_free (desk->lists);
  g_free (desk->text);
}

/* The trust list of the desk as it stands, signed at @iat. */
static LoketListTaken
take_trust (Desk *desk, gint64 iat, const SampleKey *signer)
{
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;

  desk->trust->iat = iat;
  payload = loket_trust_list_payload (desk->trust);
  cwt = sample_wrap (NULL, signer, payload);
  return loket_card_lists_take_trust (desk->lists, cwt);
}

static LoketListTaken
take_status (Desk *desk, const char *iss, gint64 iat, gboolean good, const SampleKey *signer)
{
  g_autoptr (LoketStatusList) list = loket_status_list_new (iss);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;

  loket_status_list_set_good (list, 0x64ab9, good);
  payload = loket_status_list_payload (list, iat);
  cwt = sample_wrap (LOKET_STATUS_TYPE, signer, payload);
  return loket_card_lists_take_status (desk->lists, cwt);
}

static LoketVerdict
judge_at (Desk *desk, gint64 now)
{
  g_autoptr (LoketCardReading) reading = loket_card_lists_judge (desk->lists, desk->text, now);

  g_assert_true (!reading->status_checked || (reading->verdict != LOKET_VERDICT_NO_LIST &&
                                              reading->verdict != LOKET_VERDICT_CLOCK_WRONG &&
                                              reading->verdict != LOKET_VERDICT_UNKNOWN_ISSUER));
  return reading->verdict;
}

static void
take_both (Desk *desk)
{
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW - DAY, &desk->root), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (
      take_status (desk, ISS, SAMPLE_NOW - 3600, TRUE, &desk->status), ==, LOKET_LIST_TAKEN);
}

static void
test_empty (Desk *desk, gconstpointer data)
{
  g_auto (GStrv) codes = loket_card_lists_issuers (desk->lists);

  g_assert_cmpuint (g_strv_length (codes), ==, 0);
  g_assert_null (loket_card_lists_trust (desk->lists));
  g_assert_cmpuint (loket_card_lists_n_status (desk->lists), ==, 0);
  g_assert_cmpint (loket_card_lists_oldest (desk->lists), ==, 0);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
  /* Who came too early is asked again. */
  g_assert_cmpint (
      take_status (desk, ISS, SAMPLE_NOW, TRUE, &desk->status), ==, LOKET_LIST_REFUSED);
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW, &desk->root), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_NO_LIST);
  g_assert_cmpint (take_status (desk, ISS, SAMPLE_NOW, TRUE, &desk->status), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_VALID);
}

/* Nobody vouches for a list while no root is trusted, not even a root. */
static void
test_no_root (Desk *desk, gconstpointer data)
{
  loket_card_lists_free (desk->lists);
  desk->lists = loket_card_lists_new (NULL);
  g_assert_null (loket_card_lists_root (desk->lists));
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW, &desk->root), ==, LOKET_LIST_REFUSED);
  g_assert_cmpint (
      take_status (desk, ISS, SAMPLE_NOW, TRUE, &desk->status), ==, LOKET_LIST_REFUSED);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
}

/* Only the newest counts: an older list, or a stranger's, never takes its place. */
static void
test_newest (Desk *desk, gconstpointer data)
{
  take_both (desk);
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW - DAY, &desk->root), ==, LOKET_LIST_HELD);
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW - 2 * DAY, &desk->root), ==, LOKET_LIST_HELD);
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW, &desk->card), ==, LOKET_LIST_REFUSED);
  g_assert_cmpint (loket_card_lists_trust (desk->lists)->iat, ==, SAMPLE_NOW - DAY);
  g_assert_cmpint (
      take_status (desk, ISS, SAMPLE_NOW - 1800, FALSE, &desk->status), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_REVOKED);
  g_assert_cmpint (
      take_status (desk, ISS, SAMPLE_NOW - 1800, TRUE, &desk->status), ==, LOKET_LIST_HELD);
  g_assert_cmpint (
      take_status (desk, ISS, SAMPLE_NOW - 3600, TRUE, &desk->status), ==, LOKET_LIST_HELD);
  g_assert_cmpint (take_status (desk, ISS, SAMPLE_NOW, TRUE, &desk->card), ==, LOKET_LIST_REFUSED);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_REVOKED);
}

/* Card-token 2: good for a week, old for a month, then no list at all. */
static void
test_ages (Desk *desk, gconstpointer data)
{
  const gint64 iat = SAMPLE_NOW - 3600;

  take_both (desk);
  g_assert_cmpint (judge_at (desk, iat + 7 * DAY), ==, LOKET_VERDICT_VALID);
  g_assert_cmpint (judge_at (desk, iat + 7 * DAY + 1), ==, LOKET_VERDICT_VALID_OLD_LIST);
  g_assert_cmpint (judge_at (desk, iat + 30 * DAY), ==, LOKET_VERDICT_VALID_OLD_LIST);
  g_assert_cmpint (judge_at (desk, iat + 30 * DAY + 1), ==, LOKET_VERDICT_NO_LIST);
  g_assert_cmpint (judge_at (desk, iat - DAY), ==, LOKET_VERDICT_VALID);
  g_assert_cmpint (judge_at (desk, iat - DAY - 1), ==, LOKET_VERDICT_CLOCK_WRONG);
}

/* A clock is wrong behind any list, also behind the trust list alone, or that of another code. */
static void
test_clock (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketTrustedKey) next =
      sample_trusted (&desk->status, "3314-UPTPK-2", LOKET_USE_STATUS);

  g_list_store_append (desk->trust->keys, next);
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW, &desk->root), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW - DAY - 1), ==, LOKET_VERDICT_CLOCK_WRONG);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW - DAY), ==, LOKET_VERDICT_NO_LIST);
  g_assert_cmpint (take_status (desk, ISS, SAMPLE_NOW, TRUE, &desk->status), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_VALID);
  g_assert_cmpint (take_status (desk, "3314-UPTPK-2", SAMPLE_NOW + 2 * DAY, TRUE, &desk->status),
                   ==,
                   LOKET_LIST_TAKEN);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_CLOCK_WRONG);
}

/* Behind its last second a trust list vouches for nobody, and a word about the form stays. */
static void
test_trust_over (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketCardReading) reading = NULL;

  desk->trust->exp = SAMPLE_NOW + DAY;
  take_both (desk);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW + DAY - 1), ==, LOKET_VERDICT_VALID);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW + DAY), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
  reading = loket_card_lists_judge (desk->lists, "no card", SAMPLE_NOW + DAY);
  g_assert_cmpint (reading->verdict, ==, LOKET_VERDICT_MALFORMED);
}

/* What a withdrawn key signed is gone, and what the next key signs is taken, however old. */
static void
test_withdrawn (Desk *desk, gconstpointer data)
{
  SampleKey next;
  g_autoptr (LoketTrustedKey) former = g_list_model_get_item (G_LIST_MODEL (desk->trust->keys), 1);
  g_autoptr (LoketTrustedKey) card = g_list_model_get_item (G_LIST_MODEL (desk->trust->keys), 0);
  g_autoptr (LoketTrustedKey) line = NULL;

  take_both (desk);
  sample_key (&next, "test-only next status seed");
  line = sample_trusted (&next, ISS, LOKET_USE_STATUS);
  g_list_store_append (desk->trust->keys, line);
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW - 7200, &desk->root), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_VALID); /* both keys count */
  former->state = LOKET_KEY_WITHDRAWN;
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW - 3600, &desk->root), ==, LOKET_LIST_TAKEN);
  g_assert_cmpuint (loket_card_lists_n_status (desk->lists), ==, 0);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_NO_LIST);
  g_assert_cmpint (
      take_status (desk, ISS, SAMPLE_NOW, TRUE, &desk->status), ==, LOKET_LIST_REFUSED);
  g_assert_cmpint (take_status (desk, ISS, SAMPLE_NOW - 7200, TRUE, &next), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_VALID);
  card->state = LOKET_KEY_WITHDRAWN;
  g_assert_cmpint (take_trust (desk, SAMPLE_NOW, &desk->root), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_UNKNOWN_ISSUER);
}

/* Each code of an office has a list of its own; the age in sight is that of the oldest. */
static void
test_issuers (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketTrustedKey) next =
      sample_trusted (&desk->status, "3314-UPTPK-2", LOKET_USE_STATUS);
  g_auto (GStrv) codes = NULL;

  g_list_store_append (desk->trust->keys, next);
  g_list_store_append (desk->trust->keys, next);
  take_both (desk);
  codes = loket_card_lists_issuers (desk->lists);
  g_assert_cmpstrv (codes, ((const char *const[]){ISS, "3314-UPTPK-2", NULL}));
  g_assert_cmpint (
      take_status (desk, "3314-UPTPK-2", SAMPLE_NOW, FALSE, &desk->status), ==, LOKET_LIST_TAKEN);
  g_assert_cmpuint (loket_card_lists_n_status (desk->lists), ==, 2);
  g_assert_cmpint (loket_card_lists_oldest (desk->lists), ==, SAMPLE_NOW - 3600);
  g_assert_cmpint (judge_at (desk, SAMPLE_NOW), ==, LOKET_VERDICT_VALID);
  g_assert_cmpstr (loket_status_list_iss (loket_card_lists_status (desk->lists, "3314-UPTPK-2")),
                   ==,
                   "3314-UPTPK-2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/core/card-lists/" path, Desk, NULL, set_up, func, tear_down)
  TEST ("empty", test_empty);
  TEST ("no-root", test_no_root);
  TEST ("newest", test_newest);
  TEST ("ages", test_ages);
  TEST ("clock", test_clock);
  TEST ("trust-over", test_trust_over);
  TEST ("withdrawn", test_withdrawn);
  TEST ("issuers", test_issuers);
  return g_test_run ();
}
