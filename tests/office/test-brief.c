/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look-up first, the clock of an application and the rules say the same of what lists say; and
 * one look-up is one, however many pages it takes. */
#include "cases.h"

#include "core/application-desk.h"
#include "core/brief.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/brief/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define TELLS                                                                                      \
  "[columns]\nname=NAMA\nprogramme=PROGRAM\n[tells]\ncivil_servant=PNS; TNI\n"                     \
  "other_insurance=ASKES\n"
#define ALL_SERVE "[columns]\nname=NAMA\n[tells]\ncivil_servant=*\n"

static LoketPersonBrief *
brief_of (Fixture *f, const Hand *hand, const char *person)
{
  g_autoptr (LoketBriefRequest) request = loket_brief_request_new ();

  request->person = g_strdup (person);
  return cases_do (f, hand, &LOKET_PERSON_BRIEF, request);
}

static gboolean
warns_of (const LoketPersonBrief *brief, const char *word)
{
  return brief->warnings != NULL && g_strv_contains ((const char *const *) brief->warnings, word);
}

static gboolean
begins_listed (Fixture *f, const Hand *hand, const char *person)
{
  g_autoptr (LoketApplicationView) view = cases_begin (f, hand, person);

  return view->application->listed;
}

/* What one list says of the person, or of who lives with him, and what all make of it. */
static void
test_all_agree (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *source;
    const char *period;
    const char *map;
    const char *facts;
    gboolean of_other;
    gboolean listed;
    gboolean servant;
    gboolean insured;
  } rows[] = {
      {"dtsen", "2026-Q4", NULL, "\"decile\":\"5\"", FALSE, TRUE, FALSE, FALSE},
      {"dtsen", "2026-Q4", NULL, "\"decile\":\"6\"", FALSE, FALSE, FALSE, FALSE},
      {"dtsen", "2025-11", NULL, "\"decile\":\"1\"", FALSE, TRUE, FALSE, FALSE},
      {"dtsen", "2025-10", NULL, "\"decile\":\"1\"", FALSE, FALSE, FALSE, FALSE},
      {"dtsen", "2026-Q4", NULL, "\"decile\":\"2\"", TRUE, TRUE, FALSE, FALSE},
      {"village", "2026-Q4", NULL, "\"decile\":\"1\"", FALSE, FALSE, FALSE, FALSE},
      /* A programme makes nobody listed; what a map does not tell nobody guesses. */
      {"agency", "2026-Q4", TELLS, "\"programme\":\"PKH\"", FALSE, FALSE, FALSE, FALSE},
      {"agency", "2026-Q4", NULL, "\"programme\":\"PNS\"", FALSE, FALSE, FALSE, FALSE},
      {"agency", "2026-Q4", TELLS, "\"programme\":\"Pensiunan PNS\"", FALSE, FALSE, TRUE, FALSE},
      {"agency", "2026-Q4", TELLS, "\"programme\":\"TNI\"", TRUE, FALSE, TRUE, FALSE},
      {"agency", "2026-Q4", ALL_SERVE, "\"decile\":\"2\"", FALSE, FALSE, TRUE, FALSE},
      {"agency", "2026-Q4", TELLS, "\"programme\":\"Askes\"", FALSE, FALSE, FALSE, TRUE},
      {"agency", "2026-Q4", TELLS, "\"programme\":\"Askes\"", TRUE, FALSE, FALSE, FALSE},
  };
  g_auto (Office) office = {0};

  office_opens (f, &office);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *person = cases_person (f, "Sulastri");
    g_autofree char *other = cases_person (f, "Paiman");
    const char *const family[] = {other, person, NULL};
    g_autofree char *card = g_strdup_printf ("33141001011100%02u", i + 1);
    g_autofree char *household = register_family (f, card, family);
    g_autoptr (LoketPersonBrief) brief = NULL;
    g_autoptr (LoketDecisionSuggestion) suggestion = NULL;
    const LoketRuleInputs *inputs;
    g_test_message ("row %u", i);
    cases_list (f,
                i + 1,
                rows[i].source,
                rows[i].period,
                rows[i].map,
                rows[i].of_other ? other : person,
                rows[i].facts);
    brief = brief_of (f, &office.clerk, person);
    suggestion = suggest (f, &office.clerk, person, NULL);
    inputs = suggestion->inputs;
    g_assert_cmpint (brief->listed, ==, rows[i].listed);
    g_assert_cmpint (begins_listed (f, &office.clerk, person), ==, rows[i].listed);
    g_assert_cmpint (inputs->listed == LOKET_TRUTH_YES && inputs->decile.value <= 5 &&
                         inputs->decile_age_months.value <= 12,
                     ==,
                     rows[i].listed);
    g_assert_cmpint (warns_of (brief, "civil-servant"), ==, rows[i].servant);
    g_assert_cmpint (inputs->civil_servant == LOKET_TRUTH_YES, ==, rows[i].servant);
    g_assert_cmpint (warns_of (brief, "other-insurance"), ==, rows[i].insured);
    g_assert_cmpint (inputs->other_insurance == LOKET_TRUTH_YES, ==, rows[i].insured);
  }
}

/* The line that somebody is listed by is marked, no other. */
static void
test_line_that_counts (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autoptr (LoketPersonBrief) brief = NULL;
  const gboolean counts[] = {FALSE, TRUE, FALSE}; /* the newest first */

  office_opens (f, &office);
  cases_list (f, 1, "dtsen", "2026-Q3", NULL, person, "\"decile\":\"1\"");
  cases_list (f, 2, "dtsen", "2026-Q4", NULL, person, "\"decile\":\"3\"");
  cases_list (f, 3, "village", "2026-Q4", NULL, person, "\"decile\":\"1\"");
  brief = brief_of (f, &office.clerk, person);
  g_assert_true (brief->listed);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (brief->lists)), ==, 3);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketListStanding) line = g_list_model_get_item (G_LIST_MODEL (brief->lists), i);
    g_assert_cmpint (line->counts, ==, counts[i]);
  }
}

/* Nobody has to say at which counter the device stands: it was opened from there. */
static void
test_ticket_of_device (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *first = cases_person (f, "Sulastri");
  g_autofree char *second = cases_person (f, "Kartini");
  g_autofree char *third = cases_person (f, "Suparmi");
  g_autoptr (LoketTicket) ticket = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketCounterRequest) counter = loket_counter_request_new ();
  g_autoptr (LoketCounter) opened = NULL;
  g_autoptr (LoketTicket) called = NULL;
  g_autoptr (LoketApplicationView) before = NULL, serving = NULL, elsewhere = NULL;
  g_autoptr (LoketApplicationBegin) request = loket_application_begin_new ();
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  office_opens (f, &office);
  before = cases_begin (f, &office.clerk, first);
  g_assert_null (before->application->ticket);
  counter->counter = g_strdup ("1");
  opened = cases_do (f, &office.clerk, &LOKET_QUEUE_OPEN_COUNTER, counter);
  called = cases_do (f, &office.clerk, &LOKET_QUEUE_CALL_NEXT, counter);
  serving = cases_begin (f, &office.clerk, second);
  g_assert_cmpstr (serving->application->ticket, ==, ticket->id);
  /* At the desk beside, whoever sits there. */
  token = hand_signs_in (f, &office.clerk, "counter-2");
  request->person = g_strdup (third);
  request->kind = g_strdup (CASES_CARD);
  elsewhere = cases_ask (f, "counter-2", token, &LOKET_APPLICATION_BEGIN, request, &error);
  g_assert_no_error (error);
  g_assert_null (elsewhere->application->ticket);
}

static gboolean
ask (Fixture *f, const Hand *hand, const LoketOperation *operation, gpointer request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer =
      cases_ask (f, "counter", hand->token, operation, request, &error);

  if (answer == NULL)
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
  return answer != NULL;
}

/* To find somebody and open him is one look-up; to open him again is another one. */
static void
test_one_look_up (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autoptr (LoketPersonLookUp) find = loket_person_look_up_new ();
  g_autoptr (LoketBriefRequest) open = loket_brief_request_new ();

  office_opens (f, &office);
  find->number = LOKET_SOME (1);
  open->person = g_strdup (person);
  for (gint64 i = 1; i < LOKET_LOOK_UPS; i++) {
    g_assert_true (ask (f, &office.clerk, &LOKET_PERSON_LOOK_UP, find));
    g_assert_true (ask (f, &office.clerk, &LOKET_PERSON_BRIEF, open));
  }
  /* A hub that starts again counts the same. */
  fixture_reopen (f);
  g_assert_true (ask (f, &office.clerk, &LOKET_PERSON_BRIEF, open));
  g_assert_false (ask (f, &office.clerk, &LOKET_PERSON_LOOK_UP, find));
  g_assert_false (ask (f, &office.clerk, &LOKET_PERSON_BRIEF, open));
}

/* Who was found long ago is looked up anew. */
static void
test_later (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autoptr (LoketPersonLookUp) find = loket_person_look_up_new ();
  g_autoptr (LoketBriefRequest) open = loket_brief_request_new ();

  office_opens (f, &office);
  find->number = LOKET_SOME (1);
  open->person = g_strdup (person);
  g_assert_true (ask (f, &office.clerk, &LOKET_PERSON_LOOK_UP, find));
  loket_clock_advance (f->clock, 6 * LOKET_MINUTE);
  for (gint64 i = 1; i < LOKET_LOOK_UPS; i++)
    g_assert_true (ask (f, &office.clerk, &LOKET_PERSON_BRIEF, open));
  g_assert_false (ask (f, &office.clerk, &LOKET_PERSON_BRIEF, open));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("clock-counter-and-rules-agree", test_all_agree);
  ADD ("line-that-counts", test_line_that_counts);
  ADD ("ticket-of-the-device", test_ticket_of_device);
  ADD ("one-look-up-is-one", test_one_look_up);
  ADD ("found-long-ago", test_later);
  return g_test_run ();
}
