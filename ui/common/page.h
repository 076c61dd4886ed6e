/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a program: a question or heading, a line under it, and what belongs to it.
 * Programs derive their pages from it; style class "page". */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_PAGE (loket_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LoketPage, loket_page, LOKET, PAGE, GtkWidget)

struct _LoketPageClass {
  GtkWidgetClass parent_class;
};

/* Properties: "heading", "lead" (strings, hidden when empty). Children of a template go under them.
 */

const char *loket_page_heading (LoketPage *self);
void loket_page_set_heading (LoketPage *self, const char *heading);
const char *loket_page_lead (LoketPage *self);
void loket_page_set_lead (LoketPage *self, const char *lead);
void loket_page_append (LoketPage *self, GtkWidget *child);

G_END_DECLS
