/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who are you?  The first page of a counter in an office with officers, and the page of a locked
 * one: it hides the queue and asks for a password.  The window shows it. */
#pragma once

#include "ui/common/page.h"
#include "ui/counter/guard.h"

G_BEGIN_DECLS

#define LOKET_TYPE_SIGN_IN_PAGE (loket_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketSignInPage, loket_sign_in_page, LOKET, SIGN_IN_PAGE, LoketPage)

GtkWidget *loket_sign_in_page_new (LoketGuard *guard,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_sign_in_page_show (LoketSignInPage *self, const char *seat);

G_END_DECLS
