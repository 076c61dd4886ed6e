/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a card: by its code, its number, or whose it is.  A section of the page of cards. */
#include "config.h"

#include "ui/cards/find-card.h"

#include "ui/admin/state.h"
#include "ui/cards/card-finder.h"
#include "ui/cards/card-life.h"
#include "ui/cases/desk.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_CARD_SEEK (loket_card_seek_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardSeek, loket_card_seek, LOKET, CARD_SEEK, GtkBox)

struct _LoketCardSeek {
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *finder;
};

G_DEFINE_FINAL_TYPE (LoketCardSeek, loket_card_seek, GTK_TYPE_BOX)

static void
chosen_cb (LoketCardSeek *self, LoketCard *card, const char *code)
{
  loket_card_life_open (GTK_WIDGET (self), card->id);
}

static gboolean
loket_card_seek_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_CARD_SEEK (widget)->finder);
}

static void
loket_card_seek_class_init (LoketCardSeekClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_card_seek_grab_focus;
}

static void
loket_card_seek_init (LoketCardSeek *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "people");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

/**
 * loket_cards_find_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section, with nothing looked for yet
 */
GtkWidget *
loket_cards_find_new (LoketProgram *program)
{
  LoketCardSeek *self = g_object_new (LOKET_TYPE_CARD_SEEK, NULL);

  self->finder = loket_card_finder_new (
      program,
      _ ("Scan a card: its page opens."),
      loket_admin_state_new ("loket-card-symbolic",
                             _ ("Which card?"),
                             _ ("What happened to it, what it is good for now, and what can be "
                                "done: lost, damaged, renew, suspend.")));
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (self->finder, TRUE);
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("Find a card"), "heading"));
  gtk_box_append (GTK_BOX (self), self->finder);
  return loket_cases_desk_new (program, GTK_WIDGET (self));
}
