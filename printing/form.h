/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey form on A4 with boxes to tick and lines to write on, for two surveyors; what is typed in
 * later comes from it (domain.md 1.5). */
#pragma once

#include "core/form.h"
#include "core/profile.h"
#include "printing/paper.h"

G_BEGIN_DECLS

typedef struct _LoketFormPaper LoketFormPaper;

/* Who is asked, and what was answered; each may be NULL, then a line to write on or a box to tick
 * stands there. */
typedef struct {
  const char *application; /* its number as text: "1234" */
  const char *name;
  const char *address;
  const char *day; /* of the visit */
  const char *home_officer;
  const char *neighbour_officer;
  const char *neighbour_note;
  LoketAnswers *answers;
} LoketFormSubject;

LoketFormPaper *loket_form_paper_new (LoketForm *form,
                                      const LoketFormSubject *subject,
                                      LoketProfile *profile,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_form_paper_free (LoketFormPaper *paper);
LoketSheet loket_form_paper_sheet (LoketFormPaper *paper);
char *loket_form_code (const char *office_id,
                       LoketForm *form,
                       const char *application) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFormPaper, loket_form_paper_free)

G_END_DECLS
