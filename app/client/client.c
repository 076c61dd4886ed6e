/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the parts of the client together: link (is there a hub), calls, feed and mirror. */
#include "config.h"

#include "client/client-private.h"

#include "core/clock.h"
#include "core/error.h"

enum {
  PROP_CONNECTION = 1,
  PROP_DAY,
  PROP_CURRENT,
  PROP_PATIENCE,
  PROP_SILENCE,
  PROP_SESSION,
  PROP_PROFILE,
  PROP_WAITING,
  PROP_STAFFED,
  N_PROPERTIES,
};

enum {
  SIGNAL_CALLED,
  SIGNAL_SIGN_IN_NEEDED,
  SIGNAL_OFFICE_CHANGED,
  SIGNAL_CASE_CHANGED,
  SIGNAL_CARD_CHANGED,
  SIGNAL_LISTS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (LoketConnection,
                    loket_connection,
                    G_DEFINE_ENUM_VALUE (LOKET_CONNECTION_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONNECTION_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (LOKET_CONNECTION_LOST, "lost"))

G_DEFINE_FINAL_TYPE (LoketClient, loket_client, G_TYPE_OBJECT)

static void
set_connection (LoketClient *self, LoketConnection connection)
{
  if (self->connection == connection)
    return;
  self->connection = connection;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);
}

static void
set_current (LoketClient *self, gboolean current)
{
  if (self->current == current)
    return;
  self->current = current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
set_staffed (LoketClient *self, gboolean staffed)
{
  if (self->staffed == staffed)
    return;
  self->staffed = staffed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAFFED]);
}

static gboolean
hour_cb (gpointer data)
{
  LoketClient *self = data;

  self->hour_id = 0;
  loket_link_check (self->link);
  return G_SOURCE_REMOVE;
}

/* A business day begins at a full hour in every time zone of the country, also when nobody has
 * taken a ticket yet that would tell of it: so the hub is asked for the day after each full hour.
 */
static void
await_hour (LoketClient *self)
{
  const gint64 left = G_TIME_SPAN_HOUR - loket_client_now (self) % G_TIME_SPAN_HOUR;

  g_clear_handle_id (&self->hour_id, g_source_remove);
  self->hour_id = g_timeout_add_seconds ((guint) (left / G_USEC_PER_SEC) + 2, hour_cb, self);
}

/* The parts: each hook gets the client. */

/* What a device keeps goes by the office time of the client, which is sharper than one answer. */
static void
hear (LoketClient *self, gint64 said, gint64 sent, gint64 received)
{
  loket_office_time_hear (&self->time, said, sent, received);
  if (self->offline != NULL)
    loket_offline_hear (self->offline, loket_office_time_at (&self->time, g_get_monotonic_time ()));
}

static void
link_up_cb (LoketTransport *transport, const LoketGreeting *greeting, gpointer data)
{
  g_autoptr (LoketClient) self = g_object_ref (LOKET_CLIENT (data));
  LoketHello *hello = greeting->hello;

  hear (self, hello->time, greeting->sent, greeting->received);
  g_set_object (&self->transport, transport);
  g_free (self->store_id);
  self->store_id = g_strdup (hello->store_id);
  loket_mirror_set_office (self->mirror, hello->store_id, hello->day);
  await_hour (self);
  set_staffed (self, hello->staffed);
  if (loket_feed_has_topics (self->feed) && !loket_feed_is_open (self->feed))
    loket_feed_open (self->feed, transport, self->store_id);
  loket_calls_set_transport (self->calls, transport);
  if (self->offline != NULL)
    loket_offline_up (self->offline, hello->store_id, hello->day);
  set_connection (self, LOKET_CONNECTION_READY);
  if (self->renewal != NULL && self->transport != NULL)
    loket_renewal_look (self->renewal, self->transport, loket_client_now (self));
}

static void
link_down_cb (gpointer data)
{
  g_autoptr (LoketClient) self = g_object_ref (LOKET_CLIENT (data));

  g_clear_object (&self->transport);
  g_clear_handle_id (&self->hour_id, g_source_remove);
  loket_feed_close (self->feed);
  loket_calls_set_transport (self->calls, NULL);
  if (self->offline != NULL)
    loket_offline_down (self->offline);
  set_current (self, FALSE);
  set_connection (self, LOKET_CONNECTION_LOST);
}

static void
calls_answered_cb (const LoketAnswer *answer, gpointer data)
{
  LoketClient *self = data;

  if (answer->office_time != 0)
    hear (self, answer->office_time, answer->sent, answer->received);
}

static void
calls_unanswered_cb (gpointer data)
{
  loket_client_doubt (data);
}

/* Only what was asked for the session of now says anything about it. */
static void
calls_sign_in_needed_cb (const char *token, gpointer data)
{
  g_autoptr (LoketClient) self = g_object_ref (LOKET_CLIENT (data));

  if (self->session != NULL && g_strcmp0 (token, self->session->token) != 0)
    return;
  loket_client_set_session (self, NULL);
  g_signal_emit (self, signals[SIGNAL_SIGN_IN_NEEDED], 0);
  /* The office may have got its first officer since the last hello. */
  if (!self->staffed)
    loket_client_doubt (self);
}

/* Who signs in, or which devices there are. */
static void
feed_nudged_cb (gpointer data)
{
  g_autoptr (LoketClient) self = g_object_ref (LOKET_CLIENT (data));

  loket_client_doubt (self);
  g_signal_emit (self, signals[SIGNAL_OFFICE_CHANGED], 0);
}

static void
feed_begin_cb (gpointer data)
{
  g_autoptr (LoketClient) self = g_object_ref (LOKET_CLIENT (data));

  loket_mirror_begin (self->mirror);
  /* What was told meanwhile is not told again. */
  g_signal_emit (self, signals[SIGNAL_CASE_CHANGED], 0, NULL);
  g_signal_emit (self, signals[SIGNAL_CARD_CHANGED], 0, NULL);
  g_signal_emit (self, signals[SIGNAL_LISTS_CHANGED], 0);
}

static void
feed_event_cb (const char *json, gboolean live, gpointer data)
{
  g_autoptr (LoketClient) self = g_object_ref (LOKET_CLIENT (data));
  g_autoptr (GError) error = NULL;

  /* One event that cannot be read must not end the rest. */
  if (!loket_mirror_take (self->mirror, json, live, &error))
    g_warning ("an event of the feed cannot be read: %s", error->message);
}

static void
feed_ready_cb (gpointer data)
{
  g_autoptr (LoketClient) self = g_object_ref (LOKET_CLIENT (data));

  loket_mirror_finish (self->mirror);
  set_current (self, TRUE);
}

static void
feed_ended_cb (const GError *error, gpointer data)
{
  LoketClient *self = data;

  g_debug ("the feed ended: %s", error->message);
  loket_link_lose (self->link);
}

static void
mirror_called_cb (LoketCall *call, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_CALLED], 0, call);
}

static void
mirror_day_cb (gpointer data)
{
  LoketClient *self = data;

  if (self->offline != NULL)
    loket_offline_set_day (self->offline, loket_mirror_day (self->mirror));
  g_object_notify_by_pspec (G_OBJECT (data), properties[PROP_DAY]);
}

static void
mirror_case_cb (const LoketCaseNews *news, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_CASE_CHANGED], 0, news);
}

static void
mirror_card_cb (const LoketCaseNews *news, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_CARD_CHANGED], 0, news);
}

static void
mirror_lists_cb (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_LISTS_CHANGED], 0);
}

static void
loket_client_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketClient *self = LOKET_CLIENT (object);

  switch (id) {
  case PROP_CONNECTION:
    g_value_set_enum (value, (int) self->connection);
    break;
  case PROP_DAY:
    g_value_set_string (value, loket_client_day (self));
    break;
  case PROP_CURRENT:
    g_value_set_boolean (value, self->current);
    break;
  case PROP_PATIENCE:
    g_value_set_uint (value, loket_calls_patience (self->calls));
    break;
  case PROP_SESSION:
    g_value_set_object (value, self->session);
    break;
  case PROP_PROFILE:
    g_value_set_object (value, loket_client_profile (self));
    break;
  case PROP_WAITING:
    g_value_set_uint (value, loket_client_waiting (self));
    break;
  case PROP_STAFFED:
    g_value_set_boolean (value, self->staffed);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_client_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketClient *self = LOKET_CLIENT (object);

  switch (id) {
  case PROP_PATIENCE:
    loket_calls_set_patience (self->calls, g_value_get_uint (value));
    break;
  case PROP_SILENCE:
    loket_feed_set_silence (self->feed, g_value_get_uint (value));
    break;
  case PROP_SESSION:
    loket_client_set_session (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_client_dispose (GObject *object)
{
  loket_client_stop (LOKET_CLIENT (object));
  G_OBJECT_CLASS (loket_client_parent_class)->dispose (object);
}

static void
loket_client_finalize (GObject *object)
{
  LoketClient *self = LOKET_CLIENT (object);

  g_clear_pointer (&self->offline, loket_offline_free);
  g_clear_pointer (&self->calls, loket_calls_free);
  g_clear_pointer (&self->feed, loket_feed_free);
  g_clear_pointer (&self->mirror, loket_mirror_free);
  g_clear_object (&self->finder);
  g_clear_object (&self->session);
  g_clear_pointer (&self->clock, loket_clock_unref);
  g_clear_pointer (&self->random, loket_random_unref);
  g_free (self->store_id);
  G_OBJECT_CLASS (loket_client_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags write = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_CONNECTION] = g_param_spec_enum (
      "connection", NULL, NULL, loket_connection_get_type (), LOKET_CONNECTION_STARTING, read);
  properties[PROP_DAY] = g_param_spec_string ("day", NULL, NULL, NULL, read);
  properties[PROP_CURRENT] = g_param_spec_boolean ("current", NULL, NULL, FALSE, read);
  properties[PROP_PATIENCE] =
      g_param_spec_uint ("patience", NULL, NULL, 1, G_MAXUINT, 10000, read | write);
  properties[PROP_SILENCE] = g_param_spec_uint ("silence", NULL, NULL, 1, G_MAXUINT, 45000, write);
  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, loket_session_get_type (), read | write);
  properties[PROP_PROFILE] =
      g_param_spec_object ("profile", NULL, NULL, loket_profile_get_type (), read);
  properties[PROP_WAITING] = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_STAFFED] = g_param_spec_boolean ("staffed", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

/* With a LoketCaseNews, or NULL: any of them may have changed. */
static guint
add_news_signal (LoketClientClass *klass, const char *name)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       G_TYPE_POINTER);
}

static guint
add_plain_signal (LoketClientClass *klass, const char *name)
{
  return g_signal_new (
      name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_client_class_init (LoketClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = loket_client_get_property;
  object_class->set_property = loket_client_set_property;
  object_class->dispose = loket_client_dispose;
  object_class->finalize = loket_client_finalize;
  install_properties (object_class);

  /**
   * LoketClient::called:
   * @self: the client
   * @call: (transfer none): a call or recall that came by the feed, each exactly once
   */
  signals[SIGNAL_CALLED] = g_signal_new ("called",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         loket_call_get_type ());

  /**
   * LoketClient::sign-in-needed:
   * @self: the client
   *
   * A call was refused because nobody is signed in any more, or nobody was; "session" is %NULL by
   * now.
   */
  signals[SIGNAL_SIGN_IN_NEEDED] = add_plain_signal (klass, "sign-in-needed");
  signals[SIGNAL_OFFICE_CHANGED] = add_plain_signal (klass, "office-changed");
  signals[SIGNAL_CASE_CHANGED] = add_news_signal (klass, "case-changed");
  signals[SIGNAL_CARD_CHANGED] = add_news_signal (klass, "card-changed");
  signals[SIGNAL_LISTS_CHANGED] = add_plain_signal (klass, "lists-changed");
}

static void
loket_client_init (LoketClient *self)
{
  const LoketCallsHooks calls_hooks = {
      calls_answered_cb, calls_unanswered_cb, calls_sign_in_needed_cb};
  const LoketMirrorHooks mirror_hooks = {
      mirror_called_cb, mirror_day_cb, mirror_case_cb, mirror_card_cb, mirror_lists_cb};
  const LoketFeedHooks feed_hooks = {
      feed_begin_cb, feed_event_cb, feed_ready_cb, feed_nudged_cb, feed_ended_cb};

  self->calls = loket_calls_new (&calls_hooks, self);
  self->mirror = loket_mirror_new (&mirror_hooks, self);
  self->feed = loket_feed_new (&feed_hooks, self);
  self->clock = loket_clock_new_system ();
  self->random = loket_random_new_system ();
}

/**
 * loket_client_get_offline:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): what this device keeps
 */
LoketOffline *
loket_client_get_offline (LoketClient *self)
{
  return self->offline;
}

/**
 * loket_client_take_offline:
 * @self: a client that is not started
 * @offline: (transfer full): what this device keeps
 *
 * The client knows the business day from before, if there was one.
 */
void
loket_client_take_offline (LoketClient *self, LoketOffline *offline)
{
  g_return_if_fail (self->link == NULL && self->offline == NULL);

  self->offline = offline;
  if (loket_offline_day (offline) != NULL)
    loket_mirror_set_office (
        self->mirror, loket_offline_store_id (offline), loket_offline_day (offline));
}

/**
 * loket_client_doubt:
 * @self: a client
 *
 * A hub did not answer in time: it is asked whether it is there, or looked for at once.
 */
void
loket_client_doubt (LoketClient *self)
{
  if (self->link != NULL)
    loket_link_check (self->link);
}

/**
 * loket_client_get_calls:
 * @self: a client
 *
 * Returns: (transfer none): its calls
 */
LoketCalls *
loket_client_get_calls (LoketClient *self)
{
  return self->calls;
}

/**
 * loket_client_new_for_places:
 * @kind: what this device is
 * @places: (transfer full): where a hub may be
 *
 * Returns: (transfer full): a client that is not started
 */
LoketClient *
loket_client_new_for_places (LoketDeviceKind kind, LoketPlaces *places)
{
  LoketClient *self = g_object_new (LOKET_TYPE_CLIENT, NULL);

  self->finder = loket_finder_new (kind, places);
  return self;
}

/**
 * loket_client_new:
 * @kind: what this device is
 *
 * Returns: (transfer full): a client for the hub at its usual places, not started
 */
LoketClient *
loket_client_new (LoketDeviceKind kind)
{
  return loket_client_new_for_places (kind, loket_places_new_usual ());
}

/**
 * loket_client_new_for_socket:
 * @kind: what this device is
 * @path: the Unix socket of a hub, of any length
 *
 * Returns: (transfer full): a client for just this hub, which it never starts; not started itself
 */
LoketClient *
loket_client_new_for_socket (LoketDeviceKind kind, const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  return loket_client_new_for_places (kind, loket_places_new_for_socket (path));
}

/**
 * loket_client_new_for_device:
 * @dir: folder with the certificates of this device
 *
 * What kind of device it is, its certificate says.
 *
 * Returns: (transfer full): a client for the hub that enrolled this device; not started
 */
LoketClient *
loket_client_new_for_device (const char *dir)
{
  g_return_val_if_fail (dir != NULL, NULL);
  return loket_client_new_for_places (LOKET_DEVICE_KIOSK, loket_places_new_for_device (dir));
}

/**
 * loket_client_start:
 * @self: a client
 *
 * Finds the hub or starts one, and keeps the connection from then on.  A client is started once.
 */
void
loket_client_start (LoketClient *self)
{
  const LoketLinkHooks hooks = {link_up_cb, link_down_cb};

  g_return_if_fail (LOKET_IS_CLIENT (self));
  g_return_if_fail (!self->stopped);

  if (self->link != NULL)
    return;
  if (loket_finder_device_dir (self->finder) != NULL)
    self->renewal = loket_renewal_new (loket_finder_device_dir (self->finder), self->calls);
  self->link = loket_link_new (self->finder, &hooks, self);
  loket_link_start (self->link);
}

/**
 * loket_client_follow:
 * @self: a client
 * @topic: a topic of the feed, such as "queue"
 *
 * From here on the lists show what the feed says about @topic.
 */
void
loket_client_follow (LoketClient *self, const char *topic)
{
  g_return_if_fail (LOKET_IS_CLIENT (self) && topic != NULL);

  if (!loket_feed_add_topic (self->feed, topic) || self->transport == NULL)
    return;
  set_current (self, FALSE);
  loket_feed_open (self->feed, self->transport, self->store_id);
}

/**
 * loket_client_stop:
 * @self: a client
 *
 * Ends the connection and everything that goes over it; open calls end with
 * %G_IO_ERROR_CANCELLED.  The lists stay as they are.
 */
void
loket_client_stop (LoketClient *self)
{
  g_return_if_fail (LOKET_IS_CLIENT (self));

  self->stopped = TRUE;
  g_clear_handle_id (&self->hour_id, g_source_remove);
  loket_feed_close (self->feed);
  g_clear_pointer (&self->renewal, loket_renewal_free);
  g_clear_pointer (&self->link, loket_link_free);
  g_clear_object (&self->transport);
  loket_calls_stop (self->calls);
}

/**
 * loket_client_set_session:
 * @self: a client
 * @session: (nullable): the answer to a sign-in; %NULL: nobody any more
 *
 * Calls that begin from now on are those of its officer.  It is kept in memory only; the hub does
 * not hear of this.
 */
void
loket_client_set_session (LoketClient *self, LoketSession *session)
{
  g_return_if_fail (LOKET_IS_CLIENT (self));

  if (g_set_object (&self->session, session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
