/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scan costs whoever holds lists: scans a second on one core, beside libsodium alone.
 * Prints NAME VALUE UNIT GOAL ok|missed; --small is a short run whose times count for nothing. */
#include "cards.h"

#include "core/card-lists.h"

#include <sodium.h>
#include <string.h>

#define PROVINCE 35 /* offices, with the keys of some years each */
#define YEARS 3     /* of keys; a list has room for 128 */
#define ROUNDS                                                                                     \
  100 /* short ones, the best of them counts: what else the machine does only slows it down */
#define PER_ROUND 200
#define RATIO_GOAL 1.5 /* times the bare check of a signature */

typedef struct {
  SampleKey root;
  SampleKey status;
  LoketCardLists *lists;
  BenchCard card;
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
  g_autoptr (LoketTrustList) list = sample_trust (&desk->card.key, &desk->status);
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
  LoketCardClaims *claims = sample_claims ();
  g_autoptr (LoketStatusList) list = loket_status_list_new (claims->iss);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;

  sample_key (&desk->root, "test-only root seed");
  sample_key (&desk->status, "test-only status seed");
  bench_card_init (&desk->card, claims);
  desk->lists = loket_card_lists_new (desk->root.public_key);
  take_trust (desk, n_offices);
  loket_status_list_set_good (list, (guint) claims->index, TRUE);
  payload = loket_status_list_payload (list, SAMPLE_NOW);
  cwt = sample_wrap (LOKET_STATUS_TYPE, &desk->status, payload);
  g_assert_cmpint (loket_card_lists_take_status (desk->lists, cwt), ==, LOKET_LIST_TAKEN);
}

static void
desk_clear (Desk *desk)
{
  loket_card_lists_free (desk->lists);
  bench_card_clear (&desk->card);
}

static void
scan (gpointer data)
{
  const Desk *desk = data;
  g_autoptr (LoketCardReading) reading =
      loket_card_lists_judge (desk->lists, desk->card.text, SAMPLE_NOW);

  g_assert_cmpint (reading->verdict, ==, LOKET_VERDICT_VALID);
}

/* Says what a scan costs with a trust list of @n_offices; @goal: times the bare check. */
static void
measure (CardBench *bench, const char *name, guint n_offices, double goal)
{
  g_autofree char *scans = g_strconcat ("scans-", name, NULL);
  g_autofree char *checks = g_strconcat ("bare-check-", name, NULL);
  g_autofree char *ratio = g_strconcat ("scan-to-bare-check-", name, NULL);
  const guint n = PER_ROUND / bench->smaller;
  double best_scan = G_MAXDOUBLE;
  double best_check = G_MAXDOUBLE;
  Desk desk;

  desk_init (&desk, n_offices);
  for (guint round = 0; round < ROUNDS; round++) { /* by turns: both meet the same machine */
    best_scan = MIN (best_scan, bench_time (scan, &desk, n));
    best_check = MIN (best_check, bench_time (bench_card_check, &desk.card, n));
  }
  desk_clear (&desk);
  card_bench_tell (bench, scans, 1e6 / best_scan, "per-second", 0);
  card_bench_tell (bench, checks, 1e6 / best_check, "per-second", 0);
  card_bench_tell (bench, ratio, best_scan / best_check, "times", goal);
}

int
main (int argc, char **argv)
{
  CardBench bench = {.smaller = 1};

  if (argc > 1 && strcmp (argv[1], "--small") == 0)
    bench.smaller = 20;
  if (sodium_init () < 0)
    return 1;
  measure (&bench, "office", 1, RATIO_GOAL);
  measure (&bench, "province", PROVINCE, 0);
  return card_bench_end (&bench);
}
