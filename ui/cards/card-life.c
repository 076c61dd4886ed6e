/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a card: what its state means for the holder, its prints, who took it, and what this
 * officer may do with it now.  The sections of cards show it. */
#include "config.h"

#include "ui/cards/card-life.h"

#include "ui/admin/page.h"
#include "ui/admin/words.h"
#include "ui/cards/card-act-page.h"
#include "ui/cards/card-head.h"
#include "ui/cards/card-words.h"
#include "ui/cards/hand-page.h"
#include "ui/cards/portrait-page.h"
#include "ui/cards/print-words.h"
#include "ui/cases/bar.h"
#include "ui/cases/desk.h"
#include "ui/cases/listen.h"
#include "ui/cases/words.h"
#include "ui/common/wrap-layout.h"
#include "ui/registry/act.h"
#include "ui/registry/card-states.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define GAP 8 /* pixels between buttons */
#define KIND "loket-card-act"

struct _LoketCardLife {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *acts;
  /* owned */
  LoketCardView *view;
  GCancellable *cancellable; /* of the view that is fetched anew, NULL = none is */
};

G_DEFINE_FINAL_TYPE (LoketCardLife, loket_card_life, GTK_TYPE_BOX)

/* Acts */

static void
act_cb (GtkWidget *button, LoketCardLife *self)
{
  const LoketCardActKind *kind = g_object_get_data (G_OBJECT (button), KIND);

  loket_cases_desk_push (GTK_WIDGET (self),
                         loket_card_act_page_new (self->program, self->view, kind));
}

static void
hand_cb (LoketCardLife *self)
{
  loket_cases_desk_push (GTK_WIDGET (self), loket_hand_page_new (self->program, self->view, NULL));
}

static void
photo_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  if (answer != NULL)
    loket_cases_desk_back (page, _ ("The photograph is on file. The next print shows it."));
  else
    loket_admin_tell_problem (page, error);
}

/* The photograph's page asks through this one, which is under it. */
static void
sent_cb (LoketCardLife *self, const char *sha256, GtkWidget *portrait)
{
  g_autoptr (LoketCardPhotoRequest) request = loket_card_photo_request_new ();
  g_autoptr (LoketRegistryAct) doing = loket_registry_act_new (self->program, portrait);

  request->person = g_strdup (self->view->card->person);
  request->photo = g_strdup (sha256);
  loket_registry_act_do (doing, &LOKET_CARD_PHOTO, LOKET_RECORD (request), photo_cb);
}

static void
portrait_cb (LoketCardLife *self)
{
  GtkWidget *portrait = loket_portrait_page_new (self->program, self->view->name);

  g_signal_connect_object (portrait, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
  loket_cases_desk_push (GTK_WIDGET (self), portrait);
}

static void
add_kinds (LoketCardLife *self)
{
  guint n_kinds;
  const LoketCardActKind *kinds = loket_card_act_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    GtkWidget *button;
    if (!loket_card_act_is_let (self->program, &kinds[i], self->view))
      continue;
    button = gtk_button_new_with_label (_ (kinds[i].title));
    g_object_set_data (G_OBJECT (button), KIND, (gpointer) &kinds[i]);
    g_signal_connect_object (button, "clicked", G_CALLBACK (act_cb), self, 0);
    gtk_box_append (GTK_BOX (self->acts), button);
  }
}

static void
add_acts (LoketCardLife *self)
{
  if (self->view->may_hand_over && loket_admin_may (self->program, LOKET_MAY_HAND_OVER_CARDS)) {
    GtkWidget *button =
        loket_part_button (_ ("Hand over"), "loket-hand-symbolic", G_CALLBACK (hand_cb), self);
    gtk_widget_add_css_class (button, "primary");
    gtk_box_append (GTK_BOX (self->acts), button);
  }
  add_kinds (self);
  if (loket_card_is_live (self->view->card->state) &&
      loket_admin_may (self->program, LOKET_MAY_CHANGE_CARDS))
    gtk_box_append (GTK_BOX (self->acts),
                    loket_part_button (_ ("Photograph"), NULL, G_CALLBACK (portrait_cb), self));
}

/* What can be done now, in words, and the buttons for it. */
static GtkWidget *
make_next (LoketCardLife *self)
{
  g_autofree char *why = loket_hand_why_not (self->program, self->view);
  const char *said = why;
  GtkWidget *bar;

  self->acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->acts, "acts");
  gtk_widget_set_layout_manager (self->acts, loket_wrap_layout_new (GAP));
  add_acts (self);
  if (gtk_widget_get_first_child (self->acts) == NULL && why == NULL)
    said = loket_card_is_live (self->view->card->state)
               ? _ ("That is for officers with another role.")
               : _ ("Nothing more is to be done.");
  bar = loket_cases_bar ("next", "loket-forward-symbolic", _ ("What can be done"), said);
  gtk_box_append (GTK_BOX (gtk_widget_get_last_child (bar)), self->acts);
  return bar;
}

static GtkWidget *
make_state (LoketCardLife *self)
{
  LoketCard *card = self->view->card;
  g_autofree char *meaning = loket_card_meaning (self->program, self->view);
  g_autofree char *sentence =
      card->reason != NULL ? g_strdup_printf ("%s\n%s: %s", meaning, _ ("Reason"), card->reason)
                           : g_steal_pointer (&meaning);

  return loket_cases_bar (loket_card_state_style (card->state),
                          "loket-card-symbolic",
                          loket_card_state_word (card->state),
                          sentence);
}

/* Prints */

static char *
print_facts (LoketCardLife *self, LoketCardPrint *print)
{
  g_autofree char *made = loket_admin_day (self->program, print->created_at);
  g_autofree char *handed =
      print->handed_at.set ? loket_admin_day (self->program, print->handed_at.value) : NULL;
  g_autofree char *given = handed != NULL ? g_strdup_printf (_ ("handed over %s"), handed) : NULL;
  g_autofree char *attempts =
      print->attempts > 1 ? g_strdup_printf (_ ("%d attempts"), (int) print->attempts) : NULL;
  const char *parts[] = {made, loket_print_cause_word (print->cause), attempts, given};

  return loket_cases_join (parts, G_N_ELEMENTS (parts));
}

static GtkWidget *
make_print (LoketCardLife *self, LoketCardPrint *print)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf (_ ("Print %d"), (int) print->print_number);
  g_autofree char *facts = print_facts (self, print);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (row, "known");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_label (title, "value"));
  gtk_box_append (GTK_BOX (words), loket_part_label (facts, "caption"));
  if (print->reason != NULL)
    gtk_box_append (GTK_BOX (words), loket_part_label (print->reason, "caption"));
  gtk_box_append (GTK_BOX (row), words);
  if (g_strcmp0 (self->view->card->print, print->id) == 0)
    gtk_box_append (GTK_BOX (row), loket_part_chip (_ ("with the holder"), "house"));
  gtk_box_append (GTK_BOX (row),
                  loket_part_chip (loket_printing_state_word (print->state),
                                   loket_printing_state_style (print->state)));
  return row;
}

static GtkWidget *
make_prints (LoketCardLife *self)
{
  GtkWidget *card = loket_part_card (_ ("Prints"));
  GListModel *prints = G_LIST_MODEL (self->view->prints);

  for (guint i = 0; i < g_list_model_get_n_items (prints); i++) {
    g_autoptr (LoketCardPrint) print = g_list_model_get_item (prints, i);
    gtk_box_append (GTK_BOX (card), make_print (self, print));
  }
  return card;
}

/* Who took it */

static GtkWidget *
make_handover (LoketCardLife *self, LoketCardHandover *handover)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *who = loket_card_taken_by (handover, self->view->name);
  g_autofree char *when = loket_admin_time (self->program, handover->at);
  const char *parts[] = {
      when,
      handover->proxy_paper,
      handover->signature != NULL ? _ ("signed for on paper") : _ ("no signature is noted"),
  };
  g_autofree char *facts = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_widget_add_css_class (words, "known");
  gtk_box_append (GTK_BOX (words), loket_part_label (who, "value"));
  gtk_box_append (GTK_BOX (words), loket_part_label (facts, "caption"));
  return words;
}

static GtkWidget *
make_handovers (LoketCardLife *self)
{
  GtkWidget *card = loket_part_card (_ ("Who took it"));
  GListModel *handovers = G_LIST_MODEL (self->view->handovers);
  const guint n = g_list_model_get_n_items (handovers);

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketCardHandover) handover = g_list_model_get_item (handovers, i);
    gtk_box_append (GTK_BOX (card), make_handover (self, handover));
  }
  if (n == 0)
    gtk_box_append (GTK_BOX (card), loket_part_label (_ ("It was not handed over yet."), "quiet"));
  return card;
}

static void
add_time (LoketCardLife *self, GtkWidget *grid, const char *name, LoketOptional at)
{
  g_autofree char *time = at.set ? loket_admin_time (self->program, at.value) : NULL;

  loket_card_add_fact (GTK_GRID (grid), name, time);
}

static GtkWidget *
make_dates (LoketCardLife *self)
{
  LoketCard *card = self->view->card;
  GtkWidget *box = loket_part_card (_ ("Days"));
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *issued = loket_cases_day (self->program, card->issued_day);
  g_autofree char *from = loket_cases_day (self->program, card->from_day);
  g_autofree char *until = loket_cases_day (self->program, card->until_day);

  gtk_widget_add_css_class (grid, "fact-grid");
  loket_card_add_fact (GTK_GRID (grid), _ ("Issued"), issued);
  loket_card_add_fact (GTK_GRID (grid), _ ("Holds from"), from);
  loket_card_add_fact (GTK_GRID (grid), _ ("Holds until"), until);
  add_time (self, grid, _ ("Last good print"), card->printed_at);
  add_time (self, grid, _ ("First handed over"), card->handed_at);
  add_time (self, grid, _ ("Ended"), card->ended_at);
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

/* What is seen */

static GtkWidget *
make_column (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (column, "rows");
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  return column;
}

static GtkWidget *
make_body (LoketCardLife *self)
{
  GtkWidget *halves = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, NULL);
  GtkWidget *left = make_column ();
  GtkWidget *right = make_column ();

  gtk_widget_add_css_class (halves, "case-halves");
  gtk_box_append (GTK_BOX (left), make_prints (self));
  if (self->view->face != NULL)
    gtk_box_append (GTK_BOX (left), loket_card_face_part_new (self->program, self->view));
  gtk_box_append (GTK_BOX (right), make_handovers (self));
  gtk_box_append (GTK_BOX (right), make_dates (self));
  gtk_box_append (GTK_BOX (halves), left);
  gtk_box_append (GTK_BOX (halves), right);
  return halves;
}

static void
fill (LoketCardLife *self)
{
  GtkWidget *bars = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), old);
  gtk_widget_add_css_class (bars, "bars");
  gtk_box_append (GTK_BOX (bars), make_state (self));
  gtk_box_append (GTK_BOX (bars), make_next (self));
  gtk_box_append (GTK_BOX (self), loket_card_head_new (self->program, self->view));
  gtk_box_append (GTK_BOX (self), bars);
  gtk_box_append (GTK_BOX (self), loket_part_scroll (make_body (self)));
}

/* Keeping up */

static LoketRecord *
request_of (const char *card)
{
  LoketCardReference *request = loket_card_reference_new ();

  request->card = g_strdup (card);
  return LOKET_RECORD (request);
}

/* What came of the officer's own act is shown already. */
static gboolean
concerns (GtkWidget *page, const LoketCaseNews *news)
{
  const LoketCard *card = LOKET_CARD_LIFE (page)->view->card;

  return g_strcmp0 (news->card, card->id) == 0 &&
         (g_strcmp0 (news->entity, "card") != 0 || news->version > card->version);
}

static void
show_anew (LoketCardLife *self, LoketCardView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (loket_record_equal (LOKET_RECORD (self->view), LOKET_RECORD (view)))
    return;
  g_set_object (&self->view, view);
  if (inside)
    gtk_root_set_focus (root, NULL);
  fill (self);
  if (inside)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_INFORMATION,
                      _ ("This card has changed meanwhile."),
                      _ ("This is how it is now."));
}

static void
renewed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardLife) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (answer != NULL)
    show_anew (self, loket_card_view_cast (answer));
  else
    g_message ("a card is not renewed: %s", error->message);
}

static gboolean
renew (GtkWidget *page)
{
  LoketCardLife *self = LOKET_CARD_LIFE (page);
  g_autoptr (LoketRecord) request = NULL;

  if (self->cancellable != NULL)
    return FALSE;
  request = request_of (self->view->card->id);
  self->cancellable = g_cancellable_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_CARD_OPEN,
                     request,
                     NULL,
                     self->cancellable,
                     renewed_cb,
                     g_object_ref (self));
  return TRUE;
}

/* The widget */

static gboolean
loket_card_life_grab_focus (GtkWidget *widget)
{
  LoketCardLife *self = LOKET_CARD_LIFE (widget);

  GtkWidget *first = gtk_widget_get_first_child (self->acts);

  return (first != NULL && gtk_widget_grab_focus (first)) ||
         gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
loket_card_life_dispose (GObject *object)
{
  LoketCardLife *self = LOKET_CARD_LIFE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (loket_card_life_parent_class)->dispose (object);
}

static void
loket_card_life_class_init (LoketCardLifeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_card_life_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_card_life_grab_focus;
}

static void
loket_card_life_init (LoketCardLife *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

/**
 * loket_card_life_new:
 * @program: the program; its office is known
 * @record: a LoketCardView
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_card_life_new (LoketProgram *program, LoketRecord *record)
{
  LoketCardLife *self = g_object_new (LOKET_TYPE_CARD_LIFE, NULL);

  self->program = program;
  self->view = g_object_ref (loket_card_view_cast (record));
  fill (self);
  loket_cases_listen (GTK_WIDGET (self), program, LOKET_NEWS_OF_CARDS, concerns, renew);
  return GTK_WIDGET (self);
}

/**
 * loket_card_life_open:
 * @inside: a widget of a section
 * @card: id
 *
 * Fetches the card and shows it upon what is seen.
 */
void
loket_card_life_open (GtkWidget *inside, const char *card)
{
  g_autoptr (LoketRecord) request = request_of (card);

  loket_cases_desk_fetch (inside, &LOKET_CARD_OPEN, request, loket_card_life_new);
}
