/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of satisfaction (SKM, PermenPANRB 14/2017): what people think is taken down so that
 * nobody can be found by it. */
#include "config.h"

#include "office/turn.h"

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/profile.h"
#include "core/rating.h"
#include "office/office-private.h"
#include "store/ratings.h"

#include <string.h>

static gboolean
check_source (LoketTurn *turn, LoketRatingRequest *request, GError **error)
{
  const gboolean at_kiosk = loket_turn_caller (turn)->kind == LOKET_DEVICE_KIOSK;

  if ((request->source == LOKET_RATING_KIOSK) == at_kiosk)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "source", "it did not come from there");
  return FALSE;
}

/* Only a paper may be of an earlier day: whoever stands before a screen is there today. */
static gboolean
check_day (LoketTurn *turn, LoketRatingRequest *request, GError **error)
{
  const char *today = loket_turn_day (turn);
  g_autofree char *first = loket_calendar_later_day (today, -LOKET_RATING_LATE);

  if (request->day == NULL ||
      (request->source == LOKET_RATING_PAPER && strcmp (request->day, today) <= 0 &&
       strcmp (request->day, first) >= 0))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "day", "not a day of a paper");
  return FALSE;
}

static gboolean
check (LoketTurn *turn, LoketRatingRequest *request, GError **error)
{
  if (loket_profile_service (loket_turn_profile (turn), request->service) == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "service", "no such service in the profile");
    return FALSE;
  }
  if (!loket_rating_has_answer (request)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "overall", "nothing was answered");
    return FALSE;
  }
  return check_source (turn, request, error) && check_day (turn, request, error);
}

/* The audit row has the moment and the device, so it says that somebody was asked, and nothing of
 * what he answered. */
static LoketRecord *
give (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketRatingRequest *request = loket_rating_request_cast (record);
  g_autoptr (LoketRating) rating = NULL;
  g_autoptr (LoketRatingThanks) thanks = loket_rating_thanks_new ();

  if (!check (turn, request, error))
    return NULL;
  rating = loket_rating_from_request (request);
  rating->id = loket_id_new_timeless (loket_office_random (loket_turn_office (turn)));
  if (rating->day == NULL || !loket_rating_may_be_of (rating->day, loket_turn_day (turn))) {
    g_free (rating->day);
    rating->day = g_strdup (loket_turn_day (turn));
  }
  if (!loket_txn_insert (loket_turn_txn (turn), LOKET_RECORD (rating), error))
    return NULL;
  thanks->day = g_strdup (rating->day);
  loket_turn_note (turn, thanks, NULL);
  return LOKET_RECORD (g_steal_pointer (&thanks));
}

static LoketRecord *
summary (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketRatingQuery *query = loket_rating_query_cast (record);
  g_autoptr (GPtrArray) sums = NULL;

  if (strcmp (query->from_day, query->until_day) > 0) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "until_day", "it is before the first day");
    return NULL;
  }
  sums = loket_txn_rating_sums (loket_turn_txn (turn), query->from_day, query->until_day, error);
  if (sums == NULL)
    return NULL;
  return LOKET_RECORD (loket_rating_summarise (
      sums, query, loket_turn_day (turn), loket_turn_profile (turn)->weight_011));
}

const LoketBinding loket_rating_desk[] = {
    {&LOKET_RATING_GIVE, give},
    {&LOKET_RATING_SUMMARY, summary},
    {NULL, NULL},
};
