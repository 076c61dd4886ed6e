/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding an application: by its number, by the code of the slip that a scanner types, by the
 * person, or among the newest; and whether a letter that is shown is one of the office's.  A
 * section of the page of applications. */
#include "config.h"

#include "ui/cases/find.h"

#include "core/application-desk.h"
#include "core/letter-desk.h"
#include "core/people-found.h"
#include "ui/admin/state.h"
#include "ui/cases/case-page.h"
#include "ui/cases/case-row.h"
#include "ui/cases/desk.h"
#include "ui/cases/words.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"
#include "ui/registry/hit-row.h"
#include "ui/common/parts.h"
#include "ui/registry/question.h"

#include <glib/gi18n.h>
#include <string.h>

#define LOKET_TYPE_CASE_FINDER (loket_case_finder_get_type ())
G_DECLARE_FINAL_TYPE (LoketCaseFinder, loket_case_finder, LOKET, CASE_FINDER, GtkBox)

struct _LoketCaseFinder {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkEditable *entry;
  GtkStack *stack;
  GtkListBox *rows;   /* applications */
  GtkListBox *people; /* who is called so */
  GtkWidget *more_label;
  /* owned */
  LoketRegistryQuestion *question;
  /* state */
  gboolean open_only; /* what is found is one, and is opened at once */
};

G_DEFINE_FINAL_TYPE (LoketCaseFinder, loket_case_finder, GTK_TYPE_BOX)

/* What stands where nothing is found */

static void
show_failure (LoketCaseFinder *self, const GError *error)
{
  g_autofree char *sentence =
      loket_problem_sentence (error, loket_program_language (self->program));

  loket_admin_state_show (self->stack, "loket-problem-symbolic", sentence, NULL);
}

/* Answers */

static void
listed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCaseFinder *self = LOKET_CASE_FINDER (page);
  GListModel *found =
      answer != NULL ? G_LIST_MODEL (loket_application_list_cast (answer)->applications) : NULL;
  const guint n = found != NULL ? g_list_model_get_n_items (found) : 0;

  if (answer == NULL) {
    show_failure (self, error);
    return;
  }
  if (n == 0) {
    loket_admin_state_show (
        self->stack,
        "loket-search-symbolic",
        _ ("No application was found."),
        _ ("Read the number from the receipt, hold its code to the scanner, or enter the "
           "name."));
    return;
  }
  loket_case_list_fill (self->rows, self->program, found);
  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
  gtk_widget_set_visible (self->more_label, loket_application_list_cast (answer)->next.set);
  loket_pages_show (self->stack, "rows");
  if (self->open_only && n == 1)
    loket_case_page_open (
        GTK_WIDGET (self),
        loket_case_row_application (gtk_list_box_get_row_at_index (self->rows, 0)));
}

static void
list (LoketCaseFinder *self, LoketApplicationQuery *query, gboolean open_only)
{
  self->open_only = open_only;
  loket_registry_question_ask (
      self->question, &LOKET_APPLICATION_LIST, LOKET_RECORD (query), listed_cb);
}

static void
found_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCaseFinder *self = LOKET_CASE_FINDER (page);
  GListModel *hits = answer != NULL ? G_LIST_MODEL (loket_people_found_cast (answer)->hits) : NULL;
  GtkListBoxRow *row;

  if (answer == NULL) {
    show_failure (self, error);
    return;
  }
  row = loket_hit_rows_fill (self->people, hits, loket_program_language (self->program));
  if (row == NULL) {
    loket_admin_state_show (
        self->stack,
        "loket-search-symbolic",
        _ ("Neither an application nor a person is found by that."),
        _ ("Read the number from the receipt, hold its code to the scanner, or enter the "
           "name."));
    return;
  }
  loket_pages_show (self->stack, "people");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_letter (LoketCaseFinder *self, const LoketLetterChecked *letter)
{
  const gboolean counts = letter->state != LOKET_LETTER_VOID;
  g_autofree char *day = loket_cases_day (self->program, letter->day);
  g_autofree char *which = g_strdup_printf (
      "%s, %s, %s",
      letter->title != NULL ? loket_program_text (self->program, letter->title) : letter->kind,
      letter->number,
      day);

  loket_admin_state_show (self->stack,
                          counts ? "loket-check-symbolic" : "loket-problem-symbolic",
                          counts ? _ ("This office has issued this letter.")
                                 : _ ("This office has issued this letter, but it is void."),
                          which);
}

static void
checked_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCaseFinder *self = LOKET_CASE_FINDER (page);
  const LoketLetterChecked *letter = answer != NULL ? loket_letter_checked_cast (answer) : NULL;

  if (letter == NULL) {
    show_failure (self, error);
    return;
  }
  if (letter->issued)
    show_letter (self, letter);
  else
    loket_admin_state_show (
        self->stack,
        "loket-problem-symbolic",
        letter->elsewhere ? _ ("This is the code of a letter of another office.")
                          : _ ("This office has not issued such a letter."),
        letter->elsewhere ? _ ("Only that office can say whether it is one of its own.")
                          : _ ("Compare number and day with the paper."));
}

/* What was entered */

#define CODE_BEGIN "LKA1"
#define LETTER_BEGIN "LKL1"

/* "460/0012/UPTPK/2026" or the code of it; no name and no number of an application has a stroke. */
static gboolean
is_letter (const char *text)
{
  return g_ascii_strncasecmp (text, LETTER_BEGIN, strlen (LETTER_BEGIN)) == 0 ||
         (strchr (text, '/') != NULL && strpbrk (text, "0123456789") != NULL);
}

/* "12" and "P 12" are the number of an application; a NIK is longer. */
static gboolean
read_number (const char *text, gint64 *number)
{
  const char *digits = g_ascii_toupper (*text) == 'P' ? text + 1 : text;
  char *end = NULL;

  while (*digits == ' ')
    digits++;
  *number = g_ascii_strtoll (digits, &end, 10);
  return end != digits && *end == '\0' && *number > 0 && strlen (digits) < 12;
}

static void
look (LoketCaseFinder *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autoptr (LoketApplicationQuery) query = loket_application_query_new ();
  gint64 number;

  if (*text == '\0') {
    list (self, query, FALSE);
  } else if (g_ascii_strncasecmp (text, CODE_BEGIN, strlen (CODE_BEGIN)) == 0) {
    query->code = g_ascii_strup (text, -1);
    list (self, query, TRUE);
  } else if (is_letter (text)) {
    g_autoptr (LoketLetterCheck) letter = loket_letter_check_new ();
    letter->text = g_strdup (text);
    loket_registry_question_ask (
        self->question, &LOKET_LETTER_CHECK, LOKET_RECORD (letter), checked_cb);
  } else if (read_number (text, &number)) {
    query->number = LOKET_SOME (number);
    list (self, query, TRUE);
  } else {
    g_autoptr (LoketPeopleQuery) people = loket_people_query_new ();
    people->text = g_strdup (text);
    loket_registry_question_ask (
        self->question, &LOKET_PERSON_SEARCH, LOKET_RECORD (people), found_cb);
  }
}

static void
person_cb (LoketCaseFinder *self, GtkListBoxRow *row)
{
  g_autoptr (LoketApplicationQuery) query = loket_application_query_new ();

  query->person = g_strdup (loket_hit_row_hit (LOKET_HIT_ROW (row))->person);
  list (self, query, FALSE);
}

static void
row_cb (LoketCaseFinder *self, GtkListBoxRow *row)
{
  loket_case_page_open (GTK_WIDGET (self), loket_case_row_application (row));
}

static void
stopped_cb (LoketCaseFinder *self)
{
  if (*gtk_editable_get_text (self->entry) != '\0')
    gtk_editable_set_text (self->entry, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "desk.escape", NULL);
}

/* The widget */

static gboolean
loket_case_finder_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_CASE_FINDER (widget)->entry));
}

static void
loket_case_finder_dispose (GObject *object)
{
  g_clear_object (&LOKET_CASE_FINDER (object)->question);
  G_OBJECT_CLASS (loket_case_finder_parent_class)->dispose (object);
}

static void
loket_case_finder_class_init (LoketCaseFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_case_finder_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_case_finder_grab_focus;
}

static void
loket_case_finder_init (LoketCaseFinder *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "people");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

static GtkWidget *
make_seek (LoketCaseFinder *self)
{
  GtkWidget *seek = loket_part_seek (_ ("Find an application"),
                                     _ ("P 12, the code of a receipt or letter, or a name"),
                                     G_CALLBACK (look),
                                     G_CALLBACK (stopped_cb),
                                     self);

  self->entry = GTK_EDITABLE (gtk_widget_get_first_child (seek));
  return seek;
}

static void
add_results (LoketCaseFinder *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *rows = loket_case_list_new (_ ("Applications found"));
  GtkWidget *people = loket_case_list_new (_ ("People found"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (stack);
  self->rows = GTK_LIST_BOX (rows);
  self->people = GTK_LIST_BOX (people);
  self->more_label =
      loket_part_label (_ ("There are more: the number or the name finds the right one."), "quiet");
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_widget_add_css_class (stack, "card");
  gtk_widget_add_css_class (stack, "table");
  g_signal_connect_object (rows, "row-activated", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      people, "row-activated", G_CALLBACK (person_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), self->more_label);
  loket_pages_add (self->stack, "rows", loket_part_scroll (box));
  loket_pages_add (self->stack, "people", loket_part_scroll (people));
  gtk_box_append (GTK_BOX (self), stack);
}

/**
 * loket_cases_find_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section, with nothing looked for yet
 */
GtkWidget *
loket_cases_find_new (LoketProgram *program)
{
  LoketCaseFinder *self = g_object_new (LOKET_TYPE_CASE_FINDER, NULL);

  self->program = program;
  self->question = loket_registry_question_new (program, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("Find an application"), "heading"));
  gtk_box_append (
      GTK_BOX (self),
      loket_part_label (_ ("The number on the receipt, its code by the scanner, or the person. "
                           "Enter alone lists the newest."),
                        "quiet"));
  gtk_box_append (GTK_BOX (self), make_seek (self));
  add_results (self);
  loket_admin_state_show (
      self->stack,
      "loket-search-symbolic",
      _ ("Which application?"),
      _ ("Hold the receipt to the scanner: it types the code and opens the application."));
  return loket_cases_desk_new (program, GTK_WIDGET (self));
}
