/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the counter's window about who works here: sign-in and lock before all else, the page
 * of the officer, and who touched what when. */
#include "config.h"

#include "ui/common/pages.h"
#include "ui/common/problem.h"
#include "ui/counter/window-private.h"

#include <glib/gi18n.h>

static void
focus_page (LoketCounterWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (page != NULL)
    gtk_widget_grab_focus (page);
}

/* What waits here for whoever comes next. */
static char *
sentence_of_seat (LoketCounterWindow *self)
{
  const char *counter = loket_seat_counter (self->seat);
  LoketTicket *ticket = loket_seat_ticket (self->seat);

  if (counter == NULL)
    return NULL;
  if (ticket == NULL)
    return g_strdup_printf (_ ("Counter %s stays open."), counter);
  return g_strdup_printf (
      _ ("Counter %s stays open and number %s in hand."), counter, ticket->label);
}

/**
 * loket_counter_window_guard_page:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the page that has to be dealt with before any work
 */
const char *
loket_counter_window_guard_page (LoketCounterWindow *self)
{
  switch (loket_guard_state (self->guard)) {
  case LOKET_GUARD_OUT:
  case LOKET_GUARD_LOCKED:
    return "sign-in";
  case LOKET_GUARD_NEW_PASSWORD:
    return "password";
  case LOKET_GUARD_UNSTAFFED:
  case LOKET_GUARD_IN:
  default:
    return NULL;
  }
}

/**
 * loket_counter_window_build_guard:
 * @self: the window
 *
 * Makes the pages about officers in the language of now.
 */
void
loket_counter_window_build_guard (LoketCounterWindow *self)
{
  const char *language = loket_program_language (self->application);

  self->sign_in_page = LOKET_SIGN_IN_PAGE (loket_sign_in_page_new (self->guard, language));
  self->password_page = LOKET_PASSWORD_PAGE (loket_password_page_new (self->guard, language));
  self->officer_page = LOKET_OFFICER_PAGE (loket_officer_page_new ());
  loket_pages_add (self->stack, "sign-in", GTK_WIDGET (self->sign_in_page));
  loket_pages_add (self->stack, "password", GTK_WIDGET (self->password_page));
  loket_pages_add (self->stack, "officer", GTK_WIDGET (self->officer_page));
  loket_pages_add (
      self->stack, "proposals", loket_proposals_page_new (self->application, self->proposals));
}

/**
 * loket_counter_window_update_guard:
 * @self: the window, whose pages are built
 *
 * Brings its pages about officers and the head up to date.
 */
void
loket_counter_window_update_guard (LoketCounterWindow *self)
{
  LoketSession *session = loket_guard_session (self->guard);
  g_autofree char *seat = sentence_of_seat (self);

  loket_sign_in_page_show (self->sign_in_page, seat);
  loket_password_page_show (self->password_page);
  if (session != NULL)
    loket_officer_page_show (self->officer_page, self->application, session);
  loket_top_bar_show_officer (
      self->top_bar,
      session != NULL ? session->name : NULL,
      loket_guard_lets_work (self->guard) ? loket_proposals_count (self->proposals) : 0);
}

/* Whoever goes takes the pages beside the work along, and what was told on them. */
static void
guard_cb (LoketCounterWindow *self)
{
  LoketGuardState state = loket_guard_state (self->guard);
  gboolean moved = state != self->guard_state;

  self->guard_state = state;
  if (moved && self->password_page != NULL) {
    loket_password_page_clear (self->password_page);
    loket_counter_window_clear_notice (self);
    self->aside = LOKET_ASIDE_NONE;
  }
  loket_counter_window_open_as_asked (self);
  loket_counter_window_update (self);
  if (moved)
    focus_page (self);
}

static void
password_changed_cb (LoketCounterWindow *self)
{
  loket_password_page_clear (self->password_page);
  self->aside = LOKET_ASIDE_NONE;
  loket_counter_window_update (self);
  loket_counter_window_tell (
      self, LOKET_NOTICE_INFORMATION, _ ("Your new password holds from now on."), NULL);
  focus_page (self);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  loket_guard_lock (self->guard);
}

static void
sign_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  loket_guard_sign_out (self->guard);
}

static void
officer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  loket_counter_window_go_aside (
      self, self->aside == LOKET_ASIDE_OFFICER ? LOKET_ASIDE_NONE : LOKET_ASIDE_OFFICER);
}

static void
password_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  loket_password_page_clear (self->password_page);
  loket_counter_window_go_aside (self, LOKET_ASIDE_PASSWORD);
}

static void
proposals_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  loket_proposals_refresh (self->proposals);
  loket_counter_window_go_aside (
      self, self->aside == LOKET_ASIDE_PROPOSALS ? LOKET_ASIDE_NONE : LOKET_ASIDE_PROPOSALS);
}

static void
decided_cb (LoketCounterWindow *self, LoketApproval *approval)
{
  loket_counter_window_tell (self,
                             LOKET_NOTICE_INFORMATION,
                             approval->state == LOKET_APPROVAL_APPROVED
                                 ? _ ("Approved, and done at once.")
                                 : _ ("Refused; nothing was changed."),
                             NULL);
}

static void
undecided_cb (LoketCounterWindow *self, GError *error)
{
  g_autofree char *sentence =
      loket_problem_sentence (error, loket_program_language (self->application));

  if (loket_guard_lets_work (self->guard))
    loket_counter_window_tell (self, LOKET_NOTICE_WARNING, sentence, NULL);
}

static void
follow_proposals (LoketCounterWindow *self)
{
  g_signal_connect_object (self->guard,
                           "told",
                           G_CALLBACK (loket_proposals_refresh),
                           self->proposals,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->proposals,
                           "changed",
                           G_CALLBACK (loket_counter_window_update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->proposals, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->proposals, "refused", G_CALLBACK (undecided_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, LoketCounterWindow *self)
{
  switch ((int) gdk_event_get_event_type (event)) {
  case GDK_KEY_PRESS:
  case GDK_BUTTON_PRESS:
  case GDK_MOTION_NOTIFY:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
  case GDK_TOUCH_UPDATE:
    loket_guard_touch (self->guard);
    break;
  default:
    break;
  }
  return GDK_EVENT_PROPAGATE;
}

/**
 * loket_counter_window_go_aside:
 * @self: the window
 * @aside: a page beside the work, or %LOKET_ASIDE_NONE for the work
 */
void
loket_counter_window_go_aside (LoketCounterWindow *self, LoketAside aside)
{
  self->aside = aside;
  loket_counter_window_update (self);
  focus_page (self);
}

/**
 * loket_counter_window_add_guard:
 * @self: a new window that has its seat
 *
 * Begins to look who works here.
 */
void
loket_counter_window_add_guard (LoketCounterWindow *self)
{
  const GActionEntry entries[] = {
      {.name = "lock", .activate = lock_cb},
      {.name = "sign-out", .activate = sign_out_cb},
      {.name = "officer", .activate = officer_cb},
      {.name = "password", .activate = password_cb},
      {.name = "proposals", .activate = proposals_cb},
  };
  GtkEventController *events = gtk_event_controller_legacy_new ();
  LoketSettings *settings = loket_program_settings (self->application);

  self->guard = loket_guard_new (
      loket_seat_client (self->seat),
      loket_settings_number (settings, "seat", "lock_minutes", LOKET_GUARD_IDLE_MINUTES));
  self->guard_state = loket_guard_state (self->guard);
  self->proposals = loket_proposals_new (loket_seat_client (self->seat));
  follow_proposals (self);
  g_signal_connect_object (self->guard, "changed", G_CALLBACK (guard_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->guard, "password-changed", G_CALLBACK (password_changed_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}
