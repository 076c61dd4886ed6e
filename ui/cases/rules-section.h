/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of rules: the versions of the profile, and trials of them over the register. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_rules_section_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
