/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer does besides the daily acts: questions in place of the acts, answered by the keys
 * 1 to 9 or by a tap. */
#include "config.h"

#include "ui/counter/window-private.h"

#define KEYS 9

/* To the first answer or back to the acts; where a person goes, no act's end fetches the focus
 * from. */
static void
move_focus (LoketCounterWindow *self)
{
  if (gtk_widget_grab_focus (GTK_WIDGET (self->queue_page)))
    self->focus_lost = FALSE;
}

static void
open_menu (LoketCounterWindow *self, LoketMenu menu, const char *chosen)
{
  loket_queue_page_ask (self->queue_page, NULL);
  loket_queue_page_open_menu (self->queue_page, menu, chosen);
  loket_counter_window_update (self);
  move_focus (self);
}

static void
more_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_menu (data, LOKET_MENU_MORE, NULL);
}

/* Of somebody who waits it is only asked why. */
static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;
  const char *id = g_variant_get_string (parameter, NULL);
  LoketTicket *ticket =
      loket_find_ticket (loket_client_tickets (loket_seat_client (self->seat)), id);

  if (ticket != NULL)
    open_menu (self, loket_ticket_is_waiting (ticket) ? LOKET_MENU_CALL : LOKET_MENU_CHOSEN, id);
}

static void
offer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;
  const LoketOffer *offer =
      loket_queue_page_offer (self->queue_page, (guint) g_variant_get_int32 (parameter));
  g_autofree char *chosen = NULL;

  if (offer == NULL)
    return;
  if (offer->leads_to != LOKET_MENU_NONE) {
    chosen = g_strdup (loket_queue_page_chosen (self->queue_page));
    open_menu (self, offer->leads_to, chosen);
    return;
  }
  loket_queue_page_open_menu (self->queue_page, LOKET_MENU_NONE, NULL);
  if (offer->wish.act == LOKET_ACT_OPEN)
    loket_seat_reopen (self->seat);
  else
    loket_seat_wish (self->seat, &offer->wish);
  loket_counter_window_update (self);
  move_focus (self);
}

static void
list_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  if (loket_queue_page_focus_list (self->queue_page))
    self->focus_lost = FALSE;
}

static void
enable (LoketCounterWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/**
 * loket_counter_window_close_menu:
 * @self: the window
 *
 * Asks no more.
 *
 * Returns: %TRUE when something was asked
 */
gboolean
loket_counter_window_close_menu (LoketCounterWindow *self)
{
  if (self->queue_page == NULL || loket_queue_page_menu (self->queue_page) == LOKET_MENU_NONE)
    return FALSE;
  open_menu (self, LOKET_MENU_NONE, NULL);
  return TRUE;
}

/**
 * loket_counter_window_update_offers:
 * @self: the window
 * @open: whether the page of an open counter is what the officer works with
 *
 * Switches on what can be done now and off what cannot.
 */
void
loket_counter_window_update_offers (LoketCounterWindow *self, gboolean open)
{
  const gboolean idle = open && loket_seat_doing (self->seat) == LOKET_ACT_NONE &&
                        !loket_queue_page_is_asking (self->queue_page);
  const gboolean menu = open && loket_queue_page_menu (self->queue_page) != LOKET_MENU_NONE;

  enable (self, "more", idle && !menu);
  enable (self, "choose", idle);
  enable (self, "offer", idle && menu);
  enable (self, "list", open);
}

/**
 * loket_counter_window_add_offers:
 * @self: the window, with its group of actions
 *
 * Called once by its init.
 */
void
loket_counter_window_add_offers (LoketCounterWindow *self)
{
  const GActionEntry entries[] = {
      {.name = "more", .activate = more_cb},
      {.name = "choose", .activate = choose_cb, .parameter_type = "s"},
      {.name = "offer", .activate = offer_cb, .parameter_type = "i"},
      {.name = "list", .activate = list_cb},
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (int i = 0; i < KEYS; i++) {
    g_autofree char *trigger = g_strdup_printf ("%d|KP_%d", i + 1, i + 1);
    GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                              gtk_named_action_new ("desk.offer"));

    gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (i));
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
  }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
