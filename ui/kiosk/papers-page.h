/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which papers the chosen service needs, with a picture each, before a number is taken. */
#pragma once

#include "ui/common/page.h"

#include "core/profile.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PAPERS_PAGE (loket_papers_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketPapersPage, loket_papers_page, LOKET, PAPERS_PAGE, LoketPage)

/* Its button activates "visit.ready". */

GtkWidget *loket_papers_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_papers_page_show (LoketPapersPage *self, LoketService *service, const char *language);
GtkWidget *loket_papers_page_row (LoketRequirement *paper,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
