/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages about two records of one person that become one, about one that becomes two, and about
 * undoing either; app/office/merge.c answers them. */
#pragma once

#include "core/person.h"

G_BEGIN_DECLS

#define LOKET_MERGE_PAGE 200
#define LOKET_REASON_MIN 3 /* characters */

LOKET_DECLARE_RECORD (LoketMergeRequest, loket_merge_request)
struct _LoketMergeRequest {
  LoketRecord parent_instance;
  char *winner;
  char *loser;
  char **fields; /* of the person, to take from the loser */
  char *reason;
};

LOKET_DECLARE_RECORD (LoketUnmergeRequest, loket_unmerge_request)
struct _LoketUnmergeRequest {
  LoketRecord parent_instance;
  char *merge;
  char *reason;
};

/* What of a person belongs to somebody else; of whom nothing else is said is as the first row says.
 */
LOKET_DECLARE_RECORD (LoketSplitRequest, loket_split_request)
struct _LoketSplitRequest {
  LoketRecord parent_instance;
  char *person;
  char **list_rows;
  char **memberships;
  char **values; /* ids of chosen values */
  char *name;
  char *nik;
  char *birth_date;
  LoketPersonSex sex;
  char *mother_name;
  char *reason;
};

LOKET_DECLARE_RECORD (LoketMergeQuery, loket_merge_query)
struct _LoketMergeQuery {
  LoketRecord parent_instance;
  char *person; /* absent = the last ones of the caller's area */
  LoketOptional limit;
};

/* One row that a merge or split touched; @before absent = it was made, @after is as it was left. */
LOKET_DECLARE_RECORD (LoketMovedRow, loket_moved_row)
struct _LoketMovedRow {
  LoketRecord parent_instance;
  char *entity;
  char *id;
  char *before; /* JSON */
  char *after;  /* JSON */
};

LOKET_DECLARE_RECORD (LoketMovedRows, loket_moved_rows)
struct _LoketMovedRows {
  LoketRecord parent_instance;
  GListStore *rows;
};

/* A merge or a split as people read it. */
LOKET_DECLARE_RECORD (LoketMergeEntry, loket_merge_entry)
struct _LoketMergeEntry {
  LoketRecord parent_instance;
  char *id;
  LoketMergeKind kind;
  char *winner;
  char *winner_name;
  gint64 winner_number;
  char *loser;
  char *loser_name;
  gint64 loser_number;
  char *reason;
  gint64 moved; /* rows */
  char *officer;
  char *approved_by;
  gint64 at;
  char *undone_by;
  char *undone_approved_by;
  LoketOptional undone_at;
};

LOKET_DECLARE_RECORD (LoketMergeList, loket_merge_list)
struct _LoketMergeList {
  LoketRecord parent_instance;
  GListStore *merges;
};

G_END_DECLS
