/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of ratings, and what may be shown of them: nobody is picked out of a few. */
#include "config.h"

#include "core/rating.h"

#include <math.h>

#define KEY_MAX 64
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
  LOKET_FIELD_INTEGER (LoketElementScore, n, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Answers"),
  LOKET_FIELD_INTEGER (LoketElementScore, mean, LOKET_FIELD_OPTIONAL, .min = 100, .max = 400, .blurb = "Their mean in hundredths; absent when there are fewer than five"),
};
LOKET_DEFINE_RECORD (LoketElementScore, loket_element_score, score_fields)

static const LoketField group_fields[] = {
  LOKET_FIELD_TEXT (LoketRatingGroup, service, LOKET_FIELD_OPTIONAL, .max = KEY_MAX, .blurb = "Key of the service; absent: the office as a whole"),
  LOKET_FIELD_INTEGER (LoketRatingGroup, ratings, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How many came"),
  LOKET_FIELD_INTEGER (LoketRatingGroup, overall_n, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Answers to the quick question"),
  LOKET_FIELD_INTEGER (LoketRatingGroup, overall_mean, LOKET_FIELD_OPTIONAL, .min = 100, .max = 400, .blurb = "Their mean in hundredths; absent when there are fewer than five"),
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
  if (sums != NULL)
    g_free (((LoketRatingSums *) sums)->service);
  g_free (sums);
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

/* What may be shown */

static LoketOptional
shown_mean (const LoketElementAnswers *answers)
{
  if (answers->n < LOKET_RATING_LEAST)
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

/* Of one question: services with enough answers, and all others when they are enough together.
 * Were they in it as few, whoever takes the services from the whole would have them alone. */
static LoketElementAnswers
total_of (const GPtrArray *services, gsize offset)
{
  LoketElementAnswers shown = {0}, rest = {0};

  for (guint i = 0; i < services->len; i++) {
    const LoketElementAnswers *answers =
        (const LoketElementAnswers *) ((const char *) services->pdata[i] + offset);
    add (answers->n >= LOKET_RATING_LEAST ? &shown : &rest, answers);
  }
  if (rest.n >= LOKET_RATING_LEAST)
    add (&shown, &rest);
  return shown;
}

/**
 * loket_rating_summarise:
 * @services: (element-type LoketRatingSums): what was counted of each
 * @weight_011: see loket_satisfaction_index()
 *
 * A mean of fewer than LOKET_RATING_LEAST answers is not shown, and cannot be worked out from what
 * is shown.
 *
 * Returns: (transfer full): the summary, without its days
 */
LoketRatingSummary *
loket_rating_summarise (const GPtrArray *services, gboolean weight_011)
{
  LoketRatingSummary *summary = loket_rating_summary_new ();
  LoketRatingSums office = {0};

  summary->services = g_list_store_new (loket_rating_group_get_type ());
  for (guint i = 0; i < services->len; i++) {
    g_autoptr (LoketRatingGroup) group = make_group (services->pdata[i], weight_011);
    office.ratings += group->ratings;
    g_list_store_append (summary->services, group);
  }
  office.overall = total_of (services, G_STRUCT_OFFSET (LoketRatingSums, overall));
  for (guint i = 0; i < LOKET_N_ELEMENTS; i++)
    office.elements[i] = total_of (services, G_STRUCT_OFFSET (LoketRatingSums, elements[i]));
  summary->office = make_group (&office, weight_011);
  return summary;
}
