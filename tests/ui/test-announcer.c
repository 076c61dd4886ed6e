/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The announcer of the hall board: every call once, in order, none dropped in a burst. */
#include "ui/display/announcer.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"
#include "ui/display/cursor.h"

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

/* Who speaks */

static void
speak_cb (LoketAnnouncer *announcer, LoketCall *call, gpointer data)
{
  announce_cb (announcer, call, data);
  loket_announcer_wait (announcer);
}

static void
over_cb (LoketAnnouncer *announcer, LoketCall *call, gpointer data)
{
  g_string_append_printf (data, "%s. ", call->label);
}

static void
count_cb (LoketAnnouncer *announcer, gpointer data)
{
  *(guint *) data += 1;
}

static void
set_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* Each waits until the one before it was spoken, however long that takes. */
static void
test_one_voice_at_a_time (void)
{
  g_autoptr (LoketAnnouncer) announcer = loket_announcer_new (1, 60000);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (LoketCall) one = make_call ("A011", 1);
  g_autoptr (LoketCall) two = make_call ("A012", 2);
  Heard heard = {.said = said, .wanted = 2};
  gboolean announcing, later = FALSE;

  g_signal_connect (announcer, "announce", G_CALLBACK (speak_cb), &heard);
  loket_announcer_push (announcer, one);
  loket_announcer_push (announcer, two);
  g_timeout_add_once (20, set_cb, &later); /* long after the hold of the first */
  loket_test_wait_until (is_set, &later, 5000);
  g_assert_cmpstr (said->str, ==, "A011 ");
  loket_announcer_spoken (announcer);
  /* Who has ended already does not end the next one. */
  loket_announcer_spoken (announcer);
  loket_test_wait_until (heard_enough, &heard, 5000);
  g_assert_cmpstr (said->str, ==, "A011 A012 ");
  g_object_get (announcer, "announcing", &announcing, NULL);
  g_assert_true (announcing);
}

/* A speaker that never ends is told so, and then not waited for. */
static void
test_a_speaker_that_hangs (void)
{
  g_autoptr (LoketAnnouncer) announcer = loket_announcer_new (1, 5);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GString) over = g_string_new (NULL);
  g_autoptr (LoketCall) one = make_call ("A011", 1);
  g_autoptr (LoketCall) two = make_call ("A012", 2);
  Heard heard = {.said = said, .wanted = 2};
  guint overdue = 0;

  g_signal_connect (announcer, "announce", G_CALLBACK (speak_cb), &heard);
  g_signal_connect (announcer, "over", G_CALLBACK (over_cb), over);
  g_signal_connect (announcer, "overdue", G_CALLBACK (count_cb), &overdue);
  loket_announcer_push (announcer, one);
  loket_announcer_push (announcer, two);
  loket_test_wait_until (heard_enough, &heard, 5000);
  g_assert_cmpstr (over->str, ==, "A011. ");
  g_assert_cmpuint (overdue, ==, 1);
}

/* The cursor */

static GListStore *
make_calls (guint first, guint n, gint64 at)
{
  GListStore *calls = g_list_store_new (loket_call_get_type ());

  for (guint i = first; i < first + n; i++) {
    g_autofree char *label = g_strdup_printf ("A%03u", i);
    g_autoptr (LoketCall) call = make_call (label, i);
    call->at = at;
    g_list_store_append (calls, call);
  }
  return calls;
}

static char *
news_of (LoketCursor *cursor, GListStore *calls, gint64 now)
{
  g_autoptr (GPtrArray) news = loket_cursor_news (cursor, G_LIST_MODEL (calls), now);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < news->len; i++) {
    LoketCall *call = g_ptr_array_index (news, i);
    g_string_append_printf (labels, "%s ", call->label);
    g_assert_true (loket_cursor_done (cursor, call, NULL));
  }
  return g_string_free (labels, FALSE);
}

static void
assert_news (LoketCursor *cursor, GListStore *calls, gint64 now, const char *wanted)
{
  g_autofree char *labels = news_of (cursor, calls, now);

  g_assert_cmpstr (labels, ==, wanted);
}

/* Each call once, over a restart too; what is too old is passed over and never comes again. */
static void
test_cursor (void)
{
  const gint64 now = 1000 * LOKET_MINUTE;
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *path = loket_test_dir_child (dir, "deep/announced.ini");
  g_autoptr (LoketCursor) cursor = loket_cursor_open (path);
  g_autoptr (LoketCursor) later = NULL;
  g_autoptr (GListStore) calls = make_calls (1, 3, now);
  g_autoptr (GListStore) none = make_calls (1, 0, now);
  g_autoptr (LoketCall) old = make_call ("A004", 4);
  g_autoptr (LoketCall) young = make_call ("A005", 5);

  assert_news (cursor, none, now, "");
  assert_news (cursor, calls, now, "A001 A002 A003 ");
  assert_news (cursor, calls, now, "");
  assert_news (cursor, none, now, "");
  old->at = now;
  young->at = now + LOKET_MINUTE;
  g_list_store_append (calls, old);
  g_list_store_append (calls, young);
  later = loket_cursor_open (path);
  assert_news (later, calls, now + 3 * LOKET_MINUTE, "A005 ");
  assert_news (later, calls, now, "");
}

/* Another store has calls with the same numbers, and a new day begins at one again. */
static void
test_cursor_of_another_store (void)
{
  const gint64 now = 1000 * LOKET_MINUTE;
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *path = loket_test_dir_child (dir, "announced.ini");
  g_autoptr (LoketCursor) cursor = loket_cursor_open (path);
  g_autoptr (GListStore) many = make_calls (1, 7, now);
  g_autoptr (GListStore) fewer = make_calls (1, 2, now);
  g_autoptr (GListStore) other = make_calls (1, 2, now);
  g_autoptr (GListStore) tomorrow = make_calls (1, 1, now);
  g_autoptr (LoketCall) call = g_list_model_get_item (G_LIST_MODEL (other), 1);
  g_autoptr (LoketCall) first = g_list_model_get_item (G_LIST_MODEL (tomorrow), 0);

  assert_news (cursor, many, now, "A001 A002 A003 A004 A005 A006 A007 ");
  assert_news (cursor, fewer, now, "A001 A002 ");
  call->id[0] = 'f';
  assert_news (cursor, other, now, "A001 A002 ");
  g_free (first->day);
  first->day = g_strdup ("2026-11-24");
  assert_news (cursor, tomorrow, now, "A001 ");
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

/* Taken back while another one was announced: nobody hears of it. */
static void
test_withdrawn (void)
{
  g_autoptr (LoketAnnouncer) announcer = loket_announcer_new (5, 60000);
  g_autoptr (GString) said = g_string_new (NULL);
  Heard heard = {.said = said, .wanted = 2};
  static const char *const labels[] = {"A011", "B101", "A110"};

  g_signal_connect (announcer, "announce", G_CALLBACK (announce_cb), &heard);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autoptr (LoketCall) call = make_call (labels[i], i + 1);
    loket_announcer_push (announcer, call);
  }
  for (gint64 number = 1; number <= 2; number++) {
    g_autoptr (LoketCall) call = make_call ("", number);
    loket_announcer_withdraw (announcer, call);
  }
  loket_test_wait_until (heard_enough, &heard, 5000);
  g_assert_cmpstr (said->str, ==, "A011 A110 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/announcer/three-at-once", test_three_at_once);
  g_test_add_func ("/ui/announcer/a-recall-is-an-announcement", test_a_recall_is_an_announcement);
  g_test_add_func ("/ui/announcer/rest-says-nothing", test_rest_says_nothing);
  g_test_add_func ("/ui/announcer/news", test_news);
  g_test_add_func ("/ui/announcer/one-voice-at-a-time", test_one_voice_at_a_time);
  g_test_add_func ("/ui/announcer/a-speaker-that-hangs", test_a_speaker_that_hangs);
  g_test_add_func ("/ui/cursor/each-call-once", test_cursor);
  g_test_add_func ("/ui/cursor/another-store", test_cursor_of_another_store);
  g_test_add_func ("/ui/announcer/ends-in-a-burst", test_ends_in_a_burst);
  g_test_add_func ("/ui/announcer/withdrawn", test_withdrawn);
  return g_test_run ();
}
