/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to rows and back, marks, facts, numbers and kept answers. */
#include "fixture.h"

#include "core/error.h"

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
  const char *id;
  LoketTicket *found;
} TicketById;

static gboolean
get_ticket (LoketTxn *txn, gpointer data, GError **error)
{
  TicketById *by_id = data;
  LoketRecord *found = loket_txn_get (txn, loket_ticket_get_type (), by_id->id, error);

  if (found == NULL)
    return FALSE;
  by_id->found = loket_ticket_cast (found);
  return TRUE;
}

static void
assert_stored (Fixture *fixture, LoketTicket *ticket)
{
  g_autoptr (GError) error = NULL;
  TicketById by_id = {.id = ticket->id};
  g_autoptr (LoketTicket) found = NULL;

  g_assert_true (loket_store_read_sync (fixture->store, get_ticket, &by_id, &error));
  g_assert_no_error (error);
  found = by_id.found;
  g_assert_true (loket_record_equal (&found->parent_instance, &ticket->parent_instance));
}

static void
test_ticket (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketTicket) ticket = fixture_ticket (fixture, 12);
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_store_write_sync (fixture->store, insert_record, ticket, &error));
  g_assert_no_error (error);
  assert_stored (fixture, ticket);
  ticket->state = LOKET_TICKET_CALLED;
  ticket->called_at = LOKET_SOME (0);
  ticket->counter = g_strdup ("2");
  ticket->outside_hours = TRUE;
  g_assert_true (loket_store_write_sync (fixture->store, update_record, ticket, &error));
  g_assert_no_error (error);
  assert_stored (fixture, ticket);
  ticket->called_at = LOKET_NONE;
  g_clear_pointer (&ticket->counter, g_free);
  g_assert_true (loket_store_write_sync (fixture->store, update_record, ticket, &error));
  assert_stored (fixture, ticket);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What a work can do inside its transaction.");
  fixture_add ("/store/txn/ticket", test_ticket);
  return g_test_run ();
}
