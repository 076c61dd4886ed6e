/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a person: who it is, and under that in tabs the facts, why they stand, the family and
 * what happened. */
#pragma once

#include "core/person-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PERSON_PAGE (loket_person_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketPersonPage, loket_person_page, LOKET, PERSON_PAGE, GtkBox)

GtkWidget *loket_person_page_new (LoketProgram *application,
                                  LoketPersonView *view) G_GNUC_WARN_UNUSED_RESULT;

void loket_person_page_show (LoketPersonPage *self, const char *tab);

/* Its tabs, one a file: (transfer floating) */
GtkWidget *loket_registry_overview_new (LoketProgram *application, LoketPersonView *view);
GtkWidget *loket_registry_why_new (LoketProgram *application, LoketPersonView *view);
GtkWidget *loket_registry_family_new (LoketProgram *application, LoketPersonView *view);
GtkWidget *loket_registry_applications_new (LoketProgram *application, LoketPersonView *view);
GtkWidget *loket_registry_cards_new (LoketProgram *application, LoketPersonView *view);
GtkWidget *loket_registry_timeline_new (LoketProgram *application, LoketPersonView *view);
GtkWidget *loket_registry_looks_new (LoketProgram *application, LoketPersonView *view);
GtkWidget *loket_registry_merged_new (LoketProgram *application, LoketPersonView *view);

G_END_DECLS
