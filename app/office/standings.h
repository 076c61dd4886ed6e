/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody stands on a list that counts: then the short clock runs (domain.md 1.3, 7). */
#pragma once

#include "core/brief.h"
#include "office/turn.h"

G_BEGIN_DECLS

/* A list counts so long. */
#define LOKET_STANDING_MONTHS 12
/* The best decile that does not count any more. */
#define LOKET_STANDING_DECILE 5

/* What lists say of some people. */
typedef struct {
  GPtrArray *persons;   /* ids, one for each standing */
  GPtrArray *standings; /* LoketListStanding */
  GPtrArray *facts;     /* LoketListFacts */
} LoketStandings;

void loket_standings_clear (LoketStandings *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketStandings, loket_standings_clear)

gboolean
loket_standings_read (LoketStandings *self, LoketTurn *turn, GPtrArray *people, GError **error);
gboolean
loket_standing_is_listed (LoketTurn *turn, const char *person, gboolean *listed, GError **error);

G_END_DECLS
