/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this machine keeps to go on without a hub, by its settings; the application calls it. */
#include "config.h"

#include "ui/common/device.h"

#include "client/credentials.h"
#include "core/lane.h"

/* The lane of a kiosk: what stands in its settings, else what it was enrolled with. */
static gint64
choose_lane (LoketSettings *settings)
{
  g_autofree char *dir = loket_credentials_usual_dir ();
  const gint64 lane = (gint64) loket_settings_number (settings, "kiosk", "lane", LOKET_LANE_NONE);

  return loket_lane_is_valid (lane) ? lane : loket_credentials_lane (dir);
}

/**
 * loket_device_keep:
 * @client: a client that is not started
 * @kind: what this device is
 * @settings: of this seat
 *
 * A program that cannot keep anything still serves while there is a hub.
 */
void
loket_device_keep (LoketClient *client, LoketDeviceKind kind, LoketSettings *settings)
{
  g_autofree char *dir = loket_client_usual_dir (kind);
  g_autoptr (GError) error = NULL;

  if (!loket_client_keep (client, dir, &error))
    g_message ("this device keeps nothing: %s", error->message);
  else if (kind == LOKET_DEVICE_KIOSK)
    loket_client_set_lane (client, choose_lane (settings));
}
