/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scan costs whoever holds lists: scans a second on one core, beside libsodium alone.
 * Prints NAME VALUE UNIT GOAL ok|missed; --small is a short run whose times count for nothing. */
#include "card-sample.h"

#include "core/card-lists.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define PROVINCE 35 /* offices, with the keys of some years each */
#define YEARS 3     /* of keys; a list has room for 128 */
#define ROUNDS                                                                                     \
  100 /* short ones, the best of them counts: what else the machine does only slows it down */
#define PER_ROUND 200
#define RATIO_GOAL 1.5 /* times the bare check of a signature */

typedef struct {
  SampleKey root;
  SampleKey card;
  SampleKey status;
  LoketCardLists *lists;
  GBytes *token;
  GBytes *to_sign; /* what the token's signature is over */
  LoketCose cose;
  char *text;
} Desk;

static void
add_key (LoketTrustList *list, const char *words, const char *iss, LoketKeyUse usage)
{
  SampleKey key;
  g_autoptr (LoketTrustedKey) entry = NULL;

  sample_key (&key, words);
  entry = sample_trusted (&key, iss, usage);
  g_list_store_append (list->keys, entry);
}

/* The known office first, the others behind it, as in the list of a province. */
static void
take_trust (Desk *desk, guint n_offices)
{
  g_autoptr (LoketTrustList) list = sample_trust (&desk->card, &desk->status);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;

  for (guint office = 1; office < n_offices; office++) {
    g_autofree char *iss = g_strdup_printf ("33%02u-UPTPK", office);
    for (guint year = 0; year < YEARS - 1; year++) {
      g_autofree char *words = g_strdup_printf ("test-only %s %u", iss, year);
      add_key (list, words, iss, LOKET_USE_CARD);
    }
    add_key (list, iss, iss, LOKET_USE_STATUS);
  }
  payload = loket_trust_list_payload (list);
  cwt = sample_wrap (NULL, &desk->root, payload);
  g_assert_cmpint (loket_card_lists_take_trust (desk->lists, cwt), ==, LOKET_LIST_TAKEN);
}

static void
desk_init (Desk *desk, guint n_offices)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (LoketStatusList) list = loket_status_list_new (claims->iss);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;
  gsize length;
  const guint8 *bytes;

  sample_key (&desk->root, "test-only root seed");
  sample_key (&desk->card, "test-only seed");
  sample_key (&desk->status, "test-only status seed");
  desk->lists = loket_card_lists_new (desk->root.public_key);
  take_trust (desk, n_offices);
  loket_status_list_set_good (list, (guint) claims->index, TRUE);
  payload = loket_status_list_payload (list, SAMPLE_NOW);
  cwt = sample_wrap (LOKET_STATUS_TYPE, &desk->status, payload);
  g_assert_cmpint (loket_card_lists_take_status (desk->lists, cwt), ==, LOKET_LIST_TAKEN);
  desk->token =
      loket_card_token_seal (claims, desk->card.public_key, sample_sign, &desk->card, NULL);
  desk->text = loket_card_token_text (SAMPLE_HOST, desk->token);
  bytes = g_bytes_get_data (desk->token, &length);
  g_assert_true (loket_cose_read (NULL, bytes, length, &desk->cose));
  desk->to_sign =
      loket_cose_to_sign (NULL, desk->cose.kid, desk->cose.payload, desk->cose.n_payload);
}

static void
desk_clear (Desk *desk)
{
  loket_card_lists_free (desk->lists);
  g_bytes_unref (desk->token);
  g_bytes_unref (desk->to_sign);
  g_free (desk->text);
}

static void
scan (Desk *desk)
{
  g_autoptr (LoketCardReading) reading =
      loket_card_lists_judge (desk->lists, desk->text, SAMPLE_NOW);

  g_assert_cmpint (reading->verdict, ==, LOKET_VERDICT_VALID);
}

static void
bare_check (Desk *desk)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (desk->to_sign, &length);

  g_assert_cmpint (
      crypto_sign_verify_detached (desk->cose.signature, data, length, desk->card.public_key),
      ==,
      0);
}

/* Returns: microseconds of one */
static double
time_of (Desk *desk, void (*act) (Desk *desk), guint n)
{
  const gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    act (desk);
  return (double) (g_get_monotonic_time () - begin) / n;
}

/* Says what a scan costs with a trust list of @n_offices.
 *
 * Returns: how many times the bare check of a signature */
static double
measure (const char *name, guint n_offices, guint n)
{
  double best_scan = G_MAXDOUBLE;
  double best_check = G_MAXDOUBLE;
  Desk desk;

  desk_init (&desk, n_offices);
  for (guint round = 0; round < ROUNDS; round++) { /* by turns: both meet the same machine */
    best_scan = MIN (best_scan, time_of (&desk, scan, n));
    best_check = MIN (best_check, time_of (&desk, bare_check, n));
  }
  desk_clear (&desk);
  printf ("scans-%s %.0f per-second - ok\n", name, 1e6 / best_scan);
  printf ("bare-check-%s %.0f per-second - ok\n", name, 1e6 / best_check);
  return best_scan / best_check;
}

int
main (int argc, char **argv)
{
  const gboolean small = argc > 1 && strcmp (argv[1], "--small") == 0;
  const guint n = small ? 10 : PER_ROUND;
  double ratio;

  if (sodium_init () < 0)
    return 1;
  ratio = measure ("office", 1, n);
  printf ("scan-to-bare-check-office %.3f times <=%g %s\n",
          ratio,
          RATIO_GOAL,
          ratio > RATIO_GOAL ? "missed" : "ok");
  printf ("scan-to-bare-check-province %.3f times - ok\n", measure ("province", PROVINCE, n));
  return ratio > RATIO_GOAL && !small;
}
