/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the client do all the time. */
#include "tests/client/asking.h"

#include "core/error.h"
#include "tests/lib/wait.h"

#define LIMIT_MS 8000

/**
 * asking_clear:
 * @asking: a call that is done
 */
void
asking_clear (Asking *asking)
{
  g_clear_object (&asking->record);
  g_clear_error (&asking->error);
  asking->done = FALSE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;

  g_assert_false (asking->done);
  asking->record = loket_client_call_finish (LOKET_CLIENT (source), result, &asking->error);
  asking->done = TRUE;
}

/**
 * asking_start:
 * @asking: an unused one
 * @client: who asks
 * @operation: what
 * @request: its request
 * @key: (nullable): its key
 * @cancellable: (nullable): what cancels it
 */
void
asking_start (Asking *asking,
              LoketClient *client,
              const LoketOperation *operation,
              LoketRecord *request,
              const char *key,
              GCancellable *cancellable)
{
  loket_client_call (client, operation, request, key, cancellable, done_cb, asking);
}

/**
 * asking_wait:
 * @asking: a call
 *
 * Waits until it is done.
 */
void
asking_wait (Asking *asking)
{
  loket_test_wait_until (loket_test_is_set, &asking->done, LIMIT_MS);
}

/**
 * ask:
 * @client: who asks
 * @operation: what
 * @request: (transfer full): its request
 * @key: (nullable): its key
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): the answer
 */
LoketRecord *
ask (LoketClient *client,
     const LoketOperation *operation,
     LoketRecord *request,
     const char *key,
     GError **error)
{
  g_auto (Asking) asking = {0};

  asking_start (&asking, client, operation, request, key, NULL);
  g_object_unref (request);
  asking_wait (&asking);
  if (asking.error != NULL)
    g_propagate_error (error, g_steal_pointer (&asking.error));
  return g_steal_pointer (&asking.record);
}

/**
 * ticket_request:
 * @service: key of a service
 *
 * Returns: (transfer full): the request for a ticket
 */
LoketTicketRequest *
ticket_request (const char *service)
{
  LoketTicketRequest *request = loket_ticket_request_new ();

  request->service = g_strdup (service);
  return request;
}

/**
 * counter_request:
 * @counter: a counter
 *
 * Returns: (transfer full): a request about it
 */
LoketCounterRequest *
counter_request (const char *counter)
{
  LoketCounterRequest *request = loket_counter_request_new ();

  request->counter = g_strdup (counter);
  return request;
}

/**
 * take_ticket:
 * @client: a kiosk or counter
 * @key: (nullable): idempotency key
 *
 * Returns: (transfer full): a ticket of the health service
 */
LoketTicket *
take_ticket (LoketClient *client, const char *key)
{
  g_autoptr (GError) error = NULL;
  LoketRecord *ticket;

  ticket =
      ask (client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (ticket_request ("health")), key, &error);
  g_assert_no_error (error);
  return loket_ticket_cast (ticket);
}

/**
 * open_counter:
 * @client: a counter
 * @counter: which one
 */
void
open_counter (LoketClient *client, const char *counter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) opened = NULL;

  opened = ask (
      client, &LOKET_QUEUE_OPEN_COUNTER, LOKET_RECORD (counter_request (counter)), NULL, &error);
  g_assert_no_error (error);
}

/**
 * call_next:
 * @client: a counter
 * @counter: which one
 *
 * Returns: (transfer full): the ticket that is called
 */
LoketTicket *
call_next (LoketClient *client, const char *counter)
{
  g_autoptr (GError) error = NULL;
  LoketRecord *ticket;

  ticket =
      ask (client, &LOKET_QUEUE_CALL_NEXT, LOKET_RECORD (counter_request (counter)), NULL, &error);
  g_assert_no_error (error);
  return loket_ticket_cast (ticket);
}

/**
 * count_tickets:
 * @client: who may see the queue
 *
 * Returns: how many tickets the hub has of this day
 */
guint
count_tickets (LoketClient *client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) list = NULL;

  list = ask (client, &LOKET_QUEUE_LIST, LOKET_RECORD (loket_queue_query_new ()), NULL, &error);
  g_assert_no_error (error);
  return g_list_model_get_n_items (G_LIST_MODEL (loket_queue_list_cast (list)->tickets));
}

static gboolean
is_ready (gpointer client)
{
  return loket_client_connection (client) == LOKET_CONNECTION_READY;
}

static gboolean
is_lost (gpointer client)
{
  return loket_client_connection (client) == LOKET_CONNECTION_LOST;
}

static gboolean
is_current (gpointer client)
{
  return loket_client_is_current (client);
}

/**
 * wait_ready:
 * @client: a client that was started
 */
void
wait_ready (LoketClient *client)
{
  loket_test_wait_until (is_ready, client, LIMIT_MS);
}

/**
 * wait_lost:
 * @client: a client that was ready
 */
void
wait_lost (LoketClient *client)
{
  loket_test_wait_until (is_lost, client, LIMIT_MS);
}

/**
 * wait_current:
 * @client: a client that follows something
 */
void
wait_current (LoketClient *client)
{
  loket_test_wait_until (is_current, client, LIMIT_MS);
}

typedef struct {
  GListModel *model;
  guint n_items;
} Expected;

static gboolean
has_items (gpointer data)
{
  const Expected *expected = data;

  return g_list_model_get_n_items (expected->model) == expected->n_items;
}

/**
 * wait_items:
 * @model: a list
 * @n_items: how many items it is to have
 */
void
wait_items (GListModel *model, guint n_items)
{
  Expected expected = {model, n_items};

  loket_test_wait_until (has_items, &expected, LIMIT_MS);
}

/**
 * finish_client:
 * @client: (transfer full): a client
 *
 * Stops it and checks that nothing keeps it.
 */
void
finish_client (LoketClient *client)
{
  loket_client_stop (client);
  while (g_main_context_iteration (NULL, FALSE)) {
  }
  g_assert_finalize_object (client);
}
