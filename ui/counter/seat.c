/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An officer's seat: which counter is open here, which ticket is in hand, what is under way.  The
 * windows of loket-counter show it and press its acts. */
#include "config.h"

#include "ui/counter/seat.h"

#include "core/error.h"
#include "ui/counter/hall.h"

/* A key that is held down, or the second tap of a double tap, must not call two people. */
#define REST_AFTER_NEXT_MS 800

/* The feed says the same as the answer within milliseconds; if it does not, it is right. */
#define ANSWER_HOLDS (5 * G_TIME_SPAN_SECOND)

struct _LoketSeat {
  GObject parent_instance;

  /* owned */
  LoketClient *client;
  GCancellable *cancellable;
  char *counter; /* NULL = none is open here */
  char **services;
  char *day;
  LoketTicket *answer; /* what the last act was answered with, until the feed says so too */
  gint64 answered_at;  /* monotonic */
  LoketUndone *undone; /* what was taken back last */
  gint64 opened_at;
  char *wish; /* the act that got no answer, and what it met: done again under the same key */
  char *wish_key;
  guint rest_timer;
  guint change_idle;
  /* state */
  LoketAct doing;
};

G_DEFINE_FINAL_TYPE (LoketSeat, loket_seat, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, SIGNAL_ANSWERED, SIGNAL_REFUSED, SIGNAL_ENDED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
forget_wish (LoketSeat *self)
{
  g_clear_pointer (&self->wish, g_free);
  g_clear_pointer (&self->wish_key, g_free);
}

static void
leave (LoketSeat *self, LoketSeatEnd end)
{
  g_clear_pointer (&self->counter, g_free);
  g_clear_object (&self->answer);
  forget_wish (self);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, (int) end);
}

static void
drop_stale_answer (LoketSeat *self)
{
  LoketTicket *live;

  if (self->answer == NULL)
    return;
  live = loket_find_ticket (loket_client_tickets (self->client), self->answer->id);
  if ((live != NULL && live->state == self->answer->state && live->calls == self->answer->calls) ||
      g_get_monotonic_time () - self->answered_at > ANSWER_HOLDS)
    g_clear_object (&self->answer);
}

static void
notice_end (LoketSeat *self)
{
  LoketCounter *live;

  if (self->counter == NULL)
    return;
  live = loket_find_counter (loket_client_counters (self->client), self->counter);
  if (g_strcmp0 (loket_client_day (self->client), self->day) != 0)
    leave (self, LOKET_SEAT_END_DAY);
  else if (live != NULL && !live->open && live->changed_at > self->opened_at &&
           self->doing != LOKET_ACT_CLOSE)
    leave (self, LOKET_SEAT_END_ELSEWHERE);
}

static gboolean
change_cb (gpointer data)
{
  g_autoptr (LoketSeat) self = g_object_ref (LOKET_SEAT (data));

  self->change_idle = 0;
  drop_stale_answer (self);
  notice_end (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell_change (LoketSeat *self)
{
  /* Before the next frame, so that the windows never draw half of what came. */
  if (self->change_idle == 0)
    self->change_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, change_cb, self, NULL);
}

/* Records change in place, without a word from their list. */
static void
items_cb (GListModel *model, guint position, guint removed, guint added, LoketSeat *self)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GObject) record = g_list_model_get_item (model, i);

    g_signal_handlers_disconnect_by_func (record, tell_change, self);
    g_signal_connect_object (record, "notify", G_CALLBACK (tell_change), self, G_CONNECT_SWAPPED);
  }
  tell_change (self);
}

static void
follow (LoketSeat *self, GListModel *model)
{
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_cb), self, 0);
  items_cb (model, 0, 0, g_list_model_get_n_items (model), self);
}

static void
loket_seat_dispose (GObject *object)
{
  LoketSeat *self = LOKET_SEAT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_timer, g_source_remove);
  g_clear_handle_id (&self->change_idle, g_source_remove);
  g_clear_object (&self->client);
  g_clear_object (&self->answer);
  g_clear_object (&self->undone);
  G_OBJECT_CLASS (loket_seat_parent_class)->dispose (object);
}

static void
loket_seat_finalize (GObject *object)
{
  LoketSeat *self = LOKET_SEAT (object);

  g_clear_object (&self->cancellable);
  g_free (self->counter);
  g_strfreev (self->services);
  g_free (self->day);
  forget_wish (self);
  G_OBJECT_CLASS (loket_seat_parent_class)->finalize (object);
}

static void
loket_seat_class_init (LoketSeatClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  GSignalFlags flags = G_SIGNAL_RUN_LAST;

  object_class->dispose = loket_seat_dispose;
  object_class->finalize = loket_seat_finalize;
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ANSWERED] =
      g_signal_new ("answered", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_REFUSED] = g_signal_new (
      "refused", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_ERROR);
  signals[SIGNAL_ENDED] =
      g_signal_new ("ended", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
loket_seat_init (LoketSeat *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * loket_seat_new:
 * @client: the way to the hub
 *
 * Returns: (transfer full): a seat at which no counter is open
 */
LoketSeat *
loket_seat_new (LoketClient *client)
{
  LoketSeat *self = g_object_new (LOKET_TYPE_SEAT, NULL);

  self->client = g_object_ref (client);
  follow (self, loket_client_tickets (client));
  follow (self, loket_client_counters (client));
  g_signal_connect_object (client, "notify", G_CALLBACK (tell_change), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * loket_seat_client:
 * @self: a seat
 *
 * Returns: (transfer none): its way to the hub
 */
LoketClient *
loket_seat_client (LoketSeat *self)
{
  return self->client;
}

/**
 * loket_seat_counter:
 * @self: a seat
 *
 * Returns: (transfer none) (nullable): the counter that is open here
 */
const char *
loket_seat_counter (LoketSeat *self)
{
  return self->counter;
}

/**
 * loket_seat_services:
 * @self: a seat with an open counter
 *
 * Returns: (transfer none) (nullable): the services that it takes, %NULL = all
 */
const char *const *
loket_seat_services (LoketSeat *self)
{
  LoketCounter *live = NULL;

  if (self->counter != NULL)
    live = loket_find_counter (loket_client_counters (self->client), self->counter);
  /* Another seat may have opened the same counter for other services since. */
  if (live != NULL && live->open && live->changed_at > self->opened_at)
    return (const char *const *) live->services;
  return (const char *const *) self->services;
}

/**
 * loket_seat_ticket:
 * @self: a seat
 *
 * Returns: (transfer none) (nullable): the ticket in hand
 */
LoketTicket *
loket_seat_ticket (LoketSeat *self)
{
  if (self->counter == NULL)
    return NULL;
  if (self->answer != NULL)
    return loket_ticket_is_held (self->answer) ? self->answer : NULL;
  return loket_find_held (loket_client_tickets (self->client), self->counter);
}

/**
 * loket_seat_doing:
 * @self: a seat
 *
 * Returns: what is under way, %LOKET_ACT_NONE when nothing is
 */
LoketAct
loket_seat_doing (LoketSeat *self)
{
  return self->doing;
}

/**
 * loket_seat_allows:
 * @self: a seat
 * @act: something to do
 *
 * Returns: %TRUE when it can be done now
 */
gboolean
loket_seat_allows (LoketSeat *self, LoketAct act)
{
  if (self->doing != LOKET_ACT_NONE)
    return FALSE;
  if (act == LOKET_ACT_OPEN)
    return loket_client_connection (self->client) == LOKET_CONNECTION_READY;
  if (self->counter == NULL || (act == LOKET_ACT_NEXT && self->rest_timer != 0))
    return FALSE;
  return loket_act_is_allowed (act, loket_seat_ticket (self));
}

/**
 * loket_seat_back_at:
 * @self: a seat
 *
 * Returns: office time until which its counter is on a break, 0 when it is not
 */
gint64
loket_seat_back_at (LoketSeat *self)
{
  LoketCounter *live =
      self->counter != NULL
          ? loket_find_counter (loket_client_counters (self->client), self->counter)
          : NULL;

  return live != NULL && live->open && live->back_at.set ? live->back_at.value : 0;
}

/**
 * loket_seat_undone:
 * @self: a seat
 *
 * Returns: (transfer none) (nullable): what was taken back here last
 */
LoketUndone *
loket_seat_undone (LoketSeat *self)
{
  return self->undone;
}

static gboolean
rested_cb (gpointer data)
{
  LoketSeat *self = data;

  self->rest_timer = 0;
  tell_change (self);
  return G_SOURCE_REMOVE;
}

static void
take_counter (LoketSeat *self, LoketCounter *counter)
{
  g_free (self->counter);
  g_strfreev (self->services);
  g_free (self->day);
  self->counter = g_strdup (counter->id);
  self->services = g_strdupv (counter->services);
  self->day = g_strdup (counter->day);
  self->opened_at = counter->changed_at;
}

/* What is in hand from now on, whatever the feed says until it has heard of it. */
static void
take_ticket (LoketSeat *self, LoketTicket *ticket)
{
  g_set_object (&self->answer, ticket);
  self->answered_at = g_get_monotonic_time ();
  drop_stale_answer (self);
}

/* Of what came back that which is in hand again, or else that which was. */
static void
take_undone (LoketSeat *self, LoketUndone *undone)
{
  LoketTicket *before = loket_seat_ticket (self);
  g_autoptr (LoketTicket) now = NULL;

  g_set_object (&self->undone, undone);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (undone->tickets)); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (G_LIST_MODEL (undone->tickets), i);
    gboolean held = g_strcmp0 (ticket->id, undone->counter->ticket) == 0;

    if (held || (now == NULL && before != NULL && g_strcmp0 (ticket->id, before->id) == 0))
      g_set_object (&now, ticket);
    if (held)
      break;
  }
  if (now != NULL)
    take_ticket (self, now);
}

static void
take_answer (LoketSeat *self, LoketAct act, LoketRecord *answer)
{
  if (act == LOKET_ACT_OPEN) {
    take_counter (self, loket_counter_cast (answer));
    return;
  }
  if (act == LOKET_ACT_CLOSE) {
    leave (self, LOKET_SEAT_END_CLOSED);
    return;
  }
  if (act == LOKET_ACT_UNDO) {
    take_undone (self, loket_undone_cast (answer));
    return;
  }
  /* About the counter, or about somebody who is not in hand: the feed tells it. */
  if (act == LOKET_ACT_PAUSE || act == LOKET_ACT_RETURN)
    return;
  take_ticket (self, loket_ticket_cast (answer));
  if (act == LOKET_ACT_NEXT)
    self->rest_timer = g_timeout_add (REST_AFTER_NEXT_MS, rested_cb, self);
}

static gboolean
is_without_answer (const GError *error)
{
  return g_error_matches (error, LOKET_ERROR, LOKET_ERROR_UNREACHABLE) ||
         g_error_matches (error, LOKET_ERROR, LOKET_ERROR_BUSY);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketSeat) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);
  LoketAct act = self->doing;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->doing = LOKET_ACT_NONE;
  if (!is_without_answer (error))
    forget_wish (self);
  if (answer != NULL) {
    take_answer (self, act, answer);
    g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, (int) act);
  } else {
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, (int) act, error);
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The same wish in the same situation goes under the same key, so that what the hub did without
 * being heard is not done twice. */
static void
call (LoketSeat *self, LoketAct act, LoketRecord *request, const char *about)
{
  LoketTicket *held = loket_seat_ticket (self);
  g_autofree char *wish = g_strdup_printf ("%d|%s|%s|%d|%" G_GINT64_FORMAT,
                                           act,
                                           about,
                                           held != NULL ? held->id : "",
                                           held != NULL ? (int) held->state : -1,
                                           held != NULL ? held->calls : 0);

  if (g_strcmp0 (self->wish, wish) != 0) {
    forget_wish (self);
    self->wish = g_steal_pointer (&wish);
    self->wish_key = loket_client_new_key (self->client);
  }
  self->doing = act;
  loket_client_call (self->client,
                     loket_act_operation (act),
                     request,
                     self->wish_key,
                     self->cancellable,
                     done_cb,
                     g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * loket_seat_open:
 * @self: a seat
 * @counter: which counter
 * @services: (nullable): the services that it takes, %NULL = all
 */
void
loket_seat_open (LoketSeat *self, const char *counter, const char *const *services)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autofree char *about = NULL, *words = NULL;

  if (!loket_seat_allows (self, LOKET_ACT_OPEN))
    return;
  words = services != NULL ? g_strjoinv (",", (char **) services) : g_strdup ("*");
  about = g_strconcat (counter, " ", words, NULL);
  request->counter = g_strdup (counter);
  request->services = g_strdupv ((char **) services);
  call (self, LOKET_ACT_OPEN, LOKET_RECORD (request), about);
}

/**
 * loket_seat_reopen:
 * @self: a seat whose counter the office takes for closed
 */
void
loket_seat_reopen (LoketSeat *self)
{
  g_autofree char *counter = g_strdup (self->counter);
  g_auto (GStrv) services = g_strdupv (self->services);

  if (counter != NULL)
    loket_seat_open (self, counter, (const char *const *) services);
}

/**
 * loket_seat_do:
 * @self: a seat with an open counter
 * @act: what to do with the counter or the ticket in hand
 *
 * Does nothing while something is under way or when the moves do not allow it.
 */
void
loket_seat_do (LoketSeat *self, LoketAct act)
{
  const LoketWish wish = {.act = act};

  loket_seat_wish (self, &wish);
}

/**
 * loket_seat_wish:
 * @self: a seat with an open counter
 * @wish: what to do with the counter or a ticket, and what is to be said for it
 *
 * Does nothing while something is under way or when the moves do not allow it.
 */
void
loket_seat_wish (LoketSeat *self, const LoketWish *wish)
{
  g_autoptr (LoketRecord) request = NULL;
  g_autofree char *about = NULL, *text = NULL;

  if (wish->act == LOKET_ACT_OPEN || !loket_seat_allows (self, wish->act))
    return;
  text = loket_wish_text (wish);
  about = g_strconcat (self->counter, " ", text, NULL);
  request = loket_wish_request (wish, self->counter, loket_seat_ticket (self));
  call (self, wish->act, request, about);
}
