/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card costs: sealing and opening beside libsodium alone, and the size of the status list.
 * Prints NAME VALUE UNIT GOAL ok|missed; --small is a short run whose times count for nothing. */
#include "card-sample.h"
#include "cards.h"

#include "core/slot-order.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define CARDS 300000u /* of a whole regency */
#define ROUNDS 9      /* the best of them counts: what else the machine does only slows it down */
#define PER_ROUND 2000
#define OPEN_GOAL 1.5  /* times the bare check of a signature */
#define SIZE_1 5500.0  /* bytes, with one card of a hundred revoked */
#define SIZE_5 17000.0 /* with five */

typedef struct {
  SampleKey card;
  SampleKey status;
  LoketTrustList *trusted;
  LoketStatusList *list;
  LoketCardCheck check;
  LoketCardClaims *claims;
  GBytes *token;
  char *text;
  GBytes *to_sign; /* what the token's signature is over */
  LoketCose cose;
} Desk;

void
card_bench_tell (CardBench *bench, const char *name, double value, const char *unit, double goal)
{
  const gboolean ok = goal <= 0 || value <= goal;

  if (goal > 0)
    printf ("%s %.3f %s <=%g %s\n", name, value, unit, goal, ok ? "ok" : "missed");
  else
    printf ("%s %.3f %s - ok\n", name, value, unit);
  fflush (stdout);
  bench->missed |= !ok;
}

static void
desk_init (Desk *desk)
{
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) cwt = NULL;
  gsize length;
  const guint8 *bytes;

  sample_key (&desk->card, "test-only seed");
  sample_key (&desk->status, "test-only status seed");
  desk->trusted = sample_trust (&desk->card, &desk->status);
  desk->claims = sample_claims ();
  desk->list = loket_status_list_new (desk->claims->iss);
  loket_status_list_set_good (desk->list, (guint) desk->claims->index, TRUE);
  payload = loket_status_list_payload (desk->list, SAMPLE_NOW);
  cwt = sample_wrap (LOKET_STATUS_TYPE, &desk->status, payload);
  loket_status_list_free (desk->list);
  desk->list = loket_status_list_open (cwt, desk->trusted);
  desk->check = (LoketCardCheck){.trusted = desk->trusted, .status = desk->list, .now = SAMPLE_NOW};
  desk->token =
      loket_card_token_seal (desk->claims, desk->card.public_key, sample_sign, &desk->card, NULL);
  desk->text = loket_card_token_text (SAMPLE_HOST, desk->token);
  bytes = g_bytes_get_data (desk->token, &length);
  g_assert_true (loket_cose_read (NULL, bytes, length, &desk->cose));
  desk->to_sign =
      loket_cose_to_sign (NULL, desk->cose.kid, desk->cose.payload, desk->cose.n_payload);
}

static void
desk_clear (Desk *desk)
{
  g_object_unref (desk->trusted);
  g_object_unref (desk->claims);
  loket_status_list_free (desk->list);
  g_bytes_unref (desk->token);
  g_bytes_unref (desk->to_sign);
  g_free (desk->text);
}

static void
seal (Desk *desk)
{
  g_autoptr (GBytes) token =
      loket_card_token_seal (desk->claims, desk->card.public_key, sample_sign, &desk->card, NULL);
  g_autofree char *text = loket_card_token_text (SAMPLE_HOST, token);

  g_assert_nonnull (text);
}

static void
bare_sign (Desk *desk)
{
  guint8 signature[LOKET_COSE_SIGNATURE];

  sample_sign (desk->to_sign, signature, &desk->card, NULL);
}

static void
open_text (Desk *desk)
{
  g_autoptr (LoketCardReading) reading = loket_card_token_open (desk->text, &desk->check);

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

static double
time_of (Desk *desk, void (*act) (Desk *desk), guint n)
{
  const gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    act (desk);
  return (double) (g_get_monotonic_time () - begin) / n;
}

/* Turn by turn, so that both meet the same machine. */
static void
measure (CardBench *bench)
{
  static void (*const acts[]) (Desk * desk) = {seal, bare_sign, open_text, bare_check};
  static const char *const names[] = {"seal", "bare-sign", "open", "bare-check"};
  double best[G_N_ELEMENTS (acts)];
  Desk desk;

  desk_init (&desk);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
      const double took = time_of (&desk, acts[i], MAX (PER_ROUND / bench->smaller, 10));
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
  return bench.missed && bench.smaller == 1 ? 1 : 0;
}
