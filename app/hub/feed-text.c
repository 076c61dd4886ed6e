/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes parts of the feed as Server-Sent Events (WHATWG HTML 9.2, design.md 6); feed.c calls it.
 */
#include "config.h"

#include "hub/feed-text.h"

#include "wire/json.h"

/* A record is JSON without line breaks: a break would end the event's line. */
static void
append_event (GString *text, const LoketEvent *event, gboolean with_id)
{
  if (with_id)
    g_string_append_printf (text, "id: %" G_GINT64_FORMAT "\n", event->seq);
  g_string_append_printf (text, "event: %s\n", event->topic);
  g_string_append_printf (text, "data: {\"seq\":%" G_GINT64_FORMAT ",\"topic\":", event->seq);
  loket_json_append_text (text, event->topic);
  g_string_append_printf (text, ",\"at\":%" G_GINT64_FORMAT ",\"entity\":", event->at);
  loket_json_append_text (text, event->entity);
  g_string_append (text, ",\"id\":");
  loket_json_append_text (text, event->id);
  if (event->record != NULL)
    g_string_append_printf (text, ",\"record\":%s", event->record);
  g_string_append (text, "}\n\n");
}

/* The present state carries no ids: a reader cut off in its middle would go on behind what it
 * never heard.  Only `ready` says from where to go on. */
static void
append_snapshot (GString *text, const LoketFeedPart *part)
{
  g_string_append (text, "event: reset\ndata: {}\n\n");
  for (guint i = 0; i < part->events->len; i++)
    append_event (text, g_ptr_array_index (part->events, i), FALSE);
  g_string_append_printf (
      text, "id: %" G_GINT64_FORMAT "\nevent: ready\ndata: {}\n\n", part->up_to);
}

/**
 * loket_feed_text:
 * @part: a part of the feed
 * @after: what the reader heard already
 * @n_events: (out): how many events the text holds
 *
 * A skipped range at the end becomes a block with only its id, so that the reader goes on behind
 * it after a break.
 *
 * Returns: (transfer full): the text, empty when the part says nothing new
 */
GBytes *
loket_feed_text (const LoketFeedPart *part, gint64 after, guint *n_events)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 last = after;

  *n_events = 0;
  if (part->reset) {
    append_snapshot (text, part);
    *n_events = part->events->len + 2;
    return g_string_free_to_bytes (g_steal_pointer (&text));
  }
  for (guint i = 0; i < part->events->len; i++) {
    const LoketEvent *event = g_ptr_array_index (part->events, i);
    if (event->seq <= last)
      continue;
    append_event (text, event, TRUE);
    last = event->seq;
    *n_events += 1;
  }
  if (part->up_to > last)
    g_string_append_printf (text, "id: %" G_GINT64_FORMAT "\n\n", part->up_to);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
