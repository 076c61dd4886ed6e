/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a summary shows: never a mean of a few, nor what it could be worked out from. */
#include "core/questionnaire.h"
#include "core/rating-report.h"
#include "core/text.h"

#include <string.h>

#define TODAY "2026-11-23"
#define MONTH "2026-10"

static void
add_cell (GPtrArray *services, const char *month, const char *key, gint64 n, gint64 answer)
{
  LoketRatingSums *sums = g_new0 (LoketRatingSums, 1);

  sums->month = g_strdup (month);
  sums->service = g_strdup (key);
  sums->ratings = n;
  sums->overall = (LoketElementAnswers){.n = n, .sum = n * answer};
  for (guint i = 0; i < LOKET_N_ELEMENTS; i++)
    sums->elements[i] = sums->overall;
  g_ptr_array_add (services, sums);
}

static void
add_service (GPtrArray *services, const char *key, gint64 n, gint64 answer)
{
  add_cell (services, MONTH, key, n, answer);
}

static LoketRatingSummary *
summarise (const GPtrArray *cells, const char *from, const char *until)
{
  g_autoptr (LoketRatingQuery) query = loket_rating_query_new ();

  query->from_day = g_strdup (from);
  query->until_day = g_strdup (until);
  return loket_rating_summarise (cells, query, TODAY, FALSE);
}

static LoketRatingGroup *
group (LoketRatingSummary *summary, guint position)
{
  g_autoptr (LoketRatingGroup) found =
      g_list_model_get_item (G_LIST_MODEL (summary->services), position);

  return found;
}

static LoketElementScore *
score (LoketRatingGroup *of, LoketElement element)
{
  g_autoptr (LoketElementScore) found =
      g_list_model_get_item (G_LIST_MODEL (of->elements), element);

  return found;
}

static void
test_few_are_not_shown (void)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (loket_rating_sums_free);
  g_autoptr (LoketRatingSummary) summary = NULL;

  add_service (services, "data", 4, 1);
  add_service (services, "health", 5, 3);
  summary = summarise (services, "2026-10-01", "2026-10-31");
  g_assert_cmpint (group (summary, 0)->ratings, ==, 4);
  g_assert_false (group (summary, 0)->overall_mean.set);
  g_assert_false (group (summary, 0)->index.set);
  g_assert_cmpint (group (summary, 0)->grade, ==, LOKET_GRADE_NONE);
  g_assert_false (score (group (summary, 0), LOKET_ELEMENT_COST)->mean.set);
  g_assert_cmpint (group (summary, 1)->overall_mean.value, ==, 300);
  g_assert_cmpint (group (summary, 1)->index.value, ==, 7500);
  g_assert_cmpint (group (summary, 1)->grade, ==, LOKET_GRADE_C);
  /* The four are counted, but what they say is not in the whole: it would be theirs alone. */
  g_assert_null (summary->office->service);
  g_assert_cmpint (summary->office->ratings, ==, 9);
  g_assert_cmpint (summary->office->overall_n, ==, 5);
  g_assert_cmpint (summary->office->overall_mean.value, ==, 300);
  g_assert_cmpint (summary->office->index.value, ==, 7500);
}

static void
test_few_together_are_enough (void)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (loket_rating_sums_free);
  g_autoptr (LoketRatingSummary) summary = NULL;

  add_service (services, "data", 4, 1);
  add_service (services, "education", 1, 1);
  add_service (services, "health", 5, 4);
  summary = summarise (services, "2026-10-01", "2026-10-31");
  g_assert_cmpint (summary->office->overall_n, ==, 10);
  g_assert_cmpint (summary->office->overall_mean.value, ==, 250);
  g_assert_false (group (summary, 1)->overall_mean.set);
}

/* Each question by itself: who skips one must not be found by the others. */
static void
test_each_question_by_itself (void)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (loket_rating_sums_free);
  g_autoptr (LoketRatingSummary) summary = NULL;
  LoketRatingSums *sums;

  add_service (services, "health", 6, 4);
  sums = services->pdata[0];
  sums->elements[LOKET_ELEMENT_COMPLAINTS] = (LoketElementAnswers){.n = 4, .sum = 6};
  summary = summarise (services, "2026-10-01", "2026-10-31");
  g_assert_cmpint (score (group (summary, 0), LOKET_ELEMENT_COMPLAINTS)->n, ==, 0);
  g_assert_false (score (group (summary, 0), LOKET_ELEMENT_COMPLAINTS)->mean.set);
  g_assert_cmpint (score (group (summary, 0), LOKET_ELEMENT_BEHAVIOUR)->mean.value, ==, 400);
  g_assert_false (group (summary, 0)->index.set);
  g_assert_cmpint (score (summary->office, LOKET_ELEMENT_COMPLAINTS)->n, ==, 0);
}

/* Months with fewer than five answers, months that are not whole and the one that goes on are
 * counted, and no mean has them. */
static void
test_only_months_that_are_over (void)
{
  static const struct {
    const char *from;
    const char *until;
    gint64 ratings, n, mean, index;
  } rows[] = {
      {"2026-08-01", TODAY, 22, 11, 309, 7727}, /* 6 x 4 and 5 x 2: neither September nor November
                                                 */
      {"2026-08-01", "2026-10-31", 15, 11, 309, 7727},
      {"2026-08-01", "2026-10-30", 15, 6, 400, 10000},
      {"2026-08-02", "2026-10-31", 15, 5, 200, 5000},
      {"2026-09-01", "2026-11-30", 16, 5, 200, 5000},
      {"2026-11-01", "2026-11-30", 7, 0, 0, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (loket_rating_sums_free);
    g_autoptr (LoketRatingSummary) summary = NULL;
    if (strcmp (rows[i].from, "2026-09-01") < 0)
      add_cell (cells, "2026-08", "health", 6, 4);
    if (strcmp (rows[i].from, "2026-11-01") < 0) {
      add_cell (cells, "2026-09", "health", 4, 1);
      add_cell (cells, "2026-10", "health", 5, 2);
    }
    if (strcmp (rows[i].until, "2026-11-01") > 0)
      add_cell (cells, "2026-11", "health", 7, 3);
    summary = summarise (cells, rows[i].from, rows[i].until);
    g_assert_cmpint (group (summary, 0)->ratings, ==, rows[i].ratings);
    g_assert_cmpint (group (summary, 0)->overall_n, ==, rows[i].n);
    g_assert_cmpint (group (summary, 0)->overall_mean.value, ==, rows[i].mean);
    g_assert_cmpint (summary->office->overall_mean.value, ==, rows[i].mean);
    g_assert_cmpint (summary->office->index.value, ==, rows[i].index);
  }
}

/* A paper that was filled in last month cannot change a month that people have looked at. */
static void
test_papers_come_into_open_months (void)
{
  g_assert_true (loket_rating_may_be_of ("2026-11-01", TODAY));
  g_assert_false (loket_rating_may_be_of ("2026-10-31", TODAY));
  g_assert_false (loket_rating_may_be_of ("2025-11-23", TODAY));
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  g_autoptr (LoketRatingSummary) summary = summarise (services, "2026-10-01", "2026-10-31");

  g_assert_cmpint (summary->office->ratings, ==, 0);
  g_assert_false (summary->office->index.set);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (summary->office->elements)), ==, LOKET_N_ELEMENTS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (summary->services)), ==, 0);
}

static void
test_row_has_all_answers (void)
{
  g_autoptr (LoketRatingRequest) request = loket_rating_request_new ();
  g_autoptr (LoketRating) rating = NULL;

  g_assert_false (loket_rating_has_answer (request));
  request->service = g_strdup ("health");
  request->u1 = LOKET_SOME (2);
  request->u9 = LOKET_SOME (4);
  g_assert_true (loket_rating_has_answer (request));
  rating = loket_rating_from_request (request);
  g_assert_cmpstr (rating->service, ==, "health");
  g_assert_cmpint (rating->u1.value, ==, 2);
  g_assert_cmpint (rating->u9.value, ==, 4);
  g_assert_false (rating->u5.set);
  g_assert_false (rating->overall.set);
}

static void
assert_period (LoketPeriod period, const char *today, const char *from, const char *until)
{
  g_autoptr (LoketRatingQuery) query = loket_period_query (period, today);

  g_assert_cmpstr (query->from_day, ==, from);
  g_assert_cmpstr (query->until_day, ==, until);
}

static void
test_periods (void)
{
  assert_period (LOKET_PERIOD_THIS_MONTH, "2026-11-23", "2026-11-01", "2026-11-23");
  assert_period (LOKET_PERIOD_LAST_MONTH, "2026-11-23", "2026-10-01", "2026-10-31");
  assert_period (LOKET_PERIOD_LAST_MONTH, "2027-01-01", "2026-12-01", "2026-12-31");
  assert_period (LOKET_PERIOD_LAST_MONTH, "2028-03-31", "2028-02-01", "2028-02-29");
  assert_period (LOKET_PERIOD_THIS_HALF, "2026-06-30", "2026-01-01", "2026-06-30");
  assert_period (LOKET_PERIOD_THIS_HALF, "2026-07-01", "2026-07-01", "2026-07-01");
  assert_period (LOKET_PERIOD_LAST_HALF, "2026-06-30", "2025-07-01", "2025-12-31");
  assert_period (LOKET_PERIOD_LAST_HALF, "2026-11-23", "2026-01-01", "2026-06-30");
  assert_period (LOKET_PERIOD_THIS_YEAR, "2026-12-31", "2026-01-01", "2026-12-31");
  assert_period (LOKET_PERIOD_LAST_YEAR, "2026-01-01", "2025-01-01", "2025-12-31");
}

static void
test_numbers (void)
{
  g_autofree char *indonesian = loket_hundredths_text ("id", 8405);
  g_autofree char *english = loket_hundredths_text ("en", 300);
  g_autofree char *none = loket_mean_text ("jv", LOKET_NONE);

  g_assert_cmpstr (indonesian, ==, "84,05");
  g_assert_cmpstr (english, ==, "3.00");
  g_assert_cmpstr (none, ==, "–");
  g_assert_cmpfloat_with_epsilon (loket_mean_share (LOKET_SOME (100)), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (loket_mean_share (LOKET_SOME (400)), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (loket_mean_share (LOKET_SOME (250)), 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (loket_mean_share (LOKET_NONE), 0, 1e-9);
}

/* Each question has four different answers in each language. */
static void
test_questions_are_whole (void)
{
  static const char *const languages[] = {LOKET_LANGUAGES};

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (int e = 0; e < LOKET_N_ELEMENTS; e++) {
      const char *question = loket_text (languages[l], loket_element_question ((LoketElement) e));
      g_assert_true (g_str_has_suffix (question, "?"));
      for (int a = LOKET_SCALE_MIN; a <= LOKET_SCALE_MAX; a++)
        for (int b = LOKET_SCALE_MIN; b < a; b++)
          g_assert_cmpstr (loket_text (languages[l], loket_element_answer ((LoketElement) e, a)),
                           !=,
                           loket_text (languages[l], loket_element_answer ((LoketElement) e, b)));
    }
  g_assert_cmpstr (loket_grade_word (LOKET_GRADE_A), ==, loket_quick_answer (LOKET_SCALE_MAX));
  g_assert_cmpstr (loket_grade_word (LOKET_GRADE_D), ==, loket_quick_answer (LOKET_SCALE_MIN));
  g_assert_cmpstr (loket_grade_letter (LOKET_GRADE_B), ==, "B");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rating/few-are-not-shown", test_few_are_not_shown);
  g_test_add_func ("/core/rating/few-together-are-enough", test_few_together_are_enough);
  g_test_add_func ("/core/rating/each-question-by-itself", test_each_question_by_itself);
  g_test_add_func ("/core/rating/only-months-that-are-over", test_only_months_that_are_over);
  g_test_add_func ("/core/rating/papers-come-into-open-months", test_papers_come_into_open_months);
  g_test_add_func ("/core/rating/nothing", test_nothing);
  g_test_add_func ("/core/rating/row-has-all-answers", test_row_has_all_answers);
  g_test_add_func ("/core/rating/periods", test_periods);
  g_test_add_func ("/core/rating/numbers", test_numbers);
  g_test_add_func ("/core/rating/questions-are-whole", test_questions_are_whole);
  return g_test_run ();
}
