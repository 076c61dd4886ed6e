/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an application: what, whose, how far, its clock, its papers, who did what when, and
 * what this officer may do now. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CASE_PAGE (loket_case_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketCasePage, loket_case_page, LOKET, CASE_PAGE, GtkBox)

GtkWidget *loket_case_page_new (LoketProgram *program,
                                LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void loket_case_page_open (GtkWidget *inside, const char *application);
void loket_case_page_reopen (GtkWidget *inside, const char *application, const char *news);
void loket_case_page_show_after (GtkWidget *form,
                                 LoketProgram *program,
                                 LoketRecord *record,
                                 const char *news);

G_END_DECLS
