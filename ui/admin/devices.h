/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about devices: which are let in, inviting one, putting one
 * out. */
#pragma once

#include "ui/admin/list.h"

G_BEGIN_DECLS

GtkWidget *loket_admin_devices_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
