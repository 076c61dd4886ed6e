/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of a survey form with its answer: large buttons with keys, or an entry.  The list of
 * questions (survey-questions.c) owns one each. */
#include "config.h"

#include "ui/cases/survey-question.h"

#include "core/dates.h"
#include "core/numbers.h"
#include "ui/cases/survey-words.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_DIGITS 15 /* of a number or money */
#define NARROW_CHOICES 4
#define NARROW_CHARS 18 /* of each of them: then they stand in one line */

struct _LoketSurveyQuestion {
  GtkBox parent_instance;

  /* borrowed */
  GtkEditable *entry; /* NULL where buttons are */
  GtkLabel *note;
  /* owned */
  LoketQuestion *question;
  GPtrArray *buttons; /* GtkToggleButton, borrowed */
  GPtrArray *keys;    /* answer of each */
  char *language;
  char *today;
};

G_DEFINE_FINAL_TYPE (LoketSurveyQuestion, loket_survey_question, GTK_TYPE_BOX)

enum { CHANGED, NEXT, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What stands there */

/* Digits with the dots that people put between them, or anything else as it is. */
static char *
read_number (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (*c != '.' && *c != ' ')
      g_string_append_c (digits, *c);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strlen (text) <= MAX_DIGITS && text[strspn (text, "0123456789")] == '\0';
}

static char *
typed (LoketSurveyQuestion *self)
{
  g_autofree char *text = loket_form_text (self->entry);

  if (text == NULL)
    return NULL;
  switch (self->question->kind) {
  case LOKET_QUESTION_NUMBER:
  case LOKET_QUESTION_MONEY:
    return read_number (text);
  case LOKET_QUESTION_DAY: {
    g_autofree char *day = loket_day_read (text, self->today);
    return day != NULL ? g_steal_pointer (&day) : g_steal_pointer (&text);
  }
  case LOKET_QUESTION_TEXT:
  case LOKET_QUESTION_YES_NO:
  case LOKET_QUESTION_CHOICE:
  default:
    return g_steal_pointer (&text);
  }
}

/**
 * loket_survey_question_question:
 * @self: a question
 *
 * Returns: (transfer none): what is asked
 */
LoketQuestion *
loket_survey_question_question (LoketSurveyQuestion *self)
{
  return self->question;
}

/**
 * loket_survey_question_answer:
 * @self: a question
 *
 * Returns: (transfer full) (nullable): the answer as LoketAnswers keeps it, also one that
 * loket_survey_question_fault () objects to
 */
char *
loket_survey_question_answer (LoketSurveyQuestion *self)
{
  if (self->entry != NULL)
    return typed (self);
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      return g_strdup (self->keys->pdata[i]);
  return NULL;
}

static const char *
number_fault (LoketSurveyQuestion *self, const char *text)
{
  gint64 number;

  if (!is_number (text))
    return _ ("Please enter a whole number.");
  number = g_ascii_strtoll (text, NULL, 10);
  if (self->question->least.set && number < self->question->least.value)
    return _ ("That is less than can be. Please look at it again.");
  if (self->question->most.set && number > self->question->most.value)
    return _ ("That is more than can be. Please look at it again.");
  return NULL;
}

/**
 * loket_survey_question_fault:
 * @self: a question
 *
 * Returns: (transfer none) (nullable): why its answer cannot be kept as it is, %NULL when it can
 */
const char *
loket_survey_question_fault (LoketSurveyQuestion *self)
{
  g_autofree char *answer = loket_survey_question_answer (self);
  g_autoptr (GDateTime) day = NULL;

  if (answer == NULL)
    return NULL;
  if (self->question->kind == LOKET_QUESTION_NUMBER || self->question->kind == LOKET_QUESTION_MONEY)
    return number_fault (self, answer);
  if (self->question->kind != LOKET_QUESTION_DAY)
    return NULL;
  return strlen (answer) == 10 && answer[4] == '-' && answer[7] == '-'
             ? NULL
             : _ ("Please enter day, month and year.");
}

/* Money and days are read back in full, so that a zero too many is seen. */
static char *
read_back (LoketSurveyQuestion *self, const char *answer)
{
  if (answer == NULL)
    return NULL;
  if (self->question->kind == LOKET_QUESTION_MONEY)
    return loket_money_text (g_ascii_strtoll (answer, NULL, 10));
  return self->question->kind == LOKET_QUESTION_DAY ? loket_date_text (self->language, answer)
                                                    : NULL;
}

static void
show_note (LoketSurveyQuestion *self)
{
  const char *fault = loket_survey_question_fault (self);
  g_autofree char *answer = loket_survey_question_answer (self);
  g_autofree char *back = fault == NULL ? read_back (self, answer) : NULL;
  const char *text = fault != NULL ? fault : back;

  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "caution");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "caution");
}

static void
changed_cb (LoketSurveyQuestion *self)
{
  show_note (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * loket_survey_question_set_answer:
 * @self: a question
 * @answer: (nullable): as LoketAnswers keeps it, %NULL = none
 */
void
loket_survey_question_set_answer (LoketSurveyQuestion *self, const char *answer)
{
  if (self->entry != NULL && self->question->kind == LOKET_QUESTION_DAY && answer != NULL &&
      strlen (answer) == 10) {
    g_autofree char *day = g_strdup_printf ("%s-%.2s-%.4s", answer + 8, answer + 5, answer);
    gtk_editable_set_text (self->entry, day);
  } else if (self->entry != NULL) {
    gtk_editable_set_text (self->entry, answer != NULL ? answer : "");
  }
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i],
                                  g_strcmp0 (answer, self->keys->pdata[i]) == 0);
}

/* Keys */

static void
next_cb (LoketSurveyQuestion *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

/* The first letter of what a button says, "Y" and "T" in Indonesian. */
static gboolean
is_letter_of (const char *label, guint key)
{
  const gunichar c = gdk_keyval_to_unicode (key);

  return c != 0 && g_unichar_tolower (c) == g_unichar_tolower (g_utf8_get_char (label));
}

static int
button_of_key (LoketSurveyQuestion *self, guint key)
{
  const guint digit =
      key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_1 : key - GDK_KEY_1;

  if (digit < self->buttons->len && digit < 9)
    return (int) digit;
  if (self->question->kind != LOKET_QUESTION_YES_NO)
    return -1;
  if (is_letter_of (_ ("Yes"), key))
    return 0;
  return is_letter_of (_ ("No"), key) ? 1 : -1;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        LoketSurveyQuestion *self)
{
  const int chosen = self->entry == NULL ? button_of_key (self, key) : -1;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || self->entry != NULL)
    return FALSE;
  if (key == GDK_KEY_BackSpace || key == GDK_KEY_Delete) {
    loket_survey_question_set_answer (self, NULL);
    return TRUE;
  }
  if (chosen < 0)
    return FALSE;
  gtk_toggle_button_set_active (self->buttons->pdata[chosen], TRUE);
  g_signal_emit (self, signals[NEXT], 0);
  return TRUE;
}

/* The widget */

static void
toggled_cb (LoketSurveyQuestion *self, GtkToggleButton *button)
{
  changed_cb (self);
}

static GtkWidget *
make_button (LoketSurveyQuestion *self, const char *key, const char *text)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = loket_part_label (text, "answer-text");
  g_autofree char *digit = g_strdup_printf ("%u", self->buttons->len + 1);
  g_autofree char *name =
      g_strdup_printf ("%s: %s", loket_phrase_in (self->question->phrase, self->language), text);

  gtk_box_append (GTK_BOX (box), loket_part_line (digit, "keycap"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "answer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons->pdata[0]);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
  g_ptr_array_add (self->keys, g_strdup (key));
  return button;
}

static GtkWidget *
make_yes_no (LoketSurveyQuestion *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "answers");
  gtk_box_append (GTK_BOX (row), make_button (self, "yes", _ ("Yes")));
  gtk_box_append (GTK_BOX (row), make_button (self, "no", _ ("No")));
  return row;
}

static gboolean
are_narrow (LoketSurveyQuestion *self)
{
  GListModel *choices = G_LIST_MODEL (self->question->choices);
  const guint n = g_list_model_get_n_items (choices);
  gboolean narrow = n <= NARROW_CHOICES;

  for (guint i = 0; narrow && i < n; i++) {
    g_autoptr (LoketChoice) choice = g_list_model_get_item (choices, i);
    narrow = g_utf8_strlen (loket_phrase_in (choice->phrase, self->language), -1) <= NARROW_CHARS;
  }
  return narrow;
}

static GtkWidget *
make_choices (LoketSurveyQuestion *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GListModel *choices = G_LIST_MODEL (self->question->choices);
  const guint columns = are_narrow (self) ? NARROW_CHOICES : 2;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_add_css_class (grid, "answers");
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (LoketChoice) choice = g_list_model_get_item (choices, i);
    GtkWidget *button =
        make_button (self, choice->key, loket_phrase_in (choice->phrase, self->language));
    gtk_widget_set_hexpand (button, TRUE);
    gtk_grid_attach (GTK_GRID (grid), button, (int) (i % columns), (int) (i / columns), 1, 1);
  }
  return grid;
}

static GtkWidget *
make_entry (LoketSurveyQuestion *self)
{
  const LoketQuestionKind kind = self->question->kind;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  const char *name = loket_phrase_in (self->question->phrase, self->language);

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_max_length (GTK_ENTRY (entry), kind == LOKET_QUESTION_TEXT ? LOKET_ANSWER_MAX : 30);
  gtk_editable_set_width_chars (self->entry, kind == LOKET_QUESTION_NUMBER ? 6 : 14);
  gtk_widget_set_hexpand (entry, kind == LOKET_QUESTION_TEXT);
  gtk_widget_add_css_class (row, "answers");
  if (kind == LOKET_QUESTION_MONEY)
    gtk_box_append (GTK_BOX (row), loket_part_line ("Rp", "strong"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), entry);
  return row;
}

static GtkWidget *
make_answer (LoketSurveyQuestion *self)
{
  switch (self->question->kind) {
  case LOKET_QUESTION_YES_NO:
    return make_yes_no (self);
  case LOKET_QUESTION_CHOICE:
    return make_choices (self);
  case LOKET_QUESTION_NUMBER:
  case LOKET_QUESTION_MONEY:
  case LOKET_QUESTION_TEXT:
  case LOKET_QUESTION_DAY:
  default:
    return make_entry (self);
  }
}

static gboolean
loket_survey_question_grab_focus (GtkWidget *widget)
{
  LoketSurveyQuestion *self = LOKET_SURVEY_QUESTION (widget);

  if (self->entry != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      return gtk_widget_grab_focus (self->buttons->pdata[i]);
  return self->buttons->len > 0 && gtk_widget_grab_focus (self->buttons->pdata[0]);
}

static void
loket_survey_question_dispose (GObject *object)
{
  LoketSurveyQuestion *self = LOKET_SURVEY_QUESTION (object);

  g_clear_object (&self->question);
  g_ptr_array_set_size (self->buttons, 0);
  G_OBJECT_CLASS (loket_survey_question_parent_class)->dispose (object);
}

static void
loket_survey_question_finalize (GObject *object)
{
  LoketSurveyQuestion *self = LOKET_SURVEY_QUESTION (object);

  g_ptr_array_unref (self->buttons);
  g_ptr_array_unref (self->keys);
  g_free (self->language);
  g_free (self->today);
  G_OBJECT_CLASS (loket_survey_question_parent_class)->finalize (object);
}

static void
loket_survey_question_class_init (LoketSurveyQuestionClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);

  object->dispose = loket_survey_question_dispose;
  object->finalize = loket_survey_question_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_survey_question_grab_focus;
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NEXT] = g_signal_new (
      "next", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_survey_question_init (LoketSurveyQuestion *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buttons = g_ptr_array_new ();
  self->keys = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "survey-question");
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* A short answer stands beside its question, another one under it. */
static gboolean
stands_beside (LoketQuestionKind kind)
{
  return kind != LOKET_QUESTION_CHOICE && kind != LOKET_QUESTION_TEXT;
}

/**
 * loket_survey_question_new:
 * @question: what is asked
 * @number: of the question on its form
 * @language: of the reader
 * @today: business day, to read days of two digits
 *
 * Returns: (transfer floating): the question, not answered
 */
GtkWidget *
loket_survey_question_new (LoketQuestion *question,
                           guint number,
                           const char *language,
                           const char *today)
{
  LoketSurveyQuestion *self = g_object_new (LOKET_TYPE_SURVEY_QUESTION, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text =
      g_strdup_printf ("%u. %s", number, loket_phrase_in (question->phrase, language));
  GtkWidget *answer;

  self->question = g_object_ref (question);
  self->language = g_strdup (language);
  self->today = g_strdup (today);
  self->note = GTK_LABEL (loket_part_label ("", "quiet"));
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_add_css_class (line, "question-line");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), loket_part_label (text, "plain-text"));
  if (question->help != NULL)
    gtk_box_append (GTK_BOX (words),
                    loket_part_label (loket_phrase_in (question->help, language), "help"));
  gtk_box_append (GTK_BOX (line), words);
  answer = make_answer (self);
  gtk_widget_set_valign (answer, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (stands_beside (question->kind) ? GTK_BOX (line) : GTK_BOX (self), answer);
  gtk_box_append (stands_beside (question->kind) ? GTK_BOX (words) : GTK_BOX (self),
                  GTK_WIDGET (self->note));
  return GTK_WIDGET (self);
}
