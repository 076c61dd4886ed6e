/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button for what cannot be undone: it asks first, in its own place, and says what will happen.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_ADMIN_CONFIRM (loket_admin_confirm_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminConfirm, loket_admin_confirm, LOKET, ADMIN_CONFIRM, GtkBox)

/* Signal "confirmed". */

GtkWidget *loket_admin_confirm_new (const char *act,
                                    const char *consequence,
                                    const char *yes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
