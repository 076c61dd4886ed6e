/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a section of the page of applications: its pages stand one upon the other, records
 * are fetched before their page is seen, and Escape goes back. */
#pragma once

#include "core/queue.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CASES_DESK (loket_cases_desk_get_type ())
G_DECLARE_FINAL_TYPE (LoketCasesDesk, loket_cases_desk, LOKET, CASES_DESK, GtkBox)

/* Makes the page of a record that was fetched: (transfer floating). */
typedef GtkWidget *(*LoketCasesPage) (LoketProgram *program, LoketRecord *record);

GtkWidget *loket_cases_desk_new (LoketProgram *program, GtkWidget *first) G_GNUC_WARN_UNUSED_RESULT;

/* For its pages; @inside is any widget of one. */
void loket_cases_desk_push (GtkWidget *inside, GtkWidget *page);
void loket_cases_desk_pop (GtkWidget *inside);
void loket_cases_desk_back (GtkWidget *inside, const char *news);
void loket_cases_desk_put (GtkWidget *inside, GtkWidget *page, const char *news);
void loket_cases_desk_close (GtkWidget *inside, GtkWidget *page, const char *news);
void loket_cases_desk_end (GtkWidget *inside, GtkWidget *page, const char *news);
void loket_cases_desk_fetch (GtkWidget *inside,
                             const LoketOperation *operation,
                             LoketRecord *request,
                             LoketCasesPage page);
void loket_cases_desk_refetch (GtkWidget *inside,
                               const LoketOperation *operation,
                               LoketRecord *request,
                               LoketCasesPage page,
                               const char *news);
void loket_cases_desk_leave (GtkWidget *inside,
                             const LoketOperation *operation,
                             LoketRecord *request,
                             LoketCasesPage page,
                             const char *news);

/* The ticket in service that the section works for. */
void loket_cases_desk_serve (LoketCasesDesk *self, LoketTicket *ticket);
LoketTicket *loket_cases_desk_ticket (GtkWidget *inside);

G_END_DECLS
