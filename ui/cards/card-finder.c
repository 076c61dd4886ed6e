/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a card is looked for: by its code, its number, or whose it is.  The sections "Hand over"
 * and "Find a card" begin with it. */
#include "config.h"

#include "ui/cards/card-finder.h"

#include "core/card-token.h"
#include "core/people-found.h"
#include "ui/admin/state.h"
#include "ui/cards/card-row.h"
#include "ui/cards/card-words.h"
#include "ui/common/scan-part.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"
#include "ui/registry/hit-row.h"
#include "ui/common/parts.h"
#include "ui/registry/question.h"

#include <glib/gi18n.h>

#define HOME "home"

struct _LoketCardFinder {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkEditable *entry;
  GtkStack *stack;
  GtkListBox *rows;   /* cards */
  GtkListBox *people; /* who is called so */
  GtkWidget *more_label;
  /* owned */
  LoketRegistryQuestion *question;
  char *code; /* that was read, NULL = it was typed */
};

G_DEFINE_FINAL_TYPE (LoketCardFinder, loket_card_finder, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What stands where nothing is found */

static void
show_nothing (LoketCardFinder *self)
{
  if (self->code != NULL)
    loket_admin_state_show (
        self->stack,
        "loket-problem-symbolic",
        _ ("This code looks like that of a card, but the office has no such card."),
        _ ("Do not hand it over. Keep it and tell the head of the section."));
  else
    loket_admin_state_show (
        self->stack,
        "loket-search-symbolic",
        _ ("No card was found."),
        _ ("Scan the card, read its number again, or enter the name of the holder."));
}

/* Answers */

static void
show_failure (LoketCardFinder *self, const GError *error)
{
  g_autofree char *sentence =
      loket_problem_sentence (error, loket_program_language (self->program));

  loket_admin_state_show (self->stack, "loket-problem-symbolic", sentence, NULL);
}

static void
choose (LoketCardFinder *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, loket_card_row_line (row)->card, self->code);
}

static void
listed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCardFinder *self = LOKET_CARD_FINDER (page);
  GListModel *found = answer != NULL ? G_LIST_MODEL (loket_card_list_cast (answer)->cards) : NULL;
  const guint n = found != NULL ? g_list_model_get_n_items (found) : 0;
  GtkListBoxRow *first;

  if (answer == NULL) {
    show_failure (self, error);
    return;
  }
  if (n == 0) {
    show_nothing (self);
    return;
  }
  loket_card_rows_fill (self->rows, self->program, found);
  first = gtk_list_box_get_row_at_index (self->rows, 0);
  gtk_list_box_select_row (self->rows, first);
  gtk_widget_set_visible (self->more_label, loket_card_list_cast (answer)->next.set);
  loket_pages_show (self->stack, "rows");
  if (n == 1)
    choose (self, first);
  else
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
list_number (LoketCardFinder *self, const char *number)
{
  static const char *const all[] = {"approved",
                                    "queued",
                                    "printed",
                                    "active",
                                    "suspended",
                                    "expired",
                                    "revoked",
                                    "replaced",
                                    NULL};
  g_autoptr (LoketCardQuery) query = loket_card_query_new ();

  query->number = g_strdup (number);
  query->states = g_strdupv ((char **) all);
  loket_registry_question_ask (self->question, &LOKET_CARD_LIST, LOKET_RECORD (query), listed_cb);
}

/* People */

static void
found_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCardFinder *self = LOKET_CARD_FINDER (page);
  GListModel *hits = answer != NULL ? G_LIST_MODEL (loket_people_found_cast (answer)->hits) : NULL;
  GtkListBoxRow *row;

  if (answer == NULL) {
    show_failure (self, error);
    return;
  }
  row = loket_hit_rows_fill (self->people, hits, loket_program_language (self->program));
  if (row == NULL) {
    show_nothing (self);
    return;
  }
  loket_pages_show (self->stack, "people");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
person_cb (LoketCardFinder *self, GtkListBoxRow *row)
{
  g_autoptr (LoketCardPersonQuery) query = loket_card_person_query_new ();

  query->person = g_strdup (loket_hit_row_hit (LOKET_HIT_ROW (row))->person);
  loket_registry_question_ask (
      self->question, &LOKET_CARD_OF_PERSON, LOKET_RECORD (query), listed_cb);
}

/* What was entered or read */

static gboolean
look_by_code (LoketCardFinder *self, const char *text)
{
  g_autoptr (LoketCardClaims) claims = loket_card_token_peek (text);

  if (claims == NULL)
    return FALSE;
  g_free (self->code);
  self->code = g_strdup (text);
  list_number (self, claims->number);
  return TRUE;
}

static void
look (LoketCardFinder *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autofree char *number = loket_card_number_typed (self->program, text);

  g_clear_pointer (&self->code, g_free);
  if (*text == '\0') {
    loket_card_finder_clear (self);
  } else if (look_by_code (self, text)) {
    gtk_editable_set_text (self->entry, "");
  } else if (number != NULL) {
    list_number (self, number);
  } else {
    g_autoptr (LoketPeopleQuery) people = loket_people_query_new ();
    people->text = g_strdup (text);
    loket_registry_question_ask (
        self->question, &LOKET_PERSON_SEARCH, LOKET_RECORD (people), found_cb);
  }
}

static void
read_cb (LoketCardFinder *self, const char *code)
{
  if (look_by_code (self, code))
    return;
  g_clear_pointer (&self->code, g_free);
  loket_admin_state_show (
      self->stack,
      "loket-problem-symbolic",
      _ ("This is not the code of a card."),
      _ ("Scan the large code on the card. A code that is scratched can be typed as the "
         "number of the card."));
}

static gboolean
is_home (LoketCardFinder *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), HOME) == 0;
}

static void
stopped_cb (LoketCardFinder *self)
{
  if (*gtk_editable_get_text (self->entry) != '\0' || !is_home (self))
    loket_card_finder_clear (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "desk.escape", NULL);
}

/* The widget */

static gboolean
loket_card_finder_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_CARD_FINDER (widget)->entry));
}

static void
loket_card_finder_dispose (GObject *object)
{
  LoketCardFinder *self = LOKET_CARD_FINDER (object);

  g_clear_object (&self->question);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (loket_card_finder_parent_class)->dispose (object);
}

static void
loket_card_finder_class_init (LoketCardFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_card_finder_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_card_finder_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  LOKET_TYPE_CARD_FINDER,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  loket_card_get_type (),
                                  G_TYPE_STRING);
}

/* One card that was opened is not shown as it was before; several stay, to choose from. */
static void
mapped_cb (LoketCardFinder *self)
{
  if (self->stack != NULL &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "rows") == 0 &&
      gtk_list_box_get_row_at_index (self->rows, 1) == NULL)
    loket_card_finder_clear (self);
}

static void
loket_card_finder_init (LoketCardFinder *self)
{
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "finder");
}

static GtkWidget *
make_seek (LoketCardFinder *self)
{
  GtkWidget *seek = loket_part_seek (_ ("Find a card"),
                                     _ ("Number of the card, or name or NIK of the holder"),
                                     G_CALLBACK (look),
                                     G_CALLBACK (stopped_cb),
                                     self);

  self->entry = GTK_EDITABLE (gtk_widget_get_first_child (seek));
  return seek;
}

static GtkWidget *
make_results (LoketCardFinder *self, GtkWidget *home)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *rows = loket_card_rows_new (_ ("Cards found"));
  GtkWidget *people = loket_card_rows_new (_ ("People found"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (stack);
  self->rows = GTK_LIST_BOX (rows);
  self->people = GTK_LIST_BOX (people);
  self->more_label = loket_part_label (
      _ ("There are more: the whole number or the name finds the right one."), "quiet");
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_widget_add_css_class (stack, "card");
  gtk_widget_add_css_class (stack, "table");
  g_signal_connect_object (rows, "row-activated", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      people, "row-activated", G_CALLBACK (person_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), self->more_label);
  loket_pages_add (self->stack, HOME, home);
  loket_pages_add (self->stack, "rows", loket_part_scroll (box));
  loket_pages_add (self->stack, "people", loket_part_scroll (people));
  loket_pages_show (self->stack, HOME);
  return stack;
}

/**
 * loket_card_finder_new:
 * @program: the program; its office is known
 * @invitation: what is said beside the scanner
 * @home: (transfer floating): what stands there until somebody looks for a card
 *
 * Returns: (transfer floating): the finder
 */
GtkWidget *
loket_card_finder_new (LoketProgram *program, const char *invitation, GtkWidget *home)
{
  LoketCardFinder *self = g_object_new (LOKET_TYPE_CARD_FINDER, NULL);
  GtkWidget *scan = loket_scan_part_new (program, invitation);

  self->program = program;
  self->question = loket_registry_question_new (program, GTK_WIDGET (self));
  g_signal_connect_object (scan, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), scan);
  gtk_box_append (GTK_BOX (self), make_seek (self));
  gtk_box_append (GTK_BOX (self), make_results (self, home));
  return GTK_WIDGET (self);
}

/**
 * loket_card_finder_clear:
 * @self: the finder
 *
 * Forgets what was looked for; what stood there at first is seen again.
 */
void
loket_card_finder_clear (LoketCardFinder *self)
{
  loket_registry_question_drop (self->question);
  g_clear_pointer (&self->code, g_free);
  gtk_editable_set_text (self->entry, "");
  loket_pages_show (self->stack, HOME);
}
