/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls in the order they came, each shown long enough to be seen and heard to its end; the herald
 * owns one. */
#include "config.h"

#include "ui/display/announcer.h"

struct _LoketAnnouncer {
  GObject parent_instance;

  /* owned */
  GQueue waiting; /* LoketCall, next first */
  LoketCall *current;
  guint hold_id;  /* runs while the current one must stay */
  guint limit_id; /* runs while somebody speaks */
  guint pause_id; /* runs behind what was spoken */
  /* state */
  guint hold_ms;
  guint limit_ms;
  gboolean overdue;    /* the speaker was told to end */
  gboolean announcing; /* the current one is more than the last one */
};

G_DEFINE_FINAL_TYPE (LoketAnnouncer, loket_announcer, G_TYPE_OBJECT)

enum { PROP_0, PROP_CURRENT, PROP_ANNOUNCING, N_PROPS };
enum { SIGNAL_ANNOUNCE, SIGNAL_OVER, SIGNAL_OVERDUE, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
show (LoketAnnouncer *self, LoketCall *call)
{
  if (g_set_object (&self->current, call))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void announce_next (LoketAnnouncer *self);

static void
set_announcing (LoketAnnouncer *self, gboolean announcing)
{
  if (self->announcing == announcing)
    return;
  self->announcing = announcing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOUNCING]);
}

/* The next one's turn is when this one was seen long enough and nobody speaks any more. */
static void
advance (LoketAnnouncer *self)
{
  if (self->hold_id != 0 || self->limit_id != 0 || self->pause_id != 0)
    return;
  if (g_queue_is_empty (&self->waiting))
    set_announcing (self, FALSE);
  else
    announce_next (self);
}

static void
hold_over_cb (gpointer data)
{
  LoketAnnouncer *self = data;

  self->hold_id = 0;
  advance (self);
}

static void
pause_over_cb (gpointer data)
{
  LoketAnnouncer *self = data;

  self->pause_id = 0;
  advance (self);
}

static void
tell_over (LoketAnnouncer *self)
{
  g_signal_emit (self, signals[SIGNAL_OVER], 0, self->current);
}

/* First the speaker is told, then it is not waited for any more. */
static void
limit_cb (gpointer data)
{
  LoketAnnouncer *self = data;

  self->limit_id = 0;
  if (!self->overdue) {
    self->overdue = TRUE;
    self->limit_id = g_timeout_add_once (LOKET_ANNOUNCER_GRACE_MS, limit_cb, self);
    g_signal_emit (self, signals[SIGNAL_OVERDUE], 0);
    return;
  }
  tell_over (self);
  advance (self);
}

static void
announce_next (LoketAnnouncer *self)
{
  g_autoptr (LoketCall) call = g_queue_pop_head (&self->waiting);

  if (call == NULL)
    return;
  show (self, call);
  self->hold_id = g_timeout_add_once (self->hold_ms, hold_over_cb, self);
  set_announcing (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_ANNOUNCE], 0, call);
  if (self->limit_id == 0)
    tell_over (self);
}

static void
loket_announcer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CURRENT)
    g_value_set_object (value, LOKET_ANNOUNCER (object)->current);
  else if (id == PROP_ANNOUNCING)
    g_value_set_boolean (value, LOKET_ANNOUNCER (object)->announcing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_announcer_dispose (GObject *object)
{
  LoketAnnouncer *self = LOKET_ANNOUNCER (object);

  g_clear_handle_id (&self->hold_id, g_source_remove);
  g_clear_handle_id (&self->limit_id, g_source_remove);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->current);
  G_OBJECT_CLASS (loket_announcer_parent_class)->dispose (object);
}

static guint
make_signal (LoketAnnouncerClass *klass, const char *name, gboolean with_call)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       with_call ? 1 : 0,
                       loket_call_get_type ());
}

static void
loket_announcer_class_init (LoketAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = loket_announcer_get_property;
  object_class->dispose = loket_announcer_dispose;
  properties[PROP_CURRENT] =
      g_param_spec_object ("current",
                           NULL,
                           NULL,
                           loket_call_get_type (),
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ANNOUNCING] =
      g_param_spec_boolean ("announcing",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_ANNOUNCE] = make_signal (klass, "announce", TRUE);
  signals[SIGNAL_OVER] = make_signal (klass, "over", TRUE);
  signals[SIGNAL_OVERDUE] = make_signal (klass, "overdue", FALSE);
}

static void
loket_announcer_init (LoketAnnouncer *self)
{
  g_queue_init (&self->waiting);
}

/**
 * loket_announcer_new:
 * @hold_ms: how long each call stays before the next one may follow
 * @limit_ms: how long somebody may speak at most
 *
 * Returns: (transfer full): an announcer with nothing to say
 */
LoketAnnouncer *
loket_announcer_new (guint hold_ms, guint limit_ms)
{
  LoketAnnouncer *self = g_object_new (LOKET_TYPE_ANNOUNCER, NULL);

  self->hold_ms = hold_ms;
  self->limit_ms = limit_ms;
  return self;
}

/**
 * loket_announcer_push:
 * @self: the announcer
 * @call: a call that has just come
 *
 * Announces it at once, or after those that came before it.
 */
void
loket_announcer_push (LoketAnnouncer *self, LoketCall *call)
{
  g_queue_push_tail (&self->waiting, g_object_ref (call));
  advance (self);
}

/**
 * loket_announcer_withdraw:
 * @self: the announcer
 * @call: a call that was taken back
 *
 * Nobody is told of it any more, unless it is being announced already.
 */
void
loket_announcer_withdraw (LoketAnnouncer *self, LoketCall *call)
{
  for (GList *l = self->waiting.head; l != NULL; l = l->next) {
    LoketCall *waiting = l->data;
    if (g_strcmp0 (waiting->id, call->id) != 0)
      continue;
    g_queue_delete_link (&self->waiting, l);
    g_object_unref (waiting);
    return;
  }
}

/**
 * loket_announcer_wait:
 * @self: the announcer, within its signal "announce"
 *
 * Somebody speaks this call: the next one waits until loket_announcer_spoken(), but not for ever.
 */
void
loket_announcer_wait (LoketAnnouncer *self)
{
  g_clear_handle_id (&self->limit_id, g_source_remove);
  self->overdue = FALSE;
  self->limit_id = g_timeout_add_once (self->limit_ms, limit_cb, self);
}

/**
 * loket_announcer_spoken:
 * @self: the announcer
 *
 * Whoever spoke has ended, heard or not.  Nothing happens when nobody was waited for.
 */
void
loket_announcer_spoken (LoketAnnouncer *self)
{
  if (self->limit_id == 0)
    return;
  g_clear_handle_id (&self->limit_id, g_source_remove);
  self->pause_id = g_timeout_add_once (LOKET_ANNOUNCER_PAUSE_MS, pause_over_cb, self);
  tell_over (self);
}

/**
 * loket_announcer_rest_on:
 * @self: the announcer
 * @call: (nullable): the last call of the day as the board finds it when it is switched on
 *
 * Shows it without announcing it, unless something newer is being announced.
 */
void
loket_announcer_rest_on (LoketAnnouncer *self, LoketCall *call)
{
  if (self->announcing)
    return;
  if (call != NULL && self->current != NULL && !self->current->withdrawn &&
      self->current->number > call->number && g_strcmp0 (self->current->day, call->day) == 0)
    return;
  show (self, call);
}

/**
 * loket_announcer_current:
 * @self: the announcer
 *
 * Returns: (transfer none) (nullable): what is being announced or was announced last
 */
LoketCall *
loket_announcer_current (LoketAnnouncer *self)
{
  return self->current;
}

/**
 * loket_announcer_is_news:
 * @call: a call
 * @now: office time
 *
 * Returns: whether it is still worth announcing: whoever it meant may be on the way
 */
gboolean
loket_announcer_is_news (LoketCall *call, gint64 now)
{
  return now - call->at <= LOKET_CALL_NEWS;
}
