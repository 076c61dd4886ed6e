/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both sides of a doubtful pair in two columns, between them how each field agrees; the page of the
 * desk of doubts shows it. */
#pragma once

#include "core/pair-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *loket_pair_table_new (LoketPairView *view,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
