/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invitation of a device on the screen: its QR, how long it is good, and saving it as a file. */
#pragma once

#include "core/device.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_ADMIN_INVITATION (loket_admin_invitation_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminInvitation, loket_admin_invitation, LOKET, ADMIN_INVITATION, GtkBox)

/* Signal "withdraw": somebody confirmed that. */

GtkWidget *loket_admin_invitation_new (LoketProgram *application,
                                       LoketInvitation *invitation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
