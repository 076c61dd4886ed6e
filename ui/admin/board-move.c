/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form by which a supervisor sends a number to another queue or counter; board.c opens it. */
#include "config.h"

#include "ui/admin/board-move.h"

#include "core/journey.h"
#include "core/overview.h"
#include "ui/admin/board-words.h"
#include "ui/admin/confirm.h"
#include "ui/admin/form.h"
#include "ui/admin/page.h"

#include <glib/gi18n.h>

#define KEY "loket-key" /* of a choice: what the hub is told; none = as it is */

struct _LoketBoardMove {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkWidget *form;
  GtkWidget *entry;
  GtkWidget *confirm;
  /* state: keys of the choices, borrowed from their buttons */
  const char *stage;
  const char *counter;
};

G_DEFINE_FINAL_TYPE (LoketBoardMove, loket_board_move, GTK_TYPE_BOX)

enum { SIGNAL_MOVE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What stands on the slip, however it is typed. */
static char *
typed_label (LoketBoardMove *self)
{
  g_autofree char *text = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);

  return g_strdup (g_strstrip (text));
}

static LoketTicket *
find_ticket (LoketBoardMove *self, const char *label)
{
  GListModel *tickets = loket_client_tickets (loket_program_client (self->application));

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    if (g_strcmp0 (ticket->label, label) == 0)
      return ticket;
  }
  return NULL;
}

static void
show_ready (LoketBoardMove *self)
{
  g_autofree char *label = typed_label (self);

  gtk_widget_set_sensitive (self->confirm,
                            *label != '\0' && (self->stage != NULL || self->counter != NULL));
}

static void
confirmed_cb (LoketBoardMove *self)
{
  g_autofree char *label = typed_label (self);
  LoketTicket *ticket = find_ticket (self, label);
  g_autoptr (LoketTicketMove) move = NULL;
  g_autofree char *sentence = NULL;

  if (ticket == NULL) {
    sentence = g_strdup_printf (_ ("Number %s was not given today."), label);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      sentence,
                      _ ("Please look at the slip once more."));
    gtk_widget_grab_focus (self->entry);
    return;
  }
  move = loket_ticket_move_new ();
  move->ticket = g_strdup (ticket->id);
  move->stage = g_strdup (self->stage);
  move->counter = g_strdup (self->counter);
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, move);
}

/* Choices */

static void
stage_cb (LoketBoardMove *self, GParamSpec *pspec, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    self->stage = g_object_get_data (G_OBJECT (button), KEY);
  show_ready (self);
}

static void
counter_cb (LoketBoardMove *self, GParamSpec *pspec, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    self->counter = g_object_get_data (G_OBJECT (button), KEY);
  show_ready (self);
}

static void
add_choice (LoketBoardMove *self,
            GtkWidget *box,
            const char *key,
            const char *title,
            GCallback chosen)
{
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *button = gtk_check_button_new_with_label (title);

  g_object_set_data_full (G_OBJECT (button), KEY, g_strdup (key), g_free);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button),
                              first != NULL ? GTK_CHECK_BUTTON (first) : NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), first == NULL);
  g_signal_connect_object (button, "notify::active", chosen, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_stages (LoketBoardMove *self, LoketProfile *profile)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GCallback chosen = G_CALLBACK (stage_cb);

  add_choice (self, box, NULL, _ ("The same queue"), chosen);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->services)); i++) {
    g_autoptr (LoketService) service = g_list_model_get_item (G_LIST_MODEL (profile->services), i);
    add_choice (
        self, box, service->key, loket_board_queue (self->application, service->key), chosen);
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->stages)); i++) {
    g_autoptr (LoketQueueStage) stage = g_list_model_get_item (G_LIST_MODEL (profile->stages), i);
    add_choice (self, box, stage->key, loket_board_queue (self->application, stage->key), chosen);
  }
  loket_admin_form_add_field (self->form, _ ("To which queue"), box, NULL);
}

static void
add_counters (LoketBoardMove *self, GListModel *posts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GCallback chosen = G_CALLBACK (counter_cb);

  add_choice (self, box, NULL, _ ("Any counter"), chosen);
  for (guint i = 0; i < g_list_model_get_n_items (posts); i++) {
    g_autoptr (LoketHallPost) post = g_list_model_get_item (posts, i);
    g_autofree char *title = g_strdup_printf (_ ("Counter %s"), post->counter);
    if (post->open)
      add_choice (self, box, post->counter, title, chosen);
  }
  loket_admin_form_add_field (
      self->form, _ ("To which counter"), box, _ ("Only counters that are open can be chosen."));
}

/* The widget */

static gboolean
loket_board_move_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_BOARD_MOVE (widget)->entry);
}

static void
loket_board_move_class_init (LoketBoardMoveClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_board_move_grab_focus;
  signals[SIGNAL_MOVE] = g_signal_new ("move",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       loket_ticket_move_get_type ());
}

static void
loket_board_move_init (LoketBoardMove *self)
{
  self->form = loket_admin_form_new ();
  gtk_widget_set_hexpand (self->form, TRUE);
  self->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 8);
  g_signal_connect_object (
      self->entry, "changed", G_CALLBACK (show_ready), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->form);
}

/**
 * loket_board_move_new:
 * @application: the program; its office is known
 * @posts: (element-type LoketHallPost): counters
 * @label: (nullable): number that stands there already
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_board_move_new (LoketProgram *application, GListModel *posts, const char *label)
{
  LoketBoardMove *self = g_object_new (LOKET_TYPE_BOARD_MOVE, NULL);

  self->application = application;
  self->confirm =
      loket_admin_confirm_new (_ ("Move this number"),
                               _ ("The number leaves where it is now and waits there, in the order "
                                  "of when the person came. Please tell the person."),
                               _ ("Yes, move it"));
  g_signal_connect_object (
      self->confirm, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  loket_admin_form_add_field (
      self->form, _ ("Number"), self->entry, _ ("As on the slip, such as “A012”"));
  add_stages (self, loket_program_profile (application));
  add_counters (self, posts);
  if (label != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), label);
  show_ready (self);
  return GTK_WIDGET (self);
}

/**
 * loket_board_move_foot:
 * @self: a form; asked once
 *
 * Returns: (transfer floating): its button, which stays in sight under a long list of queues
 */
GtkWidget *
loket_board_move_foot (LoketBoardMove *self)
{
  return self->confirm;
}
