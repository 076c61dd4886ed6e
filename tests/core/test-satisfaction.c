/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of satisfaction against vectors worked out by hand, and the edges of its grades. */
#include "core/satisfaction.h"

typedef struct {
  gint64 n;
  gint64 sums[LOKET_N_ELEMENTS];
  gboolean weight_011;
  int hundredths;
  LoketGrade grade;
} Vector;

/* clang-format off */
static const Vector vectors[] = {
  /* All four, all one: the ends of the scale, and what the rounded weight makes of them. */
  {10, {40, 40, 40, 40, 40, 40, 40, 40, 40}, FALSE, 10000, LOKET_GRADE_A},
  {10, {40, 40, 40, 40, 40, 40, 40, 40, 40}, TRUE, 9900, LOKET_GRADE_A},
  {7, {7, 7, 7, 7, 7, 7, 7, 7, 7}, FALSE, 2500, LOKET_GRADE_D},
  {7, {7, 7, 7, 7, 7, 7, 7, 7, 7}, TRUE, 2475, LOKET_GRADE_D},
  /* All three: 75.00 and 74.25. */
  {4, {12, 12, 12, 12, 12, 12, 12, 12, 12}, FALSE, 7500, LOKET_GRADE_C},
  {4, {12, 12, 12, 12, 12, 12, 12, 12, 12}, TRUE, 7425, LOKET_GRADE_C},
  /* 100 answers each, means 3.12 3.25 3.08 3.90 3.30 3.41 3.52 3.60 3.15: their sum is 30.33, the
   * index 30.33 / 9 x 25 = 84.25, and 30.33 x 0.11 x 25 = 83.4075. */
  {100, {312, 325, 308, 390, 330, 341, 352, 360, 315}, FALSE, 8425, LOKET_GRADE_B},
  {100, {312, 325, 308, 390, 330, 341, 352, 360, 315}, TRUE, 8341, LOKET_GRADE_B},
  /* Thirds: 3 people, 10 of 12 points for each element: 10 / 3 x 25 = 83.333. */
  {3, {10, 10, 10, 10, 10, 10, 10, 10, 10}, FALSE, 8333, LOKET_GRADE_B},
  /* 1000 answers; the sum of the means is 31.790: 88.3056, rounded up to the first A. */
  {1000, {3532, 3532, 3532, 3532, 3532, 3532, 3532, 3533, 3533}, FALSE, 8831, LOKET_GRADE_A},
  /* 31.788: 88.30. */
  {1000, {3532, 3532, 3532, 3532, 3532, 3532, 3532, 3532, 3532}, FALSE, 8830, LOKET_GRADE_B},
  /* The half: 353.2 x 0.25 = 88.30 again, and 88.305 goes up: 35.322 means by 1/9 x 2.5. */
  {5000, {17661, 17661, 17661, 17661, 17661, 17661, 17661, 17661, 17661}, FALSE, 8831, LOKET_GRADE_A},
};
/* clang-format on */

static void
test_vectors (void)
{
  for (guint v = 0; v < G_N_ELEMENTS (vectors); v++) {
    const Vector *vector = &vectors[v];
    LoketElementAnswers answers[LOKET_N_ELEMENTS];
    int hundredths = 0;
    for (guint i = 0; i < LOKET_N_ELEMENTS; i++)
      answers[i] = (LoketElementAnswers){.n = vector->n, .sum = vector->sums[i]};
    g_test_message ("vector %u", v);
    g_assert_true (loket_satisfaction_index (answers, vector->weight_011, &hundredths));
    g_assert_cmpint (hundredths, ==, vector->hundredths);
    g_assert_cmpint (loket_satisfaction_grade (hundredths), ==, vector->grade);
  }
}

/* The mean of the means, whatever the number of answers to each. */
static void
test_means_weigh_alike (void)
{
  LoketElementAnswers answers[LOKET_N_ELEMENTS];
  int hundredths = 0;

  for (guint i = 0; i < LOKET_N_ELEMENTS; i++)
    answers[i] = (LoketElementAnswers){.n = 1, .sum = 4};
  answers[LOKET_ELEMENT_TIME] = (LoketElementAnswers){.n = 1000, .sum = 1000};
  g_assert_true (loket_satisfaction_index (answers, FALSE, &hundredths));
  g_assert_cmpint (hundredths, ==, 9167); /* 33 / 9 x 25 = 91.667 */
}

static void
test_empty (void)
{
  LoketElementAnswers answers[LOKET_N_ELEMENTS] = {0};
  int hundredths = -1;

  g_assert_false (loket_satisfaction_index (answers, FALSE, &hundredths));
  for (guint i = 0; i + 1 < LOKET_N_ELEMENTS; i++)
    answers[i] = (LoketElementAnswers){.n = 1, .sum = 4};
  g_assert_false (loket_satisfaction_index (answers, TRUE, &hundredths));
  g_assert_cmpint (hundredths, ==, -1);
  g_assert_cmpint (loket_element_mean (&answers[LOKET_ELEMENT_FACILITIES]) * 100, ==, 0);
}

static void
test_grades (void)
{
  static const struct {
    int hundredths;
    LoketGrade grade;
  } edges[] = {
      {2500, LOKET_GRADE_D},
      {6499, LOKET_GRADE_D},
      {6500, LOKET_GRADE_C},
      {7660, LOKET_GRADE_C},
      {7661, LOKET_GRADE_B},
      {8830, LOKET_GRADE_B},
      {8831, LOKET_GRADE_A},
      {10000, LOKET_GRADE_A},
  };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    g_assert_cmpint (loket_satisfaction_grade (edges[i].hundredths), ==, edges[i].grade);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/satisfaction/vectors", test_vectors);
  g_test_add_func ("/core/satisfaction/means-weigh-alike", test_means_weigh_alike);
  g_test_add_func ("/core/satisfaction/empty", test_empty);
  g_test_add_func ("/core/satisfaction/grades", test_grades);
  return g_test_run ();
}
