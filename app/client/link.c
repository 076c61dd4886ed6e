/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for a hub with growing pauses; a hub that is there is asked again only when somebody
 * doubts it. */
#include "config.h"

#include "client/link.h"

#define FIRST_PAUSE_MS 200
#define LONGEST_PAUSE_MS 5000
#define START_PAUSE_MS 50 /* while a hub is starting that we started */
/* A connection that lasted this long was a good one: the next is looked for at once. */
#define STEADY_US (5 * G_TIME_SPAN_SECOND)

struct _LoketLink {
  LoketFinder *finder;
  LoketLinkHooks hooks;
  gpointer hooks_data;
  GCancellable *cancellable;
  LoketTransport *transport; /* NULL = no hub now */
  gint64 up_since;
  gint64 looked_at;
  guint pause_ms;
  guint pause_id;
  gboolean looking;
  gboolean checking;
  gboolean doubted; /* while it was checked: the answer may be older than the doubt */
  gboolean over;    /* freed, and kept only by what is under way */
};

static void look (LoketLink *self);

static void
link_clear (gpointer data)
{
  LoketLink *self = data;

  g_clear_object (&self->finder);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->transport);
}

static void
link_unref (LoketLink *self)
{
  g_rc_box_release_full (self, link_clear);
}

/**
 * loket_link_new:
 * @finder: (transfer none): how a hub is found
 * @hooks: what to call; copied
 * @hooks_data: for the hooks
 *
 * Returns: (transfer full): a link that does nothing yet
 */
LoketLink *
loket_link_new (LoketFinder *finder, const LoketLinkHooks *hooks, gpointer hooks_data)
{
  LoketLink *self = g_rc_box_new0 (LoketLink);

  self->finder = g_object_ref (finder);
  self->hooks = *hooks;
  self->hooks_data = hooks_data;
  self->cancellable = g_cancellable_new ();
  return self;
}

/**
 * loket_link_free:
 * @self: (nullable) (transfer full): a link; no hook is called any more
 */
void
loket_link_free (LoketLink *self)
{
  if (self == NULL)
    return;
  self->over = TRUE;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->transport != NULL)
    loket_transport_close (self->transport);
  link_unref (self);
}

static gboolean
paused_cb (gpointer data)
{
  LoketLink *self = data;

  self->pause_id = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (LoketLink *self)
{
  guint pause = START_PAUSE_MS;

  if (!loket_finder_awaits_start (self->finder)) {
    self->pause_ms =
        self->pause_ms == 0 ? FIRST_PAUSE_MS : MIN (self->pause_ms * 2, LONGEST_PAUSE_MS);
    pause = self->pause_ms;
  }
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (pause, paused_cb, self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketLink *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketGreeting) greeting = NULL;
  g_autoptr (LoketTransport) transport = NULL;

  transport = loket_finder_look_finish (LOKET_FINDER (source), result, &greeting, &error);
  self->looking = FALSE;
  if (!self->over && transport != NULL) {
    self->transport = g_steal_pointer (&transport);
    self->up_since = g_get_monotonic_time ();
    self->hooks.up (self->transport, greeting, self->hooks_data);
  } else if (!self->over) {
    look_later (self);
  }
  link_unref (self);
}

static void
look (LoketLink *self)
{
  self->looking = TRUE;
  self->looked_at = g_get_monotonic_time ();
  loket_finder_look (self->finder, self->cancellable, looked_cb, g_rc_box_acquire (self));
}

/**
 * loket_link_start:
 * @self: a link
 */
void
loket_link_start (LoketLink *self)
{
  g_return_if_fail (self->transport == NULL && !self->looking && self->pause_id == 0);
  look (self);
}

/**
 * loket_link_lose:
 * @self: a link
 *
 * What goes over the connection says that the hub is gone: it is given up, and looked for anew.
 */
void
loket_link_lose (LoketLink *self)
{
  g_autoptr (LoketTransport) transport = g_steal_pointer (&self->transport);

  if (transport == NULL)
    return;
  loket_transport_close (transport);
  if (g_get_monotonic_time () - self->up_since >= STEADY_US) {
    self->pause_ms = 0;
    look (self);
  } else {
    look_later (self);
  }
  self->hooks.down (self->hooks_data);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketLink *self = data;
  LoketTransport *transport = LOKET_TRANSPORT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketGreeting) greeting = NULL;

  greeting = loket_greeting_ask_finish (transport, result, &error);
  self->checking = FALSE;
  if (!self->over && transport == self->transport) {
    if (greeting != NULL)
      self->hooks.up (transport, greeting, self->hooks_data);
    else
      loket_link_lose (self);
  }
  if (!self->over && self->doubted && transport == self->transport)
    loket_link_check (self);
  link_unref (self);
}

/**
 * loket_link_check:
 * @self: a link
 *
 * Somebody waits for the hub, or doubts it: it is asked at once whether it is there, or looked for
 * without waiting for the end of the pause.
 */
void
loket_link_check (LoketLink *self)
{
  self->doubted = self->checking;
  if (self->checking)
    return;
  if (self->transport != NULL) {
    self->checking = TRUE;
    loket_greeting_ask (self->transport, self->cancellable, checked_cb, g_rc_box_acquire (self));
    return;
  }
  if (self->pause_id == 0 ||
      g_get_monotonic_time () - self->looked_at < FIRST_PAUSE_MS * G_TIME_SPAN_MILLISECOND)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_ms = 0;
  look (self);
}
