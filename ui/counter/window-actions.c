/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer may do at the counter, as actions that buttons and keys activate. */
#include "config.h"

#include "core/error.h"
#include "core/help.h"
#include "ui/common/language.h"
#include "ui/common/problem.h"
#include "ui/counter/window-private.h"

#define LARGEST_TEXT 1.3
#define TEXT_STEP 0.15

/* The acts that are one press each, under the names of their actions. */
static const LoketAct pressed[] = {LOKET_ACT_NEXT,
                                   LOKET_ACT_RECALL,
                                   LOKET_ACT_START,
                                   LOKET_ACT_FINISH,
                                   LOKET_ACT_MISS,
                                   LOKET_ACT_UNDO,
                                   LOKET_ACT_CLOSE};

static void
press_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;
  int act = LOKET_ACT_NONE;

  if (loket_enum_from_name (loket_act_get_type (), g_action_get_name (G_ACTION (action)), &act))
    loket_seat_do (self->seat, (LoketAct) act);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;
  g_auto (GStrv) services = NULL;

  if (self->start_page == NULL || !loket_start_page_is_complete (self->start_page))
    return;
  services = loket_start_page_services (self->start_page);
  loket_seat_open (
      self->seat, loket_start_page_counter (self->start_page), (const char *const *) services);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  loket_seat_reopen (self->seat);
}

/* Moves the focus too: Return and Space answer the question, and No is the first answer. */
static void
ask (LoketCounterWindow *self, LoketTicket *ticket)
{
  loket_queue_page_ask (self->queue_page, ticket);
  loket_counter_window_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->queue_page));
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  ask (self, loket_seat_ticket (self->seat));
}

static void
cancel_yes_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  loket_seat_do (self->seat, LOKET_ACT_CANCEL);
}

static void
cancel_no_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, NULL);
}

static void
escape_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  if (!loket_guard_lets_work (self->guard)) {
    loket_counter_window_clear_notice (self);
    return;
  }
  if (self->aside == LOKET_ASIDE_ADMIN && loket_admin_page_back (self->admin_page))
    return;
  if (self->aside == LOKET_ASIDE_REGISTRY && loket_admin_page_back (self->registry_page))
    return;
  if (self->aside == LOKET_ASIDE_CASES && loket_admin_page_back (self->cases_page))
    return;
  if (self->aside == LOKET_ASIDE_CARDS && loket_admin_page_back (self->cards_page))
    return;
  if (self->aside == LOKET_ASIDE_KEYS) {
    loket_counter_window_go_aside (self, self->behind_keys);
  } else if (self->aside != LOKET_ASIDE_NONE) {
    loket_counter_window_go_aside (self, LOKET_ASIDE_NONE);
  } else if (self->queue_page != NULL && loket_queue_page_is_asking (self->queue_page)) {
    ask (self, NULL);
  } else if (!loket_counter_window_close_menu (self)) {
    loket_counter_window_clear_notice (self);
  }
}

static void
keys_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  if (self->aside == LOKET_ASIDE_KEYS) {
    loket_counter_window_go_aside (self, self->behind_keys);
    return;
  }
  self->behind_keys = self->aside;
  loket_counter_window_go_aside (self, LOKET_ASIDE_KEYS);
}

/* There, and back again. */
static void
toggle_aside (LoketCounterWindow *self, LoketAside aside)
{
  loket_counter_window_go_aside (self, self->aside == aside ? LOKET_ASIDE_NONE : aside);
}

static void
admin_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  toggle_aside (data, LOKET_ASIDE_ADMIN);
}

static void
registry_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  toggle_aside (data, LOKET_ASIDE_REGISTRY);
}

static void
cases_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  toggle_aside (data, LOKET_ASIDE_CASES);
}

static void
cards_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  toggle_aside (data, LOKET_ASIDE_CARDS);
}

/* Who has the ticket in service stands in front of the counter: look-up first. */
static void
front_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;
  LoketTicket *ticket = loket_seat_ticket (self->seat);

  if (ticket != NULL && ticket->state != LOKET_TICKET_SERVING)
    ticket = NULL;
  self->aside = LOKET_ASIDE_CASES;
  loket_counter_window_update (self);
  loket_cases_page_serve (self->cases_page, ticket);
  gtk_widget_grab_focus (GTK_WIDGET (self->cases_page));
}

/* From the page of a person. */
static void
case_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  self->aside = LOKET_ASIDE_CASES;
  loket_counter_window_update (self);
  loket_cases_page_open (self->cases_page, g_variant_get_string (parameter, NULL));
}

/* From the page of a person or an application. */
static void
card_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;

  self->aside = LOKET_ASIDE_CARDS;
  loket_counter_window_update (self);
  loket_cards_page_open (self->cards_page, g_variant_get_string (parameter, NULL));
}

static void
rate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  loket_counter_window_ask_visitor (data, FALSE);
}

static void
whole_survey_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  loket_counter_window_ask_visitor (data, TRUE);
}

static void
all_services_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LoketCounterWindow *self = data;

  self->all_services = g_variant_get_boolean (state);
  g_simple_action_set_state (action, state);
  loket_counter_window_update (self);
}

static void
keep (LoketCounterWindow *self, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (!loket_settings_remember (
          loket_program_settings (self->application), "seat", key, value, &error))
    g_message ("the choice of this seat cannot be kept: %s", error->message);
}

static void
language_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LoketCounterWindow *self = data;
  const char *language = g_variant_get_string (state, NULL);

  if (!loket_language_is_known (language))
    return;
  keep (self, "language", language);
  loket_program_set_language (self->application, language);
}

static void
next_language_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;
  LoketProfile *profile = loket_program_profile (self->application);
  const char *next = profile != NULL
                         ? loket_language_after ((const char *const *) profile->languages,
                                                 loket_program_language (self->application))
                         : NULL;

  if (next != NULL)
    g_action_group_change_action_state (
        G_ACTION_GROUP (self->actions), "language", g_variant_new_string (next));
}

static void
contrast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;
  gboolean contrast = !loket_program_high_contrast (self->application);

  keep (self, "high_contrast", contrast ? "true" : "false");
  loket_program_set_high_contrast (self->application, contrast);
}

static void
text_size_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;
  double scale = loket_program_text_scale (self->application) + TEXT_STEP;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (scale > LARGEST_TEXT + 0.01)
    scale = 1;
  keep (self, "text_scale", g_ascii_formatd (text, sizeof text, "%.2f", scale));
  loket_program_set_text_scale (self->application, scale);
}

static GSimpleAction *
find (LoketCounterWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

/**
 * loket_counter_window_update_actions:
 * @self: the window
 *
 * Switches on what can be done now and off what cannot.
 */
void
loket_counter_window_update_actions (LoketCounterWindow *self)
{
  gboolean let = loket_guard_lets_work (self->guard);
  gboolean officer = loket_guard_session (self->guard) != NULL;
  gboolean working = let && self->aside == LOKET_ASIDE_NONE;
  gboolean open = working && loket_seat_counter (self->seat) != NULL;
  gboolean asking = self->queue_page != NULL && loket_queue_page_is_asking (self->queue_page);
  gboolean offering =
      self->queue_page != NULL && loket_queue_page_menu (self->queue_page) != LOKET_MENU_NONE;
  gboolean cancellable = loket_seat_allows (self->seat, LOKET_ACT_CANCEL);

  for (gsize i = 0; i < G_N_ELEMENTS (pressed); i++)
    g_simple_action_set_enabled (
        find (self, loket_enum_name (loket_act_get_type (), (int) pressed[i])),
        open && !asking && !offering && loket_seat_allows (self->seat, pressed[i]));
  g_simple_action_set_enabled (find (self, "cancel"), open && !asking && !offering && cancellable);
  g_simple_action_set_enabled (find (self, "cancel-yes"), open && asking && cancellable);
  g_simple_action_set_enabled (find (self, "cancel-no"), open && asking && cancellable);
  g_simple_action_set_enabled (find (self, "open"),
                               working && !open && self->start_page != NULL &&
                                   loket_start_page_is_complete (self->start_page) &&
                                   loket_seat_allows (self->seat, LOKET_ACT_OPEN));
  g_simple_action_set_enabled (find (self, "reopen"),
                               open && loket_seat_allows (self->seat, LOKET_ACT_OPEN));
  loket_counter_window_update_offers (self, open && self->queue_page != NULL);
  /* In an entry Ctrl+A takes all of its text. */
  g_simple_action_set_enabled (find (self, "all-services"), working);
  g_simple_action_set_enabled (find (self, "keys"), let);
  g_simple_action_set_enabled (find (self, "go-to-kiosk"), let);
  g_simple_action_set_enabled (find (self, "admin"), let && self->admin_page != NULL);
  g_simple_action_set_enabled (find (self, "registry"),
                               officer && let && self->registry_page != NULL);
  g_simple_action_set_enabled (find (self, "cases"), officer && let && self->cases_page != NULL);
  g_simple_action_set_enabled (find (self, "cards"), officer && let && self->cards_page != NULL);
  g_simple_action_set_enabled (find (self, "card"), officer && let && self->cards_page != NULL);
  g_simple_action_set_enabled (find (self, "case"), officer && let && self->cases_page != NULL);
  g_simple_action_set_enabled (
      find (self, "front"),
      officer && let && self->cases_page != NULL &&
          loket_admin_may (self->application, LOKET_MAY_TAKE_APPLICATIONS));
  g_simple_action_set_enabled (find (self, "rate"),
                               let && loket_counter_window_may_ask_visitor (self, FALSE));
  g_simple_action_set_enabled (find (self, "whole-survey"),
                               let && loket_counter_window_may_ask_visitor (self, TRUE));
  g_simple_action_set_enabled (find (self, "lock"), officer);
  g_simple_action_set_enabled (find (self, "sign-out"), officer);
  g_simple_action_set_enabled (find (self, "officer"), officer && let);
  g_simple_action_set_enabled (find (self, "password"), officer && let);
  g_simple_action_set_enabled (find (self, "proposals"), officer && let);
  g_simple_action_set_state (find (self, "language"),
                             g_variant_new_string (loket_program_language (self->application)));
}

/* Another counter may have been faster: then the call has left the bar already. */
static void
went_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCounterWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);
  g_autofree char *sentence = NULL;

  if (answer != NULL || g_error_matches (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE))
    return;
  sentence = loket_problem_sentence (error, loket_program_language (self->application));
  loket_counter_window_tell (self, LOKET_NOTICE_PROBLEM, sentence, NULL);
}

static void
go_to_kiosk_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketCounterWindow *self = data;
  g_autoptr (LoketHelpAnswer) request = loket_help_answer_new ();

  request->call = g_variant_dup_string (parameter, NULL);
  request->counter = g_strdup (loket_seat_counter (self->seat));
  loket_client_call (loket_program_client (self->application),
                     &LOKET_HELP_ANSWER,
                     LOKET_RECORD (request),
                     NULL,
                     NULL,
                     went_cb,
                     g_object_ref (self));
}

static void
add_keys (LoketCounterWindow *self)
{
  static const struct {
    const char *trigger;
    const char *action;
  } keys[] = {
      {"F2|<Control>n", "desk.next"},
      {"F3", "desk.recall"},
      {"F4", "desk.start"},
      {"F5", "desk.finish"},
      {"F6", "desk.miss"},
      {"<Control>d", "desk.cancel"},
      {"<Control>z", "desk.undo"},
      {"F12", "desk.more"},
      {"<Control>g", "desk.list"},
      {"Escape", "desk.escape"},
      {"<Control>w", "desk.close"},
      {"<Control>a", "desk.all-services"},
      {"F1|<Control>question|<Control><Shift>question|<Control>slash", "desk.keys"},
      {"F7|<Control>f", "desk.registry"},
      {"F8", "desk.cases"},
      {"F9", "desk.front"},
      {"F10", "desk.admin"},
      {"F11", "desk.cards"},
      {"<Control>plus|<Control>equal", "desk.text-size"},
      {"<Control>h", "desk.contrast"},
      {"<Control>b", "desk.next-language"},
      {"<Control>l", "desk.lock"},
      {"<Control>o", "desk.officer"},
      {"<Control>p", "desk.proposals"},
      {"<Control>r", "desk.rate"},
      {"<Control><Shift>r", "desk.whole-survey"},
  };
  GtkEventController *first = gtk_shortcut_controller_new ();
  GtkEventController *last = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (first),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_named_action_new (keys[i].action)));
  gtk_event_controller_set_propagation_phase (first, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), first);
  /* Space calls the next one unless it presses the button that has the focus. */
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (last),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("space"),
                        gtk_named_action_new ("desk.next")));
  gtk_event_controller_set_propagation_phase (last, GTK_PHASE_BUBBLE);
  gtk_widget_add_controller (GTK_WIDGET (self), last);
}

/**
 * loket_counter_window_add_actions:
 * @self: the window
 *
 * Called once by its init.
 */
void
loket_counter_window_add_actions (LoketCounterWindow *self)
{
  const GActionEntry entries[] = {
      {.name = "next", .activate = press_cb},
      {.name = "recall", .activate = press_cb},
      {.name = "start", .activate = press_cb},
      {.name = "finish", .activate = press_cb},
      {.name = "miss", .activate = press_cb},
      {.name = "undo", .activate = press_cb},
      {.name = "close", .activate = press_cb},
      {.name = "open", .activate = open_cb},
      {.name = "reopen", .activate = reopen_cb},
      {.name = "cancel", .activate = cancel_cb},
      {.name = "cancel-yes", .activate = cancel_yes_cb},
      {.name = "cancel-no", .activate = cancel_no_cb},
      {.name = "escape", .activate = escape_cb},
      {.name = "keys", .activate = keys_cb},
      {.name = "admin", .activate = admin_cb},
      {.name = "registry", .activate = registry_cb},
      {.name = "cases", .activate = cases_cb},
      {.name = "cards", .activate = cards_cb},
      {.name = "front", .activate = front_cb},
      {.name = "card", .activate = card_cb, .parameter_type = "s"},
      {.name = "case", .activate = case_cb, .parameter_type = "s"},
      {.name = "rate", .activate = rate_cb},
      {.name = "whole-survey", .activate = whole_survey_cb},
      {.name = "all-services", .state = "false", .change_state = all_services_cb},
      {.name = "language", .parameter_type = "s", .state = "'id'", .change_state = language_cb},
      {.name = "next-language", .activate = next_language_cb},
      {.name = "contrast", .activate = contrast_cb},
      {.name = "text-size", .activate = text_size_cb},
      {.name = "go-to-kiosk", .activate = go_to_kiosk_cb, .parameter_type = "s"},
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk", G_ACTION_GROUP (self->actions));
  add_keys (self);
  loket_counter_window_add_offers (self);
}
