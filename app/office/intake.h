/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the intake share: checks of what is typed, who may be the same, choices put
 * down; only they include it. */
#pragma once

#include "core/intake.h"
#include "core/match.h"
#include "office/people.h"

G_BEGIN_DECLS

/* Checks; each sets %LOKET_ERROR_BAD_FIELD with the name of the field, or a rule. */
gboolean loket_intake_check_birth (const char *birth_date, const char *today, GError **error);
gboolean loket_intake_check_village (LoketTurn *turn, const char *village, GError **error);
gboolean loket_intake_check_nik (LoketTurn *turn,
                                 const char *nik,
                                 const char *birth_date,
                                 LoketPersonSex sex,
                                 const char *reason,
                                 GError **error);
char *loket_intake_phone (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *loket_intake_quarter (const char *field,
                            const char *typed,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_intake_check_card (const char *family_card, GError **error);

/* Who on file may be the same: worked out on a worker before the turn. */
typedef struct {
  char *person;
  gint64 weight;
  LoketPairHint hint;
  gboolean sure;
  LoketComparison *comparison;
} LoketAlike;

gpointer loket_intake_compare (LoketOffice *office,
                               const LoketCaller *caller,
                               LoketRecord *request,
                               GError **error);
void loket_intake_compared_free (gpointer alikes);

/* Choices */
gboolean loket_intake_choose (LoketTurn *turn,
                              const LoketPerson *before,
                              LoketPerson *after,
                              const char *reason,
                              GError **error);
gboolean loket_intake_put_value (LoketTurn *turn,
                                 const char *person,
                                 const char *field,
                                 const char *previous,
                                 const char *value,
                                 const char *reason,
                                 GError **error);
LoketPerson *loket_intake_person (LoketTurn *turn, const char *id, gint64 version, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_intake_join (LoketTurn *turn,
                            LoketHousehold *household,
                            const char *person,
                            LoketRelation relation,
                            const char *day,
                            GError **error);

/* Handlers */
LoketRecord *loket_intake_save (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_intake_change (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_intake_correct (LoketTurn *turn, LoketRecord *request, GError **error);
gboolean loket_intake_check_correct (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_household_change_it (LoketTurn *turn, LoketRecord *request, GError **error);

G_END_DECLS
