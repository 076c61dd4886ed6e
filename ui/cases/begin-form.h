/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a new application: what is asked for, which way it came, its papers; what is typed
 * stays through every refusal. */
#pragma once

#include "core/brief.h"
#include "core/queue.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_BEGIN_FORM (loket_begin_form_get_type ())
G_DECLARE_FINAL_TYPE (LoketBeginForm, loket_begin_form, LOKET, BEGIN_FORM, GtkBox)

GtkWidget *loket_begin_form_new (LoketProgram *program,
                                 LoketPersonBrief *brief,
                                 LoketTicket *ticket) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
