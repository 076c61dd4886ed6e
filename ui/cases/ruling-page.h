/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision about an application: what the rules suggest and why, what is on file, what officers
 * propose and approve, what was decided before. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_RULING_PAGE (loket_ruling_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketRulingPage, loket_ruling_page, LOKET, RULING_PAGE, GtkBox)

/* A LoketCasesPage of a LoketApplicationView. */
GtkWidget *loket_ruling_page_new (LoketProgram *program,
                                  LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void loket_ruling_page_open (GtkWidget *inside, const char *application);

G_END_DECLS
