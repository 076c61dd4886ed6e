/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number, as large as it goes, and under it what becomes of the slip; trouble with the paper
 * never hides the number. */
#pragma once

#include "ui/common/page.h"

#include "ui/kiosk/issue.h"

G_BEGIN_DECLS

#define LOKET_TYPE_NUMBER_PAGE (loket_number_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketNumberPage, loket_number_page, LOKET, NUMBER_PAGE, LoketPage)

/* Its buttons activate "visit.print-again", "visit.without-paper" and "visit.done". */

GtkWidget *loket_number_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_number_page_show (LoketNumberPage *self,
                             LoketIssue *issue,
                             LoketProfile *profile,
                             const char *language);

const char *loket_number_page_picture (LoketSlipState slip);

G_END_DECLS
