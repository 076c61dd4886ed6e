/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Surveys as they are shown: one with its form, and lists of them; the desk in surveys.c answers
 * with it. */
#include "config.h"

#include "core/error.h"
#include "office/field-work.h"
#include "office/people.h"
#include "office/surveys-private.h"
#include "store/pairs.h"
#include "store/surveys.h"

#include <stdio.h>
#include <string.h>

#define PAGE 50
#define ID_SIZE 40

static void
count_questions (LoketSurveyView *view)
{
  LoketFormScore score;

  if (view->form == NULL || !loket_form_check (view->form, view->answers, FALSE, NULL))
    return;
  loket_form_score (view->form, view->answers, &score);
  view->countable = score.most;
  view->open = score.open;
}

/* Illness and disability are told at the counter to whoever decides about it; a form of the field
 * is for all who go there, once it is handed in (UU 27/2022, art. 4). */
static gboolean
check_reader (LoketTurn *turn, const LoketSurvey *survey, const LoketForm *form, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);
  const gboolean own = g_strcmp0 (caller->officer, survey->officer) == 0 ||
                       g_strcmp0 (caller->officer, survey->neighbour_officer) == 0;

  if (own || loket_caller_may (caller, LOKET_MAY_PREPARE_DECISIONS) ||
      (form != NULL && strcmp (form->use, "field") == 0 && survey->state != LOKET_SURVEY_DRAFT))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "what was told at the counter");
  return FALSE;
}

/**
 * loket_survey_open:
 * @turn: a read turn
 * @record: a LoketSurveyReference
 * @error: set to %LOKET_ERROR_NOT_FOUND or %LOKET_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full): a LoketSurveyView
 */
LoketRecord *
loket_survey_open (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketSurveyView) view = loket_survey_view_new ();
  g_autoptr (LoketPerson) person = NULL;
  LoketSurvey *survey;

  view->survey = survey =
      loket_survey_get (turn, loket_survey_reference_cast (record)->survey, error);
  if (survey == NULL)
    return NULL;
  person = loket_txn_living_person (loket_turn_txn (turn), survey->person, error);
  if (person == NULL ||
      !loket_field_application_number (turn, survey->application, &view->application_number, error))
    return NULL;
  view->name = g_strdup (person->name);
  view->place = loket_place_label (turn, survey->village);
  view->officer_name = loket_turn_officer_name (turn, survey->officer);
  view->neighbour_officer_name = loket_turn_officer_name (turn, survey->neighbour_officer);
  view->checked_by_name = loket_turn_officer_name (turn, survey->checked_by);
  /* Dropped: a form that the profile has no more, or changed, does not hide what was answered. */
  g_set_object (&view->form,
                loket_survey_form (turn, survey->form, LOKET_SOME (survey->form_version), NULL));
  if (!check_reader (turn, survey, view->form, error))
    return NULL;
  view->answers = loket_survey_answers (survey);
  count_questions (view);
  return LOKET_RECORD (g_steal_pointer (&view));
}

static LoketSurveyEntry *
entry_of (LoketTurn *turn, LoketSurvey *survey, GError **error)
{
  g_autoptr (LoketPerson) person =
      loket_txn_living_person (loket_turn_txn (turn), survey->person, error);
  LoketForm *form;
  LoketSurveyEntry *entry;

  if (person == NULL)
    return NULL;
  form = loket_survey_form (turn, survey->form, LOKET_SOME (survey->form_version), NULL);
  entry = loket_survey_entry_new ();
  entry->id = g_strdup (survey->id);
  entry->application = g_strdup (survey->application);
  entry->person = g_strdup (person->id);
  entry->name = g_strdup (person->name);
  entry->place = loket_place_label (turn, survey->village);
  entry->form = g_strdup (survey->form);
  entry->title = form != NULL ? g_object_ref (form->title) : NULL;
  entry->channel = survey->channel;
  entry->state = survey->state;
  entry->day = g_strdup (survey->day);
  entry->officer_name = loket_turn_officer_name (turn, survey->officer);
  entry->changed_at = survey->changed_at;
  return entry;
}

static gboolean
read_place (const char *after, LoketSurveyFilter *filter, char id[ID_SIZE], GError **error)
{
  if (after == NULL)
    return TRUE;
  if (sscanf (after, "%" G_GINT64_FORMAT "-%39s", &filter->changed_at, id) == 2) {
    filter->id = id;
    return TRUE;
  }
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "after", "no place of a page");
  return FALSE;
}

static gboolean
fill_page (LoketTurn *turn, LoketSurveyPage *page, GPtrArray *found, guint limit, GError **error)
{
  page->surveys = g_list_store_new (loket_survey_entry_get_type ());
  for (guint i = 0; i < MIN (found->len, limit); i++) {
    g_autoptr (LoketSurveyEntry) entry = entry_of (turn, found->pdata[i], error);
    if (entry == NULL)
      return FALSE;
    g_list_store_append (page->surveys, entry);
  }
  if (found->len > limit) {
    LoketSurvey *last = found->pdata[limit - 1];
    page->next = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", last->changed_at, last->id);
  }
  return TRUE;
}

/**
 * loket_survey_list:
 * @turn: a read turn
 * @record: a LoketSurveyQuery
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: (transfer full): a LoketSurveyPage
 */
LoketRecord *
loket_survey_list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketSurveyQuery *query = loket_survey_query_cast (record);
  const LoketCaller *caller = loket_turn_caller (turn);
  const guint limit = query->limit.set ? (guint) query->limit.value : PAGE;
  LoketSurveyFilter filter = {
      .person = query->person,
      .application = query->application,
      .area = query->area != NULL ? query->area : caller->area,
      .officer = query->own ? caller->officer : NULL,
  };
  g_autoptr (LoketSurveyPage) page = loket_survey_page_new ();
  g_autoptr (GPtrArray) found = NULL;
  char id[ID_SIZE];

  if (!loket_field_states (loket_survey_state_get_type (), query->states, &filter.states, error) ||
      !read_place (query->after, &filter, id, error))
    return NULL;
  found = loket_txn_surveys (loket_turn_txn (turn), &filter, limit + 1, error);
  if (found == NULL || !fill_page (turn, page, found, limit, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&page));
}
