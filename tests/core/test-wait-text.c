/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are told of the wait: a range in fives, nothing that looks exact, and no zero. */
#include "core/clock.h"
#include "core/wait-text.h"

static void
assert_said (double p50, double p80, const char *id, const char *en)
{
  g_autoptr (LoketTicket) ticket = loket_ticket_new ();
  g_autofree char *in_id = NULL;
  g_autofree char *in_en = NULL;

  ticket->label = g_strdup ("A012");
  ticket->people_ahead = LOKET_SOME (3);
  if (p50 >= 0) {
    ticket->wait_p50 = LOKET_SOME ((gint64) (p50 * (double) LOKET_MINUTE));
    ticket->wait_p80 = LOKET_SOME ((gint64) (p80 * (double) LOKET_MINUTE));
  }
  in_id = loket_wait_text ("id", ticket);
  in_en = loket_wait_text ("en", ticket);
  g_assert_cmpstr (in_id, ==, id);
  g_assert_cmpstr (in_en, ==, en);
}

static void
test_ranges (void)
{
  assert_said (0, 0, "Anda akan segera dipanggil.", "You will be called soon.");
  assert_said (0.5, 1.9, "Anda akan segera dipanggil.", "You will be called soon.");
  assert_said (0.9, 2.1, "Kira-kira 0–3 menit.", "About 0–3 minutes.");
  assert_said (6.9, 8.2, "Kira-kira 6–9 menit.", "About 6–9 minutes.");
  assert_said (12.4, 21, "Kira-kira 10–25 menit.", "About 10–25 minutes.");
  assert_said (40, 60, "Kira-kira 40–60 menit.", "About 40–60 minutes.");
  assert_said (40, 61, "Mungkin lebih dari 60 menit.", "Perhaps longer than 60 minutes.");
  assert_said (900, 1440, "Mungkin lebih dari 60 menit.", "Perhaps longer than 60 minutes.");
}

/* queue.md 2, case 10: never 0, never without end. */
static void
test_no_counter (void)
{
  assert_said (-1, -1, "Loket untuk ini belum buka.", "No counter is open for this yet.");
}

static void
test_without_the_office (void)
{
  g_autoptr (LoketTicket) ticket = loket_ticket_new ();

  ticket->label = g_strdup ("A701");
  g_assert_null (loket_wait_text ("id", ticket));
  ticket->people_ahead = LOKET_SOME (3);
  g_assert_null (loket_wait_text ("id", ticket));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/wait-text/ranges", test_ranges);
  g_test_add_func ("/core/wait-text/no-counter", test_no_counter);
  g_test_add_func ("/core/wait-text/without-the-office", test_without_the_office);
  return g_test_run ();
}
