/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks how events of the feed become the lists of the business day. */
#include "client/mirror.h"
#include "wire/json.h"

#define STORE "0190aaaa-0000-7000-8000-00000000000a"
#define OTHER "0190aaaa-0000-7000-8000-00000000000b"
#define MONDAY "2026-11-23"
#define TUESDAY "2026-11-24"

typedef struct {
  GPtrArray *called; /* labels */
  GString *cases;    /* what was told of applications */
  GString *cards;    /* and of cards */
  guint days;
} Heard;

static void
called_cb (LoketCall *call, gpointer data)
{
  g_ptr_array_add (((Heard *) data)->called, g_strdup (call->label));
}

static void
day_cb (gpointer data)
{
  ((Heard *) data)->days += 1;
}

static void
case_cb (const LoketCaseNews *news, gpointer data)
{
  g_string_append_printf (((Heard *) data)->cases,
                          "%s %s of %s is %d; ",
                          news->entity,
                          news->id,
                          news->application != NULL ? news->application : "none",
                          (int) news->version);
}

static void
card_cb (const LoketCaseNews *news, gpointer data)
{
  g_string_append_printf (((Heard *) data)->cards,
                          "%s %s of %s; ",
                          news->entity,
                          news->id,
                          news->card != NULL ? news->card : "none");
}

static LoketMirror *
new_mirror (Heard *heard)
{
  const LoketMirrorHooks hooks = {called_cb, day_cb, case_cb, card_cb};
  LoketMirror *mirror = loket_mirror_new (&hooks, heard);

  heard->called = g_ptr_array_new_with_free_func (g_free);
  heard->cases = g_string_new (NULL);
  heard->cards = g_string_new (NULL);
  heard->days = 0;
  loket_mirror_set_office (mirror, STORE, MONDAY);
  return mirror;
}

static void
clear_heard (Heard *heard)
{
  g_clear_pointer (&heard->called, g_ptr_array_unref);
  g_string_free (g_steal_pointer (&heard->cases), TRUE);
  g_string_free (g_steal_pointer (&heard->cards), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heard, clear_heard)

static void
take (LoketMirror *mirror, gboolean live, const char *json)
{
  g_autoptr (GError) error = NULL;

  loket_mirror_take (mirror, json, live, &error);
  g_assert_no_error (error);
}

static void
take_record (LoketMirror *mirror, gboolean live, const char *entity, LoketRecord *record)
{
  g_autofree char *inner = loket_json_from_record (record);
  g_autofree char *json = g_strdup_printf (
      "{\"seq\":1,\"topic\":\"queue\",\"at\":5,\"entity\":\"%s\",\"id\":\"x\",\"record\":%s}",
      entity,
      inner);

  take (mirror, live, json);
}

static void
take_call (LoketMirror *mirror, gboolean live, int number, const char *day)
{
  g_autoptr (LoketCall) call = loket_call_new ();

  call->id = g_strdup_printf ("0190aaaa-0000-7000-8000-0000000001%02d", number);
  call->day = g_strdup (day);
  call->ticket = g_strdup (OTHER);
  call->label = g_strdup_printf ("A%03d", number);
  call->service = g_strdup ("health");
  call->counter = g_strdup ("1");
  call->at = 5;
  call->turn = 1;
  call->number = number;
  take_record (mirror, live, "call", LOKET_RECORD (call));
}

static void
take_counter (LoketMirror *mirror, const char *id, const char *day, gboolean open)
{
  g_autoptr (LoketCounter) counter = loket_counter_new ();

  counter->id = g_strdup (id);
  counter->day = g_strdup (day);
  counter->open = open;
  take_record (mirror, TRUE, "counter", LOKET_RECORD (counter));
}

static guint
count (GListModel *model)
{
  return g_list_model_get_n_items (model);
}

static void
test_called_once (void)
{
  g_auto (Heard) heard = {0};
  g_autoptr (LoketMirror) mirror = new_mirror (&heard);

  loket_mirror_begin (mirror);
  take_call (mirror, FALSE, 1, MONDAY);
  loket_mirror_finish (mirror);
  g_assert_cmpuint (heard.called->len, ==, 0);
  take_call (mirror, TRUE, 2, MONDAY);
  take_call (mirror, TRUE, 2, MONDAY);
  take_call (mirror, TRUE, 1, MONDAY);
  g_assert_cmpuint (heard.called->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (heard.called, 0), ==, "A002");
  g_assert_cmpuint (count (loket_mirror_calls (mirror)), ==, 2);
}

static void
test_calls_oldest_first (void)
{
  g_auto (Heard) heard = {0};
  g_autoptr (LoketMirror) mirror = new_mirror (&heard);
  g_autoptr (LoketCall) first = NULL;

  take_call (mirror, TRUE, 9, MONDAY);
  take_call (mirror, TRUE, 3, MONDAY);
  first = g_list_model_get_item (loket_mirror_calls (mirror), 0);
  g_assert_cmpstr (first->label, ==, "A003");
}

static void
test_counters_by_number (void)
{
  g_auto (Heard) heard = {0};
  g_autoptr (LoketMirror) mirror = new_mirror (&heard);
  g_autoptr (LoketCounter) first = NULL;

  take_counter (mirror, "10", MONDAY, TRUE);
  take_counter (mirror, "2", MONDAY, TRUE);
  first = g_list_model_get_item (loket_mirror_counters (mirror), 0);
  g_assert_cmpstr (first->id, ==, "2");
}

static void
test_new_day_by_event (void)
{
  g_auto (Heard) heard = {0};
  g_autoptr (LoketMirror) mirror = new_mirror (&heard);
  g_autoptr (LoketCounter) monday = NULL;
  g_autoptr (LoketCounter) tuesday = NULL;

  take_counter (mirror, "1", MONDAY, TRUE);
  take_call (mirror, TRUE, 1, MONDAY);
  monday = g_list_model_get_item (loket_mirror_counters (mirror), 0);
  take_counter (mirror, "1", TUESDAY, FALSE);
  g_assert_cmpstr (loket_mirror_day (mirror), ==, TUESDAY);
  g_assert_cmpuint (heard.days, ==, 2);
  g_assert_cmpuint (count (loket_mirror_calls (mirror)), ==, 0);
  tuesday = g_list_model_get_item (loket_mirror_counters (mirror), 0);
  g_assert_true (monday == tuesday);
  g_assert_false (tuesday->open);
  take_call (mirror, TRUE, 2, MONDAY);
  g_assert_cmpuint (count (loket_mirror_calls (mirror)), ==, 0);
}

static void
test_new_day_by_hello (void)
{
  g_auto (Heard) heard = {0};
  g_autoptr (LoketMirror) mirror = new_mirror (&heard);

  take_call (mirror, TRUE, 1, MONDAY);
  loket_mirror_set_office (mirror, STORE, MONDAY);
  g_assert_cmpuint (count (loket_mirror_calls (mirror)), ==, 1);
  loket_mirror_set_office (mirror, STORE, TUESDAY);
  g_assert_cmpuint (count (loket_mirror_calls (mirror)), ==, 0);
  loket_mirror_set_office (mirror, STORE, MONDAY);
  g_assert_cmpstr (loket_mirror_day (mirror), ==, TUESDAY);
  g_assert_cmpuint (heard.days, ==, 2);
}

static void
test_other_store (void)
{
  g_auto (Heard) heard = {0};
  g_autoptr (LoketMirror) mirror = new_mirror (&heard);

  take_call (mirror, TRUE, 1, MONDAY);
  loket_mirror_set_office (mirror, OTHER, "2026-11-20");
  g_assert_cmpstr (loket_mirror_day (mirror), ==, "2026-11-20");
  g_assert_cmpuint (count (loket_mirror_calls (mirror)), ==, 0);
}

static void
test_not_for_us (void)
{
  g_auto (Heard) heard = {0};
  g_autoptr (LoketMirror) mirror = new_mirror (&heard);
  g_autoptr (GError) error = NULL;

  take (mirror, TRUE, "{\"entity\":\"card\",\"record\":{\"id\":\"x\"}}");
  take (mirror, TRUE, "{\"seq\":1}");
  take (mirror, TRUE, "{\"entity\":\"call\"}");
  g_assert_false (loket_mirror_take (mirror, "{\"entity\":", TRUE, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count (loket_mirror_calls (mirror)), ==, 0);
}

/* Which one, never whose; what happened before is no news. */
static void
test_cases (void)
{
  g_auto (Heard) heard = {0};
  g_autoptr (LoketMirror) mirror = new_mirror (&heard);

  take (mirror,
        TRUE,
        "{\"topic\":\"applications\",\"entity\":\"application\",\"id\":\"a\",\"record\":{\"id\":"
        "\"a\","
        "\"state\":\"draft\",\"version\":3}}");
  take (mirror,
        TRUE,
        "{\"topic\":\"applications\",\"entity\":\"survey\",\"id\":\"s\",\"record\":{\"id\":\"s\","
        "\"application\":\"a\",\"version\":1}}");
  take (mirror,
        TRUE,
        "{\"topic\":\"applications\",\"entity\":\"watch\",\"id\":\"w\",\"record\":{\"id\":\"w\"}}");
  take (mirror, TRUE, "{\"topic\":\"applications\",\"entity\":\"watch\"}");
  g_assert_cmpstr (
      heard.cases->str, ==, "application a of a is 3; survey s of a is 1; watch w of none is 0; ");
}

static void
test_cards (void)
{
  g_auto (Heard) heard = {0};
  g_autoptr (LoketMirror) mirror = new_mirror (&heard);

  take (mirror,
        TRUE,
        "{\"topic\":\"cards\",\"entity\":\"card\",\"record\":{\"id\":\"c\",\"state\":\"active\"}}");
  take (mirror,
        TRUE,
        "{\"topic\":\"cards\",\"entity\":\"card_print\",\"record\":{\"id\":\"p\",\"card\":\"c\"}}");
  take (mirror, TRUE, "{\"topic\":\"cards\",\"entity\":\"print_batch\",\"record\":{\"id\":\"b\"}}");
  g_assert_cmpstr (heard.cards->str, ==, "card c of c; card_print p of c; print_batch b of none; ");
  g_assert_cmpstr (heard.cases->str, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/mirror/called-once", test_called_once);
  g_test_add_func ("/client/mirror/calls-oldest-first", test_calls_oldest_first);
  g_test_add_func ("/client/mirror/counters-by-number", test_counters_by_number);
  g_test_add_func ("/client/mirror/new-day-by-event", test_new_day_by_event);
  g_test_add_func ("/client/mirror/new-day-by-hello", test_new_day_by_hello);
  g_test_add_func ("/client/mirror/other-store", test_other_store);
  g_test_add_func ("/client/mirror/not-for-us", test_not_for_us);
  g_test_add_func ("/client/mirror/cases", test_cases);
  g_test_add_func ("/client/mirror/cards", test_cards);
  return g_test_run ();
}
