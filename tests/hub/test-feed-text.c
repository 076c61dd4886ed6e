/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of the feed as Server-Sent Events, byte for byte. */
#include "hub/feed-text.h"

static LoketFeedPart *
make_part (gint64 up_to, gboolean reset)
{
  LoketFeedPart *part = g_new0 (LoketFeedPart, 1);

  part->events = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_event_free);
  part->up_to = up_to;
  part->reset = reset;
  return part;
}

static void
add_event (LoketFeedPart *part, gint64 seq, const char *id, const char *record)
{
  LoketEvent *event = g_new0 (LoketEvent, 1);

  event->seq = seq;
  event->at = 5;
  event->topic = g_strdup ("queue");
  event->entity = g_strdup ("ticket");
  event->id = g_strdup (id);
  event->record = g_strdup (record);
  g_ptr_array_add (part->events, event);
}

static void
check (LoketFeedPart *part, gint64 after, guint n_expected, const char *expected)
{
  guint n;
  g_autoptr (GBytes) text = loket_feed_text (part, after, &n);
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  g_autofree char *copy = g_strndup (data != NULL ? data : "", length);

  g_assert_cmpstr (copy, ==, expected);
  g_assert_cmpuint (n, ==, n_expected);
}

#define EVENT(seq, id, rest)                                                                       \
  "event: queue\ndata: {\"seq\":" seq ",\"topic\":\"queue\",\"at\":5,\"entity\":\"ticket\","       \
  "\"id\":\"" id "\"" rest "}\n\n"

static void
test_rows (void)
{
  g_autoptr (LoketFeedPart) part = make_part (4, FALSE);

  add_event (part, 3, "a", "{\"x\":1}");
  add_event (part, 4, "b\"\\\n", NULL);
  check (part,
         2,
         2,
         "id: 3\n" EVENT ("3", "a", ",\"record\":{\"x\":1}") "id: 4\n" EVENT (
             "4", "b\\\"\\\\\\n", ""));
  check (part, 3, 1, "id: 4\n" EVENT ("4", "b\\\"\\\\\\n", ""));
  check (part, 4, 0, "");
}

static void
test_skipped_range (void)
{
  g_autoptr (LoketFeedPart) part = make_part (9, FALSE);
  g_autoptr (LoketFeedPart) empty = make_part (9, FALSE);

  add_event (part, 3, "a", NULL);
  check (part, 2, 1, "id: 3\n" EVENT ("3", "a", "") "id: 9\n\n");
  check (empty, 2, 0, "id: 9\n\n");
  check (empty, 9, 0, "");
}

static void
test_snapshot (void)
{
  g_autoptr (LoketFeedPart) part = make_part (7, TRUE);

  add_event (part, 0, "a", NULL);
  check (part,
         -1,
         3,
         "event: reset\ndata: {}\n\n" EVENT ("0", "a", "") "id: 7\nevent: ready\ndata: {}\n\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/feed-text/rows", test_rows);
  g_test_add_func ("/hub/feed-text/skipped-range", test_skipped_range);
  g_test_add_func ("/hub/feed-text/snapshot", test_snapshot);
  return g_test_run ();
}
