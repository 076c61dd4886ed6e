/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small bar with a middle: what lies left of it speaks against, what lies right of it for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *loket_balance_new (int against, int in_favour, int most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
