/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hangs on an application and has pages of its own: decisions, forms, visits, letters.  One
 * row a part: its card on the page, and its button among what can be done. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

typedef struct {
  /* (transfer floating) (nullable): nothing to show, or nothing that may be seen */
  GtkWidget *(*card) (LoketProgram *program, LoketApplicationView *view);
  GtkWidget *(*act) (LoketProgram *program, LoketApplicationView *view);
} LoketCasePart;

const LoketCasePart *loket_case_parts (guint *n_parts);

G_END_DECLS
