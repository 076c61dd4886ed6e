/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a key, goes to the enrolment port that the invitation names, believes only the CA that it
 * pins, and keeps what it gets (store.md 3, "Enrolment"). */
#include "config.h"

#include "client/enrol.h"

#include "client/credentials.h"
#include "client/transport.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/operations.h"
#include "wire/json.h"
#include "wire/problem.h"

#include <string.h>

#define PATH "/v1/device/enrol"
#define PATIENCE_S 10 /* for one address */

typedef struct {
  LoketInvitationText *invitation;
  char *dir;
  LoketNewKey *key;
  GBytes *body;
  char *idempotency_key; /* the same everywhere: an answer that was lost comes again */
  LoketTransport *transport;
  GCancellable *attempt;
  guint patience;
  guint next; /* address */
  GError *why_not;
} Enrolment;

static void try_next (GTask *task);

static void
end_attempt (Enrolment *enrolment)
{
  g_clear_handle_id (&enrolment->patience, g_source_remove);
  g_clear_object (&enrolment->attempt);
  if (enrolment->transport != NULL)
    loket_transport_close (enrolment->transport);
  g_clear_object (&enrolment->transport);
}

static void
enrolment_free (gpointer data)
{
  Enrolment *enrolment = data;

  end_attempt (enrolment);
  loket_invitation_text_free (enrolment->invitation);
  loket_new_key_free (enrolment->key);
  g_clear_pointer (&enrolment->body, g_bytes_unref);
  g_clear_error (&enrolment->why_not);
  g_free (enrolment->idempotency_key);
  g_free (enrolment->dir);
  g_free (enrolment);
}

/* The hub answers on the address that was reached, at the port for devices. */
static char *
address_of_hub (Enrolment *enrolment, LoketDevicePapers *papers)
{
  const char *reached = enrolment->invitation->addresses[enrolment->next - 1];
  const int host = (int) (strrchr (reached, ':') - reached);

  return papers->port.set
             ? g_strdup_printf ("%.*s:%" G_GINT64_FORMAT, host, reached, papers->port.value)
             : NULL;
}

static LoketDevice *
take_papers (Enrolment *enrolment, LoketAnswer *answer, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (answer->body, &size);
  g_autoptr (LoketRecord) record = NULL;
  g_autofree char *address = NULL;
  LoketDevicePapers *papers;

  if (answer->status != 200) {
    loket_problem_to_error (text != NULL ? text : "", size, answer->status, error);
    return NULL;
  }
  record = loket_json_to_record (
      LOKET_DEVICE_ENROL.answer (), text != NULL ? text : "", size, LOKET_JSON_ANSWER, error);
  if (record == NULL)
    return NULL;
  papers = loket_device_papers_cast (record);
  address = address_of_hub (enrolment, papers);
  if (!loket_credentials_save (enrolment->dir, papers, enrolment->key->key, address, error))
    return NULL;
  return g_object_ref (papers->device);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Enrolment *enrolment = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketAnswer) answer =
      loket_transport_ask_finish (LOKET_TRANSPORT (source), result, &error);
  LoketDevice *device;

  if (answer == NULL) {
    const GTlsCertificateFlags problem = loket_transport_problem (enrolment->transport);

    end_attempt (enrolment);
    g_clear_error (&enrolment->why_not);
    loket_set_error (&enrolment->why_not,
                     problem != 0 ? LOKET_ERROR_NOT_ALLOWED : LOKET_ERROR_UNREACHABLE,
                     NULL,
                     "%s: %s",
                     enrolment->invitation->addresses[enrolment->next - 1],
                     problem != 0 ? "another hub than the invitation names" : error->message);
    try_next (g_steal_pointer (&task));
    return;
  }
  end_attempt (enrolment);
  device = take_papers (enrolment, answer, &error);
  if (device != NULL)
    g_task_return_pointer (task, device, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
patience_cb (gpointer data)
{
  Enrolment *enrolment = data;

  enrolment->patience = 0;
  g_cancellable_cancel (enrolment->attempt);
  return G_SOURCE_REMOVE;
}

/* Takes @task over. */
static void
try_next (GTask *task)
{
  Enrolment *enrolment = g_task_get_task_data (task);
  const char *address = enrolment->invitation->addresses[enrolment->next];
  const LoketTransportHeads heads = {.key = enrolment->idempotency_key};

  if (g_task_return_error_if_cancelled (task) || address == NULL) {
    if (!g_task_get_completed (task) && address == NULL && enrolment->why_not != NULL)
      g_task_return_error (task, g_steal_pointer (&enrolment->why_not));
    g_object_unref (task);
    return;
  }
  enrolment->next++;
  enrolment->attempt = g_cancellable_new ();
  enrolment->patience = g_timeout_add_seconds (PATIENCE_S, patience_cb, enrolment);
  enrolment->transport = loket_transport_new_for_enrolment (address, enrolment->invitation->pin);
  loket_transport_ask (
      enrolment->transport, PATH, enrolment->body, &heads, enrolment->attempt, asked_cb, task);
}

static gboolean
prepare (Enrolment *enrolment, GError **error)
{
  g_autoptr (LoketEnrolRequest) request = loket_enrol_request_new ();
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  char *text;

  enrolment->key = loket_new_key_make (error);
  if (enrolment->key == NULL)
    return FALSE;
  request->secret = g_strdup (enrolment->invitation->secret);
  request->request = g_bytes_ref (enrolment->key->request);
  text = loket_json_from_record (&request->parent_instance);
  enrolment->body = g_bytes_new_take (text, strlen (text));
  enrolment->idempotency_key = loket_id_new (clock, random);
  return TRUE;
}

/**
 * loket_client_enrol_async:
 * @invitation: text of the QR or the file
 * @dir: (nullable): folder of the device; %NULL for the usual one
 * @cancellable: (nullable): breaks it off between two addresses
 * @done: called once
 * @done_data: for @done
 *
 * Makes this machine a device of the office that invites it.
 */
void
loket_client_enrol_async (const char *invitation,
                          const char *dir,
                          GCancellable *cancellable,
                          GAsyncReadyCallback done,
                          gpointer done_data)
{
  GTask *task = g_task_new (NULL, cancellable, done, done_data);
  Enrolment *enrolment = g_new0 (Enrolment, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, loket_client_enrol_async);
  g_task_set_task_data (task, enrolment, enrolment_free);
  enrolment->dir = dir != NULL ? g_strdup (dir) : loket_credentials_usual_dir ();
  enrolment->invitation = loket_invitation_text_parse (invitation, &error);
  if (enrolment->invitation == NULL || !prepare (enrolment, &error)) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  try_next (task);
}

/**
 * loket_client_enrol_finish:
 * @result: what the callback got
 * @error: set to %LOKET_ERROR_NOT_ALLOWED when the hub refuses the secret, or is not the one that
 *   the invitation names; to %LOKET_ERROR_UNREACHABLE when none answers
 *
 * Returns: (transfer full) (nullable): what this machine is now
 */
LoketDevice *
loket_client_enrol_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loket_client_enrol_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
