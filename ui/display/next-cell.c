/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One service at the foot of the board: its letter and name, its next numbers, how many wait. */
#include "config.h"

#include "ui/display/next-cell.h"

#include "core/queue-policy.h"
#include "ui/common/folder.h"

#include <glib/gi18n.h>

#define NUMBERS_SHOWN 3

struct _LoketNextCell {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *band;
  GtkLabel *badge_label;
  GtkLabel *title_label;
  GtkLabel *numbers_label;
  GtkLabel *count_label;

  /* owned */
  LoketProgram *application;
  LoketService *service;
};

G_DEFINE_FINAL_TYPE (LoketNextCell, loket_next_cell, GTK_TYPE_WIDGET)

static void
loket_next_cell_dispose (GObject *object)
{
  LoketNextCell *self = LOKET_NEXT_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->application);
  g_clear_object (&self->service);
  G_OBJECT_CLASS (loket_next_cell_parent_class)->dispose (object);
}

static void
loket_next_cell_class_init (LoketNextCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_next_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "nextcell");
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/display/next-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketNextCell, band);
  gtk_widget_class_bind_template_child (widget_class, LoketNextCell, badge_label);
  gtk_widget_class_bind_template_child (widget_class, LoketNextCell, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketNextCell, numbers_label);
  gtk_widget_class_bind_template_child (widget_class, LoketNextCell, count_label);
}

static void
loket_next_cell_init (LoketNextCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_next_cell_new:
 * @application: the program
 * @service: the service it shows
 *
 * Returns: (transfer full): a cell with nobody waiting
 */
GtkWidget *
loket_next_cell_new (LoketProgram *application, LoketService *service)
{
  LoketNextCell *self = g_object_new (LOKET_TYPE_NEXT_CELL, NULL);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  self->application = g_object_ref (application);
  self->service = g_object_ref (service);
  loket_folder_class_use (GTK_WIDGET (self), service->key);
  gtk_label_set_label (self->badge_label, service->letter);
  gtk_label_set_label (self->title_label, loket_program_text (application, service->title));
  loket_next_cell_fill (self, nobody);
  return GTK_WIDGET (self);
}

/* The next numbers as the counters would call them if nobody else came: the rule, not the order of
 * arrival, so that the board never promises what the counters do not keep. */
static char *
next_numbers (LoketNextCell *self, GPtrArray *waiting)
{
  LoketProfile *profile = loket_program_profile (self->application);
  gint64 now = loket_client_now (loket_program_client (self->application));
  const char *const services[] = {self->service->key, NULL};
  const LoketStand stand = {.services = services};
  const LoketFairness fairness = loket_fairness_of (profile);
  g_autoptr (GPtrArray) left = g_ptr_array_copy (waiting, (GCopyFunc) g_object_ref, NULL);
  GString *numbers = g_string_new (NULL);

  g_ptr_array_set_free_func (left, g_object_unref);
  for (guint i = 0; i < NUMBERS_SHOWN; i++) {
    LoketTicket *next = loket_queue_next (left, &stand, &fairness, now);
    if (next == NULL)
      break;
    g_string_append_printf (numbers, "%s%s", i > 0 ? "  " : "", next->label);
    g_ptr_array_remove (left, next);
  }
  return g_string_free (numbers, FALSE);
}

/**
 * loket_next_cell_fill:
 * @self: the cell
 * @waiting: (element-type LoketTicket): all who wait, for whatever service
 */
void
loket_next_cell_fill (LoketNextCell *self, GPtrArray *waiting)
{
  g_autofree char *numbers = next_numbers (self, waiting);
  g_autofree char *count = NULL;
  guint n = 0;

  for (guint i = 0; i < waiting->len; i++) {
    LoketTicket *ticket = g_ptr_array_index (waiting, i);
    n += g_strcmp0 (loket_ticket_stage (ticket), self->service->key) == 0;
  }
  count = n > 0 ? g_strdup_printf (ngettext ("%u waiting", "%u waiting", n), n)
                : g_strdup (_ ("Nobody waiting"));
  gtk_label_set_label (self->numbers_label, numbers[0] != '\0' ? numbers : "–");
  gtk_label_set_label (self->count_label, count);
}
