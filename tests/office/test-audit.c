/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The auditor's desk: what the filters find, what is masked, and unmasking as an act of its own. */
#include "fixture.h"

#include "core/audit.h"
#include "core/calendar.h"
#include "core/error.h"
#include "office/refusals.h"
#include "store/access.h"
#include "store/txn.h"

#include <string.h>

#define PURPOSE "Complaint 17: who was put on file as treasurer"

static LoketAuditPage *
list (Fixture *fixture, LoketAuditQuery *query)
{
  g_autoptr (LoketAuditQuery) owned = query;
  g_autoptr (GError) error = NULL;
  LoketAuditPage *page =
      fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_AUDIT_LIST, owned, &error);

  g_assert_no_error (error);
  return page;
}

static LoketAuditEntry *
entry_at (LoketAuditPage *page, guint at)
{
  g_autoptr (LoketAuditEntry) entry = g_list_model_get_item (G_LIST_MODEL (page->rows), at);

  g_assert_nonnull (entry);
  return entry; /* the page holds it */
}

/* How many rows a query finds, on all of its pages. */
static guint
count (Fixture *fixture, LoketAuditQuery *query)
{
  g_autoptr (LoketAuditQuery) owned = query;
  guint n = 0;

  for (;;) {
    g_autoptr (LoketAuditPage) page = list (fixture, g_object_ref (owned));
    n += g_list_model_get_n_items (G_LIST_MODEL (page->rows));
    if (!page->next.set)
      return n;
    g_assert_true (!owned->before.set || page->next.value < owned->before.value);
    owned->before = page->next;
  }
}

static LoketAuditQuery *
query (const char *member, const char *value)
{
  LoketAuditQuery *made = loket_audit_query_new ();

  loket_field_take_text (loket_record_type_find_field (loket_audit_query_get_type (), member),
                         LOKET_RECORD (made),
                         g_strdup (value));
  return made;
}

static LoketAuditQuery *
days (const char *from, const char *until)
{
  LoketAuditQuery *made = query ("from", from);

  made->until = g_strdup (until);
  return made;
}

/* Two days, three desks, two officers, one record. */
static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) auditor = fixture_add_officer (fixture, "rini", "auditor", NULL);
  g_autoptr (LoketOfficer) other = fixture_add_officer (fixture, "budi", "reception", NULL);
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "rini");
  g_autofree char *second = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "budi");
  g_autoptr (LoketTicket) ticket = fixture_take (fixture, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketAuditPage) page = NULL;

  loket_clock_advance (fixture->clock, LOKET_DAY);
  g_object_unref (fixture_take (fixture, "health", LOKET_PRIORITY_NONE));
  g_assert_cmpuint (count (fixture, days ("2026-11-23", "2026-11-23")), ==, 5);
  g_assert_cmpuint (count (fixture, days ("2026-11-24", NULL)), ==, 1);
  g_assert_cmpuint (count (fixture, days (NULL, "2026-11-24")), ==, 6);
  g_assert_cmpuint (count (fixture, days ("2026-11-25", NULL)), ==, 0);
  g_assert_cmpuint (count (fixture, query ("day", "2026-11-24")), ==, 1);
  g_assert_cmpuint (count (fixture, query ("officer", auditor->id)), ==, 1);
  g_assert_cmpuint (count (fixture, query ("officer", "Budi")), ==, 1);
  g_assert_cmpuint (count (fixture, query ("operation", "officer/add")), ==, 2);
  g_assert_cmpuint (count (fixture, query ("operation", "queue/")), ==, 2);
  g_assert_cmpuint (count (fixture, query ("operation", "queue")), ==, 0);
  g_assert_cmpuint (count (fixture, query ("device", "kiosk")), ==, 2);
  g_assert_cmpuint (count (fixture, query ("record", ticket->id)), ==, 2); /* taken, unserved */
  g_assert_cmpuint (count (fixture, query ("record", other->id)), ==, 2);  /* added, signed in */
  page = list (fixture, query ("officer", "rini"));
  g_assert_cmpstr (entry_at (page, 0)->officer_name, ==, "Officer rini");
  g_assert_null (entry_at (page, 0)->refused);
}

/* A backup is a read for the dispatcher; its row names the administrator all the same. */
static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (fixture, "dewi", "administrator", NULL);
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "dewi");
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) made =
      fixture_ask_as (fixture, LOKET_DEVICE_COUNTER, token, &LOKET_BACKUP_RUN, nothing, &error);
  g_autoptr (LoketAuditPage) page = list (fixture, query ("operation", "backup/run"));

  g_assert_no_error (error);
  g_assert_nonnull (made);
  g_assert_cmpstr (entry_at (page, 0)->officer, ==, officer->id);
  g_assert_cmpstr (entry_at (page, 0)->device, ==, "counter");
}

static void
test_unknown_officer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketAuditQuery) nobody = query ("officer", "nobody");
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_AUDIT_LIST, nobody, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (fixture, "rini", "auditor", NULL);
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "rini");
  LoketAuditQuery *refused = loket_audit_query_new ();
  g_autoptr (LoketAuditPage) page = NULL;

  for (guint i = 0; i < 2; i++)
    g_assert_null (
        fixture_try_sign_in (fixture, LOKET_DEVICE_COUNTER, "rini", "Salah Sekali 1", NULL));
  refused->refused = TRUE;
  page = list (fixture, refused);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->rows)), ==, 2);
  g_assert_cmpstr (entry_at (page, 0)->operation, ==, "session/sign-in");
  g_assert_cmpstr (entry_at (page, 0)->officer, ==, officer->id);
  g_assert_cmpstr (entry_at (page, 0)->refused, ==, "sign-in-failed");
  g_assert_false (entry_at (page, 0)->masked);
}

static gboolean
fill_work (LoketTxn *txn, gpointer data, GError **error)
{
  const LoketAuditRow row = {.at = FIXTURE_MORNING, .operation = "demo/tickets", .device = "admin"};

  for (guint i = 0; i < 1000; i++)
    if (!loket_txn_audit (txn, &row, error))
      return FALSE;
  return TRUE;
}

/* A search for what is far back gives pages with nothing in them rather than hold everybody up. */
static void
test_far_back (Fixture *fixture, gconstpointer data)
{
  LoketStore *store = loket_office_store (fixture->office);
  g_autoptr (LoketTicket) ticket = fixture_take (fixture, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketAuditPage) first = NULL;

  for (guint i = 0; i <= LOKET_AUDIT_LOOKED_AT / 1000; i++)
    g_assert_true (loket_store_write_sync (store, fill_work, NULL, NULL));
  first = list (fixture, query ("record", ticket->id));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (first->rows)), ==, 0);
  g_assert_true (first->next.set);
  g_assert_cmpuint (count (fixture, query ("record", ticket->id)), ==, 1);
}

static gpointer
reveal (Fixture *fixture, const char *token, gint64 row, const char *purpose, GError **error)
{
  g_autoptr (LoketAuditReveal) request = loket_audit_reveal_new ();

  request->row = row;
  request->purpose = g_strdup (purpose);
  return fixture_ask_as (fixture, LOKET_DEVICE_COUNTER, token, &LOKET_AUDIT_REVEAL, request, error);
}

/* What is masked in the list is shown once a purpose is put down, and only then. */
static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) auditor = fixture_add_officer (fixture, "rini", "auditor", NULL);
  g_autoptr (LoketOfficer) other = fixture_add_officer (fixture, "budi", "reception", NULL);
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "rini");
  g_autoptr (LoketAuditPage) masked = list (fixture, query ("record", other->id));
  const gint64 row = entry_at (masked, 0)->row;
  g_autoptr (LoketAuditEntry) shown = NULL;
  g_autoptr (LoketAuditPage) acts = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (entry_at (masked, 0)->masked);
  g_assert_null (strstr (entry_at (masked, 0)->after, "Officer budi"));
  shown = reveal (fixture, token, row, PURPOSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (shown->after, "Officer budi"));
  g_assert_false (shown->masked);
  acts = list (fixture, query ("operation", "audit/reveal"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (acts->rows)), ==, 1);
  g_assert_cmpstr (entry_at (acts, 0)->officer, ==, auditor->id);
  g_assert_cmpstr (entry_at (acts, 0)->purpose, ==, PURPOSE);
  g_assert_nonnull (strstr (entry_at (acts, 0)->after, "\"row\":"));
  g_assert_null (strstr (entry_at (acts, 0)->after, "budi"));
}

static void
test_reveal_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) auditor = fixture_add_officer (fixture, "rini", "auditor", NULL);
  g_autoptr (LoketOfficer) other = fixture_add_officer (fixture, "budi", "reception", NULL);
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "rini");
  g_autofree char *foreign = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "budi");
  g_autoptr (GError) blank = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) not_allowed = NULL;

  g_assert_null (reveal (fixture, token, 1, "    dash    ", &blank));
  g_assert_error (blank, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_assert_null (reveal (fixture, token, 99, PURPOSE, &missing));
  g_assert_error (missing, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_assert_null (reveal (fixture, foreign, 1, PURPOSE, &not_allowed));
  g_assert_error (not_allowed, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_assert_cmpuint (count (fixture, query ("operation", "audit/reveal")), ==, 0);
}

/* The access log is the other chain, by the same operation. */
static void
test_access (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = {"0190aaaa-0000-7000-8000-0000000000aa",
                                    "0190aaaa-0000-7000-8000-0000000000bb"};
  g_autoptr (LoketAuditPage) page = NULL;
  g_autoptr (GError) error = NULL;
  /* Asking here is a look-up too, and stands in the same log. */
  LoketAuditQuery *all = query ("operation", "person/show");
  LoketAuditQuery *one = query ("record", ids[1]);

  for (guint i = 0; i < 2; i++) {
    g_autofree char *subject = g_strconcat ("person/", ids[i], NULL);
    const LoketAccess access = {.at = FIXTURE_MORNING,
                                .operation = "person/show",
                                .device = "counter",
                                .purpose = PURPOSE,
                                .subject = subject};
    g_assert_true (loket_store_note_access (loket_office_store (fixture->office), &access, &error));
    g_assert_no_error (error);
  }
  all->chain = one->chain = LOKET_AUDIT_OF_ACCESS;
  g_assert_cmpuint (count (fixture, all), ==, 2);
  page = list (fixture, one);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->rows)), ==, 1);
  g_assert_true (g_str_has_suffix (entry_at (page, 0)->subject, ids[1]));
  g_assert_cmpstr (entry_at (page, 0)->purpose, ==, PURPOSE);
}

static void
assert_refused (Fixture *fixture,
                LoketDeviceKind kind,
                const char *token,
                const LoketOperation *operation)
{
  g_autoptr (LoketRecord) request = g_object_new (operation->request (), NULL);
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = fixture_ask_as (fixture, kind, token, operation, request, &error);
  g_assert_null (answer);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
}

/* What was refused for lack of permission, newest first. */
static LoketAuditPage *
list_refused (Fixture *fixture, const char *operation)
{
  LoketAuditQuery *made = query ("operation", operation);

  made->chain = LOKET_AUDIT_OF_ACCESS;
  made->refused = TRUE;
  return list (fixture, made);
}

/* An officer without the role, and a device that may not do it whoever sits there. */
static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (fixture, "budi", "reception", NULL);
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "budi");
  g_autoptr (LoketAuditPage) roles = NULL;
  g_autoptr (LoketAuditPage) devices = NULL;

  assert_refused (fixture, LOKET_DEVICE_COUNTER, token, &LOKET_DEVICE_WITHDRAW);
  assert_refused (fixture, LOKET_DEVICE_KIOSK, NULL, &LOKET_BACKUP_LIST);
  roles = list_refused (fixture, "device/withdraw");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (roles->rows)), ==, 1);
  g_assert_cmpstr (entry_at (roles, 0)->refused, ==, "not-allowed");
  g_assert_cmpstr (entry_at (roles, 0)->device, ==, "counter");
  g_assert_cmpstr (entry_at (roles, 0)->officer, ==, officer->id);
  devices = list_refused (fixture, "backup/list");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (devices->rows)), ==, 1);
  g_assert_cmpstr (entry_at (devices, 0)->device, ==, "kiosk");
  g_assert_null (entry_at (devices, 0)->officer);
}

/* However often a device asks, its rows are few; the rest is a number, also when the hub ends. */
static void
test_forbidden_often (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketAuditPage) hour = NULL;
  g_autoptr (LoketAuditPage) next = NULL;
  g_autoptr (LoketAuditPage) last = NULL;

  for (guint i = 0; i < LOKET_REFUSALS_HOUR + 7; i++)
    assert_refused (fixture, LOKET_DEVICE_KIOSK, NULL, &LOKET_BACKUP_LIST);
  hour = list_refused (fixture, "backup/list");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hour->rows)), ==, LOKET_REFUSALS_HOUR);

  loket_clock_advance (fixture->clock, LOKET_HOUR);
  for (guint i = 0; i < LOKET_REFUSALS_HOUR + 2; i++)
    assert_refused (fixture, LOKET_DEVICE_KIOSK, NULL, &LOKET_BACKUP_LIST);
  next = list_refused (fixture, "backup/list");
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (next->rows)), ==, 2 * LOKET_REFUSALS_HOUR + 1);
  g_assert_cmpstr (entry_at (next, LOKET_REFUSALS_HOUR)->subject, ==, LOKET_ACCESS_FORBIDDEN " 7");

  fixture_reopen (fixture);
  last = list_refused (fixture, "backup/list");
  g_assert_cmpstr (entry_at (last, 0)->subject, ==, LOKET_ACCESS_FORBIDDEN " 2");
  g_assert_cmpstr (entry_at (last, 0)->refused, ==, "not-allowed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/office/audit/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("filters", test_filters);
  ADD ("backup", test_backup);
  ADD ("unknown-officer", test_unknown_officer);
  ADD ("refused", test_refused);
  ADD ("far-back", test_far_back);
  ADD ("reveal", test_reveal);
  ADD ("reveal-refused", test_reveal_refused);
  ADD ("access-log", test_access);
  ADD ("forbidden", test_forbidden);
  ADD ("forbidden-often", test_forbidden_often);
  return g_test_run ();
}
