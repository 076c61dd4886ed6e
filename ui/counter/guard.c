/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works at this counter: sign-in, lock, the next officer, sign-out.  The window shows its pages
 * by it; the hub decides (docs/permissions.md), this only asks. */
#include "config.h"

#include "ui/counter/guard.h"

#include "core/error.h"
#include "core/office.h"

/* The hub takes a session that it hears nothing of for idle after ten minutes; an officer who reads
 * or writes here is not. */
#define TELL_SECONDS 60

struct _LoketGuard {
  GObject parent_instance;

  /* owned */
  LoketClient *client;
  GCancellable *cancellable;
  char *last_login; /* of whom the counter waits for */
  char *last_name;
  guint timer;
  guint idle_seconds;
  /* state */
  LoketGuardReason reason;
  guint passed;    /* seconds without a touch */
  guint untold;    /* seconds since the hub last heard that somebody is here */
  gboolean seen;   /* a touch since then */
  gboolean busy;   /* a password is being looked at */
  gboolean ending; /* the session ends by our own hand */
};

G_DEFINE_FINAL_TYPE (LoketGuard, loket_guard, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, SIGNAL_REFUSED, SIGNAL_PASSWORD_CHANGED, SIGNAL_TOLD, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
changed (LoketGuard *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
second_cb (gpointer data)
{
  loket_guard_tick (data);
  return G_SOURCE_CONTINUE;
}

static void
begin_watch (LoketGuard *self)
{
  self->passed = self->untold = 0;
  self->seen = FALSE;
  self->timer = g_timeout_add_seconds (1, second_cb, self);
}

static void
remember (LoketGuard *self, LoketSession *session)
{
  g_free (self->last_login);
  g_free (self->last_name);
  self->last_login = session != NULL ? g_strdup (session->login) : NULL;
  self->last_name = session != NULL ? g_strdup (session->name) : NULL;
}

static void
session_cb (LoketGuard *self)
{
  LoketSession *session = loket_client_session (self->client);

  if (session != NULL) {
    remember (self, session);
    self->reason = LOKET_GUARD_NO_REASON;
    if (self->timer == 0)
      begin_watch (self);
  } else {
    g_clear_handle_id (&self->timer, g_source_remove);
    if (!self->ending)
      self->reason = LOKET_GUARD_BY_OFFICE;
  }
  changed (self);
}

static void
loket_guard_dispose (GObject *object)
{
  LoketGuard *self = LOKET_GUARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->client);
  G_OBJECT_CLASS (loket_guard_parent_class)->dispose (object);
}

static void
loket_guard_finalize (GObject *object)
{
  LoketGuard *self = LOKET_GUARD (object);

  g_clear_object (&self->cancellable);
  g_free (self->last_login);
  g_free (self->last_name);
  G_OBJECT_CLASS (loket_guard_parent_class)->finalize (object);
}

static void
loket_guard_class_init (LoketGuardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  GSignalFlags flags = G_SIGNAL_RUN_LAST;

  object_class->dispose = loket_guard_dispose;
  object_class->finalize = loket_guard_finalize;
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] =
      g_signal_new ("refused", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_PASSWORD_CHANGED] =
      g_signal_new ("password-changed", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TOLD] = g_signal_new ("told", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_guard_init (LoketGuard *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * loket_guard_new:
 * @client: the way to the hub
 * @idle_minutes: how long nobody touches anything until the counter is locked
 *
 * Returns: (transfer full): a guard; nobody is signed in
 */
LoketGuard *
loket_guard_new (LoketClient *client, double idle_minutes)
{
  LoketGuard *self = g_object_new (LOKET_TYPE_GUARD, NULL);

  self->client = g_object_ref (client);
  self->idle_seconds = (guint) MAX (idle_minutes * 60, 1);
  g_signal_connect_object (
      client, "notify::session", G_CALLBACK (session_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      client, "notify::staffed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * loket_guard_state:
 * @self: a guard
 *
 * Returns: who may work here now
 */
LoketGuardState
loket_guard_state (LoketGuard *self)
{
  LoketSession *session = loket_client_session (self->client);

  if (session != NULL)
    return session->must_change ? LOKET_GUARD_NEW_PASSWORD : LOKET_GUARD_IN;
  if (self->last_login != NULL)
    return LOKET_GUARD_LOCKED;
  return loket_client_is_staffed (self->client) ? LOKET_GUARD_OUT : LOKET_GUARD_UNSTAFFED;
}

/**
 * loket_guard_reason:
 * @self: a guard
 *
 * Returns: why nobody is signed in any more
 */
LoketGuardReason
loket_guard_reason (LoketGuard *self)
{
  return self->reason;
}

/**
 * loket_guard_lets_work:
 * @self: a guard
 *
 * Returns: %TRUE when the queue may be seen and worked at
 */
gboolean
loket_guard_lets_work (LoketGuard *self)
{
  LoketGuardState state = loket_guard_state (self);

  return state == LOKET_GUARD_UNSTAFFED || state == LOKET_GUARD_IN;
}

/**
 * loket_guard_is_busy:
 * @self: a guard
 *
 * Returns: %TRUE while the hub looks at a password
 */
gboolean
loket_guard_is_busy (LoketGuard *self)
{
  return self->busy;
}

/**
 * loket_guard_session:
 * @self: a guard
 *
 * Returns: (transfer none) (nullable): the session of the officer who is signed in
 */
LoketSession *
loket_guard_session (LoketGuard *self)
{
  return loket_client_session (self->client);
}

/**
 * loket_guard_last_login:
 * @self: a guard
 *
 * Returns: (transfer none) (nullable): login of the officer who is signed in or was last, %NULL
 *   when the seat is anybody's
 */
const char *
loket_guard_last_login (LoketGuard *self)
{
  return self->last_login;
}

/**
 * loket_guard_last_name:
 * @self: a guard
 *
 * Returns: (transfer none) (nullable): the name that goes with loket_guard_last_login()
 */
const char *
loket_guard_last_name (LoketGuard *self)
{
  return self->last_name;
}

static void
call (LoketGuard *self,
      const LoketOperation *operation,
      LoketRecord *request,
      GAsyncReadyCallback done)
{
  loket_client_call (
      self->client, operation, request, NULL, self->cancellable, done, g_object_ref (self));
}

/* (nullable): gone, or refused and told so. */
static LoketRecord *
finish (LoketGuard *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  LoketRecord *answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  self->busy = FALSE;
  if (answer == NULL) {
    g_message ("a password was not taken: %s", error->message);
    changed (self);
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error);
  }
  return answer;
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketGuard) self = data;
  g_autoptr (LoketRecord) answer = finish (self, source, result);

  if (answer != NULL)
    loket_client_set_session (self->client, loket_session_cast (answer));
}

/**
 * loket_guard_sign_in:
 * @self: a guard that is not busy
 * @login: who
 * @password: what only that officer knows
 */
void
loket_guard_sign_in (LoketGuard *self, const char *login, const char *password)
{
  g_autoptr (LoketSignIn) request = loket_sign_in_new ();

  if (self->busy)
    return;
  request->login = g_strdup (login);
  request->password = g_strdup (password);
  self->busy = TRUE;
  changed (self);
  call (self, &LOKET_SESSION_SIGN_IN, LOKET_RECORD (request), signed_in_cb);
}

/* What the hub says about the session of now; the token is in the first answer only. */
static void
take_session (LoketGuard *self, LoketSession *answer)
{
  LoketSession *now = loket_client_session (self->client);

  if (now == NULL || g_strcmp0 (now->id, answer->id) != 0)
    return;
  g_free (answer->token);
  answer->token = g_strdup (now->token);
  loket_client_set_session (self->client, answer);
}

static void
password_changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketGuard) self = data;
  g_autoptr (LoketRecord) answer = finish (self, source, result);

  if (answer == NULL)
    return;
  take_session (self, loket_session_cast (answer));
  g_signal_emit (self, signals[SIGNAL_PASSWORD_CHANGED], 0);
}

/**
 * loket_guard_change_password:
 * @self: a guard that is not busy, of an officer who is signed in
 * @old: the password until now
 * @password: the one from now on
 */
void
loket_guard_change_password (LoketGuard *self, const char *old, const char *password)
{
  g_autoptr (LoketPasswordChange) request = loket_password_change_new ();

  if (self->busy || loket_client_session (self->client) == NULL)
    return;
  request->old_password = g_strdup (old);
  request->password = g_strdup (password);
  self->busy = TRUE;
  changed (self);
  call (self, &LOKET_SESSION_CHANGE_PASSWORD, LOKET_RECORD (request), password_changed_cb);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketGuard) self = data;
  /* Dropped: what the hub did not hear it ends by itself after ten minutes. */
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, NULL);

  g_debug ("the session was %s", answer != NULL ? "ended" : "left to end by itself");
}

/* A locked counter has no session at all, so that nothing of it can be used. */
static void
end (LoketGuard *self, LoketGuardReason reason)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  if (loket_client_session (self->client) == NULL)
    return;
  self->reason = reason;
  call (self, &LOKET_SESSION_SIGN_OUT, LOKET_RECORD (nothing), ended_cb);
  self->ending = TRUE;
  loket_client_set_session (self->client, NULL);
  self->ending = FALSE;
}

/**
 * loket_guard_lock:
 * @self: a guard
 *
 * The officer goes away for a moment; the counter stays open and its ticket in hand.
 */
void
loket_guard_lock (LoketGuard *self)
{
  end (self, LOKET_GUARD_BY_HAND);
}

/**
 * loket_guard_sign_out:
 * @self: a guard
 *
 * The officer goes; the counter waits for anybody.
 */
void
loket_guard_sign_out (LoketGuard *self)
{
  remember (self, NULL);
  end (self, LOKET_GUARD_BY_HAND);
}

/**
 * loket_guard_give_up_seat:
 * @self: a locked guard
 *
 * Another officer than the last one wants to sign in.
 */
void
loket_guard_give_up_seat (LoketGuard *self)
{
  if (loket_client_session (self->client) != NULL)
    return;
  remember (self, NULL);
  self->reason = LOKET_GUARD_NO_REASON;
  changed (self);
}

/**
 * loket_guard_touch:
 * @self: a guard
 *
 * A person did something here.
 */
void
loket_guard_touch (LoketGuard *self)
{
  self->passed = 0;
  self->seen = TRUE;
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketGuard) self = data;
  /* Dropped: the client tells by itself when nobody is signed in any more. */
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, NULL);

  if (answer == NULL || self->client == NULL)
    return;
  take_session (self, loket_session_cast (answer));
  g_signal_emit (self, signals[SIGNAL_TOLD], 0);
}

/* The answer also brings roles that an administrator has changed since. */
static void
tell (LoketGuard *self)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  self->untold = 0;
  self->seen = FALSE;
  call (self, &LOKET_SESSION_WHO, LOKET_RECORD (nothing), told_cb);
}

/**
 * loket_guard_tick:
 * @self: a guard
 *
 * One second has passed; called by its own timer and by tests.
 */
void
loket_guard_tick (LoketGuard *self)
{
  if (loket_client_session (self->client) == NULL)
    return;
  self->passed++;
  self->untold++;
  if (self->passed >= self->idle_seconds)
    end (self, LOKET_GUARD_BY_IDLENESS);
  else if (self->untold >= TELL_SECONDS && self->seen)
    tell (self);
}
