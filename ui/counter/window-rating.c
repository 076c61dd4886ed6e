/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the visitor's window asks: whoever had the last number here, once the quick way and once the
 * whole one. */
#include "config.h"

#include "ui/counter/window-private.h"

static void
given_cb (LoketCounterWindow *self, gboolean whole)
{
  /* The next number may be in hand by now: the answer is of the one before. */
  if (!self->visitor.asked)
    return;
  *(whole ? &self->visitor.gave_whole : &self->visitor.gave_quick) = TRUE;
  loket_counter_window_update_actions (self);
}

static LoketRatingWindow *
window_of (LoketCounterWindow *self)
{
  if (self->rating == NULL) {
    self->rating = loket_rating_window_new (self->application, GTK_WINDOW (self));
    g_signal_connect_object (self->rating, "given", G_CALLBACK (given_cb), self, G_CONNECT_SWAPPED);
  }
  return self->rating;
}

/**
 * loket_counter_window_note_visitor:
 * @self: the window
 *
 * Remembers the service and language of the number in hand, until the next one.  Whoever is still
 * answering is left in peace.
 */
void
loket_counter_window_note_visitor (LoketCounterWindow *self)
{
  LoketTicket *ticket = loket_seat_ticket (self->seat);

  if (ticket == NULL || g_strcmp0 (ticket->id, self->visitor.ticket) == 0)
    return;
  loket_counter_window_forget_visitor (self);
  self->visitor.ticket = g_strdup (ticket->id);
  self->visitor.service = g_strdup (ticket->service);
  self->visitor.language = ticket->language;
  loket_rating_window_stand_by (window_of (self));
}

/**
 * loket_counter_window_forget_visitor:
 * @self: the window
 */
void
loket_counter_window_forget_visitor (LoketCounterWindow *self)
{
  g_clear_pointer (&self->visitor.ticket, g_free);
  g_clear_pointer (&self->visitor.service, g_free);
  self->visitor.asked = self->visitor.gave_quick = self->visitor.gave_whole = FALSE;
}

/**
 * loket_counter_window_may_ask_visitor:
 * @self: the window
 * @whole: the nine questions
 *
 * Returns: %TRUE when somebody had a number here who was not asked that yet
 */
gboolean
loket_counter_window_may_ask_visitor (LoketCounterWindow *self, gboolean whole)
{
  return self->visitor.service != NULL &&
         !(whole ? self->visitor.gave_whole : self->visitor.gave_quick);
}

/**
 * loket_counter_window_ask_visitor:
 * @self: the window
 * @whole: the nine questions
 *
 * Asks in the visitor's window.
 */
void
loket_counter_window_ask_visitor (LoketCounterWindow *self, gboolean whole)
{
  if (!loket_counter_window_may_ask_visitor (self, whole))
    return;
  self->visitor.asked = TRUE;
  loket_rating_window_ask (window_of (self), self->visitor.service, self->visitor.language, whole);
}

/**
 * loket_counter_window_visitor_served:
 * @self: the window
 *
 * Asks by itself when a service has ended: on a screen of the visitor's own, or where the settings
 * say so ([rating] after_service).
 */
void
loket_counter_window_visitor_served (LoketCounterWindow *self)
{
  if (loket_settings_flag (loket_program_settings (self->application),
                           "rating",
                           "after_service",
                           loket_rating_window_has_own_screen (window_of (self))))
    loket_counter_window_ask_visitor (self, FALSE);
}
