/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose approval a decision takes: the rules say it of each card, the kind of application of all
 * else; worklists and pages follow. */
#include "cases.h"

#include "core/application-desk.h"

#include <string.h>

#define GRANT LOKET_DECISION_OUTCOME_GRANT

static gint64
count_of (LoketWorklists *work, const char *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (work->lists)); i++) {
    g_autoptr (LoketWorklist) one = g_list_model_get_item (G_LIST_MODEL (work->lists), i);
    if (strcmp (one->list, list) == 0)
      return one->count;
  }
  g_assert_not_reached ();
}

/* What the head of section approved is the head's to decide, or to be closed; never both. */
static void
assert_goes_on (Fixture *f, const Office *office, const char *application, gboolean to_head)
{
  g_autoptr (LoketWorklistQuery) query = loket_worklist_query_new ();
  g_autoptr (LoketApplicationRequest) request = loket_application_request_new ();
  g_autoptr (LoketApplicationAct) close = loket_application_act_new ();
  g_autoptr (LoketWorklists) work = cases_do (f, &office->kasi, &LOKET_WORKLIST_SHOW, query);
  g_autoptr (LoketApplicationView) view = NULL, closed = NULL;

  g_assert_cmpint (count_of (work, "to-approve-head"), ==, to_head ? 1 : 0);
  g_assert_cmpint (count_of (work, "to-close"), ==, to_head ? 0 : 1);
  request->application = g_strdup (application);
  view = cases_do (f, &office->kasi, &LOKET_APPLICATION_OPEN, request);
  g_assert_cmpstr (view->next[0], ==, to_head ? "approve-head" : "hand-out");
  close->application = g_strdup (application);
  close->act = g_strdup ("close");
  if (to_head) {
    cases_refused (f,
                   &office->kasi,
                   &LOKET_APPLICATION_MOVE,
                   close,
                   LOKET_ERROR_WRONG_STATE,
                   "approved_section");
    return;
  }
  closed = cases_do (f, &office->kasi, &LOKET_APPLICATION_MOVE, close);
  g_assert_cmpint (closed->application->state, ==, LOKET_APPLICATION_CLOSED);
}

/* Of a card that a list has settled the rules say it, by the kind of application what is none;
 * another card takes both. */
static const struct {
  const char *kind;
  LoketCategory category;
  const char *decile; /* (nullable) in a list that counts */
  gint64 score;       /* at the home; 0 = nobody was there */
  gboolean to_head;
  gboolean suggests_head;
  gint64 days; /* from the last one on */
} rows[] = {
    {CASES_CARD, LOKET_CATEGORY_MELATI, "2", 0, FALSE, FALSE, 0},
    {CASES_CARD, LOKET_CATEGORY_MENUR, "2", 0, TRUE, FALSE, 0},
    /* on the list, settled at the home */
    {CASES_CARD, LOKET_CATEGORY_MELATI, "5", 9, FALSE, FALSE, 0},
    /* on no list that counts, settled at the home */
    {CASES_CARD, LOKET_CATEGORY_MELATI, NULL, 9, TRUE, TRUE, 0},
    {CASES_CARD, LOKET_CATEGORY_MELATI, "8", 9, TRUE, TRUE, 0},
    /* not what the rules suggest, and not settled */
    {CASES_CARD, LOKET_CATEGORY_MELATI, "5", 2, TRUE, TRUE, 0},
    {CASES_CARD, LOKET_CATEGORY_MELATI, NULL, 0, TRUE, TRUE, 0},
    {CASES_AID, LOKET_CATEGORY_NONE, NULL, 0, TRUE, TRUE, 0},
    {CASES_LETTER, LOKET_CATEGORY_NONE, NULL, 0, FALSE, FALSE, 0},
    /* by the rules of December */
    {CASES_CARD, LOKET_CATEGORY_MELATI, "2", 0, TRUE, TRUE, 10},
};

static void
test_who_approves (Fixture *f, gconstpointer data)
{
  g_autofree char *rules =
      cases_other_rules ("basis[en]=validated poor\napprovals=section\n",
                         "basis[en]=validated poor\napprovals=section; head\n");

  f->more_rules = rules;
  fixture_reopen (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto (Office) office = {0};
    g_autofree char *login = g_strdup_printf ("clerk%u", i);
    g_autofree char *auditor = g_strdup_printf ("auditor%u", i);
    g_autofree char *head = g_strdup_printf ("kasi%u", i);
    g_autofree char *person = cases_person (f, "Sulastri");
    g_autofree char *application =
        cases_application (f, person, rows[i].kind, LOKET_APPLICATION_VERIFIED);
    g_autofree char *facts =
        g_strdup_printf ("\"decile\":\"%s\"", rows[i].decile != NULL ? rows[i].decile : "");
    g_autoptr (LoketDecisionSuggestion) suggestion = NULL;
    g_autoptr (LoketDecision) proposed = NULL, section = NULL, withdrawn = NULL;
    g_autoptr (LoketDecisionAct) act = NULL;
    loket_clock_advance (f->clock, rows[i].days * LOKET_DAY);
    hand_comes (f, &office.clerk, login, "service_officer");
    hand_comes (f, &office.kasi, head, "section_head");
    hand_comes (f, &office.auditor, auditor, "auditor");
    if (rows[i].decile != NULL)
      cases_list (f, i + 1, "dtsen", "2026-Q4", NULL, person, facts);
    if (rows[i].score > 0)
      cases_survey (f, person, NULL, "bps14", rows[i].score, office.auditor.id);
    suggestion = suggest (f, &office.clerk, person, application);
    g_test_message ("row %u: %u", i, suggestion->proposal->category);
    g_assert_cmpint (suggestion->head_needed, ==, rows[i].suggests_head);
    proposed =
        propose (f, &office.clerk, application, GRANT, rows[i].category, "as was said at the desk");
    act = cases_act (proposed, NULL);
    act->consideration = g_strdup ("The breadwinner is ill.");
    section = cases_do (f, &office.kasi, &LOKET_DECISION_APPROVE, act);
    g_test_message ("row %u by %s", i, section->rules);
    g_assert_cmpint (section->state,
                     ==,
                     rows[i].to_head ? LOKET_DECISION_APPROVED_SECTION : LOKET_DECISION_ACTIVE);
    assert_goes_on (f, &office, application, rows[i].to_head);
    if (rows[i].to_head) {
      g_autoptr (LoketApplicationAct) back = loket_application_act_new ();
      g_autoptr (LoketApplicationView) gone = NULL;
      back->application = g_strdup (application);
      back->act = g_strdup ("withdraw");
      back->note = g_strdup ("Moves away");
      gone = cases_do (f, &office.clerk, &LOKET_APPLICATION_MOVE, back);
      withdrawn = cases_decision (f, proposed->id);
      /* Once, with its reason and hand. */
      g_assert_cmpint (withdrawn->state, ==, LOKET_DECISION_WITHDRAWN);
      g_assert_cmpstr (withdrawn->ended_reason, ==, "Moves away");
      g_assert_cmpstr (withdrawn->ended_by, ==, office.clerk.id);
      g_assert_cmpint (withdrawn->version, ==, section->version + 1);
    }
  }
  f->more_rules = NULL;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/approvers/who-approves",
              Fixture,
              NULL,
              fixture_set_up,
              test_who_approves,
              fixture_tear_down);
  return g_test_run ();
}
