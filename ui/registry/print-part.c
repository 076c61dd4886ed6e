/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which printer takes a paper of the desk, or that it is saved as a file, and what becomes of it; a
 * person's own file, letters, receipts, forms and route lists use it.  The printer that was chosen
 * is remembered at this computer. */
#include "config.h"

#include "ui/registry/print-part.h"

#include "printing/cups.h"
#include "printing/spooler.h"
#include "ui/common/wrap-layout.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define GAP 8        /* pixels between buttons */
#define PATIENCE 120 /* seconds: an officer goes and puts paper in */

typedef enum {
  PAPER_PAGES,
  PAPER_SLIPS, /* for a roll */
  PAPER_CARDS,
} LoketPaperKind;

struct _LoketPrintPart {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkWidget *row;
  GtkDropDown *printers;
  GtkWidget *button;
  GtkLabel *state;
  /* owned */
  char *title; /* of the button */
  LoketSpooler *spooler;
  GPtrArray *queues; /* names, as the choice shows them; NULL = not known yet */
  LoketPrintJob *job;
  GCancellable *cancellable; /* of the question for printers; NULL = not asked yet */
  /* state */
  gboolean saves; /* which of the two buttons was pressed */
  LoketPaperKind kind;
};

G_DEFINE_FINAL_TYPE (LoketPrintPart, loket_print_part, GTK_TYPE_BOX)

enum { PRINT, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
say (LoketPrintPart *self, const char *sentence)
{
  gtk_label_set_text (self->state, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *sentence != '\0');
}

static void
name_button (LoketPrintPart *self, const char *name)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (self->button));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Printers */

/* Slips, cards and whole pages come out of different printers. */
static const char *
setting (LoketPrintPart *self)
{
  static const char *const settings[] = {
      [PAPER_PAGES] = "queue", [PAPER_SLIPS] = "slip-queue", [PAPER_CARDS] = "card-queue"};

  return settings[self->kind];
}

static const char *
no_printer (LoketPrintPart *self)
{
  static const char *const sentences[] = {
      [PAPER_PAGES] =
          N_ ("No printer for whole pages is set up at this computer. Save the file instead."),
      [PAPER_SLIPS] = N_ ("No slip printer is set up at this computer. Save the file instead."),
      [PAPER_CARDS] =
          N_ ("No printer for cards is set up at this computer. Save the file instead."),
  };

  return _ (sentences[self->kind]);
}

static const char *
chosen (LoketPrintPart *self)
{
  const guint selected = gtk_drop_down_get_selected (self->printers);

  return self->queues != NULL && selected < self->queues->len ? self->queues->pdata[selected]
                                                              : NULL;
}

static void
remember (LoketPrintPart *self)
{
  g_autoptr (GError) error = NULL;

  if (!loket_settings_remember (loket_program_settings (self->application),
                                "printing",
                                setting (self),
                                chosen (self),
                                &error))
    g_message ("the printer is not remembered: %s", error->message);
}

static void
add_printer (LoketPrintPart *self, GtkStringList *titles, const char *name, const char *title)
{
  gtk_string_list_append (titles, title != NULL && *title != '\0' ? title : name);
  g_ptr_array_add (self->queues, g_strdup (name));
}

static guint
place_of (LoketPrintPart *self, const char *name)
{
  guint place = 0;

  while (place < self->queues->len && strcmp (self->queues->pdata[place], name) != 0)
    place++;
  return place;
}

/* A receipt printer takes no page; a slip comes out of any printer, best of a receipt printer. */
static guint
add_found (LoketPrintPart *self, GtkStringList *titles, GPtrArray *found)
{
  gboolean found_roll = FALSE;
  guint best = 0;

  for (guint i = 0; found != NULL && i < found->len; i++) {
    LoketPrintQueue *queue = found->pdata[i];
    if (queue->raw && self->kind != PAPER_SLIPS)
      continue;
    if (queue->raw && !found_roll)
      best = self->queues->len;
    found_roll = found_roll || queue->raw;
    add_printer (self, titles, queue->name, queue->title);
  }
  return best;
}

static void
show_printers (LoketPrintPart *self, GPtrArray *found)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *usual =
      loket_settings_text (loket_program_settings (self->application), "printing", setting (self));
  guint selected;

  g_clear_pointer (&self->queues, g_ptr_array_unref);
  self->queues = g_ptr_array_new_with_free_func (g_free);
  selected = add_found (self, titles, found);
  if (usual != NULL && place_of (self, usual) < self->queues->len)
    selected = place_of (self, usual);
  else if (usual != NULL && self->kind == PAPER_SLIPS) { /* the printing says that it is gone */
    selected = self->queues->len;
    add_printer (self, titles, usual, NULL);
  }
  gtk_drop_down_set_model (self->printers, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->printers, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->printers), self->queues->len > 0);
  gtk_widget_set_sensitive (self->button, self->queues->len > 0);
  say (self, self->queues->len > 0 ? "" : no_printer (self));
}

static void
listed_cb (GObject *spooler, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPrintPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found =
      loket_spooler_list_queues_finish (LOKET_SPOOLER (spooler), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_message ("no printers: %s", error->message);
  show_printers (self, found);
}

static void
mapped_cb (LoketPrintPart *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  loket_spooler_list_queues_async (
      self->spooler, self->cancellable, listed_cb, g_object_ref (self));
}

/* The paper */

static void
follow (LoketPrintPart *self)
{
  const char *path = loket_print_job_path (self->job);
  g_autofree char *sentence =
      path != NULL
          ? g_strdup_printf (_ ("The file is saved: %s"), path)
          : loket_print_job_sentence (self->job, loket_program_language (self->application));

  say (self, sentence);
  name_button (self,
               loket_print_job_state (self->job) == LOKET_PRINT_FAILED ? _ ("Print again")
                                                                       : self->title);
}

static void
job_cb (LoketPrintJob *job, GParamSpec *pspec, LoketPrintPart *self)
{
  if (job == self->job)
    follow (self);
}

/* The buttons stay as they are meanwhile: one that is put to rest would lose the focus. */
static void
ask_for (LoketPrintPart *self, gboolean saves)
{
  if (self->job != NULL && !loket_print_state_is_final (loket_print_job_state (self->job)))
    return;
  self->saves = saves;
  g_signal_emit (self, signals[PRINT], 0);
}

static void
print_cb (LoketPrintPart *self)
{
  ask_for (self, FALSE);
}

static void
save_cb (LoketPrintPart *self)
{
  ask_for (self, TRUE);
}

/* The widget */

static void
loket_print_part_dispose (GObject *object)
{
  LoketPrintPart *self = LOKET_PRINT_PART (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->spooler);
  g_clear_object (&self->job);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  G_OBJECT_CLASS (loket_print_part_parent_class)->dispose (object);
}

static void
loket_print_part_finalize (GObject *object)
{
  g_free (LOKET_PRINT_PART (object)->title);
  G_OBJECT_CLASS (loket_print_part_parent_class)->finalize (object);
}

static void
loket_print_part_class_init (LoketPrintPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_print_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_print_part_finalize;
  signals[PRINT] = g_signal_new (
      "print", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_print_part_init (LoketPrintPart *self)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();

  self->spooler = loket_spooler_new (NULL, clock, random);
  loket_spooler_set_patience (self->spooler, PATIENCE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "print-part");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_print_part_new:
 * @application: the program
 * @title: what the button says
 *
 * Returns: (transfer floating): the button with the choice of printers beside it, and one that
 * saves a file instead
 */
GtkWidget *
loket_print_part_new (LoketProgram *application, const char *title)
{
  LoketPrintPart *self = g_object_new (LOKET_TYPE_PRINT_PART, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *printers = gtk_drop_down_new (NULL, NULL);
  GtkWidget *state = loket_part_label ("", "plain");
  GtkWidget *save = loket_part_button (
      _ ("Save the file as PDF"), "loket-letter-symbolic", G_CALLBACK (save_cb), self);

  self->application = application;
  self->title = g_strdup (title);
  self->row = row;
  self->printers = GTK_DROP_DOWN (printers);
  self->state = GTK_LABEL (state);
  self->button = loket_part_button (title, "loket-printer-symbolic", G_CALLBACK (print_cb), self);
  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_widget_set_visible (printers, FALSE);
  gtk_widget_set_visible (state, FALSE);
  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_layout_manager (row, loket_wrap_layout_new (GAP));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (printers), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Printer"), -1);
  gtk_box_append (GTK_BOX (row), self->button);
  gtk_box_append (GTK_BOX (row), printers);
  gtk_box_append (GTK_BOX (row), save);
  gtk_box_append (GTK_BOX (self), row);
  gtk_box_append (GTK_BOX (self), state);
  return GTK_WIDGET (self);
}

/**
 * loket_print_part_new_for_slips:
 * @application: the program
 * @title: what the button says
 *
 * Returns: (transfer floating): the same for papers on a roll of 80 mm
 */
GtkWidget *
loket_print_part_new_for_slips (LoketProgram *application, const char *title)
{
  GtkWidget *self = loket_print_part_new (application, title);

  LOKET_PRINT_PART (self)->kind = PAPER_SLIPS;
  return self;
}

/**
 * loket_print_part_new_for_cards:
 * @application: the program
 * @title: what the button says
 *
 * Returns: (transfer floating): the same for cards; whoever hears "print" prints to
 *   loket_print_part_queue(), or saves when loket_print_part_saves()
 */
GtkWidget *
loket_print_part_new_for_cards (LoketProgram *application, const char *title)
{
  GtkWidget *self = loket_print_part_new (application, title);

  LOKET_PRINT_PART (self)->kind = PAPER_CARDS;
  return self;
}

/**
 * loket_print_part_add_choice:
 * @self: the part
 * @choice: (transfer floating): how it is printed
 *
 * Puts it beside the printer.
 */
void
loket_print_part_add_choice (LoketPrintPart *self, GtkWidget *choice)
{
  gtk_widget_insert_after (choice, self->row, GTK_WIDGET (self->printers));
}

/**
 * loket_print_part_saves:
 * @self: the part, one of whose buttons was pressed
 *
 * Returns: whether it was the one that saves a file
 */
gboolean
loket_print_part_saves (LoketPrintPart *self)
{
  return self->saves;
}

/**
 * loket_print_part_queue:
 * @self: the part
 *
 * Returns: (transfer none) (nullable): name of the queue that is chosen, which is remembered
 */
const char *
loket_print_part_queue (LoketPrintPart *self)
{
  if (chosen (self) != NULL)
    remember (self);
  return chosen (self);
}

/**
 * loket_print_part_print:
 * @self: the part, one of whose buttons was pressed
 * @pdf: what is printed
 * @sheet: the same as it is drawn
 * @name: of its file, without its end
 *
 * Sends it to the printer that is chosen or saves it, and says what becomes of it.
 */
void
loket_print_part_print (LoketPrintPart *self,
                        GBytes *pdf,
                        const LoketSheet *sheet,
                        const char *name)
{
  g_autoptr (GBytes) roll = self->kind == PAPER_SLIPS ? loket_sheet_to_escpos (sheet) : NULL;

  if (!self->saves)
    remember (self);
  g_clear_object (&self->job);
  self->job = loket_spooler_print_roll (self->spooler,
                                        pdf,
                                        roll,
                                        sheet->width,
                                        sheet->height,
                                        name,
                                        self->saves ? NULL : chosen (self));
  g_signal_connect_object (self->job, "notify::state", G_CALLBACK (job_cb), self, 0);
  g_signal_connect_object (self->job, "notify::reason", G_CALLBACK (job_cb), self, 0);
  follow (self);
}
