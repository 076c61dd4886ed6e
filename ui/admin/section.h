/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of the administration page: one row a section.  LoketAdminPage shows those that the
 * signed-in officer may see. */
#pragma once

#include "ui/common/application.h"

G_BEGIN_DECLS

typedef struct {
  const char *symbol; /* "devices": name of its page in the stack */
  const char *title;  /* English source of what stands in the sidebar */
  const char *icon;
  LoketPermission permission; /* that one must have to see it at all */
  /* (transfer floating): made when it is looked at first, and anew for each officer and language */
  GtkWidget *(*create) (LoketApplication *application);
} LoketAdminSection;

const LoketAdminSection *loket_admin_sections (guint *n_sections);
gboolean loket_admin_may (LoketApplication *application, LoketPermission permission);

G_END_DECLS
