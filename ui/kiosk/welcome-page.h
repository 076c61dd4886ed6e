/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First page: who we are, a greeting by the hour, and the languages, each in its own words. */
#pragma once

#include "ui/common/page.h"

#include "core/profile.h"

G_BEGIN_DECLS

#define LOKET_TYPE_WELCOME_PAGE (loket_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketWelcomePage, loket_welcome_page, LOKET, WELCOME_PAGE, LoketPage)

/* Its tiles activate "visit.begin" with the language. */

GtkWidget *loket_welcome_page_new (LoketProfile *profile,
                                   const char *language,
                                   const char *proposed) G_GNUC_WARN_UNUSED_RESULT;
void loket_welcome_page_set_hour (LoketWelcomePage *self, int hour);

G_END_DECLS
