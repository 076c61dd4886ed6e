/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to rows and back, marks, facts, numbers and kept answers. */
#include "fixture.h"

#include "core/error.h"
#include "store/statement.h"

#include <string.h>

#define DAY_US (24 * G_GINT64_CONSTANT (3600000000))

static gboolean
insert_record (LoketTxn *txn, gpointer record, GError **error)
{
  return loket_txn_insert (txn, record, error);
}

static gboolean
update_record (LoketTxn *txn, gpointer record, GError **error)
{
  return loket_txn_update (txn, record, error);
}

typedef struct {
  GType type;
  const char *id;
  LoketRecord *found;
} ById;

static gboolean
get_record (LoketTxn *txn, gpointer data, GError **error)
{
  ById *by_id = data;

  by_id->found = loket_txn_get (txn, by_id->type, by_id->id, error);
  return by_id->found != NULL;
}

static void
write_record (Fixture *fixture, LoketStoreWork work, gpointer record)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (fixture->store, work, record, &error);
  g_assert_no_error (error);
}

static void
assert_stored (Fixture *fixture, gpointer record)
{
  g_autoptr (GError) error = NULL;
  ById by_id = {G_OBJECT_TYPE (record), loket_record_id (record), NULL};
  g_autoptr (LoketRecord) found = NULL;

  loket_store_read_sync (fixture->store, get_record, &by_id, &error);
  g_assert_no_error (error);
  found = by_id.found;
  g_assert_true (loket_record_equal (found, record));
}

static void
test_ticket (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_ticket (fixture, 12);

  write_record (fixture, insert_record, ticket);
  assert_stored (fixture, ticket);
  ticket->state = LOKET_TICKET_CALLED;
  ticket->called_at = LOKET_SOME (0);
  ticket->counter = g_strdup ("2");
  ticket->outside_hours = TRUE;
  write_record (fixture, update_record, ticket);
  assert_stored (fixture, ticket);
  ticket->called_at = LOKET_NONE;
  g_clear_pointer (&ticket->counter, g_free);
  write_record (fixture, update_record, ticket);
  assert_stored (fixture, ticket);
}

static void
test_derived_fields_are_not_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_ticket (fixture, 1);
  g_autoptr (LoketRecord) found = NULL;
  ById by_id = {loket_ticket_get_type (), ticket->id, NULL};

  ticket->people_ahead = LOKET_SOME (5);
  ticket->code = g_strdup ("LKT1");
  write_record (fixture, insert_record, ticket);
  g_assert_true (loket_store_read_sync (fixture->store, get_record, &by_id, NULL));
  found = by_id.found;
  g_assert_false (loket_ticket_cast (found)->people_ahead.set);
  g_assert_null (loket_ticket_cast (found)->code);
}

static void
test_call (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_ticket (fixture, 3);
  g_autoptr (LoketCall) call = loket_call_new ();
  g_autoptr (GError) error = NULL;

  call->id = loket_id_new (fixture->clock, fixture->random);
  call->day = g_strdup (TODAY);
  call->ticket = g_strdup (ticket->id);
  call->label = g_strdup (ticket->label);
  call->service = g_strdup (ticket->service);
  call->counter = g_strdup ("1");
  call->at = NOON;
  call->turn = 1;
  call->number = 1;
  g_assert_false (loket_store_write_sync (fixture->store, insert_record, call, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  write_record (fixture, insert_record, ticket);
  write_record (fixture, insert_record, call);
  assert_stored (fixture, call);
}

static void
assert_not_found (Fixture *fixture, LoketStoreWork work, gpointer data, const char *what)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_store_write_sync (fixture->store, work, data, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_assert_cmpstr (loket_error_parameter (error), ==, what);
}

static void
test_what_is_not_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_ticket (fixture, 1);
  ById by_id = {loket_ticket_get_type (), ticket->id, NULL};

  assert_not_found (fixture, update_record, ticket, ticket->id);
  assert_not_found (fixture, get_record, &by_id, ticket->id);
}

static void
assert_clashes (Fixture *fixture, LoketTicket *ticket)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_store_write_sync (fixture->store, insert_record, ticket, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_null (strstr (error->message, ticket->label));
}

static void
test_equal_numbers_clash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_ticket (fixture, 7);
  g_autoptr (LoketTicket) same_number = fixture_ticket (fixture, 7);
  g_autoptr (LoketTicket) same_label = fixture_ticket (fixture, 7);

  write_record (fixture, insert_record, ticket);
  assert_clashes (fixture, ticket);
  g_free (same_number->label);
  same_number->label = g_strdup ("A801");
  assert_clashes (fixture, same_number);
  same_label->number = 8;
  assert_clashes (fixture, same_label);
}

static void
test_unknown_value_is_reported (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_ticket (fixture, 1);
  g_autoptr (GError) error = NULL;
  ById by_id = {loket_ticket_get_type (), ticket->id, NULL};

  write_record (fixture, insert_record, ticket);
  fixture_tamper (fixture, "UPDATE ticket SET state = 'lost'");
  g_assert_false (loket_store_read_sync (fixture->store, get_record, &by_id, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_nonnull (strstr (error->message, "state"));
}

static gboolean
refuse_but_note (LoketTxn *txn, gpointer ticket, GError **error)
{
  return loket_txn_set_meta (txn, "before", "kept", error) && loket_txn_mark (txn, error) &&
         loket_txn_insert (txn, ticket, error) && loket_txn_undo_to_mark (txn, error) &&
         loket_txn_set_meta (txn, "after", "kept", error);
}

static gboolean
get_notes (LoketTxn *txn, gpointer data, GError **error)
{
  char **notes = data;

  notes[0] = loket_txn_get_meta (txn, "before", error);
  notes[1] = loket_txn_get_meta (txn, "after", error);
  return TRUE;
}

static void
test_undo_to_mark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_ticket (fixture, 1);
  ById by_id = {loket_ticket_get_type (), ticket->id, NULL};
  char *notes[2];

  write_record (fixture, refuse_but_note, ticket);
  assert_not_found (fixture, get_record, &by_id, ticket->id);
  g_assert_true (loket_store_read_sync (fixture->store, get_notes, notes, NULL));
  for (guint i = 0; i < 2; i++) {
    g_assert_cmpstr (notes[i], ==, "kept");
    g_free (notes[i]);
  }
}

static gboolean
take_numbers (LoketTxn *txn, gpointer data, GError **error)
{
  gint64 *numbers = data;

  return loket_txn_next_number (txn, "health", TODAY, &numbers[0], error) &&
         loket_txn_next_number (txn, "health", TODAY, &numbers[1], error) &&
         loket_txn_next_number (txn, "data", TODAY, &numbers[2], error) &&
         loket_txn_next_number (txn, "health", "2026-11-24", &numbers[3], error) &&
         loket_txn_last_number (txn, "health", TODAY, &numbers[4], error) &&
         loket_txn_last_number (txn, "health", "2026-11-25", &numbers[5], error);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  gint64 numbers[6];

  write_record (fixture, take_numbers, numbers);
  g_assert_cmpint (numbers[0], ==, 1);
  g_assert_cmpint (numbers[1], ==, 2);
  g_assert_cmpint (numbers[2], ==, 1);
  g_assert_cmpint (numbers[3], ==, 1);
  g_assert_cmpint (numbers[4], ==, 2);
  g_assert_cmpint (numbers[5], ==, 0);
  fixture_reopen (fixture);
  write_record (fixture, take_numbers, numbers);
  g_assert_cmpint (numbers[0], ==, 3);
}

typedef struct {
  const char *key;
  gint64 at;
  LoketKeptAnswer *found;
  guint more; /* also keep so many others */
} Keeping;

static gboolean
keep (LoketTxn *txn, gpointer data, GError **error)
{
  const Keeping *keeping = data;
  char operation[] = "queue/take-ticket", device[] = "kiosk", sha[] = "00";
  char reply[] = "{\"label\":\"A001\"}";
  const LoketKeptAnswer answer = {
      .operation = operation, .device = device, .request_sha256 = sha, .reply = reply};

  for (guint i = 0; i < keeping->more; i++) {
    g_autofree char *key = g_strdup_printf ("%s-%u", keeping->key, i);
    if (!loket_txn_keep_answer (txn, key, &answer, keeping->at, error))
      return FALSE;
  }
  return loket_txn_keep_answer (txn, keeping->key, &answer, keeping->at, error);
}

static gboolean
find (LoketTxn *txn, gpointer data, GError **error)
{
  Keeping *keeping = data;

  return loket_txn_find_answer (txn, keeping->key, &keeping->found, error);
}

static gboolean
is_kept (Fixture *fixture, const char *key)
{
  Keeping keeping = {.key = key};
  g_autoptr (LoketKeptAnswer) found = NULL;

  g_assert_true (loket_store_read_sync (fixture->store, find, &keeping, NULL));
  found = keeping.found;
  if (found == NULL)
    return FALSE;
  g_assert_cmpstr (found->operation, ==, "queue/take-ticket");
  g_assert_cmpstr (found->device, ==, "kiosk");
  g_assert_cmpstr (found->request_sha256, ==, "00");
  g_assert_cmpstr (found->reply, ==, "{\"label\":\"A001\"}");
  g_assert_null (found->error_code);
  g_assert_null (found->parameter);
  return TRUE;
}

static void
keep_now (Fixture *fixture, const char *key, gint64 day, guint more)
{
  Keeping keeping = {.key = key, .at = NOON + day * DAY_US, .more = more};

  write_record (fixture, keep, &keeping);
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  Keeping again = {.key = "one", .at = NOON};

  g_assert_false (is_kept (fixture, "one"));
  keep_now (fixture, "one", 0, 0);
  g_assert_true (is_kept (fixture, "one"));
  g_assert_false (loket_store_write_sync (fixture->store, keep, &again, NULL));
  fixture_reopen (fixture);
  g_assert_true (is_kept (fixture, "one"));
}

static void
test_answers_go_after_45_days (Fixture *fixture, gconstpointer data)
{
  keep_now (fixture, "old", 0, 700);
  keep_now (fixture, "newer", 10, 0);
  keep_now (fixture, "day-45", 45, 0);
  g_assert_true (is_kept (fixture, "old"));
  keep_now (fixture, "day-46", 46, 0);
  g_assert_false (is_kept (fixture, "old-0"));
  g_assert_true (is_kept (fixture, "newer"));
  /* 701 old ones go in two bites; the second follows in the next turn of the same day. */
  keep_now (fixture, "day-46-again", 46, 0);
  g_assert_false (is_kept (fixture, "old-699"));
  g_assert_false (is_kept (fixture, "old"));
  g_assert_true (is_kept (fixture, "newer"));
  g_assert_true (is_kept (fixture, "day-45"));
}

/* Bits above the last value stand for none: a filter of all bits asks for all. */
static gboolean
ask_by_names (LoketTxn *txn, gpointer data, GError **error)
{
  static const struct {
    guint bits;
    const char *sql;
  } rows[] = {
      {0, ""},
      {1u << LOKET_PRIORITY_ELDERLY, " AND priority IN ('elderly')"},
      {1u << 31, " AND priority IN ()"},
      {1u << LOKET_PRIORITY_NONE | 1u << 31, " AND priority IN ('none')"},
  };
  const GType type = loket_priority_get_type ();
  g_auto (LoketStatement) all = loket_statement_new (txn, "");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto (LoketStatement) statement = loket_statement_new (txn, "");
    loket_statement_add_names (&statement, "priority", type, rows[i].bits);
    g_assert_cmpstr (statement.sql->str, ==, rows[i].sql);
  }
  loket_statement_add_names (&all, "priority", type, G_MAXUINT32);
  g_assert_true (g_str_has_prefix (all.sql->str, " AND priority IN ('none', "));
  g_assert_null (strstr (all.sql->str, "(null)"));
  return TRUE;
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (fixture->store, ask_by_names, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What a work can do inside its transaction.");
  fixture_add ("/store/txn/ticket", test_ticket);
  fixture_add ("/store/txn/derived-fields-are-not-kept", test_derived_fields_are_not_kept);
  fixture_add ("/store/txn/call", test_call);
  fixture_add ("/store/txn/what-is-not-there", test_what_is_not_there);
  fixture_add ("/store/txn/equal-numbers-clash", test_equal_numbers_clash);
  fixture_add ("/store/txn/unknown-value-is-reported", test_unknown_value_is_reported);
  fixture_add ("/store/txn/undo-to-mark", test_undo_to_mark);
  fixture_add ("/store/txn/numbers", test_numbers);
  fixture_add ("/store/txn/answers", test_answers);
  fixture_add ("/store/txn/answers-go-after-45-days", test_answers_go_after_45_days);
  fixture_add ("/store/txn/names", test_names);
  return g_test_run ();
}
