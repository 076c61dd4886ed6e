/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards on their way through the printer: those of a batch, or those that are in none.  Sections of
 * the page of cards show it. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PRESS_PAGE (loket_press_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketPressPage, loket_press_page, LOKET, PRESS_PAGE, GtkBox)

#define LOKET_PRESS_SECTION "press"

GtkWidget *loket_press_section_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_press_page_new (LoketProgram *program,
                                 const char *batch) G_GNUC_WARN_UNUSED_RESULT;
void loket_press_page_show (GtkWidget *inside, const char *news);

G_END_DECLS
