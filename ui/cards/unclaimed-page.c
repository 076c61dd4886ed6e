/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that nobody has come for, as a list on paper for the villages; the section "Hand over"
 * opens it. */
#include "config.h"

#include "ui/cards/unclaimed-page.h"

#include "core/card-desk.h"
#include "core/operations.h"
#include "printing/unclaimed.h"
#include "ui/admin/page.h"
#include "ui/admin/state.h"
#include "ui/cards/card-words.h"
#include "ui/cases/listen.h"
#include "ui/cases/paper-pages.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/registry/card-states.h"
#include "ui/common/parts.h"
#include "ui/registry/question.h"

#include <glib/gi18n.h>

#define DAYS_MAX 3650

struct _LoketUnclaimedPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkSpinButton *days;
  GtkDropDown *village;
  GtkBox *preview;
  /* owned */
  LoketRegistryAct *act;
  LoketRegistryQuestion *question; /* when it is renewed: nobody has to wait */
  GListStore *lines;               /* LoketCardLine that are shown */
  GListStore *coming;              /* LoketCardLine, of the pages that are there so far */
  /* state */
  LoketOptional next;
  int of_days; /* that is asked for */
  gboolean renewing;
  gboolean asked;
  gboolean filling; /* the choice of villages is made anew */
};

G_DEFINE_FINAL_TYPE (LoketUnclaimedPage, loket_unclaimed_page, GTK_TYPE_BOX)

static void ask (LoketUnclaimedPage *self);

static void
show (LoketUnclaimedPage *self, GtkWidget *widget)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->preview));

  if (old != NULL)
    gtk_box_remove (self->preview, old);
  gtk_box_append (self->preview, widget);
}

static void
show_sentence (LoketUnclaimedPage *self, const char *sentence)
{
  show (self, loket_admin_state_new ("loket-check-symbolic", sentence, NULL));
}

/* The paper */

/* %NULL = all villages. */
static const char *
chosen_village (LoketUnclaimedPage *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->village);

  return chosen != NULL && gtk_drop_down_get_selected (self->village) > 0
             ? gtk_string_object_get_string (chosen)
             : NULL;
}

static LoketListPaper *
draw (LoketUnclaimedPage *self, const char *village)
{
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (LoketUnclaimedCard));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++) {
    g_autoptr (LoketCardLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
    char *product = loket_card_product_word (self->program, line->card->product);
    const LoketUnclaimedCard card = {
        .place = line->place,
        .hamlet = line->card->hamlet,
        .name = line->name,
        .card = product,
        .number = line->card->number,
        .days = line->days.set ? line->days.value : 0,
    };
    g_ptr_array_add (words, product);
    if (village == NULL || g_strcmp0 (village, line->place) == 0)
      g_array_append_val (cards, card);
  }
  return loket_unclaimed_paper_new (loket_client_day (loket_program_client (self->program)),
                                    (const LoketUnclaimedCard *) (gpointer) cards->data,
                                    cards->len,
                                    loket_program_profile (self->program),
                                    loket_program_language (self->program));
}

static void
show_list (LoketUnclaimedPage *self)
{
  LoketClient *client = loket_program_client (self->program);
  LoketListPaper *paper;
  LoketSheet sheet;
  GtkWidget *view;
  g_autofree char *name = g_strdup_printf ("cards-%s", loket_client_day (client));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) == 0) {
    show_sentence (self, _ ("No card has lain here for so long."));
    return;
  }
  paper = draw (self, chosen_village (self));
  sheet = loket_list_paper_sheet (paper);
  view = loket_paper_pages_new (
      self->program, &sheet, loket_list_paper_free, loket_client_now (client));
  loket_paper_pages_add_printer (LOKET_PAPER_PAGES (view), _ ("Print the list"), name);
  show (self, view);
}

/* Asking: page after page, as the list goes on paper whole */

static void
offer_villages (LoketUnclaimedPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *before = g_strdup (chosen_village (self));
  const char *last = NULL;
  guint chosen = 0;

  gtk_string_list_append (names, _ ("All villages"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++) {
    g_autoptr (LoketCardLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
    if (line->place != NULL && g_strcmp0 (line->place, last) != 0) {
      gtk_string_list_append (names, line->place);
      if (g_strcmp0 (line->place, before) == 0)
        chosen = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
    }
    last = line->place;
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->village, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->village, chosen);
  self->filling = FALSE;
}

static gboolean
is_as_before (LoketUnclaimedPage *self)
{
  GListModel *shown = G_LIST_MODEL (self->lines);
  GListModel *coming = G_LIST_MODEL (self->coming);
  const guint n = g_list_model_get_n_items (shown);

  if (n != g_list_model_get_n_items (coming))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRecord) line = g_list_model_get_item (shown, i);
    g_autoptr (LoketRecord) other = g_list_model_get_item (coming, i);
    if (!loket_record_equal (line, other))
      return FALSE;
  }
  return TRUE;
}

static void
listed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketUnclaimedPage *self = LOKET_UNCLAIMED_PAGE (page);
  LoketCardList *found = answer != NULL ? loket_card_list_cast (answer) : NULL;

  if (found == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found->cards)); i++) {
    g_autoptr (LoketCardLine) line = g_list_model_get_item (G_LIST_MODEL (found->cards), i);
    g_list_store_append (self->coming, line);
  }
  self->next = found->next;
  if (self->next.set) {
    ask (self);
    return;
  }
  if (self->renewing && is_as_before (self))
    return;
  g_set_object (&self->lines, self->coming);
  offer_villages (self);
  show_list (self);
}

static void
ask (LoketUnclaimedPage *self)
{
  g_autoptr (LoketCardUnclaimedQuery) query = loket_card_unclaimed_query_new ();

  query->days = LOKET_SOME (self->of_days);
  query->from = self->next;
  if (self->renewing)
    loket_registry_question_ask (
        self->question, &LOKET_CARD_UNCLAIMED, LOKET_RECORD (query), listed_cb);
  else
    loket_registry_act_do (self->act, &LOKET_CARD_UNCLAIMED, LOKET_RECORD (query), listed_cb);
}

static void
ask_from_start (LoketUnclaimedPage *self, gboolean renewing)
{
  g_clear_object (&self->coming);
  self->coming = g_list_store_new (loket_card_line_get_type ());
  self->next.set = FALSE;
  self->renewing = renewing;
  ask (self);
}

static void
ask_anew (LoketUnclaimedPage *self)
{
  loket_registry_question_drop (self->question);
  loket_admin_clear (GTK_WIDGET (self));
  self->of_days = gtk_spin_button_get_value_as_int (self->days);
  ask_from_start (self, FALSE);
}

/* A card was printed or fetched: what goes on paper is how it is now. */
static gboolean
concerns (GtkWidget *page, const LoketCaseNews *news)
{
  return g_strcmp0 (news->entity, "card") == 0;
}

static gboolean
renew (GtkWidget *page)
{
  ask_from_start (LOKET_UNCLAIMED_PAGE (page), TRUE);
  return TRUE;
}

static void
village_cb (LoketUnclaimedPage *self)
{
  if (!self->filling)
    show_list (self);
}

static void
mapped_cb (LoketUnclaimedPage *self)
{
  if (self->asked)
    return;
  self->asked = TRUE;
  ask_anew (self);
}

/* The page */

static gboolean
loket_unclaimed_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_UNCLAIMED_PAGE (widget)->days));
}

static void
loket_unclaimed_page_dispose (GObject *object)
{
  LoketUnclaimedPage *self = LOKET_UNCLAIMED_PAGE (object);

  g_clear_object (&self->act);
  g_clear_object (&self->question);
  g_clear_object (&self->lines);
  g_clear_object (&self->coming);
  G_OBJECT_CLASS (loket_unclaimed_page_parent_class)->dispose (object);
}

static void
loket_unclaimed_page_class_init (LoketUnclaimedPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_unclaimed_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_unclaimed_page_grab_focus;
}

static void
loket_unclaimed_page_init (LoketUnclaimedPage *self)
{
  self->lines = g_list_store_new (loket_card_line_get_type ());
  self->preview = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

static GtkWidget *
make_side (LoketUnclaimedPage *self)
{
  LoketProfile *profile = loket_program_profile (self->program);
  const gint64 usual = profile->card != NULL ? profile->card->unclaimed_days : 0;
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *card = loket_part_card (_ ("Which cards"));
  GtkWidget *grid = loket_form_grid_new ();
  GtkWidget *days = gtk_spin_button_new_with_range (0, DAYS_MAX, 1);
  GtkWidget *village = gtk_drop_down_new (NULL, NULL);
  GtkWidget *button = loket_part_button (_ ("Show the list"), NULL, G_CALLBACK (ask_anew), self);

  self->days = GTK_SPIN_BUTTON (days);
  self->village = GTK_DROP_DOWN (village);
  gtk_spin_button_set_value (self->days, (double) usual);
  g_signal_connect_object (
      village, "notify::selected", G_CALLBACK (village_cb), self, G_CONNECT_SWAPPED);
  loket_form_grid_add (grid, _ ("Ready for at least so many days"), days, 0, 0, 12);
  loket_form_grid_add (grid, _ ("Which village"), village, 0, 1, 12);
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_add_css_class (side, "side-form");
  gtk_widget_set_hexpand (side, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (GTK_BOX (card), button);
  gtk_box_append (GTK_BOX (side), card);
  return side;
}

/**
 * loket_unclaimed_page_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the page, with what has lain there longer than the profile allows
 */
GtkWidget *
loket_unclaimed_page_new (LoketProgram *program)
{
  LoketUnclaimedPage *self = g_object_new (LOKET_TYPE_UNCLAIMED_PAGE, NULL);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->program = program;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->question = loket_registry_question_new (program, GTK_WIDGET (self));
  gtk_widget_add_css_class (halves, "survey-halves");
  gtk_widget_set_vexpand (halves, TRUE);
  show_sentence (self, _ ("The cards are being fetched."));
  gtk_box_append (GTK_BOX (self), loket_part_line (_ ("List for the villages"), "heading"));
  gtk_box_append (GTK_BOX (self),
                  loket_part_label (
                      _ ("Cards that nobody has come for. The village tells its people."), "lead"));
  gtk_box_append (GTK_BOX (halves), make_side (self));
  gtk_box_append (GTK_BOX (halves), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (self), halves);
  loket_cases_listen (GTK_WIDGET (self), program, LOKET_NEWS_OF_CARDS, concerns, renew);
  return GTK_WIDGET (self);
}
