/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of applications in the counter's window: worklists, search, who stands before the
 * counter.  The window shows it as it shows the register. */
#pragma once

#include "core/queue.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"

G_BEGIN_DECLS

const LoketAdminSections *loket_cases_sections (void);

void loket_cases_page_serve (LoketAdminPage *page, LoketTicket *ticket);
void loket_cases_page_open (LoketAdminPage *page, const char *application);

G_END_DECLS
