/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "How far is my application?": asks for the slip, by a picture for the reader and by large keys
 * for its digits. */
#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CODE_PAGE (loket_code_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketCodePage, loket_code_page, LOKET, CODE_PAGE, LoketPage)

/* Its keys activate "visit.type" with a digit, "visit.erase" and "visit.look-up". */

GtkWidget *loket_code_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_code_page_text (LoketCodePage *self);
void loket_code_page_type (LoketCodePage *self, const char *digit);
gboolean loket_code_page_erase (LoketCodePage *self);
void loket_code_page_clear (LoketCodePage *self);

G_END_DECLS
