/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card that measurements open, beside libsodium alone. */
#include "cards.h"

#include <sodium.h>
#include <stdio.h>

/**
 * card_bench_tell:
 * @bench: the measurement
 * @name: of the figure
 * @value: the figure
 * @unit: of @value
 * @goal: at most, in @unit; 0 = none
 *
 * Prints NAME VALUE UNIT GOAL ok|missed.
 */
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

/**
 * card_bench_end:
 * @bench: a measurement that is over
 *
 * Returns: exit status: times of a small run count for nothing
 */
int
card_bench_end (const CardBench *bench)
{
  return bench->missed && bench->smaller == 1 ? 1 : 0;
}

/**
 * bench_card_init:
 * @card: to be filled
 * @claims: (transfer full): what it says
 *
 * Seals a card with the key of the known one.
 */
void
bench_card_init (BenchCard *card, LoketCardClaims *claims)
{
  gsize length;
  const guint8 *bytes;

  sample_key (&card->key, "test-only seed");
  card->claims = claims;
  card->token = loket_card_token_seal (claims, card->key.public_key, sample_sign, &card->key, NULL);
  card->text = loket_card_token_text (SAMPLE_HOST, card->token);
  bytes = g_bytes_get_data (card->token, &length);
  g_assert_true (loket_cose_read (NULL, bytes, length, &card->cose));
  card->to_sign =
      loket_cose_to_sign (NULL, card->cose.kid, card->cose.payload, card->cose.n_payload);
}

/**
 * bench_card_clear:
 * @card: a card; what it holds is freed
 */
void
bench_card_clear (BenchCard *card)
{
  g_object_unref (card->claims);
  g_bytes_unref (card->token);
  g_bytes_unref (card->to_sign);
  g_free (card->text);
}

/**
 * bench_card_check:
 * @card: a #BenchCard
 *
 * Checks its signature, and does nothing else.
 */
void
bench_card_check (gpointer card)
{
  const BenchCard *self = card;
  gsize length;
  const guint8 *data = g_bytes_get_data (self->to_sign, &length);

  g_assert_cmpint (
      crypto_sign_verify_detached (self->cose.signature, data, length, self->key.public_key),
      ==,
      0);
}

/**
 * bench_time:
 * @act: what is measured
 * @data: for @act
 * @n: how often it is done
 *
 * Returns: microseconds of one
 */
double
bench_time (BenchAct act, gpointer data, guint n)
{
  const gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    act (data);
  return (double) (g_get_monotonic_time () - begin) / n;
}
