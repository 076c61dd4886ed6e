/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an application is, for whoever has its slip: nothing of whose it is, what is owed and
 * until when, and where to go now. */
#pragma once

#include "ui/common/page.h"

#include "core/application-desk.h"

G_BEGIN_DECLS

#define LOKET_TYPE_STATUS_PAGE (loket_status_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketStatusPage, loket_status_page, LOKET, STATUS_PAGE, LoketPage)

/* Its buttons activate "visit.come" and "visit.restart". */

GtkWidget *loket_status_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_status_page_show (LoketStatusPage *self,
                             LoketApplicationStatus *status,
                             LoketProfile *profile,
                             const char *language,
                             gint64 now);

const char *loket_status_page_picture (LoketApplicationState state);
guint loket_status_page_reached (LoketApplicationState state);

G_END_DECLS
