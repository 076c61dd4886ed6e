/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verifier shows while there is no card: how one is read. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *loket_waiting_page_new (gboolean classes) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_reading_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
