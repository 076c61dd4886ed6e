/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks the list of live records: one object an id, order, and a fresh picture without a flash. */
#include "client/live.h"
#include "core/queue.h"

#include <string.h>

static int
by_id (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (((const LoketCounter *) a)->id, ((const LoketCounter *) b)->id);
}

static LoketLive *
new_live (void)
{
  return loket_live_new (loket_counter_get_type (), by_id);
}

static LoketRecord *
apply (LoketLive *live, const char *id, gboolean open)
{
  g_autoptr (LoketCounter) counter = loket_counter_new ();

  counter->id = g_strdup (id);
  counter->open = open;
  return loket_live_apply (live, LOKET_RECORD (counter));
}

static char *
list (LoketLive *live)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (loket_live_model (live)); i++) {
    g_autoptr (LoketRecord) record = g_list_model_get_item (loket_live_model (live), i);
    g_string_append (ids, loket_record_id (record));
  }
  return g_string_free (ids, FALSE);
}

#define assert_list(live, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *listed = list (live);                                                         \
    g_assert_cmpstr (listed, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  *(guint *) data += 1;
}

static void
count_changes_cb (GListModel *model, guint at, guint removed, guint added, gpointer data)
{
  guint *counts = data;

  counts[0] += removed;
  counts[1] += added;
}

static int
by_change (gconstpointer a, gconstpointer b, gpointer data)
{
  const gint64 one = ((const LoketCounter *) a)->changed_at;
  const gint64 two = ((const LoketCounter *) b)->changed_at;

  return one < two ? -1 : one > two;
}

/* What turns out to be older than was thought goes to its place, as the same object. */
static void
test_moves (void)
{
  g_autoptr (LoketLive) live = loket_live_new (loket_counter_get_type (), by_change);
  static const char *const ids[] = {"a", "b", "c"};
  LoketRecord *moved[2];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (LoketCounter) counter = loket_counter_new ();
    counter->id = g_strdup (ids[i]);
    counter->changed_at = 10 * (i + 1);
    moved[0] = loket_live_apply (live, LOKET_RECORD (counter));
  }
  assert_list (live, "abc");
  {
    g_autoptr (LoketCounter) older = loket_counter_new ();
    older->id = g_strdup ("c");
    older->changed_at = 5;
    moved[1] = loket_live_apply (live, LOKET_RECORD (older));
  }
  assert_list (live, "cab");
  g_assert_true (moved[0] == moved[1]);
}

static void
test_order (void)
{
  g_autoptr (LoketLive) live = new_live ();

  apply (live, "c", FALSE);
  apply (live, "a", FALSE);
  apply (live, "b", FALSE);
  assert_list (live, "abc");
}

static void
test_one_object (void)
{
  g_autoptr (LoketLive) live = new_live ();
  LoketRecord *first = apply (live, "a", FALSE);
  guint notified = 0;

  g_signal_connect (first, "notify::open", G_CALLBACK (count_cb), &notified);
  g_assert_true (apply (live, "a", TRUE) == first);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_true (apply (live, "a", TRUE) == first);
  g_assert_cmpuint (notified, ==, 1);
  assert_list (live, "a");
}

static void
test_fresh_picture (void)
{
  g_autoptr (LoketLive) live = new_live ();
  LoketRecord *kept;
  guint counts[2] = {0, 0};

  apply (live, "a", FALSE);
  kept = apply (live, "b", FALSE);
  g_signal_connect (
      loket_live_model (live), "items-changed", G_CALLBACK (count_changes_cb), counts);
  loket_live_begin (live);
  assert_list (live, "ab");
  g_assert_true (apply (live, "b", TRUE) == kept);
  apply (live, "c", FALSE);
  assert_list (live, "abc");
  loket_live_finish (live);
  assert_list (live, "bc");
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 1);
}

static void
test_broken_picture (void)
{
  g_autoptr (LoketLive) live = new_live ();

  apply (live, "a", FALSE);
  loket_live_begin (live);
  apply (live, "b", FALSE);
  loket_live_begin (live);
  apply (live, "a", FALSE);
  loket_live_finish (live);
  assert_list (live, "a");
  loket_live_finish (live);
  assert_list (live, "a");
}

static void
test_clear_keeps_objects (void)
{
  g_autoptr (LoketLive) live = new_live ();
  LoketRecord *first = apply (live, "a", FALSE);

  loket_live_clear (live);
  assert_list (live, "");
  g_assert_true (loket_live_has (live, "a"));
  g_assert_true (apply (live, "a", TRUE) == first);
  assert_list (live, "a");
  loket_live_forget (live);
  g_assert_false (loket_live_has (live, "a"));
  assert_list (live, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/live/order", test_order);
  g_test_add_func ("/client/live/moves", test_moves);
  g_test_add_func ("/client/live/one-object", test_one_object);
  g_test_add_func ("/client/live/fresh-picture", test_fresh_picture);
  g_test_add_func ("/client/live/broken-picture", test_broken_picture);
  g_test_add_func ("/client/live/clear-keeps-objects", test_clear_keeps_objects);
  return g_test_run ();
}
