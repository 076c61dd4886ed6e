/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hospitals and other houses as the page of cards names them, and the choice of one. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

char *loket_house_word (LoketProgram *program, const char *key) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_house_choice_new (LoketProgram *program,
                                   const char *all) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_house_choice_key (LoketProgram *program, GtkWidget *choice, gboolean with_all);

G_END_DECLS
