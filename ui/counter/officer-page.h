/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is signed in at this counter, and what that officer can do about it: lock, another officer,
 * one's own password, sign out.  The window shows it. */
#pragma once

#include "ui/common/page.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_OFFICER_PAGE (loket_officer_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketOfficerPage, loket_officer_page, LOKET, OFFICER_PAGE, LoketPage)

GtkWidget *loket_officer_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void
loket_officer_page_show (LoketOfficerPage *self, LoketProgram *application, LoketSession *session);

G_END_DECLS
