/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Register and lists as rule inputs.  What nobody has found out stays unknown; what the office
 * itself would have to have (a record of counselling, a place in a list that is here) is known. */
#include "config.h"

#include "core/rule-facts.h"

#include "core/calendar.h"

#include <stdlib.h>
#include <string.h>

#define MONTHS 12

/**
 * loket_source_is_gone_by:
 * @kind: (nullable): of a source of lists
 *
 * Returns: %TRUE when to stand in its lists is to be listed as poor (domain.md 4.3): lists of the
 *   register, of villages and of offices name everybody or members of something else
 */
gboolean
loket_source_is_gone_by (const char *kind)
{
  return g_strcmp0 (kind, "national") == 0;
}

/**
 * loket_profile_goes_by:
 * @profile: a profile
 * @source: of lists
 * @rank: (out): how far it is trusted, 1 = most
 *
 * Returns: %TRUE when to stand in its lists is to be listed; a source that the profile does not
 *   name is not gone by
 */
gboolean
loket_profile_goes_by (LoketProfile *profile, const char *source, gint64 *rank)
{
  LoketSource *found = loket_profile_source (profile, source);

  *rank = found != NULL ? found->rank : LOKET_SOURCE_LEAST;
  return found != NULL && loket_source_is_gone_by (found->kind);
}

/* Months since the year 0; the month is 1 to 12. */
static gboolean
take_month (long year, long month, int *number)
{
  *number = (int) (year * MONTHS + month - 1);
  return year > 0 && month >= 1 && month <= MONTHS;
}

/**
 * loket_period_end:
 * @period: of a list: "2026-Q4", "2026-S2", "2026-11", "2026-11-22" or "2026"
 * @month: (out): its last month, counted from the year 0
 *
 * Returns: %FALSE when it says no time
 */
gboolean
loket_period_end (const char *period, int *month)
{
  char *rest = NULL;
  const long year = strtol (period, &rest, 10);

  if (rest - period != 4)
    return FALSE;
  if (*rest == '\0')
    return take_month (year, MONTHS, month);
  if (*rest != '-')
    return FALSE;
  if (g_ascii_toupper (rest[1]) == 'Q')
    return rest[2] >= '1' && rest[2] <= '4' && rest[3] == '\0' &&
           take_month (year, (rest[2] - '0') * 3, month);
  if (g_ascii_toupper (rest[1]) == 'S')
    return rest[2] >= '1' && rest[2] <= '2' && rest[3] == '\0' &&
           take_month (year, (rest[2] - '0') * 6, month);
  if (!g_ascii_isdigit (rest[1]) || !g_ascii_isdigit (rest[2]) ||
      (rest[3] != '\0' && rest[3] != '-'))
    return FALSE;
  return take_month (year, strtol (rest + 1, NULL, 10), month);
}

/**
 * loket_period_age:
 * @period: of a list
 * @day: business day
 *
 * Returns: months since the last one of the period; 0 while it lasts, -1 when it says no time
 */
gint64
loket_period_age (const char *period, const char *day)
{
  LoketLocalTime today;
  int end, now;

  if (!loket_period_end (period, &end) || !loket_calendar_read_day (day, &today))
    return -1;
  take_month (today.year, today.month, &now);
  return MAX (0, now - end);
}

/* Whether a list is newer than another one or, of the same time, trusted more. */
static gboolean
outranks (const LoketListSaying *one, const LoketListSaying *other)
{
  int end = 0, other_end = 0;

  if (other == NULL)
    return TRUE;
  loket_period_end (one->period, &end);
  loket_period_end (other->period, &other_end);
  return end != other_end ? end > other_end : one->rank < other->rank;
}

/* The decile is one of the family: where no list names the person himself, that of who lives with
 * him counts. */
static const LoketListSaying *
find_decile (const LoketListSaying *sayings, guint n_sayings, gboolean own)
{
  const LoketListSaying *best = NULL;

  for (guint i = 0; i < n_sayings; i++) {
    const LoketListSaying *saying = &sayings[i];
    if (saying->own == own && saying->office_goes_by && saying->decile > 0 &&
        outranks (saying, best))
      best = saying;
  }
  return best;
}

static gboolean
is_named (const LoketListSaying *sayings, guint n_sayings, gboolean own)
{
  for (guint i = 0; i < n_sayings; i++)
    if (sayings[i].own == own && sayings[i].office_goes_by)
      return TRUE;
  return FALSE;
}

/**
 * loket_listing_find:
 * @sayings: (array length=n_sayings): what lists say of somebody and of who lives with him
 * @n_sayings: how many of them
 * @day: business day
 * @listing: (out): whether he is listed, and by which of @sayings
 *
 * The newest list counts and, of the same time, that of the source that is trusted most (domain.md
 * 4.3); whether it is poor and new enough is said by %LOKET_LISTED_DECILE and %LOKET_LISTED_MONTHS.
 */
void
loket_listing_find (const LoketListSaying *sayings,
                    guint n_sayings,
                    const char *day,
                    LoketListing *listing)
{
  const gboolean own = is_named (sayings, n_sayings, TRUE);
  gint64 age;

  *listing = (LoketListing){
      .named = own || is_named (sayings, n_sayings, FALSE),
      .decile = find_decile (sayings, n_sayings, own),
  };
  if (listing->decile == NULL)
    return;
  age = loket_period_age (listing->decile->period, day);
  listing->counts =
      listing->decile->decile <= LOKET_LISTED_DECILE && age >= 0 && age <= LOKET_LISTED_MONTHS;
}

/**
 * loket_rule_inputs_on_list:
 * @inputs: what was known of somebody
 *
 * The same as %LoketListing says it, of inputs that are kept.
 *
 * Returns: whether he is on a list that counts and that no field check contradicts
 */
gboolean
loket_rule_inputs_on_list (const LoketRuleInputs *inputs)
{
  return inputs->decile.set && inputs->decile.value <= LOKET_LISTED_DECILE &&
         inputs->decile_age_months.set && inputs->decile_age_months.value <= LOKET_LISTED_MONTHS &&
         inputs->decile_refuted != LOKET_TRUTH_YES;
}

/**
 * loket_list_sayings_told:
 * @sayings: (array length=n_sayings): what lists say of somebody and of who lives with him
 * @n_sayings: how many of them
 * @told: (out): what they tell beside their columns: a servant anywhere in the household is one of
 *   the household, an insurance is the person's own
 */
void
loket_list_sayings_told (const LoketListSaying *sayings, guint n_sayings, LoketListTold *told)
{
  *told = (LoketListTold){FALSE};
  for (guint i = 0; i < n_sayings; i++) {
    const LoketListTold *one = &sayings[i].told;
    told->civil_servant |= one->civil_servant;
    told->civil_servant_rank = MAX (told->civil_servant_rank, one->civil_servant_rank);
    told->other_insurance |= sayings[i].own && one->other_insurance;
  }
}

static void
fill_lists (const LoketRuleFacts *facts, const char *day, LoketRuleInputs *inputs)
{
  LoketListing listing;
  gint64 age;

  loket_listing_find (facts->sayings, facts->n_sayings, day, &listing);
  if (listing.named)
    inputs->listed = LOKET_TRUTH_YES;
  else if (facts->lists_known && !facts->in_doubt)
    inputs->listed = LOKET_TRUTH_NO;
  if (listing.decile == NULL)
    return;
  age = loket_period_age (listing.decile->period, day);
  inputs->decile = LOKET_SOME (listing.decile->decile);
  inputs->decile_source = g_strdup (listing.decile->source);
  if (age >= 0)
    inputs->decile_age_months = LOKET_SOME (age);
}

/* Who is in no such list may be it all the same. */
static void
fill_told (const LoketRuleFacts *facts, LoketRuleInputs *inputs)
{
  LoketListTold told;

  loket_list_sayings_told (facts->sayings, facts->n_sayings, &told);
  if (told.civil_servant)
    inputs->civil_servant = LOKET_TRUTH_YES;
  if (told.other_insurance)
    inputs->other_insurance = LOKET_TRUTH_YES;
  /* Of several the highest counts, and who says none may have the highest. */
  if (told.civil_servant_rank > 0 && told.civil_servant_rank < LOKET_RANK_NOT_SAID)
    inputs->civil_servant_rank = LOKET_SOME (told.civil_servant_rank);
}

static LoketTruth
alive (LoketLifeStatus status)
{
  switch (status) {
  case LOKET_LIFE_DEAD:
  case LOKET_LIFE_INVALID:
    return LOKET_TRUTH_NO;
  case LOKET_LIFE_MISSING:
    return LOKET_TRUTH_UNKNOWN;
  case LOKET_LIFE_ALIVE:
  case LOKET_LIFE_MOVED:
  case LOKET_LIFE_LEFT:
  default:
    return LOKET_TRUTH_YES;
  }
}

/**
 * loket_family_card_is_of:
 * @number: of a family card
 * @office_id: code of a district
 *
 * Returns: whether it was given out there: it begins with the digits of the regency (domain.md
 *   2.2), "3314" for "33.14"
 */
gboolean
loket_family_card_is_of (const char *number, const char *office_id)
{
  for (const char *at = office_id; *at != '\0'; at++)
    if (*at != '.' && *number++ != *at)
      return FALSE;
  return TRUE;
}

/* The family card says it; the village where nobody has seen the card. */
static LoketTruth
resident (const LoketRuleFacts *facts, const char *office_id)
{
  const gsize length = strlen (office_id);

  if (facts->life_status == LOKET_LIFE_MOVED)
    return LOKET_TRUTH_NO;
  if (facts->family_card != NULL)
    return loket_truth_of (loket_family_card_is_of (facts->family_card, office_id));
  if (facts->village != NULL)
    return loket_truth_of (strncmp (facts->village, office_id, length) == 0 &&
                           (facts->village[length] == '.' || facts->village[length] == '\0'));
  return LOKET_TRUTH_UNKNOWN;
}

/**
 * loket_rule_facts_fill:
 * @facts: what register and lists give
 * @office_id: code of the district: "33.14"
 * @day: business day
 * @inputs: inputs that know nothing yet; gets what @facts tell
 *
 * What is asked of the office itself (consideration, counselling, purpose, conditions, end date) is
 * no as long as nobody sets it.
 */
void
loket_rule_facts_fill (const LoketRuleFacts *facts,
                       const char *office_id,
                       const char *day,
                       LoketRuleInputs *inputs)
{
  inputs->alive = alive (facts->life_status);
  inputs->resident = resident (facts, office_id);
  inputs->card_elsewhere = facts->card_elsewhere;
  inputs->applied = facts->applied;
  if (facts->household_size > 0)
    inputs->household_size = LOKET_SOME (MIN (facts->household_size, 99));
  inputs->consideration = LOKET_TRUTH_NO;
  inputs->counselling = LOKET_TRUTH_NO;
  inputs->purpose_written = LOKET_TRUTH_NO;
  inputs->conditions_written = LOKET_TRUTH_NO;
  inputs->end_date_written = LOKET_TRUTH_NO;
  fill_lists (facts, day, inputs);
  fill_told (facts, inputs);
}

/**
 * loket_rule_inputs_add_condition:
 * @inputs: inputs
 * @condition: a condition of need that is on record
 *
 * Adds it unless it is there.
 */
void
loket_rule_inputs_add_condition (LoketRuleInputs *inputs, const char *condition)
{
  const guint n = inputs->conditions != NULL ? g_strv_length (inputs->conditions) : 0;

  if (n >= LOKET_RULE_INPUT_CONDITIONS ||
      (n > 0 && g_strv_contains ((const char *const *) inputs->conditions, condition)))
    return;
  inputs->conditions = g_renew (char *, inputs->conditions, n + 2);
  inputs->conditions[n] = g_strdup (condition);
  inputs->conditions[n + 1] = NULL;
}
