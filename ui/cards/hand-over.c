/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing cards over: what waits to be fetched, by village, and the scan that opens a card at once.
 * A section of the page of cards. */
#include "config.h"

#include "ui/cards/hand-over.h"

#include "core/operations.h"
#include "ui/admin/page.h"
#include "ui/admin/state.h"
#include "ui/cards/card-finder.h"
#include "ui/cards/card-life.h"
#include "ui/cards/card-row.h"
#include "ui/cards/hand-page.h"
#include "ui/cards/unclaimed-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/listen.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_CARD_HANDS (loket_card_hands_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardHands, loket_card_hands, LOKET, CARD_HANDS, GtkBox)

struct _LoketCardHands {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *finder;
  GtkStack *stack;
  GtkListBox *rows;
  GtkWidget *more_button;
  /* owned */
  GCancellable *listing; /* NULL = not under way */
  GCancellable *opening;
  GListStore *lines; /* LoketCardLine, of all pages that were asked for */
  char *code;        /* of the card that is opened, NULL = it was chosen */
  /* state */
  LoketOptional next; /* where the next page of the list begins */
  guint wanted;       /* so many were there before they were asked for anew */
};

G_DEFINE_FINAL_TYPE (LoketCardHands, loket_card_hands, GTK_TYPE_BOX)

/* What waits to be fetched */

static void
show_state (LoketCardHands *self, const char *icon, const char *sentence, const char *advice)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->stack, "state");

  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  loket_pages_add (self->stack, "state", loket_admin_state_new (icon, sentence, advice));
  loket_pages_show (self->stack, "state");
}

static void ask_waiting (LoketCardHands *self);

static void
show_waiting (LoketCardHands *self, LoketCardList *found)
{
  GListModel *lines = G_LIST_MODEL (self->lines);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found->cards)); i++) {
    g_autoptr (LoketCardLine) line = g_list_model_get_item (G_LIST_MODEL (found->cards), i);
    g_list_store_append (self->lines, line);
  }
  self->next = found->next;
  if (self->next.set && g_list_model_get_n_items (lines) < self->wanted) {
    ask_waiting (self);
    return;
  }
  self->wanted = 0;
  loket_card_rows_fill (self->rows, self->program, lines);
  gtk_widget_set_visible (self->more_button, found->next.set);
  if (g_list_model_get_n_items (lines) == 0)
    show_state (self,
                "loket-check-symbolic",
                _ ("No card waits to be fetched."),
                _ ("Cards come here once they are printed and were scanned."));
  else
    loket_pages_show (self->stack, "rows");
}

static void
waiting_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardHands) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listing);
  if (answer != NULL) {
    show_waiting (self, loket_card_list_cast (answer));
    return;
  }
  sentence = loket_problem_sentence (error, loket_program_language (self->program));
  show_state (self, "loket-problem-symbolic", sentence, NULL);
}

static void
ask_waiting (LoketCardHands *self)
{
  g_autoptr (LoketCardUnclaimedQuery) query = loket_card_unclaimed_query_new ();

  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  query->days = LOKET_SOME (0);
  query->from = self->next;
  self->listing = g_cancellable_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_CARD_UNCLAIMED,
                     LOKET_RECORD (query),
                     NULL,
                     self->listing,
                     waiting_cb,
                     g_object_ref (self));
}

static void
ask_anew (LoketCardHands *self)
{
  self->wanted = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  g_list_store_remove_all (self->lines);
  self->next.set = FALSE;
  ask_waiting (self);
}

/* Whatever was found before may be handed over by now. */
static void
mapped_cb (LoketCardHands *self)
{
  loket_card_finder_clear (LOKET_CARD_FINDER (self->finder));
  loket_cases_is_new (GTK_WIDGET (self));
  ask_anew (self);
}

static gboolean
concerns (GtkWidget *page, const LoketCaseNews *news)
{
  return g_strcmp0 (news->entity, "card") == 0;
}

static gboolean
renew (GtkWidget *page)
{
  LoketCardHands *self = LOKET_CARD_HANDS (page);

  if (self->listing != NULL)
    return FALSE;
  ask_anew (self);
  return TRUE;
}

/* A card */

static void
opened_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardHands) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  LoketCardView *view;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->opening);
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  view = loket_card_view_cast (answer);
  loket_cases_desk_push (GTK_WIDGET (self),
                         view->may_hand_over ? loket_hand_page_new (self->program, view, self->code)
                                             : loket_card_life_new (self->program, answer));
}

static void
open_card (LoketCardHands *self, const char *card, const char *code)
{
  g_autoptr (LoketCardReference) request = loket_card_reference_new ();

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_free (self->code);
  self->code = g_strdup (code);
  request->card = g_strdup (card);
  self->opening = g_cancellable_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_CARD_OPEN,
                     LOKET_RECORD (request),
                     NULL,
                     self->opening,
                     opened_cb,
                     g_object_ref (self));
}

static void
chosen_cb (LoketCardHands *self, LoketCard *card, const char *code)
{
  open_card (self, card->id, code);
}

static void
row_cb (LoketCardHands *self, GtkListBoxRow *row)
{
  open_card (self, loket_card_row_line (row)->card->id, NULL);
}

static void
paper_cb (LoketCardHands *self)
{
  loket_cases_desk_push (GTK_WIDGET (self), loket_unclaimed_page_new (self->program));
}

/* The widget */

static gboolean
loket_card_hands_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_CARD_HANDS (widget)->finder);
}

static void
loket_card_hands_dispose (GObject *object)
{
  LoketCardHands *self = LOKET_CARD_HANDS (object);

  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->listing);
  g_clear_object (&self->opening);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (loket_card_hands_parent_class)->dispose (object);
}

static void
loket_card_hands_class_init (LoketCardHandsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_card_hands_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_card_hands_grab_focus;
}

static void
loket_card_hands_init (LoketCardHands *self)
{
  self->lines = g_list_store_new (loket_card_line_get_type ());
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "people");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

static GtkWidget *
make_waiting (LoketCardHands *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *rows = loket_card_rows_new (_ ("Waiting to be fetched"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (stack);
  self->rows = GTK_LIST_BOX (rows);
  self->more_button = loket_part_button (_ ("Show more"), NULL, G_CALLBACK (ask_waiting), self);
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more_button, FALSE);
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  loket_card_rows_group (self->rows);
  g_signal_connect_object (rows, "row-activated", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), self->more_button);
  loket_pages_add (self->stack, "rows", loket_part_scroll (box));
  show_state (self, "loket-card-symbolic", _ ("The cards are being fetched."), NULL);
  return stack;
}

static GtkWidget *
make_head (LoketCardHands *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = loket_part_line (_ ("Hand over"), "heading");
  GtkWidget *paper = loket_part_button (
      _ ("List for the villages"), "loket-printer-symbolic", G_CALLBACK (paper_cb), self);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_set_valign (paper, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), heading);
  gtk_box_append (GTK_BOX (row), paper);
  return row;
}

/**
 * loket_cards_hand_over_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_cards_hand_over_new (LoketProgram *program)
{
  LoketCardHands *self = g_object_new (LOKET_TYPE_CARD_HANDS, NULL);

  self->program = program;
  self->finder = loket_card_finder_new (
      program, _ ("Scan the card that is fetched: it opens at once."), make_waiting (self));
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (self->finder, TRUE);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (
      GTK_BOX (self),
      loket_part_label (_ ("By village, with the days that they have lain here. Whoever "
                           "printed a card does not hand it over."),
                        "quiet"));
  gtk_box_append (GTK_BOX (self), self->finder);
  loket_cases_listen (GTK_WIDGET (self), program, LOKET_NEWS_OF_CARDS, concerns, renew);
  return loket_cases_desk_new (program, GTK_WIDGET (self));
}
