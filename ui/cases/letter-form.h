/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which letter is written, in which language, and what an officer has to say in it. */
#pragma once

#include "core/application-desk.h"
#include "core/letter-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_LETTER_FORM (loket_letter_form_get_type ())
G_DECLARE_FINAL_TYPE (LoketLetterForm, loket_letter_form, LOKET, LETTER_FORM, GtkBox)

/* Signals: "preview", "issue": somebody wants that. */

GtkWidget *loket_letter_form_new (LoketProgram *program,
                                  LoketApplicationView *view,
                                  GListModel *kinds) G_GNUC_WARN_UNUSED_RESULT;
LoketLetterRequest *loket_letter_form_request (LoketLetterForm *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_letter_form_is_ready (LoketLetterForm *self);

G_END_DECLS
