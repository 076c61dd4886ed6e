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

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * card_bench_tell_times:
 * @bench: the measurement
 * @name: of what took them
 * @times: (element-type gint64): microseconds; they get sorted
 * @goal: at most, in ms, for 99 of a hundred
 *
 * Tells what the half, 99 of a hundred and all of them took at most.
 */
void
card_bench_tell_times (CardBench *bench, const char *name, GArray *times, double goal)
{
  static const struct {
    const char *name;
    guint percent;
  } shares[] = {{"-p50", 50}, {"-p99", 99}, {"-max", 100}};

  g_array_sort (times, compare_times);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    const guint at = MIN (times->len * shares[i].percent / 100, times->len - 1);
    g_autofree char *whole = g_strconcat (name, shares[i].name, NULL);
    card_bench_tell (bench,
                     whole,
                     (double) g_array_index (times, gint64, at) / 1000,
                     "ms",
                     shares[i].percent == 99 ? goal : 0);
  }
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
