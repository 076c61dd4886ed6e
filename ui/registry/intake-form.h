/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that puts a person on file: NIK first, checked while it is typed; what is typed stays
 * through every refusal. */
#pragma once

#include "core/person.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_INTAKE_FORM (loket_intake_form_get_type ())
G_DECLARE_FINAL_TYPE (LoketIntakeForm, loket_intake_form, LOKET, INTAKE_FORM, GtkBox)

GtkWidget *loket_intake_form_new (LoketProgram *application,
                                  const char *begun) G_GNUC_WARN_UNUSED_RESULT;
void loket_intake_form_set_household (LoketIntakeForm *self, LoketHousehold *household);

G_END_DECLS
