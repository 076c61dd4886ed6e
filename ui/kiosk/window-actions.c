/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person may do at the kiosk, as actions that buttons, tiles and keys activate. */
#include "config.h"

#include "core/error.h"
#include "core/text.h"
#include "ui/common/language.h"
#include "ui/kiosk/window-private.h"

/* The number stays at least this long: "done" may not fall under the second tap of the one that
 * asked for it. */
#define DONE_AFTER_SECONDS 2

#define LARGEST_TEXT 1.15
#define TEXT_STEP 0.15

static void
begin_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;
  const char *language = g_variant_get_string (parameter, NULL);

  if (!loket_language_is_known (language))
    return;
  loket_program_set_language (self->application, language);
  loket_kiosk_visit_begin (self->visit);
}

static void
choose_service_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  loket_kiosk_visit_choose_service (self->visit, g_variant_get_string (parameter, NULL));
}

static void
ready_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  loket_kiosk_visit_ready (self->visit);
}

static gboolean
done_allowed_cb (gpointer data)
{
  LoketKioskWindow *self = data;

  self->done_timer = 0;
  loket_kiosk_window_update_actions (self);
  return G_SOURCE_REMOVE;
}

static void
ticket_cb (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);

  self->failed = FALSE;
  g_clear_handle_id (&self->done_timer, g_source_remove);
  self->done_timer = g_timeout_add_seconds (DONE_AFTER_SECONDS, done_allowed_cb, self);
  loket_number_page_show (
      self->number_page, self->issue, profile, loket_program_language (self->application));
  loket_kiosk_visit_show_number (self->visit);
}

static void
refused_cb (LoketKioskWindow *self, GError *error)
{
  g_message ("no number: %s", error->message);
  self->failed = TRUE;
  if (loket_error_is_refusal (loket_error_code_of (error)))
    self->refusal = g_error_copy (error);
  loket_kiosk_window_update (self);
}

static gboolean
pause_over_cb (gpointer data)
{
  LoketKioskWindow *self = data;

  /* Whoever waits for an officer is asked by the idle watch whether he is still there. */
  if (self->helping)
    return G_SOURCE_CONTINUE;
  self->pause_timer = 0;
  loket_kiosk_window_end_visit (self);
  return G_SOURCE_REMOVE;
}

/* Once the slip is settled the number stays for a while, then the next person may come. */
static void
start_pause (LoketKioskWindow *self)
{
  LoketSettings *settings = loket_program_settings (self->application);
  guint seconds = (guint) loket_settings_number (settings, "kiosk", "pause_seconds", 20);

  g_clear_handle_id (&self->pause_timer, g_source_remove);
  self->pause_timer = g_timeout_add_seconds (MAX (seconds, 1), pause_over_cb, self);
}

/**
 * loket_kiosk_window_restart_pause:
 * @self: the window
 *
 * Somebody is still at the number: it stays as long as it would have stayed from the beginning.
 */
void
loket_kiosk_window_restart_pause (LoketKioskWindow *self)
{
  if (self->pause_timer != 0)
    start_pause (self);
}

/* After the page, which has the new sentence and its answers by then. */
static void
slip_cb (LoketKioskWindow *self)
{
  g_clear_handle_id (&self->pause_timer, g_source_remove);
  if (loket_issue_is_over (self->issue))
    start_pause (self);
  if (loket_issue_slip (self->issue) == LOKET_SLIP_TROUBLE)
    loket_kiosk_window_say_page_again (self);
  loket_kiosk_window_update_actions (self);
}

static void
told_cb (LoketKioskWindow *self, LoketIssue *issue)
{
  g_ptr_array_remove (self->left_issues, issue);
}

/**
 * loket_kiosk_window_leave_issue:
 * @self: the window
 *
 * The visitor goes.  A slip that is being printed goes on, and a wish that has no number yet is
 * withdrawn; both are kept until the hub was told how it ended.
 */
void
loket_kiosk_window_leave_issue (LoketKioskWindow *self)
{
  g_autoptr (LoketIssue) issue = g_steal_pointer (&self->issue);

  if (issue == NULL)
    return;
  g_signal_handlers_disconnect_by_data (issue, self);
  loket_issue_abandon (issue);
  if (loket_issue_is_told (issue))
    return;
  g_signal_connect_object (issue, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->left_issues, g_steal_pointer (&issue));
}

static void
ask_for_number (LoketKioskWindow *self)
{
  LoketSettings *settings = loket_program_settings (self->application);
  g_autofree char *queue = loket_settings_text (settings, "printing", "queue");
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();
  int language = LOKET_LANGUAGE_ID;

  loket_enum_from_name (
      loket_language_get_type (), loket_program_language (self->application), &language);
  request->id = g_strdup (loket_kiosk_visit_ticket (self->visit));
  request->service = g_strdup (loket_kiosk_visit_service (self->visit));
  request->priority = loket_kiosk_visit_priority (self->visit);
  request->language = (LoketLanguage) language;
  request->paper = TRUE;
  self->failed = FALSE;
  g_set_object (&self->issue, NULL);
  self->issue = loket_issue_new (loket_program_client (self->application),
                                 self->spooler,
                                 loket_program_profile (self->application),
                                 queue);
  g_signal_connect_object (
      self->issue, "notify::ticket", G_CALLBACK (ticket_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->issue, "notify::slip", G_CALLBACK (slip_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (
      self->issue, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  loket_issue_take (self->issue, request, loket_kiosk_visit_key (self->visit));
}

static void
take_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;
  LoketClient *client = loket_program_client (self->application);
  g_autofree char *key = loket_client_new_key (client);
  g_autofree char *ticket = loket_client_new_key (client);
  int priority = LOKET_PRIORITY_NONE;

  if (loket_enum_from_name (
          loket_priority_get_type (), g_variant_get_string (parameter, NULL), &priority) &&
      loket_kiosk_visit_choose_priority (
          self->visit, (LoketPriority) priority, key, ticket, g_get_monotonic_time ()))
    ask_for_number (self);
}

/* The same wish under the same key: if the first one came through, its number comes back. */
static void
retry_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  if (!self->failed || self->refusal != NULL)
    return;
  ask_for_number (self);
  loket_kiosk_window_update (self);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  if (!self->helping) {
    loket_kiosk_visit_go_back (self->visit);
    return;
  }
  self->helping = FALSE;
  loket_kiosk_window_update (self);
}

/* From a service that is closed, however it was come to. */
static void
other_service_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  loket_kiosk_visit_choose_again (self->visit);
}

static void
restart_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  loket_kiosk_window_end_visit (data);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  self->helping = TRUE;
  loket_kiosk_window_call_officer (self);
  loket_kiosk_window_stay (self);
}

static void
stay_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  loket_idle_watch_start (self->idle);
}

static void
print_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  if (self->issue != NULL)
    loket_issue_print_again (self->issue);
}

static void
without_paper_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  if (self->issue != NULL)
    loket_issue_go_without (self->issue);
}

static void
contrast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  loket_program_set_high_contrast (self->application,
                                   !loket_program_high_contrast (self->application));
  loket_kiosk_window_stay (self);
}

static void
text_size_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;
  double scale = loket_program_text_scale (self->application) + TEXT_STEP;

  loket_program_set_text_scale (self->application,
                                scale > LARGEST_TEXT + 0.01 ? self->home_text_scale : scale);
  loket_kiosk_window_stay (self);
}

static void
reach_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  loket_kiosk_window_set_low (self, !self->low);
  loket_kiosk_window_stay (self);
}

static void
enable (LoketKioskWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * loket_kiosk_window_update_actions:
 * @self: the window
 *
 * Switches on what can be done now and off what cannot.
 */
void
loket_kiosk_window_update_actions (LoketKioskWindow *self)
{
  LoketStep step = loket_kiosk_visit_step (self->visit);
  gboolean asking = loket_idle_watch_is_asking (self->idle);
  gboolean settled = self->issue != NULL && loket_issue_is_over (self->issue);

  enable (self, "back", (self->helping || loket_kiosk_visit_can_go_back (self->visit)) && !asking);
  enable (self,
          "restart",
          step != LOKET_STEP_WELCOME && (step != LOKET_STEP_WAIT || self->failed) &&
              step != LOKET_STEP_NUMBER);
  enable (self, "help", !self->helping && !asking);
  enable (self, "listen", loket_voice_is_on (self->voice));
  enable (self, "volume", self->listening && loket_voice_is_on (self->voice));
  enable (self, "reach", self->low || gtk_widget_has_css_class (GTK_WIDGET (self), "tall"));
  enable (self, "done", step == LOKET_STEP_NUMBER && settled && self->done_timer == 0);
}

/**
 * loket_kiosk_window_add_actions:
 * @self: the window
 *
 * Called once by its init.
 */
void
loket_kiosk_window_add_actions (LoketKioskWindow *self)
{
  const GActionEntry entries[] = {
      {.name = "begin", .activate = begin_cb, .parameter_type = "s"},
      {.name = "choose-service", .activate = choose_service_cb, .parameter_type = "s"},
      {.name = "ready", .activate = ready_cb},
      {.name = "take", .activate = take_cb, .parameter_type = "s"},
      {.name = "retry", .activate = retry_cb},
      {.name = "back", .activate = back_cb},
      {.name = "other-service", .activate = other_service_cb},
      {.name = "restart", .activate = restart_cb},
      {.name = "help", .activate = help_cb},
      {.name = "stay", .activate = stay_cb},
      {.name = "print-again", .activate = print_again_cb},
      {.name = "without-paper", .activate = without_paper_cb},
      {.name = "done", .activate = restart_cb},
      {.name = "contrast", .activate = contrast_cb},
      {.name = "text-size", .activate = text_size_cb},
      {.name = "reach", .activate = reach_cb},
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "visit", G_ACTION_GROUP (self->actions));
}
