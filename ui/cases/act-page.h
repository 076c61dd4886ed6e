/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the words that an act on an application needs, and does it. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_ACT_PAGE (loket_act_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketActPage, loket_act_page, LOKET, ACT_PAGE, GtkBox)

GtkWidget *loket_act_page_new (LoketProgram *program,
                               LoketApplicationView *view,
                               const char *act,
                               const char *title,
                               const char *question) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
