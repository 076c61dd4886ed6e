/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which counter does the officer sit at, and which services does it take?  The window opens it. */
#pragma once

#include "core/profile.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

#define LOKET_TYPE_START_PAGE (loket_start_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketStartPage, loket_start_page, LOKET, START_PAGE, LoketPage)

/* Signal "changed": another choice. */

GtkWidget *loket_start_page_new (LoketProfile *profile,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_start_page_mark_open (LoketStartPage *self, GListModel *counters);
void loket_start_page_set_working (LoketStartPage *self, gboolean working);
void
loket_start_page_choose (LoketStartPage *self, const char *counter, const char *const *services);
const char *loket_start_page_counter (LoketStartPage *self);
char **loket_start_page_services (LoketStartPage *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_start_page_is_complete (LoketStartPage *self);

G_END_DECLS
