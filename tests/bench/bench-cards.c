/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card costs: sealing and opening beside libsodium alone, and the size of the status list.
 * Prints NAME VALUE UNIT GOAL ok|missed; --small is a short run whose times count for nothing. */
#include "cards.h"

#include "core/slot-order.h"

#include <sodium.h>

#define CARDS 300000u /* of a whole regency */
#define ROUNDS 9      /* the best of them counts: what else the machine does only slows it down */
#define PER_ROUND 2000
#define OPEN_GOAL 1.5  /* times the bare check of a signature */
#define SIZE_1 5500.0  /* bytes, with one card of a hundred revoked */
#define SIZE_5 17000.0 /* with five */

typedef struct {
  SampleKey status;
  LoketTrustList *trusted;
  LoketStatusList *list;
  LoketCardCheck check;
  BenchCard card;
} Desk;

static void
desk_init (Desk *desk)
{
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;

  sample_key (&desk->status, "test-only status seed");
  bench_card_init (&desk->card, sample_claims ());
  desk->trusted = sample_trust (&desk->card.key, &desk->status);
  desk->list = loket_status_list_new (desk->card.claims->iss);
  loket_status_list_set_good (desk->list, (guint) desk->card.claims->index, TRUE);
  payload = loket_status_list_payload (desk->list, SAMPLE_NOW);
  cwt = sample_wrap (LOKET_STATUS_TYPE, &desk->status, payload);
  loket_status_list_free (desk->list);
  desk->list = loket_status_list_open (cwt, desk->trusted);
  desk->check = (LoketCardCheck){.trusted = desk->trusted, .status = desk->list, .now = SAMPLE_NOW};
}

static void
desk_clear (Desk *desk)
{
  g_object_unref (desk->trusted);
  loket_status_list_free (desk->list);
  bench_card_clear (&desk->card);
}

static void
seal (gpointer data)
{
  BenchCard *card = &((Desk *) data)->card;
  g_autoptr (GBytes) token =
      loket_card_token_seal (card->claims, card->key.public_key, sample_sign, &card->key, NULL);
  g_autofree char *text = loket_card_token_text (SAMPLE_HOST, token);

  g_assert_nonnull (text);
}

static void
bare_sign (gpointer data)
{
  BenchCard *card = &((Desk *) data)->card;
  guint8 signature[LOKET_COSE_SIGNATURE];

  sample_sign (card->to_sign, signature, &card->key, NULL);
}

static void
open_text (gpointer data)
{
  Desk *desk = data;
  g_autoptr (LoketCardReading) reading = loket_card_token_open (desk->card.text, &desk->check);

  g_assert_cmpint (reading->verdict, ==, LOKET_VERDICT_VALID);
}

static void
bare_check (gpointer data)
{
  bench_card_check (&((Desk *) data)->card);
}

/* Turn by turn, so that both meet the same machine. */
static void
measure (CardBench *bench)
{
  static const BenchAct acts[] = {seal, bare_sign, open_text, bare_check};
  static const char *const names[] = {"seal", "bare-sign", "open", "bare-check"};
  double best[G_N_ELEMENTS (acts)];
  Desk desk;

  desk_init (&desk);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
      const double took = bench_time (acts[i], &desk, MAX (PER_ROUND / bench->smaller, 10));
      best[i] = round == 0 ? took : MIN (best[i], took);
    }
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    card_bench_tell (bench, names[i], 1e6 / best[i], "per-second", 0);
  card_bench_tell (bench, "seal-to-bare-sign", best[0] / best[1], "times", 0);
  card_bench_tell (bench, "open-to-bare-check", best[2] / best[3], "times", OPEN_GOAL);
  desk_clear (&desk);
}

/* Slots are given block by block, mixed within a block, as the desk of cards gives them; of a block
 * that is full the order does not matter. */
static guint
slot_of (guint card)
{
  static const guint8 seed[LOKET_SLOT_SEED] = {7};
  const guint block = card / LOKET_SLOT_BLOCK;

  return block < CARDS / LOKET_SLOT_BLOCK ? card
                                          : loket_slot_at (seed, block, card % LOKET_SLOT_BLOCK);
}

static GBytes *
sign_list (const Desk *desk, double revoked, double *micros)
{
  g_autoptr (LoketStatusList) list = loket_status_list_new ("3314-UPTPK");
  g_autoptr (GRand) chance = g_rand_new_with_seed (5);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (LoketStatusList) opened = NULL;
  GBytes *cwt;
  gint64 begin;

  for (guint i = 0; i < CARDS; i++)
    loket_status_list_set_good (list, slot_of (i), g_rand_double (chance) >= revoked);
  payload = loket_status_list_payload (list, SAMPLE_NOW);
  cwt = sample_wrap (LOKET_STATUS_TYPE, &desk->status, payload);
  begin = g_get_monotonic_time ();
  opened = loket_status_list_open (cwt, desk->trusted);
  *micros = (double) (g_get_monotonic_time () - begin);
  g_assert_nonnull (opened);
  g_assert_false (loket_status_list_is_good (opened, LOKET_CARD_SLOTS - 1));
  return cwt;
}

static void
weigh (CardBench *bench)
{
  static const struct {
    const char *name;
    double revoked;
    double goal;
  } cases[] = {{"status-list-300000-cards-1-percent", 0.01, SIZE_1},
               {"status-list-300000-cards-5-percent", 0.05, SIZE_5}};
  Desk desk;

  desk_init (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double micros;
    g_autoptr (GBytes) cwt = sign_list (&desk, cases[i].revoked, &micros);
    g_autofree char *opening = g_strconcat (cases[i].name, "-open", NULL);
    card_bench_tell (bench, cases[i].name, (double) g_bytes_get_size (cwt), "bytes", cases[i].goal);
    card_bench_tell (bench, opening, micros / 1000, "ms", 0);
  }
  desk_clear (&desk);
}

/* Another part of the measurement is one line here. */
static void (*const parts[]) (CardBench *bench) = {measure, weigh};

int
main (int argc, char **argv)
{
  CardBench bench = {.smaller = 1};

  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--small"))
      bench.smaller = 100;
  g_return_val_if_fail (sodium_init () >= 0, 1);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i](&bench);
  return card_bench_end (&bench);
}
