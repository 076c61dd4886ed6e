/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of the papers of an application that is on file. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PAPERS_FORM (loket_papers_form_get_type ())
G_DECLARE_FINAL_TYPE (LoketPapersForm, loket_papers_form, LOKET, PAPERS_FORM, GtkBox)

GtkWidget *loket_papers_form_new (LoketProgram *program,
                                  LoketApplicationView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
