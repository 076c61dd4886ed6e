/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guarantee slip in a row: its code in large letters, what it is for, what becomes of its paper.
 * The page of its card shows one, and the strip of those that wait; no row says a name. */
#include "config.h"

#include "ui/verifier/slip-row.h"

#include "core/dates.h"
#include "core/text.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_SLIP_ROW (loket_slip_row_get_type ())
G_DECLARE_FINAL_TYPE (LoketSlipRow, loket_slip_row, LOKET, SLIP_ROW, GtkBox)

struct _LoketSlipRow {
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *icon;
  GtkWidget *sentence;
  GtkWidget *again;
  /* owned */
  LoketDeskSlip *slip;
};

G_DEFINE_FINAL_TYPE (LoketSlipRow, loket_slip_row, GTK_TYPE_BOX)

static void
loket_slip_row_finalize (GObject *object)
{
  g_clear_object (&LOKET_SLIP_ROW (object)->slip);
  G_OBJECT_CLASS (loket_slip_row_parent_class)->finalize (object);
}

static void
loket_slip_row_class_init (LoketSlipRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_slip_row_finalize;
}

static void
loket_slip_row_init (LoketSlipRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "slip-row");
}

static const char *
icon_of (LoketDeskSlipState state)
{
  switch (state) {
  case LOKET_DESK_SLIP_PRINTED:
    return "loket-checked-symbolic";
  case LOKET_DESK_SLIP_PRINTING:
    return "loket-printer-symbolic";
  case LOKET_DESK_SLIP_NO_PRINTER:
  case LOKET_DESK_SLIP_WAITING:
  case LOKET_DESK_SLIP_FAILED:
  default:
    return "loket-warning-symbolic";
  }
}

static void
show (LoketSlipRow *self)
{
  const LoketDeskSlipState state = loket_desk_slip_state (self->slip);
  g_autofree char *sentence = loket_desk_slip_sentence (self->slip);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_of (state));
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->again, state == LOKET_DESK_SLIP_FAILED);
}

static void
again_cb (LoketSlipRow *self)
{
  loket_desk_slip_print (self->slip);
}

static GtkWidget *
words_new (LoketSlipRow *self, LoketProgram *program)
{
  const LoketGuaranteeSlip *slip = loket_desk_slip_paper (self->slip);
  const char *language = loket_program_language (program);
  const char *purpose = loket_text (language, loket_guarantee_purpose_words (slip->purpose));
  g_autofree char *day = loket_date_text (language, slip->until_day);
  g_autofree char *what =
      g_strdup_printf (_ ("%s, card %s, valid until %s"), purpose, slip->number, day);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), loket_part_label (what, "strong"));
  gtk_box_append (GTK_BOX (words), self->sentence);
  return words;
}

static GtkWidget *
code_new (LoketSlipRow *self)
{
  g_autofree char *code =
      loket_guarantee_short_code_shown (loket_desk_slip_paper (self->slip)->code);
  GtkWidget *label = gtk_label_new (code);

  gtk_widget_add_css_class (label, "slip-code");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/**
 * loket_slip_row_new:
 * @program: the program
 * @slip: what it shows
 *
 * Returns: (transfer floating): the row; it keeps up by itself
 */
GtkWidget *
loket_slip_row_new (LoketProgram *program, LoketDeskSlip *slip)
{
  LoketSlipRow *self = g_object_new (LOKET_TYPE_SLIP_ROW, "hexpand", TRUE, NULL);

  self->slip = g_object_ref (slip);
  self->icon =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->sentence = loket_part_label ("", "sentence");
  self->again =
      loket_part_button (_ ("Print again"), "loket-printer-symbolic", G_CALLBACK (again_cb), self);
  gtk_widget_set_valign (self->again, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), code_new (self));
  gtk_box_append (GTK_BOX (self), words_new (self, program));
  gtk_box_append (GTK_BOX (self), self->again);
  g_signal_connect_object (slip, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
