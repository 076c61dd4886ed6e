/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of satisfaction: the mean of the means of nine elements, times 25. */
#include "config.h"

#include "core/satisfaction.h"

#include <math.h>

G_DEFINE_ENUM_TYPE (LoketElement,
                    loket_element,
                    G_DEFINE_ENUM_VALUE (LOKET_ELEMENT_REQUIREMENTS, "requirements"),
                    G_DEFINE_ENUM_VALUE (LOKET_ELEMENT_PROCEDURE, "procedure"),
                    G_DEFINE_ENUM_VALUE (LOKET_ELEMENT_TIME, "time"),
                    G_DEFINE_ENUM_VALUE (LOKET_ELEMENT_COST, "cost"),
                    G_DEFINE_ENUM_VALUE (LOKET_ELEMENT_PRODUCT, "product"),
                    G_DEFINE_ENUM_VALUE (LOKET_ELEMENT_COMPETENCE, "competence"),
                    G_DEFINE_ENUM_VALUE (LOKET_ELEMENT_BEHAVIOUR, "behaviour"),
                    G_DEFINE_ENUM_VALUE (LOKET_ELEMENT_COMPLAINTS, "complaints"),
                    G_DEFINE_ENUM_VALUE (LOKET_ELEMENT_FACILITIES, "facilities"))

G_DEFINE_ENUM_TYPE (LoketGrade,
                    loket_grade,
                    G_DEFINE_ENUM_VALUE (LOKET_GRADE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_GRADE_D, "d"),
                    G_DEFINE_ENUM_VALUE (LOKET_GRADE_C, "c"),
                    G_DEFINE_ENUM_VALUE (LOKET_GRADE_B, "b"),
                    G_DEFINE_ENUM_VALUE (LOKET_GRADE_A, "a"))

#define SCALE 25.0 /* from 1..4 to 25..100 */
#define HALF 1e-7  /* what binary fractions lose: 88.305 is rounded up */
#define ROUGH 0.11 /* weight that many offices use in place of 1/9; all fours are 99.00 then */

/**
 * loket_element_mean:
 * @answers: to one element
 *
 * Returns: their mean, 1 to 4; 0 when there is none
 */
double
loket_element_mean (const LoketElementAnswers *answers)
{
  return answers->n > 0 ? (double) answers->sum / (double) answers->n : 0;
}

/**
 * loket_satisfaction_index:
 * @answers: to each element
 * @weight_011: weigh each with 0.11, as many reports do, in place of the exact 1/9
 * @hundredths: (out): the index, 2500 to 10000: rounded to two decimals before it is graded
 *
 * Returns: %FALSE while some element has no answer: there is no index then
 */
gboolean
loket_satisfaction_index (const LoketElementAnswers answers[LOKET_N_ELEMENTS],
                          gboolean weight_011,
                          int *hundredths)
{
  double sum = 0;

  for (guint i = 0; i < LOKET_N_ELEMENTS; i++) {
    if (answers[i].n == 0)
      return FALSE;
    sum += loket_element_mean (&answers[i]);
  }
  sum *= weight_011 ? ROUGH : 1.0 / LOKET_N_ELEMENTS;
  *hundredths = (int) floor (sum * SCALE * 100 + 0.5 + HALF);
  return TRUE;
}

/**
 * loket_satisfaction_grade:
 * @hundredths: an index
 *
 * Returns: its grade, by the table of PermenPANRB 14/2017
 */
LoketGrade
loket_satisfaction_grade (int hundredths)
{
  if (hundredths >= 8831)
    return LOKET_GRADE_A;
  if (hundredths >= 7661)
    return LOKET_GRADE_B;
  return hundredths >= 6500 ? LOKET_GRADE_C : LOKET_GRADE_D;
}
