/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of one worklist, overdue first. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

void loket_worklist_page_open (GtkWidget *inside, LoketProgram *program, const char *list);

G_END_DECLS
