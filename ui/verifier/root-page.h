/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose lists count at this desk: the short name of a root, to be compared on the telephone. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_root_page_new (LoketProgram *program, GBytes *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
