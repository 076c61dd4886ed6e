/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten office minutes of a hall that is full, played fifteen times as fast: three kiosks take 600
 * numbers, eight counters do with them all that a counter can do, two boards announce the calls.
 * Slips fail, the hub is killed and comes back, a board is switched off and on.  In the end all
 * boards show what the hub knows, no call is lost, and none was announced twice.
 * Mutual TLS over real sockets; what people do is drawn from a seed, so each run is like the last
 * one but for what the wires make of it. */
#include "core/office.h"
#include "core/operations.h"
#include "tests/client/asking.h"
#include "tests/lan/storm.h"
#include "tests/lib/wait.h"

#include <signal.h>

#define SEED 20261123

static const char *const counter_services[STORM_COUNTERS] =
    {NULL, "health", "education;socioeconomic", "data", NULL, NULL, "data-desk", "card-press"};

/* What goes wrong */

static gboolean
trouble_cb (gpointer data)
{
  Storm *storm = data;
  StormDisplay *board = &storm->displays[1];

  if (storm->stage == 0 && storm->taken >= STORM_BOARD_GOES &&
      !storm_display_is_announcing (board)) {
    storm_display_off (board);
    storm->stage++;
  } else if (storm->stage == 1 && storm->taken >= STORM_HUB_DIES) {
    storm_end_hub (storm, SIGKILL);
    storm_start_hub (storm);
    storm->stage++;
  } else if (storm->stage == 2 && storm->taken >= STORM_BOARD_COMES) {
    storm_display_on (board);
    storm->stage++;
  }
  return storm->stage < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* The end */

static gboolean
all_given (gpointer data)
{
  Storm *storm = data;

  for (guint i = 0; i < STORM_KIOSKS; i++)
    if (storm->kiosks[i].given < STORM_TICKETS_EACH ||
        loket_client_waiting (storm->kiosks[i].client) > 0)
      return FALSE;
  return storm->stage == 3;
}

static gboolean
is_open (LoketTicketState state)
{
  return state < LOKET_TICKET_MISSED;
}

static gboolean
all_served (gpointer data)
{
  Storm *storm = data;

  for (guint i = 0; i < STORM_COUNTERS; i++) {
    StormCounter *counter = &storm->counters[i];
    if (counter->held != NULL || !counter->idle)
      return FALSE;
  }
  for (LoketTicketState state = 0; is_open (state); state++) {
    g_autofree char *left = storm_counter_finds (&storm->counters[0], state);
    if (left != NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
nothing_under_way (gpointer data)
{
  Storm *storm = data;

  for (guint i = 0; i < STORM_COUNTERS; i++)
    if (storm->counters[i].operation != NULL)
      return FALSE;
  return TRUE;
}

static guint
call_count (LoketClient *client)
{
  return g_list_model_get_n_items (loket_client_calls (client));
}

static gboolean
all_heard (gpointer data)
{
  Storm *storm = data;

  for (guint i = 0; i < STORM_DISPLAYS; i++)
    if (storm_display_is_announcing (&storm->displays[i]) ||
        call_count (storm->displays[i].client) < call_count (storm->counters[0].client))
      return FALSE;
  return TRUE;
}

/* Records by their ids. */
static GHashTable *
by_id (GListModel *model)
{
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (LoketRecord) record = g_list_model_get_item (model, i);
    g_autofree char *id = NULL;
    g_object_get (record, "id", &id, NULL);
    g_assert_true (g_hash_table_insert (records, g_steal_pointer (&id), g_steal_pointer (&record)));
  }
  return records;
}

static void
assert_same (GListModel *left, GListModel *right, const char *who, const char *what)
{
  g_autoptr (GHashTable) shown = by_id (left), known = by_id (right);
  GHashTableIter iter;
  gpointer id, record;

  g_assert_cmpuint (g_hash_table_size (shown), ==, g_hash_table_size (known));
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &id, &record)) {
    LoketRecord *other = g_hash_table_lookup (shown, id);
    if (other == NULL || !loket_record_equal (record, other))
      g_error ("%s of %s: not as the hub knows it", what, who);
  }
}

static LoketRecord *
ask_hub (Storm *storm, const LoketOperation *operation, LoketRecord *request)
{
  g_autoptr (GError) error = NULL;
  LoketRecord *answer = ask (storm->counters[0].client, operation, request, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static void
assert_one_truth (Storm *storm)
{
  g_autoptr (LoketRecord) list =
      ask_hub (storm, &LOKET_QUEUE_LIST, LOKET_RECORD (loket_queue_query_new ()));
  g_autoptr (LoketRecord) board =
      ask_hub (storm, &LOKET_QUEUE_BOARD, LOKET_RECORD (loket_nothing_new ()));
  GListModel *tickets = G_LIST_MODEL (loket_queue_list_cast (list)->tickets);
  GListModel *counters = G_LIST_MODEL (loket_board_cast (board)->counters);
  LoketClient *clients[STORM_KIOSKS + STORM_COUNTERS + STORM_DISPLAYS];
  guint n = 0;

  for (guint i = 0; i < STORM_KIOSKS; i++)
    clients[n++] = storm->kiosks[i].client;
  for (guint i = 0; i < STORM_COUNTERS; i++)
    clients[n++] = storm->counters[i].client;
  for (guint i = 0; i < STORM_DISPLAYS; i++)
    clients[n++] = storm->displays[i].client;
  for (guint i = 0; i < n; i++) {
    g_autofree char *who = g_strdup_printf ("device %u", i);
    wait_current (clients[i]);
    assert_same (loket_client_tickets (clients[i]), tickets, who, "tickets");
    assert_same (loket_client_counters (clients[i]), counters, who, "counters");
    assert_same (loket_client_calls (clients[i]), loket_client_calls (clients[0]), who, "calls");
  }
}

/* Everybody has a number of his own, and nobody was forgotten. */
static void
assert_everybody_ended (Storm *storm)
{
  GListModel *tickets = loket_client_tickets (storm->counters[0].client);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint of_kiosks = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    g_assert_true (g_hash_table_add (labels, g_strdup (ticket->label)));
    g_assert_false (is_open (ticket->state));
    of_kiosks += g_hash_table_contains (storm->numbers, ticket->id);
  }
  g_assert_cmpuint (g_hash_table_size (storm->numbers), ==, STORM_KIOSKS * STORM_TICKETS_EACH);
  g_assert_cmpuint (of_kiosks, ==, STORM_KIOSKS * STORM_TICKETS_EACH);
}

/* Each call that stands was announced once, in order; one that was taken back at most once. */
static void
assert_heard (StormDisplay *display)
{
  GListModel *calls = loket_client_calls (display->client);
  guint place = 0;

  for (guint i = 0; i < g_list_model_get_n_items (calls); i++) {
    g_autoptr (LoketCall) call = g_list_model_get_item (calls, i);
    g_assert_cmpint (call->number, ==, (gint64) i + 1);
    if (place < display->spoken->len && g_str_equal (display->spoken->pdata[place], call->id))
      place++;
    else if (!call->withdrawn)
      g_error ("display %u: call %u of %s was not announced in its turn",
               display->index,
               i + 1,
               call->label);
  }
  g_assert_cmpuint (place, ==, display->spoken->len);
}

static void
assert_all_was_tried (Storm *storm)
{
  const LoketOperation *const all[] = {&LOKET_QUEUE_CALL_NEXT,
                                       &LOKET_QUEUE_RECALL,
                                       &LOKET_QUEUE_START,
                                       &LOKET_QUEUE_FINISH,
                                       &LOKET_QUEUE_MISS,
                                       &LOKET_QUEUE_PARK,
                                       &LOKET_QUEUE_RESUME,
                                       &LOKET_QUEUE_TRANSFER,
                                       &LOKET_QUEUE_RETURN,
                                       &LOKET_QUEUE_CALL,
                                       &LOKET_QUEUE_WALK_IN,
                                       &LOKET_QUEUE_UNDO};

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (storm->done, all[i]));
    g_test_message ("%s: %u", all[i]->name, n);
    g_assert_cmpuint (n, >, 0);
  }
}

static void
set_up (Storm *storm, gconstpointer data)
{
  g_autofree char *socket = NULL;
  LoketClient *admin;

  storm->dir = loket_test_dir_new ();
  storm->chance = g_rand_new_with_seed (SEED);
  storm->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  storm->done = g_hash_table_new (NULL, NULL);
  storm_write_profile (storm);
  storm_start_hub (storm);
  socket = loket_test_dir_child (storm->dir, "office/hub.sock");
  admin = loket_client_new_for_socket (LOKET_DEVICE_ADMIN, socket);
  loket_client_start (admin);
  for (guint i = 0; i < STORM_KIOSKS; i++) {
    g_autofree char *name = g_strdup_printf ("kiosk-%u", i);
    storm->kiosks[i] = (StormKiosk){.storm = storm, .index = i};
    storm->kiosks[i].papers = storm_enrol (storm, admin, LOKET_DEVICE_KIOSK, name);
  }
  for (guint i = 0; i < STORM_COUNTERS; i++) {
    g_autofree char *name = g_strdup_printf ("counter-%u", i);
    storm->counters[i] = (StormCounter){.storm = storm, .id = g_strdup_printf ("%u", i + 1)};
    storm->counters[i].papers = storm_enrol (storm, admin, LOKET_DEVICE_COUNTER, name);
  }
  for (guint i = 0; i < STORM_DISPLAYS; i++) {
    g_autofree char *name = g_strdup_printf ("display-%u", i);
    storm->displays[i] = (StormDisplay){.storm = storm, .index = i};
    storm->displays[i].spoken = g_ptr_array_new_with_free_func (g_free);
    storm->displays[i].papers = storm_enrol (storm, admin, LOKET_DEVICE_DISPLAY, name);
  }
  finish_client (admin);
}

static void
test_storm (Storm *storm, gconstpointer data)
{
  const gint64 began = g_get_monotonic_time ();

  for (guint i = 0; i < STORM_DISPLAYS; i++)
    storm_display_on (&storm->displays[i]);
  for (guint i = 0; i < STORM_KIOSKS; i++)
    storm_kiosk_start (&storm->kiosks[i]);
  for (guint i = 0; i < STORM_COUNTERS; i++)
    storm_counter_start (&storm->counters[i], counter_services[i]);
  for (guint i = 0; i < STORM_KIOSKS; i++)
    storm_kiosk_press (&storm->kiosks[i]);
  for (guint i = 0; i < STORM_COUNTERS; i++)
    storm_counter_act (&storm->counters[i]);
  g_timeout_add (20, trouble_cb, storm);
  loket_test_wait_until (all_given, storm, STORM_LIMIT_MS);
  storm->closing = TRUE;
  loket_test_wait_until (all_served, storm, STORM_LIMIT_MS);
  storm->over = TRUE;
  loket_test_wait_until (nothing_under_way, storm, STORM_LIMIT_MS);
  loket_test_wait_until (all_heard, storm, STORM_LIMIT_MS);
  assert_all_was_tried (storm);
  assert_everybody_ended (storm);
  assert_one_truth (storm);
  for (guint i = 0; i < STORM_DISPLAYS; i++)
    assert_heard (&storm->displays[i]);
  g_test_message ("%u numbers, %u calls; %u acts came too late, %u were sent again; %.1f s",
                  storm->taken,
                  call_count (storm->counters[0].client),
                  storm->refused,
                  storm->repeated,
                  (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
}

static void
tear_down (Storm *storm, gconstpointer data)
{
  for (guint i = 0; i < STORM_KIOSKS; i++) {
    finish_client (storm->kiosks[i].client);
    g_free (storm->kiosks[i].papers);
  }
  for (guint i = 0; i < STORM_COUNTERS; i++) {
    finish_client (storm->counters[i].client);
    g_free (storm->counters[i].papers);
    g_free (storm->counters[i].id);
    g_free (storm->counters[i].held);
    g_free (storm->counters[i].queue);
  }
  for (guint i = 0; i < STORM_DISPLAYS; i++) {
    storm_display_off (&storm->displays[i]);
    g_free (storm->displays[i].papers);
    g_ptr_array_unref (storm->displays[i].spoken);
  }
  storm_end_hub (storm, SIGTERM);
  g_hash_table_unref (storm->numbers);
  g_hash_table_unref (storm->done);
  g_rand_free (storm->chance);
  g_free (storm->address);
  loket_test_dir_free (storm->dir);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/storm/one-truth", Storm, NULL, set_up, test_storm, tear_down);
  return g_test_run ();
}
