/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three hosts on one machine: network namespaces for a hub and two kiosks, a cable to each kiosk.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define N_KIOSKS 2
#define HUB_HOST N_KIOSKS
#define HUB_PORT "8743"   /* of the hub, for devices */
#define RELAY_PORT "8753" /* beside it, where some answers are lost */

typedef struct _Hosts Hosts;

Hosts *hosts_new (void);
void hosts_free (Hosts *hosts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hosts, hosts_free)

GSubprocess *hosts_run (Hosts *hosts, guint host, const char *const *argv);
const char *hosts_cable (Hosts *hosts, guint kiosk);
char *hosts_address (guint kiosk);
void hosts_set_cable (Hosts *hosts, guint kiosk, gboolean up);

G_END_DECLS
