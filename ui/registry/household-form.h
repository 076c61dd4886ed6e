/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of a family: somebody comes or goes, another head, another relation, another card.
 * The family tab of a person's page opens it. */
#pragma once

#include "core/intake.h"
#include "core/person-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_HOUSEHOLD_FORM (loket_household_form_get_type ())
G_DECLARE_FINAL_TYPE (LoketHouseholdForm, loket_household_form, LOKET, HOUSEHOLD_FORM, GtkBox)

const char *loket_household_act_title (LoketHouseholdAct act);
GtkWidget *loket_household_form_new (LoketProgram *application,
                                     LoketPersonView *view,
                                     LoketHouseholdAct act) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_household_form_new_join (LoketProgram *application,
                                          LoketPersonView *view,
                                          LoketRecord *hit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
