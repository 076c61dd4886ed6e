/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The announcer of the hall board: every call once, in order, none dropped in a burst. */
#include "ui/display/announcer.h"
#include "tests/lib/wait.h"

typedef struct {
  GString *said;
  guint wanted;
} Heard;

static LoketCall *
make_call (const char *label, gint64 number)
{
  LoketCall *call = loket_call_new ();

  call->id = g_strdup_printf ("018f3b6a-0000-7000-8000-00000000000%d", (int) number);
  call->day = g_strdup ("2026-11-23");
  call->label = g_strdup (label);
  call->counter = g_strdup ("1");
  call->number = number;
  call->turn = 1;
  return call;
}

static void
announce_cb (LoketAnnouncer *announcer, LoketCall *call, gpointer data)
{
  Heard *heard = data;

  g_assert_true (loket_announcer_current (announcer) == call);
  g_string_append_printf (heard->said, "%s ", call->label);
}

static gboolean
heard_enough (gpointer data)
{
  Heard *heard = data;

  return heard->said->len >= heard->wanted * 5;
}

static void
test_three_at_once (void)
{
  g_autoptr (LoketAnnouncer) announcer = loket_announcer_new (5, 60000);
  g_autoptr (GString) said = g_string_new (NULL);
  Heard heard = {.said = said, .wanted = 3};
  static const char *const labels[] = {"A011", "B101", "A110"};

  g_signal_connect (announcer, "announce", G_CALLBACK (announce_cb), &heard);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autoptr (LoketCall) call = make_call (labels[i], i + 1);
    loket_announcer_push (announcer, call);
  }
  g_assert_cmpstr (said->str, ==, "A011 ");
  loket_test_wait_until (heard_enough, &heard, 5000);
  g_assert_cmpstr (said->str, ==, "A011 B101 A110 ");
}

static void
test_a_recall_is_an_announcement (void)
{
  g_autoptr (LoketAnnouncer) announcer = loket_announcer_new (1, 60000);
  g_autoptr (GString) said = g_string_new (NULL);
  Heard heard = {.said = said, .wanted = 2};
  g_autoptr (LoketCall) first = make_call ("A011", 1);
  g_autoptr (LoketCall) again = make_call ("A011", 2);

  g_signal_connect (announcer, "announce", G_CALLBACK (announce_cb), &heard);
  loket_announcer_push (announcer, first);
  loket_announcer_push (announcer, again);
  loket_test_wait_until (heard_enough, &heard, 5000);
  g_assert_cmpstr (said->str, ==, "A011 A011 ");
}

static void
test_rest_says_nothing (void)
{
  g_autoptr (LoketAnnouncer) announcer = loket_announcer_new (1000, 60000);
  g_autoptr (GString) said = g_string_new (NULL);
  Heard heard = {.said = said};
  g_autoptr (LoketCall) old = make_call ("A011", 1);
  g_autoptr (LoketCall) newer = make_call ("A012", 2);

  g_signal_connect (announcer, "announce", G_CALLBACK (announce_cb), &heard);
  loket_announcer_rest_on (announcer, newer);
  g_assert_true (loket_announcer_current (announcer) == newer);
  loket_announcer_rest_on (announcer, old);
  g_assert_true (loket_announcer_current (announcer) == newer);
  g_assert_cmpuint (said->len, ==, 0);
  loket_announcer_push (announcer, old);
  loket_announcer_rest_on (announcer, newer);
  g_assert_true (loket_announcer_current (announcer) == old);
  loket_announcer_rest_on (announcer, NULL);
  g_assert_true (loket_announcer_current (announcer) == old);
}

static void
test_news (void)
{
  g_autoptr (LoketCall) call = make_call ("A011", 1);

  call->at = 1000 * LOKET_MINUTE;
  g_assert_true (loket_announcer_is_news (call, call->at));
  g_assert_true (loket_announcer_is_news (call, call->at + 2 * LOKET_MINUTE));
  g_assert_false (loket_announcer_is_news (call, call->at + 2 * LOKET_MINUTE + 1));
  /* The clock of the hub may be ahead of what the board worked out. */
  g_assert_true (loket_announcer_is_news (call, call->at - LOKET_MINUTE));
}

/* A window that closes in the middle of a burst leaves no timer behind. */
static void
test_ends_in_a_burst (void)
{
  LoketAnnouncer *announcer = loket_announcer_new (60000, 60000);
  g_autoptr (LoketCall) one = make_call ("A011", 1);
  g_autoptr (LoketCall) two = make_call ("A012", 2);

  loket_announcer_push (announcer, one);
  loket_announcer_push (announcer, two);
  g_assert_finalize_object (announcer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/announcer/three-at-once", test_three_at_once);
  g_test_add_func ("/ui/announcer/a-recall-is-an-announcement", test_a_recall_is_an_announcement);
  g_test_add_func ("/ui/announcer/rest-says-nothing", test_rest_says_nothing);
  g_test_add_func ("/ui/announcer/news", test_news);
  g_test_add_func ("/ui/announcer/ends-in-a-burst", test_ends_in_a_burst);
  return g_test_run ();
}
