/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The applicant's receipt: its button, and what becomes of the paper in words.  The page of an
 * application has it; where no slip printer is set, the receipt is saved as a file. */
#include "config.h"

#include "ui/cases/receipt-part.h"

#include "printing/receipt.h"
#include "printing/spooler.h"
#include "ui/registry/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_RECEIPT_PART (loket_receipt_part_get_type ())
G_DECLARE_FINAL_TYPE (LoketReceiptPart, loket_receipt_part, LOKET, RECEIPT_PART, GtkBox)

struct _LoketReceiptPart {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *button;
  GtkLabel *state;
  /* owned */
  LoketApplicationView *view;
  LoketSpooler *spooler;
  LoketPrintJob *job;
};

G_DEFINE_FINAL_TYPE (LoketReceiptPart, loket_receipt_part, GTK_TYPE_BOX)

static void
say (LoketReceiptPart *self, const char *sentence)
{
  gtk_label_set_text (self->state, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *sentence != '\0');
}

static void
follow (LoketReceiptPart *self)
{
  const char *path = loket_print_job_path (self->job);
  g_autofree char *sentence =
      loket_print_job_sentence (self->job, loket_program_language (self->program));
  g_autofree char *saved =
      path != NULL ? g_strdup_printf (_ ("No slip printer is set here. Saved: %s"), path) : NULL;

  say (self, saved != NULL ? saved : sentence);
  gtk_widget_set_sensitive (self->button,
                            loket_print_state_is_final (loket_print_job_state (self->job)));
}

static void
job_cb (LoketPrintJob *job, GParamSpec *pspec, LoketReceiptPart *self)
{
  if (job == self->job)
    follow (self);
}

static void
print_cb (LoketReceiptPart *self)
{
  LoketProfile *profile = loket_program_profile (self->program);
  g_autoptr (LoketRoll) receipt =
      loket_receipt_new (self->view, profile, loket_program_language (self->program));
  const LoketSheet sheet = loket_roll_sheet (receipt);
  g_autofree char *queue =
      loket_settings_text (loket_program_settings (self->program), "printing", "slip-queue");
  g_autofree char *name = g_strdup_printf ("P%d", (int) self->view->application->number);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf =
      loket_sheet_to_pdf (&sheet, loket_client_now (loket_program_client (self->program)), &error);

  if (pdf == NULL) {
    g_message ("no receipt: %s", error->message);
    say (self, _ ("The receipt could not be drawn."));
    return;
  }
  g_clear_object (&self->job);
  self->job =
      loket_spooler_print_document (self->spooler, pdf, sheet.width, sheet.height, name, queue);
  g_signal_connect_object (self->job, "notify::state", G_CALLBACK (job_cb), self, 0);
  g_signal_connect_object (self->job, "notify::reason", G_CALLBACK (job_cb), self, 0);
  follow (self);
}

static void
loket_receipt_part_dispose (GObject *object)
{
  LoketReceiptPart *self = LOKET_RECEIPT_PART (object);

  g_clear_object (&self->view);
  g_clear_object (&self->spooler);
  g_clear_object (&self->job);
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
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();

  self->spooler = loket_spooler_new (NULL, clock, random);
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
  GtkWidget *state = loket_part_label ("", "plain");

  self->program = program;
  self->view = g_object_ref (view);
  self->state = GTK_LABEL (state);
  self->button = loket_part_button (
      _ ("Print the receipt"), "loket-printer-symbolic", G_CALLBACK (print_cb), self);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_visible (state, FALSE);
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("Receipt for the person"), "fact"));
  gtk_box_append (GTK_BOX (self), self->button);
  gtk_box_append (GTK_BOX (self), state);
  return GTK_WIDGET (self);
}
