/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: tables, properties, copies, equality, updates, limits. */
#include "core/officer.h"
#include "core/error.h"
#include "core/operations.h"
#include "core/profile.h"
#include "core/queue.h"

#define ID "018f3b6a-0000-7000-8000-000000000001"

static LoketTicket *
make_ticket (void)
{
  LoketTicket *ticket = loket_ticket_new ();

  ticket->id = g_strdup (ID);
  ticket->day = g_strdup ("2026-11-23");
  ticket->service = g_strdup ("health");
  ticket->number = 12;
  ticket->label = loket_ticket_label ("A", 12);
  ticket->state = LOKET_TICKET_ISSUED;
  ticket->issued_at = 1795400000000000;
  return ticket;
}

static void
test_properties (void)
{
  g_autoptr (LoketTicket) ticket = make_ticket ();
  g_autofree char *label = NULL;
  LoketTicketState state;
  gint64 issued_at, called_at;

  g_object_get (ticket,
                "label",
                &label,
                "state",
                &state,
                "issued-at",
                &issued_at,
                "called-at",
                &called_at,
                NULL);
  g_assert_cmpstr (label, ==, "A012");
  g_assert_cmpint (state, ==, LOKET_TICKET_ISSUED);
  g_assert_cmpint (issued_at, ==, 1795400000000000);
  g_assert_cmpint (called_at, ==, LOKET_ABSENT);
}

static void
test_copy_and_equal (void)
{
  g_autoptr (LoketTicket) ticket = make_ticket ();
  g_autoptr (LoketRecord) copy = NULL;

  ticket->called_at = LOKET_SOME (0);
  copy = loket_record_copy (&ticket->parent_instance);
  g_assert_true (loket_record_equal (copy, &ticket->parent_instance));
  g_assert_true (loket_ticket_cast (copy)->called_at.set);
  loket_ticket_cast (copy)->called_at = LOKET_NONE;
  g_assert_false (loket_record_equal (copy, &ticket->parent_instance));
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer names)
{
  g_string_append_printf (names, "%s ", pspec->name);
}

static void
test_update_notifies_what_differs (void)
{
  g_autoptr (LoketTicket) live = make_ticket ();
  g_autoptr (LoketTicket) newer = make_ticket ();
  g_autoptr (GString) names = g_string_new (NULL);

  g_signal_connect (live, "notify", G_CALLBACK (count_notify), names);
  g_assert_false (loket_record_update (&live->parent_instance, &newer->parent_instance));
  newer->state = LOKET_TICKET_CALLED;
  newer->called_at = LOKET_SOME (5);
  newer->counter = g_strdup ("2");
  g_assert_true (loket_record_update (&live->parent_instance, &newer->parent_instance));
  g_assert_cmpstr (names->str, ==, "called-at counter state ");
  g_assert_true (loket_record_equal (&live->parent_instance, &newer->parent_instance));
  newer->called_at = LOKET_NONE;
  g_assert_true (loket_record_update (&live->parent_instance, &newer->parent_instance));
  g_assert_false (live->called_at.set);
}

static void
test_update_of_an_optional_enum_leaves_its_neighbours (void)
{
  g_autoptr (LoketTicket) live = make_ticket ();
  g_autoptr (LoketTicket) newer = make_ticket ();
  g_autoptr (GString) names = g_string_new (NULL);

  live->paper = LOKET_PAPER_PENDING;
  newer->paper = LOKET_PAPER_PRINTED;
  live->device = g_strdup ("kiosk-1");
  newer->device = g_strdup ("kiosk-1");
  live->ended_by_next = TRUE;
  live->people_ahead = newer->people_ahead = LOKET_SOME (7);
  g_signal_connect (live, "notify", G_CALLBACK (count_notify), names);
  g_assert_true (loket_record_update (&live->parent_instance, &newer->parent_instance));
  g_assert_cmpstr (names->str, ==, "ended-by-next paper ");
  g_assert_true (loket_record_equal (&live->parent_instance, &newer->parent_instance));
}

static void
assert_refused (LoketRecord *record, const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_record_check (record, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_assert_cmpstr (loket_error_parameter (error), ==, field);
}

static void
test_limits (void)
{
  static const char *const bad_days[] = {"2026-02-30",
                                         "2026-13-01",
                                         "26-01-01",
                                         "2026-1-01",
                                         "0000-00-00",
                                         "2026-01-01x",
                                         "----------"};
  g_autoptr (LoketTicket) ticket = make_ticket ();
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_record_check (&ticket->parent_instance, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (bad_days); i++) {
    g_free (ticket->day);
    ticket->day = g_strdup (bad_days[i]);
    assert_refused (&ticket->parent_instance, "day");
  }
  g_free (ticket->day);
  ticket->day = g_strdup ("2028-02-29");
  ticket->number = 0;
  assert_refused (&ticket->parent_instance, "number");
  ticket->number = 1;
  ticket->id[0] = 'A';
  assert_refused (&ticket->parent_instance, "id");
  ticket->id[0] = '0';
  g_free (ticket->label);
  ticket->label = g_strdup ("A\x01");
  assert_refused (&ticket->parent_instance, "label");
  g_free (ticket->label);
  ticket->label = g_strdup ("A\xff");
  assert_refused (&ticket->parent_instance, "label");
  g_clear_pointer (&ticket->label, g_free);
  assert_refused (&ticket->parent_instance, "label");
}

static void
test_lists_are_checked_inside (void)
{
  g_autoptr (LoketQueueList) list = loket_queue_list_new ();
  g_autoptr (LoketTicket) ticket = make_ticket ();
  g_autoptr (LoketRecord) copy = NULL;

  list->day = g_strdup ("2026-11-23");
  list->tickets = g_list_store_new (loket_ticket_get_type ());
  g_list_store_append (list->tickets, ticket);
  g_assert_true (loket_record_check (&list->parent_instance, NULL));
  copy = loket_record_copy (&list->parent_instance);
  g_assert_true (loket_record_equal (copy, &list->parent_instance));
  ticket->number = -1;
  g_assert_false (loket_record_equal (copy, &list->parent_instance));
  assert_refused (&list->parent_instance, "number");
}

static void
test_every_operation_is_described (void)
{
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++) {
    guint n_fields;
    g_assert_true (loket_operation_find (operations[i]->name) == operations[i]);
    g_assert_true (g_str_is_ascii (operations[i]->name));
    g_assert_nonnull (strchr (operations[i]->name, '/'));
    loket_record_type_fields (operations[i]->request (), &n_fields);
    loket_record_type_fields (operations[i]->answer (), &n_fields);
    g_assert_true (g_str_has_suffix (operations[i]->summary, "."));
  }
  g_assert_null (loket_operation_find ("queue/steal-ticket"));
}

/* Text that reads other than it is written, and names that nobody can read. */
static void
test_names_can_be_read (void)
{
  static const char *const bad[] = {
      " ",
      "\n",
      "Ani\nBudi",
      "Ani\u202eidub",
      "\u200b\u200b",
      "\u3164",
      "A\u2066ni",
      "Ani\a",
      "\u2003",
  };
  g_autoptr (LoketOfficerChange) change = loket_officer_change_new ();
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();

  change->officer = g_strdup ("0190aaaa-0000-7000-8000-0000000000aa");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_free (change->name);
    change->name = g_strdup (bad[i]);
    assert_refused (LOKET_RECORD (change), "name");
  }
  g_free (change->name);
  change->name = g_strdup ("Dra. Siti Nur'aini Ñ-é ꦱꦶꦠꦶ");
  g_assert_true (loket_record_check (LOKET_RECORD (change), NULL));
  /* What is written freely may have lines, and no more tricks than a name. */
  decision->approval = g_strdup (change->officer);
  decision->reason = g_strdup ("Not now.\nAsk again");
  g_assert_true (loket_record_check (LOKET_RECORD (decision), NULL));
  g_free (decision->reason);
  decision->reason = g_strdup ("Not\u202ewon");
  assert_refused (LOKET_RECORD (decision), "reason");
}

static void
test_ticket_moves (void)
{
  g_assert_true (loket_ticket_may_become (LOKET_TICKET_PRINTING, LOKET_TICKET_ISSUED));
  g_assert_false (loket_ticket_may_become (LOKET_TICKET_PRINTING, LOKET_TICKET_CALLED));
  g_assert_true (loket_ticket_may_become (LOKET_TICKET_CALLED, LOKET_TICKET_SERVED));
  for (int to = LOKET_TICKET_PRINTING; to <= LOKET_TICKET_UNSERVED; to++) {
    g_assert_false (loket_ticket_may_become (LOKET_TICKET_SERVED, to));
    g_assert_false (loket_ticket_may_become (LOKET_TICKET_CANCELLED, to));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/properties", test_properties);
  g_test_add_func ("/core/record/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/core/record/update-notifies-what-differs", test_update_notifies_what_differs);
  g_test_add_func ("/core/record/update-of-an-optional-enum-leaves-its-neighbours",
                   test_update_of_an_optional_enum_leaves_its_neighbours);
  g_test_add_func ("/core/record/limits", test_limits);
  g_test_add_func ("/core/record/lists-are-checked-inside", test_lists_are_checked_inside);
  g_test_add_func ("/core/operations/every-one-is-described", test_every_operation_is_described);
  g_test_add_func ("/core/record/names-can-be-read", test_names_can_be_read);
  g_test_add_func ("/core/queue/ticket-moves", test_ticket_moves);
  return g_test_run ();
}
