/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A board in the storm: what loket-display has but for its window and its voice. */
#include "tests/lan/storm.h"

#include "tests/client/asking.h"

#define HOLD_MS 8        /* of a call, in place of four seconds */
#define SPEECH_LIMIT 500 /* nobody speaks here */

static void
announce_cb (StormDisplay *display, LoketCall *call)
{
  g_ptr_array_add (display->spoken, g_strdup (call->id));
}

static void
over_cb (StormDisplay *display, LoketCall *call)
{
  g_autoptr (GError) error = NULL;

  loket_cursor_done (display->cursor, call, &error);
  g_assert_no_error (error);
}

/* As the herald of a board does. */
static void
look (StormDisplay *display)
{
  GListModel *calls = loket_client_calls (display->client);
  g_autoptr (GPtrArray) news = NULL;

  if (!loket_client_is_current (display->client))
    return;
  news = loket_cursor_news (display->cursor, calls, loket_client_now (display->client));
  for (guint i = 0; i < news->len; i++) {
    LoketCall *call = news->pdata[i];
    if (!call->withdrawn)
      loket_announcer_push (display->announcer, call);
  }
  for (guint i = 0; i < g_list_model_get_n_items (calls); i++) {
    g_autoptr (LoketCall) call = g_list_model_get_item (calls, i);
    if (call->withdrawn)
      loket_announcer_withdraw (display->announcer, call);
  }
}

gboolean
storm_display_is_announcing (StormDisplay *display)
{
  gboolean announcing = FALSE;

  g_object_get (display->announcer, "announcing", &announcing, NULL);
  return announcing;
}

void
storm_display_on (StormDisplay *display)
{
  g_autofree char *name = g_strdup_printf ("announced-%u.ini", display->index);
  g_autofree char *path = loket_test_dir_child (display->storm->dir, name);

  display->client = loket_client_new_for_device (display->papers);
  display->cursor = loket_cursor_open (path);
  display->announcer = loket_announcer_new (HOLD_MS, SPEECH_LIMIT);
  g_signal_connect_swapped (display->announcer, "announce", G_CALLBACK (announce_cb), display);
  g_signal_connect_swapped (display->announcer, "over", G_CALLBACK (over_cb), display);
  g_signal_connect_swapped (
      loket_client_calls (display->client), "items-changed", G_CALLBACK (look), display);
  g_signal_connect_swapped (display->client, "notify::current", G_CALLBACK (look), display);
  loket_client_follow (display->client, "queue");
  loket_client_start (display->client);
}

void
storm_display_off (StormDisplay *display)
{
  g_signal_handlers_disconnect_by_data (loket_client_calls (display->client), display);
  g_signal_handlers_disconnect_by_data (display->client, display);
  finish_client (g_steal_pointer (&display->client));
  g_clear_object (&display->announcer);
  g_clear_pointer (&display->cursor, loket_cursor_free);
}
