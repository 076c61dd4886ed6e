/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards on their way through the printer: those of a batch, or those that are in none.  They come
 * out one after the other, each is scanned, and only what was read back is good. */
#include "config.h"

#include "ui/cards/press-page.h"

#include "core/card-desk.h"
#include "ui/admin/page.h"
#include "ui/admin/state.h"
#include "ui/cards/batch-head.h"
#include "ui/cards/press-card.h"
#include "ui/cards/press-rows.h"
#include "ui/cards/run.h"
#include "ui/common/scan-part.h"
#include "ui/cases/desk.h"
#include "ui/cases/listen.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"
#include "ui/registry/print-part.h"
#include "ui/registry/question.h"

#include <glib/gi18n.h>

#define LAYOUT "card-layout" /* setting: "cards" or "sheets" */

struct _LoketPressPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketCardRun *run;
  LoketBatchHead *head; /* NULL = in no batch */
  LoketPressRows *rows;
  GtkWidget *printing; /* LoketPrintPart */
  GtkDropDown *layouts;
  GtkWidget *stop;
  GtkLabel *state;
  GtkBox *card;
  /* owned */
  char *batch; /* NULL = what is in none */
  char *seen;  /* print that the pane shows */
  LoketRegistryAct *act;
  LoketRegistryQuestion *question;
  /* state */
  gboolean came_out; /* what the pane is to show just came out of the printer */
};

G_DEFINE_FINAL_TYPE (LoketPressPage, loket_press_page, GTK_TYPE_BOX)

static void ask (LoketPressPage *self);

/* The card in the pane */

/* NULL = none is there. */
static LoketPressCard *
card_of (LoketPressPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->card));

  return LOKET_IS_PRESS_CARD (child) ? LOKET_PRESS_CARD (child) : NULL;
}

static void
show_card (LoketPressPage *self, LoketBatchLine *line)
{
  LoketPressCard *old = card_of (self);
  g_autoptr (LoketPressCard) before = old != NULL ? g_object_ref (old) : NULL;
  GtkWidget *child;

  if (before != NULL && loket_press_card_shows (before, line))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->card))) != NULL)
    gtk_box_remove (self->card, child);
  g_free (self->seen);
  self->seen = line != NULL ? g_strdup (line->print->id) : NULL;
  if (line == NULL) {
    gtk_box_append (
        self->card,
        loket_admin_state_new ("loket-card-symbolic", _ ("Choose a card to see it here."), NULL));
    return;
  }
  child = loket_press_card_new (self->program, line);
  g_signal_connect_object (child, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->card, child);
  if (before != NULL)
    loket_press_card_take_over (LOKET_PRESS_CARD (child), before);
}

static void
chosen_cb (LoketPressPage *self, LoketBatchLine *line)
{
  loket_admin_clear (GTK_WIDGET (self));
  show_card (self, line);
}

/* The rows */

static gboolean
may_print (LoketPrintingState state)
{
  return state == LOKET_PRINTING_QUEUED;
}

static gboolean
is_unread (LoketPrintingState state)
{
  return state == LOKET_PRINTING_UNCONFIRMED;
}

/* "Please scan" is over once everything was scanned. */
static gboolean
has_to_say (LoketPressPage *self)
{
  return *loket_card_run_sentence (self->run) != '\0' &&
         (loket_card_run_is_on (self->run) || !loket_card_run_went_well (self->run) ||
          loket_press_rows_count (self->rows, is_unread) > 0);
}

static void
update (LoketPressPage *self)
{
  const gboolean on = loket_card_run_is_on (self->run);

  gtk_label_set_text (self->state, loket_card_run_sentence (self->run));
  gtk_widget_set_visible (GTK_WIDGET (self->state), has_to_say (self));
  gtk_widget_set_visible (self->stop, on);
  gtk_widget_set_visible (self->printing,
                          !on && (self->head == NULL || loket_batch_head_may_print (self->head)) &&
                              loket_press_rows_count (self->rows, may_print) > 0);
  loket_press_rows_mark (self->rows, self->run);
}

static void
show_lines (LoketPressPage *self, GListModel *lines)
{
  LoketBatchLine *line;

  loket_press_rows_show (self->rows, lines);
  line = self->seen != NULL ? loket_press_rows_find (self->rows, self->seen) : NULL;
  if (line != NULL && self->came_out)
    loket_press_rows_select (self->rows, line);
  self->came_out = FALSE;
  show_card (self, line != NULL ? line : loket_press_rows_first (self->rows));
  update (self);
}

static void
answered_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketPressPage *self = LOKET_PRESS_PAGE (page);

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  if (self->batch == NULL) {
    show_lines (self, G_LIST_MODEL (loket_print_list_cast (answer)->lines));
    return;
  }
  loket_batch_head_show (self->head, loket_batch_view_cast (answer));
  show_lines (self, G_LIST_MODEL (loket_batch_view_cast (answer)->lines));
}

static void
ask (LoketPressPage *self)
{
  g_autoptr (LoketRecord) request = NULL;

  if (self->batch != NULL) {
    request = LOKET_RECORD (loket_batch_act_new ());
    loket_batch_act_cast (request)->batch = g_strdup (self->batch);
  } else {
    request = LOKET_RECORD (loket_print_query_new ());
    loket_print_query_cast (request)->loose = TRUE;
  }
  loket_registry_question_ask (self->question,
                               self->batch != NULL ? &LOKET_BATCH_OPEN : &LOKET_PRINT_LIST,
                               request,
                               answered_cb);
}

/* Printing */

static LoketCardLayout
layout (LoketPressPage *self)
{
  return (LoketCardLayout) gtk_drop_down_get_selected (self->layouts);
}

static const char *const layout_names[] = {
    [LOKET_CARD_LAYOUT_CARDS] = "cards",
    [LOKET_CARD_LAYOUT_SHEETS] = "sheets",
};

static void
remember_layout (LoketPressPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!loket_settings_remember (loket_program_settings (self->program),
                                "printing",
                                LAYOUT,
                                layout_names[layout (self)],
                                &error))
    g_message ("the layout of cards is not remembered: %s", error->message);
}

static void
print_cb (LoketPressPage *self)
{
  LoketPrintPart *part = LOKET_PRINT_PART (self->printing);
  const char *queue = loket_print_part_saves (part) ? NULL : loket_print_part_queue (part);
  g_autoptr (GPtrArray) prints = loket_press_rows_prints (self->rows, may_print);

  loket_admin_clear (GTK_WIDGET (self));
  remember_layout (self);
  loket_card_run_add (self->run, prints, queue, layout (self));
  update (self);
}

static void
stop_cb (LoketPressPage *self)
{
  loket_card_run_stop (self->run);
}

/* What came out stands first in the pane: it is to be scanned now.  But whoever types is let be. */
static void
printed_cb (LoketPressPage *self, const char *print)
{
  LoketPressCard *card = card_of (self);

  if (loket_press_rows_find (self->rows, print) == NULL)
    return;
  if (card == NULL || !loket_press_card_is_typed_in (card)) {
    g_free (self->seen);
    self->seen = g_strdup (print);
    self->came_out = TRUE;
  }
  ask (self);
}

/* What other counters do */

static gboolean
concerns (GtkWidget *page, const LoketCaseNews *news)
{
  return g_strcmp0 (news->entity, "card_print") == 0 ||
         g_strcmp0 (news->entity, "print_batch") == 0;
}

static gboolean
renew (GtkWidget *page)
{
  LoketPressPage *self = LOKET_PRESS_PAGE (page);

  if (loket_registry_question_is_open (self->question))
    return FALSE;
  ask (self);
  return TRUE;
}

/* Reading back */

static void
scanned_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketPressPage *self = LOKET_PRESS_PAGE (page);
  g_autofree char *news = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  news = g_strdup_printf (_ ("Card %s is good: it says what is on file."),
                          loket_card_print_cast (answer)->number);
  loket_admin_tell (page, LOKET_NOTICE_INFORMATION, news, NULL);
  ask (self);
}

static void
read_cb (LoketPressPage *self, const char *text)
{
  g_autoptr (LoketPrintScan) request = loket_print_scan_new ();

  loket_admin_clear (GTK_WIDGET (self));
  request->text = g_strdup (text);
  loket_registry_act_do (self->act, &LOKET_PRINT_SCAN, LOKET_RECORD (request), scanned_cb);
}

/* The page */

static void
mapped_cb (LoketPressPage *self)
{
  loket_card_run_wake (self->run);
  ask (self);
}

static void
back_cb (LoketPressPage *self)
{
  loket_cases_desk_pop (GTK_WIDGET (self));
}

static gboolean
loket_press_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_PRESS_PAGE (widget)->rows));
}

static void
loket_press_page_dispose (GObject *object)
{
  LoketPressPage *self = LOKET_PRESS_PAGE (object);

  g_clear_object (&self->question);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_press_page_parent_class)->dispose (object);
}

static void
loket_press_page_finalize (GObject *object)
{
  g_free (LOKET_PRESS_PAGE (object)->batch);
  g_free (LOKET_PRESS_PAGE (object)->seen);
  G_OBJECT_CLASS (loket_press_page_parent_class)->finalize (object);
}

static void
loket_press_page_class_init (LoketPressPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_press_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_press_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_press_page_grab_focus;
}

static void
loket_press_page_init (LoketPressPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "press");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

static GtkWidget *
make_head (LoketPressPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *back;

  if (self->batch != NULL) {
    GtkWidget *head = loket_batch_head_new (self->program);
    self->head = LOKET_BATCH_HEAD (head);
    g_signal_connect_object (head, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (words), head);
  } else {
    gtk_box_append (GTK_BOX (words), loket_part_line (_ ("Printing"), "heading"));
    gtk_box_append (GTK_BOX (words),
                    loket_part_label (_ ("Cards that are in no batch. Each is good only when it "
                                         "was scanned."),
                                      "quiet"));
  }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (row, "row");
  gtk_box_append (GTK_BOX (row), words);
  if (self->batch != NULL) {
    back = loket_part_button (_ ("Back"), NULL, G_CALLBACK (back_cb), self);
    gtk_widget_set_valign (back, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (row), back);
  }
  return row;
}

/* An office without a card printer cuts its cards out of paper. */
static GtkWidget *
make_layouts (LoketPressPage *self)
{
  g_autofree char *usual =
      loket_settings_text (loket_program_settings (self->program), "printing", LAYOUT);
  g_autofree char *sheets = g_strdup_printf (_ ("On sheets of A4, %u cards each"),
                                             loket_card_layout_places (LOKET_CARD_LAYOUT_SHEETS));
  const char *const titles[] = {_ ("On blanks, card by card"), sheets, NULL};
  GtkWidget *layouts = gtk_drop_down_new_from_strings (titles);

  self->layouts = GTK_DROP_DOWN (layouts);
  if (g_strcmp0 (usual, layout_names[LOKET_CARD_LAYOUT_SHEETS]) == 0)
    gtk_drop_down_set_selected (self->layouts, LOKET_CARD_LAYOUT_SHEETS);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (layouts), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How the cards lie"), -1);
  return layouts;
}

static GtkWidget *
make_left (LoketPressPage *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *rows = loket_press_rows_new (self->program);
  GtkWidget *scan = loket_scan_part_new (self->program, _ ("Scan each card as it comes out."));

  self->rows = LOKET_PRESS_ROWS (rows);
  self->printing = loket_print_part_new_for_cards (self->program, _ ("Print what waits"));
  loket_print_part_add_choice (LOKET_PRINT_PART (self->printing), make_layouts (self));
  self->stop = loket_part_button (
      _ ("Stop behind this card"), "loket-close-symbolic", G_CALLBACK (stop_cb), self);
  self->state = GTK_LABEL (loket_part_label ("", "strong"));
  gtk_widget_set_halign (self->stop, GTK_ALIGN_START);
  gtk_widget_add_css_class (left, "rows");
  gtk_widget_set_hexpand (left, TRUE);
  g_signal_connect_object (rows, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->printing, "print", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scan, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (left), self->printing);
  gtk_box_append (GTK_BOX (left), self->stop);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (left), scan);
  gtk_box_append (GTK_BOX (left), rows);
  return left;
}

/**
 * loket_press_page_new:
 * @program: the program; its office is known
 * @batch: (nullable): id of a batch; %NULL = what is in none
 *
 * Returns: (transfer floating): the page, which asks when it is seen
 */
GtkWidget *
loket_press_page_new (LoketProgram *program, const char *batch)
{
  LoketPressPage *self = g_object_new (LOKET_TYPE_PRESS_PAGE, NULL);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *side;

  self->program = program;
  self->batch = g_strdup (batch);
  self->run = loket_card_run_of (program);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->question = loket_registry_question_new (program, GTK_WIDGET (self));
  self->card = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  side = loket_part_scroll (GTK_WIDGET (self->card));
  gtk_widget_set_hexpand (side, FALSE);
  gtk_widget_add_css_class (side, "press-side");
  gtk_widget_add_css_class (halves, "halves");
  gtk_widget_set_vexpand (halves, TRUE);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (halves), make_left (self));
  gtk_box_append (GTK_BOX (halves), side);
  gtk_box_append (GTK_BOX (self), halves);
  show_card (self, NULL);
  g_signal_connect_object (self->run, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "printed", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  loket_cases_listen (GTK_WIDGET (self), program, LOKET_NEWS_OF_CARDS, concerns, renew);
  return GTK_WIDGET (self);
}

/**
 * loket_press_section_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section of cards that are in no batch
 */
GtkWidget *
loket_press_section_new (LoketProgram *program)
{
  return loket_cases_desk_new (program, loket_press_page_new (program, NULL));
}

/**
 * loket_press_page_show:
 * @inside: any widget of a section of cards
 * @news: what has happened
 *
 * Goes to the section where cards are printed.
 */
void
loket_press_page_show (GtkWidget *inside, const char *news)
{
  GtkWidget *page = gtk_widget_get_ancestor (inside, LOKET_TYPE_ADMIN_PAGE);

  if (page == NULL)
    return;
  loket_admin_page_show (LOKET_ADMIN_PAGE (page), LOKET_PRESS_SECTION);
  loket_admin_tell (page, LOKET_NOTICE_INFORMATION, news, NULL);
}
