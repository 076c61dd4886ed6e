/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weights of a comparison in plain words, each with a bar; the why screen and the desk of
 * doubts show them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *loket_weights_new (GListModel *parts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
