/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journeys.h"

#include "core/error.h"
#include "core/operations.h"
#include "core/profile.h"

/* An office with two desks behind the first one, and few numbers for one service. */
static void
with_stages (LoketProfile *profile)
{
  static const char *const keys[] = {"check", "press"};
  g_autoptr (LoketService) education = loket_profile_service (profile, "education");

  g_object_ref (education);
  education->day_limit = LOKET_SOME (2);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (LoketQueueStage) stage = loket_queue_stage_new ();
    stage->key = g_strdup (keys[i]);
    stage->title = loket_phrase_new ();
    stage->title->id = g_strdup (keys[i]);
    g_list_store_append (profile->stages, stage);
  }
}

void
journey_set_up (Fixture *f, gconstpointer data)
{
  f->change_profile = with_stages;
  fixture_set_up (f, data);
}

LoketTicket *
journey_move (Fixture *f,
              const LoketOperation *operation,
              const char *ticket,
              const char *counter,
              const char *stage,
              LoketQueueReason reason,
              GError **error)
{
  g_autoptr (LoketTicketMove) request = loket_ticket_move_new ();

  request->ticket = g_strdup (ticket);
  request->counter = g_strdup (counter);
  request->stage = g_strdup (stage);
  request->reason = reason;
  return fixture_ask (f, LOKET_DEVICE_COUNTER, operation, request, error);
}

LoketTicket *
journey_do_move (Fixture *f,
                 const LoketOperation *operation,
                 const char *ticket,
                 const char *counter,
                 const char *stage,
                 LoketQueueReason reason)
{
  g_autoptr (GError) error = NULL;
  LoketTicket *after = journey_move (f, operation, ticket, counter, stage, reason, &error);

  g_assert_no_error (error);
  return after;
}

void
journey_act (Fixture *f, const LoketOperation *operation, LoketTicket *ticket)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketTicket) after = fixture_act (f, operation, ticket->id, &error);

  g_assert_no_error (error);
}

void
journey_open_for (Fixture *f, const char *counter, const char *service)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (LoketCounter) opened = NULL;
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup (counter);
  request->services = service != NULL ? g_strsplit (service, ";", -1) : NULL;
  opened = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_OPEN_COUNTER, request, &error);
  g_assert_no_error (error);
}

LoketUndone *
journey_undo (Fixture *f, const char *counter, GError **error)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();

  request->counter = g_strdup (counter);
  return fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_UNDO, request, error);
}

void
journey_assert_next (Fixture *f, const char *counter, LoketTicket *ticket)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketTicket) called = fixture_next (f, counter, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (called->label, ==, ticket->label);
}

void
journey_assert_refused (LoketTicket *ticket, GError **error, const char *rule)
{
  g_assert_null (ticket);
  g_assert_error (*error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (*error), ==, rule);
  g_clear_error (error);
}

LoketTicket *
journey_take_later (Fixture *f, const char *service)
{
  loket_clock_advance (f->clock, LOKET_MINUTE);
  return fixture_take (f, service, LOKET_PRIORITY_NONE);
}

LoketTicket *
journey_ticket_now (Fixture *f, LoketTicket *ticket)
{
  g_autoptr (GListStore) list = fixture_list (f, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (LoketTicket) each = g_list_model_get_item (G_LIST_MODEL (list), i);
    if (g_strcmp0 (each->id, ticket->id) == 0)
      return g_steal_pointer (&each);
  }
  g_assert_not_reached ();
}

LoketSegmentList *
journey_stays (Fixture *f)
{
  g_autoptr (LoketQueueQuery) query = loket_queue_query_new ();
  g_autoptr (GError) error = NULL;
  LoketSegmentList *list =
      fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_SEGMENTS, query, &error);

  g_assert_no_error (error);
  return list;
}

guint
journey_count (LoketSegmentList *list, LoketStay outcome)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list->segments)); i++) {
    g_autoptr (LoketSegment) stay = g_list_model_get_item (G_LIST_MODEL (list->segments), i);
    n += stay->outcome == outcome;
  }
  return n;
}
