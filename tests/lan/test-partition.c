/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hub and two kiosks as three hosts; cables are pulled and put back at random, also just when an
 * answer is on its way.  The kiosks are enrolled over that network and speak to the hub by mutual
 * TLS.  Everybody who pressed gets one number of his own, and the office knows it.
 * $LOKET_HUB, $LOKET_LAN_RELAY and $LOKET_LAN_KIOSK name the programs. */
#include "core/device.h"
#include "core/error.h"
#include "core/lane.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"
#include "tests/lan/hosts.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <stdlib.h>
#include <string.h>

#define SEED 20261123
#define PRESSES_EACH 200
#define LIMIT_MS 80000
#define LOSE_PERMILLE 150
/* Kiosks hear office time over the network: two stamps may be off each other by a slow answer. */
#define TOLERANCE (100 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  char *id;
  char *label;
  gint64 pressed_at;
  gint64 given_at;
  gint64 issued_at; /* as the hub says */
} Press;

typedef struct _Rig Rig;

typedef struct {
  Rig *rig;
  guint index;
  GSubprocess *relay;
  GSubprocess *program;
  GDataInputStream *lines;
  gboolean ready;
  gboolean pressed;
  gboolean synced;
  gboolean ended;
  gboolean cable;
  guint timer;
  guint called;
  guint tasks;
  GPtrArray *calls;    /* labels in order */
  GHashTable *tickets; /* id -> "LABEL STATE ISSUED" */
} Kiosk;

struct _Rig {
  LoketTestDir *dir;
  Hosts *hosts;
  GRand *chance;
  GSubprocess *hub;
  char *socket;
  LoketClient *admin;
  LoketClient *counter;
  Asking calling;
  guint calling_timer;
  gboolean storm; /* cables are pulled */
  guint lost;     /* answers that the network swallowed */
  guint pulled;
  GPtrArray *presses;
  Kiosk kiosks[N_KIOSKS];
};

static void
press_free (Press *press)
{
  g_free (press->id);
  g_free (press->label);
  g_free (press);
}

static void
wait_for_line (GSubprocess *program, const char *start)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (program));
  g_autofree char *line = NULL;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, start));
}

static void
start_hub (Rig *rig)
{
  g_autofree char *data = loket_test_dir_child (rig->dir, "office");
  const char *const argv[] = {g_getenv ("LOKET_HUB"),
                              "--data",
                              data,
                              "--socket",
                              rig->socket,
                              "--listen",
                              "0.0.0.0:" HUB_PORT,
                              "--clock",
                              TEST_MORNING,
                              NULL};

  rig->hub = hosts_run (rig->hosts, HUB_HOST, argv);
  wait_for_line (rig->hub, "ready unix:");
}

/* Cables */

static void plan_cable (Kiosk *k);

static gboolean
cable_cb (gpointer data)
{
  Kiosk *k = data;

  k->timer = 0;
  k->cable = !k->cable;
  if (!k->cable)
    k->rig->pulled++;
  hosts_set_cable (k->rig->hosts, k->index, k->cable);
  plan_cable (k);
  return G_SOURCE_REMOVE;
}

static void
plan_cable (Kiosk *k)
{
  g_clear_handle_id (&k->timer, g_source_remove);
  if (k->rig->storm)
    k->timer = g_timeout_add (k->cable ? (guint) g_rand_int_range (k->rig->chance, 150, 2000)
                                       : (guint) g_rand_int_range (k->rig->chance, 50, 3000),
                              cable_cb,
                              k);
}

/* The relay took the cable down itself. */
static void
lost_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Kiosk *k = data;
  g_autofree char *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    return;
  k->rig->lost++;
  k->cable = FALSE;
  if (k->rig->storm)
    plan_cable (k);
  else
    hosts_set_cable (k->rig->hosts, k->index, k->cable = TRUE);
  g_data_input_stream_read_line_async (
      G_DATA_INPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL, lost_cb, k);
}

/* Kiosks */

static void
take_press (Rig *rig, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  Press *press = g_new0 (Press, 1);

  g_assert_cmpuint (g_strv_length (words), ==, 5);
  press->id = g_strdup (words[1]);
  press->label = g_strdup (words[2]);
  press->pressed_at = g_ascii_strtoll (words[3], NULL, 10);
  press->given_at = g_ascii_strtoll (words[4], NULL, 10);
  g_ptr_array_add (rig->presses, press);
}

static void
take_line (Kiosk *k, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  if (g_str_equal (words[0], "ready"))
    k->ready = TRUE;
  else if (g_str_equal (words[0], "press"))
    take_press (k->rig, line);
  else if (g_str_equal (words[0], "pressed"))
    k->pressed = TRUE;
  else if (g_str_equal (words[0], "synced"))
    k->synced = TRUE;
  else if (g_str_equal (words[0], "call")) {
    g_assert_cmpint (atoi (words[1]), ==, (int) k->calls->len + 1);
    g_ptr_array_add (k->calls, g_strdup (words[2]));
  } else if (g_str_equal (words[0], "ticket"))
    g_assert_true (g_hash_table_insert (k->tickets, g_strdup (words[1]), g_strdup (words[2])));
  else if (g_str_equal (words[0], "called"))
    k->called = (guint) atoi (words[1]);
  else if (g_str_equal (words[0], "tasks"))
    k->tasks = (guint) atoi (words[1]);
  else if (g_str_equal (words[0], "end"))
    k->ended = TRUE;
  else
    g_error ("kiosk %u: %s", k->index, line);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Kiosk *k = data;
  g_autofree char *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    return;
  take_line (k, line);
  g_data_input_stream_read_line_async (k->lines, G_PRIORITY_DEFAULT, NULL, line_cb, k);
}

static void
tell (Kiosk *k, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);
  GOutputStream *pipe = g_subprocess_get_stdin_pipe (k->program);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (pipe, line, strlen (line), NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
start_relay (Rig *rig, Kiosk *k, const char *address)
{
  g_autofree char *lose = g_strdup_printf ("%d", LOSE_PERMILLE);
  g_autofree char *seed = g_strdup_printf ("%u", SEED + k->index);
  const char *const argv[] = {g_getenv ("LOKET_LAN_RELAY"),
                              address,
                              "127.0.0.1:" HUB_PORT,
                              lose,
                              seed,
                              hosts_cable (rig->hosts, k->index),
                              NULL};
  GDataInputStream *lines;

  k->relay = hosts_run (rig->hosts, HUB_HOST, argv);
  wait_for_line (k->relay, "ready");
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (k->relay));
  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, lost_cb, k);
  g_object_unref (lines); /* the reading holds it */
}

/* Returns the text of an invitation for a kiosk. */
static char *
invite (Rig *rig, const char *name)
{
  LoketDeviceRequest *request = loket_device_request_new ();
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;

  request->name = g_strdup (name);
  request->kind = LOKET_DEVICE_KIOSK;
  answer = ask (rig->admin, &LOKET_DEVICE_ADD, LOKET_RECORD (request), NULL, &error);
  g_assert_no_error (error);
  return g_strdup (loket_invitation_cast (answer)->text);
}

static void
start_kiosk (Rig *rig, guint index)
{
  Kiosk *k = &rig->kiosks[index];
  g_autofree char *name = g_strdup_printf ("kiosk-%u", index);
  g_autofree char *dir = loket_test_dir_child (rig->dir, name);
  g_autofree char *invitation = invite (rig, name);
  g_autofree char *address = hosts_address (index);
  g_autofree char *seed = g_strdup_printf ("%u", SEED + 100 + index);
  g_autofree char *presses = g_strdup_printf ("%d", PRESSES_EACH);
  const char *const argv[] = {
      g_getenv ("LOKET_LAN_KIOSK"), invitation, address, dir, seed, presses, NULL};

  k->rig = rig;
  k->index = index;
  k->cable = TRUE;
  k->calls = g_ptr_array_new_with_free_func (g_free);
  k->tickets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  start_relay (rig, k, address);
  k->program = hosts_run (rig->hosts, index, argv);
  k->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (k->program));
  g_data_input_stream_read_line_async (k->lines, G_PRIORITY_DEFAULT, NULL, line_cb, k);
}

static void
end_program (GSubprocess **program)
{
  g_subprocess_force_exit (*program);
  g_subprocess_wait (*program, NULL, NULL);
  g_clear_object (program);
}

static void
end_kiosk (Kiosk *k)
{
  g_clear_handle_id (&k->timer, g_source_remove);
  end_program (&k->program);
  end_program (&k->relay);
  while (g_main_context_iteration (NULL, FALSE)) {
  }
  g_clear_object (&k->lines);
  g_clear_pointer (&k->calls, g_ptr_array_unref);
  g_clear_pointer (&k->tickets, g_hash_table_unref);
}

/* The counter sits at the hub and calls whoever is there, as fast as an answer comes. */

static gboolean call_cb (gpointer data);

static gboolean
answered_cb (gpointer data)
{
  Rig *rig = data;

  rig->calling_timer = 0;
  if (!rig->calling.done) {
    rig->calling_timer = g_timeout_add (20, answered_cb, rig);
    return G_SOURCE_REMOVE;
  }
  if (rig->calling.error != NULL)
    g_assert_error (rig->calling.error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
  asking_clear (&rig->calling);
  memset (&rig->calling, 0, sizeof rig->calling);
  if (rig->storm)
    rig->calling_timer = g_timeout_add (40, call_cb, rig);
  return G_SOURCE_REMOVE;
}

static gboolean
call_cb (gpointer data)
{
  Rig *rig = data;
  g_autoptr (LoketCounterRequest) request = counter_request ("1");

  asking_start (
      &rig->calling, rig->counter, &LOKET_QUEUE_CALL_NEXT, LOKET_RECORD (request), NULL, NULL);
  rig->calling_timer = g_timeout_add (20, answered_cb, rig);
  return G_SOURCE_REMOVE;
}

/* What is waited for */

static gboolean
all_ready (gpointer data)
{
  Rig *rig = data;

  return rig->kiosks[0].ready && rig->kiosks[1].ready;
}

static gboolean
all_pressed (gpointer data)
{
  Rig *rig = data;

  return rig->kiosks[0].pressed && rig->kiosks[1].pressed;
}

static gboolean
all_synced (gpointer data)
{
  Rig *rig = data;

  return rig->kiosks[0].synced && rig->kiosks[1].synced && rig->calling_timer == 0;
}

static gboolean
all_ended (gpointer data)
{
  Rig *rig = data;

  return rig->kiosks[0].ended && rig->kiosks[1].ended;
}

/* What is checked */

static GListModel *
hub_tickets (Rig *rig, LoketRecord **answer)
{
  g_autoptr (GError) error = NULL;

  *answer =
      ask (rig->counter, &LOKET_QUEUE_LIST, LOKET_RECORD (loket_queue_query_new ()), NULL, &error);
  g_assert_no_error (error);
  return G_LIST_MODEL (loket_queue_list_cast (*answer)->tickets);
}

/* One press, one slip, one ticket; no two slips alike; the office calls what stands on the slip. */
static void
check_tickets (Rig *rig, GListModel *tickets)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  guint offline = 0;

  g_assert_cmpuint (rig->presses->len, ==, N_KIOSKS * PRESSES_EACH);
  for (guint i = 0; i < rig->presses->len; i++) {
    Press *press = g_ptr_array_index (rig->presses, i);
    g_assert_true (g_hash_table_add (labels, press->label));
    g_assert_true (g_hash_table_insert (by_id, press->id, press));
    offline += loket_label_is_offline (press->label) ? 1 : 0;
  }
  g_assert_cmpuint (g_list_model_get_n_items (tickets), ==, rig->presses->len);
  for (guint i = 0; i < rig->presses->len; i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    Press *press = g_hash_table_lookup (by_id, ticket->id);
    g_assert_nonnull (press);
    g_assert_cmpstr (ticket->label, ==, press->label);
    g_assert_true (ticket->state == LOKET_TICKET_ISSUED || ticket->state == LOKET_TICKET_CALLED ||
                   ticket->state == LOKET_TICKET_SERVED);
    g_assert_cmpint (ticket->paper, ==, LOKET_PAPER_PRINTED);
    press->issued_at = ticket->issued_at;
  }
  g_test_message ("%u slips, %u of them offline; cables pulled %u times, %u answers lost",
                  rig->presses->len,
                  offline,
                  rig->pulled,
                  rig->lost);
  g_assert_cmpuint (offline, >, 20);
  g_assert_cmpuint (offline, <, rig->presses->len - 20);
  g_assert_cmpuint (rig->lost, >, 5);
}

/* Whoever had his number before another pressed stands before him. */
static void
check_order (Rig *rig)
{
  for (guint i = 0; i < rig->presses->len; i++)
    for (guint j = 0; j < rig->presses->len; j++) {
      const Press *a = g_ptr_array_index (rig->presses, i);
      const Press *b = g_ptr_array_index (rig->presses, j);
      if (a->given_at + TOLERANCE < b->pressed_at)
        g_assert_cmpint (a->issued_at, <, b->issued_at);
    }
}

/* Numbers that a lost answer had given stay spent: the test must have met some. */
static guint
count_spent (GListModel *tickets)
{
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;
  guint online = 0;
  guint given = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    const guint before = GPOINTER_TO_UINT (g_hash_table_lookup (last, ticket->service));
    if (loket_number_is_offline (ticket->number))
      continue;
    online++;
    /* The list holds the ticket, and with it the text. */
    g_hash_table_insert (
        last, ticket->service, GUINT_TO_POINTER (MAX (before, (guint) ticket->number)));
  }
  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    given += GPOINTER_TO_UINT (value);
  return given - online;
}

/* Every call came to every device once, and every device has the queue that the hub has. */
static void
check_feed (Rig *rig, Kiosk *k, GListModel *tickets, guint calls)
{
  g_assert_cmpuint (k->calls->len, ==, calls);
  g_assert_cmpuint (k->called, ==, calls);
  g_assert_cmpuint (k->tasks, ==, 0);
  g_assert_cmpuint (g_hash_table_size (k->tickets), ==, g_list_model_get_n_items (tickets));
  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    g_autofree char *expected = g_strdup_printf (
        "%s %d %" G_GINT64_FORMAT, ticket->label, (int) ticket->state, ticket->issued_at);
    g_assert_cmpstr (g_hash_table_lookup (k->tickets, ticket->id), ==, expected);
  }
}

static void
storm (Rig *rig)
{
  rig->storm = TRUE;
  rig->calling_timer = g_timeout_add (40, call_cb, rig);
  for (guint i = 0; i < N_KIOSKS; i++) {
    tell (&rig->kiosks[i], "press");
    plan_cable (&rig->kiosks[i]);
  }
  loket_test_wait_until (all_pressed, rig, LIMIT_MS);
  rig->storm = FALSE;
  for (guint i = 0; i < N_KIOSKS; i++) {
    plan_cable (&rig->kiosks[i]);
    hosts_set_cable (rig->hosts, i, rig->kiosks[i].cable = TRUE);
    tell (&rig->kiosks[i], "sync");
  }
  loket_test_wait_until (all_synced, rig, LIMIT_MS);
}

static void
set_up (Rig *rig, gconstpointer data)
{
  rig->dir = loket_test_dir_new ();
  rig->hosts = hosts_new ();
  rig->chance = g_rand_new_with_seed (SEED);
  rig->presses = g_ptr_array_new_with_free_func ((GDestroyNotify) press_free);
  rig->socket = loket_test_dir_child (rig->dir, "office.sock");
  start_hub (rig);
  rig->admin = loket_client_new_for_socket (LOKET_DEVICE_ADMIN, rig->socket);
  loket_client_start (rig->admin);
  rig->counter = loket_client_new_for_socket (LOKET_DEVICE_COUNTER, rig->socket);
  loket_client_follow (rig->counter, "queue");
  loket_client_start (rig->counter);
  open_counter (rig->counter, "1");
  for (guint i = 0; i < N_KIOSKS; i++)
    start_kiosk (rig, i);
  loket_test_wait_until (all_ready, rig, LIMIT_MS);
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  for (guint i = 0; i < N_KIOSKS; i++)
    end_kiosk (&rig->kiosks[i]);
  finish_client (rig->counter);
  finish_client (rig->admin);
  end_program (&rig->hub);
  g_clear_pointer (&rig->presses, g_ptr_array_unref);
  g_rand_free (rig->chance);
  g_free (rig->socket);
  hosts_free (rig->hosts);
  loket_test_dir_free (rig->dir);
}

static void
test_four_hundred (Rig *rig, gconstpointer data)
{
  g_autoptr (LoketRecord) answer = NULL;
  g_autofree char *command = NULL;
  GListModel *tickets;
  guint spent;
  guint calls;

  storm (rig);
  calls = g_list_model_get_n_items (loket_client_calls (rig->counter));
  g_assert_cmpuint (calls, >, 0);
  command = g_strdup_printf ("report %u", calls);
  for (guint i = 0; i < N_KIOSKS; i++)
    tell (&rig->kiosks[i], command);
  loket_test_wait_until (all_ended, rig, LIMIT_MS);

  tickets = hub_tickets (rig, &answer);
  check_tickets (rig, tickets);
  check_order (rig);
  spent = count_spent (tickets);
  g_test_message ("%u calls; %u numbers were spent on answers that got lost", calls, spent);
  g_assert_cmpuint (spent, >, 0);
  for (guint i = 0; i < N_KIOSKS; i++)
    check_feed (rig, &rig->kiosks[i], tickets, calls);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add (
      "/lan/partition/four-hundred-tickets", Rig, NULL, set_up, test_four_hundred, tear_down);
  return g_test_run ();
}
