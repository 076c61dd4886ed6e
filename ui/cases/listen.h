/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of applications and cards that keep up with what other counters do: they are renewed when
 * the feed says so, once they are seen. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

/* What a page shows. */
typedef enum {
  LOKET_NEWS_OF_CASES = 1 << 0,
  LOKET_NEWS_OF_CARDS = 1 << 1,
} LoketNewsOf;

/* Whether @news is about what @page shows. */
typedef gboolean (*LoketCasesConcerns) (GtkWidget *page, const LoketCaseNews *news);
/* Asks for what @page shows anew.  %FALSE: not now, something is under way; it is tried again. */
typedef gboolean (*LoketCasesRenew) (GtkWidget *page);

void loket_cases_listen (GtkWidget *page,
                         LoketProgram *program,
                         guint of,
                         LoketCasesConcerns concerns,
                         LoketCasesRenew renew);
void loket_cases_is_new (GtkWidget *page);

G_END_DECLS
