/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "What can we help you with?": one tile for each service of the profile, and one for whoever has
 * an application under way. */
#pragma once

#include "ui/common/page.h"

#include "core/profile.h"

G_BEGIN_DECLS

#define LOKET_TYPE_SERVICE_PAGE (loket_service_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketServicePage, loket_service_page, LOKET, SERVICE_PAGE, LoketPage)

/* Its tiles activate "visit.choose-service" with the key, and "visit.ask-status". */

void loket_service_page_show (LoketServicePage *self,
                              LoketProfile *profile,
                              const char *language,
                              GListModel *closures,
                              gint64 now);
GtkWidget *loket_service_page_new (LoketProfile *profile,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
