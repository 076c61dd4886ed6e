/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scanned papers, of applications and of conditions: sent, bound to their record, opened by those
 * who may see it and by nobody else, and no more of them than a device may leave unused. */
#include "cases.h"

#include "core/application-desk.h"
#include "office/blobs.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/copies/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define SCANNER "counter-2" /* the device of whoever scans */

/* Whoever may ask, by role and area. */
typedef struct {
  const char *role;
  const char *area;
  gboolean may;
  Hand hand;
} Asker;

static void
ask_area (Fixture *f, Asker *asker, guint n)
{
  g_autofree char *login = g_strdup_printf ("asker%u-%u", n, loket_random_below (f->random, 10000));
  g_autoptr (LoketOfficer) officer = loket_officer_new ();

  officer->id = loket_id_new (f->clock, f->random);
  officer->login = g_strdup (login);
  officer->name = g_strdup (login);
  officer->roles = g_strsplit (asker->role, " ", -1);
  officer->area = g_strdup (asker->area);
  officer->created_at = officer->changed_at = loket_clock_now (f->clock);
  register_insert (f, officer);
  asker->hand.id = g_strdup (officer->id);
  asker->hand.token = hand_signs_in (f, &asker->hand, "counter");
}

static gboolean
may_open (Fixture *f,
          LoketDeviceKind kind,
          const char *device,
          const char *token,
          const char *sha256)
{
  const LoketCaller caller = {.kind = kind, .device = device, .token = token};
  g_autoptr (LoketBlob) request = loket_blob_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = NULL;

  request->sha256 = g_strdup (sha256);
  answer = loket_office_ask_sync (
      f->office, &loket_blob_fetch, &caller, LOKET_RECORD (request), NULL, &error);
  if (answer == NULL)
    g_assert_true (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED) ||
                   g_error_matches (error, LOKET_ERROR, LOKET_ERROR_SIGN_IN_NEEDED));
  return answer != NULL;
}

static void
assert_askers (Fixture *f, Asker *askers, guint n, const char *sha256)
{
  for (guint i = 0; i < n; i++) {
    ask_area (f, &askers[i], i);
    g_test_message ("%s of %s", askers[i].role, askers[i].area != NULL ? askers[i].area : "all");
    g_assert_cmpint (may_open (f, LOKET_DEVICE_COUNTER, "counter", askers[i].hand.token, sha256),
                     ==,
                     askers[i].may);
    hand_clear (&askers[i].hand);
  }
  /* Nobody is signed in, and no other kind of device has it. */
  g_assert_false (may_open (f, LOKET_DEVICE_COUNTER, "counter", NULL, sha256));
  g_assert_false (may_open (f, LOKET_DEVICE_KIOSK, "kiosk", NULL, sha256));
  g_assert_false (may_open (f, LOKET_DEVICE_DISPLAY, "display", NULL, sha256));
}

static char *
try_scan (Fixture *f, const char *token, const char *text, GError **error)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER, .device = SCANNER, .token = token};
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return loket_office_put_blob (f->office, &caller, bytes, error);
}

static char *
scan (Fixture *f, const char *token, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *sha256 = try_scan (f, token, text, &error);

  g_assert_no_error (error);
  return sha256;
}

static LoketPapersRequest *
papers_with (LoketApplication *application, const char *copy)
{
  LoketPapersRequest *request = loket_papers_request_new ();
  g_autoptr (LoketPaperSaid) said = loket_paper_said_new ();

  request->application = g_strdup (application->id);
  request->version = application->version;
  request->papers = g_list_store_new (loket_paper_said_get_type ());
  said->paper = g_strdup ("village-letter");
  said->state = LOKET_PAPERS_SEEN;
  said->copy = g_strdup (copy);
  g_list_store_append (request->papers, said);
  return request;
}

static void
test_paper (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *there = NULL, *first = NULL, *second = NULL;
  g_autoptr (LoketApplicationView) begun = NULL, bound = NULL, changed = NULL;
  g_autoptr (LoketPapersRequest) papers = NULL, again = NULL;
  Asker askers[] = {
      {"reception", NULL, TRUE},
      {"data_desk", NULL, TRUE},
      {"field_verifier", NULL, TRUE},
      {"section_head", NULL, TRUE},
      {"unit_head", NULL, TRUE},
      {"village", CASES_VILLAGE, TRUE},
      {"subdistrict", "33.14.10", TRUE},
      {"village", "33.14.10.2002", FALSE},
      {"subdistrict", "33.14.01", FALSE},
      {"data_desk", "33.14.01", FALSE},
      {"auditor", NULL, FALSE},
      {"administrator", NULL, FALSE},
  };

  office_opens (f, &office);
  there = hand_signs_in (f, &office.clerk, SCANNER);
  first = scan (f, there, "the village letter, scanned");
  /* Not bound yet: it is of the device that has sent it. */
  g_assert_true (may_open (f, LOKET_DEVICE_COUNTER, SCANNER, there, first));
  g_assert_false (may_open (f, LOKET_DEVICE_COUNTER, "counter", office.kasi.token, first));
  begun = cases_begin (f, &office.clerk, person);
  papers = papers_with (begun->application, first);
  bound = cases_do (f, &office.clerk, &LOKET_APPLICATION_SET_PAPERS, papers);
  assert_askers (f, askers, G_N_ELEMENTS (askers), first);
  /* Scanned again: the one before is nobody's any more. */
  second = scan (f, there, "the village letter, scanned again");
  again = papers_with (bound->application, second);
  changed = cases_do (f, &office.clerk, &LOKET_APPLICATION_SET_PAPERS, again);
  g_assert_true (may_open (f, LOKET_DEVICE_COUNTER, "counter", office.kasi.token, second));
  g_assert_false (may_open (f, LOKET_DEVICE_COUNTER, "counter", office.kasi.token, first));
}

static void
test_no_paper (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *there = NULL, *empty = NULL, *late = NULL;
  g_autofree char *nowhere = g_strnfill (64, 'a');
  g_autofree char *application =
      cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketApplication) decided = NULL;
  g_autoptr (LoketDecision) proposed = NULL;
  g_autoptr (LoketApplicationView) begun = NULL;
  g_autoptr (LoketPapersRequest) missing = NULL, of_nothing = NULL, closed = NULL;

  office_opens (f, &office);
  there = hand_signs_in (f, &office.clerk, SCANNER);
  begun = cases_begin (f, &office.clerk, person);
  missing = papers_with (begun->application, nowhere);
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_SET_PAPERS, missing, LOKET_ERROR_NOT_FOUND, nowhere);
  empty = scan (f, there, "");
  of_nothing = papers_with (begun->application, empty);
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_SET_PAPERS, of_nothing, LOKET_ERROR_RULE, "empty-file");
  /* What a proposal rests on stays as it was. */
  proposed = propose (
      f, &office.clerk, application, LOKET_DECISION_OUTCOME_GRANT, LOKET_CATEGORY_NONE, NULL);
  decided = register_get (f, loket_application_get_type (), application);
  late = scan (f, there, "found behind the proposal");
  closed = papers_with (decided, late);
  cases_refused (
      f, &office.clerk, &LOKET_APPLICATION_SET_PAPERS, closed, LOKET_ERROR_WRONG_STATE, "proposed");
}

typedef struct {
  const char *device;
  gint64 now;
} Fill;

/* As many as a device may leave unused, all but one. */
static gboolean
fill_work (LoketTxn *txn, gpointer data, GError **error)
{
  const Fill *fill = data;

  for (guint i = 1; i < LOKET_BLOB_UNUSED_MAX / LOKET_BLOB_MAX; i++) {
    g_autofree char *sha256 = g_strdup_printf ("%064x", i);
    if (!loket_txn_put_blob (txn, sha256, LOKET_BLOB_MAX, fill->device, fill->now, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
announces (Fixture *f, const char *device, const char *token, gint64 bytes, GError **error)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER, .device = device, .token = token};
  g_autoptr (LoketBlob) request = loket_blob_new ();
  g_autoptr (GBytes) answer = NULL;

  request->sha256 = g_strnfill (64, 'b');
  request->bytes = bytes;
  answer = loket_office_ask_sync (
      f->office, &loket_blob_announce, &caller, LOKET_RECORD (request), NULL, error);
  return answer != NULL;
}

/* What no record names yet counts; what one names does not. */
static void
test_quota (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *there = NULL, *paper = NULL;
  g_autoptr (LoketApplicationView) begun = NULL, bound = NULL;
  g_autoptr (LoketPapersRequest) papers = NULL;
  Fill fill = {SCANNER, FIXTURE_MORNING};
  g_autoptr (GError) error = NULL;

  office_opens (f, &office);
  there = hand_signs_in (f, &office.clerk, SCANNER);
  paper = scan (f, there, "the village letter, scanned");
  loket_store_write_sync (loket_office_store (f->office), fill_work, &fill, &error);
  g_assert_no_error (error);
  g_assert_false (announces (f, SCANNER, there, LOKET_BLOB_MAX, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
  g_clear_error (&error);
  /* The desk beside goes on. */
  g_assert_true (announces (f, "counter", office.clerk.token, LOKET_BLOB_MAX, &error));
  begun = cases_begin (f, &office.clerk, person);
  papers = papers_with (begun->application, paper);
  bound = cases_do (f, &office.clerk, &LOKET_APPLICATION_SET_PAPERS, papers);
  g_assert_true (announces (f, SCANNER, there, LOKET_BLOB_MAX, &error));
  g_assert_no_error (error);
}

static void
test_condition (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *there = NULL, *paper = NULL;
  g_autoptr (LoketConditionRequest) request = loket_condition_request_new ();
  g_autoptr (LoketCondition) condition = NULL;
  g_autoptr (LoketDecisionSuggestion) shown = NULL;
  g_autoptr (LoketCondition) known = NULL;
  /* Health is specific data: for those who prepare decisions there, and for nobody else. */
  Asker askers[] = {
      {"service_officer", NULL, TRUE},
      {"data_desk", NULL, TRUE},
      {"section_head", NULL, TRUE},
      {"unit_head", NULL, TRUE},
      {"service_officer", CASES_VILLAGE, TRUE},
      {"service_officer", "33.14.01", FALSE},
      {"reception", NULL, FALSE},
      {"field_verifier", NULL, FALSE},
      {"village", CASES_VILLAGE, FALSE},
      {"auditor", NULL, FALSE},
  };

  office_opens (f, &office);
  there = hand_signs_in (f, &office.clerk, SCANNER);
  request->person = g_strdup (person);
  request->kind = LOKET_CONDITION_ILLNESS;
  request->copy = g_strnfill (64, 'a');
  cases_refused (
      f, &office.clerk, &LOKET_CONDITION_ADD, request, LOKET_ERROR_NOT_FOUND, request->copy);
  paper = scan (f, there, "a letter of the puskesmas");
  g_free (request->copy);
  request->copy = g_strdup (paper);
  condition = cases_do (f, &office.clerk, &LOKET_CONDITION_ADD, request);
  g_assert_cmpstr (condition->copy, ==, paper);
  shown = suggest (f, &office.clerk, person, NULL);
  known = g_list_model_get_item (G_LIST_MODEL (shown->conditions), 0);
  g_assert_cmpstr (known->copy, ==, paper);
  assert_askers (f, askers, G_N_ELEMENTS (askers), paper);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("paper-of-an-application", test_paper);
  ADD ("what-is-no-paper", test_no_paper);
  ADD ("quota-of-a-device", test_quota);
  ADD ("paper-of-a-condition", test_condition);
  return g_test_run ();
}
