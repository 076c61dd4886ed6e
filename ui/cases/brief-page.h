/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands before the counter, in one look: lists, household, cards, benefits, applications,
 * what to look out for, and what to do next. */
#pragma once

#include "core/brief.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

void loket_brief_page_open (GtkWidget *inside, const char *person);
void loket_brief_page_leave (GtkWidget *inside, const char *person, const char *news);

G_END_DECLS
