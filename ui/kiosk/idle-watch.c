/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices that nobody touches the kiosk any more: first it asks, then it gives the visit up
 * (WCAG 2.2.1: a warning and at least 20 seconds to answer by one simple act). */
#include "config.h"

#include "ui/kiosk/idle-watch.h"

struct _LoketIdleWatch {
  GObject parent_instance;

  /* state */
  guint idle_seconds;
  guint asking_seconds;
  guint passed;
  guint timer;
  gboolean asking;
};

G_DEFINE_FINAL_TYPE (LoketIdleWatch, loket_idle_watch, G_TYPE_OBJECT)

enum { PROP_0, PROP_ASKING, PROP_SECONDS_LEFT, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint given_up_signal;

static void
set_asking (LoketIdleWatch *self, gboolean asking)
{
  gboolean changed = self->asking != asking;

  self->passed = 0;
  self->asking = asking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKING]);
}

static gboolean
second_cb (gpointer data)
{
  loket_idle_watch_tick (data);
  return G_SOURCE_CONTINUE;
}

static void
loket_idle_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketIdleWatch *self = LOKET_IDLE_WATCH (object);

  if (id == PROP_ASKING)
    g_value_set_boolean (value, self->asking);
  else if (id == PROP_SECONDS_LEFT)
    g_value_set_uint (value, loket_idle_watch_seconds_left (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_idle_watch_dispose (GObject *object)
{
  g_clear_handle_id (&LOKET_IDLE_WATCH (object)->timer, g_source_remove);
  G_OBJECT_CLASS (loket_idle_watch_parent_class)->dispose (object);
}

static void
loket_idle_watch_class_init (LoketIdleWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loket_idle_watch_dispose;
  object_class->get_property = loket_idle_watch_get_property;
  properties[PROP_ASKING] = g_param_spec_boolean ("asking", NULL, NULL, FALSE, flags);
  properties[PROP_SECONDS_LEFT] =
      g_param_spec_uint ("seconds-left", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  given_up_signal = g_signal_new ("given-up",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
}

static void
loket_idle_watch_init (LoketIdleWatch *self)
{
}

/**
 * loket_idle_watch_new:
 * @idle_seconds: how long without a touch until it asks
 * @asking_seconds: how long it asks
 *
 * Returns: (transfer full): a watch that does not run yet
 */
LoketIdleWatch *
loket_idle_watch_new (guint idle_seconds, guint asking_seconds)
{
  LoketIdleWatch *self = g_object_new (LOKET_TYPE_IDLE_WATCH, NULL);

  self->idle_seconds = idle_seconds;
  self->asking_seconds = asking_seconds;
  return self;
}

/**
 * loket_idle_watch_start:
 * @self: a watch
 *
 * Counts from now on; again from the beginning when it ran already.
 */
void
loket_idle_watch_start (LoketIdleWatch *self)
{
  set_asking (self, FALSE);
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (1, second_cb, self);
}

/**
 * loket_idle_watch_stop:
 * @self: a watch
 */
void
loket_idle_watch_stop (LoketIdleWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  set_asking (self, FALSE);
}

/**
 * loket_idle_watch_touch:
 * @self: a watch
 *
 * Somebody did something.  While it asks, only an answer counts: loket_idle_watch_start().
 */
void
loket_idle_watch_touch (LoketIdleWatch *self)
{
  if (!self->asking)
    self->passed = 0;
}

/**
 * loket_idle_watch_tick:
 * @self: a watch
 *
 * One second has passed; called by its own timer and by tests.
 */
void
loket_idle_watch_tick (LoketIdleWatch *self)
{
  self->passed++;
  if (!self->asking && self->passed >= self->idle_seconds) {
    set_asking (self, TRUE);
  } else if (self->asking && self->passed >= self->asking_seconds) {
    loket_idle_watch_stop (self);
    g_signal_emit (self, given_up_signal, 0);
  } else {
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
  }
}

/**
 * loket_idle_watch_is_asking:
 * @self: a watch
 *
 * Returns: whether it waits for an answer
 */
gboolean
loket_idle_watch_is_asking (LoketIdleWatch *self)
{
  return self->asking;
}

/**
 * loket_idle_watch_seconds_left:
 * @self: a watch
 *
 * Returns: seconds until it gives up, 0 while it does not ask
 */
guint
loket_idle_watch_seconds_left (LoketIdleWatch *self)
{
  return self->asking ? self->asking_seconds - self->passed : 0;
}
