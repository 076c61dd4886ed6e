/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule inputs of a person and his household from the store: register, newest lists, surveys,
 * conditions in force, counselling, cards. */
#include "config.h"

#include "office/rule-facts.h"

#include "core/calendar.h"
#include "core/decision.h"
#include "core/form.h"
#include "core/list.h"
#include "office/office.h"
#include "office/standings.h"
#include "store/decisions.h"
#include "store/lists.h"
#include "store/people.h"
#include "store/person-history.h"
#include "wire/json.h"

#include <string.h>

#define DOUBTS 20
#define MONTHS 12

/* One person's inputs while they are put together. */
typedef struct {
  LoketTurn *turn;
  LoketTxn *txn;
  LoketPerson *person;
  LoketHousehold *household; /* nullable */
  GPtrArray *people;         /* ids: the person first, then who lives with him now */
  LoketStandings said;
} Gathering;

static void
gathering_clear (Gathering *self)
{
  g_clear_object (&self->person);
  g_clear_object (&self->household);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  loket_standings_clear (&self->said);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

/**
 * loket_day_months_later:
 * @day: a day
 * @months: how many later, or earlier when negative
 *
 * Returns: (transfer full): the same day of that month, or its last one: "2027-02-28"
 */
char *
loket_day_months_later (const char *day, gint64 months)
{
  LoketLocalTime local;
  gint64 number;

  if (!loket_calendar_read_day (day, &local))
    return g_strdup (day);
  number = local.year * MONTHS + local.month - 1 + months;
  local.year = (int) (number / MONTHS);
  local.month = (int) (number % MONTHS) + 1;
  local.day =
      MIN (local.day, g_date_get_days_in_month ((GDateMonth) local.month, (GDateYear) local.year));
  return g_strdup_printf ("%04d-%02d-%02d", local.year, local.month, local.day);
}

static gboolean
begin (Gathering *self, LoketTurn *turn, const char *person, GError **error)
{
  self->turn = turn;
  self->txn = loket_turn_txn (turn);
  self->person = loket_txn_person (self->txn, person, error);
  if (self->person == NULL)
    return FALSE;
  self->people = loket_people_with (turn, person, &self->household, error);
  return self->people != NULL;
}

/* Only where a list that counts is here, not to be in it is known. */
static gboolean
look_for_lists (Gathering *self, gboolean *known, GError **error)
{
  LoketProfile *profile = loket_turn_profile (self->turn);
  const guint n =
      profile->sources != NULL ? g_list_model_get_n_items (G_LIST_MODEL (profile->sources)) : 0;

  *known = FALSE;
  for (guint i = 0; i < n && !*known; i++) {
    g_autoptr (LoketSource) source = g_list_model_get_item (G_LIST_MODEL (profile->sources), i);
    if (loket_source_is_gone_by (source->kind) &&
        !loket_txn_has_speaking_list (self->txn, source->key, known, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
look_for_doubts (Gathering *self, gboolean *in_doubt, GError **error)
{
  g_autoptr (GPtrArray) pairs =
      loket_txn_open_pairs_of_person (self->txn, self->person->id, DOUBTS, error);

  *in_doubt = FALSE;
  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    *in_doubt |= loket_pair_cast (pairs->pdata[i])->list_row != NULL;
  return pairs != NULL;
}

/* In which household he was on that day, if he is there no more. */
static gboolean
left_since (Gathering *self, GPtrArray *memberships, const char *day)
{
  for (guint i = 0; i < memberships->len; i++) {
    const LoketHouseholdMember *member = loket_household_member_cast (memberships->pdata[i]);
    if (member->until_day != NULL && strcmp (member->from_day, day) <= 0 &&
        strcmp (member->until_day, day) >= 0)
      return self->household != NULL && strcmp (member->household, self->household->id) != 0;
  }
  return FALSE;
}

/* A card that the person got in the household that he has left since (domain.md 4.5, rule 1). */
static gboolean
look_for_card (Gathering *self, LoketTruth *elsewhere, GError **error)
{
  g_autoptr (LoketDecision) decision = NULL;
  g_autoptr (GPtrArray) memberships = NULL;

  if (!loket_txn_card_decision (self->txn, self->person->id, &decision, error))
    return FALSE;
  *elsewhere = LOKET_TRUTH_NO;
  if (decision == NULL || decision->from_day == NULL)
    return TRUE;
  memberships = loket_txn_memberships_of_person (self->txn, self->person->id, error);
  if (memberships != NULL)
    *elsewhere = loket_truth_of (left_since (self, memberships, decision->from_day));
  return memberships != NULL;
}

static gboolean
fill_plain (Gathering *self, const char *application, LoketRuleInputs *inputs, GError **error)
{
  LoketRuleFacts facts = {
      .life_status = self->person->life_status,
      .family_card = self->household != NULL ? self->household->family_card : NULL,
      .village = self->person->village,
      .household_size = self->household != NULL ? self->people->len : 0,
      .applied = loket_truth_of (application != NULL),
  };

  if (!loket_standings_read (&self->said, self->turn, self->people, error) ||
      !look_for_lists (self, &facts.lists_known, error) ||
      !look_for_doubts (self, &facts.in_doubt, error) ||
      !look_for_card (self, &facts.card_elsewhere, error))
    return FALSE;
  facts.sayings = (const LoketListSaying *) (gpointer) self->said.sayings->data;
  facts.n_sayings = self->said.sayings->len;
  loket_rule_facts_fill (
      &facts, loket_turn_profile (self->turn)->office_id, loket_turn_day (self->turn), inputs);
  return TRUE;
}

static int
compare_surveys (gconstpointer a, gconstpointer b)
{
  const LoketSurvey *one = *(LoketSurvey *const *) a;
  const LoketSurvey *other = *(LoketSurvey *const *) b;
  const int by_day = strcmp (one->day, other->day);

  if (by_day != 0)
    return by_day;
  if (one->created_at != other->created_at)
    return one->created_at < other->created_at ? -1 : 1;
  return strcmp (one->id, other->id);
}

/* A form for the field that was filled at the counter or by telephone, or by one officer alone,
 * says nothing of what a field check has to find out: that stays unknown, and the rules ask for it.
 */
static gboolean
is_enough (Gathering *self, const LoketSurvey *survey)
{
  const LoketForm *form = loket_form_book_form (
      loket_office_forms (loket_turn_office (self->turn)), survey->form, survey->form_version);

  return form == NULL || g_strcmp0 (form->use, "field") != 0 ||
         loket_survey_is_field_check (survey);
}

/* Surveys of the household, oldest first: what a later one says counts. */
static GPtrArray *
gather_surveys (Gathering *self, GError **error)
{
  g_autofree char *since =
      loket_day_months_later (loket_turn_day (self->turn), -LOKET_SURVEY_MONTHS);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->people->len; i++) {
    g_autoptr (GPtrArray) some =
        loket_txn_surveys_that_count (self->txn, self->people->pdata[i], since, error);
    if (some == NULL)
      return NULL;
    for (guint k = 0; k < some->len; k++)
      if (is_enough (self, some->pdata[k]))
        g_ptr_array_add (all, g_object_ref (some->pdata[k]));
  }
  g_ptr_array_sort (all, compare_surveys);
  return g_steal_pointer (&all);
}

/* The last one of each form speaks. */
static gboolean
is_outdated (GPtrArray *surveys, guint at)
{
  const LoketSurvey *survey = surveys->pdata[at];

  for (guint i = at + 1; i < surveys->len; i++)
    if (strcmp (((LoketSurvey *) surveys->pdata[i])->form, survey->form) == 0)
      return TRUE;
  return FALSE;
}

/* Whoever was there before the list was made contradicts nothing of it. */
static gboolean
is_before_list (Gathering *self, const LoketSurvey *survey, const LoketRuleInputs *inputs)
{
  LoketLocalTime day;

  return inputs->decile_age_months.set && loket_calendar_read_day (survey->day, &day) &&
         loket_period_age (survey->day, loket_turn_day (self->turn)) >
             inputs->decile_age_months.value + 2;
}

static void
feed_survey (Gathering *self, LoketSurvey *survey, LoketRuleInputs *inputs)
{
  const LoketFormBook *book = loket_office_forms (loket_turn_office (self->turn));
  LoketForm *form = loket_form_book_form (book, survey->form, survey->form_version);
  const LoketTruth refuted = inputs->decile_refuted;
  g_autoptr (LoketRecord) answers = NULL;

  if (form == NULL ||
      (strcmp (survey->person, self->person->id) != 0 && g_strcmp0 (form->use, "counter") == 0))
    return;
  /* Dropped: answers that cannot be read tell nothing. */
  answers = loket_json_to_record (loket_answers_get_type (),
                                  survey->answers,
                                  strlen (survey->answers),
                                  LOKET_JSON_ANSWER,
                                  NULL);
  if (answers == NULL)
    return;
  loket_form_feed (form, loket_answers_cast (answers), inputs);
  if (is_before_list (self, survey, inputs))
    inputs->decile_refuted = refuted;
}

static gboolean
feed_surveys (Gathering *self, LoketRuleInputs *inputs, GError **error)
{
  g_autoptr (GPtrArray) surveys = gather_surveys (self, error);

  for (guint i = 0; surveys != NULL && i < surveys->len; i++)
    if (!is_outdated (surveys, i))
      feed_survey (self, surveys->pdata[i], inputs);
  return surveys != NULL;
}

/**
 * loket_condition_holds:
 * @condition: a condition of need
 * @day: a day
 *
 * Returns: whether it is in force on that day
 */
gboolean
loket_condition_holds (const LoketCondition *condition, const char *day)
{
  if (strcmp (condition->from_day, day) > 0)
    return FALSE;
  if (condition->until_day == NULL)
    return TRUE;
  /* Who ended it has seen that it is over on that day. */
  return condition->ended_by != NULL ? strcmp (condition->until_day, day) > 0
                                     : strcmp (condition->until_day, day) >= 0;
}

/* Of all who live together: an ill breadwinner makes the household less able. */
static gboolean
add_conditions (Gathering *self, LoketRuleInputs *inputs, GError **error)
{
  const char *day = loket_turn_day (self->turn);

  for (guint i = 0; i < self->people->len; i++) {
    g_autoptr (GPtrArray) conditions =
        loket_txn_conditions (self->txn, self->people->pdata[i], error);
    if (conditions == NULL)
      return FALSE;
    for (guint k = 0; k < conditions->len; k++) {
      const LoketCondition *condition = loket_condition_cast (conditions->pdata[k]);
      if (loket_condition_holds (condition, day))
        loket_rule_inputs_add_condition (
            inputs, loket_enum_name (loket_condition_kind_get_type (), (int) condition->kind));
    }
  }
  return TRUE;
}

/**
 * loket_counselling_holds:
 * @counselling: a talk that is on file
 * @day: a day
 *
 * Returns: whether a card may still rest on it on that day: for a year at most, and not behind the
 *   end that was agreed
 */
gboolean
loket_counselling_holds (const LoketCounselling *counselling, const char *day)
{
  g_autofree char *last = loket_day_months_later (counselling->day, MONTHS);

  return strcmp (day, last) <= 0 &&
         (counselling->until_day == NULL || strcmp (day, counselling->until_day) <= 0);
}

/* What the office itself has to have written counts only as it stands on its own files. */
static gboolean
set_counselling (Gathering *self, LoketRuleInputs *inputs, GError **error)
{
  g_autoptr (GPtrArray) counsellings = loket_txn_counsellings (self->txn, self->person->id, error);
  const char *day = loket_turn_day (self->turn);
  const LoketCounselling *last = NULL;

  for (guint i = 0; counsellings != NULL && last == NULL && i < counsellings->len; i++)
    if (loket_counselling_holds (counsellings->pdata[i], day))
      last = counsellings->pdata[i];
  inputs->counselling = loket_truth_of (last != NULL);
  inputs->purpose_written = loket_truth_of (last != NULL && last->purpose != NULL);
  inputs->conditions_written = loket_truth_of (last != NULL && last->conditions != NULL);
  inputs->end_date_written = loket_truth_of (last != NULL && last->until_day != NULL);
  return counsellings != NULL;
}

/**
 * loket_turn_rule_inputs:
 * @turn: a turn
 * @person: id
 * @application: (nullable): id of what the person asks for
 * @inputs: (out) (transfer full): what the rules look at; a consideration is not written in it
 * @error: set when the person is not there or the store fails
 *
 * Returns: %TRUE when it is known what is known
 */
gboolean
loket_turn_rule_inputs (LoketTurn *turn,
                        const char *person,
                        const char *application,
                        LoketRuleInputs **inputs,
                        GError **error)
{
  g_auto (Gathering) gathering = {0};
  g_autoptr (LoketRuleInputs) filled = loket_rule_inputs_new ();

  if (!begin (&gathering, turn, person, error) ||
      !fill_plain (&gathering, application, filled, error) ||
      !feed_surveys (&gathering, filled, error) || !add_conditions (&gathering, filled, error) ||
      !set_counselling (&gathering, filled, error))
    return FALSE;
  *inputs = g_steal_pointer (&filled);
  return TRUE;
}
