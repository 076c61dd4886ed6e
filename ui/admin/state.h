/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where there is nothing to show: a picture, a sentence, and what to do. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *loket_admin_state_new (const char *icon,
                                  const char *sentence,
                                  const char *advice) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_admin_state_show (GtkStack *stack,
                                   const char *icon,
                                   const char *sentence,
                                   const char *advice);

G_END_DECLS
