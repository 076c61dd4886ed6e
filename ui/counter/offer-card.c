/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to the officer, and the answers to it as buttons with the keys 1 to 9; each does
 * "desk.offer" with its place. */
#include "config.h"

#include "ui/counter/offer-card.h"

#include "ui/counter/key-button.h"

#include <glib/gi18n.h>

#define COLUMNS 2
#define KEYS 9 /* 1 to 9 */

struct _LoketOfferCard {
  GtkBox parent_instance;

  /* borrowed: children */
  GtkLabel *question_label;
  GtkGrid *grid;
  GtkWidget *back_button;
  /* owned */
  char *shown; /* what it shows, in one text */
};

G_DEFINE_FINAL_TYPE (LoketOfferCard, loket_offer_card, GTK_TYPE_BOX)

static gboolean
loket_offer_card_grab_focus (GtkWidget *widget)
{
  LoketOfferCard *self = LOKET_OFFER_CARD (widget);

  for (int i = 0;; i++) {
    GtkWidget *button = gtk_grid_get_child_at (self->grid, i % COLUMNS, i / COLUMNS);

    if (button == NULL)
      return gtk_widget_grab_focus (self->back_button);
    if (gtk_widget_grab_focus (button))
      return TRUE;
  }
}

static void
loket_offer_card_finalize (GObject *object)
{
  g_free (LOKET_OFFER_CARD (object)->shown);
  G_OBJECT_CLASS (loket_offer_card_parent_class)->finalize (object);
}

static void
loket_offer_card_class_init (LoketOfferCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_offer_card_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_offer_card_grab_focus;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
loket_offer_card_init (LoketOfferCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "offers");
  self->question_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->question_label, TRUE);
  gtk_label_set_xalign (self->question_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->question_label), "service");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->question_label));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "row");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
  self->back_button = g_object_new (LOKET_TYPE_KEY_BUTTON,
                                    "title",
                                    _ ("Nothing of this"),
                                    "picture",
                                    "back",
                                    "key",
                                    "Esc",
                                    "action-name",
                                    "desk.escape",
                                    NULL);
  gtk_widget_add_css_class (self->back_button, "quieter");
  gtk_box_append (GTK_BOX (self), self->back_button);
}

static char *
text_of (const char *question, GPtrArray *offers)
{
  GString *text = g_string_new (question);

  for (guint i = 0; i < offers->len; i++) {
    LoketOffer *offer = g_ptr_array_index (offers, i);
    g_string_append_printf (
        text, "\n%s\n%s\n%d", offer->title, offer->hint != NULL ? offer->hint : "", offer->refused);
  }
  return g_string_free (text, FALSE);
}

static void
add_button (LoketOfferCard *self, guint place, LoketOffer *offer)
{
  g_autofree char *key = place < KEYS ? g_strdup_printf ("%u", place + 1) : NULL;
  GtkWidget *button = g_object_new (LOKET_TYPE_KEY_BUTTON,
                                    "title",
                                    offer->title,
                                    "hint",
                                    offer->hint,
                                    "picture",
                                    offer->picture,
                                    "key",
                                    key,
                                    NULL);

  if (offer->refused) {
    gtk_widget_set_sensitive (button, FALSE);
  } else {
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) place);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.offer");
  }
  gtk_grid_attach (self->grid, button, (int) place % COLUMNS, (int) place / COLUMNS, 1, 1);
}

/**
 * loket_offer_card_show:
 * @self: the card
 * @question: what is asked
 * @offers: (element-type LoketOffer): the answers
 *
 * The buttons stay, with the focus, as long as they say the same.
 */
void
loket_offer_card_show (LoketOfferCard *self, const char *question, GPtrArray *offers)
{
  g_autofree char *text = text_of (question, offers);
  GtkWidget *old;

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  gtk_label_set_text (self->question_label, question);
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, old);
  for (guint i = 0; i < offers->len; i++)
    add_button (self, i, g_ptr_array_index (offers, i));
}
