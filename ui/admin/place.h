/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section that has more than one place: Escape goes one step back in it before it leaves the
 * page.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_ADMIN_PLACE (loket_admin_place_get_type ())
G_DECLARE_INTERFACE (LoketAdminPlace, loket_admin_place, LOKET, ADMIN_PLACE, GtkWidget)

struct _LoketAdminPlaceInterface {
  GTypeInterface parent_interface;
  gboolean (*back) (LoketAdminPlace *self); /* %FALSE = it is where it begins */
};

gboolean loket_admin_place_back (LoketAdminPlace *self);

G_END_DECLS
