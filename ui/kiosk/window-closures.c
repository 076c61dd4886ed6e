/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services that give no numbers for a while, and hours without numbers: the kiosk says so before
 * somebody has chosen everything in vain. */
#include "config.h"

#include "ui/common/pages.h"
#include "ui/kiosk/window-private.h"
#include "ui/kiosk/words.h"

#include "core/calendar.h"

#include <glib/gi18n.h>

static gint64
now_of (LoketKioskWindow *self)
{
  return loket_client_now (loket_program_client (self->application));
}

/* (transfer full) (nullable): of the chosen service, while it holds */
static LoketClosure *
find_closure (LoketKioskWindow *self)
{
  GListModel *closures = loket_client_closures (loket_program_client (self->application));
  const char *service = loket_kiosk_visit_service (self->visit);

  for (guint i = 0; i < g_list_model_get_n_items (closures); i++) {
    g_autoptr (LoketClosure) closure = g_list_model_get_item (closures, i);

    if (g_strcmp0 (closure->id, service) == 0 && loket_closure_holds (closure, now_of (self)))
      return g_steal_pointer (&closure);
  }
  return NULL;
}

/**
 * loket_kiosk_window_is_service_closed:
 * @self: the window
 *
 * Returns: whether somebody is about to take a number of a service that gives none now
 */
gboolean
loket_kiosk_window_is_service_closed (LoketKioskWindow *self)
{
  const LoketStep step = loket_kiosk_visit_step (self->visit);
  g_autoptr (LoketClosure) closure = find_closure (self);

  return closure != NULL && (step == LOKET_STEP_PAPERS || step == LOKET_STEP_PRIORITY);
}

/**
 * loket_kiosk_window_show_closures:
 * @self: the window, whose office is known
 *
 * Tiles and page say what is closed, why and until when.
 */
void
loket_kiosk_window_show_closures (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  const char *language = loket_program_language (self->application);
  g_autoptr (LoketClosure) closure = find_closure (self);
  g_autofree char *closed = NULL, *advice = NULL, *sentence = NULL;

  loket_service_page_show (self->service_page,
                           profile,
                           language,
                           loket_client_closures (loket_program_client (self->application)),
                           now_of (self));
  if (closure == NULL)
    return;
  closed = loket_words_closed (language, closure, profile, now_of (self));
  advice = loket_words_closed_why (closure, closed);
  sentence = g_strdup_printf (
      _ ("%s is closed for now."),
      loket_phrase_in (loket_profile_service (profile, closure->id)->title, language));
  g_object_set (self->service_closed_page, "sentence", sentence, "advice", advice, NULL);
}

/* Within the hours of the office no numbers may be given yet, or no more. */
static const char *
closed_sentence (LoketProfile *profile, gint64 now, LoketOptional again)
{
  g_autofree char *today = loket_calendar_day (now, profile->utc_offset);
  g_autofree char *day = again.set ? loket_calendar_day (again.value, profile->utc_offset) : NULL;

  if (!loket_profile_is_open (profile, now))
    return _ ("The office is closed.");
  return g_strcmp0 (day, today) == 0 ? _ ("Numbers are not given yet.")
                                     : _ ("No more numbers are given today.");
}

/**
 * loket_kiosk_window_show_hours:
 * @self: the window, whose office is known
 *
 * The page for hours without numbers says when they are given again.
 */
void
loket_kiosk_window_show_hours (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  const char *language = loket_program_language (self->application);
  const gint64 now = now_of (self);
  const gboolean limited = loket_profile_limits_numbers (profile, now);
  g_autofree char *advice = NULL;
  LoketOptional again = LOKET_NONE;
  LoketLocalTime local;
  LoketHoursNow hours;

  loket_calendar_local (now, profile->utc_offset, &local);
  loket_welcome_page_set_hour (self->welcome_page, local.hour);
  loket_profile_hours_at (profile, now, &hours);
  loket_profile_gives_numbers (profile, now, &again);
  advice = limited ? loket_words_gives_numbers (language, profile, now, again)
                   : loket_words_opens (language, &hours, profile);
  g_object_set (
      self->closed_page, "sentence", closed_sentence (profile, now, again), "advice", advice, NULL);
}

/**
 * loket_kiosk_window_gives_numbers:
 * @self: the window, whose office is known
 *
 * Returns: whether this is an hour in which numbers are given
 */
gboolean
loket_kiosk_window_gives_numbers (LoketKioskWindow *self)
{
  return loket_profile_gives_numbers (
      loket_program_profile (self->application), now_of (self), NULL);
}

/* A closure that is followed already is the same object; it says by its properties what changes. */
static void
follow (LoketKioskWindow *self, guint position, guint removed, guint added, GListModel *closures)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (LoketClosure) closure = g_list_model_get_item (closures, i);

    g_signal_handlers_disconnect_by_func (closure, loket_kiosk_window_update, self);
    g_signal_connect_object (
        closure, "notify", G_CALLBACK (loket_kiosk_window_update), self, G_CONNECT_SWAPPED);
  }
  loket_kiosk_window_update (self);
}

/**
 * loket_kiosk_window_follow_closures:
 * @self: the window
 *
 * Called once, when its application is known.
 */
void
loket_kiosk_window_follow_closures (LoketKioskWindow *self)
{
  GListModel *closures = loket_client_closures (loket_program_client (self->application));

  g_signal_connect_object (closures, "items-changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
}

/**
 * loket_kiosk_window_add_closed_pages:
 * @self: the window, whose office is known
 */
void
loket_kiosk_window_add_closed_pages (LoketKioskWindow *self)
{
  self->closed_page = LOKET_PLAIN_PAGE (loket_plain_page_new ("closed", NULL, NULL));
  self->service_closed_page = LOKET_PLAIN_PAGE (loket_plain_page_new ("closed", NULL, NULL));
  loket_plain_page_add_button (
      self->service_closed_page, _ ("Choose another service"), "back", "visit.other-service", TRUE);
  loket_pages_add (self->stack, "closed", GTK_WIDGET (self->closed_page));
  loket_pages_add (self->stack, "service-closed", GTK_WIDGET (self->service_closed_page));
}
