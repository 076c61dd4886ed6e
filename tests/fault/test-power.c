/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 2,000 power cuts: with synchronous=FULL nothing that was answered is lost; with NORMAL, which is
 * the control that this test can see a loss at all, something is. */
#include "acts.h"
#include "power-vfs.h"

#include "core/office.h"
#include "store/store-private.h"

#define CUTS 2000
#define CONTROL_CUTS 300
#define CUTS_PER_OFFICE 50 /* then a new one, so that each check stays short */

typedef struct {
  guint cuts, acknowledged, lost, damaged, at_opening, at_closing;
} Score;

typedef struct {
  char *key;
  GBytes *answer;
} Promise;

static void
promise_free (gpointer data)
{
  Promise *promise = data;

  g_free (promise->key);
  g_bytes_unref (promise->answer);
  g_free (promise);
}

static const Act take = {&LOKET_QUEUE_TAKE_TICKET, LOKET_DEVICE_KIOSK, "{\"service\":\"health\"}"};

/* It holds for a connection, and only a test would set it. */
static void
set_normal (LoketOffice *office)
{
  LoketEngine *engine = loket_office_store (office)->writer.txn->engine;

  g_assert_true (loket_engine_script (engine, "PRAGMA synchronous = NORMAL", NULL));
}

/* Works until the power is gone; sometimes it goes while the office is closed, which moves the log
 * into the file. */
static void
work (Acts *acts, gboolean normal, guint enough, GPtrArray *promises, Score *score)
{
  if (!acts_open (acts, NULL)) {
    g_assert_true (power_vfs_is_dead ());
    score->at_opening++;
    return;
  }
  if (normal)
    set_normal (acts->office);
  while (promises->len < enough) {
    g_autofree char *key = acts_new_key (acts);
    g_autoptr (GError) error = NULL;
    GBytes *answer = acts_do (acts, &take, NULL, key, &error);
    Promise *promise;
    if (answer == NULL) {
      g_assert_true (power_vfs_is_dead ());
      break;
    }
    promise = g_new0 (Promise, 1);
    promise->key = g_steal_pointer (&key);
    promise->answer = answer;
    g_ptr_array_add (promises, promise);
  }
  if (!power_vfs_is_dead ()) {
    acts_close (acts);
    score->at_closing += power_vfs_is_dead () ? 1 : 0;
  }
  acts_close (acts);
}

/* The power is back: the office opens, is whole, and gives the same answers to the same keys. */
static void
look (Acts *acts, GPtrArray *promises, Score *score)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) report = NULL;

  acts_open (acts, &error);
  g_assert_no_error (error);
  report = acts_check (acts, &error);
  g_assert_no_error (error);
  if (!((LoketCheckReport *) report)->healthy) {
    g_test_message ("%s", ((LoketCheckReport *) report)->problem);
    score->damaged++;
  }
  for (guint i = 0; i < promises->len; i++) {
    Promise *promise = promises->pdata[i];
    g_autoptr (GBytes) again = acts_do (acts, &take, NULL, promise->key, &error);
    g_assert_no_error (error);
    score->lost += g_bytes_equal (again, promise->answer) ? 0 : 1;
  }
  acts_close (acts);
}

static void
cut (guint cuts, gboolean normal, Score *score)
{
  g_autoptr (LoketRandom) random = loket_random_new_seeded (20261123);

  while (score->cuts < cuts) {
    Acts acts = {0};
    acts_set_up (&acts, NULL);
    acts_close (&acts);
    for (guint i = 0; i < CUTS_PER_OFFICE && score->cuts < cuts; i++, score->cuts++) {
      g_autoptr (GPtrArray) promises = g_ptr_array_new_with_free_func (promise_free);
      power_vfs_cut_at (1 + loket_random_below (random, 150));
      work (&acts,
            normal,
            loket_random_below (random, 3) == 0 ? 1 + loket_random_below (random, 2) : G_MAXUINT,
            promises,
            score);
      power_vfs_lose (random);
      score->acknowledged += promises->len;
      look (&acts, promises, score);
    }
    acts_tear_down (&acts, NULL);
    power_vfs_forget ();
  }
  g_test_message ("%s: %u cuts (%u while closing), %u acknowledged, %u lost, %u damaged",
                  normal ? "NORMAL" : "FULL",
                  score->cuts,
                  score->at_closing,
                  score->acknowledged,
                  score->lost,
                  score->damaged);
}

static void
test_full (void)
{
  Score score = {0};

  cut (CUTS, FALSE, &score);
  g_assert_cmpuint (score.acknowledged, >, CUTS);
  g_assert_cmpuint (score.lost, ==, 0);
  g_assert_cmpuint (score.damaged, ==, 0);
}

static void
test_normal_loses (void)
{
  Score score = {0};

  cut (CONTROL_CUTS, TRUE, &score);
  g_assert_cmpuint (score.lost, >, 0);
  g_assert_cmpuint (score.damaged, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  power_vfs_register ();
  g_test_add_func ("/fault/power/normal-loses", test_normal_loses);
  g_test_add_func ("/fault/power/full", test_full);
  return g_test_run ();
}
