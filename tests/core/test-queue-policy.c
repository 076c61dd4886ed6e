/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called next: the fairness cases of queue.md 2, case 5, and random days. */
#include "core/clock.h"
#include "core/queue-policy.h"

#define EIGHT (G_GINT64_CONSTANT (1795395600) * LOKET_SECOND)

static const LoketFairness fairness = {.head_start = 20 * LOKET_MINUTE, .cap = 60 * LOKET_MINUTE};

static LoketTicket *
join (GPtrArray *waiting, const char *id, gint64 at, LoketPriority priority)
{
  LoketTicket *ticket = loket_ticket_new ();

  ticket->id = g_strdup (id);
  ticket->service = g_strdup ("health");
  ticket->issued_at = EIGHT + at;
  ticket->priority = priority;
  g_ptr_array_add (waiting, ticket);
  return ticket;
}

static GPtrArray *
queue_new (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static const LoketStand anybody = {.id = "1"};

static void
assert_next (GPtrArray *waiting, gint64 now, const char *id)
{
  LoketTicket *next = loket_queue_next (waiting, &anybody, &fairness, EIGHT + now);

  g_assert_nonnull (next);
  g_assert_cmpstr (next->id, ==, id);
}

static void
test_head_start (void)
{
  static const struct {
    gint64 priority_at;
    const char *next;
  } cases[] = {
      {15 * LOKET_MINUTE, "p"},
      {20 * LOKET_MINUTE - 1, "p"},
      {20 * LOKET_MINUTE, "p"}, /* even: "p" is the lower id */
      {20 * LOKET_MINUTE + 1, "r"},
      {21 * LOKET_MINUTE, "r"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) waiting = queue_new ();
    join (waiting, "r", 0, LOKET_PRIORITY_NONE);
    join (waiting, "p", cases[i].priority_at, LOKET_PRIORITY_ELDERLY);
    assert_next (waiting, 22 * LOKET_MINUTE, cases[i].next);
  }
}

/* One counter, services of 3 minutes, free at 08:00; one more priority ticket every 3 minutes. */
static guint
calls_until_regular (guint priority_waiting, gint64 *called_at)
{
  g_autoptr (GPtrArray) waiting = queue_new ();
  guint calls = 0;

  for (guint i = 0; i < priority_waiting; i++) {
    g_autofree char *id = g_strdup_printf ("p%03u", i);
    join (waiting, id, 0, LOKET_PRIORITY_DISABLED);
  }
  join (waiting, "r1", 0, LOKET_PRIORITY_NONE);
  for (gint64 now = 0;; now += 3 * LOKET_MINUTE) {
    LoketTicket *next;
    if (now > 0) {
      g_autofree char *id = g_strdup_printf ("q%03u", calls);
      join (waiting, id, now, LOKET_PRIORITY_INFANT);
    }
    next = loket_queue_next (waiting, &anybody, &fairness, EIGHT + now);
    calls++;
    if (next->priority == LOKET_PRIORITY_NONE) {
      *called_at = now;
      return calls;
    }
    g_ptr_array_remove (waiting, next);
  }
}

static void
test_regular_is_not_starved (void)
{
  gint64 at;

  g_assert_cmpuint (calls_until_regular (10, &at), ==, 17);
  g_assert_cmpint (at, ==, 48 * LOKET_MINUTE);
  calls_until_regular (20, &at);
  g_assert_cmpint (at, ==, 60 * LOKET_MINUTE);
}

static void
test_only_services_of_the_counter (void)
{
  const char *const education[] = {"education", NULL};
  const LoketStand stand = {"1", education};
  g_autoptr (GPtrArray) waiting = queue_new ();
  LoketTicket *second;

  join (waiting, "a", 0, LOKET_PRIORITY_NONE);
  g_assert_null (loket_queue_next (waiting, &stand, &fairness, EIGHT));
  second = join (waiting, "b", LOKET_MINUTE, LOKET_PRIORITY_NONE);
  g_free (second->service);
  second->service = g_strdup ("education");
  g_assert_true (loket_queue_next (waiting, &stand, &fairness, EIGHT) == second);
  g_assert_cmpint (loket_queue_ahead (waiting, second, &fairness), ==, 0);
}

static void
test_ahead (void)
{
  g_autoptr (GPtrArray) waiting = queue_new ();
  LoketTicket *last;

  join (waiting, "a", 0, LOKET_PRIORITY_NONE);
  join (waiting, "b", 5 * LOKET_MINUTE, LOKET_PRIORITY_NONE);
  last = join (waiting, "c", 22 * LOKET_MINUTE, LOKET_PRIORITY_PREGNANT);
  g_assert_cmpint (loket_queue_ahead (waiting, last, &fairness), ==, 1);
  last->priority = LOKET_PRIORITY_NONE;
  g_assert_cmpint (loket_queue_ahead (waiting, last, &fairness), ==, 2);
}

/* The promise on the slip, on random days: nobody who came more than the head start after a person
 * is called before that person. */
static void
test_promise_on_random_days (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);

  for (guint day = 0; day < 200; day++) {
    g_autoptr (GPtrArray) waiting = queue_new ();
    gint64 now = 0;
    for (guint i = 0; i < 60; i++) {
      g_autofree char *id = g_strdup_printf ("t%03u", i);
      join (waiting,
            id,
            g_rand_int_range (chance, 0, 240) * LOKET_MINUTE,
            g_rand_boolean (chance) ? LOKET_PRIORITY_ELDERLY : LOKET_PRIORITY_NONE);
    }
    now = 240 * LOKET_MINUTE;
    while (waiting->len > 0) {
      LoketTicket *next = loket_queue_next (waiting, &anybody, &fairness, EIGHT + now);
      for (guint i = 0; i < waiting->len; i++) {
        LoketTicket *other = g_ptr_array_index (waiting, i);
        g_assert_cmpint (next->issued_at - other->issued_at, <=, fairness.head_start);
      }
      g_ptr_array_remove_fast (waiting, next);
      now += 3 * LOKET_MINUTE;
    }
  }
}

/* Sent back goes before who is past the cap; back after a missed call lets them all pass. */
static void
test_first_and_behind (void)
{
  g_autoptr (GPtrArray) waiting = queue_new ();
  LoketTicket *back = join (waiting, "b", 0, LOKET_PRIORITY_ELDERLY);
  LoketTicket *sent = join (waiting, "s", 50 * LOKET_MINUTE, LOKET_PRIORITY_NONE);

  join (waiting, "r", LOKET_MINUTE, LOKET_PRIORITY_NONE);
  back->behind = LOKET_SOME (2);
  sent->first = TRUE;
  assert_next (waiting, 70 * LOKET_MINUTE, "s");
  g_ptr_array_remove (waiting, sent);
  assert_next (waiting, 70 * LOKET_MINUTE, "r");
  back->behind = LOKET_SOME (0);
  assert_next (waiting, 70 * LOKET_MINUTE, "b");
}

static void
test_kept_for_one_counter (void)
{
  const char *const health[] = {"health", NULL};
  const LoketStand first = {"1", health};
  const LoketStand second = {"2", NULL};
  g_autoptr (GPtrArray) waiting = queue_new ();
  LoketTicket *kept = join (waiting, "k", 0, LOKET_PRIORITY_NONE);

  kept->stage = g_strdup ("press");
  g_assert_false (loket_queue_takes (&first, kept, EIGHT));
  kept->only_counter = g_strdup ("1");
  g_assert_true (loket_queue_takes (&first, kept, EIGHT));
  g_assert_false (loket_queue_takes (&second, kept, EIGHT));
  kept->only_until = LOKET_SOME (EIGHT + LOKET_MINUTE);
  g_assert_false (loket_queue_takes (&second, kept, EIGHT + LOKET_MINUTE - 1));
  g_assert_true (loket_queue_takes (&second, kept, EIGHT + LOKET_MINUTE));
  g_assert_false (loket_queue_takes (&first, kept, EIGHT + LOKET_MINUTE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/queue-policy/head-start", test_head_start);
  g_test_add_func ("/core/queue-policy/regular-is-not-starved", test_regular_is_not_starved);
  g_test_add_func ("/core/queue-policy/only-services-of-the-counter",
                   test_only_services_of_the_counter);
  g_test_add_func ("/core/queue-policy/ahead", test_ahead);
  g_test_add_func ("/core/queue-policy/promise-on-random-days", test_promise_on_random_days);
  g_test_add_func ("/core/queue-policy/first-and-behind", test_first_and_behind);
  g_test_add_func ("/core/queue-policy/kept-for-one-counter", test_kept_for_one_counter);
  return g_test_run ();
}
