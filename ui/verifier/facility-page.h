/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which house is this?  Asked once, when the desk hears of its office for the first time. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_facility_page_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
