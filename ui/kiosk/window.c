/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the kiosk: office and clock on top, one page, and below it the same buttons at the
 * same places on every page. */
#include "config.h"

#include "core/calendar.h"
#include "ui/common/clock-label.h"
#include "ui/common/connection-banner.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"
#include "ui/kiosk/foot.h"
#include "ui/kiosk/priority-page.h"
#include "ui/kiosk/window-private.h"

#include <glib/gi18n.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (LoketKioskWindow, loket_kiosk_window, GTK_TYPE_APPLICATION_WINDOW)

/* Pages */

static GtkWidget *
make_still_here_page (void)
{
  GtkWidget *page = loket_plain_page_new ("clock", _ ("Are you still here?"), NULL);

  loket_plain_page_add_button (
      LOKET_PLAIN_PAGE (page), _ ("Yes, I need more time"), "check", "visit.stay", TRUE);
  loket_plain_page_add_button (
      LOKET_PLAIN_PAGE (page), _ ("No, I am finished"), "restart", "visit.restart", FALSE);
  return page;
}

static GtkWidget *
make_wait_page (void)
{
  return loket_plain_page_new ("ticket", _ ("One moment, please."), _ ("Your number is coming."));
}

static GtkWidget *
make_failed_page (void)
{
  GtkWidget *page = loket_plain_page_new (
      "offline",
      _ ("Your number could not be fetched."),
      _ ("Nothing is lost. Please try again, or ask the officer for a number."));

  loket_plain_page_add_button (
      LOKET_PLAIN_PAGE (page), _ ("Try again"), "restart", "visit.retry", TRUE);
  return page;
}

static const char *
language_of_day (LoketKioskWindow *self, LoketProfile *profile)
{
  LoketLocalTime local;

  loket_calendar_local (
      loket_client_now (loket_program_client (self->application)), profile->utc_offset, &local);
  return loket_profile_language_on (profile, local.weekday);
}

static void
add_office_pages (LoketKioskWindow *self, LoketProfile *profile, const char *language)
{
  self->welcome_page =
      LOKET_WELCOME_PAGE (loket_welcome_page_new (profile, language, self->proposed));
  self->service_page = LOKET_SERVICE_PAGE (loket_service_page_new (profile, language));
  self->papers_page = LOKET_PAPERS_PAGE (loket_papers_page_new ());
  self->number_page = LOKET_NUMBER_PAGE (loket_number_page_new ());
  self->still_here_page = LOKET_PLAIN_PAGE (make_still_here_page ());
  self->refused_page = LOKET_PLAIN_PAGE (loket_plain_page_new (
      "problem", NULL, _ ("Please go to the officer at the reception. Helping you is free.")));
  loket_pages_add (self->stack, "welcome", GTK_WIDGET (self->welcome_page));
  loket_pages_add (self->stack, "service", GTK_WIDGET (self->service_page));
  loket_pages_add (self->stack, "papers", GTK_WIDGET (self->papers_page));
  loket_pages_add (self->stack, "priority", loket_priority_page_new ());
  loket_pages_add (self->stack, "wait", make_wait_page ());
  loket_pages_add (self->stack, "failed", make_failed_page ());
  loket_pages_add (self->stack, "refused", GTK_WIDGET (self->refused_page));
  loket_pages_add (self->stack, "number", GTK_WIDGET (self->number_page));
  loket_kiosk_window_add_help_page (self);
  loket_pages_add (self->stack, "still-here", GTK_WIDGET (self->still_here_page));
  loket_kiosk_window_add_closed_pages (self);
  loket_kiosk_window_add_status_pages (self);
}

/* Everything that has words in it is made anew in the language of now. */
static void
build (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  const char *language = loket_program_language (self->application);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Take a number"));
  loket_pages_clear (self->stack);
  self->welcome_page = NULL;
  self->code_page = NULL;
  self->help_page = NULL;
  loket_pages_add (self->stack,
                   "starting",
                   loket_plain_page_new ("clock", _ ("Getting ready."), _ ("One moment, please.")));
  loket_pages_add (
      self->stack,
      "no-hub",
      loket_plain_page_new (
          "offline",
          _ ("Numbers cannot be given here just now."),
          _ ("Please ask the officer for a number. The kiosk tries again by itself.")));
  while (gtk_widget_get_first_child (self->foot) != NULL)
    gtk_box_remove (GTK_BOX (self->foot), gtk_widget_get_first_child (self->foot));
  gtk_box_append (GTK_BOX (self->foot), loket_foot_new ());
  loket_kiosk_window_show_sound (self);
  gtk_widget_set_hexpand (gtk_widget_get_first_child (self->foot), TRUE);
  if (profile == NULL)
    return;
  self->proposed = g_intern_string (language_of_day (self, profile));
  gtk_label_set_text (self->unit_label, loket_program_text (self->application, profile->unit));
  gtk_label_set_text (self->regency_label,
                      loket_program_text (self->application, profile->regency));
  add_office_pages (self, profile, language);
}

/* What the office refuses it refuses for ever: there is nothing to try again. */
static void
show_refusal (LoketKioskWindow *self)
{
  const char *language = loket_program_language (self->application);
  g_autofree char *sentence = NULL;

  if (self->refusal != NULL)
    sentence = loket_problem_sentence (self->refusal, language);
  g_object_set (self->refused_page, "sentence", sentence, NULL);
}

static const char *
choose_page (LoketKioskWindow *self, LoketProfile *profile)
{
  const char *const by_step[] = {
      "welcome", "service", "papers", "priority", "wait", "number", "code", "looking", "status"};
  LoketStep step = loket_kiosk_visit_step (self->visit);
  LoketConnection connection = loket_client_connection (loket_program_client (self->application));
  const gboolean can_give = loket_client_can_give (loket_program_client (self->application));

  if (profile == NULL)
    return connection == LOKET_CONNECTION_LOST || self->waited_long ? "no-hub" : "starting";
  if (loket_idle_watch_is_asking (self->idle))
    return "still-here";
  if (self->helping)
    return "help";
  if (step == LOKET_STEP_WELCOME && connection == LOKET_CONNECTION_LOST && !can_give)
    return "no-hub";
  if (step == LOKET_STEP_WELCOME && !loket_kiosk_window_gives_numbers (self))
    return "closed";
  if (loket_kiosk_window_is_service_closed (self))
    return "service-closed";
  if (step == LOKET_STEP_WAIT && self->failed)
    return self->refusal != NULL ? "refused" : "failed";
  if (step == LOKET_STEP_LOOKING)
    return loket_kiosk_window_looking_page (self);
  return by_step[step];
}

/* Whoever works with keys or listens starts where the page begins. */
static void
greet_page (LoketKioskWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  self->page_changed_since_press = TRUE;
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  loket_kiosk_window_greet_aloud (self);
}

/* Somebody has set up the kiosk for himself, perhaps without having begun. */
static gboolean
has_aids (LoketKioskWindow *self)
{
  return self->listening || self->low ||
         loket_program_high_contrast (self->application) != self->home_contrast ||
         fabs (loket_program_text_scale (self->application) - self->home_text_scale) > 0.01;
}

static void
watch_idleness (LoketKioskWindow *self)
{
  LoketStep step = loket_kiosk_visit_step (self->visit);

  if (step == LOKET_STEP_NUMBER ||
      (step == LOKET_STEP_WELCOME && !self->helping && !has_aids (self)))
    loket_idle_watch_stop (self->idle);
  else
    loket_idle_watch_start (self->idle);
}

/**
 * loket_kiosk_window_update:
 * @self: the window
 *
 * Shows the page that belongs to the state of everything.
 */
void
loket_kiosk_window_update (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  const char *key = loket_kiosk_visit_service (self->visit);
  LoketService *service =
      profile != NULL && key != NULL ? loket_profile_service (profile, key) : NULL;

  if (profile != NULL) {
    loket_kiosk_window_show_hours (self);
    loket_kiosk_window_show_closures (self);
    show_refusal (self);
  }
  if (service != NULL)
    loket_papers_page_show (self->papers_page, service, loket_program_language (self->application));
  if (loket_pages_show (self->stack, choose_page (self, profile)))
    greet_page (self);
  loket_kiosk_window_update_actions (self);
}

/**
 * loket_kiosk_window_end_visit:
 * @self: the window
 *
 * Wipes the visit: language, reading aids, choices and number are those of nobody again.  An issue
 * whose slip is not settled goes on by itself.
 */
void
loket_kiosk_window_end_visit (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  const char *language = self->home_language;

  g_clear_handle_id (&self->pause_timer, g_source_remove);
  g_clear_handle_id (&self->done_timer, g_source_remove);
  loket_kiosk_window_leave_issue (self);
  loket_kiosk_window_forget_status (self);
  loket_kiosk_window_forget_help (self);
  if (self->code_page != NULL)
    loket_code_page_clear (self->code_page);
  g_clear_error (&self->refusal);
  self->helping = FALSE;
  self->failed = FALSE;
  loket_idle_watch_stop (self->idle);
  loket_kiosk_window_forget_listener (self);
  loket_kiosk_visit_reset (self->visit);
  loket_program_set_high_contrast (self->application, self->home_contrast);
  loket_program_set_text_scale (self->application, self->home_text_scale);
  loket_kiosk_window_set_low (self, FALSE);
  if (language == NULL && profile != NULL)
    language = language_of_day (self, profile);
  if (language != NULL)
    loket_program_set_language (self->application, language);
  loket_kiosk_window_update (self);
}

/**
 * loket_kiosk_window_stay:
 * @self: the window
 *
 * Somebody is there and has asked for something: the time until it is asked whether he still is
 * begins anew.
 */
void
loket_kiosk_window_stay (LoketKioskWindow *self)
{
  watch_idleness (self);
  loket_kiosk_window_restart_pause (self);
  loket_kiosk_window_update (self);
}

static void
step_cb (LoketKioskWindow *self)
{
  watch_idleness (self);
  loket_kiosk_window_update (self);
}

static void
rebuild_cb (LoketKioskWindow *self)
{
  build (self);
  if (self->issue != NULL && loket_issue_ticket (self->issue) != NULL && self->number_page != NULL)
    loket_number_page_show (self->number_page,
                            self->issue,
                            loket_program_profile (self->application),
                            loket_program_language (self->application));
  loket_kiosk_window_update (self);
}

/**
 * loket_kiosk_window_set_low:
 * @self: the window
 * @low: whether everything that is touched is in its lower half
 *
 * For who sits in a wheelchair before a screen that stands; the upper half is the sign of the
 * office then.  On a screen that lies all is within reach.
 */
void
loket_kiosk_window_set_low (LoketKioskWindow *self, gboolean low)
{
  if (self->low == low)
    return;
  self->low = low;
  gtk_widget_set_size_request (
      GTK_WIDGET (self->top), -1, low ? gtk_widget_get_height (GTK_WIDGET (self)) / 2 : -1);
  loket_program_use_lower_half (self->application, GTK_WINDOW (self), low);
  rebuild_cb (self);
}

static void
asking_cb (LoketKioskWindow *self)
{
  guint seconds = loket_idle_watch_seconds_left (self->idle);
  g_autofree char *advice = g_strdup_printf (ngettext ("Otherwise we start over in %u second.",
                                                       "Otherwise we start over in %u seconds.",
                                                       seconds),
                                             seconds);

  if (self->welcome_page != NULL && loket_idle_watch_is_asking (self->idle))
    g_object_set (self->still_here_page, "advice", advice, NULL);
}

/* Another day may have another language, which the kiosk proposes to the next visitor. */
static void
greet_day (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);

  if (profile != NULL && loket_kiosk_visit_step (self->visit) == LOKET_STEP_WELCOME &&
      !self->helping && !has_aids (self) &&
      g_strcmp0 (self->proposed, language_of_day (self, profile)) != 0) {
    loket_kiosk_window_end_visit (self);
    /* A seat that keeps a language of its own was not built anew by that. */
    if (g_strcmp0 (self->proposed, language_of_day (self, profile)) != 0)
      rebuild_cb (self);
  }
}

static void
profile_cb (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);

  if (profile != NULL && self->home_language == NULL &&
      loket_kiosk_visit_step (self->visit) == LOKET_STEP_WELCOME && !has_aids (self))
    loket_program_set_language (self->application, language_of_day (self, profile));
  rebuild_cb (self);
}

static gboolean
minute_cb (gpointer data)
{
  LoketKioskWindow *self = data;

  self->waited_long = TRUE;
  greet_day (self);
  loket_kiosk_window_update (self);
  return G_SOURCE_CONTINUE;
}

/* The window */

static gboolean
loket_kiosk_window_close_request (GtkWindow *window)
{
  LoketKioskWindow *self = LOKET_KIOSK_WINDOW (window);

  if (loket_program_is_kiosk (self->application))
    return TRUE;
  return GTK_WINDOW_CLASS (loket_kiosk_window_parent_class)->close_request (window);
}

/* GTK's inspector opens by Control+Shift+D; no visitor may have it. */
static gboolean
loket_kiosk_window_enable_debugging (GtkWindow *window, gboolean toggle)
{
  return FALSE;
}

static void
loket_kiosk_window_dispose (GObject *object)
{
  LoketKioskWindow *self = LOKET_KIOSK_WINDOW (object);

  g_clear_handle_id (&self->minute_timer, g_source_remove);
  g_clear_handle_id (&self->pause_timer, g_source_remove);
  g_clear_handle_id (&self->done_timer, g_source_remove);
  if (self->idle != NULL)
    loket_idle_watch_stop (self->idle);
  g_clear_object (&self->idle);
  g_clear_object (&self->visit);
  g_clear_object (&self->issue);
  g_clear_pointer (&self->left_issues, g_ptr_array_unref);
  g_clear_error (&self->refusal);
  loket_kiosk_window_forget_status (self);
  if (self->help_asked != NULL)
    g_cancellable_cancel (self->help_asked);
  g_clear_object (&self->help_asked);
  g_clear_object (&self->help_call);
  g_clear_pointer (&self->scan, loket_scan_free);
  if (self->voice != NULL)
    g_signal_handlers_disconnect_by_data (self->voice, self);
  g_clear_object (&self->voice);
  g_clear_object (&self->spooler);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->home_language, g_free);
  G_OBJECT_CLASS (loket_kiosk_window_parent_class)->dispose (object);
}

static void
loket_kiosk_window_class_init (LoketKioskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_kiosk_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = loket_kiosk_window_close_request;
  GTK_WINDOW_CLASS (klass)->enable_debugging = loket_kiosk_window_enable_debugging;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/window.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketKioskWindow, body);
  gtk_widget_class_bind_template_child (widget_class, LoketKioskWindow, top);
  gtk_widget_class_bind_template_child (widget_class, LoketKioskWindow, unit_label);
  gtk_widget_class_bind_template_child (widget_class, LoketKioskWindow, regency_label);
  gtk_widget_class_bind_template_child (widget_class, LoketKioskWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, LoketKioskWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LoketKioskWindow, foot);
}

static void
loket_kiosk_window_init (LoketKioskWindow *self)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->spooler = loket_spooler_new (NULL, clock, random);
  self->left_issues = g_ptr_array_new_with_free_func (g_object_unref);
  self->visit = loket_kiosk_visit_new ();
  g_signal_connect_object (
      self->visit, "notify::step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  self->scan = loket_scan_new (LOKET_SCAN_SLIP);
  loket_kiosk_window_add_actions (self);
  loket_kiosk_window_add_status_actions (self);
  loket_kiosk_window_add_voice_actions (self);
  loket_kiosk_window_add_input (self);
}

static void
follow_application (LoketKioskWindow *self)
{
  LoketProgram *application = self->application;

  g_signal_connect_object (
      application, "notify::profile", G_CALLBACK (profile_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      application, "notify::language", G_CALLBACK (rebuild_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loket_program_client (application),
                           "notify::connection",
                           G_CALLBACK (loket_kiosk_window_update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loket_client_help_calls (loket_program_client (application)),
                           "items-changed",
                           G_CALLBACK (loket_kiosk_window_follow_help),
                           self,
                           G_CONNECT_SWAPPED);
  loket_kiosk_window_follow_closures (self);
  /* Little of the queue is shown here, but who listens hears at once that the office is gone: the
   * next visitor is then sent to an officer instead of being kept waiting. */
  loket_client_follow (loket_program_client (application), "queue");
  gtk_box_append (self->top, loket_clock_label_new (application));
  gtk_box_append (GTK_BOX (self->notices), loket_connection_banner_new (application));
}

static void
watch_for_idleness (LoketKioskWindow *self, LoketSettings *settings)
{
  double idle = loket_settings_number (settings, "kiosk", "idle_seconds", LOKET_IDLE_SECONDS);
  double asking =
      loket_settings_number (settings, "kiosk", "asking_seconds", LOKET_IDLE_ASKING_SECONDS);

  self->idle = loket_idle_watch_new ((guint) MAX (idle, 1), (guint) MAX (asking, 1));
  g_signal_connect_object (self->idle,
                           "notify::asking",
                           G_CALLBACK (loket_kiosk_window_update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->idle, "notify::seconds-left", G_CALLBACK (asking_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->idle, "given-up", G_CALLBACK (loket_kiosk_window_end_visit), self, G_CONNECT_SWAPPED);
}

static gboolean
shape_known_cb (gpointer data)
{
  LoketKioskWindow *self = data;

  if (self->idle != NULL)
    loket_kiosk_window_update_actions (self);
  return G_SOURCE_REMOVE;
}

/* Whether the screen stands is known only once it is laid out; and in the middle of that nothing
 * may change its look. */
static void
shape_cb (LoketKioskWindow *self)
{
  g_idle_add_full (GDK_PRIORITY_EVENTS, shape_known_cb, g_object_ref (self), g_object_unref);
}

/**
 * loket_kiosk_window_new:
 * @application: the program
 *
 * Returns: (transfer none): its window, owned by GTK's list of windows
 */
GtkWindow *
loket_kiosk_window_new (LoketProgram *application)
{
  LoketKioskWindow *self = g_object_new (LOKET_TYPE_KIOSK_WINDOW, "application", application, NULL);
  LoketSettings *settings = loket_program_settings (application);

  self->application = application;
  self->home_language = loket_settings_text (settings, "seat", "language");
  self->home_contrast = loket_program_high_contrast (application);
  self->home_text_scale = loket_program_text_scale (application);
  if (loket_program_is_kiosk (application)) {
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "window.close", FALSE);
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "window.minimize", FALSE);
  }
  loket_kiosk_window_open_voice (self);
  watch_for_idleness (self, settings);
  follow_application (self);
  g_signal_connect (self, "notify::css-classes", G_CALLBACK (shape_cb), NULL);
  loket_program_fit (application, GTK_WINDOW (self));
  self->minute_timer = g_timeout_add_seconds (20, minute_cb, self);
  rebuild_cb (self);
  return GTK_WINDOW (self);
}
