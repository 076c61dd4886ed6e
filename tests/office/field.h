/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications, surveys and visits in a test's office, and the officers who deal with them. */
#pragma once

#include "core/application.h"
#include "core/survey-desk.h"
#include "doubts.h"

G_BEGIN_DECLS

#define FIELD_VILLAGE "33.14.10.2001"
#define FIELD_TODAY "2026-11-23"

typedef struct {
  char *verifier; /* tokens */
  char *other;    /* a second verifier */
  char *desk;     /* of the data desk */
  char *head;     /* of a section */
  char *village;  /* a village officer of another village */
  char *verifier_id;
  char *other_id;
  char *desk_id;
} Field;

void field_come (Fixture *fixture, Field *field);
void field_clear (Field *field);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Field, field_clear)

/* On file in that state; the id. */
char *field_application (Fixture *fixture,
                         const char *person,
                         LoketApplicationState state) G_GNUC_WARN_UNUSED_RESULT;
LoketApplicationState field_application_state (Fixture *fixture, const char *application);
char *field_person (Fixture *fixture, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* A form about conditions with one answer, or of BPS with all of them. */
LoketSurveySave *field_save (const char *person, const char *form) G_GNUC_WARN_UNUSED_RESULT;
LoketAnswers *
field_answers (Fixture *fixture, const char *form, gboolean complete) G_GNUC_WARN_UNUSED_RESULT;
LoketSurvey *field_submitted (Fixture *fixture,
                              const char *token,
                              LoketSurveySave *save) G_GNUC_WARN_UNUSED_RESULT;

/* The look of the change watch, to its end. */
void field_look (Fixture *fixture);

G_END_DECLS
