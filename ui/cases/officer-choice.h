/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice of the officers who make surveys and visits. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_OFFICER_CHOICE (loket_officer_choice_get_type ())
G_DECLARE_FINAL_TYPE (LoketOfficerChoice, loket_officer_choice, LOKET, OFFICER_CHOICE, GtkBox)

GtkWidget *loket_officer_choice_new (LoketProgram *program,
                                     const char *label,
                                     const char *officer,
                                     const char *name,
                                     const char *except) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_officer_choice_officer (LoketOfficerChoice *self);

G_END_DECLS
