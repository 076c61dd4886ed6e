/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about the values of the profile: read only, and where they
 * are changed. */
#pragma once

#include "ui/admin/list.h"

G_BEGIN_DECLS

GtkWidget *loket_admin_profile_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
