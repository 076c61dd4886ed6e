/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a section one upon the other, of which the last is seen; Escape takes it off. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_ADMIN_PILE (loket_admin_pile_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminPile, loket_admin_pile, LOKET, ADMIN_PILE, GtkBox)

GtkWidget *loket_admin_pile_new (GtkWidget *first) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_admin_pile_top (LoketAdminPile *self);
guint loket_admin_pile_height (LoketAdminPile *self);
void loket_admin_pile_push (LoketAdminPile *self, GtkWidget *page);
gboolean loket_admin_pile_pop (LoketAdminPile *self);
void loket_admin_pile_replace (LoketAdminPile *self, GtkWidget *page);
gboolean loket_admin_pile_back_inside (LoketAdminPile *self);

G_END_DECLS
