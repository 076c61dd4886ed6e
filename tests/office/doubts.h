/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists, their rows and doubtful pairs in the register of a test's office, and the two officers who
 * deal with them. */
#pragma once

#include "core/list.h"
#include "core/merge-desk.h"
#include "core/pair-desk.h"
#include "core/error.h"
#include "register.h"
#include "store/txn.h"

G_BEGIN_DECLS

#define DOUBTS_BATCH 7

/* A list in review with so many doubtful rows; the id. */
char *doubts_batch (Fixture *fixture, gint64 in_doubt) G_GNUC_WARN_UNUSED_RESULT;
/* A row of it; the id. */
char *doubts_row (Fixture *fixture,
                  gint64 line,
                  LoketRowState state,
                  const char *person,
                  const char *facts) G_GNUC_WARN_UNUSED_RESULT;
/* A pair of a row, or (when @list_row is NULL) of two people; the id. */
char *doubts_pair (Fixture *fixture,
                   const char *list_row,
                   const char *other,
                   const char *person,
                   gint64 weight,
                   LoketPairHint hint) G_GNUC_WARN_UNUSED_RESULT;

/* As another desk changes a person: @after gets the next version. */
void doubts_change_person (Fixture *fixture, LoketPerson *before, LoketPerson *after);
/* Memberships of a household by id, past ones too. */
GPtrArray *doubts_members (Fixture *fixture, const char *household) G_GNUC_WARN_UNUSED_RESULT;

/* The whole register, byte for byte. */
char *doubts_dump (LoketTxn *txn) G_GNUC_WARN_UNUSED_RESULT;

/* Two officers at counters who may do all of it, and what they do. */
typedef struct {
  char *first; /* tokens */
  char *second;
} Officers;

/* The token of somebody new at a counter. */
char *officers_one_comes (Fixture *fixture, const char *login, const char *role, const char *area)
    G_GNUC_WARN_UNUSED_RESULT;
void officers_come (Fixture *fixture, Officers *officers);
void officers_clear (Officers *officers);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Officers, officers_clear)

gpointer officers_do (Fixture *fixture,
                      const char *token,
                      const LoketOperation *operation,
                      gpointer request) G_GNUC_WARN_UNUSED_RESULT;
void officers_refused (Fixture *fixture,
                       const char *token,
                       const LoketOperation *operation,
                       gpointer request,
                       LoketErrorCode code,
                       const char *parameter);
/* From now on that officer's password is one that the other gave him. */
void officers_share (Fixture *fixture, const char *officer, const char *by);
/* Proposed by the first, approved by the second; the id of what came of it, or NULL with @error. */
char *officers_agree (Fixture *fixture,
                      const Officers *officers,
                      const LoketOperation *operation,
                      gpointer request,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void officers_approve (Fixture *fixture, const Officers *officers, const char *approval);

G_END_DECLS
