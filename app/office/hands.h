/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose hands are on a decision: proposer, head of section, head of unit and whoever asked at the
 * home are different people, and a review is in other hands than what it reviews.  The store's
 * CHECKs (schema 0008) hold the first three apart by whatever way a row comes. */
#pragma once

#include "core/application.h"
#include "core/decision.h"
#include "office/turn.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_HAND_PROPOSES,
  LOKET_HAND_SECTION,
  LOKET_HAND_HEAD,
} LoketHand;

gboolean loket_hands_check (LoketTurn *turn,
                            LoketApplication *application,
                            LoketDecision *decision,
                            LoketHand hand,
                            GError **error);

gboolean
loket_hands_check_other (LoketTurn *turn, const char *hand, const char *name, GError **error);
gboolean
loket_hands_check_pair (LoketTurn *turn, const char *one, const char *other, GError **error);

G_END_DECLS
