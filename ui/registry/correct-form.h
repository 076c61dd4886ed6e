/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a record right: address and telephone at once, what much hangs on by a second officer. */
#pragma once

#include "core/person-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CORRECT_FORM (loket_correct_form_get_type ())
G_DECLARE_FINAL_TYPE (LoketCorrectForm, loket_correct_form, LOKET, CORRECT_FORM, GtkBox)

GtkWidget *loket_correct_form_new (LoketProgram *application,
                                   LoketPersonView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
