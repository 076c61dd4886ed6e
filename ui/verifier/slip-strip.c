/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips that wait for the printer while other cards are looked at: above the foot of the
 * window, and not there while none waits.  The oldest has a row, so that a card can be read above
 * it on the smallest screen; the others are counted. */
#include "config.h"

#include "ui/verifier/slip-strip.h"

#include "ui/common/parts.h"
#include "ui/verifier/slip-row.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_SLIP_STRIP (loket_slip_strip_get_type ())
G_DECLARE_FINAL_TYPE (LoketSlipStrip, loket_slip_strip, LOKET, SLIP_STRIP, GtkBox)

struct _LoketSlipStrip {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  /* owned */
  LoketDeskSlips *slips;
  LoketDeskSlip *shown; /* NULL = none waits */
  /* state */
  guint n_more;
};

G_DEFINE_FINAL_TYPE (LoketSlipStrip, loket_slip_strip, GTK_TYPE_BOX)

static void
loket_slip_strip_finalize (GObject *object)
{
  LoketSlipStrip *self = LOKET_SLIP_STRIP (object);

  g_clear_object (&self->slips);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (loket_slip_strip_parent_class)->finalize (object);
}

static void
loket_slip_strip_class_init (LoketSlipStripClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_slip_strip_finalize;
}

static void
loket_slip_strip_init (LoketSlipStrip *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "slip-strip");
}

static void
drop_cb (LoketSlipStrip *self, GtkWidget *button)
{
  loket_desk_slips_drop (self->slips, self->shown);
}

static void
add_row (LoketSlipStrip *self)
{
  GtkWidget *row = loket_slip_row_new (self->program, self->shown);
  GtkWidget *drop =
      loket_part_button (_ ("Do not print"), "loket-close-symbolic", G_CALLBACK (drop_cb), self);

  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), drop);
  gtk_box_append (GTK_BOX (self), row);
}

static void
add_more (LoketSlipStrip *self)
{
  g_autofree char *more = g_strdup_printf (
      g_dngettext (NULL, "%d more slip waits.", "%d more slips wait.", self->n_more),
      (int) self->n_more);

  gtk_box_append (GTK_BOX (self), loket_part_label (more, "strong"));
}

/* The row keeps up by itself, so that nobody misses a button that moves: made anew only when others
 * wait. */
static void
show (LoketSlipStrip *self)
{
  g_autoptr (GPtrArray) slips = loket_desk_slips_out_of_sight (self->slips);
  LoketDeskSlip *first = slips->len > 0 ? slips->pdata[0] : NULL;
  const guint n_more = slips->len > 1 ? slips->len - 1 : 0;
  GtkWidget *child;

  if (first == self->shown && n_more == self->n_more)
    return;
  g_set_object (&self->shown, first);
  self->n_more = n_more;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  if (first != NULL)
    add_row (self);
  if (n_more > 0)
    add_more (self);
  gtk_widget_set_visible (GTK_WIDGET (self), first != NULL);
}

/**
 * loket_slip_strip_new:
 * @program: the program
 * @slips: of this desk
 *
 * Returns: (transfer floating): the strip; it keeps up by itself
 */
GtkWidget *
loket_slip_strip_new (LoketProgram *program, LoketDeskSlips *slips)
{
  LoketSlipStrip *self = g_object_new (LOKET_TYPE_SLIP_STRIP, "visible", FALSE, NULL);

  self->program = program;
  self->slips = g_object_ref (slips);
  g_signal_connect_object (slips, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
