/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Satisfaction of people (SKM), as PermenPANRB 14/2017 counts it: nine elements, each from 1 to 4.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* In the order of the regulation. */
typedef enum {
  LOKET_ELEMENT_REQUIREMENTS,
  LOKET_ELEMENT_PROCEDURE,
  LOKET_ELEMENT_TIME,
  LOKET_ELEMENT_COST,
  LOKET_ELEMENT_PRODUCT,
  LOKET_ELEMENT_COMPETENCE,
  LOKET_ELEMENT_BEHAVIOUR,
  LOKET_ELEMENT_COMPLAINTS,
  LOKET_ELEMENT_FACILITIES,
} LoketElement;

GType loket_element_get_type (void);

#define LOKET_N_ELEMENTS (LOKET_ELEMENT_FACILITIES + 1)
#define LOKET_SCALE_MIN 1 /* of an answer */
#define LOKET_SCALE_MAX 4

typedef enum {
  LOKET_GRADE_NONE, /* not all elements were answered yet */
  LOKET_GRADE_D,    /* 25.00 to 64.99, not good */
  LOKET_GRADE_C,    /* 65.00 to 76.60, less good */
  LOKET_GRADE_B,    /* 76.61 to 88.30, good */
  LOKET_GRADE_A,    /* 88.31 to 100.00, very good */
} LoketGrade;

GType loket_grade_get_type (void);

/* Answers to one element. */
typedef struct {
  gint64 n;
  gint64 sum;
} LoketElementAnswers;

double loket_element_mean (const LoketElementAnswers *answers);
gboolean loket_satisfaction_index (const LoketElementAnswers answers[LOKET_N_ELEMENTS],
                                   gboolean weight_011,
                                   int *hundredths);
LoketGrade loket_satisfaction_grade (int hundredths);

G_END_DECLS
