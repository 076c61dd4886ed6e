/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that says one thing: closed, getting ready, ask an officer, one moment, still here?
 * A picture, a sentence, what to do, and at most two buttons. */
#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PLAIN_PAGE (loket_plain_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketPlainPage, loket_plain_page, LOKET, PLAIN_PAGE, GtkWidget)

/* Properties: "picture", "sentence", "advice" (strings). */

GtkWidget *loket_plain_page_new (const char *picture,
                                 const char *sentence,
                                 const char *advice) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_plain_page_add_button (LoketPlainPage *self,
                                        const char *label,
                                        const char *picture,
                                        const char *action,
                                        gboolean primary);

G_END_DECLS
