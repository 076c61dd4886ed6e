/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How something stands, said so that it cannot be overlooked; the sections of audit, backup and
 * profile put it above their rows. */
#include "config.h"

#include "ui/admin/verdict.h"

static GtkWidget *
make_picture (const char *kind)
{
  GtkWidget *picture;

  if (g_str_equal (kind, "busy")) {
    picture = gtk_spinner_new ();
    gtk_spinner_start (GTK_SPINNER (picture));
    return picture;
  }
  return g_object_new (GTK_TYPE_IMAGE,
                       "icon-name",
                       g_str_equal (kind, "good")      ? "loket-checked-symbolic"
                       : g_str_equal (kind, "warning") ? "loket-warning-symbolic"
                       : g_str_equal (kind, "problem") ? "loket-problem-symbolic"
                                                       : "loket-information-symbolic",
                       "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}

static GtkWidget *
make_label (const char *text, const char *style)
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
 * loket_admin_verdict_new:
 * @kind: style class: "good", "warning", "problem", "information" or "busy"
 * @word: the verdict in a few words
 * @sentence: (nullable): and in a sentence
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
loket_admin_verdict_new (const char *kind, const char *word, const char *sentence)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picture = make_picture (kind);

  gtk_widget_add_css_class (card, "verdict");
  gtk_widget_add_css_class (card, kind);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (card), picture);
  gtk_box_append (GTK_BOX (card), words);
  gtk_box_append (GTK_BOX (words), make_label (word, "fact"));
  if (sentence != NULL)
    loket_admin_verdict_add (card, sentence, "plain");
  return card;
}

/**
 * loket_admin_verdict_add:
 * @verdict: a card
 * @sentence: goes under what is there
 * @style: style class
 */
void
loket_admin_verdict_add (GtkWidget *verdict, const char *sentence, const char *style)
{
  GtkWidget *words = gtk_widget_get_last_child (verdict);

  gtk_box_append (GTK_BOX (words), make_label (sentence, style));
}

/**
 * loket_admin_verdict_set_large:
 * @verdict: a card
 * @text: stands beside the picture, readable from across the room
 */
void
loket_admin_verdict_set_large (GtkWidget *verdict, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "large");
  gtk_box_insert_child_after (GTK_BOX (verdict), label, gtk_widget_get_first_child (verdict));
}
