/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a page with a sidebar: one row a section.  LoketAdminPage shows those that the
 * signed-in officer may see; the administration is one such page, the register is another. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

typedef struct {
  const char *symbol; /* "devices": name of its page in the stack */
  const char *title;  /* English source of what stands in the sidebar */
  const char *icon;
  LoketPermission permission; /* that one must have to see it at all */
  /* (transfer floating): made when it is looked at first, and anew for each officer and language */
  GtkWidget *(*create) (LoketProgram *application);
} LoketAdminSection;

/* All sections of one page.  Texts are English sources. */
typedef struct {
  const char *title;         /* over the sidebar */
  const char *none;          /* said to an officer who may see none of them */
  const char *nobody_advice; /* who has to sign in */
  gboolean inside;           /* the next key is for the section, not for the sidebar */
  const LoketAdminSection *sections;
  guint n_sections;
} LoketAdminSections;

const LoketAdminSections *loket_admin_sections (void);
LoketCaller loket_admin_caller (LoketProgram *application);
gboolean loket_admin_is_head (LoketProgram *application);
gboolean loket_admin_may (LoketProgram *application, LoketPermission permission);

G_END_DECLS
