/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uses of cards in the last thirty days: first those that somebody should look at, then all of them
 * counted by place and purpose.  Nobody is accused.  A section of the page of cards. */
#include "config.h"

#include "ui/cards/uses.h"

#include "core/office.h"
#include "core/operations.h"
#include "core/verifier-desk.h"
#include "ui/admin/page.h"
#include "ui/admin/words.h"
#include "ui/cards/houses.h"
#include "ui/common/parts.h"
#include "ui/registry/act.h"

#include <glib/gi18n.h>
#include <string.h>

#define LOKET_TYPE_CARD_USES (loket_card_uses_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardUses, loket_card_uses, LOKET, CARD_USES, GtkBox)

struct _LoketCardUses {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *place;  /* of what is shown */
  GtkWidget *button; /* asks anew */
  /* owned */
  LoketRegistryAct *act;
};

G_DEFINE_FINAL_TYPE (LoketCardUses, loket_card_uses, GTK_TYPE_BOX)

/* In the order of LoketCardPurpose. */
static const char *const purposes[] = {N_ ("Outpatient"),
                                       N_ ("Emergency"),
                                       N_ ("Inpatient"),
                                       N_ ("School help"),
                                       N_ ("Something else")};

G_STATIC_ASSERT (G_N_ELEMENTS (purposes) == LOKET_CARD_PURPOSE_OTHER + 1);

/* What stands out */

static char *
hint_sentence (LoketCardUses *self, const LoketUseHint *hint)
{
  g_autofree char *when = loket_admin_time (self->program, hint->at);
  g_autofree char *at =
      hint->facility != NULL ? loket_house_word (self->program, hint->facility) : NULL;
  g_autofree char *other =
      hint->other != NULL ? loket_house_word (self->program, hint->other) : NULL;

  switch (hint->kind) {
  case LOKET_HINT_TWO_PLACES:
    return g_strdup_printf (
        _ ("Card %s was used at %s and at %s within an hour: %s."), hint->number, other, at, when);
  case LOKET_HINT_AFTER_DEATH:
    return g_strdup_printf (
        _ ("Card %s was used at %s after a death was reported: %s."), hint->number, at, when);
  case LOKET_HINT_FAR_MORE:
  default:
    return g_strdup_printf (
        _ ("Card %s was used %d times in thirty days, far more than others; last: %s."),
        hint->number,
        (int) hint->uses.value,
        when);
  }
}

static GtkWidget *
make_hint (LoketCardUses *self, const LoketUseHint *hint)
{
  g_autofree char *sentence = hint_sentence (self, hint);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = loket_part_label (sentence, "value");

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (row, "known");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static gboolean
names_uses (LoketCardUses *self)
{
  const LoketCardRules *rules = loket_program_profile (self->program)->card;

  return rules != NULL && rules->named_uses;
}

static GtkWidget *
make_hints (LoketCardUses *self, LoketUseHints *uses)
{
  GtkWidget *card = loket_part_card (_ ("To be looked at"));
  GListModel *hints = G_LIST_MODEL (uses->hints);
  const guint n = g_list_model_get_n_items (hints);
  const char *none = names_uses (self)
                         ? _ ("Nothing stands out in the last thirty days.")
                         : _ ("Uses are only counted in this office: no card is named, so nothing "
                              "can stand out here.");

  if (n > 0)
    gtk_box_append (
        GTK_BOX (card),
        loket_part_hint (_ ("These are reasons to look, no proof against anybody."),
                         _ ("Please ask the holder and look at the paper of the place. Suspend a "
                            "card only after a talk.")));
  else
    gtk_box_append (GTK_BOX (card), loket_part_label (none, "quiet"));
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketUseHint) hint = g_list_model_get_item (hints, i);
    gtk_box_append (GTK_BOX (card), make_hint (self, hint));
  }
  return card;
}

/* Counts */

static void
attach_count (LoketCardUses *self,
              GtkGrid *grid,
              int row,
              const LoketUseCount *count,
              gboolean first)
{
  g_autofree char *name = loket_house_word (self->program, count->facility);
  g_autofree char *uses = g_strdup_printf ("%d", (int) count->uses);
  GtkWidget *place = loket_part_label (first ? name : "", "strong");
  GtkWidget *number = loket_part_label (uses, "strong");

  gtk_widget_set_hexpand (place, TRUE);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  if (first)
    gtk_grid_attach (grid, place, 0, row, 1, 1);
  else
    g_object_unref (g_object_ref_sink (place));
  gtk_grid_attach (grid, loket_part_label (_ (purposes[count->purpose]), "quiet"), 1, row, 1, 1);
  gtk_grid_attach (grid, number, 2, row, 1, 1);
}

/* They come by place. */
static GtkWidget *
make_counts (LoketCardUses *self, LoketUseHints *uses)
{
  GtkWidget *card = loket_part_card (_ ("Uses of the last thirty days"));
  GtkWidget *grid = gtk_grid_new ();
  GListModel *counts = G_LIST_MODEL (uses->counts);
  const guint n = g_list_model_get_n_items (counts);
  const char *before = NULL; /* of the list, which holds it */

  gtk_widget_add_css_class (grid, "use-counts");
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketUseCount) count = g_list_model_get_item (counts, i);
    attach_count (self, GTK_GRID (grid), (int) i, count, g_strcmp0 (before, count->facility) != 0);
    before = count->facility;
  }
  gtk_box_append (GTK_BOX (card), grid);
  if (n == 0)
    gtk_box_append (
        GTK_BOX (card),
        loket_part_label (_ ("No hospital or school told of a use in this time."), "quiet"));
  return card;
}

/* The page */

static GtkWidget *
make_column (GtkWidget *content)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (column, "rows");
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (column), content);
  return column;
}

static void
listed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCardUses *self = LOKET_CARD_USES (page);
  LoketUseHints *uses;
  GtkWidget *halves;
  GtkWidget *old;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  uses = loket_use_hints_cast (answer);
  halves = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, NULL);
  gtk_widget_add_css_class (halves, "case-halves");
  gtk_box_append (GTK_BOX (halves), make_column (make_hints (self, uses)));
  gtk_box_append (GTK_BOX (halves), make_column (make_counts (self, uses)));
  while ((old = gtk_widget_get_first_child (self->place)) != NULL)
    gtk_box_remove (GTK_BOX (self->place), old);
  gtk_box_append (GTK_BOX (self->place), loket_part_scroll (halves));
}

/* Each look is counted: it is asked when somebody comes or wishes it, not by the clock. */
static void
ask_cb (LoketCardUses *self)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_USE_HINTS, LOKET_RECORD (nothing), listed_cb);
}

static gboolean
loket_card_uses_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_CARD_USES (widget)->button);
}

static void
loket_card_uses_dispose (GObject *object)
{
  g_clear_object (&LOKET_CARD_USES (object)->act);
  G_OBJECT_CLASS (loket_card_uses_parent_class)->dispose (object);
}

static void
loket_card_uses_class_init (LoketCardUsesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_card_uses_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_card_uses_grab_focus;
}

static void
loket_card_uses_init (LoketCardUses *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
  g_signal_connect (self, "map", G_CALLBACK (ask_cb), NULL);
}

static GtkWidget *
make_head (LoketCardUses *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = loket_part_line (_ ("Uses of cards"), "heading");

  self->button =
      loket_part_button (_ ("Look again"), "loket-restart-symbolic", G_CALLBACK (ask_cb), self);
  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), heading);
  gtk_box_append (GTK_BOX (row), self->button);
  return row;
}

/**
 * loket_cards_uses_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_cards_uses_new (LoketProgram *program)
{
  LoketCardUses *self = g_object_new (LOKET_TYPE_CARD_USES, NULL);

  self->program = program;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (self->place, TRUE);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self),
                  loket_part_label (_ ("What hospitals and schools told of cards that they checked "
                                       "in the last thirty days."),
                                    "quiet"));
  gtk_box_append (GTK_BOX (self), self->place);
  return GTK_WIDGET (self);
}
