/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Satisfaction in the office: what is given is counted once, and leads back to nobody. */
#include "core/clock.h"
#include "core/error.h"
#include "core/rating.h"
#include "fixture.h"
#include "store/txn-private.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/ratings/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define TODAY "2026-11-23"
#define NEXT_MONTH (10 * LOKET_DAY)

static LoketRatingRequest *
request_of (const char *service, gint64 overall)
{
  LoketRatingRequest *request = loket_rating_request_new ();

  request->service = g_strdup (service);
  request->overall = LOKET_SOME (overall);
  return request;
}

static void
give_all (Fixture *f, const char *service, gint64 answer)
{
  g_autoptr (LoketRatingRequest) request = request_of (service, answer);
  g_autoptr (LoketRatingThanks) thanks = NULL;
  g_autoptr (GError) error = NULL;
  guint n;
  const LoketField *fields = loket_record_type_fields (loket_rating_request_get_type (), &n);

  for (guint i = 0; i < n; i++)
    if (loket_field_is_optional_number (&fields[i]))
      loket_field_set_number (&fields[i], LOKET_RECORD (request), answer);
  thanks = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_RATING_GIVE, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (thanks->day, ==, TODAY);
}

static LoketRatingSummary *
summary_of (Fixture *f, const char *from, const char *until)
{
  g_autoptr (LoketRatingQuery) query = loket_rating_query_new ();
  g_autoptr (GError) error = NULL;
  LoketRatingSummary *summary;

  query->from_day = g_strdup (from);
  query->until_day = g_strdup (until);
  summary = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_RATING_SUMMARY, query, &error);
  g_assert_no_error (error);
  return summary;
}

static void
give (Fixture *f, const char *service, gint64 overall, const char *day)
{
  g_autoptr (LoketRatingRequest) request = request_of (service, overall);
  g_autoptr (LoketRatingThanks) thanks = NULL;
  g_autoptr (GError) error = NULL;

  thanks = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_RATING_GIVE, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (thanks->day, ==, day);
}

static void
refused (Fixture *f, LoketDeviceKind kind, LoketRatingRequest *request, const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_ask (f, kind, &LOKET_RATING_GIVE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_assert_cmpstr (loket_error_parameter (error), ==, field);
}

static void
test_summary (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketRatingSummary) summary = NULL, before = NULL;
  g_autoptr (LoketRatingGroup) education = NULL, health = NULL;

  for (guint i = 0; i < 5; i++)
    give_all (f, "health", i == 0 ? 4 : 3);
  give_all (f, "education", 1);
  before = summary_of (f, "2026-11-01", "2026-11-30");
  g_assert_cmpint (before->office->ratings, ==, 6);
  g_assert_false (before->office->index.set);
  loket_clock_advance (f->clock, NEXT_MONTH);
  summary = summary_of (f, "2026-11-01", "2026-11-30");
  g_assert_cmpint (summary->office->ratings, ==, 6);
  /* 16 of 20 points in each element: 3.2 x 25. */
  g_assert_cmpint (summary->office->index.value, ==, 8000);
  g_assert_cmpint (summary->office->grade, ==, LOKET_GRADE_B);
  education = g_list_model_get_item (G_LIST_MODEL (summary->services), 0);
  health = g_list_model_get_item (G_LIST_MODEL (summary->services), 1);
  g_assert_cmpstr (education->service, ==, "education");
  g_assert_cmpint (education->ratings, ==, 1);
  g_assert_false (education->overall_mean.set);
  g_assert_cmpint (health->overall_mean.value, ==, 320);
  g_clear_object (&before);
  before = summary_of (f, "2026-01-01", "2026-11-22");
  g_assert_cmpint (before->office->ratings, ==, 0);
}

static void
test_rounded_weight (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketRatingSummary) summary = NULL;

  for (guint i = 0; i < 5; i++)
    give_all (f, "health", 4);
  loket_clock_advance (f->clock, NEXT_MONTH);
  summary = summary_of (f, "2026-11-01", "2026-11-30");
  g_assert_cmpint (summary->office->index.value, ==, 9900);
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketRatingRequest) nothing = loket_rating_request_new ();
  g_autoptr (LoketRatingRequest) service = request_of ("bakery", 4);
  g_autoptr (LoketRatingRequest) source = request_of ("health", 4);
  g_autoptr (LoketRatingRequest) day = request_of ("health", 4);
  g_autoptr (LoketRatingThanks) thanks = NULL;
  g_autoptr (LoketRatingSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  nothing->service = g_strdup ("health");
  refused (f, LOKET_DEVICE_COUNTER, nothing, "overall");
  refused (f, LOKET_DEVICE_COUNTER, service, "service");
  refused (f, LOKET_DEVICE_KIOSK, source, "source");
  source->source = LOKET_RATING_KIOSK;
  refused (f, LOKET_DEVICE_COUNTER, source, "source");
  source->source = LOKET_RATING_PAPER;
  refused (f, LOKET_DEVICE_KIOSK, source, "source");
  day->day = g_strdup ("2026-11-20");
  refused (f, LOKET_DEVICE_COUNTER, day, "day");
  day->source = LOKET_RATING_PAPER;
  thanks = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_RATING_GIVE, day, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (thanks->day, ==, "2026-11-20");
  g_free (day->day);
  day->day = g_strdup ("2026-11-24");
  refused (f, LOKET_DEVICE_COUNTER, day, "day");
  g_free (day->day);
  day->day = g_strdup ("2026-08-20");
  refused (f, LOKET_DEVICE_COUNTER, day, "day");
  summary = summary_of (f, "2026-11-01", TODAY);
  g_assert_cmpint (summary->office->ratings, ==, 1);
}

static double
points (LoketRatingSummary *summary)
{
  return (double) summary->office->overall_n * (double) summary->office->overall_mean.value;
}

/* Whoever may ask for any days takes every period from every other one: what is left is never the
 * answers of one to four people.  29 October has five answers, 1 November one. */
static void
test_subtraction (Fixture *f, gconstpointer data)
{
  static const char *const days[] = {
      "2026-10-01", "2026-10-29", "2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"};
  const guint n = G_N_ELEMENTS (days);
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_object_unref);
  guint shown = 0;

  loket_clock_advance (f->clock, -25 * LOKET_DAY); /* 29 October */
  for (guint i = 0; i < 5; i++)
    give (f, "health", 3, "2026-10-29");
  loket_clock_advance (f->clock, 3 * LOKET_DAY);
  give (f, "health", 1, "2026-11-01");
  loket_clock_advance (f->clock, 30 * LOKET_DAY);
  for (guint from = 0; from < n; from++)
    for (guint until = from; until < n; until++)
      g_ptr_array_add (periods, summary_of (f, days[from], days[until]));
  for (guint a = 0; a < periods->len; a++) {
    for (guint b = 0; b < periods->len; b++) {
      gint64 left = ((LoketRatingSummary *) periods->pdata[a])->office->overall_n -
                    ((LoketRatingSummary *) periods->pdata[b])->office->overall_n;
      g_assert_true (left <= 0 || left >= LOKET_RATING_LEAST);
      if (left == 0)
        g_assert_cmpfloat_with_epsilon (
            points (periods->pdata[a]), points (periods->pdata[b]), 0.1);
    }
    shown += ((LoketRatingSummary *) periods->pdata[a])->office->overall_mean.set ? 1 : 0;
  }
  g_assert_cmpuint (shown, ==, 4); /* October whole, with or without days of later months */
}

/* A paper of a month that was looked at, entered later, would be seen by looking again. */
static void
test_paper_comes_late (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketRatingRequest) paper = request_of ("health", 1);
  g_autoptr (LoketRatingThanks) thanks = NULL;
  g_autoptr (LoketRatingSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    give (f, "health", 3, TODAY);
  loket_clock_advance (f->clock, NEXT_MONTH);
  paper->source = LOKET_RATING_PAPER;
  paper->day = g_strdup (TODAY);
  thanks = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_RATING_GIVE, paper, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (thanks->day, ==, "2026-12-03");
  summary = summary_of (f, "2026-11-01", "2026-11-30");
  g_assert_cmpint (summary->office->ratings, ==, 5);
  g_assert_cmpint (summary->office->overall_mean.value, ==, 300);
}

/* The same press sent again is the same answer.  What was answered is not in what is kept of it, so
 * another answer under the key is not told from it either. */
static void
test_once (Fixture *f, gconstpointer data)
{
  static const char key[] = "0190aaaa-0000-7000-8000-00000000beef";
  static const char thanks[] = "{\"day\":\"" TODAY "\"}";
  g_autoptr (LoketRatingRequest) request = request_of ("health", 4);
  g_autoptr (LoketRatingSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++) {
    gsize length;
    request->overall = LOKET_SOME (i == 0 ? 4 : 1);
    const char *text;
    g_autoptr (GBytes) answer =
        fixture_ask_raw (f, LOKET_DEVICE_COUNTER, &LOKET_RATING_GIVE, request, key, &error);
    g_assert_no_error (error);
    text = g_bytes_get_data (answer, &length);
    g_assert_cmpmem (text, length, thanks, strlen (thanks));
  }
  summary = summary_of (f, TODAY, TODAY);
  g_assert_cmpint (summary->office->ratings, ==, 1);
}

static gboolean
look_at_rows (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT r.id AS id, a.after AS after, k.reply AS reply FROM rating AS r "
                          "JOIN audit AS a ON a.operation = 'rating/give' "
                          "JOIN kept_answer AS k ON k.operation = 'rating/give'",
                          NULL,
                          0,
                          error);
  gboolean row;
  guint n = 0;

  g_assert_nonnull (rows);
  while (loket_rows_next (rows, &row, error) && row) {
    const char *id = loket_rows_text (rows, "id");
    g_assert_cmpuint (strlen (id), ==, 36);
    g_assert_cmpint (id[14], ==, '4'); /* of chance alone: a UUIDv7 has its moment in it */
    g_assert_cmpstr (loket_rows_text (rows, "after"), ==, "[{\"day\":\"" TODAY "\"}]");
    g_assert_null (strstr (loket_rows_text (rows, "reply"), id));
    n++;
  }
  g_assert_cmpuint (n, ==, 1);
  return TRUE;
}

/* The audit row has the moment: so it has nothing of the answer, and nothing that finds its row. */
static void
test_leads_to_nobody (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  give_all (f, "health", 2);
  loket_store_read_sync (loket_office_store (f->office), look_at_rows, NULL, &error);
  g_assert_no_error (error);
}

static void
round_weight (LoketProfile *profile)
{
  profile->weight_011 = TRUE;
}

static void
set_up_rounded (Fixture *f, gconstpointer data)
{
  f->change_profile = round_weight;
  fixture_set_up (f, data);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("summary", test_summary);
  ADD ("refusals", test_refusals);
  ADD ("subtraction", test_subtraction);
  ADD ("paper-comes-late", test_paper_comes_late);
  ADD ("once", test_once);
  ADD ("leads-to-nobody", test_leads_to_nobody);
  g_test_add ("/office/ratings/rounded-weight",
              Fixture,
              NULL,
              set_up_rounded,
              test_rounded_weight,
              fixture_tear_down);
  return g_test_run ();
}
