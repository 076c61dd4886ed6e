/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk of applications share; only they include it. */
#pragma once

#include "core/application-desk.h"
#include "office/applications.h"
#include "store/applications.h"

G_BEGIN_DECLS

/* Handlers, one topic a file */
LoketRecord *loket_application_begin (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_application_set_papers (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_application_open (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_application_list (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_application_act (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_application_status (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_worklist_show (LoketTurn *turn, LoketRecord *record, GError **error);
LoketRecord *loket_person_brief_of (LoketTurn *turn, LoketRecord *record, GError **error);

/* Papers (application-papers.c) */
gboolean loket_application_needs_paper (const LoketApplication *application,
                                        const LoketKindPaper *paper);
gboolean loket_application_put_papers (LoketTurn *turn,
                                       const LoketApplication *application,
                                       LoketApplicationKind *kind,
                                       char **seen,
                                       GError **error);

/* The page of one (application-view.c) */
LoketRecord *loket_application_view_of (LoketTurn *turn,
                                        LoketApplication *application,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_application_place_rows (LoketTurn *turn, GPtrArray *rows, GListStore *store);

gboolean loket_application_check_version (const LoketApplication *application,
                                          gint64 version,
                                          GError **error);

G_END_DECLS
