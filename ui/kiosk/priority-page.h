/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who goes ahead by law (UU 25/2009 art. 29): asked kindly, and nobody has to prove it. */
#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PRIORITY_PAGE (loket_priority_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketPriorityPage, loket_priority_page, LOKET, PRIORITY_PAGE, LoketPage)

/* Its tiles activate "visit.take" with the name of the priority. */

GtkWidget *loket_priority_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
