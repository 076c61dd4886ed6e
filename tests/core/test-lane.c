/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number lanes: online and offline numbers never meet, in any lane, however many there are. */
#include "core/lane.h"
#include "core/queue.h"

static void
test_online_series (void)
{
  static const struct {
    gint64 count;
    gint64 number;
  } cases[] = {{1, 1},
               {7, 7},
               {99, 99},
               {699, 699},
               {700, 1000},
               {701, 1001},
               {6699, 6999},
               {6700, 10000},
               {66699, 69999},
               {66700, 100000},
               {66701, 100001}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (loket_number_online (cases[i].count), ==, cases[i].number);
}

static void
test_lane_series (void)
{
  static const struct {
    gint64 lane;
    gint64 count;
    gint64 number;
  } cases[] = {{7, 0, 700},
               {7, 99, 799},
               {7, 100, 7000},
               {7, 1099, 7999},
               {7, 1100, 70000},
               {8, 0, 800},
               {8, 100, 8000},
               {70, 0, 7000},
               {70, 99, 7099},
               {70, 100, 70000},
               {99, 1, 9901},
               {99, 1099, 99999}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_cmpint (loket_lane_number (cases[i].lane, cases[i].count), ==, cases[i].number);
    g_assert_true (loket_lane_owns (cases[i].lane, cases[i].number));
    g_assert_true (loket_number_is_offline (cases[i].number));
  }
}

/* 50,000 numbers of the hub and 5,000 of each lane: nobody gives one that another gives. */
static void
test_disjoint (void)
{
  static const gint64 families[][3] = {{7, 8, 0}, {70, 71, 99}};

  for (guint f = 0; f < G_N_ELEMENTS (families); f++) {
    g_autoptr (GHashTable) given = g_hash_table_new (g_direct_hash, g_direct_equal);

    for (gint64 count = 1; count <= 50000; count++) {
      const gint64 number = loket_number_online (count);
      g_assert_false (loket_number_is_offline (number));
      g_assert_true (g_hash_table_add (given, GSIZE_TO_POINTER ((gsize) number)));
    }
    for (guint l = 0; l < 3 && families[f][l] != 0; l++)
      for (gint64 count = 0; count < 5000; count++) {
        const gint64 number = loket_lane_number (families[f][l], count);
        g_assert_true (loket_number_is_offline (number));
        g_assert_true (g_hash_table_add (given, GSIZE_TO_POINTER ((gsize) number)));
      }
  }
}

static void
test_which_lanes (void)
{
  static const gint64 valid[] = {7, 8, 70, 77, 99};
  static const gint64 invalid[] = {-7, 0, 1, 6, 9, 10, 69, 100, 700};

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (loket_lane_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (loket_lane_is_valid (invalid[i]));
  g_assert_false (loket_lanes_overlap (7, 8));
  g_assert_false (loket_lanes_overlap (70, 71));
  g_assert_true (loket_lanes_overlap (7, 7));
  g_assert_true (loket_lanes_overlap (8, 70));
}

static void
test_owns (void)
{
  g_assert_false (loket_lane_owns (7, 7));
  g_assert_false (loket_lane_owns (7, 77));
  g_assert_false (loket_lane_owns (7, 800));
  g_assert_false (loket_lane_owns (7, 699));
  g_assert_false (loket_lane_owns (70, 700));
  g_assert_false (loket_lane_owns (70, 7100));
  g_assert_false (loket_lane_owns (0, 700));
}

static void
test_labels (void)
{
  static const char *const refused[] = {"",
                                        "A",
                                        "A7",
                                        "A70",
                                        "A0700",
                                        "B700",
                                        "A70x",
                                        "700",
                                        "A-700",
                                        "A 700",
                                        "A+700",
                                        "AA700",
                                        "A000",
                                        "A7000000000000"};
  gint64 number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (loket_label_read (refused[i], "A", &number));
  for (gint64 wanted = 1; wanted < 20000; wanted += 13) {
    g_autofree char *label = loket_ticket_label ("A", wanted);
    g_assert_true (loket_label_read (label, "A", &number));
    g_assert_cmpint (number, ==, wanted);
  }
  g_assert_true (loket_label_is_offline ("A700"));
  g_assert_true (loket_label_is_offline ("D8012"));
  g_assert_false (loket_label_is_offline ("A007"));
  g_assert_false (loket_label_is_offline ("A080"));
  g_assert_false (loket_label_is_offline ("A699"));
  g_assert_false (loket_label_is_offline ("A1700"));
  g_assert_false (loket_label_is_offline (""));
  g_assert_false (loket_label_is_offline (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/lane/online-series", test_online_series);
  g_test_add_func ("/core/lane/lane-series", test_lane_series);
  g_test_add_func ("/core/lane/disjoint", test_disjoint);
  g_test_add_func ("/core/lane/which-lanes", test_which_lanes);
  g_test_add_func ("/core/lane/owns", test_owns);
  g_test_add_func ("/core/lane/labels", test_labels);
  return g_test_run ();
}
