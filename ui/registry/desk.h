/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of people, a section of the register's page: search, then whom one looks at, one page
 * upon the other; Escape goes back to the hits as they were. */
#pragma once

#include "core/person-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_REGISTRY_DESK (loket_registry_desk_get_type ())
G_DECLARE_FINAL_TYPE (LoketRegistryDesk, loket_registry_desk, LOKET, REGISTRY_DESK, GtkBox)

GtkWidget *loket_registry_desk_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

/* For its pages; @inside is any widget of one. */
void loket_registry_desk_push (GtkWidget *inside, GtkWidget *page);
void loket_registry_desk_pop (GtkWidget *inside);
void loket_registry_desk_open (GtkWidget *inside, const char *person);
void loket_registry_desk_ask (GtkWidget *inside, LoketRecord *hit);
void loket_registry_desk_reopen (GtkWidget *inside, const char *person);
void loket_registry_desk_saved (GtkWidget *inside, const char *person, const char *news);
void loket_registry_desk_saved_at (GtkWidget *inside,
                                   const char *person,
                                   const char *news,
                                   const char *tab);
LoketPurpose loket_registry_desk_purpose (GtkWidget *inside, const char **note);

G_END_DECLS
