/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kiosk INVITATION ADDRESS DIR SEED TICKETS: a kiosk without a screen: enrolled by the invitation,
 * the client library and its outbox as loket-kiosk has them, and somebody who presses.  It goes to
 * the hub by ADDRESS.  test-partition starts two and reads what they print. */
#include "client/credentials.h"
#include "client/enrol.h"
#include "client/private.h"
#include "core/lane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

#define PATIENCE_MS 400 /* of the people in front of it: they come faster than in an office */
#define LONGEST_GAP_MS 60

typedef struct {
  LoketClient *client;
  GMainLoop *loop;
  GRand *chance;
  guint left;
  gint64 pressed_at;
  guint called;        /* by the signal */
  guint calls_awaited; /* 0 = not asked for the report yet */
  gboolean finishing;
  gboolean ready;
  gboolean done;
} Kiosk;

static void press_later (Kiosk *k);

static void
say_printed (Kiosk *k, LoketTicket *ticket)
{
  g_autoptr (LoketPrintedRequest) request = loket_printed_request_new ();

  request->ticket = g_strdup (ticket->id);
  request->outcome = LOKET_PRINT_PRINTED;
  if (loket_label_is_offline (ticket->label))
    request->label = g_strdup (ticket->label);
  loket_client_post (k->client, &LOKET_QUEUE_PRINTED, LOKET_RECORD (request), NULL, NULL);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Kiosk *k = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);
  LoketTicket *ticket;

  if (answer == NULL) {
    printf ("failed %s\n", error->message);
    exit (1);
  }
  ticket = loket_ticket_cast (answer);
  printf ("press %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
          ticket->id,
          ticket->label,
          k->pressed_at,
          g_get_monotonic_time ());
  say_printed (k, ticket);
  if (--k->left > 0)
    press_later (k);
  else
    printf ("pressed\n");
}

static gboolean
press_cb (gpointer data)
{
  static const char *const services[] = {"health", "education", "socioeconomic", "data"};
  Kiosk *k = data;
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();

  request->service = g_strdup (services[g_rand_int_range (k->chance, 0, G_N_ELEMENTS (services))]);
  request->paper = TRUE;
  k->pressed_at = g_get_monotonic_time ();
  loket_client_call (
      k->client, &LOKET_QUEUE_TAKE_TICKET, LOKET_RECORD (request), NULL, NULL, taken_cb, k);
  return G_SOURCE_REMOVE;
}

static void
press_later (Kiosk *k)
{
  g_timeout_add ((guint) g_rand_int_range (k->chance, 1, LONGEST_GAP_MS), press_cb, k);
}

static void
called_cb (LoketClient *client, LoketCall *call, Kiosk *k)
{
  k->called++;
}

static void
report (Kiosk *k)
{
  GListModel *calls = loket_client_calls (k->client);
  GListModel *tickets = loket_client_tickets (k->client);

  for (guint i = 0; i < g_list_model_get_n_items (calls); i++) {
    g_autoptr (LoketCall) call = g_list_model_get_item (calls, i);
    printf ("call %" G_GINT64_FORMAT " %s\n", call->number, call->label);
  }
  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    printf ("ticket %s %s %d %" G_GINT64_FORMAT "\n",
            ticket->id,
            ticket->label,
            (int) ticket->state,
            ticket->issued_at);
  }
  printf ("called %u\n", k->called);
  printf ("tasks %u\n", g_list_model_get_n_items (loket_client_tasks (k->client)));
  printf ("end\n");
  g_main_loop_quit (k->loop);
}

/* Looks at what it waits for after every turn of the loop. */
static gboolean
look_cb (gpointer data)
{
  Kiosk *k = data;
  const gboolean settled = loket_client_connection (k->client) == LOKET_CONNECTION_READY &&
                           loket_client_is_current (k->client);

  if (!k->ready && settled && loket_client_can_give (k->client)) {
    k->ready = TRUE;
    printf ("ready\n");
  }
  if (k->finishing && !k->done && settled && loket_client_waiting (k->client) == 0) {
    k->done = TRUE;
    printf ("synced\n");
  }
  if (k->calls_awaited > 0 &&
      g_list_model_get_n_items (loket_client_calls (k->client)) >= k->calls_awaited) {
    report (k);
    return G_SOURCE_REMOVE;
  }
  return G_SOURCE_CONTINUE;
}

static gboolean
command_cb (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  Kiosk *k = data;
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    exit (0);
  if (g_str_has_prefix (line, "press"))
    press_later (k);
  else if (g_str_has_prefix (line, "sync"))
    k->finishing = TRUE;
  else if (g_str_has_prefix (line, "report "))
    k->calls_awaited = (guint) atoi (line + strlen ("report "));
  return G_SOURCE_CONTINUE;
}

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Kiosk *k = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketDevice) device = loket_client_enrol_finish (result, &error);

  if (device == NULL) {
    printf ("failed %s\n", error->message);
    exit (1);
  }
  g_main_loop_quit (k->loop);
}

/* Becomes a device over the network; from then on the way leads past whoever loses answers. */
static char *
enrol (Kiosk *k, const char *invitation, const char *address, const char *dir)
{
  char *device = g_build_filename (dir, "device", NULL);
  g_autofree char *path = g_build_filename (device, "device.ini", NULL);
  g_autoptr (GKeyFile) ini = g_key_file_new ();

  loket_client_enrol_async (invitation, device, NULL, enrolled_cb, k);
  g_main_loop_run (k->loop);
  if (!g_key_file_load_from_file (ini, path, G_KEY_FILE_NONE, NULL))
    exit (1);
  g_key_file_set_string (ini, "device", "address", address);
  if (!g_key_file_save_to_file (ini, path, NULL))
    exit (1);
  return device;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GIOChannel) commands = g_io_channel_unix_new (0);
  g_autofree char *device = NULL;
  g_autoptr (GError) error = NULL;
  Kiosk k = {0};

  if (argc != 6)
    return 2;
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  setvbuf (stdout, NULL, _IOLBF, 0);
  k.loop = g_main_loop_new (NULL, FALSE);
  device = enrol (&k, argv[1], argv[2], argv[3]);
  k.client = loket_client_new_for_device (device);
  if (!loket_client_keep (k.client, argv[3], &error)) {
    printf ("failed %s\n", error->message);
    return 1;
  }
  loket_client_set_lane (k.client, loket_credentials_lane (device));
  loket_offline_set_patience (loket_client_get_offline (k.client), PATIENCE_MS);
  k.chance = g_rand_new_with_seed ((guint32) atoi (argv[4]));
  k.left = (guint) atoi (argv[5]);
  g_signal_connect (k.client, "called", G_CALLBACK (called_cb), &k);
  g_io_add_watch (commands, G_IO_IN | G_IO_HUP, command_cb, &k);
  g_timeout_add (10, look_cb, &k);
  loket_client_follow (k.client, "queue");
  loket_client_start (k.client);
  g_main_loop_run (k.loop);
  loket_client_stop (k.client);
  return 0;
}
