/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this machine keeps to go on without a hub, by its settings; the application calls it. */
#pragma once

#include "client/client.h"
#include "ui/common/settings.h"

G_BEGIN_DECLS

void loket_device_keep (LoketClient *client, LoketDeviceKind kind, LoketSettings *settings);

G_END_DECLS
