/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about the satisfaction of people (SKM): index and grade of
 * a period, a bar for each element, a row for each service, and both as files. */
#include "config.h"

#include "ui/admin/satisfaction.h"

#include "core/questionnaire.h"
#include "core/rating-report.h"
#include "printing/chart.h"
#include "printing/satisfaction.h"
#include "ui/admin/page.h"
#include "ui/admin/verdict.h"

#include <glib/gi18n.h>
#include <string.h>

#define CELLS 4 /* of the grid, for one bar */

#define LOKET_TYPE_ADMIN_SATISFACTION (loket_admin_satisfaction_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminSatisfaction,
                      loket_admin_satisfaction,
                      LOKET,
                      ADMIN_SATISFACTION,
                      LoketAdminList)

struct _LoketAdminSatisfaction {
  LoketAdminList parent_instance;

  /* borrowed */
  GtkWidget *csv_button;
  GtkWidget *pdf_button;
  /* owned */
  LoketRatingSummary *summary; /* (nullable) what is seen */
  GtkFileChooserNative *chooser;
  /* state */
  LoketPeriod period;
  gboolean saves_pdf;
};

G_DEFINE_FINAL_TYPE (LoketAdminSatisfaction, loket_admin_satisfaction, LOKET_TYPE_ADMIN_LIST)

/* Rows */

static char *
service_text (LoketProgram *application, LoketRecord *record)
{
  return g_strdup (loket_rating_group_title ((LoketRatingGroup *) record,
                                             loket_program_profile (application),
                                             loket_program_language (application)));
}

static char *
quick_text (LoketProgram *application, LoketRecord *record)
{
  return loket_mean_text (loket_program_language (application),
                          ((LoketRatingGroup *) record)->overall_mean);
}

static char *
index_text (LoketProgram *application, LoketRecord *record)
{
  return loket_mean_text (loket_program_language (application),
                          ((LoketRatingGroup *) record)->index);
}

static char *
grade_text (LoketProgram *application, LoketRecord *record)
{
  const LoketGrade grade = ((LoketRatingGroup *) record)->grade;

  return grade == LOKET_GRADE_NONE ? g_strdup (loket_grade_letter (grade))
                                   : g_strdup_printf ("%s – %s",
                                                      loket_grade_letter (grade),
                                                      _ (loket_grade_word (grade)));
}

static const char *
grade_style (LoketGrade grade)
{
  static const char *const styles[] = {
      [LOKET_GRADE_NONE] = "",
      [LOKET_GRADE_D] = "problem",
      [LOKET_GRADE_C] = "warning",
      [LOKET_GRADE_B] = "good",
      [LOKET_GRADE_A] = "good",
  };

  return styles[grade];
}

static const char *
grade_chip (LoketRecord *record)
{
  return grade_style (((LoketRatingGroup *) record)->grade);
}

static const LoketAdminColumn columns[] = {
    {N_ ("Service"), .text = service_text, .wide = TRUE},
    {N_ ("Answers"), "ratings"},
    {N_ ("Quick answers, mean"), .text = quick_text, .spare = TRUE},
    {N_ ("Index"), .text = index_text},
    {N_ ("Grade"), .text = grade_text, .chip = grade_chip},
};

static const char *
row_id (LoketRecord *record)
{
  return ((LoketRatingGroup *) record)->service;
}

/* Bars */

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const LoketElementScore *score = data;
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &ink);
  gdk_cairo_set_source_rgba (cr, &ink);
  loket_chart_bar (cr, 0, 0, width, height, loket_mean_share (score->mean));
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_bar (LoketElementScore *score, const char *name)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_hexpand (area, TRUE);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "bar");
  gtk_drawing_area_set_draw_func (
      GTK_DRAWING_AREA (area), draw_cb, g_object_ref (score), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return area;
}

/* At that cell of the grid; @over: the name stands above the bar, where there is little width. */
static void
add_element (GtkGrid *grid,
             int column,
             int row,
             gboolean over,
             LoketElementScore *score,
             const char *language)
{
  const char *title = _ (loket_element_title (score->element));
  g_autofree char *name = g_strdup_printf ("U%d %s", (int) score->element + 1, title);
  g_autofree char *mean = loket_mean_text (language, score->mean);
  g_autofree char *count = g_strdup_printf ("n = %" G_GINT64_FORMAT, score->n);
  g_autofree char *all = g_strdup_printf ("%s: %s", name, mean);

  gtk_grid_attach (grid, make_label (name, "name"), column, row, over ? 3 : 1, 1);
  if (over)
    row++;
  else
    column++;
  gtk_grid_attach (grid, make_bar (score, all), column, row, 1, 1);
  gtk_grid_attach (grid, make_label (mean, "strong"), column + 1, row, 1, 1);
  gtk_grid_attach (grid, make_label (count, "quiet"), column + 2, row, 1, 1);
}

static GtkWidget *
make_bars (LoketAdminList *list, LoketRatingGroup *group, gboolean narrow)
{
  const int half = (LOKET_N_ELEMENTS + 1) / 2;
  const char *language = loket_program_language (loket_admin_list_application (list));
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "bars");
  for (int i = 0; i < LOKET_N_ELEMENTS; i++) {
    g_autoptr (LoketElementScore) score =
        g_list_model_get_item (G_LIST_MODEL (group->elements), (guint) i);
    if (narrow)
      add_element (GTK_GRID (grid), 0, 2 * i, TRUE, score, language);
    else
      add_element (GTK_GRID (grid), i / half * CELLS, i % half, FALSE, score, language);
  }
  return grid;
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  return make_bars (list, (LoketRatingGroup *) record, TRUE);
}

/* The office as a whole, above the rows */

static GtkWidget *
make_verdict (LoketAdminList *list, LoketRatingGroup *office)
{
  const char *language = loket_program_language (loket_admin_list_application (list));
  const char *style = grade_style (office->grade);
  g_autofree char *count =
      g_strdup_printf (g_dngettext (NULL, "%d answer", "%d answers", (gulong) office->ratings),
                       (int) office->ratings);
  g_autofree char *index = loket_mean_text (language, office->index);
  g_autofree char *grade = grade_text (loket_admin_list_application (list), LOKET_RECORD (office));
  GtkWidget *verdict;

  if (!office->index.set)
    return loket_admin_verdict_new (
        "information",
        count,
        _ ("The index needs five answers to each question within a month that is over."));
  verdict = loket_admin_verdict_new (style, grade, count);
  loket_admin_verdict_set_large (verdict, index);
  return verdict;
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketAdminSatisfaction *self = LOKET_ADMIN_SATISFACTION (list);
  GtkWidget *banner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_set_object (&self->summary, (LoketRatingSummary *) answer);
  gtk_widget_add_css_class (banner, "satisfaction");
  gtk_box_append (GTK_BOX (banner), make_verdict (list, self->summary->office));
  if (self->summary->office->ratings > 0)
    gtk_box_append (GTK_BOX (banner), make_bars (list, self->summary->office, FALSE));
  gtk_widget_set_sensitive (self->csv_button, TRUE);
  gtk_widget_set_sensitive (self->pdf_button, TRUE);
  loket_admin_list_set_banner (list, banner);
}

static LoketRecord *
request (LoketAdminList *list)
{
  return LOKET_RECORD (loket_period_query (LOKET_ADMIN_SATISFACTION (list)->period,
                                           loket_client_day (loket_admin_list_client (list))));
}

/* Files */

static GBytes *
make_file (LoketAdminSatisfaction *self, GError **error)
{
  LoketProgram *application = loket_admin_list_application (LOKET_ADMIN_LIST (self));
  LoketProfile *profile = loket_program_profile (application);
  const char *language = loket_program_language (application);
  g_autoptr (LoketListPaper) paper = NULL;
  LoketSheet sheet;

  if (!self->saves_pdf) {
    char *csv = loket_rating_csv (self->summary, profile, language);
    return g_bytes_new_take (csv, strlen (csv));
  }
  paper = loket_satisfaction_paper_new (self->summary, profile, language);
  sheet = loket_list_paper_sheet (paper);
  return loket_sheet_to_pdf (
      &sheet, loket_client_now (loket_admin_list_client (LOKET_ADMIN_LIST (self))), error);
}

static gboolean
save (LoketAdminSatisfaction *self, GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = make_file (self, error);
  gsize size;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return bytes != NULL &&
         g_file_replace_contents (
             file, data, size, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
}

static void
save_cb (LoketAdminSatisfaction *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->summary == NULL)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (save (self, file, &error)) {
    sentence = g_strdup_printf (_ ("The report is in “%s”."), g_file_peek_path (file));
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, sentence, NULL);
    return;
  }
  g_message ("the report was not saved: %s", error->message);
  loket_admin_tell (GTK_WIDGET (self),
                    LOKET_NOTICE_PROBLEM,
                    _ ("The report could not be saved there."),
                    _ ("Choose another folder or stick."));
}

static void
choose_file (LoketAdminSatisfaction *self, gboolean pdf)
{
  g_autofree char *name = NULL;

  if (self->summary == NULL)
    return;
  if (self->chooser == NULL) {
    self->chooser =
        gtk_file_chooser_native_new (_ ("Save the report"),
                                     GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     GTK_FILE_CHOOSER_ACTION_SAVE,
                                     _ ("Save"),
                                     _ ("Cancel"));
    g_signal_connect_object (
        self->chooser, "response", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  }
  self->saves_pdf = pdf;
  name = g_strdup_printf (
      "skm-%s-%s.%s", self->summary->from_day, self->summary->until_day, pdf ? "pdf" : "csv");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
csv_cb (LoketAdminSatisfaction *self)
{
  choose_file (self, FALSE);
}

static void
pdf_cb (LoketAdminSatisfaction *self)
{
  choose_file (self, TRUE);
}

/* The widget */

static void
period_cb (LoketAdminSatisfaction *self, GParamSpec *pspec, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->period = (LoketPeriod) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "period"));
  loket_admin_list_close (LOKET_ADMIN_LIST (self));
  loket_admin_list_reload (LOKET_ADMIN_LIST (self));
}

static void
add_periods (LoketAdminSatisfaction *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkToggleButton *first = NULL;

  gtk_widget_add_css_class (box, "segments");
  for (int i = 0; i < LOKET_N_PERIODS; i++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (_ (loket_period_title ((LoketPeriod) i)));

    g_object_set_data (G_OBJECT (button), "period", GINT_TO_POINTER (i));
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == (int) self->period);
    first = first != NULL ? first : GTK_TOGGLE_BUTTON (button);
    g_signal_connect_object (
        button, "notify::active", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), button);
  }
  loket_admin_list_add_filter (LOKET_ADMIN_LIST (self), box);
}

static GtkWidget *
add_button (LoketAdminSatisfaction *self, const char *label, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_sensitive (button, FALSE);
  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  loket_admin_list_add_button (LOKET_ADMIN_LIST (self), button);
  return button;
}

static void
loket_admin_satisfaction_finalize (GObject *object)
{
  LoketAdminSatisfaction *self = LOKET_ADMIN_SATISFACTION (object);

  g_clear_object (&self->summary);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (loket_admin_satisfaction_parent_class)->finalize (object);
}

static void
loket_admin_satisfaction_class_init (LoketAdminSatisfactionClass *klass)
{
  LoketAdminListClass *list_class = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_admin_satisfaction_finalize;
  list_class->title = N_ ("Satisfaction (SKM)");
  list_class->search = N_ ("Service");
  list_class->empty = N_ ("Nobody was asked in this period.");
  list_class->empty_advice =
      N_ ("Ctrl+R at a counter asks the visitor one question, Ctrl+Shift+R all nine.");
  list_class->icon = "loket-face-3-symbolic";
  list_class->columns = columns;
  list_class->n_columns = G_N_ELEMENTS (columns);
  list_class->operation = &LOKET_RATING_SUMMARY;
  list_class->member = "services";
  list_class->request = request;
  list_class->id = row_id;
  list_class->loaded = loaded;
  list_class->detail = detail;
  list_class->fresh = TRUE;
}

static void
loket_admin_satisfaction_init (LoketAdminSatisfaction *self)
{
  self->period = LOKET_PERIOD_THIS_HALF;
  add_periods (self);
  self->csv_button = add_button (self, _ ("Save as CSV"), G_CALLBACK (csv_cb));
  self->pdf_button = add_button (self, _ ("Save as PDF"), G_CALLBACK (pdf_cb));
}

/**
 * loket_admin_satisfaction_new:
 * @application: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_admin_satisfaction_new (LoketProgram *application)
{
  return g_object_new (LOKET_TYPE_ADMIN_SATISFACTION, "application", application, NULL);
}
