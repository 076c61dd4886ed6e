/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under the head of the counter's window: which kiosks call for an officer, each with a key for
 * whoever goes. */
#pragma once

#include "client/client.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_HELP_BAR (loket_help_bar_get_type ())
G_DECLARE_FINAL_TYPE (LoketHelpBar, loket_help_bar, LOKET, HELP_BAR, GtkBox)

/* Its keys activate "desk.go-to-kiosk" with the id of the call. */

GtkWidget *loket_help_bar_new (LoketClient *client) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
