/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that nobody has come for, as a list on paper for the villages. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_UNCLAIMED_PAGE (loket_unclaimed_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketUnclaimedPage, loket_unclaimed_page, LOKET, UNCLAIMED_PAGE, GtkBox)

GtkWidget *loket_unclaimed_page_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
