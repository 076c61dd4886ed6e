/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page that a supervisor keeps open: queues and alarms above, a
 * row for each counter, and what can be done about it beside; LoketAdminPage shows it. */
#include "config.h"

#include "ui/admin/board.h"

#include "core/calendar.h"
#include "core/journey.h"
#include "core/overview.h"
#include "ui/admin/board-head.h"
#include "ui/admin/board-move.h"
#include "ui/admin/board-score.h"
#include "ui/admin/board-words.h"
#include "ui/admin/confirm.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"

#include <glib/gi18n.h>

#define LOOK_SECONDS 5 /* waits grow and machines fall silent without anybody saying so */
#define SOON_MS 250    /* several things that the feed tells together are one */
#define SCORE_DAYS 14
#define HEAD_MAX 330 /* px: counters stay in sight under the fullest hall */

#define LOKET_TYPE_ADMIN_BOARD (loket_admin_board_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminBoard, loket_admin_board, LOKET, ADMIN_BOARD, LoketAdminList)

struct _LoketAdminBoard {
  LoketAdminList parent_instance;

  /* borrowed */
  GtkWidget *head; /* place of what stands above the counters; NULL = nothing was answered yet */
  /* owned */
  LoketQueueOverview *overview; /* (nullable) what is seen */
  GCancellable *cancellable;
  /* state */
  guint look_id;
  guint soon_id;
};

G_DEFINE_FINAL_TYPE (LoketAdminBoard, loket_admin_board, LOKET_TYPE_ADMIN_LIST)

/* Rows */

static char *
counter_text (LoketProgram *application, LoketRecord *record)
{
  return g_strdup_printf (_ ("Counter %s"), loket_hall_post_cast (record)->counter);
}

static char *
state_text (LoketProgram *application, LoketRecord *record)
{
  return loket_board_state (application, loket_hall_post_cast (record));
}

static const char *
state_chip (LoketRecord *record)
{
  return loket_board_state_style (loket_hall_post_cast (record));
}

static char *
since_text (LoketProgram *application, LoketRecord *record)
{
  return loket_board_clock (application, loket_hall_post_cast (record)->since);
}

static char *
takes_text (LoketProgram *application, LoketRecord *record)
{
  LoketHallPost *post = loket_hall_post_cast (record);

  return post->open ? loket_board_queues (application, (const char *const *) post->services) : NULL;
}

static const LoketAdminColumn columns[] = {
    {N_ ("Counter"), .text = counter_text},
    {N_ ("State"), .text = state_text, .chip = state_chip},
    {N_ ("Number"), "label"},
    {N_ ("Since"), .text = since_text},
    {N_ ("Takes"), .text = takes_text, .wide = TRUE},
};

static const char *
row_id (LoketRecord *record)
{
  return loket_hall_post_cast (record)->counter;
}

/* What is above them */

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketAdminBoard *self = LOKET_ADMIN_BOARD (list);

  g_set_object (&self->overview, loket_queue_overview_cast (answer));
  if (self->head == NULL) {
    self->head = gtk_scrolled_window_new ();
    gtk_scrolled_window_set_policy (
        GTK_SCROLLED_WINDOW (self->head), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->head), TRUE);
    gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->head), HEAD_MAX);
    loket_admin_list_set_banner (list, self->head);
  }
  gtk_scrolled_window_set_child (
      GTK_SCROLLED_WINDOW (self->head),
      loket_board_head_new (loket_admin_list_application (list), self->overview));
}

/* Counters */

static void
counter_done (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  const char *counter = loket_counter_cast (answer)->id;
  g_autofree char *sentence =
      g_strdup_printf (loket_counter_cast (answer)->open ? _ ("Counter %s is open now.")
                                                         : _ ("Counter %s is closed now."),
                       counter);

  loket_admin_list_reload (list);
  loket_admin_tell (GTK_WIDGET (list), LOKET_NOTICE_INFORMATION, sentence, NULL);
}

static LoketHallPost *
chosen_post (LoketAdminBoard *self, GtkWidget *confirm)
{
  return g_object_get_data (G_OBJECT (confirm), "post");
}

static void
open_cb (LoketAdminBoard *self, GtkWidget *confirm)
{
  LoketHallPost *post = chosen_post (self, confirm);
  LoketProfile *profile =
      loket_program_profile (loket_admin_list_application (LOKET_ADMIN_LIST (self)));
  LoketCounterPost *usual = loket_profile_counter (profile, post->counter);
  LoketCounterRequest *request = loket_counter_request_new ();

  request->counter = g_strdup (post->counter);
  request->services = usual != NULL ? g_strdupv (usual->services) : NULL;
  request->elsewhere = TRUE;
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_QUEUE_OPEN_COUNTER, LOKET_RECORD (request), counter_done);
}

static void
close_cb (LoketAdminBoard *self, GtkWidget *confirm)
{
  LoketCounterRequest *request = loket_counter_request_new ();

  request->counter = g_strdup (chosen_post (self, confirm)->counter);
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_QUEUE_CLOSE_COUNTER, LOKET_RECORD (request), counter_done);
}

static void
add_confirm (LoketAdminBoard *self,
             GtkWidget *form,
             LoketHallPost *post,
             GtkWidget *confirm,
             GCallback confirmed)
{
  g_object_set_data_full (G_OBJECT (confirm), "post", g_object_ref (post), g_object_unref);
  g_signal_connect_object (confirm, "confirmed", confirmed, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (form), confirm);
}

/* Numbers */

static void
moved (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  LoketTicket *ticket = loket_ticket_cast (answer);
  const char *queue =
      loket_board_queue (loket_admin_list_application (list), loket_ticket_stage (ticket));
  g_autofree char *sentence =
      ticket->only_counter != NULL
          /* Translators: number, queue, counter */
          ? g_strdup_printf (_ ("%s waits for “%s” at counter %s now."),
                             ticket->label,
                             queue,
                             ticket->only_counter)
          : g_strdup_printf (_ ("%s waits for “%s” now."), ticket->label, queue);

  loket_admin_list_close (list);
  loket_admin_list_reload (list);
  loket_admin_tell (GTK_WIDGET (list), LOKET_NOTICE_INFORMATION, sentence, NULL);
}

static void
move_cb (LoketAdminBoard *self, LoketRecord *move)
{
  loket_admin_list_act (LOKET_ADMIN_LIST (self), &LOKET_QUEUE_TRANSFER, g_object_ref (move), moved);
}

static void
open_move (LoketAdminBoard *self, const char *label)
{
  LoketAdminList *list = LOKET_ADMIN_LIST (self);
  GtkWidget *form;

  if (self->overview == NULL)
    return;
  form = loket_board_move_new (
      loket_admin_list_application (list), G_LIST_MODEL (self->overview->posts), label);
  g_signal_connect_object (form, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  loket_admin_list_open (list, _ ("Move a number"), form);
  loket_admin_list_set_foot (list, loket_board_move_foot (LOKET_BOARD_MOVE (form)));
  gtk_widget_grab_focus (form);
}

static void
move_any_cb (LoketAdminBoard *self)
{
  open_move (self, NULL);
}

static void
move_held_cb (LoketAdminBoard *self, GtkWidget *button)
{
  g_autoptr (LoketHallPost) post = g_object_ref (chosen_post (self, button));

  open_move (self, post->label);
}

/* The pane */

static gboolean
may_call (LoketAdminBoard *self)
{
  return loket_admin_may (loket_admin_list_application (LOKET_ADMIN_LIST (self)),
                          LOKET_MAY_CALL_TICKET);
}

static void
add_acts (LoketAdminBoard *self, GtkWidget *form, LoketHallPost *post)
{
  GtkWidget *button;

  if (!post->open) {
    add_confirm (self,
                 form,
                 post,
                 loket_admin_confirm_new (
                     _ ("Open this counter"),
                     _ ("It opens for what it usually takes. Waits are reckoned with it from now "
                        "on, so please make sure that somebody sits there."),
                     _ ("Yes, open it")),
                 G_CALLBACK (open_cb));
  } else if (post->ticket == NULL) {
    add_confirm (self,
                 form,
                 post,
                 loket_admin_confirm_new (_ ("Close this counter"),
                                          _ ("Nobody is called there any more. Numbers that were "
                                             "kept for it wait for any counter."),
                                          _ ("Yes, close it")),
                 G_CALLBACK (close_cb));
  } else {
    loket_admin_form_add_sentence (
        form, _ ("It can be closed once its number is served or has gone on."));
    button = loket_admin_form_add_button (
        form, _ ("Move its number …"), NULL, G_CALLBACK (move_held_cb), self);
    g_object_set_data_full (G_OBJECT (button), "post", g_object_ref (post), g_object_unref);
  }
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketAdminBoard *self = LOKET_ADMIN_BOARD (list);
  LoketProgram *application = loket_admin_list_application (list);
  LoketHallPost *post = loket_hall_post_cast (record);
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *state = state_text (application, record);
  g_autofree char *since = since_text (application, record);
  g_autofree char *takes = takes_text (application, record);

  loket_admin_form_add_fact (form, _ ("State"), state);
  loket_admin_form_add_fact (form, _ ("Since"), since);
  loket_admin_form_add_fact (form, _ ("Number"), post->label);
  if (post->stage != NULL)
    loket_admin_form_add_fact (form, _ ("Queue"), loket_board_queue (application, post->stage));
  loket_admin_form_add_fact (form, _ ("Takes"), takes);
  if (may_call (self))
    add_acts (self, form, post);
  return form;
}

/* Forecasts */

static void
scored_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketAdminBoard) self = data;
  LoketAdminList *list = LOKET_ADMIN_LIST (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  loket_admin_list_open (list,
                         _ ("Forecasts of 14 days"),
                         loket_board_score_new (loket_admin_list_application (list),
                                                loket_forecast_score_cast (answer)));
}

static void
score_cb (LoketAdminBoard *self)
{
  LoketClient *client = loket_admin_list_client (LOKET_ADMIN_LIST (self));
  g_autoptr (LoketScoreQuery) query = NULL;

  if (loket_client_day (client) == NULL)
    return;
  query = loket_score_query_new ();
  query->from = loket_calendar_later_day (loket_client_day (client), 1 - SCORE_DAYS);
  loket_client_call (client,
                     &LOKET_QUEUE_SCORE,
                     LOKET_RECORD (query),
                     NULL,
                     self->cancellable,
                     scored_cb,
                     g_object_ref (self));
}

/* Keeping up */

static gboolean
look_cb (gpointer data)
{
  loket_admin_list_renew (GTK_WIDGET (data));
  return G_SOURCE_CONTINUE;
}

/* What is under way is waited for. */
static gboolean
soon_cb (gpointer data)
{
  LoketAdminBoard *self = data;

  if (!loket_admin_list_renew (GTK_WIDGET (self)))
    return G_SOURCE_CONTINUE;
  self->soon_id = 0;
  return G_SOURCE_REMOVE;
}

static void
changed_cb (LoketAdminBoard *self)
{
  if (self->soon_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->soon_id = g_timeout_add (SOON_MS, soon_cb, self);
}

static void
loket_admin_board_map (GtkWidget *widget)
{
  LoketAdminBoard *self = LOKET_ADMIN_BOARD (widget);

  GTK_WIDGET_CLASS (loket_admin_board_parent_class)->map (widget);
  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
}

static void
loket_admin_board_unmap (GtkWidget *widget)
{
  LoketAdminBoard *self = LOKET_ADMIN_BOARD (widget);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->soon_id, g_source_remove);
  GTK_WIDGET_CLASS (loket_admin_board_parent_class)->unmap (widget);
}

/* The widget */

static void
loket_admin_board_constructed (GObject *object)
{
  LoketClient *client;

  G_OBJECT_CLASS (loket_admin_board_parent_class)->constructed (object);
  client = loket_admin_list_client (LOKET_ADMIN_LIST (object));
  g_signal_connect_object (client, "called", G_CALLBACK (changed_cb), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (loket_client_tickets (client),
                           "items-changed",
                           G_CALLBACK (changed_cb),
                           object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loket_client_counters (client),
                           "items-changed",
                           G_CALLBACK (changed_cb),
                           object,
                           G_CONNECT_SWAPPED);
}

static void
loket_admin_board_dispose (GObject *object)
{
  LoketAdminBoard *self = LOKET_ADMIN_BOARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->soon_id, g_source_remove);
  G_OBJECT_CLASS (loket_admin_board_parent_class)->dispose (object);
}

static void
loket_admin_board_finalize (GObject *object)
{
  LoketAdminBoard *self = LOKET_ADMIN_BOARD (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->overview);
  G_OBJECT_CLASS (loket_admin_board_parent_class)->finalize (object);
}

static void
fill_list_class (LoketAdminListClass *list_class)
{
  list_class->title = N_ ("Queue today");
  list_class->search = N_ ("Counter or number");
  list_class->empty = N_ ("The profile of this office has no counters.");
  list_class->icon = "loket-queue-symbolic";
  list_class->columns = columns;
  list_class->n_columns = G_N_ELEMENTS (columns);
  list_class->operation = &LOKET_QUEUE_OVERVIEW;
  list_class->member = "posts";
  list_class->id = row_id;
  list_class->loaded = loaded;
  list_class->detail = detail;
  list_class->fresh = TRUE;
}

static void
loket_admin_board_class_init (LoketAdminBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = loket_admin_board_constructed;
  object_class->dispose = loket_admin_board_dispose;
  object_class->finalize = loket_admin_board_finalize;
  widget_class->map = loket_admin_board_map;
  widget_class->unmap = loket_admin_board_unmap;
  fill_list_class (LOKET_ADMIN_LIST_CLASS (klass));
}

static void
add_button (LoketAdminBoard *self, const char *label, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  loket_admin_list_add_button (LOKET_ADMIN_LIST (self), button);
}

static void
loket_admin_board_init (LoketAdminBoard *self)
{
  self->cancellable = g_cancellable_new ();
  add_button (self, _ ("How right the forecasts were"), G_CALLBACK (score_cb));
  add_button (self, _ ("Move a number"), G_CALLBACK (move_any_cb));
}

/**
 * loket_admin_board_new:
 * @application: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_admin_board_new (LoketProgram *application)
{
  return g_object_new (LOKET_TYPE_ADMIN_BOARD, "application", application, NULL);
}
