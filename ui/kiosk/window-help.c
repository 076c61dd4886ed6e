/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Ask an officer": the kiosk's window has every counter told, and says whether somebody comes.
 * Without the office it sends to the reception, as it always may. */
#include "config.h"

#include "ui/common/pages.h"
#include "ui/kiosk/window-private.h"

#include <glib/gi18n.h>

static char *
reception (LoketProfile *profile)
{
  return profile->phone != NULL
             ? g_strdup_printf (_ ("Please go to the officer at the reception. Helping you is "
                                   "free.\nTelephone: %s"),
                                profile->phone)
             : g_strdup (_ ("Please go to the officer at the reception. Helping you is free."));
}

/**
 * loket_kiosk_window_show_help:
 * @self: the window
 *
 * The page says what became of the call.
 */
void
loket_kiosk_window_show_help (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  const char *sentence = _ ("An officer will gladly help you.");
  g_autofree char *advice = NULL;

  if (self->help_page == NULL || profile == NULL)
    return;
  if (self->help_call != NULL && self->help_call->state == LOKET_HELP_COMING) {
    sentence = _ ("An officer is coming.");
    advice = g_strdup (_ ("Please wait here. Helping you is free."));
  } else if (self->help_call != NULL) {
    sentence = _ ("An officer has been called.");
    advice = g_strdup (_ ("Please wait here, or go to the reception. Helping you is free."));
  } else
    advice = reception (profile);
  g_object_set (self->help_page, "sentence", sentence, "advice", advice, NULL);
}

static void
changed_cb (LoketKioskWindow *self)
{
  loket_kiosk_window_show_help (self);
  if (!self->helping)
    return;
  loket_idle_watch_start (self->idle);
  loket_kiosk_window_say_page_again (self);
}

/**
 * loket_kiosk_window_follow_help:
 * @self: the window
 *
 * Takes the live record of its call, which hears of the answer; there is none before the feed has
 * told of it.
 */
void
loket_kiosk_window_follow_help (LoketKioskWindow *self)
{
  GListModel *calls = loket_client_help_calls (loket_program_client (self->application));

  for (guint i = 0; i < g_list_model_get_n_items (calls); i++) {
    g_autoptr (LoketHelpCall) live = g_list_model_get_item (calls, i);

    if (self->help_call == NULL || live == self->help_call ||
        g_strcmp0 (live->id, self->help_call->id) != 0)
      continue;
    g_set_object (&self->help_call, live);
    g_signal_connect_object (
        live, "notify::state", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    changed_cb (self);
  }
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketKioskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->help_asked);
  if (answer == NULL) {
    g_message ("no officer was called: %s", error->message);
    return;
  }
  self->help_call = loket_help_call_cast (g_steal_pointer (&answer));
  loket_kiosk_window_follow_help (self);
  changed_cb (self);
}

/**
 * loket_kiosk_window_call_officer:
 * @self: the window
 *
 * Has every counter told that somebody here needs an officer; once until one has come or the visit
 * ends.
 */
void
loket_kiosk_window_call_officer (LoketKioskWindow *self)
{
  LoketClient *client = loket_program_client (self->application);
  g_autoptr (LoketHelpRequest) request = loket_help_request_new ();

  loket_kiosk_window_show_help (self);
  if (self->help_asked != NULL || loket_client_connection (client) != LOKET_CONNECTION_READY ||
      (self->help_call != NULL && self->help_call->state == LOKET_HELP_CALLING))
    return;
  g_clear_object (&self->help_call);
  loket_kiosk_window_show_help (self);
  self->help_asked = g_cancellable_new ();
  loket_client_call (client,
                     &LOKET_HELP_CALL,
                     LOKET_RECORD (request),
                     NULL,
                     self->help_asked,
                     called_cb,
                     g_object_ref (self));
}

static void
given_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  /* An officer who goes all the same finds nobody; the next call of this kiosk ends this one. */
  if (answer == NULL)
    g_message ("the call for an officer was not given up: %s", error->message);
}

/**
 * loket_kiosk_window_forget_help:
 * @self: the window
 *
 * The visit is over: nobody goes to a kiosk that was left.
 */
void
loket_kiosk_window_forget_help (LoketKioskWindow *self)
{
  const gboolean open = self->help_asked != NULL ||
                        (self->help_call != NULL && self->help_call->state == LOKET_HELP_CALLING);
  g_autoptr (LoketHelpRequest) request = loket_help_request_new ();

  if (self->help_asked != NULL)
    g_cancellable_cancel (self->help_asked);
  g_clear_object (&self->help_asked);
  if (self->help_call != NULL)
    g_signal_handlers_disconnect_by_data (self->help_call, self);
  g_clear_object (&self->help_call);
  loket_kiosk_window_show_help (self);
  if (!open)
    return;
  request->gone = TRUE;
  loket_client_call (loket_program_client (self->application),
                     &LOKET_HELP_CALL,
                     LOKET_RECORD (request),
                     NULL,
                     NULL,
                     given_up_cb,
                     NULL);
}

/**
 * loket_kiosk_window_add_help_page:
 * @self: the window, whose office is known
 */
void
loket_kiosk_window_add_help_page (LoketKioskWindow *self)
{
  self->help_page = LOKET_PLAIN_PAGE (loket_plain_page_new ("help", NULL, NULL));
  loket_plain_page_add_button (self->help_page, _ ("Go on here"), "back", "visit.back", TRUE);
  loket_pages_add (self->stack, "help", GTK_WIDGET (self->help_page));
  loket_kiosk_window_show_help (self);
}
