/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a machine becomes a device of an office, by the text of an invitation; windows and loketctl
 * call it. */
#pragma once

#include "core/device.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void loket_client_enrol_async (const char *invitation,
                               const char *dir,
                               GCancellable *cancellable,
                               GAsyncReadyCallback done,
                               gpointer done_data);
LoketDevice *loket_client_enrol_finish (GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
