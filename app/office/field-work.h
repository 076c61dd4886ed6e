/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desks of surveys, visits and the change watch share, and what becomes of visits when
 * their application ends. */
#pragma once

#include "core/application.h"
#include "core/survey-desk.h"
#include "office/turn.h"

G_BEGIN_DECLS

/* Somebody still has to go there, or to say what came of it. */
#define LOKET_VISITS_TO_BE_DONE                                                                    \
  (1u << LOKET_VISIT_ASSIGNED | 1u << LOKET_VISIT_VISITED | 1u << LOKET_VISIT_NOT_HOME)

#define LOKET_FIELD_FIRST_DAY "2000-01-01" /* nothing that is still of use was asked before */

#define LOKET_NOTE_MIN 10 /* characters of a note that stands for something that is missing */

LoketPerson *loket_field_person (LoketTurn *turn,
                                 const char *application,
                                 const char *person,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_field_covers (LoketTurn *turn, const char *village, GError **error);
gboolean loket_field_check_version (LoketOptional seen, gint64 present, GError **error);
gboolean
loket_field_check_officer (LoketTurn *turn, const char *officer, const char *field, GError **error);
gboolean loket_field_application_number (LoketTurn *turn,
                                         const char *application,
                                         LoketOptional *number,
                                         GError **error);
gboolean loket_field_states (GType type, char **words, guint *states, GError **error);
gboolean loket_field_refuse (const char *rule, GError **error);
gboolean
loket_field_check_past (LoketTurn *turn, const char *field, const char *day, GError **error);
gboolean loket_field_is_head (LoketTurn *turn);

LoketSurvey *
loket_survey_get (LoketTurn *turn, const char *survey, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketVisit *
loket_visit_get (LoketTurn *turn, const char *visit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_visit_goes (const LoketVisit *visit, const char *officer);
gboolean loket_visit_end (LoketTurn *turn, const LoketSurvey *survey, GError **error);
gboolean loket_field_settle (LoketTurn *turn, LoketApplication **application, GError **error);
gboolean loket_visits_follow (LoketTurn *turn,
                              const LoketApplication *application,
                              const char *act,
                              GError **error);

G_END_DECLS
