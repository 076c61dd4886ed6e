/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of visits: two officers are sent to somebody on a day, and tell what came of it; the
 * list of a day is a route (domain.md 1.5, 1.9).  Counters use it. */
#include "config.h"

#include "core/error.h"
#include "office/applications.h"
#include "office/field-work.h"
#include "office/hands.h"
#include "office/people.h"
#include "office/rule-facts.h"
#include "store/pairs.h"
#include "store/surveys.h"

#include <string.h>

#define TO_BE_DONE LOKET_VISITS_TO_BE_DONE
#define AHEAD_MONTHS 12 /* nobody knows who goes after that */

static gboolean
move (LoketVisit *visit, const char *act, GError **error)
{
  int state;

  if (!loket_machine_move (&loket_visit_machine, (int) visit->state, act, &state, error))
    return FALSE;
  visit->state = (LoketVisitState) state;
  return TRUE;
}

static gboolean
check_day (LoketTurn *turn, const char *day, GError **error)
{
  g_autofree char *last = loket_day_months_later (loket_turn_day (turn), AHEAD_MONTHS);

  if (strcmp (day, loket_turn_day (turn)) >= 0 && strcmp (day, last) <= 0)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "day", "nobody goes yesterday, nor in years");
  return FALSE;
}

static gboolean
take (LoketTurn *turn, LoketVisit *visit, LoketVisitAssign *request, GError **error)
{
  if (!check_day (turn, request->day, error) ||
      !loket_hands_check_pair (turn, request->home_officer, request->neighbour_officer, error) ||
      !loket_field_check_officer (turn, request->home_officer, "home_officer", error) ||
      !loket_field_check_officer (turn, request->neighbour_officer, "neighbour_officer", error))
    return FALSE;
  g_free (visit->day);
  visit->day = g_strdup (request->day);
  g_free (visit->home_officer);
  visit->home_officer = g_strdup (request->home_officer);
  g_free (visit->neighbour_officer);
  visit->neighbour_officer = g_strdup (request->neighbour_officer);
  g_free (visit->assigned_by);
  visit->assigned_by = g_strdup (loket_turn_caller (turn)->officer);
  if (request->note != NULL) {
    g_free (visit->note);
    visit->note = g_strdup (request->note);
  }
  return move (visit, "assign", error);
}

/* Nobody is called on twice for the same. */
static gboolean
check_alone (LoketTurn *turn, LoketVisit *visit, GError **error)
{
  const LoketVisitFilter others = {
      .person = visit->person,
      .application = visit->application,
      .states = TO_BE_DONE,
  };
  g_autoptr (GPtrArray) open = loket_txn_visits (loket_turn_txn (turn), &others, 1, error);

  return open != NULL && (open->len == 0 || loket_field_refuse ("visit-open", error));
}

/* It is in the field from the first visit on. */
static gboolean
move_application (LoketTurn *turn, LoketVisit *visit, GError **error)
{
  g_autoptr (LoketApplication) application = NULL;

  if (visit->application == NULL)
    return TRUE;
  application = loket_application_get (turn, visit->application, error);
  if (application == NULL)
    return FALSE;
  return application->state == LOKET_APPLICATION_VERIFYING_FIELD ||
         loket_application_do (turn, application->id, "verify-in-field", NULL, NULL, error);
}

static LoketVisit *
begin (LoketTurn *turn, LoketVisitAssign *request, GError **error)
{
  g_autoptr (LoketPerson) person =
      loket_field_person (turn, request->application, request->person, error);
  g_autoptr (LoketVisit) visit = loket_visit_new ();

  if (person == NULL)
    return NULL;
  visit->state = (LoketVisitState) LOKET_NO_STATE;
  visit->id = loket_turn_new_id (turn);
  visit->application = g_strdup (request->application);
  visit->person = g_strdup (person->id);
  visit->village = g_strdup (person->village);
  visit->version = 1;
  visit->created_at = visit->changed_at = loket_turn_now (turn);
  if (!take (turn, visit, request, error) || !check_alone (turn, visit, error) ||
      !loket_turn_insert (turn, visit, error) || !move_application (turn, visit, error))
    return NULL;
  return g_steal_pointer (&visit);
}

static LoketVisit *
changed (LoketTurn *turn, LoketVisit *before)
{
  LoketVisit *after = loket_visit_cast (loket_record_copy (LOKET_RECORD (before)));

  after->version++;
  after->changed_at = loket_turn_not_before (turn, before->changed_at);
  return after;
}

static LoketVisit *
assign_again (LoketTurn *turn, LoketVisitAssign *request, GError **error)
{
  g_autoptr (LoketVisit) before = loket_visit_get (turn, request->visit, error);
  g_autoptr (LoketVisit) after = NULL;

  if (before == NULL || !loket_field_check_version (request->version, before->version, error))
    return NULL;
  after = changed (turn, before);
  if (!take (turn, after, request, error) || !loket_turn_replace (turn, before, after, error))
    return NULL;
  return g_steal_pointer (&after);
}

static LoketRecord *
assign (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketVisitAssign *request = loket_visit_assign_cast (record);

  return (LoketRecord *) (request->visit != NULL ? assign_again (turn, request, error)
                                                 : begin (turn, request, error));
}

/**
 * loket_visit_goes:
 * @visit: a visit
 * @officer: (nullable): an officer
 *
 * Returns: whether he is one of the two who are sent there
 */
gboolean
loket_visit_goes (const LoketVisit *visit, const char *officer)
{
  return g_strcmp0 (officer, visit->home_officer) == 0 ||
         g_strcmp0 (officer, visit->neighbour_officer) == 0;
}

static gboolean
goes (LoketTurn *turn, LoketVisit *visit)
{
  return loket_visit_goes (visit, loket_turn_caller (turn)->officer);
}

/* What came of it the two tell; that nobody needs to go says also whoever sent them, or a head. */
static gboolean
check_hand (LoketTurn *turn, LoketVisit *visit, const char *act, GError **error)
{
  const char *officer = loket_turn_caller (turn)->officer;
  const gboolean sent = loket_field_is_head (turn) || g_strcmp0 (officer, visit->assigned_by) == 0;

  if (strcmp (act, "assign") == 0) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "act", "visit/assign does that");
    return FALSE;
  }
  return goes (turn, visit) || (sent && strcmp (act, "cancel") == 0) ||
         loket_field_refuse ("not-your-visit", error);
}

/* A visit is over when what was found out is on file, or when a sentence says why it is not. */
static gboolean
check_found (LoketTurn *turn, LoketVisit *visit, const char *note, GError **error)
{
  const LoketSurveyFilter handed_in = {
      .visit = visit->id,
      .states = 1u << LOKET_SURVEY_SUBMITTED | 1u << LOKET_SURVEY_VERIFIED,
  };
  g_autoptr (GPtrArray) surveys = NULL;

  if (note != NULL && g_utf8_strlen (note, -1) >= LOKET_NOTE_MIN)
    return TRUE;
  surveys = loket_txn_surveys (loket_turn_txn (turn), &handed_in, 1, error);
  return surveys != NULL && (surveys->len > 0 || loket_field_refuse ("survey-first", error));
}

/* Nobody goes any more: the application waits for another way to be verified. */
static gboolean
give_up (LoketTurn *turn, LoketVisit *visit, const char *note, GError **error)
{
  const LoketVisitFilter others = {.application = visit->application, .states = TO_BE_DONE};
  g_autoptr (LoketApplication) application = NULL;
  g_autoptr (GPtrArray) open = NULL;

  if (visit->application == NULL)
    return TRUE;
  application = loket_application_get (turn, visit->application, error);
  open = application != NULL ? loket_txn_visits (loket_turn_txn (turn), &others, 1, error) : NULL;
  if (open == NULL)
    return FALSE;
  return open->len > 0 || application->state != LOKET_APPLICATION_VERIFYING_FIELD ||
         loket_application_do (turn, application->id, "not-verified", note, NULL, error);
}

/* Whoever asked for the visit goes on when it was made and its forms are there. */
static gboolean
tell_application (LoketTurn *turn, LoketVisit *visit, GError **error)
{
  g_autoptr (LoketApplication) application = NULL;

  if (visit->application == NULL)
    return TRUE;
  application = loket_application_get (turn, visit->application, error);
  return application != NULL && loket_field_settle (turn, &application, error);
}

static gboolean
check_act (LoketTurn *turn, LoketVisit *visit, LoketVisitMove *request, GError **error)
{
  const gboolean finishes = strcmp (request->act, "finish") == 0;
  const gboolean cancels = strcmp (request->act, "cancel") == 0;

  if (!check_hand (turn, visit, request->act, error))
    return FALSE;
  if (cancels && request->note == NULL)
    return loket_field_refuse ("reason-needed", error);
  if (!cancels && strcmp (visit->day, loket_turn_day (turn)) > 0)
    return loket_field_refuse ("visit-early", error);
  return !finishes || check_found (turn, visit, request->note, error);
}

static LoketRecord *
move_it (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketVisitMove *request = loket_visit_move_cast (record);
  g_autoptr (LoketVisit) before = loket_visit_get (turn, request->visit, error);
  g_autoptr (LoketVisit) after = NULL;

  if (before == NULL || !loket_field_check_version (request->version, before->version, error))
    return NULL;
  after = changed (turn, before);
  if (!move (after, request->act, error) || !check_act (turn, before, request, error))
    return NULL;
  after->tries += after->state == LOKET_VISIT_NOT_HOME ? 1 : 0;
  if (request->note != NULL) {
    g_free (after->note);
    after->note = g_strdup (request->note);
  }
  if (!loket_turn_replace (turn, before, after, error) ||
      (after->state == LOKET_VISIT_CANCELLED && !give_up (turn, after, request->note, error)) ||
      (after->state == LOKET_VISIT_DONE && !tell_application (turn, after, error)))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* What the two who were sent there found out together, on that day or later; whatever else is
 * handed in for a visit, they themselves say that it is done. */
static gboolean
is_of_both (const LoketVisit *visit, const LoketSurvey *survey)
{
  return loket_survey_is_field_check (survey) && loket_visit_goes (visit, survey->officer) &&
         loket_visit_goes (visit, survey->neighbour_officer) &&
         strcmp (survey->day, visit->day) >= 0;
}

/**
 * loket_visit_end:
 * @turn: a write turn
 * @survey: a form that is handed in and names a visit
 * @error: set when the store fails
 *
 * Nobody needs to say again that somebody was there, nor that it is done, when the form is that of
 * the two who went.
 *
 * Returns: %TRUE when the visit does not wait any more, or goes on waiting
 */
gboolean
loket_visit_end (LoketTurn *turn, const LoketSurvey *survey, GError **error)
{
  static const char *const acts[] = {"visit", "finish"};
  g_autoptr (LoketVisit) before = loket_visit_get (turn, survey->visit, error);
  g_autoptr (LoketVisit) after = NULL;

  if (before == NULL || !is_of_both (before, survey))
    return before != NULL;
  after = changed (turn, before);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (loket_machine_may (&loket_visit_machine, (int) after->state, acts[i]) &&
        !move (after, acts[i], error))
      return FALSE;
  return after->state == before->state || loket_turn_replace (turn, before, after, error);
}

/**
 * loket_visits_follow:
 * @turn: a write turn
 * @application: one that moves, as it was
 * @act: how it moves
 * @error: set when the store fails
 *
 * Nobody goes there any more for what was withdrawn or has expired.
 *
 * Returns: %TRUE when no visit for it waits any more
 */
gboolean
loket_visits_follow (LoketTurn *turn,
                     const LoketApplication *application,
                     const char *act,
                     GError **error)
{
  const LoketVisitFilter filter = {.application = application->id, .states = TO_BE_DONE};
  g_autoptr (GPtrArray) visits = NULL;

  if (strcmp (act, "withdraw") != 0 && strcmp (act, "expire") != 0)
    return TRUE;
  visits = loket_txn_visits (loket_turn_txn (turn), &filter, G_MAXINT32, error);
  for (guint i = 0; visits != NULL && i < visits->len; i++) {
    LoketVisit *before = visits->pdata[i];
    g_autoptr (LoketVisit) after = changed (turn, before);
    if (!move (after, "cancel", error) || !loket_turn_replace (turn, before, after, error))
      return FALSE;
  }
  return visits != NULL;
}

static LoketVisitEntry *
entry_of (LoketTurn *turn, LoketVisit *visit, GError **error)
{
  const gboolean shows = goes (turn, visit) || loket_field_is_head (turn);
  g_autoptr (LoketPerson) person =
      loket_txn_living_person (loket_turn_txn (turn), visit->person, error);
  g_autoptr (LoketVisitEntry) entry = loket_visit_entry_new ();

  if (person == NULL)
    return NULL;
  entry->visit = loket_visit_cast (shows ? loket_record_copy (LOKET_RECORD (visit))
                                         : loket_record_copy_public (LOKET_RECORD (visit)));
  entry->place = loket_place_label (turn, visit->village);
  entry->home_officer_name = loket_turn_officer_name (turn, visit->home_officer);
  entry->neighbour_officer_name = loket_turn_officer_name (turn, visit->neighbour_officer);
  if (!shows)
    return g_steal_pointer (&entry);
  if (!loket_field_application_number (turn, visit->application, &entry->application_number, error))
    return NULL;
  entry->name = g_strdup (person->name);
  entry->hamlet = g_strdup (person->hamlet);
  entry->rt = g_strdup (person->rt);
  entry->rw = g_strdup (person->rw);
  entry->address = g_strdup (person->address);
  entry->phone = g_strdup (person->phone);
  return g_steal_pointer (&entry);
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketVisitQuery *query = loket_visit_query_cast (record);
  const guint limit = query->limit.set ? (guint) query->limit.value : LOKET_VISIT_PAGE;
  LoketVisitFilter filter = {
      .from_day = query->from_day,
      .until_day = query->until_day,
      .area = query->area != NULL ? query->area : loket_turn_caller (turn)->area,
      .officer = query->officer,
      .application = query->application,
  };
  g_autoptr (LoketVisitPage) page = loket_visit_page_new ();
  g_autoptr (GPtrArray) found = NULL;

  if (!loket_field_states (loket_visit_state_get_type (), query->states, &filter.states, error))
    return NULL;
  if (query->states == NULL)
    filter.states = TO_BE_DONE;
  found = loket_txn_visits (loket_turn_txn (turn), &filter, limit + 1, error);
  if (found == NULL)
    return NULL;
  page->visits = g_list_store_new (loket_visit_entry_get_type ());
  page->more = found->len > limit;
  for (guint i = 0; i < MIN (found->len, limit); i++) {
    g_autoptr (LoketVisitEntry) entry = entry_of (turn, found->pdata[i], error);
    if (entry == NULL)
      return NULL;
    g_list_store_append (page->visits, entry);
  }
  return LOKET_RECORD (g_steal_pointer (&page));
}

const LoketBinding loket_visit_desk[] = {
    {&LOKET_VISIT_ASSIGN, assign},
    {&LOKET_VISIT_MOVE, move_it},
    {&LOKET_VISIT_LIST, list},
    {NULL, NULL},
};
