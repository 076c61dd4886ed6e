/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desks of officers and of second officers through the dispatcher. */
#include "core/error.h"
#include "fixture.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/officers/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define COUNTER LOKET_DEVICE_COUNTER

static void
assert_code (Fixture *f,
             const char *token,
             const LoketOperation *operation,
             gpointer request,
             LoketErrorCode code,
             const char *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = fixture_ask_as (f, COUNTER, token, operation, request, &error);

  g_assert_null (answer);
  g_assert_error (error, LOKET_ERROR, (int) code);
  g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static gpointer
assert_done (Fixture *f, const char *token, const LoketOperation *operation, gpointer request)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = fixture_ask_as (f, COUNTER, token, operation, request, &error);

  g_assert_no_error (error);
  return answer;
}

static LoketOfficerRequest *
new_officer (const char *login, const char *role, const char *area)
{
  LoketOfficerRequest *request = loket_officer_request_new ();

  request->login = g_strdup (login);
  request->name = g_strdup ("Somebody");
  request->roles = g_strsplit (role, " ", -1);
  request->area = g_strdup (area);
  request->password = g_strdup (FIXTURE_PASSWORD);
  return request;
}

static void
assert_not_added (Fixture *f,
                  const char *token,
                  LoketOfficerRequest *request,
                  LoketErrorCode code,
                  const char *parameter)
{
  assert_code (f, token, &LOKET_OFFICER_ADD, request, code, parameter);
  g_object_unref (request);
}

static void
test_add (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autofree char *token = fixture_sign_in (f, COUNTER, "boss");
  g_autoptr (LoketOfficerRequest) good = new_officer ("ani", "data_desk reception", "33.14.10");
  g_autoptr (LoketOfficer) ani = assert_done (f, token, &LOKET_OFFICER_ADD, good);

  g_assert_cmpstr (ani->roles[1], ==, "reception");
  g_assert_cmpint (ani->status, ==, LOKET_OFFICER_ACTIVE);
  assert_not_added (
      f, token, new_officer ("ani", "auditor", NULL), LOKET_ERROR_RULE, "login-taken");
  assert_not_added (f, token, new_officer ("Ani", "auditor", NULL), LOKET_ERROR_BAD_FIELD, "login");
  assert_not_added (f, token, new_officer ("budi", "king", NULL), LOKET_ERROR_BAD_FIELD, "roles");
  assert_not_added (
      f, token, new_officer ("budi", "auditor", "33.15"), LOKET_ERROR_BAD_FIELD, "area");
  assert_not_added (
      f, token, new_officer ("budi", "auditor", "33.14."), LOKET_ERROR_BAD_FIELD, "area");
  assert_not_added (
      f, token, new_officer ("budi", "auditor", "33.14..1"), LOKET_ERROR_BAD_FIELD, "area");
  /* One officer alone makes no second administrator. */
  assert_not_added (
      f, token, new_officer ("budi", "administrator", NULL), LOKET_ERROR_RULE, "second-officer");
}

/* An administrator of a sub-district sees and makes officers of it, and nobody's above. */
static void
test_area (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) sub = fixture_add_officer (f, "sub", "administrator", "33.14.10");
  g_autoptr (LoketOfficer) all = fixture_add_officer (f, "all", "data_desk", NULL);
  g_autoptr (LoketOfficer) in = fixture_add_officer (f, "in", "village", "33.14.10.2001");
  g_autoptr (LoketOfficer) out = fixture_add_officer (f, "out", "village", "33.14.11.2001");
  g_autofree char *token = fixture_sign_in (f, COUNTER, "sub");
  g_autoptr (LoketOfficerQuery) query = loket_officer_query_new ();
  g_autoptr (LoketOfficerList) list = assert_done (f, token, &LOKET_OFFICER_LIST, query);
  g_autoptr (LoketOfficerChange) change = loket_officer_change_new ();
  g_autoptr (LoketOfficer) changed = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->officers)), ==, 2);
  assert_not_added (
      f, token, new_officer ("new", "village", "33.14.11"), LOKET_ERROR_NOT_ALLOWED, NULL);
  assert_not_added (f, token, new_officer ("new", "village", NULL), LOKET_ERROR_NOT_ALLOWED, NULL);
  change->name = g_strdup ("Another");
  change->officer = g_strdup (out->id);
  assert_code (f, token, &LOKET_OFFICER_CHANGE, change, LOKET_ERROR_NOT_ALLOWED, NULL);
  g_free (change->officer);
  change->officer = g_strdup (all->id);
  assert_code (f, token, &LOKET_OFFICER_CHANGE, change, LOKET_ERROR_NOT_ALLOWED, NULL);
  g_free (change->officer);
  change->officer = g_strdup (in->id);
  changed = assert_done (f, token, &LOKET_OFFICER_CHANGE, change);
  g_assert_cmpstr (changed->name, ==, "Another");
  /* Nor can the area be widened from within. */
  change->whole_district = TRUE;
  assert_code (f, token, &LOKET_OFFICER_CHANGE, change, LOKET_ERROR_NOT_ALLOWED, NULL);
}

static void
test_change_holds_at_once (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autoptr (LoketOfficer) ani = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, COUNTER, "boss");
  g_autofree char *hers = fixture_sign_in (f, COUNTER, "ani");
  g_autoptr (LoketOfficerChange) change = loket_officer_change_new ();
  g_autoptr (LoketOfficerStatusRequest) lock = loket_officer_status_request_new ();
  g_autoptr (LoketOfficerQuery) query = loket_officer_query_new ();
  g_autoptr (LoketOfficer) changed = NULL;
  g_autoptr (LoketOfficer) locked = NULL;
  g_autoptr (LoketOfficerList) list = NULL;
  g_autoptr (GError) error = NULL;

  assert_code (f, hers, &LOKET_OFFICER_LIST, query, LOKET_ERROR_NOT_ALLOWED, NULL);
  change->officer = g_strdup (ani->id);
  change->roles = g_strsplit ("auditor", " ", -1);
  changed = assert_done (f, token, &LOKET_OFFICER_CHANGE, change);
  list = assert_done (f, hers, &LOKET_OFFICER_LIST, query);
  lock->officer = g_strdup (ani->id);
  lock->status = LOKET_OFFICER_LOCKED;
  locked = assert_done (f, token, &LOKET_OFFICER_SET_STATUS, lock);
  assert_code (f, hers, &LOKET_OFFICER_LIST, query, LOKET_ERROR_SIGN_IN_NEEDED, NULL);
  g_assert_null (fixture_try_sign_in (f, COUNTER, "ani", FIXTURE_PASSWORD, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
}

/* Nobody decides about himself, and the office keeps an administrator. */
static void
test_not_oneself (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autofree char *token = fixture_sign_in (f, COUNTER, "boss");
  g_autoptr (LoketOfficerChange) change = loket_officer_change_new ();
  g_autoptr (LoketOfficerStatusRequest) leave = loket_officer_status_request_new ();
  g_autoptr (LoketPasswordRequest) password = loket_password_request_new ();
  g_autoptr (GError) error = NULL;

  change->officer = g_strdup (boss->id);
  change->roles = g_strsplit ("administrator fund_treasurer", " ", -1);
  assert_code (f, token, &LOKET_OFFICER_CHANGE, change, LOKET_ERROR_RULE, "not-oneself");
  password->officer = g_strdup (boss->id);
  password->password = g_strdup ("Sepeda Biru Langit");
  assert_code (f, token, &LOKET_OFFICER_SET_PASSWORD, password, LOKET_ERROR_RULE, "not-oneself");
  leave->officer = g_strdup (boss->id);
  leave->status = LOKET_OFFICER_LEFT;
  g_assert_null (fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_OFFICER_SET_STATUS, leave, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, "last-administrator");
}

/* A password that somebody else chose opens nothing but the way to one's own. */
static void
test_password_of_another (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autoptr (LoketOfficer) ani = fixture_add_officer (f, "ani", "auditor", NULL);
  g_autofree char *token = fixture_sign_in (f, COUNTER, "boss");
  g_autofree char *old = fixture_sign_in (f, COUNTER, "ani");
  g_autoptr (LoketPasswordRequest) set = loket_password_request_new ();
  g_autoptr (LoketPasswordChange) change = loket_password_change_new ();
  g_autoptr (LoketOfficerQuery) query = loket_officer_query_new ();
  g_autoptr (LoketOfficer) given = NULL;
  g_autoptr (LoketSession) session = NULL;
  g_autoptr (LoketSession) free_now = NULL;
  g_autoptr (LoketOfficerList) list = NULL;

  set->officer = g_strdup (ani->id);
  set->password = g_strdup ("Sepeda Biru Langit");
  set->must_change = TRUE;
  given = assert_done (f, token, &LOKET_OFFICER_SET_PASSWORD, set);
  assert_code (f, old, &LOKET_OFFICER_LIST, query, LOKET_ERROR_SIGN_IN_NEEDED, NULL);
  session = fixture_try_sign_in (f, COUNTER, "ani", "Sepeda Biru Langit", NULL);
  g_assert_true (session->must_change);
  assert_code (f, session->token, &LOKET_OFFICER_LIST, query, LOKET_ERROR_NOT_ALLOWED, NULL);
  change->old_password = g_strdup ("Sepeda Biru Langit");
  change->password = g_strdup ("Becak Kuning Pagi");
  free_now = assert_done (f, session->token, &LOKET_SESSION_CHANGE_PASSWORD, change);
  g_assert_false (free_now->must_change);
  list = assert_done (f, session->token, &LOKET_OFFICER_LIST, query);
}

static LoketApproval *
propose (Fixture *f, const char *token, const char *officer)
{
  g_autoptr (LoketOfficerReference) request = loket_officer_reference_new ();

  request->officer = g_strdup (officer);
  return assert_done (f, token, &LOKET_OFFICER_GRANT_ADMINISTRATOR, request);
}

/* Whoever decides reads names, not ids. */
static void
assert_names (Fixture *f, const char *token, const char *proposer, const char *about)
{
  g_autoptr (LoketApprovalQuery) query = loket_approval_query_new ();
  g_autoptr (LoketApprovalList) list = assert_done (f, token, &LOKET_APPROVAL_LIST, query);
  g_autoptr (LoketApproval) first = g_list_model_get_item (G_LIST_MODEL (list->approvals), 0);

  g_assert_cmpstr (first->proposer, ==, proposer);
  g_assert_cmpstr (first->about, ==, about);
}

static guint
n_waiting (Fixture *f, const char *token)
{
  g_autoptr (LoketApprovalQuery) query = loket_approval_query_new ();
  g_autoptr (LoketApprovalList) list = assert_done (f, token, &LOKET_APPROVAL_LIST, query);

  return g_list_model_get_n_items (G_LIST_MODEL (list->approvals));
}

static gboolean
may_manage (Fixture *f, const char *token)
{
  g_autoptr (LoketOfficerStatusRequest) request = loket_officer_status_request_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = NULL;

  request->officer = g_strdup ("0190aaaa-0000-7000-8000-0000000000aa");
  answer = fixture_ask_as (f, COUNTER, token, &LOKET_OFFICER_SET_STATUS, request, &error);
  return !g_error_matches (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
}

static void
test_two_officers (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autoptr (LoketOfficer) head = fixture_add_officer (f, "head", "unit_head", NULL);
  g_autoptr (LoketOfficer) ani = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *first = fixture_sign_in (f, COUNTER, "boss");
  g_autofree char *second = fixture_sign_in (f, COUNTER, "head");
  g_autofree char *third = fixture_sign_in (f, COUNTER, "ani");
  g_autoptr (LoketApproval) approval = propose (f, first, ani->id);
  g_autoptr (LoketApproval) approved = NULL;
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();

  g_assert_cmpint (approval->state, ==, LOKET_APPROVAL_PROPOSED);
  g_assert_cmpstr (approval->proposed_by, ==, boss->id);
  g_assert_false (may_manage (f, third));
  g_assert_cmpuint (n_waiting (f, first), ==, 1);
  g_assert_cmpuint (n_waiting (f, second), ==, 1);
  g_assert_cmpuint (n_waiting (f, third), ==, 0);
  assert_names (f, second, "Officer boss", "Officer ani");
  decision->approval = g_strdup (approval->id);
  assert_code (f, first, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_RULE, "second-officer");
  assert_code (f, third, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_NOT_ALLOWED, NULL);
  approved = assert_done (f, second, &LOKET_APPROVAL_APPROVE, decision);
  g_assert_cmpint (approved->state, ==, LOKET_APPROVAL_APPROVED);
  g_assert_cmpstr (approved->approved_by, ==, head->id);
  g_assert_cmpstr (approved->result, ==, ani->id);
  g_assert_true (may_manage (f, third));
  g_assert_cmpuint (n_waiting (f, second), ==, 0);
  assert_code (f, second, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_WRONG_STATE, "approved");
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autoptr (LoketOfficer) head = fixture_add_officer (f, "head", "unit_head", NULL);
  g_autoptr (LoketOfficer) ani = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *first = fixture_sign_in (f, COUNTER, "boss");
  g_autofree char *second = fixture_sign_in (f, COUNTER, "head");
  g_autofree char *third = fixture_sign_in (f, COUNTER, "ani");
  g_autoptr (LoketApproval) one = propose (f, first, ani->id);
  g_autoptr (LoketApproval) other = propose (f, first, ani->id);
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();
  g_autoptr (LoketApproval) refused = NULL;
  g_autoptr (LoketApproval) taken_back = NULL;

  decision->approval = g_strdup (one->id);
  decision->reason = g_strdup ("Not now");
  assert_code (f, third, &LOKET_APPROVAL_REFUSE, decision, LOKET_ERROR_NOT_ALLOWED, NULL);
  refused = assert_done (f, second, &LOKET_APPROVAL_REFUSE, decision);
  g_assert_cmpstr (refused->refused_by, ==, head->id);
  g_assert_cmpstr (refused->reason, ==, "Not now");
  assert_code (f, second, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_WRONG_STATE, "refused");
  g_free (decision->approval);
  decision->approval = g_strdup (other->id);
  taken_back = assert_done (f, first, &LOKET_APPROVAL_REFUSE, decision);
  g_assert_cmpint (taken_back->state, ==, LOKET_APPROVAL_REFUSED);
  g_assert_false (may_manage (f, third));
}

static LoketOfficer *
give_password (Fixture *f, const char *token, const char *officer, const char *password)
{
  g_autoptr (LoketPasswordRequest) request = loket_password_request_new ();
  g_autoptr (GError) error = NULL;
  LoketOfficer *given;

  request->officer = g_strdup (officer);
  request->password = g_strdup (password);
  given = fixture_ask_as (f,
                          token != NULL ? COUNTER : LOKET_DEVICE_ADMIN,
                          token,
                          &LOKET_OFFICER_SET_PASSWORD,
                          request,
                          &error);
  g_assert_no_error (error);
  return given;
}

static void
change_own_password (Fixture *f, const char *token)
{
  g_autoptr (LoketPasswordChange) change = loket_password_change_new ();
  g_autoptr (LoketSession) changed = NULL;

  change->old_password = g_strdup (FIXTURE_PASSWORD);
  change->password = g_strdup ("Becak Kuning Pagi");
  changed = assert_done (f, token, &LOKET_SESSION_CHANGE_PASSWORD, change);
}

/* Whoever gave a password may know it: a straw man is no second officer, nor are two of them. */
static void
test_straw_man (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autoptr (LoketOfficer) ani = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *first = fixture_sign_in (f, COUNTER, "boss");
  g_autoptr (LoketOfficerRequest) one = new_officer ("boneka", "unit_head", NULL);
  g_autoptr (LoketOfficerRequest) two = new_officer ("wayang", "unit_head", NULL);
  g_autoptr (LoketOfficer) doll = assert_done (f, first, &LOKET_OFFICER_ADD, one);
  g_autoptr (LoketOfficer) puppet = assert_done (f, first, &LOKET_OFFICER_ADD, two);
  g_autofree char *second = fixture_sign_in (f, COUNTER, "boneka");
  g_autofree char *third = fixture_sign_in (f, COUNTER, "wayang");
  g_autoptr (LoketApproval) by_boss = propose (f, first, ani->id);
  g_autoptr (LoketApproval) by_puppet = propose (f, third, ani->id);
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();
  g_autoptr (LoketOfficer) given = NULL;
  g_autoptr (LoketApproval) approved = NULL;
  g_autofree char *own = NULL;

  change_own_password (f, second);
  decision->approval = g_strdup (by_boss->id);
  assert_code (f, second, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_RULE, "same-hand");
  g_free (decision->approval);
  decision->approval = g_strdup (by_puppet->id);
  assert_code (f, second, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_RULE, "same-hand");
  assert_code (f, first, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_RULE, "same-hand");
  /* The hub's own user gives him one that the administrator does not know. */
  given = give_password (f, NULL, doll->id, FIXTURE_PASSWORD);
  own = fixture_sign_in (f, COUNTER, "boneka");
  approved = assert_done (f, own, &LOKET_APPROVAL_APPROVE, decision);
  g_assert_cmpint (approved->state, ==, LOKET_APPROVAL_APPROVED);
}

/* The same by a new password for a true unit head. */
static void
test_password_taken_over (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autoptr (LoketOfficer) head = fixture_add_officer (f, "head", "unit_head", NULL);
  g_autoptr (LoketOfficer) ani = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *first = fixture_sign_in (f, COUNTER, "boss");
  g_autoptr (LoketApproval) approval = propose (f, first, ani->id);
  g_autoptr (LoketOfficer) given = give_password (f, first, head->id, "Sepeda Biru Langit");
  g_autoptr (LoketSession) session =
      fixture_try_sign_in (f, COUNTER, "head", "Sepeda Biru Langit", NULL);
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();

  decision->approval = g_strdup (approval->id);
  assert_code (f, session->token, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_RULE, "same-hand");
}

static void
test_not_for_oneself (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autoptr (LoketOfficer) head = fixture_add_officer (f, "head", "unit_head", NULL);
  g_autofree char *first = fixture_sign_in (f, COUNTER, "boss");
  g_autofree char *second = fixture_sign_in (f, COUNTER, "head");
  g_autoptr (LoketApproval) approval = propose (f, first, head->id);
  g_autoptr (LoketOfficerReference) himself = loket_officer_reference_new ();
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();

  decision->approval = g_strdup (approval->id);
  assert_code (f, second, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_RULE, "not-oneself");
  himself->officer = g_strdup (head->id);
  assert_code (
      f, second, &LOKET_OFFICER_GRANT_ADMINISTRATOR, himself, LOKET_ERROR_RULE, "not-oneself");
}

static void
make_administrator (Fixture *f, const char *token, const char *officer)
{
  g_autoptr (LoketOfficer) head = fixture_add_officer (f, "head", "unit_head", NULL);
  g_autofree char *second = fixture_sign_in (f, COUNTER, "head");
  g_autoptr (LoketApproval) approval = propose (f, token, officer);
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();
  g_autoptr (LoketApproval) approved = NULL;

  decision->approval = g_strdup (approval->id);
  approved = assert_done (f, second, &LOKET_APPROVAL_APPROVE, decision);
}

static GBytes *
add_under_key (Fixture *f,
               const char *token,
               LoketOfficerRequest *request,
               const char *key,
               GError **error)
{
  const LoketCaller caller = {.kind = COUNTER, .device = "counter", .token = token};

  return loket_office_ask_sync (
      f->office, &LOKET_OFFICER_ADD, &caller, LOKET_RECORD (request), key, error);
}

/* A key belongs to the whole request, its password too, and to who asked. */
static void
test_key_knows_secret_and_officer (Fixture *f, gconstpointer data)
{
  static const char key[] = "0190aaaa-0000-7000-8000-0000000000bb";
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autofree char *token = fixture_sign_in (f, COUNTER, "boss");
  g_autoptr (LoketOfficerRequest) request = new_officer ("ani", "data_desk", NULL);
  g_autoptr (LoketOfficer) other = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *foreign = NULL;

  first = add_under_key (f, token, request, key, &error);
  g_assert_no_error (error);
  again = add_under_key (f, token, request, key, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, again));
  other = fixture_add_officer (f, "dewi", "data_desk", NULL);
  make_administrator (f, token, other->id);
  foreign = fixture_sign_in (f, COUNTER, "dewi");
  g_assert_null (add_under_key (f, foreign, request, key, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_KEY_REUSED);
  g_clear_error (&error);
  g_free (request->password);
  request->password = g_strdup ("Becak Kuning Pagi");
  g_assert_null (add_under_key (f, token, request, key, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_KEY_REUSED);
}

static void
assert_weak (Fixture *f,
             const char *token,
             const char *officer,
             const char *password,
             const char *why)
{
  g_autoptr (LoketPasswordRequest) set = loket_password_request_new ();

  set->officer = g_strdup (officer);
  set->password = g_strdup (password);
  assert_code (f, token, &LOKET_OFFICER_SET_PASSWORD, set, LOKET_ERROR_RULE, why);
}

static void
test_weak_passwords (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autoptr (LoketOfficer) ani = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, COUNTER, "boss");

  assert_weak (f, token, ani->id, "ani-2026-ani", "weak-password");
  assert_weak (f, token, ani->id, "passwordpassword", "weak-password");
  assert_weak (f, token, ani->id, "admin admin", "weak-password");
  assert_weak (f, token, ani->id, "ｐａｓｓｗｏｒｄ２０２６", "weak-password");
  assert_weak (f, token, ani->id, "pass\u200bword2026", "weak-password");
  assert_weak (f,
               token,
               ani->id,
               "a\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b",
               "short-password");
}

/* What the first officer proposed is worth nothing any more once he has left. */
static void
test_proposer_has_left (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) boss = fixture_add_officer (f, "boss", "administrator", NULL);
  g_autoptr (LoketOfficer) head = fixture_add_officer (f, "head", "unit_head", NULL);
  g_autoptr (LoketOfficer) chief = fixture_add_officer (f, "chief", "unit_head", NULL);
  g_autofree char *first = fixture_sign_in (f, COUNTER, "chief");
  g_autofree char *second = fixture_sign_in (f, COUNTER, "head");
  g_autoptr (LoketApproval) approval = propose (f, first, head->id);
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();
  g_autoptr (LoketOfficerStatusRequest) leave = loket_officer_status_request_new ();
  g_autoptr (LoketOfficer) gone = NULL;
  g_autoptr (GError) error = NULL;

  leave->officer = g_strdup (chief->id);
  leave->status = LOKET_OFFICER_LEFT;
  gone = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_OFFICER_SET_STATUS, leave, &error);
  g_assert_no_error (error);
  decision->approval = g_strdup (approval->id);
  assert_code (f, second, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_RULE, "first-officer");
}

static gboolean
is_staffed (Fixture *f)
{
  g_autoptr (LoketHello) hello = loket_office_hello (f->office);

  return hello->staffed;
}

static void
assert_needs_sign_in (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (is_staffed (f));
  g_assert_null (fixture_next (f, "1", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_SIGN_IN_NEEDED);
}

/* A counter works without officers until there is one; nobody who leaves brings that time back. */
static void
test_first_officer_closes_the_counter (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (LoketOfficer) officer = NULL;
  g_autoptr (LoketTicket) first = fixture_take (f, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketOfficerStatusRequest) leave = loket_officer_status_request_new ();
  g_autoptr (LoketOfficer) left = NULL;
  g_autoptr (LoketTicket) next = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  g_assert_false (is_staffed (f));
  fixture_open_counter (f, "1");
  officer = fixture_add_officer (f, "ani", "data_desk", NULL);
  assert_needs_sign_in (f);
  fixture_reopen (f);
  assert_needs_sign_in (f);
  token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");
  request->counter = g_strdup ("1");
  next = fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_QUEUE_CALL_NEXT, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next->id, ==, first->id);
  leave->officer = g_strdup (officer->id);
  leave->status = LOKET_OFFICER_LEFT;
  left = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_OFFICER_SET_STATUS, leave, &error);
  g_assert_no_error (error);
  assert_needs_sign_in (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add", test_add);
  ADD ("area", test_area);
  ADD ("change-holds-at-once", test_change_holds_at_once);
  ADD ("not-oneself", test_not_oneself);
  ADD ("password-of-another", test_password_of_another);
  ADD ("two-officers", test_two_officers);
  ADD ("refused", test_refused);
  ADD ("straw-man", test_straw_man);
  ADD ("password-taken-over", test_password_taken_over);
  ADD ("not-for-oneself", test_not_for_oneself);
  ADD ("key-knows-secret-and-officer", test_key_knows_secret_and_officer);
  ADD ("weak-passwords", test_weak_passwords);
  ADD ("proposer-has-left", test_proposer_has_left);
  ADD ("first-officer-closes-the-counter", test_first_officer_closes_the_counter);
  return g_test_run ();
}
