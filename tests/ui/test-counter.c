/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the counter works out without a screen: allowed acts, the order of who waits, figures of the
 * day and sentences. */
#include "core/clock.h"
#include "core/error.h"
#include "ui/counter/act.h"
#include "ui/counter/offers.h"
#include "ui/counter/sentences.h"
#include "ui/counter/wish.h"

#define EIGHT (G_GINT64_CONSTANT (1795395600) * LOKET_SECOND) /* 08.00 WIB */

static LoketTicket *
add (GListStore *tickets,
     const char *id,
     const char *service,
     gint64 minutes,
     LoketPriority priority)
{
  g_autoptr (LoketTicket) ticket = loket_ticket_new ();

  ticket->id = g_strdup (id);
  ticket->label = g_ascii_strup (id, -1);
  ticket->service = g_strdup (service);
  ticket->issued_at = EIGHT + minutes * LOKET_MINUTE;
  ticket->priority = priority;
  ticket->state = LOKET_TICKET_ISSUED;
  g_list_store_append (tickets, ticket);
  return ticket; /* the list keeps it */
}

static LoketProfile *
make_profile (void)
{
  LoketProfile *profile = loket_profile_new ();
  g_autoptr (LoketService) service = loket_service_new ();

  profile->head_start = 20;
  profile->waiting_cap = 60;
  profile->utc_offset = 420;
  profile->services = g_list_store_new (loket_service_get_type ());
  profile->stages = g_list_store_new (loket_queue_stage_get_type ());
  service->key = g_strdup ("health");
  service->title = loket_phrase_new ();
  service->title->id = g_strdup ("Kesehatan");
  service->title->en = g_strdup ("Health");
  g_list_store_append (profile->services, service);
  return profile;
}

static void
test_allowed (void)
{
  static const struct {
    LoketTicketState state;
    const char *acts; /* in the order of the table below */
  } cases[] = {
      {LOKET_TICKET_CALLED, "nrsfmc-uptb-rc-p"},
      {LOKET_TICKET_SERVING, "n--f-c-uptb-rc-p"},
  };
  const char *const without = "n-----cu---grcwp";
  const LoketAct acts[] = {LOKET_ACT_NEXT,
                           LOKET_ACT_RECALL,
                           LOKET_ACT_START,
                           LOKET_ACT_FINISH,
                           LOKET_ACT_MISS,
                           LOKET_ACT_CANCEL,
                           LOKET_ACT_CLOSE,
                           LOKET_ACT_UNDO,
                           LOKET_ACT_PARK,
                           LOKET_ACT_TRANSFER,
                           LOKET_ACT_SEND_BACK,
                           LOKET_ACT_RESUME,
                           LOKET_ACT_RETURN,
                           LOKET_ACT_CALL,
                           LOKET_ACT_WALK_IN,
                           LOKET_ACT_PAUSE};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LoketTicket) ticket = loket_ticket_new ();
    ticket->state = cases[i].state;
    for (guint j = 0; j < G_N_ELEMENTS (acts); j++)
      g_assert_cmpint (loket_act_is_allowed (acts[j], ticket), ==, cases[i].acts[j] != '-');
  }
  for (guint j = 0; j < G_N_ELEMENTS (acts); j++)
    g_assert_cmpint (loket_act_is_allowed (acts[j], NULL), ==, without[j] != '-');
}

/* Each act says to its operation what that needs, and the text tells wishes apart. */
static void
test_wishes (void)
{
  LoketWish transfer = {.act = LOKET_ACT_TRANSFER, .queue = g_strdup ("card-press")};
  LoketWish park = {.act = LOKET_ACT_PARK, .reason = LOKET_QUEUE_REASON_COPIES};
  LoketWish pause = {.act = LOKET_ACT_PAUSE, .minutes = 15};
  g_autoptr (LoketTicket) held = loket_ticket_new ();
  g_autoptr (LoketRecord) sent = NULL, parked = NULL, paused = NULL;
  g_autofree char *one = loket_wish_text (&park), *other = NULL;

  held->id = g_strdup ("t1");
  sent = loket_wish_request (&transfer, "1", held);
  g_assert_cmpstr (loket_ticket_move_cast (sent)->ticket, ==, "t1");
  g_assert_cmpstr (loket_ticket_move_cast (sent)->stage, ==, "card-press");
  g_assert_null (loket_ticket_move_cast (sent)->counter);
  parked = loket_wish_request (&park, "1", held);
  g_assert_cmpint (loket_ticket_move_cast (parked)->reason, ==, LOKET_QUEUE_REASON_COPIES);
  paused = loket_wish_request (&pause, "1", NULL);
  g_assert_cmpstr (loket_pause_cast (paused)->counter, ==, "1");
  g_assert_cmpint (loket_pause_cast (paused)->minutes, ==, 15);
  park.reason = LOKET_QUEUE_REASON_FORM;
  other = loket_wish_text (&park);
  g_assert_cmpstr (one, !=, other);
  loket_wish_clear (&transfer);
}

static void
test_undone (void)
{
  g_autoptr (LoketUndone) undone = loket_undone_new ();
  g_autofree char *sentence = NULL;

  undone->operation = g_strdup ("queue/call-next");
  undone->tickets = g_list_store_new (loket_ticket_get_type ());
  add (undone->tickets, "a001", "health", 0, LOKET_PRIORITY_NONE);
  add (undone->tickets, "a002", "health", 1, LOKET_PRIORITY_NONE);
  add (undone->tickets, "a003", "health", 2, LOKET_PRIORITY_NONE);
  sentence = loket_sentence_undone (undone);
  g_assert_cmpstr (sentence, ==, "Taken back: Call next (A001, A002)");
}

static void
test_operations (void)
{
  for (int act = LOKET_ACT_OPEN; act < LOKET_N_ACTS; act++)
    g_assert_nonnull (loket_act_operation ((LoketAct) act));
  g_assert_true (loket_act_is_about_ticket (LOKET_ACT_MISS));
  g_assert_false (loket_act_is_about_ticket (LOKET_ACT_NEXT));
}

/* The list of the window must be the order in which the hub would call: asked again and again for
 * the next one, the policy takes them off in the very same order. */
static void
test_order_is_the_policy (void)
{
  const char *const both[] = {"health", "data", NULL};
  const LoketStand stand = {"1", both};
  const LoketFairness fairness = {.head_start = 20 * LOKET_MINUTE, .cap = 60 * LOKET_MINUTE};
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 50; round++) {
    g_autoptr (GListStore) tickets = g_list_store_new (loket_ticket_get_type ());
    g_autoptr (GPtrArray) left = NULL, order = NULL;
    gint64 now = EIGHT + 90 * LOKET_MINUTE;

    for (int i = 0; i < 30; i++) {
      g_autofree char *id = g_strdup_printf ("t%02d", i);
      LoketTicket *ticket = add (tickets,
                                 id,
                                 i % 3 == 0 ? "education" : both[i % 2],
                                 g_rand_int_range (rand, 0, 90),
                                 (LoketPriority) g_rand_int_range (rand, 0, 2));
      if (i % 7 == 0)
        ticket->state = LOKET_TICKET_SERVED;
    }
    order = loket_waiting_order (G_LIST_MODEL (tickets), &stand, &fairness, now);
    left = g_ptr_array_copy (order, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
    g_ptr_array_set_free_func (left, g_object_unref);
    g_assert_cmpuint (order->len, >, 10);
    for (guint i = 0; i < order->len; i++) {
      LoketTicket *next = loket_queue_next (left, &stand, &fairness, now);
      g_assert_true (next == g_ptr_array_index (order, i));
      g_ptr_array_remove (left, next);
    }
  }
}

static void
test_services_of_the_counter (void)
{
  const char *const health[] = {"health", NULL};
  const LoketStand stand = {"1", health};
  const LoketFairness fairness = {.head_start = 20 * LOKET_MINUTE, .cap = 60 * LOKET_MINUTE};
  g_autoptr (GListStore) tickets = g_list_store_new (loket_ticket_get_type ());
  g_autoptr (GPtrArray) ours = NULL, all = NULL;

  add (tickets, "a", "health", 0, LOKET_PRIORITY_NONE);
  add (tickets, "b", "data", 1, LOKET_PRIORITY_NONE);
  add (tickets, "c", "health", 2, LOKET_PRIORITY_NONE)->state = LOKET_TICKET_PRINTING;
  ours = loket_waiting_order (G_LIST_MODEL (tickets), &stand, &fairness, EIGHT);
  all = loket_waiting_order (G_LIST_MODEL (tickets), NULL, &fairness, EIGHT);
  g_assert_cmpuint (ours->len, ==, 1);
  g_assert_cmpuint (all->len, ==, 2);
}

/* Who waits aside stands before who did not come, each in the order in which it began. */
static void
test_aside_order (void)
{
  const char *const data[] = {"data", NULL};
  const LoketStand other = {"2", data};
  g_autoptr (GListStore) tickets = g_list_store_new (loket_ticket_get_type ());
  g_autoptr (GPtrArray) all = NULL, theirs = NULL;

  for (int i = 0; i < 4; i++) {
    LoketTicket *ticket = add (
        tickets, (const char *const[]){"a", "b", "c", "d"}[i], "health", i, LOKET_PRIORITY_NONE);
    ticket->counter = g_strdup (i == 3 ? "2" : "1");
    ticket->called_at = LOKET_SOME (EIGHT + (9 - i) * LOKET_MINUTE);
    ticket->state = i < 2 ? LOKET_TICKET_MISSED : LOKET_TICKET_ON_HOLD;
    ticket->parked_at = i < 2 ? LOKET_NONE : LOKET_SOME (EIGHT + (30 - i) * LOKET_MINUTE);
  }
  add (tickets, "e", "health", 9, LOKET_PRIORITY_NONE);
  all = loket_aside_order (G_LIST_MODEL (tickets), NULL);
  g_assert_cmpuint (all->len, ==, 4);
  for (guint i = 0; i < all->len; i++) {
    LoketTicket *ticket = g_ptr_array_index (all, i);
    g_assert_cmpstr (ticket->id, ==, ((const char *const[]){"d", "c", "b", "a"}[i]));
  }
  theirs = loket_aside_order (G_LIST_MODEL (tickets), &other);
  g_assert_cmpuint (theirs->len, ==, 1);
}

static LoketOffer *
offer_at (GPtrArray *offers, guint place)
{
  g_assert_cmpuint (place, <, offers->len);
  return g_ptr_array_index (offers, place);
}

/* The places of the keys stay, whatever is possible. */
static void
test_offers (void)
{
  g_autoptr (LoketProfile) profile = make_profile ();
  g_autoptr (GListStore) counters = g_list_store_new (loket_counter_get_type ());
  g_autoptr (GListStore) tickets = g_list_store_new (loket_ticket_get_type ());
  g_autoptr (LoketCounter) open = loket_counter_new ();
  LoketTicket *held = add (tickets, "a001", "health", 0, LOKET_PRIORITY_NONE);
  LoketTicket *aside = add (tickets, "a002", "health", 1, LOKET_PRIORITY_NONE);
  LoketOfferGround ground = {.menu = LOKET_MENU_MORE,
                             .counter = "1",
                             .counters = G_LIST_MODEL (counters),
                             .profile = profile,
                             .language = "en"};
  g_autoptr (GPtrArray) free_hands = loket_offers (&ground), more = NULL, on = NULL, idle = NULL;
  g_autoptr (GPtrArray) own = NULL, other = NULL;
  g_autofree char *question = NULL;

  g_assert_cmpuint (free_hands->len, ==, 5);
  g_assert_true (offer_at (free_hands, 0)->refused);
  g_assert_false (offer_at (free_hands, 3)->refused);
  held->state = LOKET_TICKET_SERVING;
  ground.held = held;
  ground.back_at = EIGHT;
  more = loket_offers (&ground);
  g_assert_false (offer_at (more, 0)->refused);
  g_assert_true (offer_at (more, 2)->refused); /* nobody sent it on */
  g_assert_true (offer_at (more, 3)->refused);
  g_assert_cmpint (offer_at (more, 4)->wish.act, ==, LOKET_ACT_OPEN);
  open->id = g_strdup ("2");
  open->open = TRUE;
  g_list_store_append (counters, open);
  ground.menu = LOKET_MENU_TRANSFER;
  on = loket_offers (&ground);
  g_assert_cmpuint (on->len, ==, 1); /* not to where it is; to the other counter */
  g_assert_cmpstr (offer_at (on, 0)->wish.counter, ==, "2");
  aside->state = LOKET_TICKET_ON_HOLD;
  aside->counter = g_strdup ("1");
  ground.menu = LOKET_MENU_CHOSEN;
  ground.chosen = aside;
  own = loket_offers (&ground);
  g_assert_true (offer_at (own, 0)->refused); /* first the one in hand */
  g_assert_cmpstr (offer_at (own, 0)->hint, ==, "First finish A001, or let it wait aside.");
  ground.counter = "2";
  ground.held = NULL;
  other = loket_offers (&ground);
  g_assert_cmpint (offer_at (other, 0)->wish.reason, !=, LOKET_QUEUE_REASON_NONE);
  question = loket_offers_question (&ground);
  g_assert_cmpstr (question, ==, "A002 waits aside for Counter 1. Why does it go on here?");
  aside->state = LOKET_TICKET_SERVED;
  idle = loket_offers (&ground);
  g_assert_cmpuint (idle->len, ==, 0);
}

static void
test_held (void)
{
  g_autoptr (GListStore) tickets = g_list_store_new (loket_ticket_get_type ());
  LoketTicket *done = add (tickets, "a", "health", 0, LOKET_PRIORITY_NONE);
  LoketTicket *held = add (tickets, "b", "health", 1, LOKET_PRIORITY_NONE);

  done->state = LOKET_TICKET_SERVED;
  done->counter = g_strdup ("1");
  held->state = LOKET_TICKET_SERVING;
  held->counter = g_strdup ("1");
  g_assert_true (loket_find_held (G_LIST_MODEL (tickets), "1") == held);
  g_assert_null (loket_find_held (G_LIST_MODEL (tickets), "2"));
  g_assert_true (loket_find_ticket (G_LIST_MODEL (tickets), "a") == done);
  g_assert_null (loket_find_ticket (G_LIST_MODEL (tickets), "z"));
}

static void
serve (LoketTicket *ticket, const char *counter, gint64 minutes, gboolean by_next)
{
  ticket->state = LOKET_TICKET_SERVED;
  ticket->counter = g_strdup (counter);
  ticket->started_at = LOKET_SOME (ticket->issued_at);
  ticket->ended_at = LOKET_SOME (ticket->issued_at + minutes * LOKET_MINUTE);
  ticket->ended_by_next = by_next;
}

static void
test_figures (void)
{
  g_autoptr (GListStore) tickets = g_list_store_new (loket_ticket_get_type ());
  LoketTicket *missed = add (tickets, "d", "health", 0, LOKET_PRIORITY_NONE);
  LoketFigures figures;

  serve (add (tickets, "a", "health", 0, LOKET_PRIORITY_NONE), "1", 4, FALSE);
  serve (add (tickets, "b", "health", 0, LOKET_PRIORITY_NONE), "1", 8, FALSE);
  serve (add (tickets, "c", "health", 0, LOKET_PRIORITY_NONE), "1", 300, TRUE);
  serve (add (tickets, "e", "health", 0, LOKET_PRIORITY_NONE), "2", 50, FALSE);
  missed->state = LOKET_TICKET_MISSED;
  missed->counter = g_strdup ("1");
  figures = loket_figures_of (G_LIST_MODEL (tickets), "1");
  g_assert_cmpuint (figures.served, ==, 3);
  g_assert_cmpuint (figures.missed, ==, 1);
  g_assert_cmpuint (figures.measured, ==, 2);
  g_assert_cmpint (figures.mean_service, ==, 6 * LOKET_MINUTE);
  figures = loket_figures_of (G_LIST_MODEL (tickets), "9");
  g_assert_cmpuint (figures.served, ==, 0);
  g_assert_cmpint (figures.mean_service, ==, 0);
}

static void
assert_why (LoketPriority priority, gint64 waited, const char *expected)
{
  g_autoptr (LoketProfile) profile = make_profile ();
  g_autoptr (LoketTicket) ticket = loket_ticket_new ();
  g_autofree char *why = NULL;

  ticket->issued_at = EIGHT + 15 * LOKET_MINUTE;
  ticket->priority = priority;
  why = loket_sentence_why (ticket, profile, "en", ticket->issued_at + waited);
  g_assert_cmpstr (why, ==, expected);
}

static void
test_why (void)
{
  assert_why (LOKET_PRIORITY_NONE, 5 * LOKET_MINUTE, "came first, at 08:15");
  assert_why (LOKET_PRIORITY_ELDERLY, 5 * LOKET_MINUTE, "priority, came at 08:15");
  assert_why (LOKET_PRIORITY_NONE, 60 * LOKET_MINUTE - 1, "came first, at 08:15");
  assert_why (LOKET_PRIORITY_NONE, 60 * LOKET_MINUTE, "waiting for more than 60 minutes");
  assert_why (LOKET_PRIORITY_INFANT, 61 * LOKET_MINUTE, "waiting for more than 60 minutes");
}

static void
test_waited (void)
{
  g_autoptr (LoketTicket) ticket = loket_ticket_new ();
  g_autofree char *waiting = NULL, *called = NULL;

  ticket->issued_at = EIGHT;
  waiting = loket_sentence_waited (ticket, "en", EIGHT + 12 * LOKET_MINUTE);
  g_assert_cmpstr (waiting, ==, "12 minutes");
  ticket->called_at = LOKET_SOME (EIGHT + 3 * LOKET_MINUTE);
  called = loket_sentence_waited (ticket, "en", EIGHT + 12 * LOKET_MINUTE);
  g_assert_cmpstr (called, ==, "3 minutes");
}

static void
test_row (void)
{
  g_autoptr (LoketTicket) ticket = loket_ticket_new ();
  g_autofree char *row = NULL;

  ticket->label = g_strdup ("A012");
  ticket->issued_at = EIGHT;
  ticket->priority = LOKET_PRIORITY_DISABLED;
  ticket->paper = LOKET_PAPER_WITHOUT;
  row = loket_sentence_row (ticket, "Health", "en", EIGHT + LOKET_MINUTE);
  g_assert_cmpstr (row, ==, "A012, Health, 1 minute, With disability, No slip");
}

static void
test_services (void)
{
  const char *const some[] = {"health", "gone", NULL};
  g_autoptr (LoketProfile) profile = make_profile ();
  g_autofree char *one = loket_sentence_services (profile, some, "en");
  g_autofree char *all = loket_sentence_services (profile, NULL, "en");

  g_assert_cmpstr (one, ==, "Health");
  g_assert_cmpstr (all, ==, "All services");
}

static void
test_refusal (void)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) empty = NULL;
  g_autofree char *state = NULL, *nobody = NULL;

  loket_set_error (&wrong, LOKET_ERROR_WRONG_STATE, "served", "the ticket is served");
  loket_set_error (&empty, LOKET_ERROR_QUEUE_EMPTY, "1", "nobody waits");
  state = loket_sentence_refusal (wrong, "en");
  nobody = loket_sentence_refusal (empty, "en");
  g_assert_cmpstr (state, ==, "That is not possible any more. The number is: served.");
  g_assert_cmpstr (nobody, ==, "Nobody is waiting for counter 1.");
}

static void
test_words (void)
{
  for (int priority = LOKET_PRIORITY_ELDERLY; priority <= LOKET_PRIORITY_INFANT; priority++) {
    g_assert_nonnull (loket_sentence_priority ((LoketPriority) priority));
    g_assert_nonnull (loket_sentence_priority_picture ((LoketPriority) priority));
  }
  g_assert_null (loket_sentence_priority (LOKET_PRIORITY_NONE));
  g_assert_null (loket_sentence_priority_picture (LOKET_PRIORITY_NONE));
  for (int state = LOKET_TICKET_PRINTING; state <= LOKET_TICKET_UNSERVED; state++)
    g_assert_cmpstr (loket_sentence_state ((LoketTicketState) state), !=, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/counter/act/allowed", test_allowed);
  g_test_add_func ("/ui/counter/act/operations", test_operations);
  g_test_add_func ("/ui/counter/wish/requests", test_wishes);
  g_test_add_func ("/ui/counter/sentences/undone", test_undone);
  g_test_add_func ("/ui/counter/hall/order-is-the-policy", test_order_is_the_policy);
  g_test_add_func ("/ui/counter/hall/services-of-the-counter", test_services_of_the_counter);
  g_test_add_func ("/ui/counter/hall/aside", test_aside_order);
  g_test_add_func ("/ui/counter/offers/places", test_offers);
  g_test_add_func ("/ui/counter/hall/held", test_held);
  g_test_add_func ("/ui/counter/hall/figures", test_figures);
  g_test_add_func ("/ui/counter/sentences/why", test_why);
  g_test_add_func ("/ui/counter/sentences/waited", test_waited);
  g_test_add_func ("/ui/counter/sentences/row", test_row);
  g_test_add_func ("/ui/counter/sentences/services", test_services);
  g_test_add_func ("/ui/counter/sentences/refusal", test_refusal);
  g_test_add_func ("/ui/counter/sentences/words", test_words);
  return g_test_run ();
}
