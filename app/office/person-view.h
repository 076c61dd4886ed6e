/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's page while it is put together; the files that fill it include this. */
#pragma once

#include "core/facts.h"
#include "core/match-parameters.h"
#include "core/person-desk.h"
#include "office/people.h"

G_BEGIN_DECLS

typedef struct {
  /* borrowed */
  LoketTurn *turn;
  LoketTxn *txn;
  const char *family_card; /* nullable */
  /* owned */
  LoketPerson *person;
  LoketPersonView *view;
  GPtrArray *claims; /* LoketClaim, newest first */
  GPtrArray *values; /* LoketPersonValue, newest first */
  GPtrArray *events; /* LoketPersonEvent */
  GHashTable *lists; /* number of a list -> LoketListBatch */
  LoketMatchParameters *parameters;
} LoketPersonOpening;

gboolean loket_person_opening_begin (LoketPersonOpening *opening,
                                     LoketTurn *turn,
                                     const char *person,
                                     GError **error);
void loket_person_opening_clear (LoketPersonOpening *opening);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketPersonOpening, loket_person_opening_clear)

gboolean loket_person_name_list (LoketPersonOpening *opening,
                                 const char *list_row,
                                 char **source,
                                 char **period,
                                 GError **error);
gboolean loket_person_gather_claims (LoketPersonOpening *opening, GError **error);
gboolean loket_person_tell_stories (LoketPersonOpening *opening, GError **error);
gboolean loket_person_tell_events (LoketPersonOpening *opening, GError **error);

LoketListFacts *loket_list_facts_read (LoketListRow *row) G_GNUC_WARN_UNUSED_RESULT;
void loket_person_facts (LoketPerson *person, const char *family_card, LoketFacts *facts);
const char *loket_person_text (LoketPerson *person, const char *field);
LoketMemberView *loket_member_view_make (const LoketHouseholdMember *member,
                                         const LoketPerson *person) G_GNUC_WARN_UNUSED_RESULT;
LoketMemberView *loket_member_view_of (LoketTurn *turn,
                                       LoketHouseholdMember *member,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
char **loket_benefits_warn_of_doubles (GPtrArray *benefits) G_GNUC_WARN_UNUSED_RESULT;
LoketPersonView *loket_person_view_of (LoketTurn *turn,
                                       const char *person,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
