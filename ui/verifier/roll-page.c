/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a school sees of a class that it checks: how a list is chosen, why it cannot be taken, or
 * each pupil with sign, colour and word.  The window makes it anew whenever the class changed. */
#include "config.h"

#include "ui/verifier/roll-page.h"

#include "core/error.h"
#include "ui/common/page.h"
#include "ui/common/parts.h"
#include "ui/common/problem.h"

#include <glib/gi18n.h>

/* In the order of LoketRollStatus. */
static const struct {
  const char *style;
  const char *icon;
} signs[] = {
    {"good", "loket-sign-good-symbolic"},
    {"problem", "loket-sign-bad-symbolic"},
    {"warning", "loket-sign-unsure-symbolic"},
};

static GtkWidget *
act_new (const char *label, const char *action, const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  return button;
}

static GtkWidget *
row_of_acts (void)
{
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (acts, "acts");
  return acts;
}

static GtkWidget *
sign_new (LoketRollStatus status, const char *words)
{
  GtkWidget *sign = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (sign, "roll-sign");
  gtk_widget_add_css_class (sign, signs[status].style);
  gtk_box_append (GTK_BOX (sign),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                signs[status].icon,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (sign), loket_part_line (words, "strong"));
  return sign;
}

static void
add_total (GtkWidget *totals, LoketRollStatus status, gint64 count)
{
  g_autofree char *words =
      g_strdup_printf ("%" G_GINT64_FORMAT "  %s", count, _ (loket_roll_status_words (status)));

  gtk_box_append (GTK_BOX (totals), sign_new (status, words));
}

static GtkWidget *
totals_new (const LoketRollResults *results)
{
  GtkWidget *totals = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (totals, "roll-totals");
  add_total (totals, LOKET_ROLL_COVERED, results->covered);
  add_total (totals, LOKET_ROLL_NOT_COVERED, results->not_covered);
  add_total (totals, LOKET_ROLL_ASK, results->ask);
  return totals;
}

/* A row without a name or a whole date of birth was sent with its number alone. */
static void
add_pupil (GtkGrid *table, int at, const LoketRollPupil *pupil, const LoketRollResult *result)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, result->row);
  const gboolean readable = pupil->name != NULL && pupil->birth_date != NULL;
  GtkWidget *number = loket_part_line (row, "quiet");
  GtkWidget *name = loket_part_line (
      pupil->name != NULL ? pupil->name : _ ("No name can be read in this row."), "strong");
  GtkWidget *status = sign_new (result->status, _ (loket_roll_status_words (result->status)));

  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_set_halign (status, GTK_ALIGN_START);
  gtk_grid_attach (table, number, 0, at, 1, 1);
  gtk_grid_attach (table, name, 1, at, 1, 1);
  if (!readable && pupil->name != NULL)
    gtk_grid_attach (
        table, loket_part_line (_ ("without a whole date of birth"), "quiet"), 2, at, 1, 1);
  gtk_grid_attach (table, status, 3, at, 1, 1);
  if (result->category != NULL)
    gtk_grid_attach (table, loket_part_line (result->category, "quiet"), 4, at, 1, 1);
}

/* The office answers in the order of the request. */
static GtkWidget *
table_new (LoketDeskRoll *roll)
{
  GListModel *pupils = G_LIST_MODEL (loket_desk_roll_class (roll)->pupils);
  GListModel *results = G_LIST_MODEL (loket_desk_roll_results (roll)->results);
  const guint n = MIN (g_list_model_get_n_items (pupils), g_list_model_get_n_items (results));
  GtkWidget *table = gtk_grid_new ();

  gtk_widget_add_css_class (table, "roll-table");
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRollPupil) pupil = g_list_model_get_item (pupils, i);
    g_autoptr (LoketRollResult) result = g_list_model_get_item (results, i);
    add_pupil (GTK_GRID (table), (int) i, pupil, result);
  }
  return loket_part_scroll (table);
}

static void
show_results (LoketPage *page, LoketDeskRoll *roll)
{
  const LoketRollResults *results = loket_desk_roll_results (roll);
  GtkWidget *acts = row_of_acts ();
  g_autofree char *left = g_strdup_printf (
      g_dngettext (NULL,
                   "This holds for today. The desk may still ask about %d pupil today.",
                   "This holds for today. The desk may still ask about %d pupils today.",
                   (gulong) results->left),
      (int) results->left);

  loket_page_append (page, totals_new (results));
  loket_page_append (page, table_new (roll));
  loket_page_append (page, loket_part_label (left, "quiet"));
  gtk_box_append (GTK_BOX (acts), act_new (_ ("Save the result"), "desk.roll-save", NULL));
  gtk_box_append (GTK_BOX (acts), act_new (_ ("Another class"), "desk.roll-file", NULL));
  gtk_box_append (GTK_BOX (acts), act_new (_ ("Done: forget it"), "desk.clear", "primary"));
  loket_page_append (page, acts);
}

static char *
problem_sentence (const GError *problem, const char *language)
{
  if (g_error_matches (problem, LOKET_ERROR, LOKET_ERROR_UNREACHABLE))
    return g_strdup (_ (loket_roll_unreachable_sentence ()));
  if (g_error_matches (problem, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED))
    return g_strdup (_ ("The office does not know this desk as one of a school. Please call the "
                        "office: it enters the desk for the school."));
  if (problem->domain != LOKET_ERROR)
    return g_strdup (_ ("This file cannot be opened. Please choose it once more."));
  return loket_problem_sentence (problem, language);
}

static void
show_choice (LoketPage *page, LoketProgram *program, const GError *problem)
{
  GtkWidget *acts = row_of_acts ();

  if (problem != NULL) {
    g_autofree char *sentence = problem_sentence (problem, loket_program_language (program));
    loket_page_append (page, loket_part_hint (sentence, NULL));
  }
  loket_page_append (page,
                     loket_part_label (_ ("The office hears the names and dates of birth of this "
                                          "list, answers, and does not keep them. Here they are "
                                          "forgotten when this page is left, and after a few "
                                          "minutes without a touch."),
                                       "quiet"));
  gtk_box_append (GTK_BOX (acts), act_new (_ ("Choose the list"), "desk.roll-file", "primary"));
  gtk_box_append (GTK_BOX (acts), act_new (_ ("Back"), "desk.clear", NULL));
  loket_page_append (page, acts);
}

/**
 * loket_roll_page_new:
 * @program: the program
 * @roll: the class, as it stands now
 *
 * Returns: (transfer floating): a page whose buttons are the actions "desk.roll-file",
 *   "desk.roll-save" and "desk.clear"
 */
GtkWidget *
loket_roll_page_new (LoketProgram *program, LoketDeskRoll *roll)
{
  GtkWidget *page = g_object_new (
      LOKET_TYPE_PAGE,
      "heading",
      _ ("Check a class"),
      "lead",
      loket_desk_roll_results (roll) != NULL
          ? _ ("For “please ask the office” call the office or send the family there.")
          : _ ("Choose the list of a class, or drop it here: a CSV file with names "
               "and dates of birth, and NIK or card number where you have them."),
      NULL);

  gtk_widget_add_css_class (page, "roll-page");
  gtk_widget_set_vexpand (page, TRUE);
  if (loket_desk_roll_is_busy (roll))
    loket_page_append (LOKET_PAGE (page), loket_part_label (_ ("The office is asked…"), "strong"));
  else if (loket_desk_roll_results (roll) != NULL)
    show_results (LOKET_PAGE (page), roll);
  else
    show_choice (LOKET_PAGE (page), program, loket_desk_roll_problem (roll));
  return page;
}
