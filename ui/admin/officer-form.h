/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form about an officer: login, name, roles, area. */
#pragma once

#include "core/officer.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_ADMIN_OFFICER_FORM (loket_admin_officer_form_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminOfficerForm,
                      loket_admin_officer_form,
                      LOKET,
                      ADMIN_OFFICER_FORM,
                      GtkBox)

/* Signal "ready": somebody pressed the button and all that is needed is there. */

GtkWidget *loket_admin_officer_form_new (LoketOfficer *officer,
                                         const char *button) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_admin_officer_form_button (LoketAdminOfficerForm *self);
LoketOfficerRequest *
loket_admin_officer_form_request (LoketAdminOfficerForm *self) G_GNUC_WARN_UNUSED_RESULT;
LoketOfficerChange *
loket_admin_officer_form_change (LoketAdminOfficerForm *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
