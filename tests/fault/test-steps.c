/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each SQL step of each act fails once, through the dispatcher and the writer: nothing is half done
 * and the same request goes through afterwards. */
#include "acts.h"

#include "core/error.h"
#include "core/office.h"
#include "store/store-private.h"
#include "tests/lib/faulty-engine.h"

static guint
fail_each_step (Acts *acts, const Act *act, char **ticket)
{
  g_autofree char *key = acts_new_key (acts);

  for (int n = 0;; n++) {
    g_autofree char *before = acts_state (acts);
    g_autofree char *after = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) answer = NULL;
    g_autoptr (GBytes) again = NULL;
    gboolean failed;
    faulty_engine_fail_after (n);
    answer = acts_do (acts, act, *ticket, key, &error);
    failed = faulty_engine_has_failed ();
    faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
    if (answer == NULL) {
      g_assert_true (failed);
      g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
      after = acts_state (acts);
      g_assert_cmpstr (after, ==, before);
      continue;
    }
    again = acts_do (acts, act, *ticket, key, &error);
    g_assert_no_error (error);
    g_assert_true (!loket_operation_writes (act->operation) || g_bytes_equal (again, answer));
    acts_learn_ticket (answer, ticket);
    return (guint) n;
  }
}

static void
test_each_step (void)
{
  Acts acts = {0};
  g_autofree char *ticket = NULL;
  g_autoptr (LoketRecord) report = NULL;
  guint failed = 0;

  acts_set_up (&acts, NULL);
  /* While the writer waits for work. */
  faulty_engine_take (loket_office_store (acts.office)->writer.txn->engine, LOKET_ERROR_INTERNAL);
  for (guint i = 0; i < acts_n; i++)
    failed += fail_each_step (&acts, &acts_of_a_morning[i], &ticket);
  g_test_message ("%u steps of %u acts failed, nothing half done", failed, acts_n);
  g_assert_cmpuint (failed, >, 200);
  report = acts_check (&acts, NULL);
  g_assert_true (((LoketCheckReport *) report)->healthy);
  acts_tear_down (&acts, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fault/steps/each-step", test_each_step);
  return g_test_run ();
}
