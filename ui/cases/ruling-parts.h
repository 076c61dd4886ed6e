/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an application's page that lead to its forms, visits, decision and letters. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_ruling_part_decide (LoketProgram *program, LoketApplicationView *view);
GtkWidget *loket_ruling_part_form (LoketProgram *program, LoketApplicationView *view);
GtkWidget *loket_ruling_part_visit (LoketProgram *program, LoketApplicationView *view);
GtkWidget *loket_ruling_part_letters (LoketProgram *program, LoketApplicationView *view);
GtkWidget *loket_ruling_part_surveys (LoketProgram *program, LoketApplicationView *view);

G_END_DECLS
