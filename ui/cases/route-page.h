/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visits of a day as a list on paper, in the order to go. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_ROUTE_PAGE (loket_route_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketRoutePage, loket_route_page, LOKET, ROUTE_PAGE, GtkBox)

GtkWidget *loket_route_page_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
