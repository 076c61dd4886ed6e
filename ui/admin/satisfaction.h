/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about the satisfaction of people (SKM). */
#pragma once

#include "ui/admin/list.h"

G_BEGIN_DECLS

GtkWidget *loket_admin_satisfaction_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
