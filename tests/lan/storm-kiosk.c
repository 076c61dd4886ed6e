/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kiosk in the storm: its client and outbox as loket-kiosk has them, and people who press. */
#include "tests/lan/storm.h"

#include "client/credentials.h"
#include "client/private.h"
#include "core/lane.h"
#include "tests/client/asking.h"

#define PATIENCE_MS 400

static LoketPrintOutcome
slip_of (StormKiosk *kiosk)
{
  Storm *storm = kiosk->storm;

  if (storm_happens (storm, 2))
    return LOKET_PRINT_ABANDONED;
  if (kiosk->index == 0 && storm->taken > STORM_PRINTER_FAILS && storm->taken < STORM_PRINTER_WORKS)
    return LOKET_PRINT_WITHOUT_PAPER;
  return LOKET_PRINT_PRINTED;
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  StormKiosk *kiosk = data;
  Storm *storm = kiosk->storm;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);
  g_autoptr (LoketPrintedRequest) printed = loket_printed_request_new ();
  LoketTicket *ticket;

  g_assert_no_error (error);
  ticket = loket_ticket_cast (answer);
  g_assert_true (g_hash_table_add (storm->numbers, g_strdup (ticket->id)));
  printed->ticket = g_strdup (ticket->id);
  printed->outcome = slip_of (kiosk);
  if (loket_label_is_offline (ticket->label))
    printed->label = g_strdup (ticket->label);
  loket_client_post (kiosk->client, &LOKET_QUEUE_PRINTED, LOKET_RECORD (printed), NULL, NULL);
  kiosk->given++;
  storm->taken++;
  if (kiosk->pressed < STORM_TICKETS_EACH)
    g_timeout_add (storm_office_seconds (storm, 1, 4), storm_kiosk_press, kiosk);
}

gboolean
storm_kiosk_press (gpointer data)
{
  static const char *const services[] = {"health", "education", "socioeconomic", "data"};
  StormKiosk *kiosk = data;
  GRand *chance = kiosk->storm->chance;
  g_autoptr (LoketTicketRequest) request =
      ticket_request (services[g_rand_int_range (chance, 0, G_N_ELEMENTS (services))]);

  request->paper = TRUE;
  request->language = (LoketLanguage) g_rand_int_range (chance, 0, LOKET_LANGUAGE_EN + 1);
  if (storm_happens (kiosk->storm, 25))
    request->priority = (LoketPriority) g_rand_int_range (
        chance, LOKET_PRIORITY_ELDERLY, LOKET_PRIORITY_INFANT + 1);
  kiosk->pressed++;
  loket_client_call (
      kiosk->client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL, taken_cb, kiosk);
  return G_SOURCE_REMOVE;
}

void
storm_kiosk_start (StormKiosk *kiosk)
{
  g_autofree char *name = g_strdup_printf ("kept-%u", kiosk->index);
  g_autofree char *kept = loket_test_dir_child (kiosk->storm->dir, name);
  g_autoptr (GError) error = NULL;

  kiosk->client = loket_client_new_for_device (kiosk->papers);
  loket_client_keep (kiosk->client, kept, &error);
  g_assert_no_error (error);
  loket_client_set_lane (kiosk->client, loket_credentials_lane (kiosk->papers));
  loket_offline_set_patience (loket_client_get_offline (kiosk->client), PATIENCE_MS);
  loket_client_follow (kiosk->client, "queue");
  loket_client_start (kiosk->client);
  wait_current (kiosk->client);
}
