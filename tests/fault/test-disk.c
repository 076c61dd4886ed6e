/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk is full at the n-th write of each act: a clear error, nothing half done, and the same
 * request goes through when there is room again. */
#include "acts.h"
#include "power-vfs.h"

#include "core/error.h"
#include "core/office.h"

/* Returns how many different writes failed. */
static guint
fill_under (Acts *acts, const Act *act, char **ticket, guint64 times)
{
  for (guint64 n = 1;; n++) {
    g_autofree char *key = acts_new_key (acts);
    g_autofree char *before = acts_state (acts);
    g_autofree char *after = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) answer = NULL;
    power_vfs_fill_at (n, times);
    answer = acts_do (acts, act, *ticket, key, &error);
    power_vfs_fill_at (0, 0);
    if (answer != NULL) {
      acts_learn_ticket (answer, ticket);
      return (guint) (n - 1);
    }
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_STORE_FULL);
    after = acts_state (acts);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_full (gconstpointer data)
{
  Acts acts = {0};
  g_autofree char *ticket = NULL;
  g_autoptr (LoketRecord) report = NULL;
  guint failed = 0;

  acts_set_up (&acts, NULL);
  for (guint i = 0; i < acts_n; i++)
    failed += fill_under (&acts, &acts_of_a_morning[i], &ticket, GPOINTER_TO_UINT (data));
  g_test_message ("the disk was full at %u writes, %u at a time: nothing half done",
                  failed,
                  GPOINTER_TO_UINT (data));
  g_assert_cmpuint (failed, >, 50);
  report = acts_check (&acts, NULL);
  g_assert_true (((LoketCheckReport *) report)->healthy);
  acts_close (&acts);
  g_assert_true (acts_open (&acts, NULL));
  acts_tear_down (&acts, NULL);
  power_vfs_forget ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  power_vfs_register ();
  g_test_add_data_func ("/fault/disk/one-write", GUINT_TO_POINTER (1), test_full);
  g_test_add_data_func ("/fault/disk/all-from-there", GUINT_TO_POINTER (1000000), test_full);
  return g_test_run ();
}
