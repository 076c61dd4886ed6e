/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer is offered besides the daily acts: a question, and answers that are wishes or
 * lead on to another question; pure.  The queue page asks for them and the offer card shows them.
 */
#include "config.h"

#include "ui/counter/offers.h"

#include "ui/counter/sentences.h"

#include <glib/gi18n.h>

static const gint64 breaks[] = {5, 10, 15, 30, 60};

static void
offer_free (gpointer data)
{
  LoketOffer *offer = data;

  g_free (offer->title);
  g_free (offer->hint);
  loket_wish_clear (&offer->wish);
  g_free (offer);
}

static LoketOffer *
add (GPtrArray *offers, const char *title, const char *picture, LoketAct act)
{
  LoketOffer *offer = g_new0 (LoketOffer, 1);

  offer->title = g_strdup (title);
  offer->picture = picture;
  offer->wish.act = act;
  g_ptr_array_add (offers, offer);
  return offer;
}

static void
add_reasons (GPtrArray *offers,
             LoketAct act,
             LoketTicket *ticket,
             const LoketQueueReason *reasons,
             gsize n_reasons)
{
  for (gsize i = 0; i < n_reasons; i++) {
    LoketOffer *offer = add (offers,
                             loket_sentence_reason (reasons[i]),
                             act == LOKET_ACT_PARK ? "clock" : "forward",
                             act);

    offer->wish.ticket = ticket != NULL ? g_strdup (ticket->id) : NULL;
    offer->wish.reason = reasons[i];
  }
}

/* Always the same places, so that hands learn them; what is not possible now is grey. */
static void
offer_more (GPtrArray *offers, const LoketOfferGround *ground)
{
  LoketTicket *held = ground->held;
  LoketOffer *offer = add (offers, _ ("Wait aside"), "clock", LOKET_ACT_PARK);
  LoketOffer *pause;

  offer->leads_to = LOKET_MENU_PARK;
  offer->refused = !loket_act_is_allowed (LOKET_ACT_PARK, held);
  offer = add (offers, _ ("Send on"), "forward", LOKET_ACT_TRANSFER);
  offer->leads_to = LOKET_MENU_TRANSFER;
  offer->refused = !loket_act_is_allowed (LOKET_ACT_TRANSFER, held);
  offer = add (offers, _ ("Send back"), "back", LOKET_ACT_SEND_BACK);
  /* Only who was sent on is in another queue than that of the service. */
  offer->refused =
      !loket_act_is_allowed (LOKET_ACT_SEND_BACK, held) || held == NULL || held->stage == NULL;
  offer = add (offers, _ ("Somebody without a number"), "add", LOKET_ACT_WALK_IN);
  offer->leads_to = LOKET_MENU_WALK_IN;
  offer->refused = !loket_act_is_allowed (LOKET_ACT_WALK_IN, held);
  if (ground->back_at != 0) {
    add (offers, _ ("End the break"), "restart", LOKET_ACT_OPEN);
    return;
  }
  pause = add (offers, _ ("Take a break"), "clock", LOKET_ACT_PAUSE);
  pause->leads_to = LOKET_MENU_PAUSE;
}

static void
offer_parking (GPtrArray *offers, const LoketOfferGround *ground)
{
  static const LoketQueueReason reasons[] = {LOKET_QUEUE_REASON_COPIES,
                                             LOKET_QUEUE_REASON_FORM,
                                             LOKET_QUEUE_REASON_COMPANION,
                                             LOKET_QUEUE_REASON_BREAK,
                                             LOKET_QUEUE_REASON_OTHER};

  if (loket_act_is_allowed (LOKET_ACT_PARK, ground->held))
    add_reasons (offers, LOKET_ACT_PARK, NULL, reasons, G_N_ELEMENTS (reasons));
}

static void
add_queue (GPtrArray *offers, const LoketOfferGround *ground, const char *key)
{
  LoketOffer *offer;

  if (g_strcmp0 (key, loket_ticket_stage (ground->held)) == 0)
    return;
  offer = add (offers,
               loket_sentence_queue (ground->profile, key, ground->language),
               "forward",
               LOKET_ACT_TRANSFER);
  offer->wish.queue = g_strdup (key);
}

static void
add_counter (GPtrArray *offers, const LoketOfferGround *ground, LoketCounter *counter)
{
  g_autofree char *title = NULL;
  LoketOffer *offer;

  if (!counter->open || g_strcmp0 (counter->id, ground->counter) == 0)
    return;
  title = loket_sentence_counter (counter->id);
  offer = add (offers, title, "officer", LOKET_ACT_TRANSFER);
  offer->hint = g_strdup (_ ("Only this counter calls it."));
  offer->wish.counter = g_strdup (counter->id);
}

/* The desks behind come first, since most go on there; then other services, then counters. */
static void
offer_transfer (GPtrArray *offers, const LoketOfferGround *ground)
{
  GListModel *stages = G_LIST_MODEL (ground->profile->stages);
  GListModel *services = G_LIST_MODEL (ground->profile->services);

  if (!loket_act_is_allowed (LOKET_ACT_TRANSFER, ground->held))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++) {
    g_autoptr (LoketQueueStage) stage = g_list_model_get_item (stages, i);
    add_queue (offers, ground, stage->key);
  }
  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (LoketService) service = g_list_model_get_item (services, i);
    add_queue (offers, ground, service->key);
  }
  for (guint i = 0; i < g_list_model_get_n_items (ground->counters); i++) {
    g_autoptr (LoketCounter) counter = g_list_model_get_item (ground->counters, i);
    add_counter (offers, ground, counter);
  }
}

static void
offer_services (GPtrArray *offers, const LoketOfferGround *ground)
{
  GListModel *services = G_LIST_MODEL (ground->profile->services);

  if (!loket_act_is_allowed (LOKET_ACT_WALK_IN, ground->held))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (LoketService) service = g_list_model_get_item (services, i);
    LoketOffer *offer = add (offers,
                             loket_phrase_in (service->title, ground->language),
                             service->icon,
                             LOKET_ACT_WALK_IN);
    offer->wish.queue = g_strdup (service->key);
  }
}

static void
offer_breaks (GPtrArray *offers)
{
  for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++) {
    g_autofree char *title =
        g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) breaks[i]), (int) breaks[i]);
    add (offers, title, "clock", LOKET_ACT_PAUSE)->wish.minutes = breaks[i];
  }
}

static void
offer_call (GPtrArray *offers, const LoketOfferGround *ground)
{
  static const LoketQueueReason reasons[] = {LOKET_QUEUE_REASON_FRAIL,
                                             LOKET_QUEUE_REASON_TOGETHER,
                                             LOKET_QUEUE_REASON_DESK,
                                             LOKET_QUEUE_REASON_MISTAKE,
                                             LOKET_QUEUE_REASON_OTHER};

  add_reasons (offers, LOKET_ACT_CALL, ground->chosen, reasons, G_N_ELEMENTS (reasons));
}

static void
offer_resume (GPtrArray *offers, const LoketOfferGround *ground)
{
  static const LoketQueueReason reasons[] = {
      LOKET_QUEUE_REASON_AWAY, LOKET_QUEUE_REASON_DESK, LOKET_QUEUE_REASON_OTHER};

  if (g_strcmp0 (ground->chosen->counter, ground->counter) == 0)
    add (offers, _ ("Go on with it"), "walk", LOKET_ACT_RESUME)->wish.ticket =
        g_strdup (ground->chosen->id);
  else
    add_reasons (offers, LOKET_ACT_RESUME, ground->chosen, reasons, G_N_ELEMENTS (reasons));
  for (guint i = 0; ground->held != NULL && i < offers->len; i++) {
    LoketOffer *offer = g_ptr_array_index (offers, i);

    offer->refused = TRUE;
    offer->hint =
        g_strdup_printf (_ ("First finish %s, or let it wait aside."), ground->held->label);
  }
}

static void
offer_chosen (GPtrArray *offers, const LoketOfferGround *ground)
{
  LoketOffer *offer;

  if (ground->chosen->state == LOKET_TICKET_ON_HOLD) {
    offer_resume (offers, ground);
  } else {
    offer = add (offers, _ ("Waits again"), "queue", LOKET_ACT_RETURN);
    offer->hint = g_strdup (_ ("Behind the next few calls, under the same number."));
    offer->wish.ticket = g_strdup (ground->chosen->id);
  }
  add (offers, _ ("Call it out of turn"), "speaker", LOKET_ACT_CALL)->leads_to = LOKET_MENU_CALL;
}

/**
 * loket_offers:
 * @ground: which question, and what its answers depend on
 *
 * Returns: (transfer full) (element-type LoketOffer): the answers to choose from, in the order of
 *   their keys; none when the question is idle by now
 */
GPtrArray *
loket_offers (const LoketOfferGround *ground)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (offer_free);

  if (ground->menu == LOKET_MENU_MORE)
    offer_more (offers, ground);
  else if (ground->menu == LOKET_MENU_PARK)
    offer_parking (offers, ground);
  else if (ground->menu == LOKET_MENU_TRANSFER)
    offer_transfer (offers, ground);
  else if (ground->menu == LOKET_MENU_WALK_IN)
    offer_services (offers, ground);
  else if (ground->menu == LOKET_MENU_PAUSE)
    offer_breaks (offers);
  else if (ground->menu == LOKET_MENU_CHOSEN && ground->chosen != NULL &&
           loket_is_aside (ground->chosen))
    offer_chosen (offers, ground);
  else if (ground->menu == LOKET_MENU_CALL && ground->chosen != NULL &&
           (loket_is_aside (ground->chosen) || loket_ticket_is_waiting (ground->chosen)))
    offer_call (offers, ground);
  return offers;
}

static char *
ask_why_called (const LoketOfferGround *ground)
{
  if (ground->held != NULL)
    return g_strdup_printf (_ ("%s is finished then. Why is %s called out of turn?"),
                            ground->held->label,
                            ground->chosen->label);
  return g_strdup_printf (_ ("Why is %s called out of turn?"), ground->chosen->label);
}

static char *
ask_about_chosen (const LoketOfferGround *ground)
{
  g_autofree char *counter = NULL;

  if (ground->chosen->state != LOKET_TICKET_ON_HOLD)
    return g_strdup_printf (_ ("%s did not come when it was called. Is the person here now?"),
                            ground->chosen->label);
  if (g_strcmp0 (ground->chosen->counter, ground->counter) == 0)
    return g_strdup_printf (_ ("%s waits aside. Is the person back, with everything?"),
                            ground->chosen->label);
  counter = loket_sentence_counter (ground->chosen->counter);
  return g_strdup_printf (
      _ ("%s waits aside for %s. Why does it go on here?"), ground->chosen->label, counter);
}

/**
 * loket_offers_question:
 * @ground: which question, one that has offers
 *
 * Returns: (transfer full): it in words
 */
char *
loket_offers_question (const LoketOfferGround *ground)
{
  switch (ground->menu) {
  case LOKET_MENU_PARK:
    return g_strdup_printf (_ ("Why does %s wait aside?"), ground->held->label);
  case LOKET_MENU_TRANSFER:
    return g_strdup_printf (_ ("Where does %s go on to?"), ground->held->label);
  case LOKET_MENU_WALK_IN:
    return g_strdup (_ ("What has the person come for? A number is noted, nobody is called."));
  case LOKET_MENU_PAUSE:
    return g_strdup (_ ("How long is the break? The next call ends it."));
  case LOKET_MENU_CHOSEN:
    return ask_about_chosen (ground);
  case LOKET_MENU_CALL:
    return ask_why_called (ground);
  case LOKET_MENU_NONE:
  case LOKET_MENU_MORE:
  default:
    return g_strdup (_ ("What else?"));
  }
}
