/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the dispatcher makes a turn and what it collects from it. */
#pragma once

#include "core/merge-desk.h"
#include "office/asker.h"
#include "office/turn.h"

G_BEGIN_DECLS

struct _LoketTurn {
  /* borrowed for the length of the turn */
  LoketOffice *office;
  LoketTxn *txn;
  const LoketAsker *asker;
  const LoketOperation *operation;
  GBytes *ticket_key;
  gpointer prepared;
  /* owned */
  gint64 now;
  char *day;
  GString *before; /* JSON arrays for the audit row, without their closing bracket */
  GString *after;
  GHashTable *officer_names; /* (nullable) id → name, of whom somebody asked */
  GHashTable
      *list_maps; /* (nullable) number → LoketListMap or nothing, of lists whose rows were read */
  char *officer;  /* (nullable) whom the audit row names when nobody is signed in */
  char *purpose;  /* (nullable) what for, said by whoever asks */
  gboolean keep;  /* what was written stays in any case */
  const char *proposer; /* (nullable) borrowed: who proposed what is carried out now */
  gboolean begins_job;
  gboolean unlocks; /* keys were unlocked: if the turn comes to nothing, they are locked again */
  LoketMovedRows *moved; /* (nullable) borrowed: where each row that is touched is written down */
};

gboolean loket_turn_begin (LoketTurn *turn, gboolean writes, GError **error);
void loket_turn_clear (LoketTurn *turn);
gboolean loket_turn_audit (LoketTurn *turn,
                           const LoketOperation *operation,
                           const char *key,
                           GError **error);
gboolean loket_turn_has_notes (const LoketTurn *turn);
void loket_turn_note_change (LoketTurn *turn, gpointer before, gpointer after);
void loket_turn_refused (LoketTurn *turn, const GError *refusal);
char *loket_turn_business_day (LoketTxn *txn,
                               LoketOffice *office,
                               gint64 now,
                               char **known,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

const struct _LoketBinding *loket_office_job_binding (LoketOffice *office, const char *name);

/* Runs what two officers agreed on, inside the turn of the second one. */
LoketRecord *loket_office_carry_out (LoketTurn *turn,
                                     const LoketOperation *operation,
                                     LoketRecord *request,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_office_check (LoketTurn *turn,
                             const LoketOperation *operation,
                             LoketRecord *request,
                             GError **error);
char **loket_proposal_people (LoketTurn *turn, LoketRecord *request) G_GNUC_WARN_UNUSED_RESULT;
char *loket_proposal_names (LoketTurn *turn, LoketRecord *request) G_GNUC_WARN_UNUSED_RESULT;
LoketRecord *loket_approval_propose (LoketTurn *turn,
                                     const LoketOperation *operation,
                                     LoketRecord *request,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketTurn, loket_turn_clear)

G_END_DECLS
