/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the verifier stands that asks, as the profile has it. */
#pragma once

#include "office/office.h"
#include "office/turn.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct {
  LoketFacility *facility; /* (nullable) of the profile of this thread */
  char *area;              /* (nullable) region that the device was made for */
} LoketStanding;

void loket_standing_clear (LoketStanding *standing);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketStanding, loket_standing_clear)

gboolean loket_standing_find (LoketOffice *office,
                              LoketTxn *txn,
                              const LoketCaller *caller,
                              LoketStanding *standing,
                              GError **error);
gboolean loket_standing_look_for_school (LoketOffice *office,
                                         LoketTxn *txn,
                                         LoketPermission permission,
                                         LoketCaller *caller,
                                         GError **error);
char *loket_turn_facility (LoketTurn *turn, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
