/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk of letters share; only they include it. */
#pragma once

#include "core/application.h"
#include "core/decision.h"
#include "core/letter-compose.h"
#include "core/survey.h"
#include "core/watch.h"
#include "office/office.h"
#include "office/turn.h"

G_BEGIN_DECLS

/* What a letter is about, read within the area of whoever asks. */
typedef struct {
  LoketLetterRequest *request; /* borrowed */
  const LoketLetterTemplate *template_;
  LoketPerson *person;
  LoketApplication *application; /* nullable */
  LoketDecision *decision;       /* nullable */
  LoketVisit *visit;             /* nullable */
  LoketWatch *watch;             /* (nullable) that a hearing is about */
  char *matter;                  /* (nullable) what it is about, in a sentence */
} LoketLetterSubject;

gboolean loket_letter_subject_find (LoketLetterSubject *subject,
                                    LoketTurn *turn,
                                    LoketLetterRequest *request,
                                    GError **error);
void loket_letter_subject_clear (LoketLetterSubject *subject);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketLetterSubject, loket_letter_subject_clear)

LoketLetterValues *loket_letter_values_of (LoketTurn *turn,
                                           const LoketLetterSubject *subject,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who signs, and as what. */
const LoketSignatory *loket_letter_signatory (LoketTurn *turn,
                                              const LoketLetterSubject *subject,
                                              char **name,
                                              GError **error);

LoketRecord *loket_letter_check_text (LoketTurn *turn, LoketRecord *record, GError **error);

/* Of one that invites to a hearing: what for, and on which day. */
gboolean
loket_letter_check_hearing (LoketTurn *turn, const LoketLetterSubject *subject, GError **error);

gboolean loket_letter_refuse (const char *rule, GError **error);

G_END_DECLS
