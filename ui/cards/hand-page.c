/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands one card over: is it the right one, who takes it, and by which paper.  A scan in the
 * section "Hand over" opens it, and a button on the page of a card. */
#include "config.h"

#include "ui/cards/hand-page.h"

#include "core/card-token.h"
#include "ui/admin/page.h"
#include "ui/cards/card-head.h"
#include "ui/cards/card-life.h"
#include "ui/common/scan-part.h"
#include "ui/cases/bar.h"
#include "ui/cases/desk.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"

#include <glib/gi18n.h>

/* What is known of the piece of plastic on the desk. */
typedef enum {
  UNSEEN, /* nobody has read its code */
  RIGHT,
  OLDER, /* another print of this card */
  OTHER, /* no card of this number that the office has made */
} Seen;

struct _LoketHandPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *seen_place;
  GtkWidget *scan;
  GtkCheckButton *holder;
  GtkCheckButton *proxy;
  GtkWidget *proxy_fields;
  GtkEditable *name;
  GtkEditable *paper;
  GtkDropDown *relation;
  GtkCheckButton *signed_for;
  /* owned */
  LoketCardView *view;
  LoketRegistryAct *doing;
  /* state */
  Seen seen;
};

G_DEFINE_FINAL_TYPE (LoketHandPage, loket_hand_page, GTK_TYPE_BOX)

/* Relations as they are offered: whoever stands nearest first. */
static const LoketRelation relations[] = {
    LOKET_RELATION_HUSBAND,
    LOKET_RELATION_WIFE,
    LOKET_RELATION_CHILD,
    LOKET_RELATION_PARENT,
    LOKET_RELATION_CHILD_IN_LAW,
    LOKET_RELATION_GRANDCHILD,
    LOKET_RELATION_PARENT_IN_LAW,
    LOKET_RELATION_OTHER_FAMILY,
    LOKET_RELATION_HELPER,
    LOKET_RELATION_OTHER,
};

/* The print that lies ready */

static LoketCardPrint *
find_next (LoketCardView *view)
{
  GListModel *prints = G_LIST_MODEL (view->prints);

  for (guint i = 0; i < g_list_model_get_n_items (prints); i++) {
    g_autoptr (LoketCardPrint) print = g_list_model_get_item (prints, i);
    if (g_strcmp0 (print->id, view->card->next) == 0)
      return g_steal_pointer (&print);
  }
  return NULL;
}

/**
 * loket_hand_why_not:
 * @program: the program; its office is known
 * @view: a card
 *
 * Returns: (transfer full) (nullable): why this officer does not hand it over, when it lies ready
 */
char *
loket_hand_why_not (LoketProgram *program, LoketCardView *view)
{
  g_autoptr (LoketCardPrint) print = find_next (view);
  const char *officer = loket_admin_caller (program).officer;

  if (view->may_hand_over || print == NULL || print->state != LOKET_PRINTING_GOOD)
    return NULL;
  if (view->card->state == LOKET_CARD_SUSPENDED)
    return g_strdup (_ ("A suspended card is not handed over."));
  if (officer != NULL &&
      (g_strcmp0 (print->printed_by, officer) == 0 || g_strcmp0 (print->begun_by, officer) == 0))
    return g_strdup (_ ("You have printed this card. Another officer hands it over."));
  return NULL;
}

/* Whoever does not print is told the code's SHA-256 only. */
static gboolean
is_code_of (const LoketCardPrint *print, const char *read)
{
  g_autofree char *filed = loket_card_token_body (print->text);
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, read, -1);

  return g_strcmp0 (filed, read) == 0 || strcmp (print->text, checksum) == 0;
}

static Seen
compare (LoketCardView *view, const char *code)
{
  GListModel *prints = G_LIST_MODEL (view->prints);
  g_autofree char *read = loket_card_token_body (code);

  for (guint i = 0; i < g_list_model_get_n_items (prints); i++) {
    g_autoptr (LoketCardPrint) print = g_list_model_get_item (prints, i);
    if (read != NULL && is_code_of (print, read))
      return g_strcmp0 (print->id, view->card->next) == 0 ? RIGHT : OLDER;
  }
  return OTHER;
}

static GtkWidget *
make_seen (LoketHandPage *self)
{
  switch (self->seen) {
  case RIGHT:
    return loket_cases_bar (
        "good", NULL, _ ("This is the card"), _ ("Its code is that of the print that lies ready."));
  case OLDER:
    return loket_cases_bar ("problem",
                            NULL,
                            _ ("This is an older print of the card"),
                            _ ("Do not hand it over. Look for the one with the print number that "
                               "stands here, and scan it."));
  case OTHER:
    return loket_cases_bar (
        "problem",
        NULL,
        _ ("This is another card"),
        _ ("Its code is not one of this card. Scan the card that stands here."));
  case UNSEEN:
  default:
    return loket_cases_bar ("information",
                            "loket-reader-symbolic",
                            _ ("Not scanned"),
                            _ ("Scan the card, so that nobody gets the card of somebody else."));
  }
}

static void
show_seen (LoketHandPage *self)
{
  GtkWidget *old = gtk_widget_get_first_child (self->seen_place);

  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->seen_place), old);
  gtk_box_append (GTK_BOX (self->seen_place), make_seen (self));
  gtk_widget_set_visible (self->scan, self->seen != RIGHT);
}

static void
read_cb (LoketHandPage *self, const char *code)
{
  self->seen = compare (self->view, code);
  show_seen (self);
}

/* Handing over */

static void
given_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketHandPage *self = LOKET_HAND_PAGE (page);
  g_autofree char *news = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  news = g_strdup_printf (_ ("The card of %s is handed over and holds from now on."),
                          self->view->name);
  loket_cases_desk_end (page, loket_card_life_new (self->program, answer), news);
}

/* The signature is all that the office has in hand when somebody says later that no card came. */
static const char *
find_unsigned (LoketHandPage *self, GtkWidget **field)
{
  *field = GTK_WIDGET (self->signed_for);
  return gtk_check_button_get_active (self->signed_for)
             ? NULL
             : _ ("Please have it signed for on paper first, then tick that here.");
}

/* What is missing, before the hub is asked: a sentence and the field to mend. */
static const char *
find_fault (LoketHandPage *self, GtkWidget **field)
{
  g_autofree char *name = loket_form_text (self->name);
  g_autofree char *paper = loket_form_text (self->paper);

  *field = GTK_WIDGET (self->holder);
  if (self->seen == OLDER || self->seen == OTHER)
    return _ ("The card that was scanned is not the one to be handed over.");
  if (!gtk_check_button_get_active (self->proxy))
    return find_unsigned (self, field);
  *field = GTK_WIDGET (self->name);
  if (name == NULL)
    return _ ("Please enter who takes the card.");
  *field = GTK_WIDGET (self->relation);
  if (gtk_drop_down_get_selected (self->relation) == 0)
    return _ ("Please choose what he or she is to the holder.");
  *field = GTK_WIDGET (self->paper);
  if (paper == NULL)
    return _ ("Please enter the paper that you have seen: an identity card, a letter.");
  return find_unsigned (self, field);
}

static LoketCardGiving *
gather (LoketHandPage *self)
{
  LoketCardGiving *giving = loket_card_giving_new ();

  giving->card = g_strdup (self->view->card->id);
  giving->version = LOKET_SOME (self->view->card->version);
  giving->taker = LOKET_TAKER_HOLDER;
  giving->signed_for = gtk_check_button_get_active (self->signed_for);
  if (!gtk_check_button_get_active (self->proxy))
    return giving;
  giving->taker = LOKET_TAKER_PROXY;
  giving->proxy_name = loket_form_text (self->name);
  giving->proxy_paper = loket_form_text (self->paper);
  giving->relation = relations[gtk_drop_down_get_selected (self->relation) - 1];
  return giving;
}

static void
give_cb (LoketHandPage *self)
{
  GtkWidget *field = NULL;
  const char *fault = find_fault (self, &field);
  g_autoptr (LoketCardGiving) giving = NULL;

  if (fault != NULL) {
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, fault, NULL);
    gtk_widget_grab_focus (field);
    return;
  }
  giving = gather (self);
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->doing, &LOKET_CARD_HAND_OVER, LOKET_RECORD (giving), given_cb);
}

static void
back_cb (LoketHandPage *self)
{
  loket_cases_desk_pop (GTK_WIDGET (self));
}

/* Who takes it */

static void
taker_cb (LoketHandPage *self)
{
  const gboolean proxy = gtk_check_button_get_active (self->proxy);

  gtk_widget_set_visible (self->proxy_fields, proxy);
  if (proxy)
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
add_takers (LoketHandPage *self, GtkWidget *card)
{
  GtkWidget *holder = gtk_check_button_new_with_label (_ ("The holder"));
  GtkWidget *proxy = gtk_check_button_new_with_label (_ ("Somebody for the holder"));

  self->holder = GTK_CHECK_BUTTON (holder);
  self->proxy = GTK_CHECK_BUTTON (proxy);
  gtk_check_button_set_group (self->proxy, self->holder);
  gtk_check_button_set_active (self->holder, TRUE);
  g_signal_connect_object (proxy, "toggled", G_CALLBACK (taker_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), holder);
  gtk_box_append (GTK_BOX (card), proxy);
}

static GtkWidget *
make_proxy (LoketHandPage *self)
{
  const char *words[G_N_ELEMENTS (relations) + 2] = {NULL};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *grid = loket_form_grid_new ();
  GtkWidget *relation;

  words[0] = _ ("Please choose");
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    words[i + 1] = loket_registry_relation (relations[i]);
  relation = gtk_drop_down_new_from_strings (words);
  self->relation = GTK_DROP_DOWN (relation);
  self->name = loket_form_grid_entry (grid, _ ("Name"), 120, 0, 0, 7);
  loket_form_grid_add (grid, _ ("What he or she is to the holder"), relation, 7, 0, 5);
  self->paper =
      loket_form_grid_entry (grid, _ ("Paper that was seen, with its number"), 200, 0, 1, 12);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->paper),
                                  _ ("Identity card 3314…, letter of the holder"));
  gtk_box_append (GTK_BOX (box),
                  loket_part_label (_ ("Ask for the identity card of whoever came, and for the "
                                       "letter in which the holder asks for the card."),
                                    "quiet"));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
make_end (LoketHandPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *back = loket_part_button (_ ("Back"), NULL, G_CALLBACK (back_cb), self);
  GtkWidget *give =
      loket_part_button (_ ("Hand over"), "loket-hand-symbolic", G_CALLBACK (give_cb), self);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (give, "primary");
  gtk_widget_set_halign (row, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (row), back);
  gtk_box_append (GTK_BOX (row), give);
  return row;
}

static GtkWidget *
make_form (LoketHandPage *self)
{
  GtkWidget *card = loket_part_card (_ ("Who takes it?"));

  GtkWidget *signed_for =
      gtk_check_button_new_with_label (_ ("Whoever takes it has signed for it on paper"));

  self->signed_for = GTK_CHECK_BUTTON (signed_for);
  self->proxy_fields = make_proxy (self);
  add_takers (self, card);
  gtk_box_append (GTK_BOX (card), self->proxy_fields);
  gtk_box_append (GTK_BOX (card), signed_for);
  gtk_box_append (GTK_BOX (card),
                  loket_part_label (_ ("On the list of its batch, or in the book of the counter. "
                                       "The card holds once it is handed over."),
                                    "quiet"));
  gtk_box_append (GTK_BOX (card), make_end (self));
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  return card;
}

/* The page */

static gboolean
loket_hand_page_grab_focus (GtkWidget *widget)
{
  LoketHandPage *self = LOKET_HAND_PAGE (widget);

  return gtk_widget_grab_focus (gtk_check_button_get_active (self->proxy)
                                    ? GTK_WIDGET (self->name)
                                    : GTK_WIDGET (self->holder));
}

static void
loket_hand_page_dispose (GObject *object)
{
  LoketHandPage *self = LOKET_HAND_PAGE (object);

  g_clear_object (&self->doing);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (loket_hand_page_parent_class)->dispose (object);
}

static void
loket_hand_page_class_init (LoketHandPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_hand_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_hand_page_grab_focus;
}

static void
loket_hand_page_init (LoketHandPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

static GtkWidget *
make_body (LoketHandPage *self)
{
  GtkWidget *halves = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, NULL);

  gtk_widget_add_css_class (halves, "case-halves");
  if (self->view->face != NULL) {
    GtkWidget *face = loket_card_face_part_new (self->program, self->view);
    gtk_widget_set_valign (face, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (halves), face);
  }
  gtk_box_append (GTK_BOX (halves), make_form (self));
  return halves;
}

/**
 * loket_hand_page_new:
 * @program: the program; its office is known
 * @view: a card that lies ready
 * @code: (nullable): that was read from the card on the desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_hand_page_new (LoketProgram *program, LoketCardView *view, const char *code)
{
  LoketHandPage *self = g_object_new (LOKET_TYPE_HAND_PAGE, NULL);

  self->program = program;
  self->view = g_object_ref (view);
  self->doing = loket_registry_act_new (program, GTK_WIDGET (self));
  self->seen = code != NULL ? compare (view, code) : UNSEEN;
  self->seen_place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scan = loket_scan_part_new (program, _ ("Scan the card that lies before you."));
  show_seen (self);
  g_signal_connect_object (self->scan, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), loket_card_head_new (program, view));
  gtk_box_append (GTK_BOX (self), self->seen_place);
  gtk_box_append (GTK_BOX (self), self->scan);
  gtk_box_append (GTK_BOX (self), loket_part_scroll (make_body (self)));
  return GTK_WIDGET (self);
}
