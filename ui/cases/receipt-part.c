/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The applicant's receipt: its button, the slip printer of this desk, and what becomes of the paper
 * in words.  The page of an application has it. */
#include "config.h"

#include "ui/cases/receipt-part.h"

#include "printing/receipt.h"
#include "ui/common/parts.h"
#include "ui/registry/print-part.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_RECEIPT_PART (loket_receipt_part_get_type ())
G_DECLARE_FINAL_TYPE (LoketReceiptPart, loket_receipt_part, LOKET, RECEIPT_PART, GtkBox)

struct _LoketReceiptPart {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  /* owned */
  LoketApplicationView *view;
};

G_DEFINE_FINAL_TYPE (LoketReceiptPart, loket_receipt_part, GTK_TYPE_BOX)

static void
print_cb (LoketReceiptPart *self, LoketPrintPart *printing)
{
  LoketProfile *profile = loket_program_profile (self->program);
  g_autoptr (LoketRoll) receipt =
      loket_receipt_new (self->view, profile, loket_program_language (self->program));
  const LoketSheet sheet = loket_roll_sheet (receipt);
  g_autofree char *name = g_strdup_printf ("P%d", (int) self->view->application->number);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf =
      loket_sheet_to_pdf (&sheet, loket_client_now (loket_program_client (self->program)), &error);

  if (pdf != NULL)
    loket_print_part_print (printing, pdf, &sheet, name);
  else
    g_critical ("no receipt: %s", error->message);
}

static void
loket_receipt_part_dispose (GObject *object)
{
  g_clear_object (&LOKET_RECEIPT_PART (object)->view);
  G_OBJECT_CLASS (loket_receipt_part_parent_class)->dispose (object);
}

static void
loket_receipt_part_class_init (LoketReceiptPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_receipt_part_dispose;
}

static void
loket_receipt_part_init (LoketReceiptPart *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "part-card");
}

/**
 * loket_receipt_part_new:
 * @program: the program; its office is known
 * @view: an application
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
loket_receipt_part_new (LoketProgram *program, LoketApplicationView *view)
{
  LoketReceiptPart *self = g_object_new (LOKET_TYPE_RECEIPT_PART, NULL);
  GtkWidget *printing = loket_print_part_new_for_slips (program, _ ("Print the receipt"));

  self->program = program;
  self->view = g_object_ref (view);
  g_signal_connect_object (printing, "print", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("Receipt for the person"), "fact"));
  gtk_box_append (GTK_BOX (self), printing);
  return GTK_WIDGET (self);
}
