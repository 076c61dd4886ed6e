/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of ratings, and what may be shown of them: nobody is picked out of a few. */
#include "config.h"

#include "core/rating.h"

#include "core/calendar.h"

#include <math.h>
#include <string.h>

#define KEY_MAX 64
#define MONTH 7 /* characters of "2026-11" */
#define ANSWER(Type, member, words)                                                                \
  LOKET_FIELD_INTEGER (Type,                                                                       \
                       member,                                                                     \
                       LOKET_FIELD_OPTIONAL,                                                       \
                       .min = LOKET_SCALE_MIN,                                                     \
                       .max = LOKET_SCALE_MAX,                                                     \
                       .blurb = words)
#define ANSWERS(Type)                                                                              \
  ANSWER (Type, overall, "The quick question: the service as a whole"),                            \
      ANSWER (Type, u1, "Requirements"), ANSWER (Type, u2, "Procedure"),                           \
      ANSWER (Type, u3, "Time"), ANSWER (Type, u4, "Cost"), ANSWER (Type, u5, "Product"),          \
      ANSWER (Type, u6, "Competence of the officer"),                                              \
      ANSWER (Type, u7, "Behaviour of the officer"), ANSWER (Type, u8, "Complaints"),              \
      ANSWER (Type, u9, "Facilities")

G_DEFINE_ENUM_TYPE (LoketRatingSource,
                    loket_rating_source,
                    G_DEFINE_ENUM_VALUE (LOKET_RATING_COUNTER, "counter"),
                    G_DEFINE_ENUM_VALUE (LOKET_RATING_KIOSK, "kiosk"),
                    G_DEFINE_ENUM_VALUE (LOKET_RATING_PAPER, "paper"))

/* clang-format off */
static const LoketField request_fields[] = {
  LOKET_FIELD_TEXT (LoketRatingRequest, service, LOKET_FIELD_PLAIN, .min = 1, .max = KEY_MAX, .blurb = "Key of the service that was had"),
  LOKET_FIELD_ENUM (LoketRatingRequest, source, LOKET_FIELD_PLAIN, loket_rating_source, .blurb = "How it was given"),
  LOKET_FIELD_ENUM (LoketRatingRequest, language, LOKET_FIELD_PLAIN, loket_language, .blurb = "In which it was asked"),
  LOKET_FIELD_DAY (LoketRatingRequest, day, LOKET_FIELD_OPTIONAL, .blurb = "Of a paper: when it was filled in; else today"),
  ANSWERS (LoketRatingRequest),
};
LOKET_DEFINE_RECORD (LoketRatingRequest, loket_rating_request, request_fields)

static const LoketField rating_fields[] = {
  LOKET_FIELD_TEXT (LoketRating, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Of chance alone"),
  LOKET_FIELD_DAY (LoketRating, day, LOKET_FIELD_PLAIN, .blurb = "On which day"),
  LOKET_FIELD_TEXT (LoketRating, service, LOKET_FIELD_PLAIN, .min = 1, .max = KEY_MAX, .blurb = "Key of the service that was had"),
  LOKET_FIELD_ENUM (LoketRating, source, LOKET_FIELD_PLAIN, loket_rating_source, .blurb = "How it was given"),
  LOKET_FIELD_ENUM (LoketRating, language, LOKET_FIELD_PLAIN, loket_language, .blurb = "In which it was asked"),
  ANSWERS (LoketRating),
};
LOKET_DEFINE_ENTITY (LoketRating, loket_rating, rating_fields, "rating", NULL)

static const LoketField thanks_fields[] = {
  LOKET_FIELD_DAY (LoketRatingThanks, day, LOKET_FIELD_PLAIN, .blurb = "The day that it counts for"),
};
LOKET_DEFINE_RECORD (LoketRatingThanks, loket_rating_thanks, thanks_fields)

static const LoketField query_fields[] = {
  LOKET_FIELD_DAY (LoketRatingQuery, from_day, LOKET_FIELD_PLAIN, .blurb = "First day"),
  LOKET_FIELD_DAY (LoketRatingQuery, until_day, LOKET_FIELD_PLAIN, .blurb = "Last day"),
};
LOKET_DEFINE_RECORD (LoketRatingQuery, loket_rating_query, query_fields)

static const LoketField score_fields[] = {
  LOKET_FIELD_ENUM (LoketElementScore, element, LOKET_FIELD_PLAIN, loket_element, .blurb = "Which of the nine"),
  LOKET_FIELD_INTEGER (LoketElementScore, n, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Answers in the mean"),
  LOKET_FIELD_INTEGER (LoketElementScore, mean, LOKET_FIELD_OPTIONAL, .min = 100, .max = 400, .blurb = "Their mean in hundredths; absent while no month that is over has five answers"),
};
LOKET_DEFINE_RECORD (LoketElementScore, loket_element_score, score_fields)

static const LoketField group_fields[] = {
  LOKET_FIELD_TEXT (LoketRatingGroup, service, LOKET_FIELD_OPTIONAL, .max = KEY_MAX, .blurb = "Key of the service; absent: the office as a whole"),
  LOKET_FIELD_INTEGER (LoketRatingGroup, ratings, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How many came"),
  LOKET_FIELD_INTEGER (LoketRatingGroup, overall_n, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Answers to the quick question in the mean"),
  LOKET_FIELD_INTEGER (LoketRatingGroup, overall_mean, LOKET_FIELD_OPTIONAL, .min = 100, .max = 400, .blurb = "Their mean in hundredths; absent while no month that is over has five answers"),
  LOKET_FIELD_LIST (LoketRatingGroup, elements, LOKET_FIELD_PLAIN, loket_element_score, .max = LOKET_N_ELEMENTS, .blurb = "All nine, in the order of the regulation"),
  LOKET_FIELD_INTEGER (LoketRatingGroup, index, LOKET_FIELD_OPTIONAL, .min = 0, .max = 10000, .blurb = "In hundredths; absent while an element has no mean"),
  LOKET_FIELD_ENUM (LoketRatingGroup, grade, LOKET_FIELD_PLAIN, loket_grade, .blurb = "Of the index"),
};
LOKET_DEFINE_RECORD (LoketRatingGroup, loket_rating_group, group_fields)

static const LoketField summary_fields[] = {
  LOKET_FIELD_DAY (LoketRatingSummary, from_day, LOKET_FIELD_PLAIN, .blurb = "First day"),
  LOKET_FIELD_DAY (LoketRatingSummary, until_day, LOKET_FIELD_PLAIN, .blurb = "Last day"),
  LOKET_FIELD_RECORD (LoketRatingSummary, office, LOKET_FIELD_PLAIN, loket_rating_group, .blurb = "As a whole; what is not shown of a service is in it only with enough others"),
  LOKET_FIELD_LIST (LoketRatingSummary, services, LOKET_FIELD_PLAIN, loket_rating_group, .blurb = "Those that were rated, by their keys"),
};
LOKET_DEFINE_RECORD (LoketRatingSummary, loket_rating_summary, summary_fields)
/* clang-format on */

/**
 * loket_rating_sums_free:
 * @sums: (nullable) (transfer full): a LoketRatingSums
 */
void
loket_rating_sums_free (gpointer sums)
{
  LoketRatingSums *old = sums;

  if (old == NULL)
    return;
  g_free (old->month);
  g_free (old->service);
  g_free (old);
}

/**
 * loket_rating_answer:
 * @request: what somebody thinks
 * @element: one of the nine
 *
 * Returns: (transfer none): the answer about it, to read or to write
 */
LoketOptional *
loket_rating_answer (LoketRatingRequest *request, LoketElement element)
{
  LoketOptional *const answers[LOKET_N_ELEMENTS] = {&request->u1,
                                                    &request->u2,
                                                    &request->u3,
                                                    &request->u4,
                                                    &request->u5,
                                                    &request->u6,
                                                    &request->u7,
                                                    &request->u8,
                                                    &request->u9};

  g_return_val_if_fail ((guint) element < LOKET_N_ELEMENTS, NULL);
  return answers[element];
}

static gboolean
is_answer (const LoketField *field)
{
  return field->kind == LOKET_KIND_INTEGER && loket_field_is_optional_number (field);
}

/**
 * loket_rating_has_answer:
 * @request: what somebody thinks
 *
 * Returns: %FALSE when no question was answered
 */
gboolean
loket_rating_has_answer (LoketRatingRequest *request)
{
  for (guint i = 0; i < G_N_ELEMENTS (request_fields); i++)
    if (is_answer (&request_fields[i]) &&
        loket_field_is_set (&request_fields[i], LOKET_RECORD (request)))
      return TRUE;
  return FALSE;
}

/**
 * loket_rating_from_request:
 * @request: what somebody thinks
 *
 * Returns: (transfer full): the row of it, without its key; the day only if @request names one
 */
LoketRating *
loket_rating_from_request (LoketRatingRequest *request)
{
  LoketRating *rating = loket_rating_new ();

  rating->service = g_strdup (request->service);
  rating->source = request->source;
  rating->language = request->language;
  rating->day = g_strdup (request->day);
  for (guint i = 0; i < G_N_ELEMENTS (request_fields); i++) {
    const LoketField *from = &request_fields[i];
    if (is_answer (from) && loket_field_is_set (from, LOKET_RECORD (request)))
      loket_field_set_number (loket_record_type_find_field (loket_rating_get_type (), from->name),
                              LOKET_RECORD (rating),
                              loket_field_number (from, LOKET_RECORD (request)));
  }
  return rating;
}

/**
 * loket_rating_may_be_of:
 * @day: when a paper was filled in
 * @today: the business day on which it is entered
 *
 * A month that is over is shown, so nothing may come into it any more: whoever looks before and
 * after would see what it was.
 *
 * Returns: %TRUE when the paper counts on its own day, %FALSE when it counts today
 */
gboolean
loket_rating_may_be_of (const char *day, const char *today)
{
  return strncmp (day, today, MONTH) == 0;
}

/* What may be shown */

static gboolean
are_enough (const LoketElementAnswers *answers)
{
  return answers->n >= LOKET_RATING_LEAST;
}

static LoketOptional
shown_mean (const LoketElementAnswers *answers)
{
  if (!are_enough (answers))
    return LOKET_NONE;
  return LOKET_SOME ((gint64) floor (loket_element_mean (answers) * 100 + 0.5));
}

static LoketRatingGroup *
make_group (const LoketRatingSums *sums, gboolean weight_011)
{
  LoketRatingGroup *group = loket_rating_group_new ();
  gboolean whole = TRUE;
  int hundredths;

  group->service = g_strdup (sums->service);
  group->ratings = sums->ratings;
  group->overall_n = sums->overall.n;
  group->overall_mean = shown_mean (&sums->overall);
  group->elements = g_list_store_new (loket_element_score_get_type ());
  for (guint i = 0; i < LOKET_N_ELEMENTS; i++) {
    g_autoptr (LoketElementScore) score = loket_element_score_new ();
    score->element = (LoketElement) i;
    score->n = sums->elements[i].n;
    score->mean = shown_mean (&sums->elements[i]);
    whole = whole && score->mean.set;
    g_list_store_append (group->elements, score);
  }
  if (whole && loket_satisfaction_index (sums->elements, weight_011, &hundredths)) {
    group->index = LOKET_SOME (hundredths);
    group->grade = loket_satisfaction_grade (hundredths);
  }
  return group;
}

static void
add (LoketElementAnswers *sum, const LoketElementAnswers *answers)
{
  sum->n += answers->n;
  sum->sum += answers->sum;
}

/* A question of some sums: the quick one, then the nine. */
#define QUESTIONS (LOKET_N_ELEMENTS + 1)

static LoketElementAnswers *
question_of (LoketRatingSums *sums, guint question)
{
  return question == 0 ? &sums->overall : &sums->elements[question - 1];
}

static gboolean
is_over (const char *month, LoketRatingQuery *query, const char *today)
{
  g_autofree char *first = g_strconcat (month, "-01", NULL);
  g_autofree char *last = NULL;
  LoketLocalTime at;

  g_return_val_if_fail (loket_calendar_read_day (first, &at), FALSE);
  last = g_strdup_printf (
      "%s-%02d", month, g_date_get_days_in_month ((GDateMonth) at.month, (GDateYear) at.year));
  return strcmp (query->from_day, first) <= 0 && strcmp (last, query->until_day) <= 0 &&
         strncmp (month, today, MONTH) < 0;
}

static LoketRatingSums *
service_of (GPtrArray *services, GHashTable *by_key, const char *key)
{
  LoketRatingSums *sums = g_hash_table_lookup (by_key, key);

  if (sums != NULL)
    return sums;
  sums = g_new0 (LoketRatingSums, 1);
  sums->service = g_strdup (key);
  g_ptr_array_add (services, sums);
  g_hash_table_insert (by_key, sums->service, sums);
  return sums;
}

/* Of one month and question: services with enough answers, and all others in the whole office when
 * they are enough together.  Were they in it as few, whoever takes the services from the whole
 * would have them alone. */
static void
add_question (LoketRatingSums *const cells[],
              guint n,
              guint question,
              LoketRatingSums *const services[],
              LoketRatingSums *office)
{
  LoketElementAnswers rest = {0};

  for (guint i = 0; i < n; i++) {
    const LoketElementAnswers *answers = question_of (cells[i], question);
    if (!are_enough (answers)) {
      add (&rest, answers);
      continue;
    }
    add (question_of (services[i], question), answers);
    add (question_of (office, question), answers);
  }
  if (are_enough (&rest))
    add (question_of (office, question), &rest);
}

static void
add_month (GPtrArray *services,
           GHashTable *by_key,
           LoketRatingSums *office,
           LoketRatingSums *const cells[],
           guint n,
           gboolean shown)
{
  g_autofree LoketRatingSums **of = g_new0 (LoketRatingSums *, n);

  for (guint i = 0; i < n; i++) {
    of[i] = service_of (services, by_key, cells[i]->service);
    of[i]->ratings += cells[i]->ratings;
    office->ratings += cells[i]->ratings;
  }
  for (guint question = 0; shown && question < QUESTIONS; question++)
    add_question (cells, n, question, of, office);
}

static int
compare_services (gconstpointer a, gconstpointer b)
{
  const LoketRatingSums *const *left = a, *const *right = b;

  return strcmp ((*left)->service, (*right)->service);
}

/**
 * loket_rating_summarise:
 * @cells: (element-type LoketRatingSums): what was counted, by month
 * @query: which days they are of
 * @today: business day
 * @weight_011: see loket_satisfaction_index()
 *
 * Everybody who came is counted.  A mean is made of whole months that are over, and of a month only
 * where LOKET_RATING_LEAST have answered in it: what two periods differ by is then always so many
 * again, and no answer can be worked out by taking one from the other.
 *
 * Returns: (transfer full): the summary
 */
LoketRatingSummary *
loket_rating_summarise (const GPtrArray *cells,
                        LoketRatingQuery *query,
                        const char *today,
                        gboolean weight_011)
{
  LoketRatingSummary *summary = loket_rating_summary_new ();
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (loket_rating_sums_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  LoketRatingSums office = {0};

  for (guint begin = 0, end; begin < cells->len; begin = end) {
    LoketRatingSums **month = (LoketRatingSums **) &cells->pdata[begin];
    for (end = begin + 1; end < cells->len; end++)
      if (strcmp (((LoketRatingSums *) cells->pdata[end])->month, month[0]->month) != 0)
        break;
    add_month (
        services, by_key, &office, month, end - begin, is_over (month[0]->month, query, today));
  }
  g_ptr_array_sort (services, compare_services);
  summary->from_day = g_strdup (query->from_day);
  summary->until_day = g_strdup (query->until_day);
  summary->services = g_list_store_new (loket_rating_group_get_type ());
  for (guint i = 0; i < services->len; i++) {
    g_autoptr (LoketRatingGroup) group = make_group (services->pdata[i], weight_011);
    g_list_store_append (summary->services, group);
  }
  summary->office = make_group (&office, weight_011);
  return summary;
}
