/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about devices; LoketAdminPage shows it. */
#include "config.h"

#include "ui/admin/devices.h"

#include "ui/admin/words.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_ADMIN_DEVICES (loket_admin_devices_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminDevices, loket_admin_devices, LOKET, ADMIN_DEVICES, LoketAdminList)

struct _LoketAdminDevices {
  LoketAdminList parent_instance;
};

G_DEFINE_FINAL_TYPE (LoketAdminDevices, loket_admin_devices, LOKET_TYPE_ADMIN_LIST)

static char *
kind_text (LoketApplication *application, LoketRecord *record)
{
  return g_strdup (loket_admin_device_kind (loket_device_cast (record)->kind));
}

static char *
status_text (LoketApplication *application, LoketRecord *record)
{
  return g_strdup (loket_admin_device_status (loket_device_cast (record)->status));
}

static const char *
status_chip (LoketRecord *record)
{
  return loket_device_cast (record)->status == LOKET_DEVICE_ACTIVE ? "good" : "warning";
}

static char *
until_text (LoketApplication *application, LoketRecord *record)
{
  return loket_admin_day (application, loket_device_cast (record)->ends_at);
}

static const LoketAdminColumn columns[] = {
    {N_ ("Name"), "name", .wide = TRUE},
    {N_ ("Kind"), .text = kind_text},
    {N_ ("Lane"), "lane"},
    {N_ ("Last seen"), "seen_at", .spare = TRUE},
    {N_ ("Certificate until"), .text = until_text, .spare = TRUE},
    {N_ ("Status"), .text = status_text, .chip = status_chip},
};

static void
loket_admin_devices_class_init (LoketAdminDevicesClass *klass)
{
  LoketAdminListClass *list_class = LOKET_ADMIN_LIST_CLASS (klass);

  list_class->title = N_ ("Devices");
  list_class->search = N_ ("Name, kind or lane");
  list_class->empty = N_ ("No other machine is on the network yet.");
  list_class->empty_advice = N_ ("Invite a kiosk, a counter or a hall display.");
  list_class->icon = "loket-devices-symbolic";
  list_class->columns = columns;
  list_class->n_columns = G_N_ELEMENTS (columns);
  list_class->operation = &LOKET_DEVICE_LIST;
  list_class->member = "devices";
}

static void
loket_admin_devices_init (LoketAdminDevices *self)
{
}

/**
 * loket_admin_devices_new:
 * @application: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_admin_devices_new (LoketApplication *application)
{
  return g_object_new (LOKET_TYPE_ADMIN_DEVICES, "application", application, NULL);
}
