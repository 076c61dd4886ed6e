/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far is my application?  The kiosk's window asks the office by the code of a slip, and says
 * what came of it. */
#include "config.h"

#include "core/application-code.h"
#include "core/error.h"
#include "ui/common/pages.h"
#include "ui/kiosk/window-private.h"

#include <glib/gi18n.h>

static void
keep_problem (LoketKioskWindow *self, LoketStatusProblem problem)
{
  self->status_problem = problem;
  loket_kiosk_window_update (self);
}

static void
keep_answer (LoketKioskWindow *self, LoketApplicationStatus *status)
{
  g_set_object (&self->status, status);
  loket_code_page_clear (self->code_page);
  loket_status_page_show (self->status_page,
                          status,
                          loket_program_profile (self->application),
                          loket_program_language (self->application),
                          loket_client_now (loket_program_client (self->application)));
  loket_kiosk_visit_show_status (self->visit);
}

static gboolean
is_wrong_code (const GError *error)
{
  const LoketErrorCode code = loket_error_code_of (error);

  return code == LOKET_ERROR_BAD_FIELD || code == LOKET_ERROR_NOT_FOUND;
}

/* One question under way; the code itself is not kept. */
typedef struct {
  LoketKioskWindow *window;
  gboolean typed;
} Asking;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (LoketKioskWindow) self = asking->window;
  const gboolean typed = asking->typed;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  g_free (asking);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->status_asked);
  if (answer != NULL) {
    keep_answer (self, loket_application_status_cast (answer));
    return;
  }
  g_message ("no status: %s", error->message);
  if (is_wrong_code (error) && typed)
    loket_kiosk_visit_typed_wrong (self->visit, g_get_monotonic_time ());
  keep_problem (self, is_wrong_code (error) ? LOKET_STATUS_WRONG : LOKET_STATUS_AWAY);
}

static void
ask (LoketKioskWindow *self, const char *code, gboolean typed)
{
  LoketClient *client = loket_program_client (self->application);
  g_autoptr (LoketStatusRequest) request = loket_status_request_new ();
  Asking *asking;

  /* Who stands there is not kept waiting for an office that is known to be away. */
  if (loket_client_connection (client) != LOKET_CONNECTION_READY) {
    keep_problem (self, LOKET_STATUS_AWAY);
    return;
  }
  asking = g_new0 (Asking, 1);
  asking->window = g_object_ref (self);
  asking->typed = typed;
  request->code = g_strdup (code);
  self->status_asked = g_cancellable_new ();
  loket_client_call (client,
                     &LOKET_APPLICATION_STATUS,
                     LOKET_RECORD (request),
                     NULL,
                     self->status_asked,
                     answered_cb,
                     asking);
}

/**
 * loket_kiosk_window_forget_status:
 * @self: the window
 *
 * Drops what is known of an application, and the question that is under way.
 */
void
loket_kiosk_window_forget_status (LoketKioskWindow *self)
{
  if (self->status_asked != NULL)
    g_cancellable_cancel (self->status_asked);
  g_clear_object (&self->status_asked);
  g_clear_object (&self->status);
  self->status_problem = LOKET_STATUS_FINE;
}

/**
 * loket_kiosk_window_show_code:
 * @self: the window
 * @code: what a reader read, or fingers typed
 *
 * Asks the office how far that application is.
 */
void
loket_kiosk_window_show_code (LoketKioskWindow *self, const char *code)
{
  const gboolean typed = loket_application_code_is_typed (code);

  if (loket_program_profile (self->application) == NULL || !loket_kiosk_visit_look_up (self->visit))
    return;
  self->helping = FALSE;
  loket_kiosk_window_forget_status (self);
  loket_idle_watch_start (self->idle);
  if (typed && !loket_kiosk_visit_may_type (self->visit, g_get_monotonic_time ()))
    keep_problem (self, LOKET_STATUS_LOCKED);
  else
    ask (self, code, typed);
  loket_kiosk_window_update (self);
}

/* Pages */

static GtkWidget *
make_problem_page (const char *picture, const char *sentence, const char *advice)
{
  GtkWidget *page = loket_plain_page_new (picture, sentence, advice);

  loket_plain_page_add_button (
      LOKET_PLAIN_PAGE (page), _ ("Try again"), "restart", "visit.back", TRUE);
  return page;
}

/**
 * loket_kiosk_window_add_status_pages:
 * @self: the window, whose office is known
 */
void
loket_kiosk_window_add_status_pages (LoketKioskWindow *self)
{
  self->code_page = LOKET_CODE_PAGE (loket_code_page_new ());
  self->status_page = LOKET_STATUS_PAGE (loket_status_page_new ());
  loket_pages_add (self->stack, "code", GTK_WIDGET (self->code_page));
  loket_pages_add (self->stack, "status", GTK_WIDGET (self->status_page));
  loket_pages_add (
      self->stack,
      "looking",
      loket_plain_page_new ("search", _ ("One moment, please."), _ ("The office is asked.")));
  loket_pages_add (self->stack,
                   "code-wrong",
                   make_problem_page ("problem",
                                      _ ("This code is not known here."),
                                      _ ("Only the slip of an application has it. Hold it flat and "
                                         "still, or type its digits once more.")));
  loket_pages_add (self->stack,
                   "code-away",
                   make_problem_page ("offline",
                                      _ ("The office cannot be asked just now."),
                                      _ ("Nothing is lost. Please try again in a moment, or ask an "
                                         "officer.")));
  loket_pages_add (self->stack,
                   "code-locked",
                   loket_plain_page_new ("lock",
                                         _ ("Too many wrong codes were typed."),
                                         _ ("Please hold the slip to the reader, or go to the "
                                            "officer at the reception.")));
  if (self->status != NULL)
    loket_status_page_show (self->status_page,
                            self->status,
                            loket_program_profile (self->application),
                            loket_program_language (self->application),
                            loket_client_now (loket_program_client (self->application)));
}

/**
 * loket_kiosk_window_looking_page:
 * @self: the window, whose visit looks for an application
 *
 * Returns: (transfer none): the page that says what came of it so far
 */
const char *
loket_kiosk_window_looking_page (LoketKioskWindow *self)
{
  static const char *const pages[] = {
      [LOKET_STATUS_FINE] = "looking",
      [LOKET_STATUS_WRONG] = "code-wrong",
      [LOKET_STATUS_AWAY] = "code-away",
      [LOKET_STATUS_LOCKED] = "code-locked",
  };

  return pages[self->status_problem];
}

/* Actions */

static void
ask_status_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  loket_code_page_clear (self->code_page);
  loket_kiosk_visit_ask_for_code (self->visit);
}

static void
type_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  loket_code_page_type (self->code_page, g_variant_get_string (parameter, NULL));
}

static void
erase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  loket_code_page_erase (self->code_page);
}

static void
look_up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;
  g_autofree char *code = g_strdup (loket_code_page_text (self->code_page));

  if (*code == '\0' || loket_kiosk_visit_step (self->visit) != LOKET_STEP_CODE)
    return;
  loket_code_page_clear (self->code_page);
  loket_kiosk_window_show_code (self, code);
}

static void
come_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  if (self->status != NULL && self->status->service != NULL)
    loket_kiosk_visit_come (self->visit, self->status->service);
}

/**
 * loket_kiosk_window_add_status_actions:
 * @self: the window, which has its actions
 *
 * Called once by its init.
 */
void
loket_kiosk_window_add_status_actions (LoketKioskWindow *self)
{
  const GActionEntry entries[] = {
      {.name = "ask-status", .activate = ask_status_cb},
      {.name = "type", .activate = type_cb, .parameter_type = "s"},
      {.name = "erase", .activate = erase_cb},
      {.name = "look-up", .activate = look_up_cb},
      {.name = "come", .activate = come_cb},
  };

  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
