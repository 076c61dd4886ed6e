/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications through the dispatcher: every allowed and every refused move of every state, papers
 * and clocks, areas, what a failure leaves, worklists, the look-up first, and the slip. */
#include "core/application-desk.h"
#include "core/brief.h"
#include "core/error.h"
#include "core/list.h"
#include "office/applications.h"
#include "register.h"
#include "store/store-private.h"
#include "store/txn-private.h"
#include "tests/lib/faulty-engine.h"

#include <string.h>

#define GAWAN "33.14.12.2004"
#define KEDEN "33.14.01.2001"

/* Moves by the function that all desks use. */
static LoketRecord *
do_it (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketApplicationAct *request = loket_application_act_cast (record);
  LoketApplication *after = NULL;

  return loket_application_do (
             turn, request->application, request->act, request->note, &after, error)
             ? LOKET_RECORD (after)
             : NULL;
}

static const LoketOperation test_do = {
    .name = "test/do",
    .flags = LOKET_WRITE,
    .permission = LOKET_MAY_SEE_APPLICATIONS,
    .request = loket_application_act_get_type,
    .answer = loket_application_get_type,
};

static const LoketBinding test_desk[] = {
    {&test_do, do_it},
    {NULL},
};

typedef struct {
  Fixture f;
  LoketOfficer *officer;
  char *token; /* service officer and head of section and of the office at once */
  char *listed;
  char *unlisted;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketListBatch) batch = loket_list_batch_new ();
  g_autoptr (LoketListRow) row = loket_list_row_new ();

  desk->f.extra_desk = test_desk;
  fixture_set_up (&desk->f, data);
  desk->officer =
      fixture_add_officer (&desk->f, "siti", "service_officer section_head unit_head", NULL);
  desk->token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "siti");
  desk->listed = register_add (&desk->f, "Wagiman", LOKET_PERSON_SEX_MALE, "1955-01-12", GAWAN);
  desk->unlisted = register_add (&desk->f, "Sukinem", LOKET_PERSON_SEX_FEMALE, "1960", KEDEN);
  batch->id = loket_id_new (desk->f.clock, desk->f.random);
  batch->number = 1;
  batch->source = g_strdup ("dtsen");
  batch->period = g_strdup ("2026-Q3");
  batch->file_sha256 = g_strnfill (64, 'a');
  batch->map = g_strdup ("[columns]\nname=NAMA\n");
  batch->state = LOKET_BATCH_APPLIED;
  batch->rows = 1;
  batch->created_at = batch->changed_at = FIXTURE_MORNING - LOKET_DAY;
  register_insert (&desk->f, batch);
  row->id = g_strdup_printf (LOKET_LIST_ROW_ID, (gint64) 1, (gint64) 1);
  row->line = 2;
  row->state = LOKET_ROW_AUTO_LINKED;
  row->person = g_strdup (desk->listed);
  row->facts = g_strdup ("{\"name\":\"WAGIMAN\",\"decile\":\"3\",\"programme\":\"PKH\"}");
  register_insert (&desk->f, row);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_clear_object (&desk->officer);
  g_free (desk->listed);
  g_free (desk->unlisted);
  g_free (desk->token);
  fixture_tear_down (&desk->f, data);
}

static gpointer
ask_as (Desk *desk,
        const char *token,
        const LoketOperation *operation,
        gpointer request,
        GError **error)
{
  return fixture_ask_as (&desk->f, LOKET_DEVICE_COUNTER, token, operation, request, error);
}

static LoketApplicationBegin *
request_for (const char *person, const char *papers)
{
  LoketApplicationBegin *request = loket_application_begin_new ();

  request->person = g_strdup (person);
  request->kind = g_strdup ("saraswati-card");
  request->papers = papers != NULL ? g_strsplit (papers, " ", -1) : NULL;
  return request;
}

static LoketApplicationView *
begin_for (Desk *desk, const char *person, const char *papers)
{
  g_autoptr (LoketApplicationBegin) request = request_for (person, papers);
  g_autoptr (GError) error = NULL;
  LoketApplicationView *view =
      ask_as (desk, desk->token, &LOKET_APPLICATION_BEGIN, request, &error);

  g_assert_no_error (error);
  return view;
}

static gpointer
act_as (Desk *desk,
        const char *token,
        const LoketOperation *operation,
        const char *application,
        const char *act,
        GError **error)
{
  g_autoptr (LoketApplicationAct) request = loket_application_act_new ();

  request->application = g_strdup (application);
  request->act = g_strdup (act);
  request->note = g_strdup ("said so");
  return ask_as (desk, token, operation, request, error);
}

static LoketApplicationView *
act (Desk *desk, const char *application, const char *what)
{
  g_autoptr (GError) error = NULL;
  LoketApplicationView *view =
      act_as (desk, desk->token, &LOKET_APPLICATION_MOVE, application, what, &error);

  g_assert_no_error (error);
  return view;
}

static gpointer
item (GListStore *list, guint at)
{
  g_autoptr (GObject) found = g_list_model_get_item (G_LIST_MODEL (list), at);

  return found; /* the list keeps it alive */
}

static guint
n_items (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* Complete papers of who is listed: held against the lists at once, 30 minutes from then. */
static void
test_listed (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketApplicationView) view = begin_for (desk, desk->listed, "ktp village-letter");
  g_autoptr (LoketApplicationView) accepted = NULL;

  g_assert_cmpint (view->application->state, ==, LOKET_APPLICATION_REGISTRY_CHECKED);
  g_assert_true (view->application->listed);
  g_assert_cmpint (view->application->number, ==, 1);
  g_assert_cmpint (view->application->due_at.value, ==, FIXTURE_MORNING + 30 * LOKET_MINUTE);
  g_assert_cmpint (view->clock, ==, LOKET_APPLICATION_CLOCK_RUNNING);
  g_assert_cmpstr (view->next[0], ==, "accept-list");
  g_assert_cmpstr (view->person->name, ==, "Wagiman");
  g_assert_cmpuint (n_items (view->papers), ==, 3);
  g_assert_false (((LoketPaperView *) item (view->papers, 2))->needed);
  g_assert_cmpuint (n_items (view->steps), ==, 2);
  g_assert_cmpstr (((LoketStepView *) item (view->steps, 0))->act, ==, "submit");
  g_assert_cmpstr (((LoketStepView *) item (view->steps, 1))->act, ==, "check-registry");
  g_assert_cmpstr (((LoketStepView *) item (view->steps, 1))->officer, ==, "Officer siti");
  accepted = act (desk, view->application->id, "accept-list");
  g_assert_cmpint (accepted->application->state, ==, LOKET_APPLICATION_VERIFIED);
  g_assert_cmpint (accepted->application->version, ==, view->application->version + 1);
}

static void
say (GListStore *papers, const char *key, LoketPaperState state, const char *note)
{
  g_autoptr (LoketPaperSaid) said = loket_paper_said_new ();

  said->paper = g_strdup (key);
  said->state = state;
  said->physical = state == LOKET_PAPERS_SEEN;
  said->note = g_strdup (note);
  g_list_store_append (papers, said);
}

static LoketPapersRequest *
papers_of (LoketApplication *application)
{
  LoketPapersRequest *request = loket_papers_request_new ();

  request->application = g_strdup (application->id);
  request->version = application->version;
  request->papers = g_list_store_new (loket_paper_said_get_type ());
  return request;
}

/* A session does not last so long. */
static void
later (Desk *desk, gint64 span)
{
  loket_clock_advance (desk->f.clock, span);
  g_free (desk->token);
  desk->token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "siti");
}

/* With papers owed it waits; the rest brings it on, and three days begin then. */
static void
test_papers (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketApplicationView) view = begin_for (desk, desk->unlisted, "ktp");
  g_autoptr (LoketApplicationView) whole = NULL;
  g_autoptr (LoketPapersRequest) request = papers_of (view->application);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (view->application->state, ==, LOKET_APPLICATION_INCOMPLETE);
  g_assert_cmpint (view->clock, ==, LOKET_APPLICATION_CLOCK_STANDING);
  g_assert_cmpstr (view->application->papers_due, ==, "2026-11-30");
  g_assert_false (view->application->clock_from.set);
  later (desk, LOKET_DAY);
  say (request->papers, "village-letter", LOKET_PAPERS_SEEN, NULL);
  say (request->papers, "checklist", LOKET_PAPERS_WAIVED, NULL);
  g_assert_null (ask_as (desk, desk->token, &LOKET_APPLICATION_SET_PAPERS, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_clear_error (&error);
  ((LoketPaperSaid *) item (request->papers, 1))->note = g_strdup ("filled with the officer");
  whole = ask_as (desk, desk->token, &LOKET_APPLICATION_SET_PAPERS, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (whole->application->state, ==, LOKET_APPLICATION_NEEDS_VERIFICATION);
  g_assert_false (whole->application->listed);
  g_assert_cmpint (whole->application->clock_from.value, ==, FIXTURE_MORNING + LOKET_DAY);
  g_assert_true (whole->application->due_at.set);
  g_assert_null (whole->application->papers_due);
  g_assert_cmpstr (whole->next[0], ==, "choose-check");
  /* What somebody else did meanwhile is not written over. */
  g_assert_null (ask_as (desk, desk->token, &LOKET_APPLICATION_SET_PAPERS, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_CHANGED);
  g_clear_error (&error);
  request->version = whole->application->version;
  g_free (((LoketPaperSaid *) item (request->papers, 0))->paper);
  ((LoketPaperSaid *) item (request->papers, 0))->paper = g_strdup ("diploma");
  g_assert_null (ask_as (desk, desk->token, &LOKET_APPLICATION_SET_PAPERS, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

/* An application in any state. */
static LoketApplication *
put_in_state (Desk *desk, LoketApplicationState state, gint64 number)
{
  LoketApplication *application = loket_application_new ();

  application->id = loket_id_new (desk->f.clock, desk->f.random);
  application->number = number;
  application->kind = g_strdup ("saraswati-card");
  application->service = g_strdup ("health");
  application->person = g_strdup (desk->unlisted);
  application->village = g_strdup (KEDEN);
  application->state = state;
  application->version = 1;
  application->created_at = application->changed_at = FIXTURE_MORNING;
  register_insert (&desk->f, application);
  return application;
}

/* Every act in every state: done as the table says, or refused with nothing changed. */
static void
test_walk (Desk *desk, gconstpointer data)
{
  const LoketMachine *machine = &loket_application_machine;
  g_autoptr (GHashTable) acts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;
  guint allowed = 0, refused = 0;
  gint64 number = 100;

  for (guint i = 0; i < machine->n_moves; i++)
    g_hash_table_add (acts, (gpointer) machine->moves[i].act);
  for (int state = 0; state <= (int) LOKET_APPLICATION_CLOSED; state++) {
    g_hash_table_iter_init (&iter, acts);
    while (g_hash_table_iter_next (&iter, &name, NULL)) {
      g_autoptr (LoketApplication) before =
          put_in_state (desk, (LoketApplicationState) state, number++);
      g_autoptr (LoketApplication) stored = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (LoketApplication) after =
          act_as (desk, desk->token, &test_do, before->id, name, &error);
      stored = register_get (&desk->f, loket_application_get_type (), before->id);
      if (!loket_machine_may (machine, state, name)) {
        g_assert_null (after);
        g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
        g_assert_true (loket_record_equal (LOKET_RECORD (stored), LOKET_RECORD (before)));
        refused++;
        continue;
      }
      g_assert_no_error (error);
      g_assert_true (loket_record_equal (LOKET_RECORD (stored), LOKET_RECORD (after)));
      g_assert_cmpint (stored->version, ==, 2);
      allowed++;
    }
  }
  g_test_message ("%u moves done, %u refused", allowed, refused);
  g_assert_cmpuint (allowed, ==, machine->n_moves - 2); /* but the two that make one */
  g_assert_cmpuint (allowed + refused, ==, 17 * g_hash_table_size (acts));
}

/* Each act is for its roles; what decisions do is not done here. */
static void
test_roles (Desk *desk, gconstpointer data)
{
  static const struct {
    const char *role;
    const char *act;
    LoketApplicationState from;
    gboolean may;
  } rows[] = {
      {"reception", "withdraw", LOKET_APPLICATION_SUBMITTED, TRUE},
      {"reception", "verify", LOKET_APPLICATION_VERIFYING_PHONE, FALSE},
      {"reception", "accept-list", LOKET_APPLICATION_REGISTRY_CHECKED, FALSE},
      {"field_verifier", "verify", LOKET_APPLICATION_VERIFYING_FIELD, TRUE},
      {"field_verifier", "withdraw", LOKET_APPLICATION_SUBMITTED, FALSE},
      {"data_desk", "ask-village", LOKET_APPLICATION_NEEDS_VERIFICATION, TRUE},
      {"village", "verify", LOKET_APPLICATION_WAITING_VILLAGE, TRUE},
      {"village", "verify", LOKET_APPLICATION_VERIFYING_FIELD, FALSE},
      {"subdistrict", "not-verified", LOKET_APPLICATION_WAITING_VILLAGE, TRUE},
      {"unit_head", "withdraw", LOKET_APPLICATION_SUBMITTED, FALSE},
      {"unit_head", "close", LOKET_APPLICATION_APPROVED, TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *login = g_strdup_printf ("officer%u", i);
    g_autoptr (LoketOfficer) officer = fixture_add_officer (&desk->f, login, rows[i].role, NULL);
    g_autofree char *token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, login);
    g_autoptr (LoketApplication) application = put_in_state (desk, rows[i].from, 100 + i);
    g_autoptr (GError) error = NULL;
    g_autoptr (LoketApplicationView) view =
        act_as (desk, token, &LOKET_APPLICATION_MOVE, application->id, rows[i].act, &error);
    if (rows[i].may)
      g_assert_no_error (error);
    else
      g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  }
}

/* By application/move nobody approves, rejects, expires or closes what is being reviewed. */
static void
test_other_desks (Desk *desk, gconstpointer data)
{
  static const char *const acts[] = {"propose",
                                     "approve-section",
                                     "approve-head",
                                     "reject",
                                     "return",
                                     "object",
                                     "expire",
                                     "check-registry"};
  g_autoptr (LoketApplication) proposed = put_in_state (desk, LOKET_APPLICATION_PROPOSED, 100);
  g_autoptr (LoketApplication) objected = put_in_state (desk, LOKET_APPLICATION_OBJECTED, 101);
  g_autoptr (LoketApplication) half = put_in_state (desk, LOKET_APPLICATION_APPROVED_SECTION, 102);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_assert_null (
        act_as (desk, desk->token, &LOKET_APPLICATION_MOVE, proposed->id, acts[i], &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    g_clear_error (&error);
  }
  g_assert_null (
      act_as (desk, desk->token, &LOKET_APPLICATION_MOVE, objected->id, "close", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  g_clear_error (&error);
  g_assert_null (act_as (desk, desk->token, &LOKET_APPLICATION_MOVE, half->id, "close", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
}

static void
test_withdraw_and_reopen (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketApplicationView) view = begin_for (desk, desk->listed, "ktp village-letter");
  g_autoptr (LoketApplicationBegin) twice = request_for (desk->listed, NULL);
  g_autoptr (LoketApplicationView) gone = NULL;
  g_autoptr (LoketApplicationView) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ask_as (desk, desk->token, &LOKET_APPLICATION_BEGIN, twice, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, "application-open");
  later (desk, LOKET_HOUR);
  gone = act (desk, view->application->id, "withdraw");
  g_assert_cmpint (gone->application->state, ==, LOKET_APPLICATION_WITHDRAWN);
  g_assert_cmpstr (gone->application->reason, ==, "said so");
  g_assert_cmpint (gone->clock, ==, LOKET_APPLICATION_CLOCK_MISSED);
  later (desk, LOKET_HOUR);
  back = act (desk, view->application->id, "reopen");
  g_assert_cmpint (back->application->state, ==, LOKET_APPLICATION_REGISTRY_CHECKED);
  g_assert_null (back->application->reason);
  g_assert_cmpint (back->application->clock_from.value, ==, FIXTURE_MORNING + 2 * LOKET_HOUR);
}

static void
tend (Desk *desk)
{
  loket_office_tend (desk->f.office);
  while (loket_office_is_tending (desk->f.office))
    g_main_context_iteration (NULL, TRUE);
}

static LoketApplicationState
state_of (Desk *desk, const char *application)
{
  g_autoptr (LoketApplication) stored =
      register_get (&desk->f, loket_application_get_type (), application);

  return stored->state;
}

/* Nobody waits for ever: two weeks behind the last day for the papers it ends, by itself. */
static void
test_expires (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketApplicationView) view = begin_for (desk, desk->unlisted, NULL);
  g_autoptr (LoketApplicationView) back = NULL;
  g_autofree char *token = NULL;

  loket_clock_advance (desk->f.clock, 21 * LOKET_DAY);
  tend (desk);
  g_assert_cmpint (state_of (desk, view->application->id), ==, LOKET_APPLICATION_INCOMPLETE);
  loket_clock_advance (desk->f.clock, LOKET_DAY);
  tend (desk);
  g_assert_cmpint (state_of (desk, view->application->id), ==, LOKET_APPLICATION_EXPIRED);
  token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "siti");
  back = act_as (desk, token, &LOKET_APPLICATION_MOVE, view->application->id, "reopen", NULL);
  g_assert_cmpint (back->application->state, ==, LOKET_APPLICATION_INCOMPLETE);
  g_assert_cmpstr (back->application->papers_due, ==, "2026-12-22");
}

static void
test_area (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketOfficer) theirs =
      fixture_add_officer (&desk->f, "tanon", "subdistrict", "33.14.12");
  g_autofree char *token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "tanon");
  g_autoptr (LoketApplicationView) away = begin_for (desk, desk->unlisted, NULL);
  g_autoptr (LoketApplicationBegin) here = request_for (desk->listed, NULL);
  g_autoptr (LoketApplicationBegin) there = request_for (desk->unlisted, NULL);
  g_autoptr (LoketApplicationRequest) request = loket_application_request_new ();
  g_autoptr (LoketApplicationQuery) query = loket_application_query_new ();
  g_autoptr (LoketWorklistQuery) wanted = loket_worklist_query_new ();
  g_autoptr (LoketApplicationView) view = NULL;
  g_autoptr (LoketApplicationList) list = NULL;
  g_autoptr (LoketWorklists) work = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ask_as (desk, token, &LOKET_APPLICATION_BEGIN, there, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  request->application = g_strdup (away->application->id);
  g_assert_null (ask_as (desk, token, &LOKET_APPLICATION_OPEN, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (
      act_as (desk, token, &LOKET_APPLICATION_MOVE, away->application->id, "withdraw", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  view = ask_as (desk, token, &LOKET_APPLICATION_BEGIN, here, &error);
  g_assert_no_error (error);
  list = ask_as (desk, token, &LOKET_APPLICATION_LIST, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_items (list->applications), ==, 1);
  wanted->list = g_strdup ("papers-owed");
  work = ask_as (desk, token, &LOKET_WORKLIST_SHOW, wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_items (work->lists), ==, 2);
  g_assert_cmpuint (n_items (work->items), ==, 1);
  g_assert_cmpstr (
      ((LoketApplicationRow *) item (work->items, 0))->application, ==, view->application->id);
}

static void
test_worklists (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketApplicationView) first = begin_for (desk, desk->listed, "ktp village-letter");
  g_autoptr (LoketApplicationView) second = begin_for (desk, desk->unlisted, NULL);
  g_autoptr (LoketWorklistQuery) query = loket_worklist_query_new ();
  g_autoptr (LoketWorklists) work = NULL;
  g_autoptr (GError) error = NULL;
  guint counted = 0;

  later (desk, LOKET_HOUR);
  query->list = g_strdup ("to-check");
  work = ask_as (desk, desk->token, &LOKET_WORKLIST_SHOW, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_items (work->lists), ==, 11);
  for (guint i = 0; i < n_items (work->lists); i++) {
    const LoketWorklist *list = item (work->lists, i);
    counted += (guint) list->count;
    g_assert_cmpint (list->count, ==, list->oldest.set ? 1 : 0);
    g_assert_cmpint (list->red, ==, strcmp (list->list, "to-check") == 0 ? 1 : 0);
    g_assert_cmpstr (loket_worklist_title (list->list), !=, list->list);
  }
  g_assert_cmpuint (counted, ==, 2);
  g_assert_cmpuint (n_items (work->items), ==, 1);
  g_assert_true (((LoketApplicationRow *) item (work->items, 0))->red);
  g_assert_cmpstr (((LoketApplicationRow *) item (work->items, 0))->name, ==, "Wagiman");
  g_clear_pointer (&query->list, g_free);
  query->list = g_strdup ("wishes");
  g_assert_null (ask_as (desk, desk->token, &LOKET_WORKLIST_SHOW, query, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

/* The kiosk tells how far it is, and nothing of whose. */
static void
test_status (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketApplicationView) view = begin_for (desk, desk->unlisted, "ktp");
  g_autoptr (LoketStatusRequest) request = loket_status_request_new ();
  g_autoptr (LoketApplicationStatus) status = NULL;
  g_autoptr (GBytes) raw = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  request->code = g_strdup (view->code);
  status = fixture_ask (&desk->f, LOKET_DEVICE_KIOSK, &LOKET_APPLICATION_STATUS, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status->state, ==, LOKET_APPLICATION_INCOMPLETE);
  g_assert_cmpuint (n_items (status->owed), ==, 2);
  g_assert_cmpstr (status->until, ==, "2026-11-30");
  g_assert_cmpstr (status->title->id, ==, "Kartu Saraswati");
  g_assert_cmpstr (status->sentence->en, ==, "Papers are missing. Please bring them.");
  g_assert_cmpstr (status->sentence->id, !=, status->sentence->en);
  g_assert_cmpstr (status->sentence->jv, !=, status->sentence->en);
  raw = fixture_ask_raw (
      &desk->f, LOKET_DEVICE_KIOSK, &LOKET_APPLICATION_STATUS, request, NULL, &error);
  text = g_strndup (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
  g_assert_null (strstr (text, "Sukinem"));
  g_assert_null (strstr (text, desk->unlisted));
  g_assert_null (strstr (text, view->application->id));
  g_assert_cmpstr (status->service, ==, "health");
  g_assert_true (status->come);
  request->code[10] = request->code[10] == 'A' ? 'B' : 'A';
  g_assert_null (
      fixture_ask (&desk->f, LOKET_DEVICE_KIOSK, &LOKET_APPLICATION_STATUS, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  g_free (request->code);
  request->code = g_strdup (view->typed); /* without a reader */
  g_clear_object (&status);
  status = fixture_ask (&desk->f, LOKET_DEVICE_KIOSK, &LOKET_APPLICATION_STATUS, request, &error);
  g_assert_cmpint (status->number, ==, view->application->number);
}

/* One answer for the counter in front of a person. */
static void
test_brief (Desk *desk, gconstpointer data)
{
  g_autofree char *home = register_family (
      &desk->f, "3314120503100001", (const char *const[]){desk->unlisted, desk->listed, NULL});
  g_autoptr (LoketBriefRequest) request = loket_brief_request_new ();
  g_autoptr (LoketApplicationView) open = NULL;
  g_autoptr (LoketPersonBrief) brief = NULL;
  g_autoptr (LoketPersonBrief) later = NULL;
  g_autoptr (GError) error = NULL;

  request->person = g_strdup (desk->listed);
  brief = ask_as (desk, desk->token, &LOKET_PERSON_BRIEF, request, &error);
  g_assert_no_error (error);
  g_assert_true (brief->listed);
  g_assert_cmpuint (n_items (brief->lists), ==, 1);
  g_assert_cmpint (((LoketListStanding *) item (brief->lists, 0))->decile.value, ==, 3);
  g_assert_cmpuint (n_items (brief->members), ==, 2);
  g_assert_cmpuint (n_items (brief->benefits), ==, 1);
  g_assert_null (brief->warnings);
  g_assert_cmpstr (brief->next[0], ==, "begin-listed");
  open = begin_for (desk, desk->unlisted, NULL);
  g_free (request->person);
  request->person = g_strdup (desk->unlisted);
  later = ask_as (desk, desk->token, &LOKET_PERSON_BRIEF, request, &error);
  g_assert_no_error (error);
  /* No list names him, so that of the family counts, as it does for the rules. */
  g_assert_true (later->listed);
  g_assert_cmpuint (n_items (later->lists), ==, 0);
  g_assert_cmpuint (n_items (later->applications), ==, 1);
  g_assert_cmpstr (later->next[0], ==, "go-on-with-application");
  g_assert_cmpstr (later->next[1], ==, "begin-listed");
}

/* The ticket in service at the counter goes along; so does one that the request names. */
static void
test_ticket (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_take (&desk->f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketApplicationBegin) request = request_for (desk->listed, "ktp");
  g_autoptr (LoketCounterRequest) counter = loket_counter_request_new ();
  g_autoptr (LoketCounter) opened = NULL;
  g_autoptr (LoketTicket) called = NULL;
  g_autoptr (LoketApplicationView) view = NULL;
  g_autoptr (GError) error = NULL;

  counter->counter = g_strdup ("1");
  opened = ask_as (desk, desk->token, &LOKET_QUEUE_OPEN_COUNTER, counter, &error);
  g_assert_no_error (error);
  called = ask_as (desk, desk->token, &LOKET_QUEUE_CALL_NEXT, counter, &error);
  g_assert_no_error (error);
  request->counter = g_strdup ("1");
  view = ask_as (desk, desk->token, &LOKET_APPLICATION_BEGIN, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (view->application->ticket, ==, ticket->id);
  g_assert_cmpstr (view->ticket_label, ==, ticket->label);
}

static guint
n_applications (Desk *desk)
{
  g_autoptr (LoketApplicationQuery) query = loket_application_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketApplicationList) list =
      ask_as (desk, desk->token, &LOKET_APPLICATION_LIST, query, &error);

  g_assert_no_error (error);
  return n_items (list->applications);
}

static GBytes *
begin_raw (Desk *desk, const char *key, GError **error)
{
  const LoketCaller caller = {
      .kind = LOKET_DEVICE_COUNTER, .device = "counter", .token = desk->token};
  g_autoptr (LoketApplicationBegin) request = request_for (desk->unlisted, "ktp");

  return loket_office_ask_sync (
      desk->f.office, &LOKET_APPLICATION_BEGIN, &caller, LOKET_RECORD (request), key, error);
}

/* Each step of the store fails once: nothing is half done; with the same key it goes through, and
 * again it is the same answer. */
static void
test_each_step (Desk *desk, gconstpointer data)
{
  g_autofree char *key = loket_id_new (desk->f.clock, desk->f.random);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GBytes) again = NULL;
  int n = 0;

  faulty_engine_take (loket_office_store (desk->f.office)->writer.txn->engine,
                      LOKET_ERROR_INTERNAL);
  for (; answer == NULL; n++) {
    g_autoptr (GError) error = NULL;
    faulty_engine_fail_after (n);
    answer = begin_raw (desk, key, &error);
    faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
    if (answer == NULL)
      g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
    g_assert_cmpuint (n_applications (desk), ==, answer != NULL ? 1 : 0);
  }
  g_test_message ("%d steps failed, nothing half done", n - 1);
  g_assert_cmpint (n, >, 15);
  again = begin_raw (desk, key, NULL);
  g_assert_true (g_bytes_equal (answer, again));
  g_assert_cmpuint (n_applications (desk), ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/office/applications/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("area", test_area);
  ADD ("brief", test_brief);
  ADD ("each-step", test_each_step);
  ADD ("expires", test_expires);
  ADD ("listed", test_listed);
  ADD ("other-desks", test_other_desks);
  ADD ("papers", test_papers);
  ADD ("roles", test_roles);
  ADD ("status", test_status);
  ADD ("ticket", test_ticket);
  ADD ("walk", test_walk);
  ADD ("withdraw-and-reopen", test_withdraw_and_reopen);
  ADD ("worklists", test_worklists);
  return g_test_run ();
}
