/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new password of one's own: by wish, or because the one of now was chosen by somebody else.  The
 * window shows it. */
#pragma once

#include "ui/common/page.h"
#include "ui/counter/guard.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PASSWORD_PAGE (loket_password_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketPasswordPage, loket_password_page, LOKET, PASSWORD_PAGE, LoketPage)

GtkWidget *loket_password_page_new (LoketGuard *guard,
                                    const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_password_page_show (LoketPasswordPage *self);
void loket_password_page_clear (LoketPasswordPage *self);

G_END_DECLS
