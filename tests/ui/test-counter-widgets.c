/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counter's own widgets, in-process: names for who hears the screen, choices, rows, and that
 * each can be made and let go.  Run on a screen of the lab. */
#include "core/clock.h"
#include "ui/counter/choice-tile.h"
#include "ui/counter/key-button.h"
#include "ui/counter/keys-page.h"
#include "ui/counter/queue-page.h"
#include "ui/counter/start-page.h"
#include "ui/counter/waiting-card.h"
#include "ui/counter/waiting-row.h"

#define EIGHT (G_GINT64_CONSTANT (1795395600) * LOKET_SECOND)

static void
add_service (LoketProfile *profile, const char *key, const char *letter)
{
  g_autoptr (LoketService) service = loket_service_new ();

  service->key = g_strdup (key);
  service->letter = g_strdup (letter);
  service->title = loket_phrase_new ();
  service->title->en = g_strdup (key);
  service->title->id = g_strdup (key);
  service->hint = loket_phrase_new ();
  service->hint->id = g_strdup ("hint");
  g_list_store_append (profile->services, service);
}

static void
add_counter (LoketProfile *profile, const char *id, const char *service)
{
  g_autoptr (LoketCounterPost) post = loket_counter_post_new ();

  post->id = g_strdup (id);
  post->services = service != NULL ? g_strsplit (service, ";", -1) : NULL;
  g_list_store_append (profile->counters, post);
}

static LoketProfile *
make_profile (void)
{
  LoketProfile *profile = loket_profile_new ();

  profile->head_start = 20;
  profile->waiting_cap = 60;
  profile->utc_offset = 420;
  profile->services = g_list_store_new (loket_service_get_type ());
  profile->stages = g_list_store_new (loket_queue_stage_get_type ());
  profile->counters = g_list_store_new (loket_counter_post_get_type ());
  add_service (profile, "health", "A");
  add_service (profile, "data", "D");
  add_counter (profile, "1", NULL);
  add_counter (profile, "2", "data");
  return profile;
}

static LoketTicket *
make_ticket (const char *id, gint64 minutes)
{
  LoketTicket *ticket = loket_ticket_new ();

  ticket->id = g_strdup (id);
  ticket->label = g_strdup (id);
  ticket->service = g_strdup ("health");
  ticket->state = LOKET_TICKET_ISSUED;
  ticket->issued_at = EIGHT + minutes * LOKET_MINUTE;
  return ticket;
}

static void
test_key_button (void)
{
  GtkWidget *button = g_object_ref_sink (g_object_new (
      LOKET_TYPE_KEY_BUTTON, "title", "Call next", "key", "F2", "picture", "forward", NULL));
  gboolean working = FALSE;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Call next");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "F2");
  g_object_set (button, "working", TRUE, "hint", "A012", NULL);
  g_object_get (button, "working", &working, NULL);
  g_assert_true (working);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "A012");
  g_assert_finalize_object (button);
}

static void
test_choice_tile (void)
{
  GtkWidget *tile = g_object_ref_sink (
      loket_choice_tile_new (GTK_ACCESSIBLE_ROLE_RADIO, "1", "Counter 1", "All services", "1"));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, "Counter 1");
  g_assert_cmpstr (loket_choice_tile_key (LOKET_CHOICE_TILE (tile)), ==, "1");
  loket_choice_tile_set_mark (LOKET_CHOICE_TILE (tile), "Open now");
  loket_choice_tile_set_mark (LOKET_CHOICE_TILE (tile), NULL);
  g_assert_finalize_object (tile);
}

static void
test_start_page (void)
{
  const char *const none[] = {NULL};
  g_autoptr (LoketProfile) profile = make_profile ();
  GtkWidget *widget = g_object_ref_sink (loket_start_page_new (profile, "en"));
  LoketStartPage *page = LOKET_START_PAGE (widget);
  g_auto (GStrv) services = NULL;

  g_assert_null (loket_start_page_counter (page));
  g_assert_false (loket_start_page_is_complete (page));
  loket_start_page_choose (page, "9", NULL);
  g_assert_null (loket_start_page_counter (page));
  loket_start_page_choose (page, "1", NULL);
  g_assert_true (loket_start_page_is_complete (page));
  g_assert_null (loket_start_page_services (page));
  loket_start_page_choose (page, "2", (const char *const[]){"data", NULL});
  services = loket_start_page_services (page);
  g_assert_cmpstr (services[0], ==, "data");
  g_assert_null (services[1]);
  loket_start_page_choose (page, "2", none);
  g_assert_false (loket_start_page_is_complete (page));
  g_assert_finalize_object (widget);
}

/* A counter may serve a desk behind alone; all means those desks too. */
static void
test_start_page_stages (void)
{
  g_autoptr (LoketProfile) profile = make_profile ();
  g_autoptr (LoketQueueStage) stage = loket_queue_stage_new ();
  GtkWidget *widget = NULL;
  LoketStartPage *page;
  g_auto (GStrv) services = NULL, without = NULL;

  stage->key = g_strdup ("press");
  stage->title = loket_phrase_new ();
  stage->title->id = g_strdup ("Cetak");
  g_list_store_append (profile->stages, stage);
  widget = g_object_ref_sink (loket_start_page_new (profile, "id"));
  page = LOKET_START_PAGE (widget);
  loket_start_page_choose (page, "2", (const char *const[]){"press", NULL});
  g_assert_true (loket_start_page_is_complete (page));
  services = loket_start_page_services (page);
  g_assert_cmpstr (services[0], ==, "press");
  loket_start_page_choose (page, "1", NULL);
  g_assert_null (loket_start_page_services (page));
  loket_start_page_choose (page, "1", (const char *const[]){"health", "data", NULL});
  without = loket_start_page_services (page);
  g_assert_cmpuint (g_strv_length (without), ==, 2);
  g_assert_finalize_object (widget);
}

static void
test_waiting_row (void)
{
  g_autoptr (LoketProfile) profile = make_profile ();
  g_autoptr (LoketTicket) ticket = make_ticket ("A001", 0);
  GtkWidget *row = g_object_ref_sink (loket_waiting_row_new (ticket, profile, "en"));

  loket_waiting_row_show (LOKET_WAITING_ROW (row), EIGHT + 5 * LOKET_MINUTE);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "A001, health, 5 minutes");
  g_assert_false (gtk_widget_has_css_class (row, "long"));
  loket_waiting_row_show (LOKET_WAITING_ROW (row), EIGHT + 60 * LOKET_MINUTE);
  g_assert_true (gtk_widget_has_css_class (row, "long"));
  g_assert_finalize_object (row);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_list (child);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Who stays keeps the very row, so that focus and scroll position stay too. */
static void
test_waiting_card (void)
{
  g_autoptr (LoketProfile) profile = make_profile ();
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) aside = g_ptr_array_new ();
  GtkWidget *card = g_object_ref_sink (loket_waiting_card_new ());
  GtkListBox *list = GTK_LIST_BOX (find_list (card));
  GtkListBoxRow *second;

  for (int i = 0; i < 4; i++)
    g_ptr_array_add (waiting, make_ticket ((const char *const[]){"A1", "A2", "A3", "A4"}[i], i));
  loket_waiting_card_show (LOKET_WAITING_CARD (card),
                           waiting,
                           aside,
                           g_ptr_array_index (waiting, 0),
                           profile,
                           "en",
                           EIGHT + 9 * LOKET_MINUTE);
  second = gtk_list_box_get_row_at_index (list, 1);
  g_ptr_array_remove_index (waiting, 0);
  loket_waiting_card_show (
      LOKET_WAITING_CARD (card), waiting, aside, NULL, profile, "en", EIGHT + 9 * LOKET_MINUTE);
  g_assert_true (gtk_list_box_get_row_at_index (list, 0) == second);
  g_assert_null (gtk_list_box_get_row_at_index (list, 3));
  g_ptr_array_set_size (waiting, 0);
  loket_waiting_card_show (
      LOKET_WAITING_CARD (card), waiting, aside, NULL, profile, "en", EIGHT + 9 * LOKET_MINUTE);
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  g_assert_finalize_object (card);
}

static void
test_pages (void)
{
  GtkWidget *keys = g_object_ref_sink (loket_keys_page_new ());
  GtkWidget *queue = g_object_ref_sink (loket_queue_page_new ());

  g_assert_false (loket_queue_page_is_asking (LOKET_QUEUE_PAGE (queue)));
  g_assert_finalize_object (keys);
  g_assert_finalize_object (queue);
}

/* A seat without a hub allows nothing. */
static void
test_seat (void)
{
  LoketClient *client = loket_client_new_for_socket (LOKET_DEVICE_COUNTER, "/nowhere");
  LoketSeat *seat = loket_seat_new (client);

  g_assert_null (loket_seat_counter (seat));
  g_assert_null (loket_seat_ticket (seat));
  for (int act = LOKET_ACT_OPEN; act < LOKET_N_ACTS; act++)
    g_assert_false (loket_seat_allows (seat, (LoketAct) act));
  loket_seat_open (seat, "1", NULL);
  loket_seat_do (seat, LOKET_ACT_NEXT);
  loket_seat_reopen (seat);
  g_assert_cmpint (loket_seat_doing (seat), ==, LOKET_ACT_NONE);
  g_assert_finalize_object (seat);
  g_assert_finalize_object (client);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/ui/counter/key-button/names", test_key_button);
  g_test_add_func ("/ui/counter/choice-tile/names", test_choice_tile);
  g_test_add_func ("/ui/counter/start-page/choice", test_start_page);
  g_test_add_func ("/ui/counter/start-page/stages", test_start_page_stages);
  g_test_add_func ("/ui/counter/waiting-row/time", test_waiting_row);
  g_test_add_func ("/ui/counter/waiting-card/rows-stay", test_waiting_card);
  g_test_add_func ("/ui/counter/pages/let-go", test_pages);
  g_test_add_func ("/ui/counter/seat/alone", test_seat);
  return g_test_run ();
}
