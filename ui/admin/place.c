/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section that has more than one place: LoketAdminPage asks it first when somebody goes back. */
#include "config.h"

#include "ui/admin/place.h"

G_DEFINE_INTERFACE (LoketAdminPlace, loket_admin_place, GTK_TYPE_WIDGET)

static void
loket_admin_place_default_init (LoketAdminPlaceInterface *iface)
{
}

/**
 * loket_admin_place_back:
 * @self: a section
 *
 * Returns: %TRUE when it went one step back, %FALSE when it is where it begins
 */
gboolean
loket_admin_place_back (LoketAdminPlace *self)
{
  return LOKET_ADMIN_PLACE_GET_IFACE (self)->back (self);
}
