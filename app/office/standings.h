/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists say of people, read once for all who ask: the rules, the clocks of applications, the
 * look-up first (domain.md 1.3, 4.5). */
#pragma once

#include "core/brief.h"
#include "core/list.h"
#include "core/rule-facts.h"
#include "office/turn.h"

G_BEGIN_DECLS

/* What lists say of somebody and of who lives with him; each place of the four is of one row. */
typedef struct {
  GPtrArray *persons;   /* ids */
  GPtrArray *standings; /* LoketListStanding */
  GPtrArray *facts;     /* LoketListFacts */
  GArray *sayings;      /* LoketListSaying; its texts are those of @standings */
  LoketListing listing; /* of the first of the people */
} LoketStandings;

void loket_standings_clear (LoketStandings *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketStandings, loket_standings_clear)

gboolean
loket_standings_read (LoketStandings *self, LoketTurn *turn, GPtrArray *people, GError **error);
gboolean
loket_standing_is_listed (LoketTurn *turn, const char *person, gboolean *listed, GError **error);

GPtrArray *loket_people_with (LoketTurn *turn,
                              const char *person,
                              LoketHousehold **household,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketListMap *loket_list_batch_map (LoketListBatch *batch) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
