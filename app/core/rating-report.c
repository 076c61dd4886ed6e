/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Satisfaction as a report: its periods, its numbers as text, its file for spreadsheets. */
#include "config.h"

#include "core/rating-report.h"

#include "core/calendar.h"
#include "core/csv-text.h"
#include "core/questionnaire.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MONTHS 12

static const struct {
  const char *title;
  int months;    /* that it lasts */
  gboolean last; /* the one before that of today */
} periods[LOKET_N_PERIODS] = {
    [LOKET_PERIOD_THIS_MONTH] = {N_ ("This month"), 1, FALSE},
    [LOKET_PERIOD_LAST_MONTH] = {N_ ("Last month"), 1, TRUE},
    [LOKET_PERIOD_THIS_HALF] = {N_ ("This half-year"), 6, FALSE},
    [LOKET_PERIOD_LAST_HALF] = {N_ ("Last half-year"), 6, TRUE},
    [LOKET_PERIOD_THIS_YEAR] = {N_ ("This year"), MONTHS, FALSE},
    [LOKET_PERIOD_LAST_YEAR] = {N_ ("Last year"), MONTHS, TRUE},
};

/**
 * loket_period_title:
 * @period: a period
 *
 * Returns: (transfer none): msgid of what it is called
 */
const char *
loket_period_title (LoketPeriod period)
{
  g_return_val_if_fail ((guint) period < LOKET_N_PERIODS, NULL);
  return periods[period].title;
}

/**
 * loket_period_query:
 * @period: a period
 * @today: "2026-11-23"
 *
 * Returns: (transfer full): its days; what has not come yet is left out
 */
LoketRatingQuery *
loket_period_query (LoketPeriod period, const char *today)
{
  LoketRatingQuery *query = loket_rating_query_new ();
  LoketLocalTime now;
  int first;

  g_return_val_if_fail ((guint) period < LOKET_N_PERIODS, query);
  g_return_val_if_fail (loket_calendar_read_day (today, &now), query);
  first = now.year * MONTHS + (now.month - 1) / periods[period].months * periods[period].months;
  if (periods[period].last) {
    g_autofree char *next = g_strdup_printf ("%04d-%02d-01", first / MONTHS, first % MONTHS + 1);
    query->until_day = loket_calendar_later_day (next, -1);
    first -= periods[period].months;
  } else {
    query->until_day = g_strdup (today);
  }
  query->from_day = g_strdup_printf ("%04d-%02d-01", first / MONTHS, first % MONTHS + 1);
  return query;
}

/**
 * loket_hundredths_text:
 * @language: "id", "jv" or "en"
 * @hundredths: 8425
 *
 * Returns: (transfer full): "84,25", in English "84.25"
 */
char *
loket_hundredths_text (const char *language, gint64 hundredths)
{
  return g_strdup_printf ("%d%s%02d",
                          (int) (hundredths / 100),
                          strcmp (language, "en") == 0 ? "." : ",",
                          (int) (hundredths % 100));
}

/**
 * loket_mean_text:
 * @language: "id", "jv" or "en"
 * @hundredths: a mean or an index
 *
 * Returns: (transfer full): as loket_hundredths_text(), "–" where it is not shown
 */
char *
loket_mean_text (const char *language, LoketOptional hundredths)
{
  return hundredths.set ? loket_hundredths_text (language, hundredths.value) : g_strdup ("–");
}

/**
 * loket_mean_share:
 * @hundredths: a mean
 *
 * Returns: how long its bar is, 0 to 1 for the whole; the scale begins at 1 and ends at 4
 */
double
loket_mean_share (LoketOptional hundredths)
{
  const double least = 100.0 * LOKET_SCALE_MIN, most = 100.0 * LOKET_SCALE_MAX;

  return hundredths.set ? ((double) hundredths.value - least) / (most - least) : 0;
}

/**
 * loket_rating_group_title:
 * @group: the office or a service
 * @profile: the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer none): what it is called; a service that the profile has no more by its key
 */
const char *
loket_rating_group_title (LoketRatingGroup *group, LoketProfile *profile, const char *language)
{
  LoketService *service;

  if (group->service == NULL)
    return loket_text (language, N_ ("Whole office"));
  service = loket_profile_service (profile, group->service);
  return service != NULL ? loket_phrase_in (service->title, language) : group->service;
}

/* The file */

static void
append_number (GString *csv, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  loket_csv_append (csv, text);
}

/* With a point in every language: programs read it. */
static void
append_mean (GString *csv, LoketOptional mean)
{
  g_autofree char *text = mean.set ? loket_hundredths_text ("en", mean.value) : g_strdup ("");

  loket_csv_append (csv, text);
}

static void
append_heads (GString *csv, const char *language)
{
  loket_csv_append (csv, loket_text (language, N_ ("Service")));
  loket_csv_append (csv, loket_text (language, N_ ("Answers")));
  loket_csv_append (csv, loket_text (language, N_ ("Quick answers")));
  loket_csv_append (csv, loket_text (language, N_ ("Mean of quick answers")));
  for (guint i = 0; i < LOKET_N_ELEMENTS; i++) {
    g_autofree char *head = g_strdup_printf (
        "U%u %s", i + 1, loket_text (language, loket_element_title ((LoketElement) i)));
    g_autofree char *count = g_strdup_printf ("U%u n", i + 1);
    loket_csv_append (csv, head);
    loket_csv_append (csv, count);
  }
  loket_csv_append (csv, loket_text (language, N_ ("Index")));
  loket_csv_append (csv, loket_text (language, N_ ("Grade")));
  loket_csv_end_row (csv);
}

static void
append_group (GString *csv, LoketRatingGroup *group, LoketProfile *profile, const char *language)
{
  loket_csv_append_harmless (csv, loket_rating_group_title (group, profile, language));
  append_number (csv, group->ratings);
  append_number (csv, group->overall_n);
  append_mean (csv, group->overall_mean);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (group->elements)); i++) {
    g_autoptr (LoketElementScore) score = g_list_model_get_item (G_LIST_MODEL (group->elements), i);
    append_mean (csv, score->mean);
    append_number (csv, score->n);
  }
  append_mean (csv, group->index);
  loket_csv_append (csv, group->grade == LOKET_GRADE_NONE ? "" : loket_grade_letter (group->grade));
  loket_csv_end_row (csv);
}

/**
 * loket_rating_csv:
 * @summary: of a period
 * @profile: the office
 * @language: of its heads
 *
 * Returns: (transfer full): a row for the office and one for each service, RFC 4180; what too few
 *   have answered is empty
 */
char *
loket_rating_csv (LoketRatingSummary *summary, LoketProfile *profile, const char *language)
{
  GString *csv = g_string_new (NULL);

  append_heads (csv, language);
  append_group (csv, summary->office, profile, language);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (summary->services)); i++) {
    g_autoptr (LoketRatingGroup) group =
        g_list_model_get_item (G_LIST_MODEL (summary->services), i);
    append_group (csv, group, profile, language);
  }
  return g_string_free (csv, FALSE);
}
