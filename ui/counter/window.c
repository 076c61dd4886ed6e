/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the counter: head, notices, and one page: start, queue or keys. */
#include "config.h"

#include "core/error.h"
#include "ui/common/connection-banner.h"
#include "ui/common/pages.h"
#include "ui/counter/keys-page.h"
#include "ui/counter/sentences.h"
#include "ui/counter/window-private.h"

#include <glib/gi18n.h>

#define TICK_SECONDS 15

G_DEFINE_FINAL_TYPE (LoketCounterWindow, loket_counter_window, GTK_TYPE_APPLICATION_WINDOW)

/* Notices */

/**
 * loket_counter_window_clear_notice:
 * @self: the window
 *
 * Puts away what the last press was answered with.
 */
void
loket_counter_window_clear_notice (LoketCounterWindow *self)
{
  self->empty_noticed = FALSE;
  gtk_widget_set_visible (self->reopen_button, FALSE);
  loket_notice_bar_clear (self->notice_bar);
}

/**
 * loket_counter_window_tell:
 * @self: the window
 * @kind: how bad it is
 * @sentence: what happened
 * @advice: (nullable): what to do now
 *
 * Tells it across the window, in place of what was told before.
 */
void
loket_counter_window_tell (LoketCounterWindow *self,
                           LoketNoticeKind kind,
                           const char *sentence,
                           const char *advice)
{
  loket_counter_window_clear_notice (self);
  loket_notice_bar_show (self->notice_bar, kind, sentence, advice);
}

/* That nobody waits is no error, and that a counter was closed can be mended at once. */
static void
refused_cb (LoketCounterWindow *self, int act, GError *error)
{
  LoketErrorCode code = loket_error_code_of (error);
  const char *language = loket_program_language (self->application);
  g_autofree char *sentence = loket_sentence_refusal (error, language);

  g_message ("%s: %s", loket_enum_name (loket_act_get_type (), act), error->message);
  /* The page for that is on the screen already. */
  if (code == LOKET_ERROR_SIGN_IN_NEEDED && !loket_guard_lets_work (self->guard))
    return;
  if (code == LOKET_ERROR_QUEUE_EMPTY) {
    loket_counter_window_tell (
        self, LOKET_NOTICE_INFORMATION, sentence, _ ("A new number appears here by itself."));
    self->empty_noticed = TRUE;
  } else if (code == LOKET_ERROR_COUNTER_CLOSED && loket_seat_counter (self->seat) != NULL) {
    loket_counter_window_tell (self, LOKET_NOTICE_WARNING, sentence, NULL);
    gtk_button_set_label (GTK_BUTTON (self->reopen_button), _ ("Open it again"));
    gtk_widget_set_visible (self->reopen_button, TRUE);
  } else {
    loket_counter_window_tell (
        self,
        loket_error_is_refusal (code) ? LOKET_NOTICE_WARNING : LOKET_NOTICE_PROBLEM,
        sentence,
        code == LOKET_ERROR_UNREACHABLE
            ? _ ("Press again when the connection is back: nothing is done twice.")
            : NULL);
  }
}

static void
remember (LoketCounterWindow *self, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  /* A seat without a writable folder asks again at the next start, no more. */
  if (!loket_settings_remember (
          loket_program_settings (self->application), "seat", key, value, &error))
    g_message ("the choice of this seat cannot be kept: %s", error->message);
}

static void
tell_undone (LoketCounterWindow *self)
{
  LoketTicket *held = loket_seat_ticket (self->seat);
  g_autofree char *sentence = loket_sentence_undone (loket_seat_undone (self->seat));
  g_autofree char *advice =
      held != NULL ? g_strdup_printf (_ ("%s is in hand."), held->label) : NULL;

  loket_counter_window_tell (self, LOKET_NOTICE_INFORMATION, sentence, advice);
}

static void
answered_cb (LoketCounterWindow *self, int act)
{
  g_autofree char *services = NULL;
  const char *const *taken = loket_seat_services (self->seat);

  loket_counter_window_clear_notice (self);
  if (act == LOKET_ACT_FINISH)
    loket_counter_window_visitor_served (self);
  if (act == LOKET_ACT_UNDO)
    tell_undone (self);
  if (act != LOKET_ACT_OPEN)
    return;
  services = taken != NULL ? g_strjoinv (";", (char **) taken) : g_strdup ("*");
  remember (self, "counter", loket_seat_counter (self->seat));
  remember (self, "services", services);
}

static void
ended_cb (LoketCounterWindow *self, int end)
{
  if (self->aside == LOKET_ASIDE_KEYS)
    self->aside = LOKET_ASIDE_NONE;
  if (self->queue_page != NULL) {
    loket_queue_page_ask (self->queue_page, NULL);
    loket_queue_page_open_menu (self->queue_page, LOKET_MENU_NONE, NULL);
  }
  if (end == LOKET_SEAT_END_DAY)
    loket_counter_window_tell (self,
                               LOKET_NOTICE_INFORMATION,
                               _ ("A new day has begun, so the counter is closed."),
                               _ ("Open it when you are ready."));
  else if (end == LOKET_SEAT_END_ELSEWHERE)
    loket_counter_window_tell (self,
                               LOKET_NOTICE_WARNING,
                               _ ("This counter was closed at another place."),
                               _ ("Open it again here if you still sit at it."));
}

/* Pages */

/* What this seat chose last, else nothing. */
static void
choose_remembered (LoketCounterWindow *self, LoketProfile *profile)
{
  LoketSettings *settings = loket_program_settings (self->application);
  g_autofree char *counter = loket_settings_text (settings, "seat", "counter");
  g_autofree char *words = loket_settings_text (settings, "seat", "services");
  g_auto (GStrv) services = NULL;
  LoketCounterPost *post;

  if (self->opening != NULL && g_strcmp0 (self->opening, counter) != 0)
    g_clear_pointer (&words, g_free);
  if (self->opening != NULL) {
    g_free (counter);
    counter = g_strdup (self->opening);
  }
  post = counter != NULL ? loket_profile_counter (profile, counter) : NULL;
  if (post == NULL)
    return;
  if (words == NULL)
    services = g_strdupv (post->services);
  else if (g_strcmp0 (words, "*") != 0)
    services = g_strsplit (words, ";", -1);
  loket_start_page_choose (self->start_page, counter, (const char *const *) services);
}

/* Everything that has words in it is made anew in the language of now. */
static char *
section_of (LoketAdminPage *page)
{
  return page != NULL ? g_strdup (loket_admin_page_section (page)) : NULL;
}

static LoketAdminPage *
add_sections (LoketCounterWindow *self, const char *name, const LoketAdminSections *sections)
{
  GtkWidget *page = loket_admin_page_new (self->application, sections);

  loket_pages_add (self->stack, name, page);
  return LOKET_ADMIN_PAGE (page);
}

static void
build (LoketCounterWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  const char *language = loket_program_language (self->application);
  g_autofree char *counter = NULL;
  g_auto (GStrv) services = NULL;
  g_autofree char *section = section_of (self->admin_page);
  g_autofree char *registry_section = section_of (self->registry_page);
  g_autofree char *cases_section = section_of (self->cases_page);
  g_autofree char *cards_section = section_of (self->cards_page);
  GtkWidget *old;

  if (self->start_page != NULL) {
    counter = g_strdup (loket_start_page_counter (self->start_page));
    services = loket_start_page_services (self->start_page);
  }
  gtk_window_set_title (GTK_WINDOW (self), _ ("Counter"));
  loket_counter_window_clear_notice (self);
  loket_pages_clear (self->stack);
  if ((old = gtk_widget_get_first_child (GTK_WIDGET (self->top))) != NULL)
    gtk_box_remove (self->top, old);
  self->top_bar = LOKET_TOP_BAR (loket_top_bar_new (self->application));
  gtk_box_append (self->top, GTK_WIDGET (self->top_bar));
  if (self->help_bar != NULL)
    gtk_box_remove (self->notices, self->help_bar);
  self->help_bar = loket_help_bar_new (loket_program_client (self->application));
  gtk_box_prepend (self->notices, self->help_bar);
  self->start_page = NULL;
  self->queue_page = NULL;
  self->admin_page = NULL;
  self->registry_page = NULL;
  self->cases_page = NULL;
  self->cards_page = NULL;
  self->sign_in_page = NULL;
  self->password_page = NULL;
  self->officer_page = NULL;
  loket_pages_add (self->stack, "keys", loket_keys_page_new ());
  if (profile == NULL)
    return;
  self->start_page = LOKET_START_PAGE (loket_start_page_new (profile, language));
  self->queue_page = LOKET_QUEUE_PAGE (loket_queue_page_new ());
  loket_pages_add (self->stack, "start", GTK_WIDGET (self->start_page));
  loket_pages_add (self->stack, "queue", GTK_WIDGET (self->queue_page));
  self->admin_page = add_sections (self, "admin", loket_admin_sections ());
  self->registry_page = add_sections (self, "registry", loket_registry_sections ());
  self->cases_page = add_sections (self, "cases", loket_cases_sections ());
  self->cards_page = add_sections (self, "cards", loket_cards_sections ());
  loket_counter_window_build_guard (self);
  loket_admin_page_show (self->admin_page, section);
  loket_admin_page_show (self->registry_page, registry_section);
  loket_admin_page_show (self->cases_page, cases_section);
  loket_admin_page_show (self->cards_page, cards_section);
  if (counter != NULL)
    loket_start_page_choose (self->start_page, counter, (const char *const *) services);
  else
    choose_remembered (self, profile);
  g_signal_connect_object (self->start_page,
                           "changed",
                           G_CALLBACK (loket_counter_window_update_actions),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
update_queue (LoketCounterWindow *self, LoketProfile *profile)
{
  const char *language = loket_program_language (self->application);
  guint waiting =
      loket_queue_page_show (self->queue_page, self->seat, profile, language, self->all_services);

  if (self->empty_noticed && waiting > 0)
    loket_counter_window_clear_notice (self);
}

static void
update_top (LoketCounterWindow *self, LoketProfile *profile)
{
  const char *counter = loket_seat_counter (self->seat);
  g_autofree char *services = NULL;

  if (counter != NULL)
    services = loket_sentence_services (
        profile, loket_seat_services (self->seat), loket_program_language (self->application));
  loket_top_bar_show (self->top_bar, counter, services, loket_guard_lets_work (self->guard));
}

/* An act switches its own button off, so that the focus would wander away: it goes back to where
 * the next act is expected. */
static void
keep_focus (LoketCounterWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (self->focus_lost && page != NULL && loket_seat_doing (self->seat) == LOKET_ACT_NONE &&
      gtk_widget_grab_focus (page))
    self->focus_lost = FALSE;
}

static void
notice_focus (LoketCounterWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    self->focus_lost = TRUE;
}

static const char *
page_of_now (LoketCounterWindow *self)
{
  static const char *const beside[] = {
      [LOKET_ASIDE_KEYS] = "keys",
      [LOKET_ASIDE_ADMIN] = "admin",
      [LOKET_ASIDE_REGISTRY] = "registry",
      [LOKET_ASIDE_CASES] = "cases",
      [LOKET_ASIDE_CARDS] = "cards",
      [LOKET_ASIDE_OFFICER] = "officer",
      [LOKET_ASIDE_PASSWORD] = "password",
      [LOKET_ASIDE_PROPOSALS] = "proposals",
  };
  const char *first = loket_counter_window_guard_page (self);

  if (first != NULL)
    return first;
  if (self->aside != LOKET_ASIDE_NONE)
    return beside[self->aside];
  return loket_seat_counter (self->seat) != NULL ? "queue" : "start";
}

/**
 * loket_counter_window_update:
 * @self: the window
 *
 * Shows the page that belongs to the state of everything, and that up to date.
 */
void
loket_counter_window_update (LoketCounterWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);

  if (profile == NULL || self->queue_page == NULL)
    return;
  if (loket_seat_doing (self->seat) != LOKET_ACT_NONE && !self->focus_lost)
    notice_focus (self);
  loket_counter_window_note_visitor (self);
  update_top (self, profile);
  loket_start_page_mark_open (self->start_page,
                              loket_client_counters (loket_seat_client (self->seat)));
  loket_start_page_set_working (self->start_page, loket_seat_doing (self->seat) == LOKET_ACT_OPEN);
  if (loket_seat_counter (self->seat) != NULL)
    update_queue (self, profile);
  loket_counter_window_update_guard (self);
  loket_pages_show (self->stack, page_of_now (self));
  loket_counter_window_update_actions (self);
  keep_focus (self);
}

/**
 * loket_counter_window_open_as_asked:
 * @self: the window
 *
 * Opens the counter that the command line named as soon as somebody may work at it; once.
 */
void
loket_counter_window_open_as_asked (LoketCounterWindow *self)
{
  g_auto (GStrv) services = NULL;

  if (self->opening == NULL || self->start_page == NULL || !loket_guard_lets_work (self->guard) ||
      loket_client_connection (loket_seat_client (self->seat)) != LOKET_CONNECTION_READY)
    return;
  services = loket_start_page_services (self->start_page);
  if (g_strcmp0 (loket_start_page_counter (self->start_page), self->opening) == 0)
    loket_seat_open (self->seat, self->opening, (const char *const *) services);
  else
    loket_counter_window_tell (self,
                               LOKET_NOTICE_WARNING,
                               _ ("The office has no such counter."),
                               _ ("Choose one of these."));
  g_clear_pointer (&self->opening, g_free);
}

static void
rebuild_cb (LoketCounterWindow *self)
{
  build (self);
  self->focus_lost = TRUE;
  loket_counter_window_open_as_asked (self);
  loket_counter_window_update (self);
}

static gboolean
tick_cb (gpointer data)
{
  loket_counter_window_update (data);
  return G_SOURCE_CONTINUE;
}

/* The window */

static void
loket_counter_window_dispose (GObject *object)
{
  LoketCounterWindow *self = LOKET_COUNTER_WINDOW (object);

  g_clear_handle_id (&self->tick_timer, g_source_remove);
  if (self->rating != NULL)
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->rating)));
  loket_counter_window_forget_visitor (self);
  g_clear_object (&self->seat);
  g_clear_object (&self->guard);
  g_clear_object (&self->proposals);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->opening, g_free);
  G_OBJECT_CLASS (loket_counter_window_parent_class)->dispose (object);
}

static void
loket_counter_window_class_init (LoketCounterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_counter_window_dispose;
  g_type_ensure (LOKET_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/window.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketCounterWindow, body);
  gtk_widget_class_bind_template_child (widget_class, LoketCounterWindow, top);
  gtk_widget_class_bind_template_child (widget_class, LoketCounterWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, LoketCounterWindow, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, LoketCounterWindow, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, LoketCounterWindow, stack);
}

static void
loket_counter_window_init (LoketCounterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loket_counter_window_add_actions (self);
}

static void
follow (LoketCounterWindow *self)
{
  g_signal_connect_object (
      self->application, "notify::profile", G_CALLBACK (rebuild_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->application, "notify::language", G_CALLBACK (rebuild_cb), self, G_CONNECT_SWAPPED);
  /* The office may be known from before, so that only the connection was waited for. */
  g_signal_connect_object (loket_seat_client (self->seat),
                           "notify::connection",
                           G_CALLBACK (loket_counter_window_open_as_asked),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->seat, "changed", G_CALLBACK (loket_counter_window_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->seat, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->seat, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->seat, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
}

/**
 * loket_counter_window_new:
 * @application: the program
 *
 * Returns: (transfer none): its window, owned by GTK's list of windows
 */
GtkWindow *
loket_counter_window_new (LoketProgram *application)
{
  LoketCounterWindow *self =
      g_object_new (LOKET_TYPE_COUNTER_WINDOW, "application", application, NULL);
  LoketClient *client = loket_program_client (application);

  self->application = application;
  self->opening =
      loket_settings_text (loket_program_settings (application), "command-line", "counter");
  self->seat = loket_seat_new (client);
  loket_counter_window_add_guard (self);
  loket_client_follow (client, "queue");
  loket_client_follow (client, "applications");
  loket_client_follow (client, "cards");
  gtk_box_append (self->notices, loket_connection_banner_new (application));
  follow (self);
  self->tick_timer = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  rebuild_cb (self);
  loket_counter_window_update_actions (self);
  return GTK_WINDOW (self);
}
