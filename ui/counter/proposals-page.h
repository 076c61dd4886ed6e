/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proposals that wait for a second officer, each with its two answers.  The window shows it. */
#pragma once

#include "ui/common/page.h"
#include "ui/common/program.h"
#include "ui/counter/proposals.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PROPOSALS_PAGE (loket_proposals_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketProposalsPage, loket_proposals_page, LOKET, PROPOSALS_PAGE, LoketPage)

GtkWidget *loket_proposals_page_new (LoketProgram *application,
                                     LoketProposals *proposals) G_GNUC_WARN_UNUSED_RESULT;
char *loket_proposal_sentence (LoketApproval *approval) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
