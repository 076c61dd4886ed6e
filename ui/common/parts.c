/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small parts that pages are made of: labels, chips, rows, hints. */
#include "config.h"

#include "ui/common/parts.h"

#include "ui/common/width-first.h"

#include <glib/gi18n.h>

/**
 * loket_part_label:
 * @text: to be read, on as many lines as it takes
 * @style: style class
 *
 * Returns: (transfer floating): a label
 */
GtkWidget *
loket_part_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * loket_part_line:
 * @text: to be read, on one line that ends in dots where it is too long
 * @style: style class
 *
 * Returns: (transfer floating): a label
 */
GtkWidget *
loket_part_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * loket_part_chip:
 * @text: a word or two
 * @style: "good", "warning", "house" or ""
 *
 * Returns: (transfer floating): a label with a border
 */
GtkWidget *
loket_part_chip (const char *text, const char *style)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "chip");
  if (*style != '\0')
    gtk_widget_add_css_class (chip, style);
  return chip;
}

/**
 * loket_part_hint:
 * @sentence: what is missing or odd
 * @advice: (nullable): what to do
 *
 * Returns: (transfer floating): both beside a picture, on the colour of warnings
 */
GtkWidget *
loket_part_hint (const char *sentence, const char *advice)
{
  GtkWidget *hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name",
                                   "loket-warning-symbolic",
                                   "valign",
                                   GTK_ALIGN_START,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

  gtk_widget_add_css_class (hint, "hint-box");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_label (sentence, "sentence"));
  if (advice != NULL)
    gtk_box_append (GTK_BOX (words), loket_part_label (advice, "advice"));
  gtk_box_append (GTK_BOX (hint), image);
  gtk_box_append (GTK_BOX (hint), words);
  return hint;
}

/**
 * loket_part_scroll:
 * @child: (transfer floating): as high as it likes
 *
 * Returns: (transfer floating): a place for it that scrolls up and down only
 */
GtkWidget *
loket_part_scroll (GtkWidget *child)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), child);
  gtk_widget_set_vexpand (scroll, TRUE);
  return scroll;
}

/**
 * loket_part_scroll_wide:
 * @child: (transfer floating): as high as it likes, and perhaps wider than the window
 *
 * Returns: (transfer floating): a place for it whose bars are seen while they are needed
 */
GtkWidget *
loket_part_scroll_wide (GtkWidget *child)
{
  GtkWidget *scroll = loket_part_scroll (child);

  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroll), FALSE);
  return scroll;
}

/**
 * loket_part_column:
 * @child: (transfer floating): what is read from the top to the bottom
 *
 * Returns: (transfer floating): a place for it beside other things, or in the middle of a page,
 *   whose width does not depend on its height: without it GTK tries many widths
 */
GtkWidget *
loket_part_column (GtkWidget *child)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (column, loket_width_first_new ());
  gtk_box_append (GTK_BOX (column), child);
  return column;
}

/**
 * loket_part_card:
 * @title: (nullable): over it
 *
 * Returns: (transfer floating): an empty card, a vertical box
 */
GtkWidget *
loket_part_card (const char *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "part-card");
  if (title != NULL)
    gtk_box_append (GTK_BOX (card), loket_part_label (title, "fact"));
  return card;
}

/**
 * loket_part_button:
 * @label: what it does
 * @icon: (nullable): beside that
 * @pressed: called with @object
 * @object: a GObject, borrowed
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
loket_part_button (const char *label, const char *icon, GCallback pressed, gpointer object)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box),
                    g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name",
                                  icon,
                                  "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER); /* also where the button is as wide as its form */
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", pressed, object, G_CONNECT_SWAPPED);
  return button;
}

/**
 * loket_part_seek:
 * @name: what is looked for, for screen readers
 * @hint: what may be entered
 * @look: called with @object when it is to be looked for
 * @stopped: called with @object at Escape
 * @object: a GObject, borrowed
 *
 * Returns: (transfer floating): a search entry, its first child, and the button beside it
 */
GtkWidget *
loket_part_seek (const char *name,
                 const char *hint,
                 GCallback look,
                 GCallback stopped,
                 gpointer object)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_search_entry_new ();

  gtk_widget_add_css_class (row, "seek");
  gtk_widget_set_hexpand (entry, TRUE);
  g_object_set (entry, "placeholder-text", hint, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "activate", look, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", stopped, object, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row),
                  loket_part_button (_ ("Find"), "loket-search-symbolic", look, object));
  return row;
}

static void
make_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  gtk_list_item_set_child (item, loket_part_line ("", "plain"));
}

static void
show_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/**
 * loket_part_narrow_choice:
 * @choice: a choice of strings, some longer than there is room for
 *
 * Lets it be narrower than its longest string, which ends in dots then; the list that opens shows
 * all of it.
 */
void
loket_part_narrow_choice (GtkDropDown *choice)
{
  g_autoptr (GtkListItemFactory) whole = g_object_ref (gtk_drop_down_get_factory (choice));
  g_autoptr (GtkListItemFactory) short_one = gtk_signal_list_item_factory_new ();

  g_signal_connect (short_one, "setup", G_CALLBACK (make_choice_cb), NULL);
  g_signal_connect (short_one, "bind", G_CALLBACK (show_choice_cb), NULL);
  gtk_drop_down_set_factory (choice, short_one);
  gtk_drop_down_set_list_factory (choice, whole);
}
