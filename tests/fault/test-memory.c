/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each allocation that SQLite makes in an act fails once: an error, nothing half done, and the same
 * request goes through afterwards. */
#include "acts.h"

#include "core/office.h"

#include <sqlite3.h>

static sqlite3_mem_methods real;
static int left = -1; /* allocations until one fails, atomic; negative = none will */
static int failures;

static gboolean
is_time_to_fail (void)
{
  if (g_atomic_int_get (&left) < 0 || g_atomic_int_add (&left, -1) != 0)
    return FALSE;
  g_atomic_int_inc (&failures);
  return TRUE;
}

static void *
faulty_malloc (int size)
{
  return is_time_to_fail () ? NULL : real.xMalloc (size);
}

static void *
faulty_realloc (void *memory, int size)
{
  return is_time_to_fail () ? NULL : real.xRealloc (memory, size);
}

static void
make_faulty (void)
{
  sqlite3_mem_methods faulty;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real), ==, SQLITE_OK);
  faulty = real;
  faulty.xMalloc = faulty_malloc;
  faulty.xRealloc = faulty_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &faulty), ==, SQLITE_OK);
}

/* Until an act gets through without meeting one; SQLite can do without some of what it asks for. */
static guint
fail_each_allocation (Acts *acts, const Act *act, char **ticket)
{
  guint refused = 0;

  for (int n = 0;; n++) {
    g_autofree char *key = acts_new_key (acts);
    g_autofree char *before = acts_state (acts);
    g_autofree char *after = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) answer = NULL;
    const int failures_before = g_atomic_int_get (&failures);
    g_atomic_int_set (&left, n);
    answer = acts_do (acts, act, *ticket, key, &error);
    g_atomic_int_set (&left, -1);
    if (answer != NULL) {
      acts_learn_ticket (answer, ticket);
      if (g_atomic_int_get (&failures) == failures_before ||
          loket_operation_writes (act->operation))
        return refused;
      continue;
    }
    g_assert_nonnull (error);
    refused++;
    after = acts_state (acts);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_each_allocation (void)
{
  Acts acts = {0};
  g_autofree char *ticket = NULL;
  g_autoptr (LoketRecord) report = NULL;
  guint refused = 0;

  acts_set_up (&acts, NULL);
  for (guint i = 0; i < acts_n; i++)
    refused += fail_each_allocation (&acts, &acts_of_a_morning[i], &ticket);
  g_test_message ("%d allocations failed, %u acts refused, nothing half done",
                  g_atomic_int_get (&failures),
                  refused);
  g_assert_cmpuint (refused, >, 100);
  report = acts_check (&acts, NULL);
  g_assert_true (((LoketCheckReport *) report)->healthy);
  acts_tear_down (&acts, NULL);
}

/* An office opens, or says that it cannot; the next time it does. */
static void
test_opening (void)
{
  Acts acts = {0};
  guint refused = 0;
  gboolean opened = FALSE;

  acts_set_up (&acts, NULL);
  acts_close (&acts);
  for (int n = 0; !opened; n += 7) {
    g_autoptr (GError) error = NULL;
    const int failures_before = g_atomic_int_get (&failures);
    g_atomic_int_set (&left, n);
    opened = acts_open (&acts, &error);
    g_atomic_int_set (&left, -1);
    g_assert_true (opened == (error == NULL));
    if (opened && g_atomic_int_get (&failures) > failures_before) {
      acts_close (&acts);
      opened = FALSE;
    }
    refused += error != NULL ? 1 : 0;
  }
  g_test_message ("%u openings refused", refused);
  g_assert_cmpuint (refused, >, 10);
  acts_tear_down (&acts, NULL);
}

int
main (int argc, char **argv)
{
  make_faulty ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fault/memory/each-allocation", test_each_allocation);
  g_test_add_func ("/fault/memory/opening", test_opening);
  return g_test_run ();
}
