/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar that says one thing so that it cannot be overlooked: picture, word, sentence, never colour
 * alone; and the strip of how far something is.  The pages of applications use them. */
#include "config.h"

#include "ui/cases/bar.h"

#include "ui/common/parts.h"

#include <glib/gi18n.h>

static const char *
usual_icon (const char *style)
{
  if (g_str_equal (style, "good"))
    return "loket-check-symbolic";
  if (g_str_equal (style, "problem"))
    return "loket-problem-symbolic";
  return g_str_equal (style, "warning") ? "loket-warning-symbolic" : "loket-information-symbolic";
}

static GtkWidget *
make_image (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE,
                       "icon-name",
                       icon,
                       "valign",
                       GTK_ALIGN_CENTER,
                       "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}

/**
 * loket_cases_bar:
 * @style: "good", "information", "warning" or "problem"
 * @icon: (nullable): its picture; %NULL = the usual one of the style
 * @word: (nullable): how it stands, in a word or two
 * @sentence: (nullable): what there is to know
 *
 * Returns: (transfer floating): the bar, a row to which a button may be added
 */
GtkWidget *
loket_cases_bar (const char *style, const char *icon, const char *word, const char *sentence)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (bar, "case-bar");
  gtk_widget_add_css_class (bar, style);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), make_image (icon != NULL ? icon : usual_icon (style)));
  if (word != NULL)
    gtk_box_append (GTK_BOX (words), loket_part_label (word, "word"));
  if (sentence != NULL)
    gtk_box_append (GTK_BOX (words), loket_part_label (sentence, "said"));
  gtk_box_append (GTK_BOX (bar), words);
  return bar;
}

/**
 * loket_cases_strip:
 *
 * Returns: (transfer floating): a strip without stages
 */
GtkWidget *
loket_cases_strip (void)
{
  GtkWidget *strip = g_object_new (
      GTK_TYPE_BOX, "homogeneous", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);

  gtk_widget_add_css_class (strip, "case-strip");
  return strip;
}

/**
 * loket_cases_strip_add:
 * @strip: a strip
 * @title: of the next stage
 * @stage: where it is
 */
void
loket_cases_strip_add (GtkWidget *strip, const char *title, LoketStage stage)
{
  static const struct {
    const char *style;
    const char *icon;
    const char *word;
  } looks[] = {
      [LOKET_STAGE_DONE] = {"done", "loket-check-symbolic", N_ ("done")},
      [LOKET_STAGE_NOW] = {"now", "loket-forward-symbolic", N_ ("now")},
      [LOKET_STAGE_AHEAD] = {"ahead", NULL, N_ ("still to come")},
      [LOKET_STAGE_ENDED] = {"ended", "loket-close-symbolic", N_ ("ended here")},
  };
  GtkWidget *box = g_object_new (
      GTK_TYPE_BOX, "spacing", 0, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *label = loket_part_line (title, "stage-title");
  g_autofree char *said = g_strdup_printf ("%s: %s", title, _ (looks[stage].word));

  gtk_widget_add_css_class (box, "stage");
  gtk_widget_add_css_class (box, looks[stage].style);
  if (looks[stage].icon != NULL)
    gtk_box_append (GTK_BOX (box), make_image (looks[stage].icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_box_append (GTK_BOX (strip), box);
}
