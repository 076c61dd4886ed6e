/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a person and of a household: what stands, who says so, what is had twice, and who
 * opened it for what. */
#include "core/audit.h"
#include "core/error.h"
#include "core/list.h"
#include "core/person-file.h"
#include "register.h"

#include <string.h>

#define GAWAN "33.14.12.2004"
#define KEDEN "33.14.01.2001"

typedef struct {
  Fixture f;
  LoketOfficer *officer;
  char *token;
  LoketPerson *wagiman;
  char *wife;
  char *home;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  fixture_set_up (&desk->f, data);
  desk->officer = fixture_add_officer (&desk->f, "siti", "data_desk", NULL);
  desk->token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "siti");
  desk->wagiman = loket_person_new ();
  desk->wagiman->name = g_strdup ("Wagiman");
  desk->wagiman->nik = g_strdup ("3314121201559901");
  desk->wagiman->nik_status = LOKET_NIK_UNVERIFIED;
  desk->wagiman->sex = LOKET_PERSON_SEX_MALE;
  desk->wagiman->birth_date = g_strdup ("1955-01-12");
  desk->wagiman->village = g_strdup (GAWAN);
  register_put (&desk->f, desk->wagiman);
  desk->wife = register_add (&desk->f, "Sukinem", LOKET_PERSON_SEX_FEMALE, "1960", GAWAN);
  desk->home = register_family (
      &desk->f, "3314120503100001", (const char *const[]){desk->wagiman->id, desk->wife, NULL});
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_clear_object (&desk->wagiman);
  g_clear_object (&desk->officer);
  g_free (desk->wife);
  g_free (desk->home);
  g_free (desk->token);
  fixture_tear_down (&desk->f, data);
}

static void
add_list (Desk *desk, gint64 number, const char *source, const char *period)
{
  g_autoptr (LoketListBatch) batch = loket_list_batch_new ();

  batch->id = loket_id_new (desk->f.clock, desk->f.random);
  batch->number = number;
  batch->source = g_strdup (source);
  batch->period = g_strdup (period);
  batch->file_sha256 = g_strdup_printf ("%064" G_GINT64_FORMAT, number);
  batch->map = g_strdup ("[columns]\nname=NAMA\n");
  batch->state = LOKET_BATCH_APPLIED;
  batch->rows = 2;
  batch->created_at = batch->changed_at = FIXTURE_MORNING + number * LOKET_HOUR;
  register_insert (&desk->f, batch);
}

static char *
add_row (Desk *desk, gint64 batch, gint64 row, const char *person, const char *facts)
{
  g_autoptr (LoketListRow) entry = loket_list_row_new ();

  entry->id = g_strdup_printf (LOKET_LIST_ROW_ID, batch, row);
  entry->line = row + 1;
  entry->state = batch == 1 ? LOKET_ROW_NEW_PERSON : LOKET_ROW_AUTO_LINKED;
  entry->person = g_strdup (person);
  entry->weight = LOKET_SOME (2100);
  entry->facts = g_strdup (facts);
  register_insert (&desk->f, entry);
  return g_strdup (entry->id);
}

static void
add_claims (Desk *desk)
{
  add_list (desk, 1, "dtsen", "2026-Q3");
  add_list (desk, 2, "agency", "2026-Q4");
  add_list (desk, 3, "village", "2026-Q4");
  g_free (add_row (desk,
                   1,
                   1,
                   desk->wagiman->id,
                   "{\"name\":\"WAGIMAN\",\"nik\":\"3314121201559901\",\"birth_date\":"
                   "\"1955-01-12\",\"sex\":\"male\",\"village\":\"" GAWAN "\",\"decile\":\"2\"}"));
  g_free (add_row (desk,
                   2,
                   1,
                   desk->wagiman->id,
                   "{\"name\":\"Alm. Wagimin\",\"birth_date\":\"1955\",\"programme\":\"PKH\"}"));
  g_free (add_row (
      desk, 3, 1, desk->wife, "{\"name\":\"Sukinem\",\"sex\":\"female\",\"programme\":\"pkh\"}"));
}

static LoketPersonView *
try_open (Desk *desk,
          const char *token,
          const char *person,
          LoketPurpose purpose,
          const char *note,
          GError **error)
{
  g_autoptr (LoketPersonRequest) request = loket_person_request_new ();

  request->person = g_strdup (person);
  request->purpose = purpose;
  request->note = g_strdup (note);
  return fixture_ask_as (&desk->f, LOKET_DEVICE_COUNTER, token, &LOKET_PERSON_OPEN, request, error);
}

static LoketPersonView *
open_person (Desk *desk, const char *person)
{
  g_autoptr (GError) error = NULL;
  LoketPersonView *view = try_open (desk, desk->token, person, LOKET_PURPOSE_SERVICE, NULL, &error);

  g_assert_no_error (error);
  return view;
}

static guint
n_items (GListStore *store)
{
  return g_list_model_get_n_items (G_LIST_MODEL (store));
}

/* The item stays in its list. */
static gpointer
item (GListStore *store, guint at)
{
  g_autoptr (LoketRecord) record = g_list_model_get_item (G_LIST_MODEL (store), at);

  g_assert_nonnull (record);
  return record;
}

static LoketFieldStory *
story_of (LoketPersonView *view, const char *field)
{
  for (guint i = 0; i < n_items (view->stories); i++) {
    LoketFieldStory *story = item (view->stories, i);
    if (strcmp (story->field, field) == 0)
      return story;
  }
  return NULL;
}

static gboolean
has_hint (LoketPersonView *view, const char *hint)
{
  return view->hints != NULL && g_strv_contains ((const char *const *) view->hints, hint);
}

static void
test_open (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPersonView) view = open_person (desk, desk->wagiman->id);
  LoketMemberView *wife;

  g_assert_cmpstr (view->person->nik, ==, "3314121201559901");
  g_assert_cmpstr (view->place, ==, "Gawan");
  g_assert_cmpstr (view->household->id, ==, desk->home);
  g_assert_cmpint (view->relation, ==, LOKET_RELATION_HEAD);
  g_assert_cmpuint (n_items (view->members), ==, 2);
  wife = item (view->members, 1);
  g_assert_cmpstr (wife->name, ==, "Sukinem");
  g_assert_cmpint (wife->relation, ==, LOKET_RELATION_WIFE);
  g_assert_true (has_hint (view, "nik-unverified"));
  g_assert_false (has_hint (view, "said-dead"));
  g_assert_cmpuint (n_items (view->events), ==, 2);
  g_clear_object (&view);
  view = open_person (desk, desk->wife);
  g_assert_true (has_hint (view, "nik-pending"));
  g_assert_true (has_hint (view, "birth-date-not-whole"));
}

static void
choose_phone (Desk *desk)
{
  g_autoptr (LoketPersonValue) value = loket_person_value_new ();

  value->id = loket_id_new (desk->f.clock, desk->f.random);
  value->person = g_strdup (desk->wagiman->id);
  value->field = g_strdup ("phone");
  value->value = g_strdup ("+6281234567890");
  value->officer = g_strdup (desk->officer->id);
  value->reason = g_strdup ("Shown on his own telephone");
  value->at = FIXTURE_MORNING + LOKET_DAY;
  register_insert (&desk->f, value);
}

/* Why: what each list says, which value stands, who chose it, in parts. */
static void
test_why (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPersonView) view = NULL;
  LoketFieldStory *story;
  LoketClaim *claim;
  LoketFieldComparison *part;

  add_claims (desk);
  choose_phone (desk);
  view = open_person (desk, desk->wagiman->id);
  g_assert_cmpuint (n_items (view->claims), ==, 2);
  claim = item (view->claims, 0);
  g_assert_cmpstr (claim->source, ==, "agency");
  g_assert_cmpstr (claim->facts->programme, ==, "PKH");
  g_assert_cmpuint (n_items (claim->parts), >=, 2);
  part = item (claim->parts, 0);
  g_assert_cmpstr (part->field, ==, "name");
  g_assert_cmpstr (part->level, !=, "same");
  claim = item (view->claims, 1);
  part = item (claim->parts, 0);
  g_assert_cmpstr (part->level, ==, "same");
  g_assert_cmpint (part->weight, >, 0);

  story = story_of (view, "name");
  g_assert_cmpint (story->chosen, ==, LOKET_CHOSEN_FIRST);
  g_assert_cmpstr (story->source, ==, "dtsen");
  g_assert_cmpuint (n_items (story->sayings), ==, 2);
  g_assert_false (((LoketSaying *) item (story->sayings, 0))->agrees);
  story = story_of (view, "phone");
  g_assert_cmpint (story->chosen, ==, LOKET_CHOSEN_OFFICER);
  g_assert_cmpstr (story->officer, ==, desk->officer->name);
  g_assert_null (story_of (view, "hamlet"));
  g_assert_true (has_hint (view, "said-dead"));
  g_assert_cmpuint (n_items (view->events), ==, 5);
  g_assert_cmpint (((LoketPersonEvent *) item (view->events, 0))->kind, ==, LOKET_EVENT_VALUE);
}

/* The newest rows of the access log. */
static GListStore *
accesses (Desk *desk)
{
  g_autoptr (LoketAuditQuery) query = loket_audit_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketAuditPage) page = NULL;

  query->chain = LOKET_AUDIT_OF_ACCESS;
  query->operation = g_strdup ("person/open");
  page = fixture_ask (&desk->f, LOKET_DEVICE_ADMIN, &LOKET_AUDIT_LIST, query, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&page->rows);
}

/* Who opened whose record for what is in the log before it is shown, also when it is not shown. */
static void
test_log (Desk *desk, gconstpointer data)
{
  g_autofree char *subject = g_strconcat ("person/", desk->wagiman->id, NULL);
  g_autoptr (LoketPersonView) view = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) rows = NULL;
  g_autoptr (LoketAuditEntry) entry = NULL;

  g_assert_null (try_open (desk, desk->token, desk->wagiman->id, LOKET_PURPOSE_OTHER, "x", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  view =
      try_open (desk, desk->token, desk->wagiman->id, LOKET_PURPOSE_COMPLAINT, "letter 17", &error);
  g_assert_no_error (error);
  rows = accesses (desk);
  g_assert_cmpuint (n_items (rows), ==, 2);
  entry = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  g_assert_cmpstr (entry->subject, ==, subject);
  g_assert_cmpstr (entry->purpose, ==, "complaint: letter 17");
  g_assert_cmpstr (entry->officer, ==, desk->officer->id);
}

/* What is handed over tells of every look, the one that made it included. */
static void
test_file (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPersonRequest) request = loket_person_request_new ();
  g_autoptr (LoketPersonView) opened = open_person (desk, desk->wagiman->id);
  g_autoptr (LoketPersonView) other = open_person (desk, desk->wife);
  g_autoptr (LoketPersonFile) file = NULL;
  g_autoptr (LoketPersonLooks) looks = NULL;
  g_autoptr (GError) error = NULL;
  LoketPersonLook *look;

  add_claims (desk);
  request->person = g_strdup (desk->wagiman->id);
  request->purpose = LOKET_PURPOSE_PERSON_ASKS;
  file = fixture_ask_as (
      &desk->f, LOKET_DEVICE_COUNTER, desk->token, &LOKET_PERSON_FILE, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file->view->person->name, ==, "Wagiman");
  g_assert_cmpuint (n_items (file->view->claims), ==, 2);
  g_assert_cmpstr (file->made_by, ==, desk->officer->name);
  g_assert_cmpuint (n_items (file->looks), ==, 2);
  look = item (file->looks, 0);
  g_assert_cmpstr (look->operation, ==, "person/file");
  g_assert_cmpstr (look->purpose, ==, "person_asks");
  g_assert_cmpstr (look->officer, ==, desk->officer->name);
  g_assert_cmpstr (look->roles[0], ==, "data_desk");
  g_assert_cmpstr (look->device, ==, "counter");
  looks = fixture_ask_as (
      &desk->f, LOKET_DEVICE_COUNTER, desk->token, &LOKET_PERSON_ACCESS, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_items (looks->looks), ==, 3);
}

static void
test_area (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketOfficer) other =
      fixture_add_officer (&desk->f, "kalijambe", "subdistrict", "33.14.01");
  g_autofree char *token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "kalijambe");
  g_autofree char *theirs = register_add (&desk->f, "Paijo", LOKET_PERSON_SEX_MALE, "1950", KEDEN);
  g_autoptr (LoketHouseholdRequest) request = loket_household_request_new ();
  g_autoptr (LoketPersonView) view = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (try_open (desk, token, desk->wagiman->id, LOKET_PURPOSE_SERVICE, NULL, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  request->household = g_strdup (desk->home);
  g_assert_null (fixture_ask_as (
      &desk->f, LOKET_DEVICE_COUNTER, token, &LOKET_HOUSEHOLD_OPEN, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  view = try_open (desk, token, theirs, LOKET_PURPOSE_SERVICE, NULL, &error);
  g_assert_no_error (error);
}

/* Two people of one house, one programme, one quarter; each list is right by itself. */
static void
test_had_twice (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketHouseholdRequest) request = loket_household_request_new ();
  g_autoptr (LoketHouseholdView) view = NULL;
  g_autoptr (GError) error = NULL;

  add_claims (desk);
  request->household = g_strdup (desk->home);
  view = fixture_ask_as (
      &desk->f, LOKET_DEVICE_COUNTER, desk->token, &LOKET_HOUSEHOLD_OPEN, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_items (view->members), ==, 2);
  g_assert_cmpuint (n_items (view->benefits), ==, 2);
  g_assert_true (((LoketBenefit *) item (view->benefits, 0))->twice);
  g_assert_true (((LoketBenefit *) item (view->benefits, 1))->twice);
  g_assert_cmpuint (g_strv_length (view->twice), ==, 1);
  g_assert_cmpstr (view->twice[0], ==, "pkh");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/office/people/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("area", test_area);
  ADD ("file", test_file);
  ADD ("had-twice", test_had_twice);
  ADD ("log", test_log);
  ADD ("open", test_open);
  ADD ("why", test_why);
  return g_test_run ();
}
