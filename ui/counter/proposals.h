/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a second officer, as far as the one who is signed in has a say or a part in it;
 * the page of proposals and the head of the window show it. */
#pragma once

#include "client/client.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PROPOSALS (loket_proposals_get_type ())
G_DECLARE_FINAL_TYPE (LoketProposals, loket_proposals, LOKET, PROPOSALS, GObject)

/* Signals: "changed", "decided" (LoketApproval), "refused" (GError): what was pressed was not done.
 */

LoketProposals *loket_proposals_new (LoketClient *client) G_GNUC_WARN_UNUSED_RESULT;
GListModel *loket_proposals_list (LoketProposals *self);
guint loket_proposals_count (LoketProposals *self);
gboolean loket_proposals_is_own (LoketProposals *self, LoketApproval *approval);
gboolean loket_proposals_is_busy (LoketProposals *self);
void loket_proposals_refresh (LoketProposals *self);
void loket_proposals_approve (LoketProposals *self, LoketApproval *approval);
void loket_proposals_refuse (LoketProposals *self, LoketApproval *approval);

G_END_DECLS
