/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about officers: who works here, as what, for which area.
 */
#pragma once

#include "ui/admin/list.h"

G_BEGIN_DECLS

GtkWidget *loket_admin_officers_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
