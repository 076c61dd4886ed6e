/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are asked about their satisfaction: the quick question and the nine of PermenPANRB
 * 14/2017, with their answers; windows and reports take all these words from here. */
#pragma once

#include "core/satisfaction.h"

G_BEGIN_DECLS

const char *loket_element_title (LoketElement element);
const char *loket_element_question (LoketElement element);
const char *loket_element_answer (LoketElement element, int answer);
const char *loket_quick_question (void);
const char *loket_quick_answer (int answer);
const char *loket_grade_word (LoketGrade grade);
const char *loket_grade_letter (LoketGrade grade);

G_END_DECLS
