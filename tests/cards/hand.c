/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An officer with a client at a counter: signs in, asks, signs in again when the office forgot. */
#include "hand.h"

#include "tests/client/asking.h"
#include "tests/lib/wait.h"

#define PATIENCE_MS 1500

static void
signed_in (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketClient *client = LOKET_CLIENT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) session = loket_client_call_finish (client, result, &error);

  if (session != NULL)
    loket_client_set_session (client, (LoketSession *) session);
  else
    g_message ("not signed in: %s", error->message);
}

static void
sign_in (LoketClient *client)
{
  g_autoptr (LoketSignIn) words = loket_sign_in_new ();

  words->login = g_strdup (HAND_LOGIN);
  words->password = g_strdup (HAND_PASSWORD);
  loket_client_call (
      client, &LOKET_SESSION_SIGN_IN, LOKET_RECORD (words), NULL, NULL, signed_in, NULL);
}

static gboolean
is_signed_in (gpointer client)
{
  return loket_client_session (client) != NULL;
}

/**
 * hand_come:
 * @socket: of the hub
 *
 * Returns: (transfer full): a client at a counter, signed in
 */
LoketClient *
hand_come (const char *socket)
{
  LoketClient *client = loket_client_new_for_socket (LOKET_DEVICE_COUNTER, socket);
  gint64 next = 0;

  g_object_set (client, "patience", PATIENCE_MS, NULL);
  g_signal_connect (client, "sign-in-needed", G_CALLBACK (sign_in), NULL);
  loket_client_start (client);
  while (!is_signed_in (client)) {
    if (g_get_monotonic_time () >= next) {
      sign_in (client);
      next = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
    }
    g_main_context_iteration (NULL, TRUE);
  }
  return client;
}

/**
 * hand_ask:
 * @client: who asks
 * @operation: what
 * @request: (transfer full): its request
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): the answer
 */
LoketRecord *
hand_ask (LoketClient *client,
          const LoketOperation *operation,
          LoketRecord *request,
          GError **error)
{
  return ask (client, operation, request, NULL, error);
}
