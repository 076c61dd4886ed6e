/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People on file who may be the one that is taken in: open one of them, or say why it is somebody
 * else.  The intake shows it. */
#include "config.h"

#include "ui/registry/alike-page.h"

#include "core/intake.h"
#include "ui/registry/desk.h"
#include "ui/registry/form-grid.h"
#include "ui/registry/hit-row.h"
#include "ui/common/parts.h"
#include "ui/registry/weights.h"

#include <glib/gi18n.h>

#define REASON_MIN 5 /* characters */

struct _LoketAlikePage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkListBox *rows;
  GtkWidget *open_button;
  GtkBox *signs;
  GtkEditable *reason;
  GtkWidget *different_button;
  /* owned */
  GListModel *alike;
};

G_DEFINE_FINAL_TYPE (LoketAlikePage, loket_alike_page, GTK_TYPE_BOX)

enum { DIFFERENT, N_SIGNALS };

static guint signals[N_SIGNALS];

static LoketLikeness *
selected (LoketAlikePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "likeness") : NULL;
}

/* What speaks for the one that is marked */
static void
selected_cb (LoketAlikePage *self)
{
  LoketLikeness *likeness = selected (self);
  GListModel *parts = likeness != NULL ? G_LIST_MODEL (likeness->parts) : NULL;
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->signs))) != NULL)
    gtk_box_remove (self->signs, old);
  gtk_widget_set_sensitive (self->open_button, likeness != NULL && likeness->hit != NULL);
  if (parts != NULL && g_list_model_get_n_items (parts) > 0)
    gtk_box_append (self->signs, loket_weights_new (parts));
  else if (likeness != NULL && likeness->hint == LOKET_HINT_CONFLICT)
    gtk_box_append (self->signs, loket_part_label (_ ("The NIK is the same"), "sign"));
}

static void
open_cb (LoketAlikePage *self)
{
  LoketLikeness *likeness = selected (self);

  if (likeness != NULL && likeness->hit != NULL)
    loket_registry_desk_ask (GTK_WIDGET (self), LOKET_RECORD (likeness->hit));
}

static gboolean
says_enough (LoketAlikePage *self)
{
  g_autofree char *reason = loket_form_text (self->reason);

  return reason != NULL && g_utf8_strlen (reason, -1) >= REASON_MIN;
}

static void
reason_cb (LoketAlikePage *self)
{
  gtk_widget_set_sensitive (self->different_button, says_enough (self));
}

static void
different_cb (LoketAlikePage *self)
{
  g_autofree char *reason = loket_form_text (self->reason);

  if (says_enough (self))
    g_signal_emit (self, signals[DIFFERENT], 0, reason);
}

static GtkWidget *
make_row (LoketAlikePage *self, LoketLikeness *likeness)
{
  GtkWidget *row;

  if (likeness->hit != NULL) {
    row = loket_hit_row_new (likeness->hit, loket_program_language (self->application));
    if (likeness->sure)
      loket_hit_row_add_chip (LOKET_HIT_ROW (row), _ ("almost surely the same"), "warning");
  } else {
    g_autofree char *sentence = g_strdup_printf (_ ("Somebody in %s, outside your area"),
                                                 likeness->place != NULL ? likeness->place : "?");
    row = gtk_list_box_row_new ();
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), loket_part_line (sentence, "quiet"));
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  }
  g_object_set_data_full (G_OBJECT (row), "likeness", g_object_ref (likeness), g_object_unref);
  return row;
}

static GtkWidget *
make_list (LoketAlikePage *self)
{
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *list = gtk_list_box_new ();

  self->rows = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (card, "table");
  gtk_widget_add_css_class (list, "hits");
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->rows, FALSE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People who may be the same"), -1);
  for (guint i = 0; i < g_list_model_get_n_items (self->alike); i++) {
    g_autoptr (LoketLikeness) likeness = g_list_model_get_item (self->alike, i);
    gtk_list_box_append (self->rows, make_row (self, likeness));
  }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), list);
  return card;
}

static GtkWidget *
make_signs (LoketAlikePage *self)
{
  GtkWidget *card = loket_part_card (_ ("What speaks for it"));

  self->signs = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->open_button = loket_part_button (
      _ ("Yes, open this person"), "loket-check-symbolic", G_CALLBACK (open_cb), self);
  gtk_widget_add_css_class (self->open_button, "primary");
  gtk_widget_set_halign (self->open_button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->signs));
  gtk_box_append (GTK_BOX (card), self->open_button);
  return card;
}

static GtkWidget *
make_different (LoketAlikePage *self)
{
  GtkWidget *card = loket_part_card (_ ("No, it is somebody else"));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();

  self->reason = GTK_EDITABLE (entry);
  self->different_button =
      loket_part_button (_ ("Save as somebody else"), NULL, G_CALLBACK (different_cb), self);
  gtk_widget_set_sensitive (self->different_button, FALSE);
  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), LOKET_REASON_MAX);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("How you know: other mother, twin, …"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Why it is somebody else"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (different_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row), self->different_button);
  gtk_box_append (GTK_BOX (card), row);
  return card;
}

static gboolean
loket_alike_page_grab_focus (GtkWidget *widget)
{
  LoketAlikePage *self = LOKET_ALIKE_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
loket_alike_page_dispose (GObject *object)
{
  g_clear_object (&LOKET_ALIKE_PAGE (object)->alike);
  G_OBJECT_CLASS (loket_alike_page_parent_class)->dispose (object);
}

static void
loket_alike_page_class_init (LoketAlikePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_alike_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_alike_page_grab_focus;
  signals[DIFFERENT] = g_signal_new ("different",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     G_TYPE_STRING);
}

static void
loket_alike_page_init (LoketAlikePage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
}

/**
 * loket_alike_page_new:
 * @application: the program
 * @alike: LoketLikeness, the likeliest first
 *
 * Returns: (transfer floating): the question
 */
GtkWidget *
loket_alike_page_new (LoketProgram *application, GListModel *alike)
{
  LoketAlikePage *self = g_object_new (LOKET_TYPE_ALIKE_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *signs;

  self->application = application;
  self->alike = g_object_ref (alike);
  gtk_widget_add_css_class (box, "rows");
  signs = make_signs (self);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), signs);
  gtk_box_append (GTK_BOX (box), make_different (self));
  gtk_box_append (GTK_BOX (self),
                  loket_part_label (_ ("Is it one of these? They look alike."), "heading"));
  gtk_box_append (
      GTK_BOX (self),
      loket_part_label (_ ("Nothing is stored yet; what you typed is still there."), "quiet"));
  gtk_box_append (GTK_BOX (self), loket_part_scroll (box));
  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
  return GTK_WIDGET (self);
}

/**
 * loket_alike_page_people:
 * @self: the question
 *
 * Returns: (transfer full) (element-type utf8): ids of all whom it shows
 */
GPtrArray *
loket_alike_page_people (LoketAlikePage *self)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (self->alike); i++) {
    g_autoptr (LoketLikeness) likeness = g_list_model_get_item (self->alike, i);
    g_ptr_array_add (people, g_strdup (likeness->person));
  }
  return people;
}
