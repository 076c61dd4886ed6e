/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the counter's window with a sidebar of the sections that the signed-in officer may see,
 * and the one that is looked at: the administration, the register. */
#pragma once

#include "ui/admin/section.h"
#include "ui/common/notice-bar.h"

G_BEGIN_DECLS

#define LOKET_TYPE_ADMIN_PAGE (loket_admin_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminPage, loket_admin_page, LOKET, ADMIN_PAGE, GtkBox)

GtkWidget *loket_admin_page_new (LoketProgram *application,
                                 const LoketAdminSections *sections) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_admin_page_section (LoketAdminPage *self);
GtkWidget *loket_admin_page_place (LoketAdminPage *self);
void loket_admin_page_show (LoketAdminPage *self, const char *symbol);
gboolean loket_admin_page_back (LoketAdminPage *self);

typedef void (*LoketAdminUndo) (gpointer object);

/* For sections: what they tell stands across the page.  @inside is any widget of a section. */
void loket_admin_tell (GtkWidget *inside,
                       LoketNoticeKind kind,
                       const char *sentence,
                       const char *advice);
void loket_admin_tell_problem (GtkWidget *inside, const GError *error);
void loket_admin_tell_undo (GtkWidget *inside,
                            const char *sentence,
                            const char *advice,
                            LoketAdminUndo undo,
                            gpointer object);
void loket_admin_clear (GtkWidget *inside);

G_END_DECLS
