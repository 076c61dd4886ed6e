/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications as people move them: each act in each state by who may and who may not, papers found
 * missing late, what is opened again, the number in service, and what counts as a field check. */
#include "cases.h"
#include "core/application-acts.h"
#include "core/application-desk.h"
#include "core/intake.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/application-ways/" path,                                                    \
              Fixture,                                                                             \
              NULL,                                                                                \
              fixture_set_up,                                                                      \
              function,                                                                            \
              fixture_tear_down)
#define STATE(state) (1u << LOKET_APPLICATION_##state)
#define AT_WORK                                                                                    \
  (STATE (DRAFT) | STATE (SUBMITTED) | STATE (INCOMPLETE) | STATE (REGISTRY_CHECKED) |             \
   STATE (NEEDS_VERIFICATION) | STATE (VERIFYING_PHONE) | STATE (VERIFYING_FIELD) |                \
   STATE (WAITING_VILLAGE) | STATE (VERIFIED) | STATE (PROPOSED) | STATE (APPROVED_SECTION))
#define VERIFYING (STATE (VERIFYING_PHONE) | STATE (VERIFYING_FIELD) | STATE (WAITING_VILLAGE))

static LoketApplicationView *
act (Fixture *f, const Hand *hand, const char *application, const char *what)
{
  g_autoptr (LoketApplicationAct) request = cases_move (application, what);

  return cases_do (f, hand, &LOKET_APPLICATION_MOVE, request);
}

/* Who may, who may not, from where, and where to when the person is listed. */
static const struct {
  const char *act;
  const char *may, *may_not;
  guint from;
  LoketApplicationState to;
} ways[] = {
    {"submit", "reception", "field_verifier", STATE (DRAFT), LOKET_APPLICATION_REGISTRY_CHECKED},
    {"accept-list", "data_desk", "reception", STATE (REGISTRY_CHECKED), LOKET_APPLICATION_VERIFIED},
    {"ask-verification",
     "data_desk",
     "field_verifier",
     STATE (REGISTRY_CHECKED) | STATE (VERIFIED),
     LOKET_APPLICATION_NEEDS_VERIFICATION},
    {"verify-by-phone",
     "field_verifier",
     "reception",
     STATE (NEEDS_VERIFICATION),
     LOKET_APPLICATION_VERIFYING_PHONE},
    {"verify-in-field",
     "field_verifier",
     "village",
     STATE (NEEDS_VERIFICATION),
     LOKET_APPLICATION_VERIFYING_FIELD},
    {"ask-village",
     "service_officer",
     "field_verifier",
     STATE (NEEDS_VERIFICATION),
     LOKET_APPLICATION_WAITING_VILLAGE},
    {"not-verified",
     "field_verifier",
     "reception",
     VERIFYING,
     LOKET_APPLICATION_NEEDS_VERIFICATION},
    {"verify", "service_officer", "unit_head", VERIFYING, LOKET_APPLICATION_VERIFIED},
    {"close",
     "unit_head",
     "reception",
     STATE (APPROVED) | STATE (REJECTED),
     LOKET_APPLICATION_CLOSED},
    {"withdraw", "reception", "field_verifier", AT_WORK, LOKET_APPLICATION_WITHDRAWN},
    {"reopen",
     "reception",
     "unit_head",
     STATE (WITHDRAWN) | STATE (EXPIRED),
     LOKET_APPLICATION_REGISTRY_CHECKED},
};

static const char *const roles[] =
    {"reception", "data_desk", "service_officer", "field_verifier", "village", "unit_head"};

static const Hand *
hand_of (const Hand *hands, const char *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strcmp (roles[i], role) == 0)
      return &hands[i];
  g_assert_not_reached ();
}

/* Somebody whom a list that counts has. */
static char *
listed_person (Fixture *f)
{
  static gint64 number = 0;
  char *person = cases_person (f, "Sulastri");

  cases_list (f, ++number, "dtsen", "2026-Q3", NULL, person, "\"decile\":\"1\"");
  return person;
}

static char *
in_state (Fixture *f, int state)
{
  g_autofree char *person = listed_person (f);

  return cases_application (f, person, CASES_CARD, (LoketApplicationState) state);
}

static void
assert_refused (Fixture *f, const Hand *hand, const char *id, const char *what, LoketErrorCode code)
{
  g_autoptr (LoketRecord) before = register_get (f, loket_application_get_type (), id);
  g_autoptr (LoketApplicationAct) request = cases_move (id, what);
  g_autoptr (LoketRecord) after = NULL;

  cases_refused (f, hand, &LOKET_APPLICATION_MOVE, request, code, NULL);
  after = register_get (f, loket_application_get_type (), id);
  g_assert_true (loket_record_equal (before, after));
}

static void
walk_state (Fixture *f, const Hand *hands, int state)
{
  g_autofree char *id = in_state (f, state);

  for (guint i = 0; i < loket_application_machine.n_moves; i++) {
    const char *what = loket_application_machine.moves[i].act;
    if (loket_application_way (what) == NULL)
      assert_refused (f, hand_of (hands, "service_officer"), id, what, LOKET_ERROR_BAD_FIELD);
  }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (LoketApplicationView) moved = NULL;
    assert_refused (f, hand_of (hands, ways[i].may_not), id, ways[i].act, LOKET_ERROR_NOT_ALLOWED);
    if ((ways[i].from & 1u << state) == 0) {
      assert_refused (f, hand_of (hands, ways[i].may), id, ways[i].act, LOKET_ERROR_WRONG_STATE);
      continue;
    }
    moved = act (f, hand_of (hands, ways[i].may), id, ways[i].act);
    g_assert_cmpint (moved->application->state, ==, ways[i].to);
    g_free (id);
    id = in_state (f, state);
  }
}

/* Other hands for each state: nobody looks up so much within an hour. */
static void
test_walk (Fixture *f, gconstpointer data)
{
  for (int state = 0; state <= (int) LOKET_APPLICATION_CLOSED; state++) {
    Hand hands[G_N_ELEMENTS (roles)] = {0};
    for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
      g_autofree char *login = g_strdup_printf ("hand-%d-%u", state, i);
      hand_comes (f, &hands[i], login, roles[i]);
    }
    walk_state (f, hands, state);
    for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
      hand_clear (&hands[i]);
  }
}

/* No list has the person any more, or none had: nobody accepts what none says. */
static void
test_not_listed (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *id =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_REGISTRY_CHECKED);
  g_autoptr (LoketApplicationAct) request = cases_move (id, "accept-list");
  g_autoptr (LoketApplicationView) accepted = NULL;

  office_opens (f, &office);
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_MOVE, request, LOKET_ERROR_RULE, "not-listed");
  cases_list (f, 70, "dtsen", "2026-Q3", NULL, person, "\"decile\":\"1\"");
  accepted = act (f, &office.clerk, id, "accept-list");
  g_assert_cmpint (accepted->application->state, ==, LOKET_APPLICATION_VERIFIED);
  g_assert_true (accepted->application->listed);
}

static LoketApplicationView *
begin_for (Fixture *f, const Hand *hand, const char *person, const char *kind, const char *papers)
{
  g_autoptr (LoketApplicationBegin) request = loket_application_begin_new ();

  request->person = g_strdup (person);
  request->kind = g_strdup (kind);
  request->papers = g_strsplit (papers, " ", -1);
  return cases_do (f, hand, &LOKET_APPLICATION_BEGIN, request);
}

static LoketApplicationView *
say_paper (Fixture *f, const Hand *hand, LoketApplicationView *view, LoketPaperState state)
{
  g_autoptr (LoketPapersRequest) request = loket_papers_request_new ();
  g_autoptr (LoketPaperSaid) said = loket_paper_said_new ();

  said->paper = g_strdup ("ktp");
  said->state = state;
  said->physical = state == LOKET_PAPERS_SEEN;
  request->application = g_strdup (view->application->id);
  request->version = view->application->version;
  request->papers = g_list_store_new (loket_paper_said_get_type ());
  g_list_store_append (request->papers, said);
  return cases_do (f, hand, &LOKET_APPLICATION_SET_PAPERS, request);
}

/* A paper that turns out to be missing stops the clock and the decision, whenever that is; then it
 * goes on from where it was. */
static void
test_late_papers (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *acts;
    LoketApplicationState state;
  } rows[] = {
      {"", LOKET_APPLICATION_NEEDS_VERIFICATION},
      {"verify-by-phone", LOKET_APPLICATION_VERIFYING_PHONE},
      {"verify-in-field", LOKET_APPLICATION_VERIFYING_FIELD},
      {"ask-village", LOKET_APPLICATION_WAITING_VILLAGE},
      {"verify-by-phone verify", LOKET_APPLICATION_VERIFIED},
  };
  g_auto (Office) office = {0};

  office_opens (f, &office);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *person = cases_person (f, "Sulastri");
    g_auto (GStrv) acts = g_strsplit (rows[i].acts, " ", -1);
    g_autoptr (LoketApplicationView) begun =
        begin_for (f, &office.clerk, person, CASES_CARD, "ktp village-letter checklist");
    g_autoptr (LoketApplicationView) owing = NULL, back = NULL;
    g_autoptr (LoketDecisionRequest) proposal = NULL;
    const char *id = begun->application->id;
    for (guint k = 0; acts[k] != NULL; k++) {
      g_autoptr (LoketApplicationView) view = act (f, &office.clerk, id, acts[k]);
      g_set_object (&begun, view);
      id = begun->application->id;
    }
    g_assert_cmpint (begun->application->state, ==, rows[i].state);
    owing = say_paper (f, &office.clerk, begun, LOKET_PAPERS_OWED);
    g_assert_cmpint (owing->application->state, ==, LOKET_APPLICATION_INCOMPLETE);
    g_assert_cmpstr (owing->application->papers_due, ==, "2026-11-30");
    g_assert_cmpint (owing->clock, ==, LOKET_APPLICATION_CLOCK_STANDING);
    g_assert_false (owing->application->due_at.set);
    proposal =
        cases_proposal (id, LOKET_DECISION_OUTCOME_REFUSE, LOKET_CATEGORY_NONE, "it is not so");
    cases_refused (
        f, &office.clerk, &LOKET_DECISION_PROPOSE, proposal, LOKET_ERROR_RULE, "papers-owed");
    back = say_paper (f, &office.clerk, owing, LOKET_PAPERS_SEEN);
    g_assert_cmpint (back->application->state, ==, rows[i].state);
    g_assert_cmpint (
        back->application->due_at.set, ==, rows[i].state != LOKET_APPLICATION_WAITING_VILLAGE);
    g_assert_cmpint (back->application->clock_from.value, ==, FIXTURE_MORNING);
  }
}

/* Taken back, asked for anew: the first one stays where it is while the other one is open. */
static void
test_reopen (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *first = NULL;
  g_autoptr (LoketApplicationView) one = NULL, gone = NULL, other = NULL, left = NULL, back = NULL;
  g_autoptr (LoketApplicationAct) reopen = NULL;

  office_opens (f, &office);
  one = begin_for (f, &office.clerk, person, CASES_CARD, "ktp");
  first = g_strdup (one->application->id);
  gone = act (f, &office.clerk, first, "withdraw");
  other = begin_for (f, &office.clerk, person, CASES_CARD, "ktp");
  reopen = cases_move (first, "reopen");
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_MOVE, reopen, LOKET_ERROR_RULE, "application-open");
  left = act (f, &office.clerk, other->application->id, "withdraw");
  back = act (f, &office.clerk, first, "reopen");
  g_assert_cmpint (back->application->state, ==, LOKET_APPLICATION_INCOMPLETE);
}

/* Granted by the section in its thirty minutes, handed over the next day: never red. */
static void
test_granted_in_time (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = listed_person (f);
  g_autofree char *id = NULL;
  g_autoptr (LoketApplicationView) begun = NULL, accepted = NULL, closed = NULL;
  g_autoptr (LoketDecision) proposed = NULL, active = NULL;
  g_autoptr (LoketWorklistQuery) query = loket_worklist_query_new ();
  g_autoptr (LoketWorklists) work = NULL;
  g_autoptr (LoketApplicationRow) row = NULL;

  office_opens (f, &office);
  begun = begin_for (f, &office.clerk, person, CASES_LETTER, "ktp referral");
  id = g_strdup (begun->application->id);
  accepted = act (f, &office.clerk, id, "accept-list");
  loket_clock_advance (f->clock, 9 * LOKET_MINUTE);
  proposed = propose (
      f, &office.clerk, id, LOKET_DECISION_OUTCOME_GRANT, LOKET_CATEGORY_NONE, "it is needed");
  active = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  g_assert_cmpint (active->state, ==, LOKET_DECISION_ACTIVE);
  loket_clock_advance (f->clock, LOKET_DAY);
  hand_clear (&office.clerk);
  hand_comes (f, &office.clerk, "clerk-2", "service_officer");
  query->list = g_strdup ("to-close");
  work = cases_do (f, &office.clerk, &LOKET_WORKLIST_SHOW, query);
  row = g_list_model_get_item (G_LIST_MODEL (work->items), 0);
  g_assert_cmpstr (row->application, ==, id);
  g_assert_false (row->red);
  closed = act (f, &office.clerk, id, "close");
  g_assert_cmpint (closed->clock, ==, LOKET_APPLICATION_CLOCK_KEPT);
}

/* What is said by telephone, or to one officer alone, is no field check: the rules still ask. */
static void
test_field_check (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  static const LoketSurveyChannel others[] = {LOKET_CHANNEL_COUNTER, LOKET_CHANNEL_PHONE};
  g_autoptr (LoketDecisionSuggestion) checked = NULL;

  office_opens (f, &office);
  for (guint i = 0; i <= G_N_ELEMENTS (others); i++) {
    g_autoptr (LoketDecisionSuggestion) suggestion = NULL;
    cases_survey_by (f,
                     person,
                     "bps14",
                     9,
                     office.auditor.id,
                     i < G_N_ELEMENTS (others) ? others[i] : LOKET_CHANNEL_FIELD,
                     i < G_N_ELEMENTS (others) ? office.kepala.id : NULL);
    suggestion = suggest (f, &office.clerk, person, NULL);
    g_assert_false (suggestion->inputs->bps14_score.set);
    g_assert_cmpint (suggestion->proposal->category, ==, LOKET_CATEGORY_NONE);
    g_assert_false (suggestion->proposal->settled);
    g_assert_cmpuint (loket_proposal_count (suggestion->proposal, LOKET_OUTCOME_UNKNOWN), >, 0);
  }
  cases_survey (f, person, NULL, "bps14", 9, office.auditor.id);
  checked = suggest (f, &office.clerk, person, NULL);
  g_assert_cmpint (checked->inputs->bps14_score.value, ==, 9);
  g_assert_cmpint (checked->proposal->category, ==, LOKET_CATEGORY_MELATI);
}

/* A number that is named is being served, today, by a counter of this office. */
static void
test_ticket (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = listed_person (f);
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketApplicationBegin) request = loket_application_begin_new ();
  g_autoptr (LoketCounterRequest) counter = loket_counter_request_new ();
  g_autoptr (LoketCounter) opened = NULL;
  g_autoptr (LoketTicket) called = NULL;
  g_autoptr (LoketApplicationView) view = NULL, gone = NULL;

  office_opens (f, &office);
  request->person = g_strdup (person);
  request->kind = g_strdup (CASES_CARD);
  request->ticket = g_strdup (ticket->id);
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_BEGIN, request, LOKET_ERROR_RULE, "ticket-not-served");
  counter->counter = g_strdup ("1");
  opened = cases_do (f, &office.clerk, &LOKET_QUEUE_OPEN_COUNTER, counter);
  called = cases_do (f, &office.clerk, &LOKET_QUEUE_CALL_NEXT, counter);
  request->counter = g_strdup ("2"); /* passed on: the counter that asks need not hold it */
  view = cases_do (f, &office.clerk, &LOKET_APPLICATION_BEGIN, request);
  g_assert_cmpstr (view->application->ticket, ==, ticket->id);
  gone = act (f, &office.clerk, view->application->id, "withdraw");
  loket_clock_advance (f->clock, LOKET_DAY);
  hand_clear (&office.clerk);
  hand_comes (f, &office.clerk, "clerk-2", "service_officer");
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_BEGIN, request, LOKET_ERROR_RULE, "ticket-not-served");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-act-in-every-state", test_walk);
  ADD ("field-check", test_field_check);
  ADD ("granted-in-time", test_granted_in_time);
  ADD ("late-papers", test_late_papers);
  ADD ("not-listed", test_not_listed);
  ADD ("reopen", test_reopen);
  ADD ("ticket", test_ticket);
  return g_test_run ();
}
