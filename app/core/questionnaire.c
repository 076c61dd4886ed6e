/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questionnaire of satisfaction in one table: the wording of the annex of PermenPANRB 14/2017.
 */
#include "config.h"

#include "core/questionnaire.h"

#include <glib/gi18n.h>

#define N_ANSWERS (LOKET_SCALE_MAX - LOKET_SCALE_MIN + 1)

static const struct {
  const char *title;
  const char *question;
  const char *answers[N_ANSWERS]; /* from 1 to 4 */
} questions[LOKET_N_ELEMENTS] = {
    [LOKET_ELEMENT_REQUIREMENTS] = {N_ ("Requirements"),
                                    N_ ("Did the papers that were asked for suit the service?"),
                                    {N_ ("They did not suit"),
                                     N_ ("They suited less well"),
                                     N_ ("They suited"),
                                     N_ ("They suited very well")}},
    [LOKET_ELEMENT_PROCEDURE] =
        {N_ ("Procedure"),
         N_ ("How easy was the way through this office?"),
         {N_ ("Not easy"), N_ ("Less easy"), N_ ("Easy"), N_ ("Very easy")}},
    [LOKET_ELEMENT_TIME] =
        {N_ ("Time of service"),
         N_ ("How quickly were you served?"),
         {N_ ("Not quickly"), N_ ("Less quickly"), N_ ("Quickly"), N_ ("Very quickly")}},
    [LOKET_ELEMENT_COST] =
        {N_ ("Cost"),
         N_ ("What do you think of what the service cost?"),
         {N_ ("Very expensive"), N_ ("Rather expensive"), N_ ("Cheap"), N_ ("Free of charge")}},
    [LOKET_ELEMENT_PRODUCT] =
        {N_ ("Product of service"),
         N_ ("Is what you got what the office has promised?"),
         {N_ ("It is not"), N_ ("It is less than that"), N_ ("It is"), N_ ("It is entirely")}},
    [LOKET_ELEMENT_COMPETENCE] =
        {N_ ("Competence of officers"),
         N_ ("How able were the officers?"),
         {N_ ("Not able"), N_ ("Less able"), N_ ("Able"), N_ ("Very able")}},
    [LOKET_ELEMENT_BEHAVIOUR] = {N_ ("Behaviour of officers"),
                                 N_ ("How polite and friendly were the officers?"),
                                 {N_ ("Not polite and friendly"),
                                  N_ ("Less polite and friendly"),
                                  N_ ("Polite and friendly"),
                                  N_ ("Very polite and friendly")}},
    [LOKET_ELEMENT_COMPLAINTS] = {N_ ("Handling of complaints"),
                                  N_ ("How does this office handle complaints?"),
                                  {N_ ("There is no place for them"),
                                   N_ ("There is one, but it does not work"),
                                   N_ ("It works, but not fully"),
                                   N_ ("It is run well")}},
    [LOKET_ELEMENT_FACILITIES] =
        {N_ ("Facilities"),
         N_ ("How good are the rooms and facilities?"),
         {N_ ("Bad"), N_ ("Fair"), N_ ("Well kept"), N_ ("Very well kept")}},
};

/* Also the grades of the index, which the regulation calls by the same words. */
static const char *const quick_answers[N_ANSWERS] = {N_ ("Not good"),
                                                     N_ ("Less good"),
                                                     N_ ("Good"),
                                                     N_ ("Very good")};

/**
 * loket_element_title:
 * @element: one of the nine
 *
 * Returns: (transfer none): msgid of what it is called
 */
const char *
loket_element_title (LoketElement element)
{
  g_return_val_if_fail ((guint) element < LOKET_N_ELEMENTS, NULL);
  return questions[element].title;
}

/**
 * loket_element_question:
 * @element: one of the nine
 *
 * Returns: (transfer none): msgid of the question about it
 */
const char *
loket_element_question (LoketElement element)
{
  g_return_val_if_fail ((guint) element < LOKET_N_ELEMENTS, NULL);
  return questions[element].question;
}

/**
 * loket_element_answer:
 * @element: one of the nine
 * @answer: 1 to 4
 *
 * Returns: (transfer none): msgid of that answer to its question
 */
const char *
loket_element_answer (LoketElement element, int answer)
{
  g_return_val_if_fail ((guint) element < LOKET_N_ELEMENTS, NULL);
  g_return_val_if_fail (answer >= LOKET_SCALE_MIN && answer <= LOKET_SCALE_MAX, NULL);
  return questions[element].answers[answer - LOKET_SCALE_MIN];
}

/**
 * loket_quick_question:
 *
 * Returns: (transfer none): msgid of the one question about the service as a whole
 */
const char *
loket_quick_question (void)
{
  return N_ ("How was our service?");
}

/**
 * loket_quick_answer:
 * @answer: 1 to 4
 *
 * Returns: (transfer none): msgid of that answer to it
 */
const char *
loket_quick_answer (int answer)
{
  g_return_val_if_fail (answer >= LOKET_SCALE_MIN && answer <= LOKET_SCALE_MAX, NULL);
  return quick_answers[answer - LOKET_SCALE_MIN];
}

/**
 * loket_grade_word:
 * @grade: of an index
 *
 * Returns: (transfer none): msgid of what the regulation calls it
 */
const char *
loket_grade_word (LoketGrade grade)
{
  return grade == LOKET_GRADE_NONE ? N_ ("Not known yet") : loket_quick_answer ((int) grade);
}

/**
 * loket_grade_letter:
 * @grade: of an index
 *
 * Returns: (transfer none): its letter, "–" while there is none
 */
const char *
loket_grade_letter (LoketGrade grade)
{
  static const char *const letters[] = {
      [LOKET_GRADE_NONE] = "–",
      [LOKET_GRADE_D] = "D",
      [LOKET_GRADE_C] = "C",
      [LOKET_GRADE_B] = "B",
      [LOKET_GRADE_A] = "A",
  };

  g_return_val_if_fail ((guint) grade < G_N_ELEMENTS (letters), NULL);
  return letters[grade];
}
